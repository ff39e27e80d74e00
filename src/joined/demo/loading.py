"""Loading the demo into an empty database, all of it or nothing."""

import datetime
import random
import time
from collections.abc import Callable

from django.conf import settings
from django.db import transaction

from joined.base import later
from joined.demo import actions, diary, hands, history, place
from joined.kit import clock, errors
from joined.places import queries as places

SEED = 1


def load(
    *, anchor: datetime.date, say: Callable[[str], object], seed: int = SEED, until: datetime.datetime | None = None
) -> None:
    """Riverside as it is at 09:05 on `anchor`, or as it was at `until`, an earlier moment of the same history.

    Raises Refused outside the demo, or where somebody's data is.
    """
    if not (settings.DEMO or settings.TESTING):
        raise errors.Refused("The demo is loaded in demo mode only (JOINED_MODE=demo).")
    days = diary.Diary(anchor)
    do = hands.Hands(place.Riverside(), days)
    chance = random.Random(f"{seed} {anchor}")  # noqa: S311  the same history for the same seed and day
    with transaction.atomic():
        if places.neighbourhoods().exists():
            raise errors.Refused("This database has data in it. The demo is loaded into an empty one.")
        done = _timed(say)
        with clock.at(days.at(days.first - 1, "09:00")):
            actions.mark(by=place.SET_UP)
            with later.playing():  # whoever is on a list is known: nobody compares them
                history.build(by=place.SET_UP, do=do, chance=chance)
        done(f"Riverside: {len(do.made.teams)} teams, {len(do.made.staff)} at work, {len(do.persons)} people")
        history.play(do=do, chance=chance, until=until or days.now)
        if until is None:
            _ask_partners(do)
        done(f"From {days.day(days.first):%A %-d %B} to {clock.london(until or days.now):%H:%M on %A %-d %B %Y}")


def _ask_partners(do: hands.Hands) -> None:
    """This morning's asks go to charities by link, as soon as the demo's phones are there to receive them."""
    with clock.at(do.days.now), later.playing():
        for slug, number in place.TELEPHONES.items():
            place.register_telephone(do.made, slug, number)
    sitting = do.made.huddles["North"].sittings.get(on=do.days.anchor)
    later.later("huddle.tell_partners", sitting=str(sitting.pk))


def _timed(say: Callable[[str], object]) -> Callable[[str], None]:
    """Says each part with the seconds it took."""
    last = time.monotonic()

    def done(part: str) -> None:
        nonlocal last
        now = time.monotonic()
        say(f"{part} ({now - last:.1f} s)")
        last = now

    return done
