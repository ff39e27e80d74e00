"""Reading care that goes on: the lists, one person's care, what counts and why."""

from joined.caseload.queries.beside import Beside, beside
from joined.caseload.queries.checking import Checks, checks_of, look_row, past_limits
from joined.caseload.queries.coming_back import Way, last_team, pass_to_tell, passes_ending, way_of
from joined.caseload.queries.counting import late_days, missed_in_a_row, rule_of, rule_said, why_counts
from joined.caseload.queries.dated import Duties, duties_of, duty_row, missed_duties
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
from joined.caseload.queries.national import National, fact_row, national_of
from joined.caseload.queries.not_coming import closing, not_coming_of
from joined.caseload.queries.reviewing import LinesToReview, line_row, lines_to_review
from joined.caseload.queries.rules_here import WhatCounts, what_counts
from joined.caseload.queries.running import Running, running
from joined.caseload.queries.shapes import Care, Caseload, Met, Row
from joined.caseload.queries.standing import care_of
from joined.caseload.queries.telling import Brief, Told, brief

__all__ = [
    "Beside",
    "Brief",
    "Care",
    "Caseload",
    "Checks",
    "Duties",
    "LinesToReview",
    "Met",
    "Moving",
    "National",
    "Row",
    "Running",
    "Told",
    "Way",
    "WhatCounts",
    "aftercare_of",
    "beside",
    "brief",
    "care_of",
    "caseload",
    "checks_of",
    "closing",
    "colleagues_of",
    "contact_row",
    "current",
    "duties_of",
    "duty_row",
    "fact_row",
    "last_team",
    "late_days",
    "line_of",
    "line_row",
    "lines_to_review",
    "look_row",
    "missed_duties",
    "missed_in_a_row",
    "moves_warning",
    "moving_of",
    "moving_row",
    "moving_under_way",
    "national_of",
    "not_coming_of",
    "pass_to_tell",
    "passes_ending",
    "past_limits",
    "pause_row",
    "planned_now",
    "rule_of",
    "rule_said",
    "running",
    "said_no_to_moving_on",
    "spell_row",
    "spells_of_worker",
    "support_of",
    "support_row",
    "team_to_ask",
    "teams_to_ask",
    "to_keep",
    "unexplained",
    "way_of",
    "what_counts",
    "who_could_be_named",
    "who_could_go_on",
    "why_counts",
]
