"""The trail is part of the deed: both or neither, for writes and for looks (decisions.md §5)."""

import dataclasses
import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from joined.base import rows
from joined.base.making import making
from joined.huddle.tests import riverside
from joined.kit import actors, clock, errors
from joined.people import actions as people
from joined.people import models as persons
from joined.people import queries
from joined.trail import models, writing

pytestmark = pytest.mark.django_db


@writing.action
def half_done(*, by: actors.Actor, person: persons.Person) -> None:
    """Calls an action that succeeds, then fails itself."""
    people.add_need(by=by, person=person, words="No stairs")
    raise errors.Refused("Not like this.")


@dataclasses.dataclass
class Shown:
    people: tuple[uuid.UUID, ...]


@writing.shows
def shown(*, to: actors.Actor, ids: list[uuid.UUID]) -> Shown:
    """Shows whoever is named."""
    return Shown(people=tuple(ids))


def events(**about: object) -> list[models.Event]:
    """The trail as its owner reads it, oldest first."""
    with making("trail"):
        return list(models.Event.objects.filter(**about).order_by("recorded_at"))


def needs() -> list[str]:
    with making("people"):
        return list(persons.Need.objects.values_list("words", flat=True))


@pytest.fixture
def person(place):
    return riverside.somebody(place)


@pytest.fixture
def no_trail(place):
    """The trail cannot be written: as when its table is full, locked away or gone."""
    with making("trail"), connection.cursor() as cursor:
        cursor.execute("REVOKE INSERT ON trail_event FROM joined_app")


def test_a_deed_says_who_for_which_organisation_in_what_role_about_whom_and_when(place, person):
    people.add_need(by=place.gp, person=person, words="No stairs")
    event = events(verb="people.add_need")[0]
    assert (event.actor_id, event.actor_name) == (place.gp.id, "Dr Oluwaseun Adeyemi")
    assert (event.organisation_id, event.organisation_name) == (place.practice.pk, "Lockside Surgery")
    assert (event.role, event.person_id, event.outcome) == ("gp", person.pk, "ok")
    assert event.at == clock.now()
    assert not event.is_look


def test_the_database_adds_its_own_clock_whatever_the_house_says(place, person):
    event = events(verb="people.welcome")[0]
    assert event.recorded_at is not None
    assert event.recorded_at != event.at


def test_the_trail_holds_no_words_that_anybody_typed(place, person):
    people.add_need(by=place.gp, person=person, words="XYZZY stairs")
    for event in events():
        assert "XYZZY" not in repr(vars(event))


def test_a_deed_that_fails_leaves_neither_row_nor_line_not_even_of_the_deeds_within_it(place, person):
    before = len(events())
    with pytest.raises(errors.Refused):
        half_done(by=place.gp, person=person)
    assert needs() == []
    assert len(events()) == before


def test_no_trail_no_deed(place, person, no_trail):
    with pytest.raises(DatabaseError, match="permission denied"):
        people.add_need(by=place.gp, person=person, words="No stairs")
    assert needs() == []


def test_no_trail_no_look(place, person, no_trail):
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        queries.person(to=place.gp, person=person.pk)


def test_no_trail_no_page(place, person, no_trail):
    browser = riverside.browser(place.gp)
    browser.raise_request_exception = False
    answer = browser.get(f"/people/{person.pk}/")
    assert answer.status_code == 500
    assert person.name not in answer.text


def test_looks_of_a_whole_page_are_one_statement_at_its_end(place, person, django_assert_num_queries):
    with rows.context(place.gp), django_assert_num_queries(1), writing.answering():
        shown(to=place.gp, ids=[person.pk])
        shown(to=place.gp, ids=[person.pk])
    assert len(events(is_look=True, verb="trail.shown")) == 1


def test_a_look_is_one_line_a_person_in_one_statement(place, person, django_assert_num_queries):
    other = riverside.somebody(place, name="Delroy Augustine")
    with rows.context(place.gp), writing.answering() as answer:
        shown(to=place.gp, ids=[person.pk, other.pk, person.pk])
    looks = events(is_look=True, verb="trail.shown")
    assert {look.person_id for look in looks} == {person.pk, other.pk}
    assert len(looks) == 2
    assert {look.request_id for look in looks} == {answer.id}


def test_the_same_part_of_the_same_person_counts_once_in_one_answer(place, person):
    with rows.context(place.gp), writing.answering():
        for _ in range(3):
            queries.person(to=place.gp, person=person.pk)
    with rows.context(place.gp), writing.answering():
        queries.person(to=place.gp, person=person.pk)
    assert len(events(is_look=True, verb="people.person")) == 2


def test_who_may_not_see_leaves_no_look(place, person):
    with pytest.raises(errors.NotHere):
        queries.person(to=place.other_gp, person=person.pk)
    assert events(is_look=True, actor_id=place.other_gp.id) == []


def test_a_denial_stays_when_the_deed_has_rolled_back(place, person):
    with pytest.raises(errors.Refused), transaction.atomic():
        half_done(by=place.gp, person=person)
    with rows.context(place.gp):
        writing.denied(to=place.gp, verb="people:person", thing=person.pk, why="NotHere")
    denial = events(outcome="denied")[0]
    assert (denial.actor_id, denial.verb, denial.thing_id, denial.why) == (
        place.gp.id,
        "people:person",
        person.pk,
        "NotHere",
    )
    assert needs() == []


CHANGES = (
    "UPDATE trail_event SET why = 'nothing to see'",
    "UPDATE trail_event SET actor_name = 'somebody else' WHERE is_look",
    "DELETE FROM trail_event",
    "DELETE FROM trail_event WHERE false",
    "TRUNCATE trail_event",
)


@pytest.mark.parametrize("sql", CHANGES)
def test_the_database_refuses_the_application_to_change_the_trail(place, person, sql):
    said = "never changed|permission denied"
    with pytest.raises(DatabaseError, match=said), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("sql", CHANGES[:4])
def test_the_database_refuses_even_the_owner(place, person, sql):
    with pytest.raises(DatabaseError, match="never changed"), making("trail"), connection.cursor() as cursor:
        cursor.execute(sql)


def test_nobody_writes_a_line_without_being_somebody():
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        writing.denied(to=actors.System("nobody's context"), verb="people:person", thing=None, why="NotHere")
