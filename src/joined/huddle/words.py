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
OFFER_KINDS = {"can_start": "Can start", "not_for_us": "Not for us, but"}
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
