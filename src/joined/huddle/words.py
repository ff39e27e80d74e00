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
