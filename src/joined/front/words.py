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
SEND = "Also text them what changed"
TALKS = {
    "everybody": "From now on those at the huddle whom you chose may talk about you.",
    "nhs_council": "From now on only the NHS and the council talk about you at the huddle.",
    "no_name": "From now on nobody says your name at the huddle.",
}
NEVER = {
    "never": "Kept. Say to them: “They see and hear nothing of you from now on, and are not told.”",
    "again": "Kept. Say to them: “If that name was kept, it no longer is.”",
}
NOBODY_OF_THAT_NAME = (
    "Nobody who signs in goes by that name. It is kept, and the chair is asked who is in the room. Check the spelling."
)
KEPT = "Kept. You see nothing more of them from now on."
SAME = "Kept. Nothing changes: it stood like that."
READ_TO_THEM = "Kept. Read this to them: “{told}”"
TEXT = "You asked us to change what you share. {told}"
SENT = "A text with these words goes to them in a minute."
NOT_SENT = "No text went: {why} Tell them when you speak with them."
