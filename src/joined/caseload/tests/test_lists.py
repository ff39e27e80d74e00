"""One way of looking at a time, in the address; the same rows as files; what a charity takes out."""

import io
import zipfile

import pytest

from joined.base import web
from joined.base.making import making
from joined.caseload import actions, models, queries
from joined.caseload.actions import exporting
from joined.caseload.tests.test_contacts import at, booked, met
from joined.caseload.tests.test_pages import text
from joined.huddle.tests.riverside import browser
from joined.kit import clock


def views(place, moment) -> frozenset[str]:
    with clock.at(at(*moment.split())):
        (row,) = queries.caseload(to=place.nurse).rows
        return row.views


def test_in_which_views_somebody_stands(place, person, spell):
    assert views(place, "2026-03-03 16:00") == {"unbooked", "new", "unhelped"}
    assert views(place, "2026-04-02 09:00") == {"unbooked", "late", "unseen", "unhelped"}
    actions.book(by=place.nurse, spell=spell, booked=booked(place, at("2026-03-31")))
    assert views(place, "2026-03-30 09:00") == {"new", "unhelped"}
    with clock.at(at("2026-03-30", "09:00")):
        pause = actions.Pausing(kind="ward", from_on=clock.today(), why="Admitted")
        actions.begin_pause(by=place.nurse, spell=spell, pause=pause)
    assert views(place, "2026-05-30 09:00") == {"ward"}
    with making("caseload"):
        models.KeyWorker.objects.filter(spell=spell).update(until_on="2026-05-01")
    with clock.at(at("2026-05-30", "09:00")):
        assert queries.caseload(to=place.nurse, whose="team").rows[0].views == {"ward", "nobody"}


def test_a_view_has_its_own_address_count_and_files(place, person):
    nurse = browser(place.nurse)
    shown = text(nurse.get("/caseload/?whose=team&show=unbooked"))
    assert "Nothing booked: 1 of 1" in shown
    assert "list.xlsx?whose=team&amp;show=unbooked" in shown
    assert "Nobody here" in text(nurse.get("/caseload/?show=late"))
    assert "Amina Specimen" in text(nurse.get("/caseload/?show=anything"))
    assert "ends nobody" in text(nurse.get("/caseload/?show=unseen"))
    assert len(text(nurse.get("/caseload/list.csv?show=late")).splitlines()) == 1
    found = nurse.get("/caseload/list.xlsx?show=unbooked")
    assert found["Content-Disposition"].endswith('"caseload-mine-unbooked.xlsx"')
    assert "Amina Specimen" in zipfile.ZipFile(io.BytesIO(found.content)).read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize("cell", ["=1+1", "+44", "@SUM(A1)", "{=1}", "https://example.org", "mailto:a@example.org"])
def test_a_cell_of_a_workbook_is_text_whatever_it_says(cell):
    book = zipfile.ZipFile(io.BytesIO(web.xlsx_file([["Name"], [cell]], "a.xlsx").content))
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 't="s"' in sheet


def test_controls_never_reach_a_workbook():
    book = zipfile.ZipFile(io.BytesIO(web.xlsx_file([["a\x00\x0bb"]], "a.xlsx").content))
    assert "<t>ab</t>" in book.read("xl/sharedStrings.xml").decode()


def test_who_answers_for_care_takes_files_without_a_reason_and_a_charity_with_one(place, person, spell):
    with clock.at(at("2026-03-04", "16:00")):
        actions.record(by=place.nurse, spell=spell, happened=met(place, at("2026-03-04")))
        befriender = browser(place.befriender)
        assert befriender.get("/caseload/list.csv")["Location"] == "/caseload/take-out/"
        assert befriender.post("/caseload/take-out/", {"why": ""}).status_code == 422
        assert browser(place.nurse).get("/caseload/list.csv")["Content-Type"].startswith("text/csv")
        assert browser(place.receptionist).get("/caseload/take-out/").status_code == 404
        assert befriender.get("/caseload/take-out/").status_code == 200


def test_no_file_holds_more_than_so_many(place, person, monkeypatch):
    assert len(actions.take_out(by=place.nurse, why="An audit").rows) == 1
    monkeypatch.setattr(exporting, "MOST", 0)
    assert actions.take_out(by=place.nurse, why="An audit").rows == ()
