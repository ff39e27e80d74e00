"""What the fields of places are called on pages, and in the history of their changes."""

PLACE = {"name": "Name"}
ORGANISATION = {
    "name": "Name",
    "code": "ODS code",
    "phone": "Phone",
    "email": "E-mail after each huddle",
    "text_name": "Signs texts as",
}
TEAM = {"name": "Name", "phone": "Phone", "may_hold": "May be responsible for a person", "closed_on": "Closed on"}
NOBODY_ANSWERS = "Nobody answers: the doors are shut"
HOURS_IN_WORDS = "Not known: its hours are written in words only. Change duty, and say days and times"
SOMEBODY_THERE = "Somebody is there"
NOBODY_THERE = "Nobody is there at this hour: people read the crisis line, 111 and 999"
DUTY = {
    "phone": "Phone of duty",
    "crisis_phone": "Crisis line",
    "hours": "Hours",
    "is_staffed": "Somebody answers",
}
SCOPES = {
    "identity": "Who people are",
    "contact": "How to reach them",
    "plan": "The plan and next steps",
    "safety": "Safety",
    "clinical": "Clinical notes",
    "huddle": "The huddle",
}
"""What a joint team's agreement lets an organisation see."""
RING_DUTY = "Ring them as well."
DUTY_ANSWERS = "Ring them as well. Duty answers by {by}."
DUTY_AWAY = "Nobody of duty is there now: they answer by {by}. Ring the crisis line, or 111 and option 2."
