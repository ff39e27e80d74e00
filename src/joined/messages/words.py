"""Every text that we ever send by ourselves, and what pages say about messages. Reading age 9 to 11."""

STATES = {
    "queued": "Waiting to go",
    "sending": "Sent, not yet delivered",
    "delivered": "Delivered",
    "failed": "Not delivered",
    "stopped": "Not sent",
    "undone": "Taken back",
}
CHANNELS = {"sms": "Text", "letter": "Letter", "call_note": "Call", "handed_over": "Handed over"}
STOPPED = "Somebody with this phone asked us to stop texting."
NUMBER_CHANGED = "Their number has changed since this was written."
LEVEL_CHANGED = "They now want texts to say less than this one does."
NO_RECEIPT = "No receipt within two hours."
REFUSED = "The text service refused this number."
DESTROYED = "These characters would arrive as question marks: {letters}. Choose other words, or another route."
TOO_LONG = "A text holds 918 characters at most. Make it shorter."

PLAIN = {
    1: "Please ring {from} on {number}.",
    2: "{from}: we have a plan to suggest. First meeting: {day}. Not right for you? Ring {number}. "
    "If you need help now, ring 111 and choose option 2.",
    3: "Hello {name}. We have a plan to suggest: {plan} Not right for you, or you want something else? "
    "Ring {from} on {number}. If you need help now, ring 111 and choose option 2.",
}
"""English words that stand in where no approved template is kept, by level (domain.md §8.1)."""
