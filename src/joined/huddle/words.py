"""What people read about huddles."""

WHY_HERE = {
    "asked": "Asked for the first time",
    "asked_again": "Asked again",
    "carried_over": "Carried over",
    "not_this": "They want something else",
    "late_step": "A promise is late",
    "not_told": "Not told yet",
    "declined": "A team said no",
    "not_reached": "Could not be reached",
}
NO_ASK = "What comes next for them?"
SCRIBE_IS_HERE = "A scribe is here and works for the NHS, a practice or the council: choose somebody who is ticked."
OF_THE_CHAIRS = "Somebody of the team that runs the huddle takes over: choose one of them."
LONGER = "It can go on by 5 or 10 minutes at a time, and by 30 in all."
NOT_OPEN = "The sitting is not open."
SAT_THERE = "Only whoever sat there adds to its notes."
NOT_OVER = "The sitting goes on: write it on the board."
COULD_SAY = {"yes": "Yes", "partly": "In part", "no": "No"}
ANSWERED_ONCE = "You have answered already. Thank you."
NOBODY_TICKED = (
    "Nobody is ticked. Tick who may hear about them, or choose “NHS and council only” or “Without their name”."
)
NOBODY_READS = (
    "Then nobody who answers for them could read what they asked. Choose “Without their name” instead, or write down "
    "the worker who must never see them; or ask a team that they do want to write this down. Nothing was saved."
)
WHO_TELLS = "Choose somebody of the team that asked, or of the responsible team."
ITEM_STATES = {
    "waiting": "Waiting",
    "proposed": "Plan proposed",
    "carried_over": "Carried over",
    "withdrawn": "Taken off",
}
SITTING_STATES = {"planned": "Planned", "open": "Open", "closed": "Closed"}
PARTS = {"open": "Open part", "closed": "Closed part"}
PROPOSAL_STATES = {
    "proposed": "Proposed",
    "agreed": "Agreed",
    "not_this": "They want something else",
    "replaced": "Replaced",
}
OFFER_KINDS = {"can_start": "Can start", "not_for_us": "Not for us, but", "passed": "Not for us"}
MOMENTS = {"looked": "Looked", "view": "View", "offer": "Offer", "pass": "Not for us", "question": "Question"}
"""What a partner gave its time for."""
PARTNER_PASSES = "Name a next door: who could help instead."
NO_MORE_QUESTIONS = "You have asked three questions. Ring the team that brought them, or say what you could do."
SITTING_OVER = "This sitting is over. Bring the person again, or ring the responsible team."
QUESTION_STEP = "Answer {organisation}: {question}"
NOTHING_OPEN = "Nothing is open about them any more. Ring the team that brought them."
ANSWERED_ALREADY = "Somebody has answered this already."
LINK_SAYS = "{huddle}: {asks} today may be for you."
LINK_SAYS_ANSWER = "{huddle}: your question is answered."
LINK_SAYS_YES = "{huddle}: they would like what you offered. Please say yes or no."
PARTNER_SAID = {
    "offer": "Thank you. Your offer is on the huddle’s board, and nothing moves until they say yes to it.",
    "pass_on": "Thank you. They know that it is not for you, and nothing moves.",
    "view": "Thank you. What you wrote is on the huddle’s board, with your name.",
    "question": "Asked. The answer stands here, and we text you when it does.",
    "yes": "You said yes. Thank you: they are told.",
    "no": "You said no. It goes back to the team that asked, who keep the person.",
}
ASKS = {1: "one ask", 2: "two asks", 3: "three asks", 4: "four asks", 5: "five asks"}


def asks(count: int) -> str:
    """`two asks`: how many, as a text says it."""
    return ASKS.get(count, f"{count} asks")


TALKING = "They are being talked about at this moment. Wait until the sitting is over. Nothing was saved."
TWO_PLANS = (
    "Each of the two has a plan that waits for an answer. Hear what the person says to one of them first. "
    "Nothing was saved."
)
ASKED_FOR = {"yes": "Yes", "no": "No", "unknown": "Nobody asked them"}
KNOWS_THEM = " (is or was their key worker)"
TWO_NOES_STEP = "Two teams said no: decide at the huddle who begins"

HUDDLE = {
    "name": "Name",
    "days": "Days",
    "starts": "Starts",
    "minutes": "Minutes",
    "closed_part_minutes": "Minutes of the closed part",
    "link": "Video link",
}
WEEKDAYS = {0: "Monday", 1: "Tuesday", 2: "Wednesday", 3: "Thursday", 4: "Friday"}


def days_in_words(days: list[int]) -> str:
    """`Monday, Wednesday`, or `every weekday`."""
    named = [name for day, name in WEEKDAYS.items() if day in days]
    return "every weekday" if len(named) == len(WEEKDAYS) else ", ".join(named)
