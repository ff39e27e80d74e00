"""Two records that are both in care become one, and two again: no day on a ward, no duty and no correction is lost."""

import dataclasses
import datetime

import pytest
from django.db import DatabaseError, transaction

from joined.base import later, rows
from joined.base.making import making
from joined.caseload import actions as care
from joined.caseload import models as rows_of_care
from joined.caseload import queries
from joined.caseload.tests import beginnings
from joined.caseload.tests.test_contacts import at, met, steps_of
from joined.caseload.words import moving_on as words
from joined.huddle.tests import riverside
from joined.kit import clock
from joined.matching import actions
from joined.matching.tests.test_joining import WHY, whereabouts
from joined.steps import actions as promises
from joined.steps import queries as steps

DEPOT = care.Dated(kind="depot", what="Depot", source="Dr Adeyemi", every_days=28, next_on=datetime.date(2026, 3, 20))


@pytest.fixture(scope="module")
def in_care_twice(small_riverside):
    """Made once for this file: Riverside, the two records, and the jobs put."""
    with later.playing() as jobs:
        (place,) = riverside.own(small_riverside, jobs)
        records = beginnings.Beginning(place, riverside.MORNING, "in care").records
    return place, records, jobs.waiting


@pytest.fixture
def here(in_care_twice, db, morning, jobs):
    """The test's own copy of it: it may change what it likes."""
    return riverside.own(in_care_twice, jobs)


@pytest.fixture
def place(here):
    return here[0]


@pytest.fixture
def both(here):
    """The older record, which goes on, and the newer; in the care of the community team since this morning."""
    return here[1]


def joined(place, both):
    older, newer = both
    proposed = actions.join(by=place.intake, person=newer.row.pk, other=older.row.pk, why=WHY)
    return actions.agree(by=place.chair, merge=proposed)


def paused(place, record, kind, first, until):
    days = [day and datetime.date(2026, 3, day) for day in (first, until)]
    more = {} if kind == "ward" else {"until_on": days[1], "review_on": days[1], "safety_plan": "Ring"}
    pausing = care.Pausing(kind=kind, from_on=days[0], why="Unwell", **more)
    by = dataclasses.replace(place.nurse, role="team_manager")
    pause = care.begin_pause(by=by, spell=record.spell, pause=pausing)
    if kind == "ward" and until:
        with clock.at(at(days[1].isoformat(), "08:00")):
            care.end_pause(by=place.nurse, pause=pause, until_on=days[1], left_to="home")


ON = [  # of the one that goes on, of the other; when the clock is read, the days it stood still until then
    (None, ("ward", 10, None), 20, "paused"),
    (("break", 5, 12), ("ward", 10, None), 20, "paused"),
    (("break", 5, 15), ("ward", 8, 12), 20, datetime.date(2026, 4, 10)),
    (("ward", 5, 8), ("ward", 12, 15), 20, datetime.date(2026, 4, 6)),
    (("ward", 8, 12), ("break", 5, 15), 20, datetime.date(2026, 4, 10)),
    (("break", 5, 25), ("ward", 8, 12), 20, "paused"),
    (("break", 5, 15), ("break", 8, 25), 20, "paused"),
]


@pytest.mark.parametrize(("ours", "theirs", "day", "due"), ON)
def test_the_clock_stands_still_on_each_day_on_which_it_did_for_either_and_is_as_it_was_afterwards(
    place, both, ours, theirs, day, due
):
    for record, pause in zip(both, (ours, theirs), strict=True):
        if pause:
            paused(place, record, *pause)
    with clock.at(at(f"2026-03-{day}")):
        before = whereabouts()
        merge = joined(place, both)
        shown = queries.care_of(to=place.nurse, person=both[0].row.pk).clock
        assert due in (shown.state, shown.due_on)
        actions.put_right(by=place.chair, merge=merge)
        after = whereabouts()
        assert {row: after[row] for row in before} == before


@pytest.mark.parametrize("kinds", [("ward", "break"), ("break", "ward")])
def test_an_agreed_break_goes_on_when_who_was_on_a_ward_by_the_other_record_is_home(place, both, kinds):
    days = {"ward": (5, None), "break": (8, 25)}
    for record, kind in zip(both, kinds, strict=True):
        paused(place, record, kind, *days[kind])
    with clock.at(at("2026-03-10")):
        joined(place, both)
    with clock.at(at("2026-03-12")):
        shown = queries.care_of(to=place.nurse, person=both[0].row.pk)
        assert shown.is_on_ward
        with rows.context(place.nurse):
            ward = queries.pause_row(to=place.nurse, pause_id=shown.running.id)
        care.end_pause(by=place.nurse, pause=ward, until_on=clock.today(), left_to="home")
        assert "follow_up" in steps_of(place, both[0].row)
    for day, state in ((24, "paused"), (25, "running")):
        with clock.at(at(f"2026-03-{day}")):
            assert queries.care_of(to=place.nurse, person=both[0].row.pk).clock.state == state


@pytest.mark.parametrize("closer", [0, 1])
def test_the_shorter_interval_of_the_two_holds_for_both_and_each_has_its_own_again(place, both, closer):
    given = {"intensity": "close", "max_days": 7, "why": "New tablets"}
    care.change_pace(by=place.nurse, spell=both[closer].spell, **given)
    merge = joined(place, both)
    assert longest(place, both[0]) == 7
    actions.put_right(by=place.chair, merge=merge)
    assert [longest(place, record) for record in both] == [7 if record is both[closer] else 28 for record in both]


def longest(place, record):
    return queries.care_of(to=place.nurse, person=record.row.pk).clock.max_days


def moves_on(place, record, team, when, agrees="yes"):
    """Since this time of the first day; this team is asked to go on with them."""
    asked = care.Asked(asked_by="both", agrees=agrees, their_words="I am ready")
    with clock.at(at("2026-03-03", when)):
        moving = care.begin(by=place.nurse, spell=record.spell, asked=asked)
        return moving, care.ask_support(by=place.nurse, moving=moving, team=team, what="Tea on Tuesdays")


@pytest.mark.parametrize("times", [("09:30", "09:40"), ("09:40", "09:30")])
def test_where_both_move_on_nobody_lets_go_before_whoever_said_yes_to_either_has_met_them(place, both, times):
    teams = (place.social_care, place.practice_team)
    begun = [moves_on(place, *one) for one in zip(both, teams, times, strict=True)]
    with clock.at(at("2026-03-04")):
        before = whereabouts()
        merge = joined(place, both)
        shown = queries.moving_of(to=place.nurse, person=both[0].row.pk)
        assert {words.MOVING_NO_YES.format(team=team.name) for team in teams} <= set(shown.missing)
        with rows.context(place.nurse):
            assert queries.moving_row(to=place.nurse, person=both[0].row.pk) == begun[0][0]
        actions.put_right(by=place.chair, merge=merge)
        after = whereabouts()
        assert {row: after[row] for row in before} == before
        for record, team in zip(both, teams, strict=True):
            missing = queries.moving_of(to=place.nurse, person=record.row.pk).missing
            assert words.MOVING_NO_YES.format(team=team.name) in missing


def test_where_both_move_on_who_said_no_on_either_has_said_no_and_their_signs_are_known(place, both):
    older, newer = both
    moves_on(place, older, place.social_care, "09:30")
    moving, _ = moves_on(place, newer, place.practice_team, "09:40", agrees="no")
    with clock.at(at("2026-03-04")):
        care.write_signs(by=place.nurse, moving=moving, early_signs="I stop opening the curtains", what_helps="Maud")
        merge = joined(place, both)
        shown = queries.moving_of(to=place.nurse, person=older.row.pk)
        assert (shown.agrees, shown.early_signs) == ("no", "I stop opening the curtains")
        actions.put_right(by=place.chair, merge=merge)
        answers = [queries.moving_of(to=place.nurse, person=one.row.pk).agrees for one in both]
        assert answers == ["yes", "no"]


def test_whoever_answers_for_them_again_sees_them_however_long_ago_care_ended_for_both(place, both):
    with clock.at(at("2026-03-04")):
        merge = joined(place, both)
        promises.end(by=place.nurse, matter=both[0].spell.matter, ending="person_chose", words="I am well.")
    with clock.at(at("2026-06-03")):
        beginnings.brought(place, both[0])
    with clock.at(at("2026-06-04")):
        actions.put_right(by=place.chair, merge=merge, why="Two people after all")
        assert queries.care_of(to=place.other_nurse, person=both[1].row.pk).is_open


def test_a_dated_duty_of_the_other_record_is_still_seen_to_and_a_visit_after_the_ward_still_made(place, both):
    care.begin_duty(by=place.nurse, spell=both[1].spell, dated=DEPOT)
    paused(place, both[1], "ward", 4, 10)
    with clock.at(at("2026-03-11")):
        joined(place, both)
        person = both[0].row
        assert [duty.name for duty in queries.duties_of(to=place.nurse, person=person.pk).rows] == ["Depot injection"]
        assert "follow_up" in steps_of(place, person)
        with rows.context(place.nurse):
            spell = queries.current(to=place.nurse, person=person.pk)
        care.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-11")))
        assert "follow_up" not in steps_of(place, person)


def test_who_came_back_before_is_joined_all_the_same_and_still_to_be_seen(place, both):
    older, newer = both
    promises.end(by=place.nurse, matter=newer.spell.matter, ending="person_chose", words="I am well.")
    with clock.at(at("2026-03-04")):
        back = care.come_back(by=place.gp, person=newer.row.pk, why="Her sister rang")
    with clock.at(at("2026-03-05")):
        merge = joined(place, both)
        assert "come_back" in steps_of(place, older.row)
        with pytest.raises(DatabaseError, match="is not changed"), transaction.atomic(), making("caseload"):
            rows_of_care.CameBack.objects.filter(pk=back.pk).update(why="Another")
        actions.put_right(by=place.chair, merge=merge)
        with rows.house(newer.row.pk):
            assert rows_of_care.CameBack.objects.get(pk=back.pk).spell_id == newer.spell.pk


@pytest.mark.parametrize(("ours", "theirs"), [(10, 90), (90, 10), (30, 30)])
def test_of_two_return_passes_the_one_that_is_good_for_longer_goes_on_and_each_has_its_own_again(
    place, both, ours, theirs
):
    for record, days in zip(both, (ours, theirs), strict=True):
        promises.give_pass(by=place.nurse, matter=record.spell.matter, team=place.community, days=days)
    merge = joined(place, both)
    assert good_until(both[0]) == clock.today() + clock.days(max(ours, theirs))
    actions.put_right(by=place.chair, merge=merge)
    assert [good_until(record) for record in both] == [clock.today() + clock.days(days) for days in (ours, theirs)]


def good_until(record):
    with rows.house(record.row.pk):
        return steps.open_pass(person=record.row.pk).until_on


def test_what_was_put_right_while_they_were_one_goes_back_with_what_it_puts_right(place, both):
    with clock.at(at("2026-03-04")):
        contact = care.record(by=place.nurse, spell=both[1].spell, happened=met(place, at("2026-03-04")))
    with clock.at(at("2026-03-05")):
        merge = joined(place, both)
        with rows.context(place.nurse):
            row = queries.contact_row(to=place.nurse, contact_id=contact.pk)
        late = met(place, at("2026-03-04"), attendance="3")
        new = care.correct(by=place.nurse, contact=row, happened=late, why="Wrong")
        actions.put_right(by=place.chair, merge=merge)
        with rows.house(both[1].row.pk):
            kept = rows_of_care.Contact.objects.get(pk=new.pk)
        assert (kept.person_id, kept.spell_id) == (both[1].row.pk, both[1].spell.pk)


def test_after_two_are_put_right_somebody_books_for_either(place, both):
    older, newer = both
    with clock.at(at("2026-03-04")):
        care.record(by=place.nurse, spell=newer.spell, happened=met(place, at("2026-03-04")))
    with clock.at(at("2026-03-05")):
        merge = joined(place, both)
        care.record(by=place.nurse, spell=older.spell, happened=met(place, at("2026-03-05")))
        actions.put_right(by=place.chair, merge=merge)
        for one in both:
            assert "book" in steps_of(place, one.row)


def test_what_was_under_way_when_care_ended_meanwhile_is_a_step_again(place, both):
    """The steps ended with care while the two were one; what they are of is of whoever was not meant (P1)."""
    older, newer = both
    booked = care.Booked(at=at("2026-03-20"), mechanism="01", team_id=place.community.pk, worker_id=place.nurse.id)
    care.book(by=place.nurse, spell=newer.spell, booked=booked)
    care.begin_duty(by=place.nurse, spell=newer.spell, dated=DEPOT)
    with clock.at(at("2026-03-04")):
        merge = joined(place, both)
        with rows.context(place.nurse):
            spell = queries.current(to=place.nurse, person=older.row.pk)
        promises.end(by=place.nurse, matter=spell.matter, ending="person_chose", words="I am well.")
        assert steps_of(place, older.row) == {}
    with clock.at(at("2026-03-06")):
        actions.put_right(by=place.chair, merge=merge, why="Two people after all")
        assert set(steps_of(place, newer.row)) >= {"contact", "duty"}


def test_what_was_taken_over_from_before_goes_with_their_record_and_comes_back(place, both):
    with rows.context(place.nurse):
        taken = care.take_over(by=place.nurse, spell=both[1].spell, what="signs", as_of=clock.today())

    def whose():
        with making("caseload"):
            found = rows_of_care.TakenOver.objects.get(pk=taken.pk)
        return found.person_id, found.spell_id

    merge = joined(place, both)
    assert whose() == (both[0].row.pk, both[0].spell.pk)
    actions.put_right(by=place.chair, merge=merge)
    assert whose() == (both[1].row.pk, both[1].spell.pk)
