"""Where we said no: counts without anybody in them."""

import dataclasses

from joined.kit import actors
from joined.steps import queries as steps


@dataclasses.dataclass(frozen=True, kw_only=True)
class Noes:
    """Noes of the last 90 days by team and reason; where a reason was none; about how many two teams said no."""

    by_team: tuple[steps.NoCount, ...]
    instead: tuple[tuple[str, str, str], ...]
    twice: str
    days: int


def where_we_said_no(*, to: actors.Staff) -> Noes:
    """For chairs, managers and the place lead; the database gives everybody else nothing."""
    return Noes(
        by_team=tuple(steps.noes(to=to)),
        instead=tuple(steps.offered_instead(to=to)),
        twice=steps.twice_declined(to=to),
        days=steps.DAYS_LOOKED_AT,
    )
