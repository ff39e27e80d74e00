"""Page by page everybody stands on a list once, however many come meanwhile, and no page is found by counting."""

import datetime
import re
import uuid

import pytest
from django.db import connection
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joined.base import models, paging
from joined.base.making import making
from joined.base.tests.amount import examples
from joined.kit import clock

FIRST = datetime.datetime(2026, 3, 3, 9, tzinfo=clock.LONDON)
WAYS = (("at", "id"), ("-at", "id"))


@pytest.fixture(autouse=True)
def _as_owner(db):
    with making("base"):
        yield


def kept(minutes, word=""):
    at = FIRST + datetime.timedelta(minutes=minutes)
    return models.FormKey.objects.create(key=str(minutes), actor_id=uuid.uuid4(), went_to=word, at=at)


def sections():
    return models.FormKey.objects.filter(went_to="first"), models.FormKey.objects.exclude(went_to="first")


def walk(by, size, between=lambda: None):
    """Every row, page by page, and the marks that led to them."""
    found, marks, after = [], [], ""
    while True:
        page = paging.page(*sections(), by=by, after=after, size=size)
        assert len(page.rows) <= size
        found += page.rows
        if not page.next:
            return found, marks
        marks.append(after := page.next)
        between()


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    minutes=st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["", "first"])), max_size=9),
    size=st.integers(1, 4),
    by=st.sampled_from(WAYS),
)
def test_whoever_was_there_stands_on_the_list_once_and_in_order_while_rows_come(minutes, size, by):
    models.FormKey.objects.all().delete()
    for one in minutes:
        kept(*one)
    wanted = [row.pk for section in sections() for row in section.order_by(*by)]
    found, _ = walk(by, size, between=lambda: kept(-9 if by[0] == "-at" else 9))
    ids = [row.pk for row in found]
    assert len(wanted) == len(minutes)
    assert len(ids) == len(set(ids))
    assert [pk for pk in ids if pk in set(wanted)] == wanted


@given(count=st.integers(0, 9), size=st.integers(1, 4))
def test_of_rows_that_were_read_already_each_stands_on_one_page_in_order(count, size):
    rows = [models.FormKey(key=str(number)) for number in range(count)]
    found, after = [], ""
    for _ in range(count + 1):
        page = paging.among(rows, after=after, size=size)
        found += page.rows
        assert page.is_first == (after == "")
        if not (after := page.next):
            break
    assert found == rows
    assert paging.among(rows, after="gone", size=size).is_first


def test_an_address_leads_to_the_same_rows_until_its_row_is_gone():
    rows = [kept(minute) for minute in range(5)]
    mark = paging.page(*sections(), by=("at", "id"), size=2).next
    shown = paging.page(*sections(), by=("at", "id"), size=2, after=mark)
    assert [row.pk for row in shown.rows] == [row.pk for row in rows[2:4]]
    rows[1].delete()
    again = paging.page(*sections(), by=("at", "id"), size=2, after=mark)
    assert again.is_first
    assert [row.pk for row in again.rows] == [rows[0].pk, rows[2].pk]


@pytest.mark.parametrize("mark", ["", "nonsense", "0-nonsense", "-", "9-" + str(uuid.UUID(int=1)), "\x00-1", "²-1"])
def test_what_is_no_mark_begins_at_the_beginning(mark):
    kept(1)
    shown = paging.page(*sections(), by=("at", "id"), after=mark)
    assert shown.is_whole
    assert len(shown.rows) == 1


def test_links_keep_what_else_was_asked():
    request = RequestFactory().get("/requests/", {"show": "mine", "after": "0-x"})
    shown = paging.Page(rows=(), next="0-y", is_first=False)
    assert paging.links(request, shown, part="list") == paging.Links(
        next="/requests/?show=mine&after=0-y#list", first="/requests/?show=mine#list", size=50
    )


def test_a_page_far_down_is_found_by_its_index():
    """At 20,000 rows: the index is entered where the page before ended, and nothing before it is read."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO base_formkey (id, key, actor_id, went_to, at) SELECT md5('k' || n)::uuid, n, md5('a')::uuid, "
            "'', %s::timestamptz + n * interval '1 minute' FROM generate_series(1, 20000) AS n",
            [FIRST],
        )
        cursor.execute("ANALYZE base_formkey")
        asked = []
        last = models.FormKey.objects.get(key="15000")
        paging.page(
            models.FormKey.objects.all(), by=("at", "id"), after=f"0-{last.pk}", read=lambda q: asked.append(q) or []
        )
        plan = asked[0].explain(analyze=True)
    passed = [int(rows) for rows in re.findall(r"Rows Removed by Filter: (\d+)", plan)]
    assert ("form_key_at" in plan, "Seq Scan" in plan, passed) == (True, False, [1]), plan
