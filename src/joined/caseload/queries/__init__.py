"""Reading care that goes on: the lists, one person's care, what counts and why."""

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
from joined.caseload.queries.listing import caseload
from joined.caseload.queries.running import Running, running
from joined.caseload.queries.shapes import Care, Caseload, Met, Row
from joined.caseload.queries.standing import care_of
from joined.caseload.queries.telling import Brief, Told, brief

__all__ = [
    "Brief",
    "Care",
    "Caseload",
    "Met",
    "Row",
    "Running",
    "Told",
    "brief",
    "care_of",
    "caseload",
    "colleagues_of",
    "contact_row",
    "current",
    "late_days",
    "line_of",
    "missed_in_a_row",
    "moves_warning",
    "pause_row",
    "planned_now",
    "rule_of",
    "running",
    "spell_row",
    "spells_of_worker",
    "team_to_ask",
    "teams_to_ask",
    "to_keep",
    "unexplained",
    "who_could_be_named",
    "why_counts",
]
