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
RESTRICTED = "The sender marked this record as restricted: take care with address and phone."
HAS_DIED = "The message says that this person has died: check before anybody rings."
NO_ASK = "The message does not say in words what is asked: see the message itself."
HERE_ALREADY = "This message was received already: there is nothing more to send."
PAIR_USED = "These two ids were used for another message: send a changed message under a new X-Request-Id."
NOT_THE_SENDER = "The message does not name your organisation as its sender."
