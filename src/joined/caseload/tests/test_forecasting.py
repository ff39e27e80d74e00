"""Four weeks ahead: who would not be seen in time, why, and the press that books whoever knows them."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.caseload import actions, models, queries
from joined.caseload.tests.test_contacts import at, booked, care
from joined.huddle.tests.riverside import browser
from joined.kit import clock

LATER = at("2026-03-09", "09:05")
"""Day 6 of 28: the last day in time is Tuesday 31 March."""


def seen(place, *, to=None, whose="team"):
    return queries.forecast(to=to or place.nurse, whose=whose)


def text(response) -> str:
    return response.content.decode()


def pressed(page: str) -> dict[str, str]:
    """What the first “Book it” sends."""
    form = page[page.index("forecast/book/") :]
    return dict(re.findall(r'name="(whose|person|at|worker)" value="([^"]*)"', form)[:4])


def test_who_has_nothing_booked_passes_and_their_key_worker_is_proposed_first(place, person, spell):
    with clock.at(LATER):
        found = seen(place, whose="mine")
        (row,) = found.rows
        assert (row.due_on, row.passes_on, row.why) == (
            datetime.date(2026, 3, 31),
            datetime.date(2026, 4, 1),
            "nothing",
        )
        assert (row.worker, row.is_known, row.at) == ("Róisín Mac Giolla", True, at("2026-03-18", "10:00"))
        assert [week.monday.day for week in found.weeks if week.rows] == [30]
        assert seen(place, to=place.other_nurse, whose="mine").rows == ()


@pytest.mark.parametrize(
    ("day", "more", "why"),
    [
        ("2026-03-31", {}, None),
        ("2026-04-01", {}, "too_late"),
        ("2026-03-20", {"mechanism": "09"}, "does_not_count"),
    ],
)
def test_what_is_booked_decides_who_passes(place, spell, day, more, why):
    with clock.at(LATER):
        actions.book(by=place.nurse, spell=spell, booked=booked(place, at(day), **more))
        assert [row.why for row in seen(place).rows] == ([] if why is None else [why])


def test_while_the_key_worker_is_away_what_they_booked_is_none_and_a_colleague_is_proposed(place, spell):
    with clock.at(LATER):
        actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-20")))
        assert seen(place).rows == ()
        days = datetime.date(2026, 3, 9), datetime.date(2026, 3, 31)
        away = actions.be_away(by=place.nurse, from_on=days[0], until_on=days[1])
        (row,) = seen(place).rows
        assert (row.why, row.worker, row.is_known) == ("on_leave", "Tunde Bakare", False)
        named = dict(queries.colleagues_of(to=place.nurse, person=spell.person_id))
        assert named[place.nurse.id] == "Róisín Mac Giolla (away 9 March to 31 March)"
        actions.be_back(by=place.nurse, away=away)
        assert seen(place).rows == ()


def test_the_deputy_comes_before_whoever_is_a_stranger(place, spell):
    with clock.at(LATER):
        actions.name_worker(by=place.nurse, spell=spell, user_id=place.other_nurse.id, role="deputy")
        actions.be_away(by=place.nurse, from_on=LATER.date(), until_on=datetime.date(2026, 3, 31))
        (row,) = seen(place).rows
    assert (row.worker, row.is_known) == ("Tunde Bakare", True)


def test_a_full_day_is_no_free_day_and_no_hour_is_proposed_twice(place, spell):
    with clock.at(LATER):
        hours = [("2026-03-18", hour) for hour in (11, 12, 13, 14, 15, 16)] + [("2026-03-19", 10)]
        for day, hour in hours:
            taken = booked(place, at(day, f"{hour}:00"), mechanism="09")
            actions.book(by=place.nurse, spell=spell, booked=taken)
        (row,) = seen(place).rows
    assert row.at == at("2026-03-19", "11:00")


def test_where_the_second_half_is_full_an_earlier_day_with_whoever_knows_them(place, spell):
    with clock.at(LATER):
        actions.be_away(by=place.nurse, from_on=datetime.date(2026, 3, 12), until_on=datetime.date(2026, 3, 31))
        (row,) = seen(place).rows
    assert (row.at, row.worker) == (at("2026-03-09", "11:00"), "Róisín Mac Giolla")


def test_after_what_is_booked_in_time_the_next_one_is_what_is_missing(place, spell):
    actions.change_pace(by=place.nurse, spell=spell, intensity="close", max_days=14, why="New tablets")
    with clock.at(LATER):
        actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-16")))
        (row,) = seen(place).rows
        assert (row.due_on, row.after) == (datetime.date(2026, 3, 30), datetime.date(2026, 3, 16))
        assert row.at == at("2026-03-24", "10:00")
        page = text(browser(place.nurse).get("/caseload/forecast/"))
    assert "Nothing is booked after Mon 16 March." in page


def test_one_press_books_the_proposal_and_no_other(place, person, spell):
    with clock.at(LATER):
        nurse = browser(place.nurse)
        sent = pressed(text(nurse.get("/caseload/forecast/?whose=team")))
        other = nurse.post("/caseload/forecast/book/", sent | {"at": "2026-03-30T09:00:00+00:00"}, follow=True)
        assert "look again" in text(other)
        assert care(place, person).next is None
        after = text(nurse.post("/caseload/forecast/book/", sent, follow=True))
        assert "Booked: Amina Specimen" in after
        assert "are booked in time" in after
        assert care(place, person).next.at == at("2026-03-18", "10:00")
        again = nurse.post("/caseload/forecast/book/", sent, follow=True)
        assert "look again" in text(again)
        assert len(care(place, person).planned) == 1


def test_days_away_are_written_down_and_taken_back_by_oneself_alone(place):
    with clock.at(LATER):
        nurse = browser(place.nurse)
        wrong = nurse.post("/caseload/away/", {"from_on": "2026-03-20", "until_on": "2026-03-18"})
        assert wrong.status_code == 422
        assert "before the first" in text(wrong)
        shown = text(nurse.post("/caseload/away/", {"from_on": "2026-03-20", "until_on": "2026-03-24"}, follow=True))
        assert "Fri 20 March to Tue 24 March" in shown
        address = f"/caseload/away/{models.Away.objects.get().pk}/back/"
        assert browser(place.other_nurse).post(address).status_code == 404
        assert "Fri 20 March" not in text(nurse.post(address, follow=True)).split("<h1>")[1]


def test_the_forecast_is_for_whoever_answers_for_care_in_a_constant_number_of_statements(place, person, spell):
    with clock.at(LATER):
        assert browser(place.receptionist).get("/caseload/forecast/").status_code == 404
        assert browser(place.befriender).get("/caseload/forecast/").status_code == 404
        nurse = browser(place.nurse)
        assert nurse.get("/caseload/forecast/").status_code == 200
        with CaptureQueriesContext(connection) as before:
            nurse.get("/caseload/forecast/?whose=team")
        for day in range(10, 20):
            actions.book(by=place.nurse, spell=spell, booked=booked(place, at(f"2026-03-{day}"), mechanism="09"))
        with CaptureQueriesContext(connection) as after:
            nurse.get("/caseload/forecast/?whose=team")
    assert len(after) == len(before) <= 20
