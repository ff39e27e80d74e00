"""Quayside and the Hill, yesterday and this morning."""

from joined.demo.diary import Story
from joined.demo.hands import Hands, ways


def thaddeus(do: Hands) -> Story:
    """Talked about yesterday; the workshop has been asked and has not answered yet."""
    person = do.persons["thaddeus"]
    yield do.at(-1, "09:20")
    asked = do.bring(
        "quayside-gp",
        person,
        ask="A shipwright without a yard. He says he is finished; I do not think so. What is there?",
        words="A man who cannot bend a plank is a man who sits. I sit.",
        story="Retired on a bad shoulder in March. Drinks at home since. Wife works long days.",
        partner="Built boats for forty years. Would show others how.",
        reach=ways(),
    )
    yield do.at(-1, "12:24")
    plan = do.propose(
        asked,
        f"Tegan, a nurse, meets you on {do.date(2)}. We ask the Lock Six workshop who needs a boatbuilder.",
        "Community mental health, Quayside",
        yes="quayside-nurse",
        on=2,
        then=(
            do.step(
                "First meeting, at the surgery", "Community mental health, Quayside", on=2, someone="quayside-nurse"
            ),
            do.step("Show him the workshop", "The Lock Six workshop", on=4, said_yes=False),
        ),
    )
    yield do.at(-1, "12:55")
    do.text("quayside-gp", plan)


def marta(do: Hands) -> Story:
    """Brought in Quayside this morning."""
    yield do.at(0, "08:44")
    do.bring(
        "quayside-other-gp",
        do.persons["marta"],
        ask="Third job lost to panic. Who knows employers round here?",
        words="I am good until somebody watches me.",
        story="Panic at work since the spring. Lives with a cousin. Wants to work mornings.",
        partner="Wants to work mornings, in a small team.",
        reach=ways(),
    )


def bronagh(do: Hands) -> Story:
    """Brought on the Hill this morning: far from everything, with a good reason not to drive."""
    yield do.at(0, "08:30")
    do.bring(
        "hill-gp",
        do.persons["bronagh"],
        ask="She will not come down to us. Who goes up to the farm?",
        words="The dog hears you two fields off. That gives me time.",
        story="Alone on the farm since her brother left. Has not driven since a fit in July.",
        partner="Would like a visitor who likes dogs.",
        reach=ways(1, hours="after milking, from 10am"),
    )


def tomos(do: Hands) -> Story:
    """Two teams said no. One gave a reason that is none; the chair has a step, and he is on today's agenda."""
    person = do.persons["tomos"]
    yield do.at(-7, "09:50")
    asked = do.bring(
        "hill-gp",
        person,
        ask="He hears the lorry that hit his brother, and drinks to sleep. Who starts?",
        words="I was told to stop drinking first. I was told that twice.",
        story="Brother died on the road in June. Drinks at night to sleep. Still goes to work at the quarry.",
        partner="Would like to sleep, and to talk to somebody who drives.",
        reach=ways(),
    )
    yield do.at(-7, "10:20")
    do.takes("hill-intake", asked)
    yield do.at(-7, "13:05")
    plan = do.propose(
        asked,
        "We ask who can begin with the nights. Aurelio rings you every week until somebody does.",
        "Talking therapies, Riverside",
        on=-2,
        then=(
            do.step("Ring him and hear how the nights are", "In-take, Riverside Hill", on=-4, someone="hill-intake"),
        ),
    )
    yield do.at(-7, "13:31")
    do.told("hill-gp", plan)
    yield do.at(-6, "11:10")
    do.asks(
        "hill-intake", person, of="Adult social care, Hill", what="Could you be beside him at home in the evenings?"
    )
    yield do.at(-5, "10:05")
    do.says_no(
        "psychologist",
        person,
        why="alcohol_drugs",
        reason="He drinks every night.",
        can_offer="Two sessions on sleep and grief now, while he drinks, together with his surgery.",
        next_door="Community mental health, Hill",
    )
    yield do.at(-4, "15:10")
    do.reaches("hill-intake", asked, "He slept twice this week.")
    do.answer("hill-intake", person, "Ring him", then=do.next("Ring him again", "In-take, Riverside Hill", on=0))
    do.answer(
        "hill-intake",
        person,
        "Talking therapies",
        then=do.next(
            "Ask Talking therapies for the two sessions", "In-take, Riverside Hill", on=1, someone="hill-intake"
        ),
    )
    yield do.at(-1, "14:40")
    do.says_no(
        "hill-social-worker",
        person,
        reason="Nobody of us is free in the evenings before the new year.",
        next_door="The Lock Six workshop: open on Tuesday evenings.",
    )


STORIES = (thaddeus, marta, bronagh, tomos)
