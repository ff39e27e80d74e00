"""What people read about looks: which part of a person's record a query shows."""

PARTS = {
    "doors.asked_by_us": "Requests",
    "doors.for_today": "Requests",
    "doors.of_person": "Requests",
    "doors.queue": "Requests",
    "doors.request": "Requests",
    "front.person": "Person’s page",
    "front.today": "Today",
    "huddle.board": "Huddle board",
    "huddle.item": "Huddle",
    "huddle.items_of": "Huddle",
    "huddle.outcomes": "Plan",
    "huddle.plans_of": "Plan",
    "huddle.room": "Huddle, shared screen",
    "huddle.sheet": "Huddle, printed",
    "huddle.telling": "Text with the plan",
    "interop.message": "Message as it came",
    "messages.about": "Messages",
    "people.choices": "Sharing",
    "people.find": "Found by searching",
    "people.how_to_reach": "How to reach them",
    "people.person": "Who they are",
    "people.whole": "Who they are",
    "steps.about": "Next steps",
    "steps.answering": "Next steps",
    "steps.asked_of": "What was asked",
    "steps.asking": "What was asked",
    "steps.mine": "Next steps",
    "steps.of_source": "Plan",
    "trail.looks": "Who looked",
}
"""By verb of the trail. A query without words here is named by its room."""

OTHER = "Their record"
