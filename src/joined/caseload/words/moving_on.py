"""What people read about moving on, the return pass, and coming back."""

ASKED_BY = {"they": "They did", "we": "We did", "both": "Both of us"}
"""Who asked for somebody's moving on."""
AGREES = {"yes": "Yes", "no": "No, they do not agree", "unsure": "Not sure yet"}
HOW_TO_CHALLENGE = (
    "You can say no to this. Tell any of us, or ask somebody you trust to say it for you. The huddle then talks about "
    "it, and you stay with us meanwhile. You can also ask for an advocate, or complain: it changes nothing about your "
    "care."
)
MOVING_STEP = "Move on together: everybody named says yes and meets them"
MOVING_ASK = "Be there for them when they move on: {what}"
STAYS = "They stay with us"
JOINED = "Two records of theirs became one: they move on once"
STEP_TELL_STAYS = "Tell {teams}: they stay with us, and nothing is asked any more"
STEP_NOT_MET = "Meet them: what was written down was no meeting. {what}"
MOVING_NOT_AGREED = "They do not agree. The huddle talks about it; nothing ends."
MOVING_ASK_THEM = "They have not said yes to this yet."
MOVING_NO_MEETING = "There was no meeting to say goodbye yet."
MOVING_NO_SIGNS = "Their early signs are not written down, in their words."
MOVING_NOBODY_NAMED = "Nobody who goes on with them has said yes and met them."
MOVING_NO_YES = "{team} has not said yes yet."
MOVING_NOT_MET = "{team} has said yes and has not met them yet."
MOVING_STILL_BOOKED = "A contact is booked. Wait for it, or write down that it is cancelled."
AFTERCARE_UNDECIDED = "Aftercare under section 117 ends only when NHS and council decide it together, in writing."
STAY = "Nothing ends. Teams that were asked to be there for them afterwards are asked no more."
KNOW_117 = (
    "After some stays on a ward people have a right to help that is free. Write down who told us, and since when."
)
DECIDE_117 = "It ends only when both have decided so together, in writing, and have talked with them."
ASK_SIGNS = "Ask them, and write what they say. Whoever helps them next reads it, and they never have to say it twice."
BEFORE = {
    "signs": "What do you notice first?",
    "helps": "What helps then?",
    "supports": "Who goes on with you?",
    "plan": "The last plan",
    "circle": "Who helps you, and whom do you look after?",
}
"""What is known of somebody from the time before, as they were asked."""
NOT_BEFORE = "This is not known from before. Look at the page again."
TAKEN_ALREADY = "Somebody has taken this over already."
TAKEN_OVER = "Taken over, as of {day}. They need not tell it again."
KNOWN_BEFORE = "Known from before"
SUPPORT_STATES = {
    "asked": ("Asked", "partner"),
    "accepted": ("Said yes, not met yet", "soon"),
    "met": ("Has met them", "agreed"),
    "declined": ("Said no", "paused"),
    "withdrawn": ("Taken back", "paused"),
}
STEP_BACK = "See them: they came back"
NEVER_WITH_US = "Nobody here was in our care before. Ask for help with a request: in-take reads it."
BACK_ALREADY = "{team} answers for them already. Ring them."
BACK_WHY = ("We are worried about them", "They stopped coming")
"""One tap each, for a charity about somebody whom it knows."""
NOT_CARE_ANY_MORE = "They have moved on. The return pass leads straight back."
BACK_DONE = "Done. {team} sees them by {day}."
CARD = (
    "Hello {name}. Until {day} you can come straight back to us. Ring {phone} and say that you have a return pass. "
    "No form and no waiting list. Somebody you trust can ring for you."
)
"""The card in one text: it names no service and no diagnosis."""
NO_NUMBER = "{team} has no telephone number here, and a pass is no use without one. Whoever sets it up adds it."
ENDS_SOON = (
    "Until then they can come straight back. Tell them in a way that is safe, and ask whether they want another."
)
STEP_IT_ENDS = "Tell them that their return pass ends on {day}"
TOLD_HOW = {"call": "We spoke", "text": "By text", "letter": "By letter", "handed": "Face to face"}
"""How somebody was told that their return pass ends."""
DATES_FIRST = "Say what became of every dated duty, and look at every reading that waits: nobody would, afterwards."
COURSES_FIRST = "Say what became of the help that is being given: {names}."
OURS = (DATES_FIRST, AFTERCARE_UNDECIDED)
"""What stands against letting go and is told to NHS, practice and council alone."""
