"""A question asked often stays the same question, whatever it is asked with; moments are read as they are meant."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.base import models, often
from joined.base.making import making

ONE, TWO = uuid.UUID(int=1), uuid.UUID(int=2)
AT = datetime.datetime(2026, 3, 3, 9, 10, 0, 120_000, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _rows(db):
    with making("base"):
        for key, actor in (("a", ONE), ("b", ONE), ("c", TWO)):
            models.FormKey.objects.create(key=key, actor_id=actor, at=AT)
        yield


def question():
    return often.Question(
        lambda: (
            models.FormKey.objects.filter(actor_id__among=often.Given("actors"), went_to="")
            .order_by("key")
            .values_list("key", "at")
        )
    )


def test_it_is_asked_with_other_values_each_time_and_put_into_sql_once():
    ask = question()
    with CaptureQueriesContext(connection) as made:
        answers = [[key for key, _ in ask(actors=often.ids(actors))] for actors in ([ONE], [TWO], [], [ONE, TWO])]
    assert answers == [["a", "b"], ["c"], [], ["a", "b", "c"]]
    assert len(made) == 4


def test_it_answers_as_the_query_itself_does():
    assert question()(actors=often.ids([ONE])) == list(
        models.FormKey.objects.filter(actor_id__in=[ONE]).order_by("key").values_list("key", "at")
    )


def test_what_django_would_make_something_of_is_refused():
    ask = often.Question(lambda: models.Draft.objects.values_list("values"))
    with pytest.raises(TypeError):
        ask()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-03 09:10:00.12+00", AT),
        ("2026-03-03 10:10:00.12+01", AT),
        ("2026-10-25 01:30:00+01", datetime.datetime(2026, 10, 25, 0, 30, tzinfo=datetime.UTC)),
        ("0033-01-01 00:00:00+00", datetime.datetime(33, 1, 1, tzinfo=datetime.UTC)),
    ],
)
def test_a_moment_is_read_as_it_is_meant_in_any_zone_of_the_connection(written, meant):
    with connection.cursor() as cursor:
        for zone in ("UTC", "Europe/London", "Asia/Kolkata"):
            cursor.execute("SELECT set_config('timezone', %s, true)", [zone])
            cursor.execute("SELECT %s::timestamptz", [written])
            found = cursor.fetchone()[0]
            assert found.timestamp() == meant.timestamp()
            assert found.utcoffset() is not None
        cursor.execute("SELECT set_config('timezone', 'UTC', true)")
