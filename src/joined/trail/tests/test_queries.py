"""Who looked."""

from joined.base import rows
from joined.huddle.tests import riverside
from joined.kit import clock
from joined.people import queries as people
from joined.trail import queries, writing


def looks(place, person):
    with rows.context(place.gp):
        return queries.looks(to=place.gp, person=person.pk).looks


def test_looks_of_one_worker_on_one_day_are_one_line_with_every_part(place):
    person = riverside.somebody(place)
    for _ in range(2):
        with rows.context(place.receptionist), writing.answering():
            people.person(to=place.receptionist, person=person.pk)
            people.how_to_reach(to=place.receptionist, person=person.pk)
    with clock.at(riverside.AFTERNOON), rows.context(place.gp):
        people.person(to=place.gp, person=person.pk)
        latest, first = queries.looks(to=place.gp, person=person.pk).looks
    assert (first.who, first.role, first.organisation) == ("Ros Receptionist", "administrator", "Lockside Surgery")
    assert first.parts == ("who they are", "how to reach them")
    assert first.times == 2
    assert latest.who == place.gp.name


def test_another_day_is_another_line(place):
    person = riverside.somebody(place)
    for days in range(2):
        with clock.at(riverside.MORNING + clock.days(days)), rows.context(place.gp):
            people.person(to=place.gp, person=person.pk)
    with clock.at(riverside.MORNING + clock.days(1)):
        assert len(looks(place, person)) == 2


def test_who_may_not_see_the_person_sees_no_looks(place):
    person = riverside.somebody(place)
    assert not looks_as(place.other_gp, person)
    looks(place, person)
    assert looks(place, person)


def looks_as(actor, person):
    with rows.context(actor):
        return queries.looks(to=actor, person=person.pk).looks
