"""What people read about contacts and active care. Codes are those of the NHS Data Dictionary."""

ATTENDANCE = {
    "5": "Seen, on time",
    "6": "Seen, though they came late",
    "7": "Came too late to be seen",
    "2": "Cancelled by them or for them",
    "3": "Did not come",
    "4": "Cancelled by us",
}
MECHANISMS = {
    "01": "Face to face",
    "02": "Telephone",
    "04": "Talk type",
    "11": "Video",
    "05": "E-mail",
    "09": "Text",
    "10": "Instant message",
    "12": "Message board",
    "13": "Chat room",
    "98": "Another way",
    "letter": "Letter",
    "voicemail": "Voicemail",
}
"""Letter and voicemail are local: the national list has no code for them."""
WITH_WHOM = {
    "person": "With them",
    "somebody_else": "With somebody else, and not with them",
    "huddle": "Talked about at a huddle",
}

COUNTS = "It counts: {how}, and they were seen or heard."
NEVER_BY = {
    "05": "An e-mail does not count: nobody saw or heard them.",
    "09": "A text does not count: nobody saw or heard them.",
    "10": "An instant message does not count: nobody saw or heard them.",
    "12": "A message board does not count: nobody saw or heard them.",
    "13": "A chat room does not count: nobody saw or heard them.",
    "98": "It does not count: it was not face to face, by telephone, talk type or video.",
    "letter": "A letter does not count: nobody saw or heard them.",
    "voicemail": "A voicemail does not count: they may not have heard it.",
}
NOT_SEEN = {
    "7": "It does not count: they came, too late to be seen.",
    "2": "It does not count: it was cancelled by them or for them.",
    "3": "It does not count: they did not come.",
    "4": "It does not count: we cancelled it.",
}
NOT_WITH_THEM = {
    "somebody_else": "It does not count: it was with somebody else, and not with them.",
    "huddle": "It does not count: they were talked about at a huddle, and not met.",
}
NOT_YET = "It does not count yet: nobody has said whether they were seen."
NOT_PARTNERS = "It does not count: this team counts its own contacts and not a partner's."
NOT_GROUPS = "It does not count: this team does not count groups."
NOT_THIS_WAY = "It does not count: by this team's rule {how} does not."
BEFORE_THE_RULE = "It does not count by this rule, which holds only from a later day."

RULE_TOO_LONG = "At most {most} days may lie between contacts, and at least 1."
RULE_NOT_DIRECT = "Only face to face, telephone, talk type and video can count."
RULE_NOTHING = "Say at least one way of contact that counts."

# Lists and pages
INTENSITIES = {"light": "Light", "usual": "Usual", "close": "Close", "daily": "Every day"}
"""How often somebody is seen. It moves without a new request."""
POINTS = {"light": 1, "usual": 2, "close": 4, "daily": 8}
"""What somebody weighs on a caseload (local rule)."""
ROLES = {"lead": "Key worker", "deputy": "Deputy"}
KINDS = {"one": "With one person", "joint": "With a colleague", "group": "In a group"}
WITH = {"person": "With them", "somebody_else": "With somebody else, and not with them"}
TOOK_PART = ("5", "6")
MISSED = ("3", "7")
CANCELLED = ("2", "4")
PAUSES = {"ward": "On a ward", "break": "A break that they asked for"}
WARDS_LEFT = {"home": "Home, or where they live", "moved": "Another ward or hospital", "died": "Died"}
BREAK_DAYS = 56
"""No agreed break is longer (local rule, and its floor)."""
ASKED_FOR = {"yes": "They asked for it", "no": "They did not ask for it", "unknown": "Nobody asked them"}
CAUSES = {"service": "Us", "person": "Them", "other": "Something else"}
"""What a late contact came of."""
HANDOVER_STATES = {
    "asked": "Asked",
    "accepted": "Said yes, not met yet",
    "met": "Met: they answer for the person now",
    "back": "Did not come about",
}
WHO_HELPS = "Who helps you? Whom do you look after, children too?"
STEP_CIRCLE = "Ask: who helps you, and whom do you look after?"
STEP_KEY_WORKER = "Name a key worker"
STEP_BOOK = "Book the next contact"
STEP_MEET = "See them: {how}"
STEP_MISSED = "They did not come: {what}"
MISSED_RUNGS = {
    "again": "ring them, and find another day",
    "other": "try another way that they said is safe",
    "circle": "ask whoever helps them, or a charity they know",
    "visit": "visit them, where it is safe to",
    "huddle": "bring them to the huddle",
}
SOON = "Day {day}"
LATE = "Late by {days}"
PAUSED = "Paused"
STOPPED = "Ended"
NOT_BOOKED = "Nothing booked"
LOCAL_RULE = "Local rule"
MOVED_ALREADY = "They were moved between teams {times}. Each move is one more beginning: ask them first."
