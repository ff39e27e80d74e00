"""What people read on Today and on a person's page."""

PLAN_TAGS = {
    "proposed": ("Waiting to hear from {name}", "person"),
    "agreed": ("Agreed with {name}", "agreed"),
    "not_this": ("{name} wants something else", "person"),
    "replaced": ("Replaced by a later plan", "waiting"),
}
LIMITED = (
    "They asked that your organisation does not talk about them at the huddle. You see who they are, how to reach "
    "them and the steps, so that what was promised is kept. If you need to know more, ask them."
)
TOLD_HOW = {
    "text": "by text",
    "email": "by e-mail",
    "spoken": "spoken to",
    "handed": "in person",
    "letter": "by letter",
}
STEP_ENDS = {"done": "Done", "changed": "Changed", "could_not": "Could not be done"}
ITEM_ENDS = {"carried_over": "Carried over", "withdrawn": "Taken off the agenda"}
ANSWERS = {"asked": "Asked", "accepted": "Said yes", "declined": "Said no", "withdrawn": "Taken back"}
