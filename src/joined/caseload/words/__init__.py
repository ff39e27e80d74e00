"""What people read about contacts and active care. Codes are those of the NHS Data Dictionary."""

import datetime
from collections.abc import Sequence

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

SPELLS = {"same": "The same time with us goes on", "new": "Back with us: a new time begins"}
"""Coming back; neither is new to the service."""

LADDER = {
    "again": "Try again, at another time of day",
    "other_way": "Try another way that they said is safe",
    "carer_or_charity": "Ask somebody whom they named, or the charity that knows them",
    "visit": "Visit, where it is safe to",
    "huddle": "Bring them to the huddle: what do you think?",
}
"""What follows when somebody did not come, from the lowest rung up; never that they are closed."""
CLOSING_NOT_AGREED = "The huddle has not agreed to end this. Not coming is no reason by itself."
CLOSING_ORGANISATIONS = "At least {least} organisations must have been there when it was agreed."
CLOSING_CLINICIAN = "A registered clinician must have been there when it was agreed."

MOVES = {
    "team": "Another team took over",
    "key_worker": "Another key worker",
    "assessed_again": "Asked to tell their story again",
}
"""What somebody may not have asked for."""
NEEDS = {
    "in_care": "In our care",
    "new": "Taken on in the last four weeks",
    "out_of_ward": "On a ward in the last three months",
    "weekly": "Seen every week or more often",
    "safety": "A worry about safety in the last three months",
    "several": "Help from several organisations at once",
    "communication": "An interpreter, or something else that help needs to reach them",
    "family": "They look after somebody, as they said",
}
"""What makes somebody weigh more in a worker's week. No diagnosis is among them."""

NOBODY_SAW = "Nobody has seen them yet."
NOT_SEEN_LATELY = "The last contact that counts was {days} days ago; at most {most} may pass."
NO_PLAN = "They have no plan."
OLD_PLAN = "Their plan was last looked at more than {months} months ago."
NO_KEY_WORKER = "They have no key worker."


WHY_PASSES = {
    "on_leave": "Whoever was to see them is away on that day.",
    "does_not_count": "What is booked does not count as a contact.",
    "too_late": "The next contact is booked for later.",
    "nothing": "Nothing is booked.",
}
"""Why somebody will not be seen in time."""


# Lists and pages
INTENSITIES = {"light": "Light", "usual": "Usual", "close": "Close", "daily": "Every day"}
"""How often somebody is seen. It moves without a new request."""
WEEKLY = ("close", "daily")
"""Intensities at which somebody is seen every week at least."""
ROLES = {"lead": "Key worker", "deputy": "Deputy"}
KINDS = {"one": "With one person", "joint": "With a colleague", "group": "In a group"}
WITH = {"person": "With them", "somebody_else": "With somebody else, and not with them"}
DIRECT = ("01", "02", "04", "11")
"""Ways that can count at all: a text, a letter, a voicemail or a try never does (H16)."""
TOOK_PART = ("5", "6")
MISSED = ("3", "7")
CANCELLED = ("2", "4")
PAUSES = {"ward": "On a ward", "break": "A break that they asked for"}
WARDS_LEFT = {
    "home": "Home, or where they live",
    "moved": "Another ward or hospital",
    "prison": "Prison",
    "court": "Court",
    "died": "Died",
}
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
STEP_CIRCLE = "Ask: who helps you, and whom do you look after?"
STEP_KEY_WORKER = "Name a key worker"
STEP_BOOK = "Book the next contact"
STEP_MEET = "See them: {how}"
STEP_MISSED = "They did not come: {what}"
SOON = "Day {day}"
LATE = "Late by {days}"
PAUSED = "Paused"
STOPPED = "Ended"
NOT_BOOKED = "Nothing booked"
LATE_STEP = "Late: {what}"

# What they have had, dated duties, after a ward, physical health
YES, NO = "Yes", "No"
RULE_NOT_AGREED = "Local rule, agreed by nobody yet"
RULE_OF_PLACE = "in {place} at most {days}"
BY_NOBODY = "agreed by nobody yet"
BY_WHOM = "agreed by {by}, with {people} with lived experience, from {day}"
RULE_AGREED = "Local rule, agreed by {by}, with {people} with lived experience, from {day}"

# Four weeks ahead, away, moving many, how continuous
AWAY_UNTIL = " (away {first} to {last})"
CHANGED_MEANWHILE = "Somebody booked, moved or is away meanwhile. This is how it stands now: look again."
MOVE_SOME = "Tick at least one person, and at most {most}."
MOVE_TO = "Choose who becomes their key worker."
TOO_LATE_TO_MOVE_BACK = "More than a minute has passed. Move them again, one by one or together."
VIEWS = {
    "": "Everybody",
    "late": "Late",
    "unbooked": "Nothing booked",
    "nobody": "No key worker",
    "unseen": "Not seen lately",
    "unhelped": "No help running",
    "new": "New",
    "ward": "On a ward",
}
"""Ways of looking at a caseload; each stands in the address. Not seen lately: a worklist, and never an ending (H19)."""
SORTS = {"": "What needs doing first", "name": "Name", "seen": "Longest not seen", "weight": "Weight"}
"""Orders of a caseload."""
VIEW_MEANS = {
    "unseen": "Nobody has met them for longer than agreed. See them, or ask them: not being seen ends nobody’s care.",
    "unhelped": "No help that was agreed with them has begun. Sometimes a check-in is what they want.",
    "new": "Taken on in the last four weeks.",
    "ward": "The clock stands still. We ask the ward when they go home; then we see them within three days.",
}
VIEW_NAME = "Give this view a name."
VIEW_KEPT = "Kept: {name}. It stands above the list."
VIEW_DROPPED = "Dropped: {name}. Nobody was taken off any list."
VIEW_TWICE = "You have a view of this name. Take another, or drop that one first."
GIVEN_TO = "Given to {name}, {organisation}, {at}, for: {why}. Only for this; delete it afterwards."
MOVED_UNASKED = "They were moved {times} without having asked. One more is one more beginning: ask them first."
HOURS_WORKED = "between 9am and 5pm on working days"

# Courses of help
RESULTS = {
    "finished": "Finished",
    "they": "They stopped",
    "we": "We stopped",
    "unbegun_they": "Never began: they did not want it",
    "unbegun_we": "Never began: we did not manage it",
    "elsewhere": "It goes on elsewhere",
}
"""What became of help that was agreed. What goes on elsewhere has ended with us alone."""
COURSE_STATES = {
    "waiting": ("Agreed", "waiting"),
    "running": ("Being given", "ours"),
    "ended": ("Ended", "paused"),
}
COURSE_WAITS = "waiting {days} for the first session"
BECAUSE_OF_US = ("we", "unbegun_we")
UNBEGUN = ("unbegun_they", "unbegun_we")
CHECK_IN = "Check-in only"
STEP_BEGIN = "First session of the help that was agreed: see their care"
STEP_OTHER = "Offer other help: what was agreed ended because of us"
STEP_GO_ON = "Say how the help goes on that another team gave: see their care"
"""None names the help: what somebody is treated for stands in no step (AC-039)."""
OTHER_WITHIN = "Where it ends because of us, offering other help is a step within {days}. {said}."
COURSE_NOT_OFFERED = "Choose help that this place offers today."
COURSE_AGREED_ALREADY = "This is agreed already. Plan its sessions, or say what became of it."
COURSE_TEAM = "Choose your own team, or the one that answers for them."
COURSE_WORKER = "Choose somebody of {team}."
COURSE_DAY = "Choose a day since {began}, not later than today."
COURSE_SESSIONS = "Choose from 1 to {most} sessions, or leave it empty."
COURSE_RESULT = "Say what became of it."
COURSE_LINE = "Say why, in a line."
COURSE_BEGAN = "They had a session of it: say that it finished, stopped, or goes on elsewhere."
COURSE_UNBEGUN = "They had no session of it yet: say that it never began, or goes on elsewhere."
COURSE_AGREED = "Agreed on {day}. Its first session is a step now."
COURSE_OVER = "This help has ended already."
COURSE_NOT_THEIRS = "Choose help that is being given to this person."
COURSE_LATER = "This help was agreed on {day}, after that contact. Choose “check-in only”."
NO_FILES = "Whoever is employed to work with them takes out a file. Ask them."
OTHERS_OWN = "Another team wrote this down. Ask them, or the team that answers for the person."
COURSE_OTHERS = "The team that gives this help, or the one that answers for them, says so. Ask them."
NOT_HELPED = "No session of help that was agreed within {most} days."


GROUP_WAYS = {"01": "Face to face", "11": "By video"}
SAID_YES = {
    "spoken": "They said yes to us",
    "written": "They said yes in writing",
    "helped": "Somebody helped them to say yes",
}
CAME = {"5": "Came", "6": "Came late", "3": "Did not come", "2": "They cancelled"}
"""One press for each after a group; each is an attendance."""
IN_A_GROUP = "{how}, in a group"
STEP_GROUP = "See them in the group: {how}"
STEP_PARTNERS_GROUP = "Hear from the partner whether they came to the group"
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
GROUP_OVER = "This group has ended."
GROUP_NEEDS_YES = "Ask them first: nobody is put into a group without their yes."
KNOWN_TO = {"yes": "Yes, they said so alone", "no": "Yes, somebody was with them"}
GROUP_NEEDS_KNOWN = "Ask them first: a charity reads nobody’s name without their yes."
GROUP_HAS_THEM = "They are in this group already."
GROUP_STILL_BOOKED = "A session is booked. Cancel it first, and tell whoever was to come."
SESSION_TWICE = "A session is booked at that time already."
SESSION_OVER = "This session is cancelled already."
SESSION_TO_COME = "It is still to come. Say afterwards who came."
SESSION_BEGUN = "It has begun. Say who came."
WEIGHS = "{points}. A plan is looked at again within {months}. Local rules, {agreed}."
TRIED = "{times}, last {at}, {how}"
TRIED_NOT_REACHED = "Tried, not reached"


def away(days: Sequence[tuple[datetime.date, datetime.date]]) -> str:
    """What stands behind the name of whoever is away within so many days; nothing for whoever is there."""
    if not days:
        return ""
    first, last = days[0]
    return AWAY_UNTIL.format(first=f"{first:%-d %B}", last=f"{last:%-d %B}")
