"""What people read about messages from other systems."""

NO_NAME_YET = "Name not yet known"
SENT_BY_MESSAGE = "Sent by another system, for direct care; we have not heard it from the person."
MESSAGE_OBJECTS = "The message says that the person does not want this shared."
SAFEGUARDING = "Safeguarding"
MARKED = {
    "stat": "The sender marked this as immediate.",
    "asap": "The sender asks for this as soon as possible.",
    "urgent": "The sender marked this as urgent.",
}
KEPT_BACK = "Kept confidential. Ask their key worker."
RESTRICTED = "The sender marked this record as restricted: take care with address and phone."
HAS_DIED = "The message says that this person has died: check before anybody rings."
NO_ASK = "The message does not say in words what is asked: see the message itself."
HERE_ALREADY = "This message was received already: there is nothing more to send."
PAIR_USED = "These two ids were used for another message: send a changed message under a new X-Request-Id."
NOT_THE_SENDER = "The message does not name your organisation as its sender."

ANSWERS = {"proposed": "A plan has been suggested", "accepted": "A team has said yes", "ended": "It has ended"}
ANSWER_STATES = {
    "waiting": "Waiting to be sent",
    "sent": "On its way; not known whether they have it",
    "delivered": "Their system has it; nobody need have read it",
    "failed": "Not delivered: somebody rings",
    "told": "Told by telephone",
}
SAID = {
    "proposed": "The people who could help have talked, and a plan has been suggested to the person.",
    "accepted": "{team} has said yes to this request.",
    "ended": "This request has ended.",
}
FIRST_CONTACT = "First contact: {day}."
ENDINGS_SAID = {"agreed": "Help has been agreed.", "elsewhere": "Another service has said yes."}
RING_US = "To ask more, ring {organisation} on {phone}."
STEP = "Tell {sender} by telephone: {said} (reference {reference})"
WRITTEN_DOWN = "Written down: they have been told."
OUR_NAME = "Joined Up"
A_TEAM = "A team"
A_SENDER = "the sender"
NO_ADDRESS = "We have no registered address of their system."
NOT_TAKEN = "Their system did not take it ({status}{code})."
NO_ANSWER = "Their system did not answer."
NOT_THEIRS = "What came back was not an answer to this message ({status})."
TOO_LONG = "Their system did not take it in {hours} hours."
