"""Care that goes on: somebody is seen, or is not, and what is kept beside it."""

import datetime

from joined.base import rows
from joined.caseload import actions as caring
from joined.caseload import queries as care
from joined.demo.hands.ground import Row
from joined.demo.hands.promising import Promising
from joined.kit import actors, clock


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
    ) -> None:
        """Somebody sees them now, or they do not come; `again`, `again_by`: booked. A step may end with it."""
        by, spell = self._care(slug, person)
        with rows.context(by, people=[person.pk]):
            planned = care.planned_now(to=by, spell=spell)
        team_id = next(iter(by.team_ids))
        booked = None
        if again is not None:
            moment = clock.moment_on(self.day(again), datetime.time.fromisoformat(at))
            seen_by = self.made.users[again_by].pk if again_by else by.id
            booked = caring.Booked(at=moment, mechanism="01", team_id=team_id, worker_id=seen_by)
        happened = caring.Happened(
            at=clock.now(),
            mechanism=how,
            attendance=became,
            team_id=team_id,
            worker_id=by.id,
            line=line,
            next=booked,
        )
        caring.record(by=by, spell=spell, happened=happened, planned=planned)
        if begins:
            self.answer(slug, person, begins)

    def asks_circle(self, slug: str, person: Row, helped_by: str, looks_after: str) -> None:
        """Who helps them, and whom they look after, in their words."""
        by, spell = self._care(slug, person)
        caring.ask_circle(by=by, spell=spell, helped_by=helped_by, looks_after=looks_after)

    def keeps_closer(self, slug: str, person: Row, *, days: int, why: str) -> None:
        """They are seen more often than the rule asks."""
        by, spell = self._care(slug, person)
        caring.change_pace(by=by, spell=spell, intensity="close", max_days=days, why=why)

    def names(self, slug: str, person: Row, worker: str, *, role: str) -> None:
        """Another worker knows them too."""
        by, spell = self._care(slug, person)
        caring.name_worker(by=by, spell=spell, user_id=self.made.users[worker].pk, role=role)

    def cancelled(self, slug: str, person: Row, why: str) -> None:
        """We had to cancel what was booked for today."""
        by, spell = self._care(slug, person)
        with rows.context(by, people=[person.pk]):
            planned = care.planned_now(to=by, spell=spell)
        caring.call_off(by=by, contact=planned, attendance="4", why=why)

    def goes_to_ward(self, slug: str, person: Row, why: str) -> None:
        """On a ward from today on: the clock stands still."""
        by, spell = self._care(slug, person)
        caring.begin_pause(by=by, spell=spell, pause=caring.Pausing(kind="ward", from_on=clock.today(), why=why))

    def _care(self, slug: str, person: Row) -> tuple[actors.Staff, Row]:
        by = self.who(slug)
        with rows.context(by, people=[person.pk]):
            return by, care.current(to=by, person=person.pk)
