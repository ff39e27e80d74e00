"""What stands about somebody in care who does not come, and whom nobody reaches."""

import dataclasses
import uuid

from joined.caseload import models
from joined.caseload.rules import ladder
from joined.kit import actors, errors
from joined.steps import queries as steps
from joined.steps import words as said_of_ends
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class NotComing:
    """What was tried and by whom, what the huddle was asked, and what is missing before care may end for it."""

    people: tuple[uuid.UUID, ...]
    tries: steps.Tries
    asked: steps.Ended | None
    agreed: str
    missing: tuple[str, ...]
    has_practice: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Closing:
    """The row that the huddle was asked about, and whether a letter may be posted."""

    row: object
    is_post_safe: bool


def huddled(spell: models.Spell) -> ladder.Huddled | None:
    """The huddle that agreed to close for not coming; None while none did, or the closing was taken back."""
    found = models.NotComing.objects.filter(spell=spell, closing__withdrawn_at=None).first()
    if found is None:
        return None
    return ladder.Huddled(outcome=ladder.AGREED, organisations=found.organisations, clinicians=found.clinicians)


def _missing(of_the_ladder: tuple[str, ...], agreed: ladder.Huddled | None) -> tuple[str, ...]:
    """Each thing once: without a huddle, that none has signed it off is said already."""
    of_the_huddle = ladder.may_close_for_not_coming(huddled=agreed)
    others = [said for said in of_the_ladder if not of_the_huddle or said != said_of_ends.MISSING["signed"]]
    return (*others, *of_the_huddle)


@shows
def not_coming_of(*, to: actors.Staff, spell: models.Spell) -> NotComing:
    """For the team that answers for them."""
    ends = steps.ends_of(to=to, matter=spell.matter)
    agreed = models.NotComing.objects.filter(spell=spell, closing__withdrawn_at=None).first()
    return NotComing(
        people=(spell.person_id,),
        tries=steps.tries_of(to=to, matter=spell.matter),
        asked=ends.closings.get("not_reached"),
        agreed=f"{agreed.agreed_where}, {agreed.agreed_by}" if agreed else "",
        missing=_missing(ends.missing, huddled(spell)),
        has_practice=ends.has_practice,
    )


def closing(*, to: actors.Staff, spell: models.Spell) -> Closing:
    """What the huddle was asked. Raises Refused where nobody asked."""
    ends = steps.ends_of(to=to, matter=spell.matter)
    asked = ends.closings.get("not_reached")
    row = steps.closing_row(to=to, closing_id=asked.id) if asked else None
    if row is None:
        raise errors.Refused("Ask the huddle first.")
    return Closing(row=row, is_post_safe=ends.is_post_safe)
