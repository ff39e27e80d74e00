"""Ordinary help for people from the practices' lists: asked, decided, told, agreed, met, and seen again."""

import dataclasses
import datetime
import random

from joined.demo import diary, place
from joined.demo.diary import Story
from joined.demo.hands import Hands, Row, ways

GPS = {
    "Lockside Surgery": "gp",
    "St Brendan’s Practice": "other-gp",
    "Ferry Row Practice": "quayside-gp",
    "Coppersmith Row Surgery": "quayside-other-gp",
    "Willowherb Practice": "hill-gp",
    "Marsh Lane Surgery": "hill-other-gp",
}
NURSES = {"North": "nurse", "Quayside": "quayside-nurse", "Hill": "hill-nurse"}
CHARITIES = {
    "Community links": "link-worker",
    "Back to work": "employment",
    "Learning and recovery": "tutor",
    "Families and carers": "carers-worker",
    "The Lock Six workshop": "mens-worker",
}
LATELY = 5
"""Who was told within this many days was told by text, the others by telephone."""
SAID = {"First meeting": "We met, and wrote down what matters first", "Visit again": "A walk, and how the week was"}
SEEN_EVERY = 9
"""Working days between two visits: well within 28 days."""


@dataclasses.dataclass(frozen=True)
class Case:
    """What is asked, in whose words, and what is done; `charity` is asked for `what`."""

    ask: str
    words: str
    story: str
    first: str
    charity: str = ""
    what: str = ""


CASES = (
    Case(
        "Cannot settle since the redundancy. Who could begin soon?",
        "I get up, I put the good shirt on, and then I remember.",
        "Made redundant in the summer. Walks the dog four times a day.",
        "at the surgery",
        "Back to work",
        "Look together at what could come next",
    ),
    Case(
        "Looks after a mother with dementia, day and night. Who looks after the one who looks after?",
        "I am not a carer. She is my mother. But I am so tired.",
        "Mother has dementia. Two brothers far away. Has not slept through since June.",
        "at home",
        "Families and carers",
        "Ring, and offer the Wednesday table",
    ),
    Case(
        "A month out of the ward and doing well. Who walks along now?",
        "Everybody was there for the bad part. Now it is quiet.",
        "Home for four weeks. Takes her tablets. Sister rings every night.",
        "at home",
    ),
    Case(
        "Afraid of the night bus since an assault, and has lost the evening job over it.",
        "It was two minutes. It took the whole year.",
        "Assaulted in the spring. Police told. Sleeps with the light on.",
        "at the surgery",
        "Learning and recovery",
        "A place on the course about sleep",
    ),
    Case(
        "New here, knows nobody, does not go out. What is there to go out for?",
        "I know the names of the ducks. That is who I know.",
        "Moved here in July. Works from home.",
        "in the café by the lock",
        "Community links",
        "Meet at the tool library",
    ),
    Case(
        "Eight years out of the army. A short fuse, kind, and nothing for the hands to do.",
        "Give me a thing that is broken and leave me be.",
        "Lives alone. Sees the children at weekends. Mends other people's bicycles.",
        "at the workshop",
        "The Lock Six workshop",
        "A morning in the workshop",
    ),
    Case(
        "Hears voices again after three quiet years, and asked for help at once.",
        "They are polite so far. I would like to stay ahead of them.",
        "Knows the early signs. Partner knows too. Working.",
        "at the surgery",
    ),
    Case(
        "Panic in the shop; leaves the trolley and runs.",
        "I have left five trolleys. I think they have a photograph of me.",
        "Panic since the pandemic. Good with figures.",
        "at the surgery",
        "Learning and recovery",
        "A place on the course about panic",
    ),
)


@dataclasses.dataclass(frozen=True)
class Course:
    """When somebody was brought, where, and whether they chose otherwise in the end."""

    neighbourhood: str
    begins: int
    chose_otherwise: bool = False


COURSES = (
    Course("Hill", -24, chose_otherwise=True),
    Course("Quayside", -17),
    Course("Hill", -13),
    Course("North", -4),
    Course("Quayside", -3),
    Course("North", -3),
    Course("Hill", -1),
)
ENOUGH = "I am all right now. I know where you are, and that is half of it."


FORMER = 6
"""People of North who asked early in the last month that is over, beside one in each month before."""
FROM_MINUTE = 20


def stories(do: Hands, chance: random.Random) -> list[Story]:
    """One for each course, about somebody drawn from a list of that neighbourhood, with a mobile."""
    cases = chance.sample(CASES, len(CASES)) * 2
    free = {name: _with_a_mobile(do, name) for name in place.NEIGHBOURHOODS}
    found = []
    for number, course in enumerate(COURSES):
        key = chance.choice(free[course.neighbourhood])
        free[course.neighbourhood].remove(key)
        found.append(_helped(do, key, course, cases[number], minute=2 * number))
    for number, day in enumerate((*_days_of_last_month(do)[:FORMER], *diary.BETWEEN)):
        key = chance.choice(free["North"])
        free["North"].remove(key)
        found.append(_was_helped(do, key, day, CASES[number % len(CASES)], minute=FROM_MINUTE))
    return found


def _days_of_last_month(do: Hands) -> list[int]:
    """The days that lie in the last month that is over, of those that are told day by day."""
    last = do.day(0).replace(day=1) - datetime.timedelta(days=1)
    return [number for number in range(-diary.DAILY + 1, 0) if do.day(number).month == last.month]


def _with_a_mobile(do: Hands, neighbourhood: str) -> list[str]:
    practices = place.PRACTICES[neighbourhood]
    return [key for key, row in do.crowd.items() if row.practice in practices and row.phone.startswith("+447")]


def _helped(do: Hands, key: str, course: Course, case: Case, *, minute: int) -> Story:
    person, start = do.persons[key], course.begins
    gp = GPS[do.crowd[key].practice]
    nurse, team = NURSES[course.neighbourhood], f"Community mental health, {course.neighbourhood}"
    meets = min(start + 2, 1)
    yield do.at(start, "09:45")
    asked = do.bring(gp, person, ask=case.ask, words=case.words, story=case.story, partner=case.what, reach=ways())
    decided = datetime.datetime.combine(do.day(start), place.HUDDLES[course.neighbourhood][0])
    decided += datetime.timedelta(minutes=2 + minute)
    yield do.at(start, decided.time().isoformat())
    plan = _propose(do, asked, case, team, nurse, meets)
    yield do.at(start, (decided + datetime.timedelta(minutes=31)).time().isoformat())
    if start < -LATELY:
        do.told(gp, plan)
    else:
        do.text(gp, plan)
    if start + 1 > -1:
        return
    yield do.at(start + 1, "10:10")
    do.agrees(nurse, plan)
    if case.charity:
        do.lets_know(nurse, person, place.SERVICES[case.charity], "identity", "contact", "plan")
        yield do.at(start + 1, "15:45")
        do.says_yes(CHARITIES[case.charity], person, on=start + 4)
    yield from _seen_again(do, person, course, nurse, team, CHARITIES.get(case.charity, ""), case.charity)


def _was_helped(do: Hands, key: str, start: int, case: Case, *, minute: int) -> Story:
    """Asked for, told the same day, met two days later; and then they needed no more."""
    person, gp, nurse = do.persons[key], GPS[do.crowd[key].practice], NURSES["North"]
    team, alone = "Community mental health, North", dataclasses.replace(case, charity="")
    yield do.at(start, "10:05")
    said = {"ask": case.ask, "words": case.words, "story": case.story}
    asked = do.bring(gp, person, **said, reach=ways(), is_asked_who=False)
    decided = datetime.datetime.combine(do.day(start), place.HUDDLES["North"][0]) + datetime.timedelta(minutes=minute)
    yield do.at(start, decided.time().isoformat())
    plan = _propose(do, asked, alone, team, nurse, start + 2)
    yield do.at(start, (decided + datetime.timedelta(minutes=4)).time().isoformat())
    do.told(gp, plan)
    yield do.at(start + 1, "10:25")
    do.agrees(nurse, plan)
    yield do.at(start + 2, "14:40")
    do.meets(nurse, person, "First meeting", again=start + 4, at="11:30", line="We met at the surgery, as agreed")
    yield do.at(start + 4, "11:30")
    do.ended(nurse, person, "person_chose", words=ENOUGH)


def _propose(do: Hands, asked: Row, case: Case, team: str, nurse: str, meets: int) -> Row:
    plan = f"{do.who(nurse).name.split()[0]}, a nurse, meets you {case.first} on {do.date(meets)}."
    then = [do.step(f"First meeting, {case.first}", team, on=meets, someone=nurse)]
    if case.charity:
        plan += f" We ask somebody from {place.SERVICES[case.charity]} to be in touch."
        then.append(do.step(case.what, case.charity, on=meets + 2, said_yes=False))
    return do.propose(asked, plan, team, yes=nurse, on=meets, then=tuple(then))


def _seen_again(do: Hands, person: Row, course: Course, nurse: str, team: str, worker: str, charity: str) -> Story:
    """Visits in a steady rhythm up to today; the charity's own first contact between them."""
    visit, what = course.begins + 2, "First meeting"
    while visit < 0:
        yield do.at(visit, "14:20")
        do.meets(nurse, person, what if what == "First meeting" else "", again=visit + SEEN_EVERY, line=SAID[what])
        if what == "First meeting":
            do.asks_circle(nurse, person, "My sister, when she can", "")
        if worker and what == "First meeting" and visit + 2 < 0:
            yield do.at(visit + 2, "16:05")
            do.answer(worker, person, "First contact", then=do.next("Ask how it is going", charity, on=3))
        visit, what = visit + SEEN_EVERY, "Visit again"
        if course.chose_otherwise and visit > course.begins + 2 * SEEN_EVERY:
            yield do.at(visit - 2, "11:15")
            do.ended(nurse, person, "person_chose", words=ENOUGH)
            return
