"""The ladder, the guarded ends and whom we hand on: truth tables, and the same guards in the database."""

import dataclasses
import itertools

import pytest
from django.db import DatabaseError, connection, transaction

from joined.base import rows
from joined.base.making import making
from joined.doors import models as requests
from joined.doors import rules as doors
from joined.huddle import rules as huddle
from joined.huddle.tests import riverside
from joined.huddle.tests.test_actions import brought
from joined.kit import clock
from joined.messages import models as texts
from joined.people import actions as people
from joined.people import models as persons
from joined.people import queries as reaching
from joined.steps import actions, models, rules, words
from joined.steps import queries as steps

ONCE = dict.fromkeys(words.RUNGS, 1)
ALL = rules.Unreached(tried=ONCE, needed=ONCE, has_letter=True, is_received=True, has_pass=True, is_signed=True)


@pytest.mark.parametrize(
    ("tried", "rung"),
    [
        ({}, "other_time"),
        ({"other_time": 1}, "other_time"),
        ({"other_time": 2}, "other_way"),
        ({"other_time": 9, "letter": 1}, "other_way"),
        ({"other_time": 2, "other_way": 1}, "letter"),
        (dict.fromkeys(words.RUNGS, 2), None),
    ],
)
def test_the_next_rung_is_the_lowest_with_tries_left(tried, rung):
    assert rules.next_rung(tried, ONCE | {"other_time": 2}) == rung


def test_nothing_is_missing_only_when_everything_stands():
    assert rules.missing_to_end(ALL) == []


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"tried": ONCE | {"visit": 0}}, "Not yet tried: Visit."),
        ({"has_letter": False}, "No letter on how to come back"),
        ({"is_received": False}, "has not said “received”"),
        ({"has_pass": False}, "no return pass"),
        ({"is_signed": False}, "No huddle has signed"),
        ({"has_worry": True}, "worried about them"),
        ({"is_unsafe": True}, "somebody’s safety is at risk"),
    ],
)
def test_each_guard_that_is_missing_is_said_in_words(changed, says):
    (sentence,) = rules.missing_to_end(dataclasses.replace(ALL, **changed))
    assert says in sentence


def test_who_has_no_practice_needs_no_received():
    assert rules.missing_to_end(dataclasses.replace(ALL, has_practice=False, is_received=False)) == []


@pytest.mark.parametrize(
    ("age", "is_of_area", "whose", "adult"),
    [
        (None, None, "us", False),
        (None, True, "us", False),
        (None, False, "other_area", False),
        (15, True, "children", True),
        (17, None, "children", True),
        (17, False, "children", True),
        (18, True, "us", False),
        (18, None, "us", False),
        (80, False, "other_area", False),
    ],
)
def test_nobody_is_refused_for_their_age_or_their_address(age, is_of_area, whose, adult):
    assert rules.belongs_with(age, is_of_area=is_of_area) == whose
    assert rules.must_name_adult(age) is adult


def test_some_reasons_are_none_for_nhs_and_council_and_stand_for_a_charity():
    for code, kind in itertools.product(
        [*words.REASONS_FOR_NO, *words.NOT_REASONS], ["nhs_trust", "practice", "council", "charity"]
    ):
        assert rules.is_reason(code, organisation_kind=kind) is (kind == "charity" or code in words.REASONS_FOR_NO)
    assert set(words.DIRECTORY_CODES) == set(words.REASONS_FOR_NO)


def test_there_is_no_state_called_rejected():
    tables = (*rules.TABLES, *doors.TABLES, *huddle.TABLES)
    names = [
        name for table in tables for state, moves in table.moves.items() for name in (state, *moves, *moves.values())
    ]
    names += [*words.ENDINGS, *words.OUTCOMES, *words.ENDINGS.values()]
    assert [name for name in names if "reject" in name.lower() or "refus" in name.lower()] == []


def test_a_move_is_counted_where_one_team_took_over_from_another():
    at = [riverside.MORNING + clock.days(n) for n in range(6)]
    assert rules.times_moved([]) == 0
    assert rules.times_moved([(at[0], None)]) == 0
    assert rules.times_moved([(at[0], at[1]), (at[1], at[2]), (at[2], None)]) == 2
    assert rules.times_moved([(at[0], at[1]), (at[3], None)]) == 0  # everything had ended, and they came back


# -- in the database ---------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["made_in_error", "elsewhere", "not_reached"])
def test_the_database_itself_refuses_an_end_without_its_guards(place, ending):
    person, referral, _ = brought(place)
    sql = "UPDATE steps_matter SET ending = %s, ended_at = now(), ended_by = 'Somebody' WHERE id = %s"
    with making("steps"), connection.cursor() as cursor:
        with pytest.raises(DatabaseError, match="Nothing was saved"), transaction.atomic():
            cursor.execute(sql, [ending, referral.matter_id])
        cursor.execute("SELECT ending FROM steps_matter WHERE id = %s", [referral.matter_id])
        assert cursor.fetchone() == ("",)


@pytest.mark.django_db
def test_nobody_s_own_words_are_never_left_out(place):
    person, referral, _ = brought(place)
    sql = "UPDATE steps_matter SET ending = 'person_chose', ended_at = now(), ended_by = 'S' WHERE id = %s"
    with making("steps"), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute(sql, [referral.matter_id])


def test_died_stops_every_text_at_once_and_leaves_nobody_a_task(place, jobs):
    person, referral, _ = brought(place)
    people.text(by=place.gp, person=person, words="Nurse Annika rings you on Friday.", level=3)
    with rows.house(person.pk):
        people.died(by=place.gp, person=person, died_on=clock.today())
        kept = list(texts.Message.objects.filter(about=person.pk))
    assert [message.state for message in kept] == ["stopped"]
    assert not reaching.how_to_reach(to=place.gp, person=person.pk).text.is_allowed
    jobs.run_due(until=riverside.AFTERNOON)
    with rows.house(person.pk):
        assert not models.NextStep.objects.filter(person=person, source="message").exists()
        assert persons.Person.objects.get(pk=person.pk).died_on == clock.today()


def test_a_return_pass_is_one_and_lasts_until_its_day(place):
    person, referral, _ = brought(place)
    matter = steps.open_matter(to=place.intake, person=person.pk)
    first = actions.give_pass(by=place.intake, matter=matter, team=place.intake_team, days=30)
    again = actions.give_pass(by=place.intake, matter=matter, team=place.community, days=365)
    assert (again.pk, again.team_id) == (first.pk, place.community.pk)
    with rows.house(person.pk):
        assert steps.open_pass(person=person.pk) == again
    with clock.at(riverside.MORNING + clock.days(365)), rows.house(person.pk):
        assert steps.open_pass(person=person.pk) is None
    with rows.house(person.pk):
        assert requests.Referral.objects.filter(person=person).count() == 1
