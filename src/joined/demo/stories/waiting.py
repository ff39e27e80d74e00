"""Riverside North: with in-take, with duty, and somebody who waits with a date."""

from joined.demo import persons
from joined.demo.diary import Story
from joined.demo.hands import Hands, ways
from joined.doors import actions as doors

NORTH = "Community mental health, North"
INTAKE = "In-take, Riverside North"


def winifred(do: Hands) -> Story:
    """It cannot wait: with duty since half past eight, and on no agenda."""
    yield do.at(0, "08:32")
    do.bring(
        "gp",
        do.persons["winifred"],
        ask="Please see her today. I have asked her to stay near the telephone.",
        words="I do not trust myself with the weekend.",
        safety="cannot_wait",
        safety_words="Says that she may not keep herself safe over the weekend. A friend is with her until noon.",
        who_was_rung="Dele Okafor, duty, at 8:31am",
        reach=ways(2),
    )


def perpetua(do: Hands) -> Story:
    """Came in yesterday afternoon; read, named, not yet routed."""
    yield do.at(-1, "16:20")
    asking = doors.Asking(
        ask="Is there help with money worries that does not begin with a form?",
        in_their_words="I have stopped opening my post. It knows my name, that is all it knows.",
    )
    asked = doors.open(by=do.who("other-gp"), person=do.persons["perpetua"], door="gp", asking=asking)
    yield do.at(-1, "16:50")
    do.takes("other-intake", asked)
    do.answer(
        "other-intake",
        do.persons["perpetua"],
        "In-take reads",
        then=do.next("Ring her, and route this once", INTAKE, on=0, someone="other-intake"),
    )


def lindiwe(do: Hands) -> Story:
    """Rang by herself this morning; nobody is named for it yet."""
    yield do.at(0, "08:47")
    asking = doors.Asking(
        ask="Would like somebody to ring back after 11am about sleep and about her son.",
        in_their_words="I am the one who looks after everybody. Today I am ringing for me.",
        asker_name="Lindiwe Marchetti, for herself",
    )
    doors.open(by=do.who("intake"), person=do.persons["lindiwe"], door="telephone", asking=asking)


def benedict(do: Hands) -> Story:
    """Rang this morning as Ben, without a number: in-take sees who he may be, and has not compared yet."""
    yield do.at(0, "08:21")
    as_he_said = persons.Somebody(
        name="Ben Achterlonie", born="1984-02-29", practice="", phone="+447700900137", postcode="RV1 4QA"
    )
    intake = do.who("intake")
    person = do.welcome("benedict, as he rang", by=intake, known=as_he_said)
    asking = doors.Asking(
        ask="Would like somebody to write to him about work, and not to ring.",
        in_their_words="I can type it. I cannot say it.",
        asker_name="Ben Achterlonie, for himself",
    )
    doors.open(by=intake, person=person, door="telephone", asking=asking)


def idris(do: Hands) -> Story:
    """A mother's worry, passed on by a charity in her words, never as his; he does not know that she asked."""
    yield do.at(-1, "11:20")
    intake = do.who("intake")
    as_she_said = persons.Somebody(name="Idris Mbeki-Thornbury", practice="", street="Chapel Rise", postcode="RV1")
    person = do.welcome("idris, as his mother said", by=intake, known=as_she_said)
    asking = doors.Asking(
        ask="His mother says that he has stopped coming down to eat, and talks at night to nobody she can see.",
        talked="not_yet",
        talked_because="His mother came to us. He does not know that she asked, and she is afraid he will be angry.",
        sharing="nhs_council",
        safety="can_wait",
        safety_words="She has not heard him speak of harming himself or anybody else.",
        asker_name="Hyacinth Bellweather, for his mother",
        asker_team=do.team("Families and carers"),
    )
    asked = doors.open(by=intake, person=person, door="charity", asking=asking)
    yield do.at(-1, "11:45")
    do.takes("intake", asked)
    yield do.at(-1, "14:30")
    do.answer(
        "intake",
        person,
        "In-take reads",
        then=do.next(
            "Ring his mother back, listen, and ask how he could be reached",
            INTAKE,
            on=0,
            someone="intake",
        ),
    )


def sian(do: Hands) -> Story:
    """Waits for therapy with a date, and is rung meanwhile."""
    person = do.persons["sian"]
    yield do.at(-18, "09:05")
    asked = do.bring(
        "gp",
        person,
        ask="Worry that never stops since her finals. What can begin before therapy does?",
        words="My head is a kettle that nobody takes off.",
        story="Worry since the summer. Has moved back with her parents. Works two days in a bakery.",
        partner="Would like to be out of the house in the mornings.",
        reach=ways(),
    )
    yield do.at(-18, "12:40")
    plan = do.propose(
        asked,
        f"Róisín meets you at the surgery on {do.date(-15)}, and asks for therapy, in Welsh if we can.",
        NORTH,
        yes="nurse",
        on=-15,
        then=(do.step("First meeting, at the surgery", NORTH, on=-15, someone="nurse"),),
    )
    yield do.at(-18, "13:01")
    do.text("gp", plan)
    yield do.at(-17, "10:40")
    do.agrees("nurse", plan, "Diolch. Yes.")
    yield do.at(-15, "14:45")
    do.meets("nurse", person, "First meeting", again=-8, at="11:30", line="We met. She laughed once, about the oven")
    do.asks_circle("nurse", person, "My parents, more than they should", "")
    do.asks("nurse", person, of="Talking therapies, Riverside", what="Therapy for worry, in Welsh if it can be")
    yield do.at(-14, "16:05")
    do.says_yes("psychologist", person, on=9)
    for day, following in ((-8, -1), (-1, 6)):
        yield do.at(day, "11:30")
        do.meets("nurse", person, again=following, at="11:30", how="02", line="Rang while she waits for therapy")


STORIES = (winifred, perpetua, benedict, lindiwe, idris, sian)
