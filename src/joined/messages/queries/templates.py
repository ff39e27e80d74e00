"""Approved words, proposed and retired ones."""

import dataclasses
import datetime
import uuid

from joined.kit import actors, errors
from joined.messages import access, levels, models
from joined.messages import words as said
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Words:
    """Approved, proposed or retired words as a page lists them."""

    id: uuid.UUID
    purpose: str
    purpose_words: str
    language: str
    direction: str
    level: int
    words: str
    reading_note: str
    state: str
    state_words: str
    proposed_by: str
    proposed_at: datetime.datetime | None
    approved_by: str
    approved_on: datetime.date | None
    retired_on: datetime.date | None
    fits_a_text: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Templates:
    """Every template, those in force first; `may_keep`: whether `to` may propose, approve and retire."""

    templates: tuple[Words, ...]
    may_keep: bool
    people: tuple[uuid.UUID, ...] = ()


@shows
def templates(*, to: actors.Actor) -> Templates:
    """What has been proposed, stands and stood, by language and level; any member of staff may read it."""
    order = {"in_force": 0, "proposed": 1, "retired": 2}
    found = models.Template.objects.order_by("language", "purpose", "level", "proposed_at")
    rows_found = sorted(found, key=lambda row: order[row.state])
    return Templates(templates=tuple(_words(row) for row in rows_found), may_keep=access.may_keep_templates(by=to))


def purposes() -> list[tuple[str, str]]:
    """What approved words can be for, with its words."""
    return list(said.PURPOSES.items())


def template(*, to: actors.Actor, template_id: uuid.UUID) -> models.Template:
    """The row, for actions. Raises NotHere."""
    found = models.Template.objects.filter(pk=template_id).first()
    if found is None:
        raise errors.NotHere()
    return found


def _words(row: models.Template) -> Words:
    return Words(
        id=row.pk,
        purpose=row.purpose,
        purpose_words=said.PURPOSES.get(row.purpose, row.purpose),
        language=row.language,
        direction=row.direction,
        level=row.level,
        words=row.words,
        reading_note=row.reading_note,
        state=row.state,
        state_words=said.TEMPLATE_STATES[row.state],
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        approved_by=row.approved_by,
        approved_on=row.approved_on,
        retired_on=row.retired_on,
        fits_a_text=levels.fits_a_text(levels.Wording(row.language, row.level, row.words)),
    )
