"""Care that goes on: somebody is seen, or is not, and what is kept beside it."""

import datetime
import typing

from joined.base import rows
from joined.caseload import actions as caring
from joined.caseload import queries as care
from joined.demo.hands.ground import Row
from joined.demo.hands.promising import Promising
from joined.kit import clock


class Caring(Promising):
    """Whoever sees somebody, and what follows."""

    def meets(
        self,
        slug: str,
        person: Row,
        begins: str = "",
        *,
        again: int | None = None,
        again_by: str = "",
        at: str = "14:20",
        line: str = "",
        how: str = "01",
        became: str = "5",
        course: Row = None,
    ) -> None:
        """Somebody sees them now, or they do not come; `again`, `again_by`: booked. A step may end with it.

        `course`: it was a session of this help, and so is what is booked; without it, what was booked decides.
        """
        booked = self.booked(again_by or slug, self.at(again, at), course=course) if again is not None else None
        with rows.context(self.who(slug), people=[person.pk]):
            spell, met = self.care(slug, person), {"mechanism": how, "attendance": became, "line": line}
            self.sees(slug, spell, next=booked, **met, **({"course_id": course.pk} if course else {}))
            if begins:
                self.answer(slug, person, begins)

    def sees(self, slug: str, spell: Row, **happened: typing.Any) -> Row:
        """What became of it now, of whatever was booked for today: words and codes as `caring.Happened` has them."""
        by = self.who(slug)
        met = {"at": clock.now(), "team_id": next(iter(by.team_ids)), "worker_id": by.id}
        met |= {"mechanism": "01", "attendance": "5"} | happened
        with rows.context(by, people=[spell.person_id]):
            planned = care.planned_now(to=by, spell=spell)
            if planned and planned.course_id:
                met = {"course_id": planned.course_id} | met
            return caring.record(by=by, spell=spell, happened=caring.Happened(**met), planned=planned)

    def comes_to(self, slug: str, spell: Row, line: str, *, course: Row = None) -> Row:
        """They come to a charity that helps them, without an appointment; whether it counts is the team's rule."""
        by = self.who(slug)
        met = {"at": clock.now(), "team_id": next(iter(by.team_ids)), "worker_id": by.id, "kind": "group"}
        met |= {"course_id": course.pk} if course else {}
        happened = caring.Happened(**met, mechanism="01", attendance="5", line=line)
        return caring.record(by=by, spell=spell, happened=happened)

    def booked(self, slug: str, moment: datetime.datetime, *, how: str = "01", course: Row = None) -> caring.Booked:
        """To be seen by somebody of the cast; `course`: for a session of this help."""
        by = self.who(slug)
        course_id = course.pk if course else None
        return caring.Booked(
            at=moment, mechanism=how, team_id=next(iter(by.team_ids)), worker_id=by.id, course_id=course_id
        )

    def asks_circle(self, slug: str, person: Row, helped_by: str, looks_after: str) -> None:
        """Who helps them, and whom they look after, in their words."""
        by, spell = self.who(slug), self.care(slug, person)
        caring.ask_circle(by=by, spell=spell, helped_by=helped_by, looks_after=looks_after)

    def keeps_closer(self, slug: str, person: Row, *, days: int, why: str) -> None:
        """They are seen more often than the rule asks."""
        by, spell = self.who(slug), self.care(slug, person)
        caring.change_pace(by=by, spell=spell, intensity="close", max_days=days, why=why)

    def names(self, slug: str, person: Row, worker: str, *, role: str, **why: str) -> None:
        """Somebody is their key worker or deputy from now on; `asked_for` and `why` as the deed has them."""
        by, spell = self.who(slug), self.care(slug, person)
        caring.name_worker(by=by, spell=spell, user_id=self.made.users[worker].pk, role=role, **why)

    def cancelled(self, slug: str, person: Row, why: str) -> None:
        """We had to cancel what was booked for today."""
        by, spell = self.who(slug), self.care(slug, person)
        with rows.context(by, people=[person.pk]):
            planned = care.planned_now(to=by, spell=spell)
        caring.call_off(by=by, contact=planned, attendance="4", why=why)

    def goes_to_ward(self, slug: str, person: Row, why: str) -> None:
        """On a ward from today on: the clock stands still."""
        by, spell = self.who(slug), self.care(slug, person)
        caring.begin_pause(by=by, spell=spell, pause=caring.Pausing(kind="ward", from_on=clock.today(), why=why))

    def care(self, slug: str, person: Row) -> Row:
        """Their spell that is open."""
        by = self.who(slug)
        with rows.context(by, people=[person.pk]):
            return care.current(to=by, person=person.pk)
