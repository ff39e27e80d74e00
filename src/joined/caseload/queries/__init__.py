"""Reading care that goes on: the lists, one person's care, what counts and why."""

from joined.caseload import access
from joined.caseload.queries.ahead import Lump, lump_of_place, lump_of_team
from joined.caseload.queries.before import Before, Known, before_of, known
from joined.caseload.queries.beside import Beside, beside
from joined.caseload.queries.checking import Checks, checks_of, look_row, past_limits
from joined.caseload.queries.coming_back import Way, last_team, pass_to_tell, passes_ending, way_of
from joined.caseload.queries.continuity import continuities
from joined.caseload.queries.counting import late_days, longest_of, missed_in_a_row, rule_of, rule_said, why_counts
from joined.caseload.queries.dated import Duties, duties_of, duty_row, missed_duties
from joined.caseload.queries.finding import (
    colleagues_of,
    contact_row,
    course_row,
    current,
    is_ours,
    knew_them,
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
from joined.caseload.queries.groups import (
    could_join,
    group_of,
    group_row,
    group_to_join,
    groups,
    last_session_on,
    member_row,
    partner_of,
    register_of,
    session_row,
)
from joined.caseload.queries.helping import (
    first_session_within,
    help_given,
    offered_to,
    other_help_within,
    teams_that_give,
    to_choose,
)
from joined.caseload.queries.list_shapes import Caseload, Forecast, Row, WillPass
from joined.caseload.queries.listing import caseload, check_may_take_out
from joined.caseload.queries.moving_many import care_to_move, moved, reassigning, to_move, workers
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
from joined.caseload.queries.shapes import Care, Met
from joined.caseload.queries.standing import care_of
from joined.caseload.queries.telling import Brief, Told, brief
from joined.caseload.queries.views import View, teams_to_share_with, view_row, views_of

has_caseload, check_runs_groups = access.has_caseload, access.check_runs_groups

__all__ = [
    "check_runs_groups",
    "has_caseload",
    "Before",
    "Beside",
    "Brief",
    "Care",
    "Caseload",
    "Checks",
    "Duties",
    "Forecast",
    "Known",
    "LinesToReview",
    "Lump",
    "Met",
    "Moving",
    "National",
    "Row",
    "Running",
    "Told",
    "View",
    "Way",
    "WhatCounts",
    "WillPass",
    "aftercare_of",
    "away_of",
    "away_row",
    "before_of",
    "beside",
    "brief",
    "care_of",
    "care_to_move",
    "caseload",
    "check_may_take_out",
    "checks_of",
    "closing",
    "colleagues_of",
    "contact_row",
    "continuities",
    "course_row",
    "could_join",
    "current",
    "duties_of",
    "duty_row",
    "fact_row",
    "first_session_within",
    "forecast",
    "help_given",
    "group_of",
    "group_row",
    "group_to_join",
    "groups",
    "is_ours",
    "knew_them",
    "last_session_on",
    "known",
    "last_team",
    "late_days",
    "line_of",
    "line_row",
    "lines_to_review",
    "longest_of",
    "lump_of_place",
    "lump_of_team",
    "look_row",
    "missed_duties",
    "member_row",
    "missed_in_a_row",
    "moved",
    "moves_warning",
    "moving_of",
    "moving_row",
    "moving_under_way",
    "national_of",
    "not_coming_of",
    "offered_to",
    "other_help_within",
    "partner_of",
    "pass_to_tell",
    "passes_ending",
    "past_limits",
    "pause_row",
    "planned_now",
    "reassigning",
    "rule_of",
    "rule_said",
    "register_of",
    "running",
    "said_no_to_moving_on",
    "session_row",
    "spell_row",
    "spells_of_worker",
    "support_of",
    "support_row",
    "team_to_ask",
    "teams_that_give",
    "teams_to_share_with",
    "teams_to_ask",
    "to_choose",
    "to_keep",
    "to_move",
    "unexplained",
    "view_row",
    "views_of",
    "way_of",
    "what_counts",
    "who_could_be_named",
    "who_could_go_on",
    "why_counts",
    "workers",
]
