"""Two people, one row: the second is shown both texts and nothing is overwritten (F-15)."""

import datetime

import pytest

from joined.base import rows
from joined.huddle.tests import riverside
from joined.kit import errors
from joined.people import actions as people

pytestmark = pytest.mark.django_db


def test_a_change_moves_the_row_to_its_next_version(place):
    person = riverside.somebody(place)
    people.change(by=place.gp, person=person, version=1, call_me="Mina")
    assert (person.call_me, person.version, person.changed_by_name) == ("Mina", 2, "Dr Oluwaseun Adeyemi")


def test_a_change_of_an_older_version_is_refused_with_both_texts(place):
    person = riverside.somebody(place)
    people.change(by=place.gp, person=person, version=1, call_me="Mina")
    with pytest.raises(errors.Conflict) as both:
        people.change(
            by=place.receptionist,
            person=person,
            version=1,
            call_me="Minnie",
            born_on=datetime.date(1991, 8, 4),
        )
    assert both.value.yours == {"Likes to be called": "Minnie", "Born": "1991-08-04"}
    assert both.value.theirs == {"Likes to be called": "Mina", "Born": "1991-08-14"}
    assert both.value.by == "Dr Oluwaseun Adeyemi"
    with rows.context(place.gp):
        person.refresh_from_db()
    assert (person.call_me, person.version) == ("Mina", 2)


def test_what_was_kept_of_the_two_can_then_be_saved(place):
    person = riverside.somebody(place)
    people.change(by=place.gp, person=person, version=1, call_me="Mina")
    people.change(by=place.receptionist, person=person, version=2, call_me="Minnie")
    assert (person.call_me, person.version) == ("Minnie", 3)
