"""What a person reads who asks for help for themselves: plain, short, calm; reading age 9 to 11."""

from joined.doors.words import TELLS_GP, THEIRS, WAYS

TITLE = "A few questions"
NO_NAME = "No name given"
ASK = "Asks for help: read their own words."
CALL_ASK = "Asks duty to ring now. It cannot wait."
REPLY_STEP = "Answer them, in the way they chose: who has it, and what comes next"
TELL_STEP = "They will ring or come in: have an answer ready, and do not contact them"
NIGHT_STEP = "Duty reads this now: somebody’s safety, and in-take is closed"

INTAKE_STEP = "Read this first: it cannot wait, and duty is not there before you"

WHO = {
    "self": "I need help for myself",
    "other": "I am worried about somebody else",
}
DANGER = {
    "no": "No",
    "can_wait": "I am worried about staying safe, but not at this moment",
    "cannot_wait": "Yes, it cannot wait",
}
DANGER_HINTS = {
    "can_wait": "You or somebody else could be hurt in the next days.",
    "cannot_wait": "Somebody could be hurt now or tonight.",
}
SAFE = {"yes": "Yes", "unknown": "I am not sure", "no": "No"}
ALONE = {"yes": "Yes", "no": "No, somebody can see this or may read it", "unknown": "I would rather not say"}
LEVEL = {
    "1": "Only “Please ring us”, nothing else",
    "2": "That it is the NHS, with a name and a time",
    "3": "What we plan together, in plain words",
}
SHARED = {"own": "Only I use it", "shared": "Somebody else uses it too"}
NEEDS = {
    "Large print": "Large print",
    "Easy read": "Easy read, with pictures",
    "British Sign Language interpreter": "British Sign Language interpreter",
    "Deafblind: hands-on or visual frame interpreter": "Deafblind interpreter",
    "Audio instead of writing": "Audio instead of writing",
    "Step-free way in": "A step-free way in",
    "Somebody they trust comes with them": "To bring somebody I trust",
    "A quiet place to wait": "A quiet place to wait",
}
"""What in-take reads → what the person ticks. Each becomes a need of theirs."""
LANGUAGE = {"en": "English", "other": "Another language, with an interpreter"}
RELAY_NEED = "Text relay, never a text: ring 18001 before the number"
WHY_SAFETY = "Say what is true now. Nobody is turned away for any of these answers."
WHY_BORN = "So that we do not mix you up with somebody else. You can leave it empty."
WHY_SAFE = "If you say no, we do not use it."
WHY_WHERE = "So that the team near you reads this. You can leave it empty."
WHY_GP = "Leave it empty if you have none, or would rather not say."
BUSY = (
    "Many people have written to us from where you are in the last hour. We have yours too. "
    "If it matters today, ring as well: that is quicker."
)
TOO_MANY = (
    "We cannot take more from where you are at the moment. Nothing you wrote is lost: it stays here for 2 hours. "
    "Please ring one of these numbers instead, or try again in an hour."
)
CLOSED = (
    "We cannot take this here: no team is staffed to answer what cannot wait. "
    "Ring 111 and choose option 2, at any time, or 999 where a life is at risk."
)
MEND = "Something is missing or has to be mended. Choose Change beside it."

READS_BY = "A person reads this by {at}. Nobody reads it before you send it."
DUTY_READS_BY = "The team on duty reads this by {at}."
SENT_READS_BY = "A person reads it by {at}."
SENT_DUTY_BY = "The team on duty has it now, and rings you by {at}."
SENT_DUTY_READS_BY = "The team on duty has it now, and reads it by {at}. If it gets worse before that, ring 999."
DUTY_RINGS_BY = "The team on duty gets this at once. They ring you by {at}. If it gets worse before that, ring 999."
DUTY_AWAY = (
    "Nobody of the team on duty is there now. They ring you by {at}. "
    "If it cannot wait until then, ring 111 and press 2, at any time, or 999."
)
DUTY_UNSURE = "A person reads this by {at}. If it cannot wait until then, ring 111 and press 2, at any time, or 999."
SENT_DUTY_AWAY_READS_BY = (
    "Nobody of the team on duty is there now. They read it by {at}. "
    "If it cannot wait until then, ring 111 and press 2, at any time, or 999."
)
SENT_BY_DUTY = {
    (True, False): SENT_DUTY_BY,
    (False, False): SENT_DUTY_READS_BY,
    (True, True): DUTY_AWAY,
    (False, True): SENT_DUTY_AWAY_READS_BY,
}
"""By whether they may be rung, and whether nobody of duty is there."""
SENT_REPLY_BY = "You hear from us by {at}, in the way you chose."
SENT_NO_CONTACT = "We do not contact you. Ring or come in when it suits you, and say your reference."
NO_PRACTICE = "None, or I would rather not say"
SEND = "Send this"
NOT_THIS = "Is this not what you want?"
NOT_THIS_SAYS = "Nothing ends. Somebody of your team asks you today, in a way that is safe for you."
NOT_THIS_SEND = "Tell them that I want something else"
NOT_THIS_DONE = "Thank you. Somebody of your team asks you today, in a way that is safe for you."
MAY_WAIT = (NOT_THIS, NOT_THIS_SAYS, NOT_THIS_SEND, NOT_THIS_DONE)
"""New sentences that stand in English until a language has them: none names a time, a number or a danger, and none
is an answer that we act on by itself (docs/decisions/0024). Whatever is not here shuts the language (H31)."""
ON_PAGES = (
    NOT_THIS,
    NOT_THIS_SAYS,
    NOT_THIS_SEND,
    NOT_THIS_DONE,
    READS_BY,
    DUTY_READS_BY,
    SENT_READS_BY,
    SENT_DUTY_BY,
    SENT_DUTY_READS_BY,
    DUTY_RINGS_BY,
    DUTY_AWAY,
    DUTY_UNSURE,
    SENT_DUTY_AWAY_READS_BY,
    SENT_REPLY_BY,
    SENT_NO_CONTACT,
    NO_PRACTICE,
    SEND,
    BUSY,
    TOO_MANY,
    CLOSED,
    MEND,
    *THEIRS.values(),
    "(optional)",
    "A few questions",
    "Another language? Write which, in any language. We ring you with an interpreter.",
    "Ask duty to ring me",
    "Ask the team on duty to ring me",
    "Back",
    "Change",
    "Check your answers",
    "Clear what I wrote",
    "Continue",
    "Go on with the questions",
    "I have it, clear this page",
    "If it cannot wait",
    "Leave this page",
    "Not answered",
    "Nothing is sent yet. Change what you like.",
    "Numbers",
    "Or we ring you",
    "Question {number} of {of}",
    "Sent",
    "Sent {at}.",
    "Somebody is there now.",
    "Start",
    "Talk to us",
    "The page says nothing about your health. Keep the address only where it is safe.",
    "There is something to mend",
    (
        "We are the mental health team of your neighbourhood. You can ask for help yourself. "
        "You need no letter and no diagnosis."
    ),
    "We have it",
    "We have kept what you wrote.",
    "What you wrote was cleared.",
    "Where is it? Look here at any time:",
    "Where it is",
    "You do not have to wait",
    "Your reference is",
    "crisis line",
    "for mental health, at any time. With text relay ring 18001 111.",
    "if somebody’s life is at risk, or go to A&E.",
    "then press 2",
    (
        "“Leave this page” clears what you wrote and shows the weather. One short-lived cookie keeps your answers "
        "together while you write; nobody can read them until you send them."
    ),
)
"""Every sentence of the help page that no form asks; a language is offered only when it has all of them."""

__all__ = ["TELLS_GP", "WAYS"]
