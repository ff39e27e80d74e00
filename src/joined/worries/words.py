"""What people read about worries."""

STATES = {"received": "Received", "read": "Read", "passed_on": "Passed on", "answered": "Answered"}
TAGS = {
    "received": ("Received", "waiting"),
    "read": ("Read", "ours"),
    "passed_on": ("Passed on", "partner"),
    "answered": ("Answered", "agreed"),
}
"""State → words and meaning of its tag (interface.md §3)."""
DANGER = {
    "no": "No",
    "can_wait": "I am worried about their safety, but not at this moment",
    "cannot_wait": "Yes, it cannot wait",
}
TELL = {"yes": "Yes, you may say that I wrote", "ask": "Ask me first", "no": "No, please do not tell them"}
HELPS = {"yes": "Yes", "no": "No"}
REACH = {"ring": "Ring me", "none": "You do not need to ring me"}
DANGER_HEARD = {"no": "No", "can_wait": "Worried, not at this moment", "cannot_wait": "It cannot wait"}
TELL_HEARD = {"yes": "Yes", "ask": "Ask them first", "no": "No"}
REACH_HEARD = {"ring": "Yes", "none": "Not needed"}
"""The same answers as somebody taps them who has the sender on the telephone."""
ASSESSMENT = {
    "wanted": "Offered, and they would like it",
    "not_wanted": "Offered, not now",
    "not_asked": "Not asked yet, or they help nobody",
}
HELPED_BY = {"team": "The responsible team", "duty": "Duty"}

DUTY_READS_BY = (
    "The team on duty gets this at once when you send it. A person reads it by {by}. "
    "If it cannot wait until then, ring 999."
)
READ_STEP = "Read what was sent in, and see what it needs"
RING_STEP = "Read what was sent in, and ring back who wrote"
DUTY_STEP = "Duty answers now: read what was sent in"
DECIDE_STEP = "Say what comes of what was sent in"
EARLY_STEP = "Look in early: read what was sent in"
ASSESSMENT_STEP = "Ask the council for the assessment that who wrote would like (Care Act, section 10)"
"""Steps may be read by the person one day: none of these says that somebody worried about them."""
NO_NAME = "Name not known"
NO_SENDER = "Somebody who gave no name"
SENT_WORDS = (
    "Thank you. You did the right thing. We cannot tell you anything about anybody, not even whether we know them: "
    "everybody who writes here gets this same answer. You can always tell us more."
)
STILL_EARLY = "The team that was warned early has not answered yet. Ring them, or wait for their answer."
SAY_DONE = "Write what was done. Who wrote is told nothing about the person."
PASSED_ON = "{team} has it as a step, due {day}. It stays in your name until it is answered."
EMPTY = (
    "No worry is open",
    "What a sister, a friend or a neighbour tells us stands here at once: what they see, and who has it.",
)
