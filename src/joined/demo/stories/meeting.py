"""Riverside North: a group that met this morning and one of a charity, and nobody has said yet who came."""

import datetime

from joined.base import rows
from joined.caseload import actions as caring
from joined.caseload import queries as care
from joined.demo.diary import Story
from joined.demo.hands import Hands
from joined.kit import clock
from joined.people import actions as people

NORTH = "Community mental health, North"
EIGHT = datetime.time(8)
HALF_PAST_FIVE = datetime.time(17, 30)


def allotment(do: Hands) -> Story:
    """Two people said yes to an hour among the leeks, early, before it is loud."""
    by = do.who("nurse")
    yield do.at(-5, "09:40")
    grouping = caring.Grouping(
        name="Early at the allotment",
        where="Lock Six allotments, gate B",
        mechanism="01",
        weekday=do.day(0).weekday(),
        usual_time=EIGHT,
        leader_id=by.id,
    )
    group = caring.begin_group(by=by, team_id=do.team(NORTH).pk, grouping=grouping)
    for person in (do.persons["eleri"], do.persons["tibor"]):
        with rows.context(by, people=[person.pk]):
            spell = care.current(to=by, person=person.pk)
        caring.put_in(by=by, spell=spell, group=group, said_yes="spoken")
    yield do.at(-2, "09:10")
    caring.book_session(by=by, group=group, at=clock.moment_on(do.day(0), EIGHT), where="")


def mending(do: Hands) -> Story:
    """The workshop mends things with whoever comes; of two who said yes to it, it reads what they are called."""
    by, nurse = do.who("mens-worker"), do.who("nurse")
    yield do.at(-5, "10:10")
    grouping = caring.Grouping(
        name="Mending table",
        where="The Lock Six Workshop",
        mechanism="01",
        weekday=do.day(-1).weekday(),
        usual_time=HALF_PAST_FIVE,
        leader_id=by.id,
    )
    group = caring.begin_group(by=by, team_id=by.team_ids[0], grouping=grouping)
    yield do.at(-5, "15:30")
    for person in (do.persons["eleri"], do.persons["tibor"]):
        with rows.context(nurse, people=[person.pk]):
            spell = care.current(to=nurse, person=person.pk)
        word = people.Word(is_themselves=True, said_on=clock.today(), was_alone="yes")
        caring.put_in(by=nurse, spell=spell, group=group, said_yes="spoken", word=word)
    yield do.at(-2, "12:00")
    caring.book_session(by=by, group=group, at=clock.moment_on(do.day(-1), HALF_PAST_FIVE), where="")


STORIES = (allotment, mending)
