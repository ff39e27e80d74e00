"""Who listens to what: happenings (past tense) and the jobs that they put."""

WIRING: dict[str, tuple[str, ...]] = {
    "accounts.code_asked": ("messages.send_code",),
    "accounts.link_made": ("messages.send_link",),
    "accounts.link_asked_anew": ("huddle.link_anew",),
    "accounts.left": ("steps.rehome", "huddle.free_chair"),
    "doors.asked_again": ("huddle.bring_asked_again",),
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
    "huddle.proposed": ("interop.answer_proposed",),
    "steps.accepted": ("interop.answer_accepted",),
    "steps.ended": ("interop.answer_ended",),
    "steps.late_two_days": ("huddle.bring_late_step",),
}

NAVIGATION: tuple[tuple[str, str], ...] = (
    ("Today", "front:today"),
    ("Huddle", "huddle:week"),
    ("Requests", "doors:requests"),
    ("People", "people:find"),
    ("Insight", "insight:home"),
)
"""What stands in the primary navigation, by the name of its page."""

SCENES: dict[str, str] = {"huddles": "joined.huddle.live.SCENE"}
"""Pages that stay open, by the name in their address."""
LINK_PAGES: dict[str, str] = {"asks": "partner:asks"}
"""Where a link of each purpose leads, by the name of its page."""
ANSWERED_AT: dict[str, str] = {"partner": "huddle:answer_partner"}
"""Steps of these sources end on a page of their own, by its name."""
