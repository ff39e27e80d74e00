"""Riverside North: one who moves on, one who has moved on with a return pass, and one who came back with it."""

import datetime

from joined.base import rows
from joined.caseload import actions as caring
from joined.caseload import queries as care
from joined.demo.diary import Story
from joined.demo.hands import Hands, Row, ways
from joined.kit import clock

NORTH = "Community mental health, North"
LINKS = "Community links"
WORKER = "ot"


def _sees(do: Hands, person: Row, line: str, *, again: int | None = None) -> Row:
    """Whoever knows them sees them now; `again`: what was booked for that day comes first."""
    by = do.who(WORKER)
    with rows.context(by, people=[person.pk]):
        spell, planned = care.current(to=by, person=person.pk), care.care_of(to=by, person=person.pk).planned
        waiting = care.contact_row(to=by, contact_id=planned[0].id) if planned else None
    team_id = next(iter(by.team_ids))
    booked = None
    if again is not None:
        moment = clock.moment_on(do.day(again), datetime.time(11))
        booked = caring.Booked(at=moment, mechanism="01", team_id=team_id, worker_id=by.id)
    met = {"at": clock.now(), "mechanism": "01", "attendance": "5", "team_id": team_id, "worker_id": by.id}
    return caring.record(by=by, spell=spell, happened=caring.Happened(**met, line=line, next=booked), planned=waiting)


def _moving(do: Hands, person: Row) -> Row:
    by = do.who(WORKER)
    with rows.context(by, people=[person.pk]):
        return care.moving_row(to=by, person=person.pk)


def _almost(do: Hands, person: Row, start: int, *, ask: str, words: str, story: str, signs: str) -> Story:
    """From the first ask to the day on which the link worker has met them; only the goodbye is missing."""
    by = do.who(WORKER)
    yield do.at(start, "09:35")
    asked = do.bring("gp", person, ask=ask, words=words, story=story, partner="Likes company.", reach=ways())
    yield do.at(start, "12:53")
    step = do.step("First meeting", NORTH, on=start + 2, someone=WORKER)
    plan = do.propose(
        asked, f"Annika meets you on {do.date(start + 2)}.", NORTH, yes=WORKER, on=start + 2, then=(step,)
    )
    yield do.at(start, "13:25")
    do.told("gp", plan)
    yield do.at(start + 1, "10:15")
    do.agrees(WORKER, plan)
    yield do.at(start + 2, "11:00")
    _sees(do, person, "We met, and wrote down what matters first", again=start + 8)
    do.answer(WORKER, person, "First meeting")
    with rows.context(by, people=[person.pk]):
        spell = care.current(to=by, person=person.pk)
    caring.ask_circle(by=by, spell=spell, helped_by="My neighbour, and the radio", looks_after="")
    yield do.at(start + 8, "11:30")
    _sees(do, person, "Steady for weeks. Asked what comes after us", again=start + 12)
    said = caring.Asked(asked_by="both", agrees="yes", their_words="I do not need an appointment. I need a Tuesday.")
    caring.begin(by=by, spell=spell, asked=said)
    do.lets_know(WORKER, person, "Riverside Community Links", "identity", "contact", "plan")
    caring.ask_support(by=by, moving=_moving(do, person), team=do.team(LINKS), what="Tuesdays at the river")
    caring.write_signs(by=by, moving=_moving(do, person), early_signs=signs, what_helps="Somebody rings, and I answer")
    yield do.at(start + 9, "10:00")
    do.says_yes("link-worker", person, on=start + 10)
    yield do.at(start + 10, "15:00")
    do.answer("link-worker", person, "First contact")


def _gone(do: Hands, person: Row, start: int) -> Story:
    """A goodbye, and the return pass."""
    yield do.at(start + 12, "11:20")
    meeting = _sees(do, person, "We said goodbye at the river, with Persis")
    moving = _moving(do, person)
    caring.had_meeting(by=do.who(WORKER), moving=moving, contact_id=meeting.pk)
    yield do.at(start + 13, "10:40")
    caring.finish(by=do.who(WORKER), moving=moving)


def petronella(do: Hands) -> Story:
    """Moving on; the link worker has met her, and the goodbye is tomorrow."""
    yield from _almost(
        do,
        do.persons["petronella"],
        -11,
        ask="She left the choir after her fall. Who could go with her the first time?",
        words="I sing at home now. The kettle is no audience.",
        story="Broke her hip in spring. Walks with a stick. Has not been out after dark since.",
        signs="I stop watering the plants on the sill",
    )


def josette(do: Hands) -> Story:
    """Moved on this week, with a return pass."""
    person, start = do.persons["josette"], -16
    yield from _almost(
        do,
        person,
        start,
        ask="Panic on buses since the flood. She wants to get to the market again.",
        words="The water went. I am still standing on the chair.",
        story="Flooded in January. Back home since May. Sells jam at the market, or did.",
        signs="I count the stairs again",
    )
    yield from _gone(do, person, start)


def iwan(do: Hands) -> Story:
    """Moved on three weeks ago; yesterday his GP brought him straight back, in one line."""
    person, start = do.persons["iwan"], -26
    yield from _almost(
        do,
        person,
        start,
        ask="Lost his brother in June and his words after it. Who has time to wait for them?",
        words="Ask me in a week. Ask me again in two.",
        story="Farmed with his brother. Sold the sheep. Sleeps in the chair.",
        signs="The post stays on the mat",
    )
    yield from _gone(do, person, start)
    yield do.at(-1, "11:05")
    caring.come_back(by=do.who("gp"), person=person.pk, why="The post has been on the mat since Friday, he says")


STORIES = (petronella, josette, iwan)
