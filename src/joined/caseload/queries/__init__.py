"""Reading care that goes on: the lists, one person's care, what counts and why."""

from joined.caseload.queries.coming_back import Way, last_team, pass_to_tell, passes_ending, way_of
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
from joined.caseload.queries.moving_on import (
    Moving,
    aftercare_of,
    moving_of,
    moving_row,
    moving_under_way,
    said_no_to_moving_on,
    support_of,
    support_row,
    who_could_go_on,
)
from joined.caseload.queries.not_coming import closing, not_coming_of
from joined.caseload.queries.running import Running, running
from joined.caseload.queries.shapes import Care, Caseload, Met, Row
from joined.caseload.queries.standing import care_of
from joined.caseload.queries.telling import Brief, Told, brief

__all__ = [
    "Brief",
    "Care",
    "Caseload",
    "Met",
    "Moving",
    "Row",
    "Running",
    "Told",
    "brief",
    "Way",
    "aftercare_of",
    "care_of",
    "caseload",
    "closing",
    "colleagues_of",
    "contact_row",
    "current",
    "last_team",
    "late_days",
    "line_of",
    "missed_in_a_row",
    "moves_warning",
    "moving_of",
    "moving_row",
    "moving_under_way",
    "not_coming_of",
    "pass_to_tell",
    "passes_ending",
    "pause_row",
    "planned_now",
    "rule_of",
    "running",
    "spell_row",
    "spells_of_worker",
    "said_no_to_moving_on",
    "support_of",
    "support_row",
    "team_to_ask",
    "teams_to_ask",
    "to_keep",
    "unexplained",
    "way_of",
    "who_could_be_named",
    "who_could_go_on",
    "why_counts",
]
