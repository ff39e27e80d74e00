"""What people read about looks: which part of a person's record a query shows."""

PARTS = {
    "people.find": "found by searching",
    "people.likely": "found by searching",
    "people.alike": "compared with another record",
    "matching.waiting": "compared with another record",
    "matching.candidates": "compared with another record",
    "matching.pair": "compared with another record",
    "matching.joining": "compared with another record",
    "people.person": "who they are",
    "people.to_change": "who they are",
    "people.whole": "who they are",
    "people.how_to_reach": "how to reach them",
    "steps.about": "next steps",
    "steps.answering": "next steps",
    "steps.mine": "next steps",
    "steps.asked_of": "what was asked of teams",
    "steps.asking": "what was asked of teams",
    "doors.asked_by_us": "requests",
    "doors.for_today": "requests",
    "doors.of_person": "requests",
    "doors.queue": "requests",
    "doors.request": "requests",
    "interop.message": "message as it came",
    "huddle.board": "huddle",
    "huddle.item": "huddle",
    "huddle.items_of": "huddle",
    "huddle.room": "huddle, on a shared screen",
    "huddle.sheet": "huddle, printed",
    "huddle.outcomes": "plan",
    "huddle.plans_of": "plan",
    "steps.of_source": "plan",
    "huddle.telling": "text with the plan",
    "messages.about": "messages",
    "trail.looks": "who looked",
}
"""By verb of the trail, in the order in which a line tells them."""

OTHER = "another part"
ORDER = list(dict.fromkeys((*PARTS.values(), OTHER)))
