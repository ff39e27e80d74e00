"""What the set-up area calls things."""

HELD = {
    "request": "requests to read",
    "ask": "questions to ask",
    "tell": "people to tell",
    "unsent": "texts to send",
    "offer": "answers to wait for",
    "message": "people to ring",
    "proposal": "steps of a plan",
}
OTHER = "other steps"
PLACE_READY = "Your place is ready when…"
