"""Who listens to what: happenings (past tense) and the jobs that they put."""

WIRING: dict[str, tuple[str, ...]] = {
    "accounts.code_asked": ("messages.send_code",),
    "accounts.link_made": ("messages.send_link",),
    "accounts.link_asked_anew": ("huddle.link_anew",),
    "accounts.left": ("steps.rehome", "caseload.free_key_worker", "huddle.free_chair"),
    "doors.asked_again": ("huddle.bring_asked_again",),
    "doors.not_this": ("steps.hear_not_this",),
    "doors.not_reached": ("huddle.bring_not_reached",),
    "people.welcomed": ("matching.look",),
    "people.welcomed_many": ("matching.look_each",),
    "doors.asked": ("matching.ask",),
    "messages.delivered": ("huddle.was_told",),
    "messages.failed": ("steps.ring_instead", "people.flag"),
    "messages.waiting": ("people.send_again",),
    "messages.stopped": ("steps.ring_safely",),
    "messages.answered": ("steps.ring_back",),
    "steps.declined_twice": ("huddle.hear_two_noes",),
    "people.unmasked": ("steps.see_who_looked",),
    "huddle.finished": ("huddle.summarise",),
    "huddle.proposed": ("interop.answer_proposed",),
    "steps.accepted": ("interop.answer_accepted",),
    "steps.ended": ("interop.answer_ended", "huddle.leave_agenda"),
    "steps.first_contact_made": ("caseload.see_first_contact",),
    "steps.late_two_days": ("huddle.bring_late_step",),
}

AGENDA: dict[str, tuple[str, str, int]] = {
    "asked_again": ("joined.doors.queries.asked_again", "Asked again on {day}", 20),
    "duty_missed": ("joined.caseload.queries.missed_duties", "A dated duty was missed on {day}", 25),
    "late_step": ("joined.steps.queries.late_at_huddle", "A promise is late since {day}", 30),
    "not_met": ("joined.huddle.queries.not_met", "Accepted, and not met by {day}", 35),
    "not_arrived": ("joined.steps.queries.not_arrived", "A message did not arrive on {day}", 38),
    "not_told": ("joined.steps.queries.not_told", "Nobody has told them the plan since {day}", 40),
    "not_reached": ("joined.steps.queries.not_reached", "Could not be reached, we said on {day}", 45),
    "not_moving_on": ("joined.caseload.queries.said_no_to_moving_on", "Said no to moving on, on {day}", 55),
    "declined": ("joined.steps.queries.said_no", "A team said no on {day}", 60),
    "nobody_named": ("joined.huddle.queries.nobody_named", "To be met by {day}, and nobody is named yet", 65),
    "answer_due": ("joined.doors.queries.answers_due", "We promised them an answer by {day}", 70),
    "question_due": ("joined.doors.queries.questions_due", "A question about them is to be answered by {day}", 75),
    "waiting": ("joined.doors.queries.waiting_longest", "Waiting since {day}", 90),
}
"""Why the house itself puts somebody on an agenda: where that is asked, in which words, and its place in the order.

Asked with `place_id`, `since` (the end of the sitting before) and `on`; answers with pairs of person and day.
"""

NAVIGATION: tuple[tuple[str, str], ...] = (
    ("Today", "front:today"),
    ("Huddle", "huddle:week"),
    ("Requests", "doors:requests"),
    ("Caseload", "caseload:listed"),
    ("People", "people:find"),
    ("Insight", "insight:home"),
)
"""What stands in the primary navigation, by the name of its page."""
NAVIGATION_FOR: dict[str, str] = {"caseload:listed": "joined.caseload.queries.has_caseload"}
"""Who is shown a page there, where it is not for everybody: asked with `to`."""

FOUND: tuple[tuple[str, str, str], ...] = (
    ("joined.steps.queries.come_straight_back", "They come back", "caseload:come_back"),
)
"""What is offered beside somebody who was found: to whom (asked with `to` and `people`), in which words, and where."""

WORRIED_ABOUT = "joined.doors.queries.worried_about"
"""Who knows of whom a worry about safety was written down: asked with `to`, `people`, `since`; answers with ids."""
SCENES: dict[str, str] = {"huddles": "joined.huddle.live.SCENE"}
"""Pages that stay open, by the name in their address."""
LINK_PAGES: dict[str, str] = {"asks": "partner:asks"}
"""Where a link of each purpose leads, by the name of its page."""
ANSWERED_AT: dict[str, str] = {
    "partner": "huddle:answer_partner",
    "contact": "caseload:became",
    "pass_ends": "caseload:pass_told",
    "duty": "caseload:duty_became",
    "look": "caseload:looked",
}
"""Steps of these sources end on a page of their own, by its name."""
