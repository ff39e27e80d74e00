"""The write guard: no row is written but by an action of its own room (architecture.md §1.4)."""

import pytest
from django.db import connection, transaction

from joined.base import guard, making, rows
from joined.kit import actors, clock
from joined.people import actions as people
from joined.people import models as persons
from joined.places import actions as places
from joined.places import models

pytestmark = pytest.mark.django_db
US = actors.System("tests of the guard")


@pytest.fixture
def borough() -> models.Place:
    return places.add_place(by=US, name="Riverside", kind="borough")


def a_place() -> models.Place:
    return models.Place(name="Nowhere", kind="borough", from_on=clock.today())


STRAY = {
    "create": lambda row: models.Place.objects.create(name="Nowhere", kind="borough", from_on=clock.today()),
    "save": lambda row: a_place().save(),
    "save of a row that is there": lambda row: row.save(),
    "update": lambda row: models.Place.objects.filter(pk=row.pk).update(name="Elsewhere"),
    "get_or_create": lambda row: models.Place.objects.get_or_create(
        name="Nowhere", kind="borough", from_on=clock.today()
    ),
    "update_or_create": lambda row: models.Place.objects.update_or_create(pk=row.pk, defaults={"name": "Elsewhere"}),
    "bulk_create": lambda row: models.Place.objects.bulk_create([a_place()]),
    "bulk_update": lambda row: models.Place.objects.bulk_update([row], ["name"]),
    "delete": lambda row: row.delete(),
    "delete of many": lambda row: models.Place.objects.filter(pk=row.pk).delete(),
    "through another row": lambda row: row.parts.create(name="Part", kind="neighbourhood", from_on=clock.today()),
    "update through another row": lambda row: row.parts.update(name="Elsewhere"),
}


@pytest.mark.parametrize("way", STRAY)
def test_a_stray_write_is_refused(borough, way):
    with rows.context(US), pytest.raises(guard.WroteOutsideAnAction, match="only by an action of places"):
        STRAY[way](borough)
    borough.refresh_from_db()
    assert borough.name == "Riverside"
    assert models.Place.objects.count() == 1


@pytest.mark.parametrize("way", STRAY)
def test_an_action_of_another_room_is_refused(borough, way):
    with rows.context(US), guard.writing("people"), pytest.raises(guard.WroteOutsideAnAction):
        STRAY[way](borough)


def test_a_room_that_called_another_may_not_write_its_rows_while_that_one_runs(borough):
    with guard.writing("places"), guard.writing("people"), pytest.raises(guard.WroteOutsideAnAction):
        borough.save()


def test_when_the_inner_action_is_over_the_outer_room_writes_again(borough):
    with rows.context(US), guard.writing("places"):
        with guard.writing("people"):
            pass
        borough.name = "Riverside and Quays"
        borough.save()
    borough.refresh_from_db()
    assert borough.name == "Riverside and Quays"


def test_the_guard_closes_again_after_an_error(borough):
    with pytest.raises(ValueError, match="half way"), guard.writing("places"):
        raise ValueError("half way")
    assert guard.is_outermost()
    with pytest.raises(guard.WroteOutsideAnAction):
        borough.save()


def test_one_room_calling_anothers_action_passes(place):
    from joined.huddle.tests import riverside

    person = riverside.somebody(place)
    assert isinstance(person, persons.Person)


def test_factories_are_refused_outside_tests(settings):
    settings.TESTING = False
    with pytest.raises(guard.WroteOutsideAnAction, match="belong to tests"), making.making("places"):
        pass


def test_a_factory_steps_back_behind_the_walls_afterwards():
    with making.making("places"):
        a_place().save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("joined_app",)
    with pytest.raises(guard.WroteOutsideAnAction):
        a_place().save()


def test_the_application_deletes_nobody_even_within_an_action(place):
    person = people.welcome(by=place.gp, details=people.Details(name="Amina Specimen"))
    with rows.context(US, people=[person.pk]), guard.writing("people"), transaction.atomic():
        assert persons.Person.objects.filter(pk=person.pk)._raw_delete("default") == 0
        assert persons.Person.objects.filter(pk=person.pk).exists()
