"""What people read about requests."""

DOORS = {
    "gp": "GP practice",
    "message": "Message from another system",
    "colleague": "NHS or council colleague",
    "charity": "Charity",
    "self": "The person",
    "telephone": "Telephone",
}
STATES = {
    "received": "Received",
    "with_intake": "With In-take",
    "with_duty": "With duty",
    "in_huddle": "In today’s huddle",
    "plan_proposed": "Plan proposed",
    "told": "Told",
    "ended": "Ended",
}
TALKED = {"yes": "Yes", "not_yet": "Not yet, because", "said_no": "They said no"}
SHARING = {
    "everybody": "Everybody at the huddle",
    "nhs_council": "NHS and council only",
    "no_name": "Without their name",
}
SAFETY = {"no": "No", "can_wait": "Yes, can wait for the huddle", "cannot_wait": "It cannot wait"}
BASES = {
    "agreed": "They agreed",
    "direct_care": "Direct care: NHS and council, no objection",
    "unnamed": "Without their name",
    "safety": "Somebody’s safety, with a written reason",
}
READ_STEP = "In-take reads this request"
READ_AGAIN_STEP = "Read today: asked again"
DUTY_STEP = "Duty answers now: this cannot wait"
NO_DUTY = (
    "No staffed duty route is set up for this neighbourhood, so this door is closed. "
    "Ring 111 and choose option 2, or 999 where a life is at risk."
)
