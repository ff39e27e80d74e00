"""What stands beside somebody's care: what they have had, dated duties, the yearly check; one look for all of it."""

import dataclasses
import datetime
import uuid

from joined.caseload import access
from joined.caseload.queries import checking, counting, dated, national
from joined.kit import actors
from joined.trail.writing import shows


@dataclasses.dataclass(frozen=True, kw_only=True)
class Beside:
    """Each part, or None for whoever may not see it. `rule`: who agreed what counts for the team that answers."""

    people: tuple[uuid.UUID, ...]
    national: national.National | None
    rule: str
    duties: dated.Duties | None
    checks: checking.Checks | None


@shows
def beside(*, to: actors.Actor, person: uuid.UUID, born_on: datetime.date | None, is_open: bool) -> Beside:
    """Duties and readings only while their care goes on (`is_open`). Raises NotHere or Forbidden."""
    doors = access.doors(to=to, person=person)
    if not doors.may_read:
        access.check_may_read(to=to, person=person)
    had = national.of(person, born_on, may_write=doors.may_write)
    return Beside(
        people=(person,),
        national=had,
        rule=counting.rule_said(team_id=had.team_id if had else None),
        duties=dated.of(person) if is_open and doors.may_see_to_duties else None,
        checks=checking.of(person) if is_open and doors.may_check else None,
    )
