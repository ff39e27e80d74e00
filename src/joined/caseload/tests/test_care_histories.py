"""Months of random life in care, through the real actions and under a moving clock, beside a plain model (F-11, F-12).

After each deed the page says what the model says, and promise P1 holds; at the end everything that `verify` counts of
care does. `JOINED_EXAMPLES=100` plays 500 histories; with `JOINED_SEED=2`, others.
"""

import collections
import contextlib
import datetime
import sys

import hypothesis
from django.db import connection, transaction
from hypothesis import strategies as st

from joined.base import rows
from joined.base.tests import amount
from joined.caseload import promises, queries
from joined.caseload.tests import lives, lives_moving
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.places import actions as places
from joined.steps import queries as standing
from joined.steps.tests import riverside_days as days

LENGTH = 180
SPRING, AUTUMN = riverside.MORNING, datetime.datetime(2026, 9, 15, 9, 10, tzinfo=clock.LONDON)
BEGINNINGS = ((SPRING, ""), (AUTUMN, "in care"), (SPRING, "asked"))
"""A clock change lies ahead in each; alone, with a second record that is in care as well, or only asked about."""
TIMES = ("00:15", "00:45", "09:00", "14:30", "23:45")
GAPS = (7, 5, 9, 14, 25, 6, 4, 3, 2, 1, 1, 0, 0)
IN_CARE = {
    "meet": 8, "book": 2, "answer": 3, "call_off": 1, "ward": 1, "home": 1, "take_break": 1, "pace": 1, "name": 1,
    "hand_over": 1, "say_yes": 1, "correct": 2, "rule": 1, "chooses": 1, "move_on": 3, "stay": 1, "come_back": 1,
}  # fmt: skip
AWAY = {"come_back": 4, "asked_again": 1, "nothing": 2}
BOTH = {"join": 1, "put_right": 1}
OPEN = """SELECT (SELECT count(*) FROM steps_matter WHERE person_id = p AND ended_at IS NULL),
                 (SELECT count(*) FROM steps_responsibility WHERE person_id = p AND until_at IS NULL),
                 (SELECT count(*) FROM steps_nextstep WHERE person_id = p AND state = 'open')
            FROM unnest(%s::uuid[]) AS p"""


class Checked(lives_moving.Moving):
    """A history in which each page is read after each deed."""

    def happens(self, done: collections.Counter) -> None:
        """One deed that can be meant now, of one of their records; or it is refused in words, and not done at all."""
        self.one = self.any(*self.records)
        chances = (IN_CARE if self.one.plain.now else AWAY) | (BOTH if len(self.records) == 2 or self.joining else {})
        deed = self.any(*[deed for deed, times in chances.items() for _ in range(times)])
        hypothesis.note(f"{clock.london(clock.now()):%a %d %b %H:%M} {deed} {self.one.row.name}")
        try:
            with transaction.atomic():
                getattr(self, deed)()
            done[deed] += 1
        except errors.Foreseen as no:
            hypothesis.note(f"   no: {no!r}")
            NOES[deed, type(no).__name__, str(no)[:60]] += 1
        for one in self.records:
            self.is_as_the_model_says(one)
        self.promise_holds()

    def nothing(self) -> None:
        """Time passes."""

    def is_as_the_model_says(self, one: lives.Record) -> None:
        if not one.plain.times:
            return
        time, person = one.plain.shown, one.row.pk
        to = self.workers[one.plain.team] if one.plain.now else self.place.gp
        found, now = queries.care_of(to=to, person=person), standing.about(to=to, person=person)
        shown = {
            "state": found.clock.state,
            "due": found.clock.due_on if found.clock.state == "running" else None,
            "late": found.clock.late_by,
            "since": found.clock.days_since,
            "lead": found.lead,
            "team": next((name for name in self.workers if getattr(self.place, name).pk == now.team_id), ""),
            "next": found.next.at if found.next else None,
            "good until": None if one.plain.is_open else queries.way_of(to=to, person=person).until_on,
        }
        said = self.town.page(one.plain, clock.now())
        assert {name: (shown[name], said[name]) for name in said if shown[name] != said[name]} == {}
        if one.plain.now:
            sources = {step.source for step in now.steps}
            is_seen_to = found.planned or {"book", "pause", "come_back"} & sources or not time.met
            assert is_seen_to, "nothing is booked, and nobody is to book"
            assert ("come_back" in sources) == time.is_awaited() or (time.others and "come_back" in sources)

    def promise_holds(self) -> None:
        """P1, counted by hand; who was joined to another has nothing open."""
        both = [*self.records, *([self.joining.emptied] if self.joining else [])]
        ids = [one.row.pk for one in both]
        with rows.context(lives.SYSTEM, people=ids), connection.cursor() as cursor:
            cursor.execute(OPEN, [ids])
            for one, (matters, teams, steps) in zip(both, cursor.fetchall(), strict=True):
                is_open = one in self.records and one.plain.is_open
                assert (matters > 0, teams, steps > 0) == (is_open, int(is_open), is_open)


NOES = collections.Counter()


def play(beginning: lives.Beginning, data: st.DataObject, done: collections.Counter, length: int) -> None:
    """Until so many days have passed."""
    life, first = Checked(beginning, data), clock.london(beginning.start).date()
    moment = beginning.start
    while True:
        gap, time = life.any(*GAPS), life.any(*TIMES)
        on = clock.london(moment).date() + datetime.timedelta(days=gap)
        if (on - first).days > length:
            break
        moment = max(clock.moment_on(on, datetime.time.fromisoformat(time)), moment)
        with clock.at(moment):
            life.happens(done)
    with clock.at(moment):
        assert days.breaches(list(promises.PROMISES)) == {}


def test_months_of_life_are_shown_as_a_plain_model_counts_them(place):
    done = collections.Counter()
    for start, twin in BEGINNINGS:
        with transaction.atomic():
            given = {"place": place.north, "name": "return_pass_days", "value": lives_moving.PASS_DAYS}
            places.set_rule(by=riverside.SET_UP, **given, reason="For the test", from_on=clock.today())
            beginning = lives.Beginning(place, start, twin)
            try:
                _try(beginning, done)
            finally:
                for k, n in NOES.most_common(60):
                    sys.stderr.write(f"NO {n} {k}\n")
            transaction.set_rollback(True)
    sys.stderr.write(f"{done}\n{NOES}")


def _try(beginning: lives.Beginning, done: collections.Counter) -> None:
    @amount.seeded
    @hypothesis.settings(
        max_examples=amount.examples(2),
        deadline=None,
        phases=[hypothesis.Phase.generate],  # a history is read as it stands; making it shorter takes minutes
        report_multiple_bugs=False,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(data=st.data())
    def histories(data: st.DataObject) -> None:
        import time
        t0, n0, w0 = time.process_time(), sum(done.values()), time.time()
        with transaction.atomic():
            try:
                play(beginning, data, done, LENGTH)
            finally:
                transaction.set_rollback(True)
                sys.stderr.write(f"{time.process_time()-t0:.2f} cpu {time.time()-w0:.2f} s {sum(done.values())-n0} deeds\n")

    histories()
