"""What people read about responsibility, offers and next steps."""

KINDS = {"request": "Request", "care": "Care"}
ENDINGS = {
    "agreed": "Help agreed and accepted",
    "person_chose": "They chose otherwise",
    "elsewhere": "Taken on by another service that said yes",
    "joined": "Joined to the earlier request",
    "died": "Died",
    "made_in_error": "Made in error",
}
STEP_STATES = {"open": "Open", "done": "Done", "changed": "Changed", "could_not": "Could not be done"}
ANSWERS = {"accepted": "Said yes", "declined": "Said no", "withdrawn": "Taken back"}

NOBODY_RESPONSIBLE = "One team must be responsible for this person. Nothing was saved."
NO_NEXT_STEP = (
    "This person would be left without a next step. Say what comes next, who does it and by when. Nothing was saved."
)
OVER = "This has ended already. Bring them again if something is needed. Nothing was saved."
NOT_TOLD = "Write down how they were told, and this ends by itself; or say on which day you try again."
STANDS_UNTIL = {
    "offer": "They have not answered yet. Ring them, or say on which day you look again. Nothing was saved.",
    "tell": NOT_TOLD,
    "unsent": NOT_TOLD,
    "ask": "Write down what they said to the plan, and this ends by itself; or say on which day you ask again.",
}
"""Steps that nobody ticks off: what ends them is written down where it happens."""
MAY_NOT_HOLD = "That team answers for its own step and cannot be responsible for a person. Nothing was saved."
JOINED = "Joined to the earlier request"
PUT_RIGHT = "Two records that had been joined were put right"
LOOK_AGAIN = "Look at what is open: two records were put right"
ANSWER_TO_STEP = {"done": "Done", "changed": "Changed", "cant": "Can’t"}
SAY_WHAT_NEXT = "This is the only next step they have. Say what comes next."
ANSWERED_ALREADY = "Somebody has answered this already."
"""Shown to whoever answers second; the first answer stands."""
