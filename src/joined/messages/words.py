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
CHANNELS = {"sms": "Text", "letter": "Letter", "call_note": "Call", "handed_over": "Handed over"}

NOT_ALLOWED = "They do not want texts any more."
STOPPED = "Somebody with this phone asked us to stop texting. Ring at a safe time instead."
NUMBER_CHANGED = "Their number has changed since this was written."
RECORDS_CHANGED = "Two records were joined or put right. Check whom it is for and send it again."
LEVEL_CHANGED = "They now want texts to say less than this one does."
NO_RECEIPT = "Nobody knows whether it arrived: no receipt in time."
NEVER_WENT = "The text service could not be reached in time."
REFUSED = "The text service cannot send to this number."
FAILURES = {
    "permanent-failure": "The number does not work.",
    "temporary-failure": "The phone was off or out of reach for too long.",
    "technical-failure": "The text service had a fault.",
}
GONE = "It has gone already and cannot be taken back. Ring them if it was wrong."
NOT_YOURS = "Only the organisation that wrote it can take it back."

EMPTY = "Write the text first."
DESTROYED = "These characters would arrive as question marks: {letters}. Choose other words, or another route."
TOO_LONG = "A text holds 918 characters at most. Make it shorter."
NO_SUCH_LEVEL = "No text may be sent to them."
WORDING_ONLY = "They chose texts that only ask them to ring. Send the approved words as they are."
CHANGED_WORDING = "Approved words in another language cannot be changed. Send them as they are, or write in English."
NO_LINK = "Leave the web address out: they have not chosen texts that say so much."
NO_CRISIS_LINE = "Leave the crisis line out: they chose texts that only ask them to ring."
STRANGE_PLACEHOLDER = "These may not stand in words of this level and language: {names}."
NOT_IN_A_TEXT = "A text cannot hold these words, or these letters: {letters}."

PLAIN = {
    1: "Please ring {from} on {number}.",
    2: "{from}: we have a plan to suggest. First meeting: {day}. Not right for you? Ring {number}. "
    "If you need help now, ring 111 and choose option 2.",
    3: "Hello {name}. We have a plan to suggest: {plan} Not right for you, or you want something else? "
    "Ring {from} on {number}. If you need help now, ring 111 and choose option 2.",
}
"""English words that stand in where no approved template is kept, by level (domain.md §8.1)."""
