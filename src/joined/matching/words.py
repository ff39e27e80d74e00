"""What people read about matching."""

STATES = {
    "proposed": "A second person looks",
    "joined": "One record now",
    "taken_back": "Left as two",
    "undone": "Put right: two records again",
}
STEP = "Compare: do we know them already?"
ADDED_STEP = "Look at what was added while two records were one"
NEXT_STEP = "Decide what comes next"
CHECKS = {
    "phone": "Check which telephone number is theirs: two records had different ones",
    "address": "Check where they live: two records had different addresses",
    "practice": "Check which practice they are registered with: two records differed",
    "stopped": "Check and send again: a text was stopped when two records became one",
}
STOPPED_APART = "Check and send again: a text was stopped when two records were put right"
TABLES = {
    "people_phone": ("telephone number", "telephone numbers"),
    "people_address": ("address", "addresses"),
    "people_need": ("need", "needs"),
    "people_consent": ("choice about who may know", "choices about who may know"),
    "people_exclusion": ("person who should not be told", "people who should not be told"),
    "messages_message": ("text", "texts"),
    "steps_matter": ("request or care that opened", "requests or care that opened"),
    "steps_responsibility": ("change of the responsible team", "changes of the responsible team"),
    "steps_offer": ("question to another team", "questions to other teams"),
    "steps_nextstep": ("next step", "next steps"),
    "doors_referral": ("request", "requests"),
    "huddle_agendaitem": ("place on an agenda", "places on an agenda"),
    "huddle_view": ("view said at a huddle", "views said at a huddle"),
    "huddle_huddleoffer": ("offer made at a huddle", "offers made at a huddle"),
    "huddle_proposal": ("plan", "plans"),
    "interop_original": ("message as it came", "messages as they came"),
}
"""What was added, one and many; what is not here follows from these."""
NOT_FOR_YOU = "In-take compares records. Ring them if you think that somebody is here twice."
ONE_HAS_DIED = (
    "One record says that they have died, and something is open in the other. Say there first that they have died: "
    "then nobody rings or writes any more, and the two can be joined."
)
SAY_HOW = "Write how you know that it is the same person."
SAY_WHY_NOT = "Write how you know that they are two people."
SAY_WHY_WRONG = "Write what showed that they are two people."
SAME_HANDS = "Somebody else has to look: whoever proposed it cannot also agree."
NEEDS_TWO = "Both records are established. Propose it, and a second person looks."
ONE_IS_NEW = "One of them is not matched yet, so one person decides. Nobody else has to agree."
LATER_FIRST = "One of them was joined to another record since. Put that right first. Nothing was saved."
DECIDED = "Somebody has decided about this already."
