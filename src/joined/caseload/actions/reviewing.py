"""What somebody else told us is looked through before the person may read it."""

from __future__ import annotations

from joined.base import rows
from joined.caseload import access, models
from joined.kit import actors, clock, errors
from joined.trail.writing import action


@action
def review_line(*, by: actors.Staff, line: models.Line) -> models.Line:
    """Somebody of the responsible team has looked: nobody is given away by it, and the person may read it.

    Raises NotHere or Forbidden; Refused where it is looked through already, or the person told it themselves.
    """
    access.check_may_keep(by=by, spell=line.contact.spell)
    with rows.house(line.person_id):
        given = {"reviewed_at": clock.now(), "reviewed_by": by.shown}
        if not models.Line.objects.filter(pk=line.pk, from_other=True, reviewed_at=None).update(**given):
            raise errors.Refused("This has been looked through already.")
        line.refresh_from_db()
    return line
