"""What a person reads who asks for help for themselves: plain, short, calm; reading age 9 to 11."""

from joined.doors.words import TELLS_GP, WAYS

TITLE = "A few questions"
NO_NAME = "No name given"
ASK = "Asks for help: read their own words."
CALL_ASK = "Asks duty to ring now. It cannot wait."
REPLY_STEP = "Answer them, in the way they chose: who has it, and what comes next"
TELL_STEP = "They will ring or come in: have an answer ready, and do not contact them"
NIGHT_STEP = "Duty reads this now: somebody’s safety, and in-take is closed"

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
RELAY_NEED = "Text relay: ring through Relay UK (18001 before the number). No texts."
WHY_SAFETY = "Say what is true now. Nobody is turned away for any of these answers."
WHY_BORN = "So that we do not mix you up with somebody else. You can leave it empty."
WHY_SAFE = "We use no way that is not safe for you. If you say no, we do not use it."
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
NOTHING_KEPT = "What you wrote was cleared."
MEND = "Something is missing or has to be mended. Choose Change beside it."

__all__ = ["TELLS_GP", "WAYS"]
