"""Ways of looking at a caseload under a name: one's own, or a team's; lists, files and moves keep to them."""

import dataclasses
import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.caseload import models, queries, words
from joined.caseload.rules import load, looking
from joined.caseload.tests.test_pages import text
from joined.huddle.tests import riverside
from joined.huddle.tests.riverside import browser

WAYS = st.builds(
    looking.Looking,
    whose=st.sampled_from((looking.MINE, looking.TEAM)),
    show=st.sampled_from(tuple(words.VIEWS)),
    sort=st.sampled_from(tuple(words.SORTS)),
    worker=st.none() | st.uuids(),
)
LATE = {"name": "Monday: late", "query": "whose=team&show=late&sort=name"}


@given(way=WAYS)
def test_a_way_of_looking_is_read_from_its_address_as_it_was(way):
    assert looking.parse(query=way.query) == way


@given(asked=st.dictionaries(st.sampled_from(("whose", "show", "sort", "worker", "q")), st.text(max_size=8)))
def test_whatever_an_address_says_is_some_way_of_looking_and_nothing_of_it_is_kept_but_that(asked):
    found = looking.read(asked=asked)
    assert set(found.asked) <= {"whose", "show", "sort", "worker"}
    assert looking.read(asked=found.asked) == found


def test_a_view_is_kept_shared_with_a_team_and_dropped(place, person):
    nurse, other, gp = (browser(worker) for worker in (place.nurse, place.other_nurse, place.gp))
    kept = text(nurse.post("/caseload/views/keep/", LATE | {"team": str(place.community.pk)}, follow=True))
    assert "Kept: Monday: late" in kept
    assert "show=late&amp;sort=name" in kept
    assert "Róisín Mac Giolla" in text(other.get("/caseload/")).split("Drop")[0].split("Monday: late")[-1]
    assert "Monday: late" not in text(gp.get("/caseload/"))
    again = text(nurse.post("/caseload/views/keep/", LATE, follow=True))
    assert "You have a view of this name" in again
    assert nurse.post("/caseload/views/keep/", LATE | {"name": "x", "team": str(place.duty_team.pk)}).status_code == 404
    assert "Give this view a name" in text(nurse.post("/caseload/views/keep/", LATE | {"name": "\x00"}, follow=True))
    row = models.SavedView.objects.get()
    assert other.post(f"/caseload/views/{row.pk}/drop/").status_code == 404
    assert "Monday: late" not in text(nurse.post(f"/caseload/views/{row.pk}/drop/", follow=True)).split("</h1>")[1]
    assert "Monday: late" not in text(other.get("/caseload/"))


def test_list_and_file_hold_one_key_worker_s_people_in_the_order_asked_for(place, person, spell):
    everybody = queries.caseload(to=place.nurse, whose="team")
    (row,) = everybody.rows
    assert everybody.looked_at(looking.Looking(worker=row.lead_id)).rows == (row,)
    assert everybody.looked_at(looking.Looking(worker=uuid.uuid4())).rows == ()
    nurse, of_other = browser(place.nurse), f"?whose=team&worker={place.other_nurse.id}"
    assert len(text(nurse.get(f"/caseload/list.csv{of_other}")).splitlines()) == 1
    assert len(text(nurse.get(f"/caseload/list.csv?whose=team&worker={place.nurse.id}")).splitlines()) == 2
    assert "Nobody here" in text(nurse.get(f"/caseload/{of_other}"))


@pytest.mark.parametrize(("sort", "order"), [("", "BCA"), ("name", "ABC"), ("seen", "CAB"), ("weight", "CBA")])
def test_each_order(place, person, spell, sort, order):
    every = queries.caseload(to=place.nurse)
    (row,) = every.rows
    days = {"A": "2026-03-02", "B": "2026-03-03", "C": None}
    needs = {"A": ["several"], "B": ["in_care"], "C": ["weekly"]}
    rows = tuple(
        dataclasses.replace(
            row,
            person=dataclasses.replace(row.person, name=name),
            last_on=days[name] and datetime.date.fromisoformat(days[name]),
            weight=load.weight(needs=needs[name]),
        )
        for name in "BCA"
    )
    found = dataclasses.replace(every, rows=rows).looked_at(looking.Looking(sort=sort))
    assert "".join(one.person.name for one in found.rows) == order
    outside = dataclasses.replace(every, rows=rows, is_outside=True)
    shown = "".join(one.person.name for one in outside.looked_at(looking.Looking(sort=sort)).rows)
    assert shown == ("BCA" if sort == "weight" else order)


def test_who_moved_several_is_back_where_they_looked(place, person, spell):
    manager = browser(riverside.worker("Mair Manager", place.community, "team_manager"))
    back = "whose=team&worker=" + str(place.nurse.id)
    sent = {"person": str(person.pk), "worker": str(place.other_nurse.id), "back": back}
    looked = text(manager.post("/caseload/move/", sent))
    assert f"/caseload/?{back.replace('&', '&amp;')}" in looked
    sent |= {"go": "1", "asked_for": "yes", "why": "Leaves on Friday"}
    assert f"/caseload/?{back.replace('&', '&amp;')}" in text(manager.post("/caseload/move/", sent, follow=True))
