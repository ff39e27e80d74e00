"""Months of random life in care, through the real actions and under a moving clock, beside a plain model (F-11, F-12).

After each deed the page says what the model says, and promise P1 holds; at the end so does all that `verify` counts
of care. `JOINED_EXAMPLES=100` plays as many more, each of 180 days; with `JOINED_SEED=1000` they are others.
"""

import collections
import datetime
import os
import random
import sys

import pytest
from django.db import connection, transaction

from joined.base import rows
from joined.base.tests import amount
from joined.caseload import promises, queries
from joined.caseload.tests import beginnings, lives_moving
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.places import actions as places
from joined.steps import queries as standing
from joined.steps.tests import riverside_days as days

OFTEN = 5
"""After every so many deeds the page of the other record is read as well."""
MINUTE = datetime.timedelta(minutes=1)
LENGTH = 180 if "JOINED_EXAMPLES" in os.environ else 90
SPRING, AUTUMN = riverside.MORNING, datetime.datetime(2026, 9, 15, 9, 10, tzinfo=clock.LONDON)
BEGINNINGS = ((SPRING, ""), (AUTUMN, "in care"), (SPRING, "asked"))
"""A clock change lies ahead of each. Alone; with a second record that is in care as well, or that was asked about."""
TIMES = ("00:15", "00:45", "09:00", "14:30", "23:45")
GAPS = (0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 9, 14, 25)
IN_CARE = {
    "meet": 8, "book": 2, "ward": 1, "take_break": 1, "pace": 1, "name": 1, "hand_over": 1, "correct": 2, "rule": 1,
    "chooses": 1, "move_on": 3, "come_back": 1,
}  # fmt: skip
AWAY = {"come_back": 4, "asked_again": 1, "nothing": 2}
NEVER = {"come_back": 1, "asked_again": 2, "nothing": 4}
OPEN = """SELECT (SELECT count(*) FROM steps_matter WHERE person_id = p AND ended_at IS NULL),
                 (SELECT count(*) FROM steps_responsibility WHERE person_id = p AND until_at IS NULL),
                 (SELECT count(*) FROM steps_nextstep WHERE person_id = p AND state = 'open')
            FROM unnest(%s::uuid[]) AS p"""


class History(lives_moving.Moving):
    """What happens to somebody; and each page is read after each deed. `told`: as it would be told."""

    def __init__(self, beginning: beginnings.Beginning, seed: int, done: collections.Counter) -> None:
        super().__init__(beginning, random.Random(seed))
        self.moment, self.done, self.told = beginning.start, done, []

    def goes_on(self, length: int) -> None:
        """Until so many days have passed."""
        last = clock.london(self.moment).date() + datetime.timedelta(days=length)
        while (on := clock.london(self.moment).date() + datetime.timedelta(days=self.any(*GAPS))) <= last:
            at = clock.moment_on(on, datetime.time.fromisoformat(self.any(*TIMES)))
            self.moment = max(at, self.moment + MINUTE)
            with clock.at(self.moment):
                self.is_told()
                self.something_happens()
        with clock.at(self.moment):
            assert days.breaches(list(promises.PROMISES)) == {}

    def something_happens(self) -> None:
        """One deed that can be meant now, of one of their records; or it is refused in words, and not done at all."""
        self.one = self.any(*self.records)
        deed = self.any(*[deed for deed, times in self.chances().items() for _ in range(times)])
        self.told.append(f"{clock.london(self.moment):%a %d %b %H:%M} {self.one.row.name}: {deed}")
        try:
            with transaction.atomic():
                getattr(self, deed)()
        except errors.Foreseen as no:
            self.told.append(f"    no: {no}")
        else:
            self.done[deed] += 1
        is_about_all = deed in ("join", "put_right", "rule") or len(self.told) % OFTEN == 0
        for one in self.records if is_about_all else [self.one]:
            self.is_as_the_model_says(one)
        self.promise_holds()

    def chances(self) -> dict[str, int]:
        """What can be meant now, the likelier the more often."""
        time, plain = self.one.plain.now, self.one.plain
        found = dict(IN_CARE if time else AWAY if plain.times else NEVER)
        if time:
            found |= {"answer": 4 * bool(time.all("booked")), "call_off": bool(time.all("booked"))}
            found |= {"home": 3 * any(until is None for _, until in time.all("stills"))}
            found |= {"say_yes": 3 * bool(plain.asked and not plain.said_yes), "stay": bool(self.one.moving)}
        found |= {"join": 2 * (len(self.records) == 2 and not self.was_joined), "put_right": bool(self.joining)}
        return found

    def nothing(self) -> None:
        """Time passes."""

    def is_as_the_model_says(self, one: beginnings.Record) -> None:
        """Their page, word by word; and what is still to be done for them is somebody's step."""
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
            "good until": None if one.plain.now else queries.way_of(to=to, person=person).until_on,
        }
        said = self.town.page(one.plain, self.moment)
        assert {name: (shown[name], said[name]) for name in said if shown[name] != said[name]} == {}
        if one.plain.now:
            sources = {step.source for step in now.steps}
            is_seen_to = found.planned or {"book", "pause", "come_back"} & sources or not time.met
            assert is_seen_to, "nothing is booked, and nobody is to book"
            assert time.is_awaited() <= ("come_back" in sources) <= (time.is_awaited() or bool(time.others))

    def promise_holds(self) -> None:
        """P1, counted by hand; who was joined to another has nothing open."""
        both = [*self.records, *([self.joining.emptied] if self.joining else [])]
        ids = [one.row.pk for one in both]
        with rows.context(beginnings.SYSTEM, people=ids), connection.cursor() as cursor:
            cursor.execute(OPEN, [ids])
            for one, (matters, teams, steps) in zip(both, cursor.fetchall(), strict=True):
                is_open = one in self.records and one.plain.is_open
                assert (matters > 0, teams, steps > 0) == (is_open, int(is_open), is_open)


@pytest.fixture
def place(small_riverside, db, jobs):
    """Riverside with nobody in it: somebody else who is alike would leave each of theirs to be matched."""
    return riverside.own(small_riverside, jobs)[0]


@pytest.mark.parametrize(("start", "twin"), BEGINNINGS)
def test_months_of_life_are_shown_as_a_plain_model_counts_them(place, start, twin):
    with clock.at(start - datetime.timedelta(days=1)):
        given = {"place": place.north, "name": "return_pass_days", "value": lives_moving.PASS_DAYS}
        places.set_rule(by=riverside.SET_UP, **given, reason="For the test", from_on=clock.today())
    beginning, done, wrong = beginnings.Beginning(place, start, twin), collections.Counter(), []
    for seed in amount.seeds(1):
        with transaction.atomic():
            wrong += gone_wrong(History(beginning, seed, done), seed)
            transaction.set_rollback(True)
    sys.stderr.write(f"{len(amount.seeds(1)) - len(wrong)} histories agreed: {dict(done)}\n")
    if wrong:
        raise ExceptionGroup("These histories are shown otherwise than the plain model counts them", wrong)


def gone_wrong(history: History, seed: int) -> list[Exception]:
    """Played once, from its beginning to its end; what goes wrong is told with its seed and its deeds."""
    try:
        history.goes_on(LENGTH)
    except Exception as error:
        error.add_note("\n".join([f"JOINED_SEED={seed}", *history.told]))
        return [error]
    return []
