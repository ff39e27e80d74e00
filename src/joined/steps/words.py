"""What people read about responsibility, offers and next steps."""

KINDS = {"request": "Request", "care": "Care", "worry": "Worry", "pass": "Return pass that ends soon"}
NO_PLAN = ("worry", "pass")
"""Kinds that are nobody's plan: they end when somebody has answered, or told the person."""
ENDINGS = {
    "agreed": "Help agreed and accepted",
    "person_chose": "They chose otherwise",
    "elsewhere": "Taken on by another service that said yes",
    "joined": "Joined to the earlier request",
    "died": "Died",
    "made_in_error": "Made in error",
    "answered": "A worry that was answered",
    "not_reached": "Could not be reached, after every way was tried",
}
STEP_STATES = {"open": "Open", "done": "Done", "changed": "Changed", "could_not": "Could not be done"}
CLOSINGS = ("made_in_error", "not_reached")
"""Ends that stand only when several people have each written down their part."""
RUNGS = {
    "other_time": "Ring again, at another time of day",
    "other_way": "Try another way that they said is safe",
    "letter": "Write a letter",
    "named": "Ask somebody whom they named",
    "practice": "Ask their GP practice how they are reached",
    "visit": "Visit, where it is safe to",
}
"""The ladder, from the lowest rung up; how many tries each needs is a local rule."""
RUNGS_TRIED = {
    "other_time": "Telephone",
    "other_way": "Another safe way",
    "letter": "Letter",
    "named": "Somebody they named",
    "practice": "Their GP practice",
    "visit": "Visit",
}
OUTCOMES = {
    "spoke": "We spoke",
    "agreed": "They agreed to come",
    "try_later": "Try later, on a day",
    "no_answer": "No answer",
    "wrong_number": "Wrong number",
    "not_now": "They do not want contact now",
    "moved": "Moved",
    "other_service": "With another service",
    "in_hospital": "In hospital",
    "died": "Died",
    "other": "Something else",
}
"""What came of trying to reach somebody (product.md §7). An attempt is not a contact."""
REACHED = ("spoke", "agreed", "not_now")
"""Outcomes after which the ladder begins anew: somebody heard them."""
NOT_REACHED = ("no_answer", "wrong_number", "other")
"""What may come of a try in care that is only written down: whoever was heard is a contact, with its own page."""
LETTER_HOW = {"posted": "Posted", "handed": "Handed over", "practice": "Left with their GP practice for them"}
HAND_ON_STATES = {
    "asked": "Asked",
    "accepted": "Said yes",
    "declined": "Said no",
    "withdrawn": "Taken back",
}
REASONS_FOR_NO = {
    "no_space": "No space now",
    "does_not_fit": "What we do does not fit what they need",
    "rule_missed": "One of our written rules is missed",
    "they_prefer": "They would rather have something else",
    "nobody_yet": "Nobody here can, such as for language or illness",
    "other": "Another reason",
}
"""Reasons of a team for a no. `DIRECTORY_CODES`: the same in the national directory's list (standards.md §2.2)."""
DIRECTORY_CODES = {
    "no_space": "22",
    "does_not_fit": "23",
    "nobody_yet": "24",
    "they_prefer": "26",
    "rule_missed": "40",
    "other": "99",
}
NOT_REASONS = {
    "alcohol_drugs": "Alcohol or drugs",
    "diagnosis": "A diagnosis",
    "too_complex": "Too complex",
    "too_risky": "Too risky",
    "not_risky_enough": "Not risky enough",
    "not_engaging": "Not engaging",
    "known_elsewhere": "Already known elsewhere",
    "no_address": "No fixed address",
    "boundary": "Wrong side of a boundary",
}
"""No reasons for an NHS or council team (product.md §7): who needs one says what they can offer instead."""
ANSWERS = {"accepted": "Said yes", "declined": "Said no", "withdrawn": "Taken back"}

NOBODY_RESPONSIBLE = "One team must be responsible for this person. Nothing was saved."
NO_NEXT_STEP = (
    "This person would be left without a next step. Say what comes next, who does it and by when. Nothing was saved."
)
OVER = "This has ended already. Bring them again if something is needed. Nothing was saved."
NOT_TOLD = "Write down how they were told, and this ends by itself; or say on which day you try again."
RECEIVED_STEP = "Nobody could reach them: read what was tried, and say “received”"
STANDS_UNTIL = {
    "received": "Read what was tried, and say “received” on its own page; or say on which day you look again.",
    "offer": "They have not answered yet. Ring them, or say on which day you look again. Nothing was saved.",
    "meet": "Write down the contact, and this ends by itself: then your team answers for them. Nothing was saved.",
    "contact": "Write down what became of it, and this ends by itself. Nothing was saved.",
    "book": "Book the next contact, and this ends by itself; or say on which day you look again.",
    "missed": "Write down the contact, and this ends by itself; or say what you try next, and when.",
    "moving_on": "Everybody named says yes and meets them, and this ends by itself; or say on which day you look.",
    "come_back": "Write down the contact, and this ends by itself; or say on which day they are seen.",
    "key_worker": "Name the key worker, and this ends by itself. Nothing was saved.",
    "circle": "Write down what they said, and this ends by itself; or say on which day you ask.",
    "follow_up": "Write down the contact, and this ends by itself; or say on which day they are seen.",
    "pass_ends": NOT_TOLD,
    "tell": NOT_TOLD,
    "unsent": NOT_TOLD,
    "worry": "Say on its own page what became of what was sent in; or say on which day you look again.",
    "question": "Write down what they answered, and this ends by itself. Nothing was saved.",
    "partner": "Write the answer, and this ends by itself. Nothing was saved.",
    "match": "Compare them on the page “Do we know them already?”, and this ends by itself. Nothing was saved.",
    "hand_on": "Write down who there said yes or no, and this ends by itself. Nothing was saved.",
    "check_in": "Write down whether you reached them, and this ends by itself. Nothing was saved.",
    "ladder": "Write down what came of trying, and this ends by itself. Nothing was saved.",
    "ask": "Write down what they said to the plan, and this ends by itself; or say on which day you ask again.",
}
"""Steps that nobody ticks off: what ends them is written down where it happens."""
TOO_FAR = "Choose a day within a year: until then nobody would look. Nothing was saved."
MAY_NOT_HOLD = "That team answers for its own step and cannot be responsible for a person. Nothing was saved."
JOINED = "Joined to the earlier request"
PUT_RIGHT = "Two records that had been joined were put right"
LOOK_AGAIN = "Look at what is open: two records were put right"
ANSWER_TO_STEP = {"done": "Done", "changed": "Changed", "cant": "Can’t"}
SAY_WHAT_NEXT = "This is the only next step they have. Say what comes next."
WAYS = {
    "call": "Ring them",
    "text": "Text them",
    "email": "Write them an e-mail",
    "letter": "Write them a letter",
    "handed": "Tell them in person",
}
AT_A_SAFE_TIME = {"Ring them": "Ring at a safe time"}
NOT_ARRIVED = {
    "sms": "the text did not arrive",
    "email": "the e-mail did not arrive",
    "letter": "the letter came back",
}
ANSWERED_ALREADY = "Somebody has answered this already."
"""Shown to whoever answers second; the first answer stands."""

WAITING = ("check_in", "ladder")
"""Sources of the steps that stand while somebody waits: asking how they are, and trying to reach them."""
CHECK_IN_STEP = "Ask them how they are while they wait"
HUDDLE_STEP = "Not reached in any way: ask the huddle, before anything ends"
TRY_AFTER = {
    "moved": "Find out where they live now, and hand them on",
    "other_service": "Ask {service} whether they have them, and who",
    "in_hospital": "Ring the ward: who is it to be now?",
    "died": "Write down that they died, so that nobody rings or writes",
}
"""What follows an attempt that told us something else."""
WAS_REACHED = "Somebody heard them: write that down as a contact."
STILL_TO_COME = "This is still to come."
SAY_WHEN = "Say on which day you try again."
SAY_WHICH_SERVICE = "Say which service, so that somebody can ask them."
MISSING = {
    "rungs": "Not yet tried: {rungs}.",
    "letter": "No letter on how to come back has been sent or handed over in a safe way.",
    "received": "Their GP practice has not said “received”.",
    "pass": "They have no return pass yet.",
    "signed": "No huddle has signed it off.",
    "worry": "Somebody is worried about them, and that worry is still open.",
    "safety": "A request says that somebody’s safety is at risk. Settle that first.",
}
"""What still stands against ending as "could not be reached" (product.md §1)."""
SECOND = "A second person must agree that this was made in error. Nothing was saved."
SAME_PERSON = "Somebody else must agree: you asked for this yourself."
THEIR_WORDS = "Write what they said, in their words."
SAID_BY_THEM = "Only what they said themselves, to a worker, ends this."
NOT_ACCEPTED = "Nobody of another service has said yes yet, with a name and a day. Nothing was saved."
WHO_SAID_YES = "Write who there said yes."
ADULT = "Say which adult who looks after them knows, or why nobody does yet."
UNSAFE_POST = "They said that post is not safe. Hand the letter over, or leave it with their GP practice."
CAN_OFFER = "That is no reason for an NHS or council team. Say what you can offer instead."
TO_HOLD = "They said yes to answering for the person. Talk with them first."
NAME_A_DOOR = "Name a next door: who could help instead, and how to ask them."
CHOOSE_WHY = "Choose why not."
