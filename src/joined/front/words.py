"""What people read on Today and on a person's page."""

PLAN_TAGS = {
    "proposed": ("Waiting to hear from {name}", "person"),
    "agreed": ("Agreed with {name}", "agreed"),
    "not_this": ("{name} wants something else", "person"),
    "replaced": ("Replaced by a later plan", "waiting"),
}
MESSAGE_TAGS = {
    "queued": "waiting",
    "sending": "ours",
    "delivered": "agreed",
    "failed": "late",
    "stopped": "late",
    "undone": "waiting",
}
"""State of a text → meaning of its tag."""
TOLD_HOW = {"text": "by text", "spoken": "spoken to", "handed": "handed over", "letter": "by letter"}
STEP_ENDS = {"done": "Done", "changed": "Changed", "could_not": "Could not be done"}
ITEM_ENDS = {"carried_over": "Carried over", "withdrawn": "Taken off the agenda"}
ANSWERS = {"asked": "Asked", "accepted": "Said yes", "declined": "Said no", "withdrawn": "Taken back"}
