"""A GP who writes texts, one for each line on stdin; prints its id once it is saved, or the kind of error.

Run in a house's own surroundings, by `clients.Texts`.
"""

import os
import sys

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "joined.config.settings")
django.setup()

from django.db import connection, utils  # noqa: E402  needs the apps

from joined.accounts import queries as who  # noqa: E402
from joined.base import rows  # noqa: E402
from joined.demo import cast  # noqa: E402
from joined.kit import actors  # noqa: E402
from joined.messages import queries as messages  # noqa: E402
from joined.people import actions, models, queries  # noqa: E402

MOBILE = "+447"
"""To any other number the provider refuses to send, and somebody rings: such a text is not sent and not lost."""


def main() -> None:
    gp = who.staff(user_id=who.user_called(name=next(member.name for member in cast.PEOPLE if member.slug == "gp")))
    people = _reachable(gp)
    print("ready", flush=True)
    for number, _ in enumerate(sys.stdin):
        try:
            print(_text(gp, people[number % len(people)]), flush=True)
        except (utils.OperationalError, utils.InterfaceError) as trouble:
            connection.close()
            print(f"error {type(trouble).__name__}", flush=True)


def _reachable(gp: actors.Staff) -> list[models.Person]:
    with rows.context(gp):
        people = list(models.Person.objects.filter(practice_id=gp.organisation).order_by("id"))
    found = []
    for person in people:
        with rows.context(gp):
            reach = queries.how_to_reach(to=gp, person=person.pk)
        if reach.route("text").is_allowed and reach.phone.startswith(MOBILE):
            found.append(person)
    return found


def _text(gp: actors.Staff, person: models.Person) -> str:
    with rows.context(gp):
        own = messages.own_words(organisation_id=gp.organisation, level=1)
        words = messages.draft(purpose="plan", level=1, language="en", values=own).words
        return str(actions.text(by=gp, person=person, words=words, level=1).pk)


if __name__ == "__main__":
    main()
