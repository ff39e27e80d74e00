"""What people read about requests."""

DOORS = {
    "gp": "GP practice",
    "message": "Message from another system",
    "colleague": "NHS or council colleague",
    "charity": "Charity",
    "self": "The person",
    "telephone": "Telephone",
    "email": "E-mail",
}
STATES = {
    "received": "Received",
    "with_intake": "With In-take",
    "with_duty": "With duty",
    "in_huddle": "In today’s huddle",
    "plan_proposed": "Plan proposed",
    "told": "Told",
    "ended": "Ended",
}
LANGUAGE_STATES = {"proposed": "Proposed", "in_force": "Used now", "ended": "Used until now"}
NOT_ALL_WRITTEN = "{count} sentences are missing. The first: {first}"
SAME_ROOM = "Keep what stands in braces as it is: {room}"
WRITTEN_BY_YOU = "You wrote words of this yourself. Somebody else approves them."
WHO_READS_IT = "Name who approved these words: somebody who reads the language, and did not propose them."
TALKED = {"yes": "Yes", "not_yet": "Not yet, because", "said_no": "They said no"}
SHARING = {
    "everybody": "Everybody at the huddle",
    "nhs_council": "NHS and council only",
    "no_name": "Without their name",
}
SAFETY = {"no": "No", "can_wait": "Yes, can wait for the huddle", "cannot_wait": "It cannot wait"}
BASES = {
    "agreed": "They agreed",
    "direct_care": "Direct care: NHS and council, no objection",
    "unnamed": "Without their name",
    "safety": "Somebody’s safety, with a written reason",
}
CALLERS = {
    "self": "The person",
    "relative": "Relative or friend",
    "gp": "GP practice",
    "colleague": "NHS or council colleague",
    "charity": "Charity",
}
"""Who rings or writes to in-take."""
A_WORRY = "Then it is a worry, not a request. Write it down as a worry: it is kept apart, as somebody else’s words."
WITH_DUTY = "Duty has it now. Ring them as well: {phone}, or the crisis line {crisis}. 999 if a life is in danger."
JOINED = "It joined a request that was open already. Ring In-take."
READ_STEP = "In-take reads this request"
READ_INSTEAD_STEP = "Read what they asked and find who helps: {team} may not read it"
READ_INSTEAD = "They do not want the team before to read it"
READ_AGAIN_STEP = "Read today: asked again"
DUTY_STEP = "Duty answers now: this cannot wait"
NO_DUTY = (
    "No staffed duty route is set up for this neighbourhood, so this door is closed. "
    "Ring 111 and choose option 2, or 999 where a life is at risk."
)
TAGS = {
    "received": ("Received", "waiting"),
    "with_intake": ("With In-take", "ours"),
    "with_duty": ("With duty", "late"),
    "in_huddle": ("On the agenda", "ours"),
    "plan_proposed": ("Plan proposed", "ours"),
    "told": ("Waiting to hear", "person"),
    "ended": ("Ended", "agreed"),
}
"""State → words and meaning of its tag (interface.md §3)."""
PLAIN = {
    "received": "Received",
    "with_intake": "Being looked at",
    "with_duty": "Being looked at",
    "in_huddle": "Being looked at",
    "plan_proposed": "Answered",
    "told": "Answered",
    "ended": "Answered",
}
"""What an asker reads who may know no more (C13)."""
SHOWS = {
    "all": "All doors",
    "unnamed": "No named worker",
    "cannot-wait": "Cannot wait",
    "team": "My team’s",
    "mine": "Mine",
}
EMPTY = {
    "all": (
        "No request is open",
        "Whatever comes in, through any door, stands here at once: who asks what, how long ago, and who has it.",
    ),
    "unnamed": (
        "Every request has a named worker",
        "A request that nobody has put their name to stands here until somebody does.",
    ),
    "cannot-wait": (
        "Nothing is waiting for duty",
        "What cannot wait goes to duty at once, and stands here until they have answered.",
    ),
    "team": ("Your team holds no request", "Requests of people for whom your team is responsible stand here."),
    "mine": ("You have no request in your name", "Press “I will take this” beside a request, and it stands here."),
}
"""Never only "none": what belongs in each view."""
ANSWER_AGAIN_STEP = "Read the new request and answer them"
LEFT_WITH = "{team} was responsible already. Nothing moves: they read it today."

WAYS = {
    "ring": "Ring me",
    "relay": "Ring me through text relay (Relay UK)",
    "text": "Send me a text message",
    "email": "Send me an e-mail",
    "letter": "Write me a letter",
    "none": "Do not contact me: I will ring you or come in",
}
"""How somebody who asks for themselves wants to be reached: this way, and no other."""
TELLS_GP = {"yes": "Yes", "no": "No", "ask": "Ask me first"}
THEIRS = {
    "received": "We have it. A person reads it by {at}.",
    "unread": "We have it. Somebody should have read it by {at} and has not yet. We are sorry. You can ring us.",
    "duty": "We have it. The team on duty answers by {at}.",
    "read": "A person has read it. You hear from us by {at}.",
    "looking": "A person has read it, and we are working on it.",
    "answered": "We have answered. You can write to us again at any time.",
}
"""Where their request is, to the person themselves (C13); never what it is about."""
DIRECTIONS = {"ltr": "From left to right", "rtl": "From right to left"}
QUESTION_STATES = {"asked": "Asked", "answered": "Answered", "unanswered": "Not answered in time"}
RANG = {"answered": "They answered", "not_there": "Not there, or could not say", "no_phone": "No telephone"}
"""By telephone first: what came of ringing whoever asked."""
QUESTION_STEP = "See that {name} answered: {question}"
ANSWER_STEP = "Read the answer of {name}, and go on"
NO_ANSWER_STEP = "No answer came from {name}: go on without it"
ONE_QUESTION = "One question at a time: the one of {day} is not answered yet."
RING_FIRST = "Ring them first, and say what came of it."
RETURN_STEP = "They came back with their return pass: ring them"
LAST_TEAM_STEP = "They were in your care before and ask again: read this request"
TIMES = {1: "for the first time", 2: "for the second time", 3: "for the third time", 4: "for the fourth time"}
FORECAST = {
    "too_long": "Waits too long already",
    "may_be": "May wait too long",
    "in_time": "Likely in time",
    "accepted": "Has a first meeting",
    "unknown": "We cannot say yet",
}
FORECAST_TAGS = {
    "too_long": "late",
    "may_be": "soon",
    "in_time": "agreed",
    "accepted": "agreed",
    "unknown": "waiting",
}
SPANS = ("within a week", "in one to two weeks", "in two to four weeks", "in more than four weeks")
"""How long it may still be, in words that promise no day."""
WRITTEN = "Written down. Next: {next}."
HAS_DIED = (
    "It is written here that this person has died, so nobody would ring them. If that is wrong, ring in-take now and "
    "have it put right, then ask again. Nothing was saved."
)
DIED_DONE = "Written down. Every message to them has stopped, and nobody has a task to ring or write."
SIGNED_STEP = "Ask the huddle: could not be reached"


def times(count: int) -> str:
    """How often somebody has asked, as people say it."""
    return TIMES.get(count, f"{count} times")
