"""Every text that we ever send by ourselves, and what pages say about messages. Reading age 9 to 11."""

STATES = {
    "queued": "Waiting to go",
    "sending": "Sent, not yet delivered",
    "delivered": "Delivered",
    "failed": "Not delivered",
    "stopped": "Not sent",
    "undone": "Taken back",
}
MEANINGS = {
    "queued": "waiting",
    "sending": "ours",
    "delivered": "agreed",
    "failed": "late",
    "stopped": "late",
    "undone": "waiting",
}
"""What the tag of a state means (interface.md §3)."""
CHANNELS = {"sms": "Text", "email": "E-mail", "letter": "Letter", "call_note": "Call", "handed_over": "Handed over"}
SENT = ("sms", "email")
"""Channels that go through the provider; the others are somebody's own hands."""
NOTICE_CHANNELS = {name: CHANNELS[name] for name in SENT}
OF_LETTERS = {
    "queued": "To print and post",
    "sending": "Posted",
    "delivered": "Counts as told",
    "failed": "Came back",
    "stopped": "Not to be posted",
    "undone": "Taken back",
}
NOT_SENT_YET = "Queued, not sent"
"""When the provider has not taken it for some minutes (F-06): nobody may read this as sent."""
ATTEMPTS = {
    "spoke": "Spoke with them",
    "agreed_to_come": "Spoke, and they agreed to come",
    "try_later": "They asked us to ring later",
    "no_answer": "Not answering",
    "wrong_number": "Wrong number",
    "not_now": "They do not want contact now",
    "moved": "They have moved",
    "elsewhere": "They are with another service",
    "in_hospital": "In hospital",
    "died": "They have died",
    "other": "Something else",
}
"""What came of trying to reach somebody (product.md §7). An attempt is not a contact."""
SPOKEN = ("spoke", "agreed_to_come")

NOT_ALLOWED = "They do not want texts any more."
STOPPED = "Somebody with this phone asked us to stop texting. Ring at a safe time instead."
LIFT_ALONE = "Ask again when they are on their own: the STOP may have come from somebody else."
LIFT_THEMSELVES = "Only the person may take a STOP back, in their own words to you."
LIFT_WORDS = "Write what they said."
NOTHING_STOPPED = "Nobody has asked us to stop texting this phone."
NUMBER_CHANGED = "Their number has changed since this was written."
ADDRESS_CHANGED = "Their e-mail address has changed since this was written."
LEVEL_CHANGED = "They now want messages to say less than this one does."
TOO_LATE = "It came too late: the day that it names is here."
NOT_AT_THEIR_TIMES = "The times they gave leave no moment for it. Ring them at those times instead."
URGENT_LATER = "It would wait until {when}. Ring now instead: {why}."
IN_QUIET_HOURS = "no messages go at night"
OUTSIDE_THEIR_HOURS = "they gave other times"
RECORDS_CHANGED = "Two records were joined or put right. Check whom it is for and send it again."
NO_RECEIPT = "Nobody knows whether it arrived: no receipt in time."
NEVER_WENT = "The service that sends it could not be reached in time."
REFUSED = "The service that sends it cannot send there."
CAME_BACK = "The letter came back."
NOT_THERE = "The service that sends it never had it."
FAILURES = {
    "permanent-failure": "The number does not work.",
    "temporary-failure": "The phone was off or out of reach for too long.",
    "technical-failure": "The service that sends it had a fault.",
}
NO_SUCH_ADDRESS = "The address does not work."
GONE = "It has gone already and cannot be taken back. Ring them if it was wrong."
NOT_YOURS = "Only the organisation that wrote it can take it back."

EMPTY = "Write the words first."
DESTROYED = (
    "A text cannot hold these characters; they would arrive as question marks: {letters}. "
    "Choose other words, or send it by e-mail or letter, or ring with an interpreter."
)
MOST = 4000
TOO_MUCH = "Keep it to 4,000 characters, so that it can be read."
TOO_LONG = "A text holds 918 characters at most. Make it shorter."
NO_SUCH_LEVEL = "No text may be sent to them."
WORDING_ONLY = "They chose texts that only ask them to ring. Send the approved words as they are."
CHANGED_WORDING = "Approved words in another language cannot be changed. Send them as they are, or write in English."
NO_LINK = "Leave the web address out: they have not chosen texts that say so much."
NO_CRISIS_LINE = "Leave the crisis line out: they chose texts that only ask them to ring."
STRANGE_PLACEHOLDER = "These may not stand in words of this level and language: {names}."
NO_SUCH_LANGUAGE = "Write the language as its tag, such as so, ar or pa-Arab."
NOBODY_APPROVED = "Say who approved these words: a person who reads the language."
ANOTHER_PERSON = "Whoever proposed these words cannot approve them. Ask somebody else who reads the language."
NOT_PROPOSED = "These words have been approved or retired already."
NOT_IN_FORCE = "These words are not in force."
NOT_YOURS_TO_KEEP = "Approved words are kept by coordinators, team managers and administrators."
TEMPLATE_STATES = {"proposed": "Proposed", "in_force": "In force", "retired": "Retired"}
PURPOSES = {"plan": "Telling somebody the plan that we suggest"}
SUBJECT = "A message for you"
"""The subject of every e-mail: a list of e-mails, or a locked screen, says nothing about anybody."""

PLAIN = {
    1: "Please ring {from} on {number}.",
    2: "{from}: we have a plan to suggest. First meeting: {day}. Not right for you? Ring {number}. "
    "If you need help now, ring 111 and choose option 2.",
    3: "Hello {name}. We have a plan to suggest: {plan} Not right for you, or you want something else? "
    "Ring {from} on {number}. If you need help now, ring 111 and choose option 2.",
}
"""English words that stand in where no approved template is kept, by level (domain.md §8.1)."""
ALL_STOPPED = "All messages have stopped."
NEVER_THERE = (REFUSED, FAILURES["permanent-failure"], NO_SUCH_ADDRESS)
"""Why a number or address is marked to be checked: nothing will ever arrive there."""
