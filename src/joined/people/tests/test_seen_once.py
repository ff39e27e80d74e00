"""Whom somebody may see is remembered within a transaction, and never beyond what it rests on (docs/decisions/0007)."""

import pytest
from django.db import connection

from joined.base import rows
from joined.base.making import making
from joined.huddle.tests import riverside
from joined.kit import clock
from joined.people import models

pytestmark = pytest.mark.django_db


def sees(person) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s = ANY (people_i_may_see('plan'))", [person.pk])
        return cursor.fetchone()[0]


def remembered() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.seen_plan', true)")
        return len(cursor.fetchone()[0] or "")


@pytest.fixture
def person(place):
    return riverside.somebody(place)


def test_an_answer_is_remembered_for_the_rest_of_the_transaction(place, person):
    with rows.context(place.gp):
        assert sees(person)
        assert remembered() > 32
        assert sees(person)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (models.Relationship, {"until_at": "2020-01-01T00:00Z"}),
        (models.Person, {"is_restricted": True}),
    ],
)
def test_what_changes_behind_it_within_the_transaction_counts_at_once(place, person, table, values):
    with rows.context(place.gp):
        assert sees(person)
        key = {"pk": person.pk} if table is models.Person else {"person": person}
        with making("people"):
            table.objects.filter(**key).update(**values)
        assert not sees(person)


def test_a_consent_refused_within_the_transaction_counts_at_once(place, person):
    with rows.context(place.gp):
        assert sees(person)
        with making("people"):
            models.Consent.objects.create(
                person=person,
                organisation_id=place.gp.organisation,
                scope="plan",
                state="refused",
                wording="test",
                how="test",
                by_id=place.gp.id,
                by_name="test",
                from_at=clock.now(),
            )
        assert not sees(person)


def test_another_context_set_by_sql_alone_gets_its_own_answer(place, person):
    with rows.context(place.gp):
        assert sees(person)
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('app.actor', %s, true)", [str(place.other_gp.id)])
        assert not sees(person)


def test_looking_afresh_works_it_out_again(place, person):
    with rows.context(place.gp):
        assert sees(person)
        with connection.cursor() as cursor:
            cursor.execute(rows.AFRESH)
        assert remembered() == 0
        assert sees(person)
