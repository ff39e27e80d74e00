"""Row contexts: who reaches whom, nested and restored, whatever happens in between (decisions.md §3)."""

import dataclasses
import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from joined.base import rows
from joined.huddle.tests import riverside
from joined.kit import actors
from joined.people import models as persons

US = actors.System("tests of rows")
A_MACHINE = actors.Machine(id=uuid.uuid4(), name="A hospital", organisation=None)
SETTINGS = ("actor", "org", "role", "purpose", "people")


def told() -> list[str]:
    """What the database has been told, by its own account."""
    with connection.cursor() as cursor:
        asked = ", ".join(f"coalesce(current_setting('app.{name}', true), '')" for name in SETTINGS)
        cursor.execute(f"SELECT {asked}")
        return list(cursor.fetchone())


def seen() -> set[str]:
    return set(persons.Person.objects.values_list("name", flat=True))


def fail() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")


@pytest.fixture
def amina(place):
    return riverside.somebody(place)


@pytest.fixture
def delroy(place):
    return riverside.somebody(place, name="Delroy Augustine")


@pytest.mark.django_db
class TestNested:
    def test_nobody_sees_anybody_without_a_context(self, amina):
        assert seen() == set()

    def test_what_stood_before_is_restored(self, place, amina, delroy):
        with rows.context(place.gp):
            before = told()
            with rows.context(US, people=[amina.pk]):
                assert seen() == {"Amina Specimen"}
                with rows.context(place.other_gp):
                    assert seen() == set()
                assert seen() == {"Amina Specimen"}
            assert told() == before
            assert seen() == {"Amina Specimen", "Delroy Augustine"}
        assert told() == [""] * 5

    def test_what_stood_before_is_restored_after_an_error_of_ours(self, place, amina):
        with rows.context(place.gp):
            with pytest.raises(ValueError, match="ours"), rows.context(US, people=[uuid.uuid4()]):
                raise ValueError("ours")
            assert seen() == {"Amina Specimen"}

    def test_what_stood_before_is_restored_after_an_error_of_the_database(self, place, amina):
        with rows.context(place.gp):
            before = told()
            with pytest.raises(DatabaseError, match="zero"), transaction.atomic(), rows.context(US):
                fail()
            assert told() == before
            assert seen() == {"Amina Specimen"}

    def test_what_stood_before_is_restored_after_a_savepoint_rolls_back_between_two_contexts(self, place, amina):
        with rows.context(place.gp):
            with rows.context(US, people=[amina.pk]):
                zero = pytest.raises(DatabaseError, match="zero")
                with zero, transaction.atomic(), rows.context(place.other_gp):
                    fail()
                assert seen() == {"Amina Specimen"}
                ours = pytest.raises(ValueError, match="ours")
                with ours, transaction.atomic(), rows.context(place.other_gp):
                    raise ValueError("ours")
                assert seen() == {"Amina Specimen"}
            assert seen() == {"Amina Specimen"}

    def test_a_savepoint_that_outlives_an_inner_context_does_not_bring_it_back(self, place, amina):
        with rows.context(place.gp):
            with transaction.atomic():
                with rows.context(place.other_gp):
                    pass
                assert seen() == {"Amina Specimen"}
                transaction.set_rollback(True)
            assert seen() == {"Amina Specimen"}

    def test_an_error_in_the_outermost_context_leaves_nothing_behind(self, place, amina):
        with pytest.raises(DatabaseError, match="zero"), transaction.atomic(), rows.context(place.gp):
            fail()
        assert rows.current() == rows.NOBODY
        assert seen() == set()


@pytest.mark.django_db
class TestWhoReachesWhom:
    @pytest.mark.parametrize("who", [US, A_MACHINE], ids=["system", "machine"])
    def test_a_system_and_a_machine_reach_exactly_the_people_named(self, place, amina, delroy, who):
        with rows.context(who, people=[amina.pk]):
            assert seen() == {"Amina Specimen"}
        with rows.context(who, people=[amina.pk, delroy.pk]):
            assert len(seen()) == 2

    @pytest.mark.parametrize("who", [US, A_MACHINE], ids=["system", "machine"])
    def test_a_job_for_nobody_sees_nobody(self, amina, who):
        with rows.context(who):
            assert seen() == set()

    def test_a_member_of_staff_narrowed_to_people_sees_only_those_of_their_own(self, place, amina, delroy):
        with rows.context(place.gp, people=[delroy.pk]):
            assert seen() == {"Delroy Augustine"}
        with rows.context(place.other_gp, people=[amina.pk, delroy.pk]):
            assert seen() == set()

    def test_narrowing_to_nobody_is_nobody_and_not_everybody(self, place, amina):
        with rows.context(place.gp), rows.narrow([]):
            assert seen() == set()
        with rows.context(place.gp), rows.narrow([amina.pk]):
            assert seen() == {"Amina Specimen"}

    def test_the_house_reaches_the_people_it_is_given_and_gives_them_back(self, place, amina, delroy):
        with rows.context(place.other_gp):
            with rows.house(amina.pk):
                assert seen() == {"Amina Specimen"}
            assert seen() == set()

    def test_acting_as_the_same_actor_only_ever_adds_people(self, place, amina, delroy):
        with rows.context(place.gp), rows.acting(place.gp, people=[amina.pk]):
            assert len(seen()) == 2
        with rows.context(US, people=[amina.pk]), rows.acting(US, people=[delroy.pk]):
            assert len(seen()) == 2
        with rows.context(place.gp, people=[amina.pk]), rows.acting(place.gp, people=[delroy.pk]):
            assert len(seen()) == 2

    def test_acting_as_somebody_else_starts_afresh(self, place, amina, delroy):
        with rows.context(US, people=[amina.pk, delroy.pk]), rows.acting(place.other_gp):
            assert seen() == set()
        other = actors.System("another")
        with rows.context(US, people=[amina.pk]), rows.acting(other, people=[delroy.pk]):
            assert seen() == {"Delroy Augustine"}

    def test_also_widens_a_narrowed_context_and_nothing_else(self, place, amina, delroy):
        with rows.context(US, people=[amina.pk]), rows.also(delroy.pk):
            assert len(seen()) == 2
        with rows.context(place.other_gp, people=[amina.pk]), rows.also(delroy.pk):
            assert seen() == set()

    def test_acting_for_another_organisation_reaches_nobody_of_the_first(self, place, amina):
        elsewhere = dataclasses.replace(place.gp, organisation=place.other_practice.pk)
        with rows.context(elsewhere):
            assert seen() == set()

    def test_somebody_who_says_they_are_in_a_team_but_is_not_sees_nobody(self, place, amina):
        pretender = dataclasses.replace(place.other_gp, team_ids=place.gp.team_ids)
        with rows.context(pretender):
            assert seen() == set()


def test_nothing_of_a_context_is_left_for_the_next_transaction(fresh_database, django_db_blocker, morning, jobs):
    with django_db_blocker.unblock():
        place = riverside.make()
        riverside.somebody(place)
        with rows.context(place.gp):
            assert seen() == {"Amina Specimen"}
        assert told() == [""] * 5
        assert seen() == set()
        with pytest.raises(DatabaseError, match="zero"), rows.context(place.gp):
            fail()
        assert told() == [""] * 5
        with transaction.atomic():
            assert seen() == set()
