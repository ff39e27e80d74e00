"""Two people, one moment: promise P1 holds, exactly one wins, and the other reads a sentence (decisions.md §1).

Each test has a database of its own, two connections and a barrier, so that both are at it at once.
"""

import threading

import psycopg
import pytest
from django.db import connection, transaction

from joined.base import guard, rows
from joined.base.tests.together import PATIENCE, together, who_won
from joined.doors import models as requests
from joined.huddle import models as huddles
from joined.huddle.tests import riverside
from joined.kit import clock, errors
from joined.people import models as persons
from joined.steps import actions, models, queries, rules, words
from joined.steps.tests import riverside_days as days


@pytest.fixture
def place(fresh_database, django_db_blocker, morning, jobs):
    """Riverside in a database of its own, where commits are real."""
    with django_db_blocker.unblock():
        yield riverside.make()


@pytest.fixture
def person(place):
    found = riverside.somebody(place)
    days.bring(place, found)
    return found


@pytest.fixture
def two_steps(place, person):
    """Somebody with exactly two next steps, each of the team that holds them."""
    first = days.open_steps(person)[0]
    with clock.at(riverside.AFTERNOON):
        second = actions.Next(what="Ring them", team=place.intake_team, due_on=clock.today())
        actions.promise(by=place.intake, matter=first.matter, step=second)
    return days.open_steps(person)


def promise_holds(person) -> bool:
    return days.missing([person]) == [] and days.breaches() == {}


def finish(place, step):
    return lambda: actions.close(by=place.intake, step=step, verb="done")


def test_two_who_finish_the_last_two_steps(place, person, two_steps):
    came = together(*[finish(place, step) for step in two_steps])
    who_won(came, losing=errors.Refused)
    lost = next(one for one in came if isinstance(one, errors.Refused))
    assert "without a next step" in lost.sentence
    assert promise_holds(person)


def finish_past_the_actions(step, *barriers: threading.Barrier):
    """As a server would whose actions have lost their turn-taking: write, wait, have it checked, wait, commit."""

    def deed() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            with rows.house(step.person_id), guard.writing("steps"):
                models.NextStep.objects.filter(pk=step.pk).update(
                    state="done", closed_at=clock.now(), closed_by="Somebody"
                )
            barriers[0].wait()
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for barrier in barriers[1:]:
                barrier.wait()

    return deed


def finished_at_once(two_steps, *, until_both: str) -> list[Exception | None]:
    """Both steps at once; neither goes on until both have `written`, or neither commits until both are `checked`."""
    count = {"written": 1, "checked": 2}[until_both]
    barriers = [threading.Barrier(2, timeout=PATIENCE) for _ in range(count)]
    return together(*[finish_past_the_actions(step, *barriers) for step in two_steps])


def test_the_database_alone_refuses_the_second_of_two_that_have_both_written(person, two_steps):
    came = finished_at_once(two_steps, until_both="written")
    assert sorted(one is None for one in came) == [False, True], came
    assert "without a next step" in str(next(one for one in came if one))
    assert promise_holds(person)


def test_without_its_lock_the_database_would_let_both_commit(fresh_database, person, two_steps):
    """Why the lock is there: taken out of the trigger, both are checked before either commits, and none is left."""
    with psycopg.connect(fresh_database.owner_url, autocommit=True) as owner:
        (body,) = owner.execute("SELECT pg_get_functiondef('steps_keep_promise'::regproc)").fetchone()
        lock = "PERFORM pg_advisory_xact_lock(hashtextextended(who::text, 0));"
        assert lock in body
        owner.execute(body.replace(lock, ""))
    assert finished_at_once(two_steps, until_both="checked") == [None, None]
    assert days.missing([person]) == [words.NO_NEXT_STEP]
    assert "people without a live next step" in days.breaches()


@pytest.fixture
def offer(place, person):
    """In-take holds them, and the community team is asked to."""
    with clock.at(riverside.SITTING):
        days.propose(place, days.item_of(place, person))
    (found,) = days.kept(models.Offer, is_to_hold=True)
    return found


def as_the_nurse_sees(place, offer) -> models.Offer:
    return queries.offer(to=place.nurse, offer_id=offer.pk)


def test_yes_and_no_to_the_same_offer(place, person, offer):
    with clock.at(riverside.AFTERNOON):
        one, other = (as_the_nurse_sees(place, offer) for _ in range(2))
        on = clock.working_day(3)
        came = together(
            lambda: actions.accept(by=place.nurse, offer=one, first_contact_on=on),
            lambda: actions.decline(
                by=place.other_nurse, offer=other, no=actions.No(reason_code="no_space", next_door="Adult social care")
            ),
        )
        who_won(came, losing=errors.Refused)
        assert promise_holds(person)
    (now,) = days.kept(models.Responsibility, person=person, until_at=None)
    took = not isinstance(came[0], Exception)
    assert now.team_id == (place.community if took else place.intake_team).pk


def test_two_of_a_team_who_both_say_yes(place, person, offer):
    with clock.at(riverside.AFTERNOON):
        mine = [as_the_nurse_sees(place, offer) for _ in range(2)]
        on = clock.working_day(3)
        came = together(
            lambda: actions.accept(by=place.nurse, offer=mine[0], first_contact_on=on),
            lambda: actions.accept(by=place.other_nurse, offer=mine[1], first_contact_on=on),
        )
        who_won(came, losing=errors.Refused)
        assert promise_holds(person)
    assert len([step for step in days.open_steps(person) if step.what.startswith("First contact")]) == 1


def test_two_teams_that_take_over_move_responsibility_one_after_the_other(place, person):
    teams = (place.community, place.social_care)
    came = together(
        *[
            lambda team=team: actions.take_responsibility(by=place.intake, person=person, team=team, why="said yes")
            for team in teams
        ]
    )
    assert came == [None, None]
    assert promise_holds(person)
    held = days.kept(models.Responsibility, person=person)
    assert len(held) == 3
    with rows.house(person.pk):
        live = persons.Relationship.objects.filter(kind="caseload", until_at=None)
        assert [row.party_id for row in live] == [row.team_id for row in held if row.until_at is None]


def test_taking_over_while_it_is_ended_leaves_nobody_holding_what_is_over(place, person, offer):
    with clock.at(riverside.AFTERNOON):
        mine = as_the_nurse_sees(place, offer)
        on = clock.working_day(3)
        came = together(
            lambda: actions.accept(by=place.nurse, offer=mine, first_contact_on=on),
            lambda: actions.end(
                by=place.intake, matter=mine.matter, ending="person_chose", words="Not now, thank you."
            ),
        )
        assert not isinstance(came[1], Exception), came
        assert came[0] is None or isinstance(came[0], errors.Refused | models.Offer), came
        assert days.standing(person) == rules.Standing(open_matters=0, responsible_teams=0, live_steps=0)
        assert promise_holds(person)
    with rows.house(person.pk):
        live = persons.Relationship.objects.filter(kind__in=("caseload", "referral", "accepted"), until_at=None)
        assert not live.exists()
    assert days.kept(models.Offer, person=person, state="asked") == []


def test_two_who_bring_the_same_person_make_one_request_with_another_that_joined_it(place):
    person = riverside.somebody(place)
    came = together(
        lambda: days.bring(place, person),
        lambda: days.bring(place, person, by=place.receptionist),
    )
    assert [type(one) for one in came] == [requests.Referral] * 2, came
    assert sorted(bool(one.joined_to_id) for one in came) == [False, True]
    assert len(days.kept(models.Matter, person=person)) == 1
    assert len(days.kept(huddles.AgendaItem, person=person)) == 1
    assert promise_holds(person)


def test_two_who_answer_the_same_step(place, person, two_steps):
    step = two_steps[0]
    came = together(finish(place, step), finish(place, step))
    who_won(came, losing=errors.Refused)
    assert promise_holds(person)


def test_two_who_propose_for_the_same_person(place, person):
    with clock.at(riverside.SITTING):
        items = [days.item_of(place, person) for _ in range(2)]
        came = together(
            lambda: days.propose(place, items[0]),
            lambda: days.propose(place, items[1], team=place.social_care),
        )
        who_won(came, losing=errors.Conflict)
        assert promise_holds(person)
    assert len(days.kept(huddles.Proposal, person=person, state="proposed")) == 1


def test_connections_of_these_tests_are_real(place):
    pids = together(*[pid] * 2)
    assert len({*pids, pid()}) == 3


def pid() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]
