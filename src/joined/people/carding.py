"""What a charity that is asked for help reads of somebody, before it has said yes or no (AC-048)."""

import collections
import dataclasses
import uuid
from collections.abc import Collection

from joined.base import rows, wording
from joined.kit import actors
from joined.people import access, models, queries, rules


@dataclasses.dataclass(frozen=True, kw_only=True)
class Card:
    """First name, and how to contact them safely: each only where the person agreed to it for this organisation."""

    first_name: str = ""
    ways: tuple[tuple[str, str], ...] = ()


def card(*, to: actors.Staff, person: uuid.UUID) -> Card:
    """The card; within a page that shows what is asked, which writes the look. Raises NotHere."""
    access.check(to=to, person=person, scope="asked")
    parts = rules.card_parts(access.standing(to=to, person=person, scope="asked", action="read").consent)
    if not parts:
        return Card()
    with rows.house(person):  # row security shows a charity that is only asked nothing of the person
        row = models.Person.objects.get(pk=person)
        found = queries.as_seen(queries.reach(row), to=to) if "ways" in parts else None
    return Card(first_name=(row.call_me or row.name).split()[0], ways=_ways(found) if found else ())


def first_names(*, people: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What each of several is called, as the house and after the room's own check; where two are called the same,
    with the first letter of the family name, or all of it, so that nobody is taken for somebody else."""
    called = {}
    for row in models.Person.objects.filter(pk__in=people):
        first, last = (row.call_me or row.name).split()[0], row.name.split()[-1]
        called[row.pk] = (first, f"{first} {last[:1]}.", f"{first} {last}")
    often = collections.Counter(way for ways in called.values() for way in ways)
    return {pk: next((way for way in ways if often[way] == 1), ways[-1]) for pk, ways in called.items()}


def _ways(reach: queries.Reach) -> tuple[tuple[str, str], ...]:
    """What to do before contact, and never why (H8)."""
    if reach.marker:
        return (("Before you contact them", reach.marker),)
    voice = reach.channels.get("voice")
    ring = ", ".join(part for part in (wording.phone(reach.phone), voice.hours if voice else "") if part)
    answers = rules.IF_ANSWERED.get(voice.if_answered, "") if voice else ""
    found = (
        ("Ring", ring if reach.may_ring else ""),
        ("If somebody else answers", answers if reach.may_ring else ""),
        ("Text", rules.LEVELS[reach.text.level] if reach.text.is_allowed else ""),
        *(("What they need", flag.says) for flag in reach.flags if flag.says),
    )
    ways = tuple((label, text) for label, text in found if text)
    return ways or (("Contact", "No safe way is written down yet. Ask whoever asks you."),)
