"""Reading care that goes on: the lists, one person's care, what counts and why."""

from joined.caseload.queries.continuity import continuities
from joined.caseload.queries.counting import late_days, missed_in_a_row, rule_of, why_counts
from joined.caseload.queries.finding import (
    colleagues_of,
    contact_row,
    current,
    line_of,
    moves_warning,
    pause_row,
    planned_now,
    spell_row,
    spells_of_worker,
    team_to_ask,
    teams_to_ask,
    to_keep,
    unexplained,
    who_could_be_named,
)
from joined.caseload.queries.forecasting import forecast
from joined.caseload.queries.free import away_of, away_row
from joined.caseload.queries.listing import caseload, check_caseload
from joined.caseload.queries.moving_many import care_to_move, moved, reassigning, to_move, workers
from joined.caseload.queries.shapes import Care, Caseload, Forecast, Met, Row, WillPass
from joined.caseload.queries.standing import care_of
from joined.caseload.queries.telling import Brief, Told, brief

__all__ = [
    "Brief",
    "Care",
    "Caseload",
    "Forecast",
    "Met",
    "Row",
    "Told",
    "WillPass",
    "away_of",
    "away_row",
    "brief",
    "care_of",
    "care_to_move",
    "caseload",
    "check_caseload",
    "colleagues_of",
    "contact_row",
    "continuities",
    "current",
    "forecast",
    "late_days",
    "line_of",
    "missed_in_a_row",
    "moved",
    "moves_warning",
    "pause_row",
    "planned_now",
    "reassigning",
    "rule_of",
    "spell_row",
    "spells_of_worker",
    "team_to_ask",
    "teams_to_ask",
    "to_keep",
    "to_move",
    "unexplained",
    "who_could_be_named",
    "why_counts",
    "workers",
]
