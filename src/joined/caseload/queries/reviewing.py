"""Lines that somebody else told us, and that nobody has looked through yet."""

import dataclasses
import datetime
import typing
import uuid

from joined.caseload import access, models
from joined.kit import actors, errors
from joined.people import queries as people
from joined.steps import queries as steps
from joined.trail.writing import shows


class ToReview(typing.NamedTuple):
    """One line, of whom, from which contact."""

    id: uuid.UUID
    contact_id: uuid.UUID
    person: people.Person
    on_day: datetime.date
    team_name: str
    written_by: str
    words: str


@dataclasses.dataclass(frozen=True, kw_only=True)
class LinesToReview:
    """The oldest first."""

    people: tuple[uuid.UUID, ...]
    rows: tuple[ToReview, ...]


@shows
def lines_to_review(*, to: actors.Staff) -> LinesToReview:
    """Of everybody for whom my teams answer. Raises NotHere for whoever cares in no team."""
    access.check_has_caseload(to=to)
    found = models.Line.objects.filter(person_id__in=steps.held_by(to=to), from_other=True, reviewed_at=None)
    lines = list(found.filter(contact__replaced_at=None).select_related("contact__team").order_by("contact__at"))
    known = people.each(to=to, people=list({line.person_id for line in lines}))
    rows = tuple(
        ToReview(
            line.pk,
            line.contact_id,
            known[line.person_id],
            line.contact.on_day,
            line.contact.team.name,
            line.contact.written_by,
            line.words,
        )
        for line in lines
        if line.person_id in known
    )
    return LinesToReview(people=tuple(known), rows=rows)


def line_row(*, to: actors.Staff, line_id: uuid.UUID) -> models.Line:
    """One line. Raises NotHere."""
    found = models.Line.objects.select_related("contact__spell__matter").filter(pk=line_id).first()
    if found is None:
        raise errors.NotHere()
    access.check_may_read(to=to, person=found.person_id)
    return found
