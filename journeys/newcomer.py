"""Somebody new at Lockside Surgery, with a password and no second factor; and a session that nobody touched.

Run in the served house's own surroundings: `python newcomer.py add ADDRESS PASSWORD`, `… idle ADDRESS`.
"""

import sys

import django

django.setup()

from joined.accounts import actions as accounts  # noqa: E402  needs the apps
from joined.accounts import models, sessions  # noqa: E402
from joined.kit import actors  # noqa: E402
from joined.places import models as places  # noqa: E402

SET_UP = actors.System("set-up")


def add(address: str, password: str) -> None:
    """A GP of the practice, as its administrator would add them."""
    user = accounts.add_user(by=SET_UP, name="Dr Newcomer", email=address, password=password)
    team = places.Team.objects.get(name="Lockside Surgery")
    accounts.join(by=SET_UP, user=user, team=team, role="gp")


def idle(address: str) -> None:
    """As if nobody had touched their sessions for a long time."""
    for kept in models.Session.objects.filter(user__email=address):
        store = sessions.SessionStore(kept.session_key)
        store[sessions.SEEN] = "2020-01-01T00:00:00+00:00"
        store.save()


if __name__ == "__main__":
    {"add": add, "idle": idle}[sys.argv[1]](*sys.argv[2:])
