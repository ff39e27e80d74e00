"""Care over months: a table of contacts, each of which books the one below it, and what lies between them."""

import dataclasses
import datetime
import typing

from joined.demo import place
from joined.demo.diary import Story
from joined.demo.hands import Hands, Row, ways

HOW = {"face": "01", "phone": "02", "video": "11"}
"""Also *missed* (they did not come), *silent* (they did not answer), *off* (we cancelled), *came* (to a charity)."""
HAD = {2: "assessment", 3: "dialog"}
"""At which contact with the team they are listened to in full, and asked how life is."""
HAD_AGAIN = {1: "plan", 2: "dialog", 3: "assessment"}
"""The same after they came back."""
AFTER_IT_BEGAN = datetime.timedelta(minutes=9)
SOON = datetime.timedelta(minutes=4)


class Visit(typing.NamedTuple):
    """A line of the table: when, who of the cast, how, and what is written down of it."""

    day: int
    hour: str
    worker: str
    how: str
    line: str

    @property
    def is_booked(self) -> bool:
        return self.how != "came"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Beginning:
    """What was asked for, in whose words, and the first plan; `by`: the GP, `team` and `lead`: who said yes."""

    ask: str
    words: str
    story: str
    plan: str
    helped_by: str
    looks_after: str = ""
    by: str = "gp"
    lead: str = "nurse"
    neighbourhood: str = "North"

    @property
    def team(self) -> str:
        return f"Community mental health, {self.neighbourhood}"


class Walk:
    """One person, and whoever walks along with them.

    `table`: a line for each contact, "day hour worker how words"; one of a day to come is booked and not yet held.
    `alone`: days after whose contact nothing is booked.
    """

    def __init__(self, do: Hands, key: str, table: str, *, alone: tuple[int, ...] = ()) -> None:
        self.do, self.person, self.alone = do, do.persons[key], alone
        self.rows = [_visit(line) for line in table.strip().splitlines()]
        self.spell: Row = None
        self.last: Row = None
        self.met, self.had = 0, HAD
        self.course: Row = None
        self.giver = ""

    def begins(self, day: int, asked: Beginning) -> Story:
        """Brought in the morning, told before the sitting is over, agreed on the day after."""
        do, person, first = self.do, self.person, self.rows[0]
        yield do.at(day, "09:25")
        said = {"ask": asked.ask, "words": asked.words, "story": asked.story}
        referral = do.bring(asked.by, person, **said, reach=ways(), is_asked_who=False)
        began = datetime.datetime.combine(do.day(day), place.HUDDLES[asked.neighbourhood][0])
        yield do.at(day, (began + AFTER_IT_BEGAN).time().isoformat())
        step = do.step("First meeting", asked.team, on=first.day, someone=asked.lead)
        plan = do.propose(referral, asked.plan, asked.team, yes=asked.lead, on=first.day, then=(step,))
        yield do.at(day, (began + AFTER_IT_BEGAN + SOON).time().isoformat())
        do.told(asked.by, plan)
        yield do.at(day + 1, "10:05")
        do.agrees(asked.lead, plan)
        yield from self.until(first.day + 1)
        do.answer(asked.lead, person, "First meeting")
        do.asks_circle(asked.lead, person, asked.helped_by, asked.looks_after)

    def until(self, day: int) -> Story:
        """Every contact before that day."""
        while self.rows and self.rows[0].day < day:
            visit = self.rows.pop(0)
            yield self.do.at(visit.day, visit.hour)
            self.last = self._sees(visit)

    def agrees(self, name: str, *, by: str, giver: str = "", sessions: int | None = None, wish: str = "") -> None:
        """Help is agreed with them; from now on whoever gives it sees them for a session of it."""
        self.giver = giver or by
        self.course = self.do.agrees_course(by, self.person, name, wish=wish, sessions=sessions, worker=self.giver)

    def finishes(self) -> None:
        """Every session of it was had."""
        self.do.ends_course(self.giver, self.course, "finished")
        self.course, self.giver = None, ""

    def _course_of(self, worker: str) -> Row:
        return self.course if worker == self.giver else None

    def begins_again(self, helped_by: str) -> Story:
        """They came back: from the next contact on it is another time in care."""
        self.spell, self.met, self.had = None, 0, HAD_AGAIN
        first = self.rows[0]
        yield from self.until(first.day + 1)
        self.do.asks_circle(first.worker, self.person, helped_by, "")

    def _sees(self, visit: Visit) -> Row:
        self.spell = self.spell or self.do.care(visit.worker, self.person)
        if visit.how == "off":
            return self.do.cancelled(visit.worker, self.person, visit.line)
        if not visit.is_booked:
            return self.do.comes_to(visit.worker, self.spell, visit.line, course=self._course_of(visit.worker))
        missed = visit.how in ("missed", "silent")
        seen = self._says(visit, missed=missed)
        self.met += not missed
        if not missed and self.met in self.had:
            self.do.had(visit.worker, self.spell, self.had[self.met])
        return seen

    def _says(self, visit: Visit, *, missed: bool) -> Row:
        course = self._course_of(visit.worker)
        return self.do.sees(
            visit.worker,
            self.spell,
            mechanism="02" if visit.how == "silent" else HOW.get(visit.how, "01"),
            attendance="3" if missed else "5",
            line=visit.line,
            course_id=course.pk if course else None,
            next=self._following(visit),
        )

    def _following(self, visit: Visit) -> Row:
        following = next((row for row in self.rows if row.is_booked), None)
        if following is None or visit.day in self.alone:
            return None
        moment = self.do.at(following.day, following.hour)
        how, course = HOW.get(following.how, "01"), self._course_of(following.worker)
        return self.do.booked(following.worker, moment, how=how, course=course)


def _visit(line: str) -> Visit:
    day, hour, worker, how, words = line.split(maxsplit=4)
    return Visit(int(day), hour, worker, how, words)
