"""Who listens to what: happenings (past tense) and the jobs that they put."""

WIRING: dict[str, tuple[str, ...]] = {
    "people.welcomed": ("matching.look",),
    "doors.asked": ("matching.ask",),
    "accounts.left": ("steps.rehome",),
    "messages.delivered": ("huddle.was_told",),
    "messages.failed": ("steps.ring_instead",),
    "messages.waiting": ("people.send_again",),
    "messages.stopped": ("steps.ring_safely",),
    "messages.answered": ("steps.ring_back",),
    "steps.late_two_days": ("huddle.bring_late_step",),
}

NAVIGATION: tuple[tuple[str, str], ...] = (
    ("Today", "front:today"),
    ("Huddle", "huddle:week"),
    ("Requests", "doors:requests"),
    ("People", "people:find"),
)
"""What stands in the primary navigation, by the name of its page."""
