"""Riverside North: care that goes on, and what makes it late, wait or stand still."""

from joined.demo.diary import Story
from joined.demo.hands import Hands, Row, ways

NORTH = "Community mental health, North"


def _taken_on(do: Hands, person: Row, start: int, *, ask: str, words: str, story: str, first: str) -> Story:
    """Asked for, told the same day, agreed the next morning, and met two days later."""
    yield do.at(start, "09:25")
    asked = do.bring("gp", person, ask=ask, words=words, story=story, reach=ways())
    yield do.at(start, "12:51")
    step = do.step("First meeting", NORTH, on=start + 2, someone="nurse")
    plan = do.propose(asked, first, NORTH, yes="nurse", on=start + 2, then=(step,))
    yield do.at(start, "13:20")
    do.told("gp", plan)
    yield do.at(start + 1, "10:05")
    do.agrees("nurse", plan)


def wanda(do: Hands) -> Story:
    """Running towards day 28: what was booked was cancelled by us, and nothing is booked yet."""
    person = do.persons["wanda"]
    yield from _taken_on(
        do,
        person,
        -23,
        ask="Nights at the bakery, days with her grandson, and no sleep between. What can give way?",
        words="I bake bread for people I never see eat it.",
        story="Looks after her grandson three days a week. Works nights. Cries on the bus.",
        first=f"Róisín meets you at the bakery’s back door on {do.date(-21)}, after your shift.",
    )
    yield do.at(-21, "07:40")
    do.meets("nurse", person, "First meeting", again=-17, at="07:40", line="Bread, tea, and the timetable of her week")
    wish = "One morning a week that is mine"
    mornings = do.agrees_course("nurse", person, "Behavioural activation", wish=wish, sessions=8)
    yield do.at(-17, "07:40")
    do.meets(
        "nurse",
        person,
        course=mornings,
        again=-4,
        at="07:40",
        line="She asked her sister for Thursdays. Her sister said yes",
    )
    do.asks_circle("nurse", person, "My sister, on Thursdays", "My grandson Leo, three days a week")
    yield do.at(-4, "08:10")
    do.cancelled("nurse", person, "Róisín was ill")


def osian(do: Hands) -> Story:
    """He did not come twice; each time another rung of the ladder follows, and nothing ends."""
    person = do.persons["osian"]
    yield from _taken_on(
        do,
        person,
        -14,
        ask="Stopped his tablets and his football. Who does he still let in?",
        words="Fine. That is what I say. Fine.",
        story="Plays in goal, or did. Brother in the next street.",
        first=f"Róisín comes to the pitch on {do.date(-12)} at six.",
    )
    yield do.at(-12, "18:00")
    do.meets("nurse", person, "First meeting", again=-3, at="18:00", line="We watched the others play")
    do.asks_circle("nurse", person, "My brother, in the next street", "")
    do.agrees_course("nurse", person, "Peer support", wish="Somebody who has stood in a goal")
    yield do.at(-3, "18:30")
    do.meets("nurse", person, again=-2, at="18:00", became="3", line="Not at the pitch")
    yield do.at(-2, "18:30")
    do.meets("nurse", person, became="3", line="Not at the pitch; his brother has not seen him since Friday")


def ebele(do: Hands) -> Story:
    """On a ward since last week: the clock stands still, and somebody asks after her."""
    person = do.persons["ebele"]
    yield from _taken_on(
        do,
        person,
        -18,
        ask="Hears the radio when it is off. She asked for help herself, and quickly.",
        words="I know this song. I would like somebody to turn it down.",
        story="Knows the early signs. Choir on Tuesdays. Daughter in Leeds.",
        first=f"Róisín comes to you on {do.date(-16)} in the morning.",
    )
    yield do.at(-16, "10:30")
    do.meets("nurse", person, "First meeting", again=-9, at="10:30", line="We wrote down the early signs together")
    do.asks_circle("nurse", person, "My choir, and my daughter from Leeds", "")
    yield do.at(-9, "10:30")
    do.meets("nurse", person, line="Louder since Sunday. She wants a ward for some days, and we went with her")
    do.goes_to_ward("nurse", person, "She asked for some days on a ward")
    yield do.at(-4, "16:10")
    then = do.next("Ask the ward again, and bring her songbook", NORTH, on=2, someone="nurse")
    do.answer("nurse", person, "Ask the ward", verb="change", reason="Quieter, sleeping; not home this week", then=then)


STORIES = (wanda, osian, ebele)
