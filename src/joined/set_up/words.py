"""What the set-up area calls things."""

HELD = {
    "request": "Requests to read",
    "ask": "Questions to ask",
    "tell": "People to tell",
    "unsent": "Texts to send",
    "offer": "Answers to wait for",
    "message": "People to ring",
    "proposal": "Steps of a plan",
}
OTHER = "Other steps"
PLACE_READY = "Your place is ready when…"
