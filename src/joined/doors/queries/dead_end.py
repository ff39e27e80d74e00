"""Where we said no: counts without anybody in them."""

import dataclasses

from joined.kit import actors
from joined.steps import queries as steps
from joined.trail import writing as trail


@dataclasses.dataclass(frozen=True, kw_only=True)
class Noes:
    """Noes of the last 90 days by team and reason; where a reason was none; about how many two teams said no."""

    by_team: tuple[steps.NoCount, ...]
    instead: tuple[tuple[str, str, str], ...]
    twice: str
    for_funders: bool
    days: int


def where_we_said_no(*, to: actors.Staff) -> Noes:
    """For chairs, managers and the place lead, and in coarser numbers for funders, whose looks the trail keeps (T40);
    the database gives everybody else nothing."""
    if to.role_class in steps.FUNDERS:
        trail.numbers(to=to, verb="doors.where_we_said_no", thing=to.organisation)
    return Noes(
        by_team=tuple(steps.noes(to=to)),
        instead=tuple(steps.offered_instead(to=to)),
        twice=steps.twice_declined(to=to),
        for_funders=to.role_class in steps.FUNDERS,
        days=steps.DAYS_LOOKED_AT,
    )
