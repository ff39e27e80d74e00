"""Bringing in a list as somebody does it: what is said, what is written, who may, and what it costs."""

import csv
import datetime
import html
import io
import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from joined.base import paging
from joined.base import rows as reach
from joined.base.making import making
from joined.doors import actions as doors
from joined.doors import models as requests
from joined.huddle.tests import riverside
from joined.imports import actions, models, queries, words
from joined.imports import jobs as work
from joined.imports.tests import lists
from joined.kit import actors, clock
from joined.people import actions as people
from joined.people import models as persons
from joined.places import actions as places
from joined.steps import models as steps
from joined.trail import models as trail

AMINA = ("Amina Specimen", "14/8/1991", "9990001197", "", "Cannot sleep")
CAI = ("Cai Ffug", "19800101", "", "", "")
WRONG = ("Dilys Prawf", "31/2/1980", "", "", "Company")
LIST = lists.csv_of(AMINA, CAI, WRONG)


def everybody():
    with making("people"):
        return {person.name: person for person in persons.Person.objects.all()}


def asked():
    with making("doors"):
        return list(requests.Referral.objects.select_related("person", "matter", "joined_to").order_by("received_at"))


def page_of(actor, found):
    answer = riverside.browser(actor).get(f"/imports/{found.pk}/")
    assert answer.status_code == 200
    return lists.read(answer.text)


def test_nothing_is_written_before_it_is_approved(place, manager, jobs):
    found = lists.checked(manager, LIST, jobs)
    assert (found.state, found.rows_in, found.rows_ready, found.rows_wrong) == ("in_review", 3, 2, 1)
    assert everybody() == {}
    said = page_of(manager, found)
    for part in ("B4 Dilys Prawf Date of birth This is no day.", "2 can come in 1 request", "1 to mend stays out"):
        assert part in said


def test_what_is_approved_becomes_people_and_requests_that_in_take_holds(place, manager, jobs):
    done = lists.brought_in(manager, LIST, jobs)
    assert (done.state, done.rows_in, done.rows_accepted, done.rows_rejected, done.rows_there) == ("done", 3, 2, 1, 0)
    assert set(everybody()) == {"Amina Specimen", "Cai Ffug"}
    one = asked()[0]
    assert (one.person.name, one.door, one.ask, one.asker_name) == (
        "Amina Specimen",
        "gp",
        "Cannot sleep",
        manager.name,
    )
    assert one.basis == "direct_care"
    with making("steps"):
        assert steps.Responsibility.objects.get(person=one.person).team == place.intake_team
    assert "Amina Specimen" in riverside.browser(place.intake).get("/requests/").text
    assert "2 brought in 1 request" in page_of(manager, done)


def test_the_file_s_own_text_is_forgotten_once_it_is_read_and_its_rows_once_they_are_in(place, manager, jobs):
    found = lists.checked(manager, LIST, jobs)
    assert found.body is None
    lists.approved(manager, found, jobs)
    with making("imports"):
        assert [row.state for row in models.Row.objects.all()] == ["wrong"]
    work.sweep()
    with making("imports"):
        assert models.Row.objects.count() == 1
    with clock.at(riverside.MORNING + clock.days(2)):
        work.sweep()
    with making("imports"):
        assert models.Row.objects.count() == 0


def test_what_nobody_came_back_to_is_thrown_away(place, manager, jobs):
    found = lists.checked(manager, LIST, jobs)
    with clock.at(riverside.MORNING + clock.days(8)):
        work.sweep()
    assert lists.again(found.pk).state == "thrown_away"
    with making("imports"):
        assert not models.Row.objects.filter(of=found).exists()


def test_the_same_file_twice_changes_nothing(place, manager, jobs):
    """F-19."""
    lists.brought_in(manager, LIST, jobs)
    again = lists.checked(manager, LIST, jobs)
    assert (again.rows_ready, again.rows_wrong, again.rows_there) == (0, 1, 2)
    assert "No row is ready to come in." in page_of(manager, again)
    answer = riverside.browser(manager).post(f"/imports/{again.pk}/approve/", {"nobody_waits": "yes"})
    assert answer.status_code == 422
    assert words.NOTHING_TO_DO in answer.text
    assert (len(everybody()), len(asked())) == (2, 1)


def test_likeness_is_asked_for_nobody_who_is_there_or_to_be_mended(place, manager, jobs):
    def asks() -> int:
        with making("trail"):
            return trail.Event.objects.filter(verb="people.alike").count()

    lists.brought_in(manager, LIST, jobs)
    before = asks()
    assert before
    lists.checked(manager, LIST, jobs)
    assert asks() == before


def test_two_lists_with_the_same_row_that_were_checked_before_either_came_in_make_one_person(place, manager, jobs):
    first, second = (lists.checked(manager, LIST, jobs) for _ in range(2))
    lists.approved(manager, first, jobs)
    riverside.browser(manager).post(f"/imports/{second.pk}/approve/", {"nobody_waits": "yes"})
    jobs.run_due()
    with making("imports"):
        done = models.Import.objects.get(pk=second.pk)
    assert (done.rows_in, done.rows_accepted, done.rows_rejected, done.rows_there) == (3, 0, 1, 2)
    assert (len(everybody()), len(asked())) == (2, 1)


def test_a_mended_list_brings_in_only_what_was_missing(place, manager, jobs):
    lists.brought_in(manager, LIST, jobs)
    done = lists.brought_in(manager, lists.csv_of(AMINA, CAI, ("Dilys Prawf", "28/2/1980", "", "", "Company")), jobs)
    assert (done.rows_accepted, done.rows_there, done.rows_rejected) == (1, 2, 0)


def test_the_rows_to_mend_come_back_as_a_file_that_can_be_mended_and_sent_again(place, manager, jobs):
    found = lists.checked(manager, LIST, jobs)
    answer = riverside.browser(manager).get(f"/imports/{found.pk}/to-mend/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rows-to-mend.csv"'
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == [*lists.HEADINGS, "What to mend"]
    assert rows[1] == [*WRONG, f"B4 {words.DAY}"]
    mended = answer.content.replace(b"31/2/1980", b"28/2/1980")
    assert lists.brought_in(manager, mended, jobs).rows_accepted == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "|", "%", " =", "＝"])
def test_no_cell_that_comes_back_runs_in_a_spreadsheet(place, manager, jobs, start):
    """T13."""
    text = f"{start}cmd|' /C calc'!A0"
    found = lists.checked(manager, lists.csv_of((text, "31/2/1980", "", "", text)), jobs)
    rows = csv.reader(
        io.StringIO(riverside.browser(manager).get(f"/imports/{found.pk}/to-mend/").content.decode("utf-8-sig"))
    )
    cells = list(rows)[1]
    assert cells[0].startswith("'")
    assert cells[4].startswith("'")
    again = lists.csv_of([*cells[:1], "28/2/1980", "", "", ""])
    done = lists.brought_in(manager, again, jobs)
    assert done.rows_accepted == 1
    assert not next(iter(everybody())).startswith("'")


def test_nothing_in_a_list_is_run_by_the_page(place, manager, jobs):
    """T12."""
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}"
    found = lists.checked(
        manager, lists.csv_of((nasty, "1/2/1980", "x", "", nasty), headings=lists.HEADINGS), jobs, name="<b>.csv"
    )
    text = riverside.browser(manager).get(f"/imports/{found.pk}/").text
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "{{7*7}}" in text
    assert "<b>.csv" not in text


@pytest.mark.parametrize(
    ("body", "status", "sentence"),
    [
        (b"", 415, words.EMPTY),
        (b"PK\x03\x04 a workbook", 415, "This is an Excel workbook"),
        (b"%PDF-1.7", 415, words.NO_TEXT),
        (b"Name\n" + b"x" * 5_000_001, 413, "larger than 5 megabytes"),
        (b"Name\n" + b"x" * 11_000_000, 413, "larger than 5 megabytes"),
    ],
)
def test_what_is_no_list_or_too_large_is_stopped_at_the_door_and_nothing_is_kept(
    place, manager, body, status, sentence
):
    """F-20."""
    answer = lists.upload(manager, body)
    assert answer.status_code == status
    assert sentence in answer.text
    with making("imports"):
        assert not models.Import.objects.exists()


@pytest.mark.parametrize(("sent", "sentence"), [({"reason": "x"}, words.NO_FILE), ({"reason": ""}, "Answer “Why")])
def test_what_is_missing_is_asked_for(place, manager, sent, sentence):
    answer = riverside.browser(manager).post("/imports/", sent)
    assert answer.status_code == 422
    assert sentence in answer.text


def test_a_file_that_cannot_be_read_says_why_and_is_not_kept(place, manager, jobs):
    found = lists.checked(manager, b'Name\n"Cai\n', jobs)
    assert (found.state, found.body) == ("unreadable", None)
    assert "A quotation mark in row 2 is opened and not closed" in page_of(manager, found)


def test_sent_twice_is_one_list_and_approved_twice_comes_in_once(place, manager, jobs):
    """F-14."""
    browser = riverside.browser(manager)
    first = lists.upload(manager, LIST, browser=browser, form_key="one key")
    second = lists.upload(manager, LIST, browser=browser, form_key="one key")
    assert first.headers["Location"] == second.headers["Location"]
    jobs.run_due()
    found = lists.at(first)
    address = f"/imports/{found.pk}/approve/"
    for key in ("another key", "another key", "a third key"):
        browser.post(address, {"nobody_waits": "yes", "form_key": key})
    jobs.run_due()
    with making("imports"):
        assert models.Import.objects.count() == 1
    assert (len(everybody()), len(asked())) == (2, 1)


def test_whoever_brings_in_requests_says_that_nobody_is_in_danger(place, manager, jobs):
    """C81."""
    found = lists.checked(manager, LIST, jobs)
    answer = riverside.browser(manager).post(f"/imports/{found.pk}/approve/", {})
    assert answer.status_code == 422
    assert "Whoever cannot wait is rung through to duty" in answer.text
    assert lists.again(found.pk).state == "in_review"
    without = lists.checked(manager, lists.csv_of(CAI), jobs)
    assert riverside.browser(manager).post(f"/imports/{without.pk}/approve/", {}).status_code == 303


class TestLikeness:
    def test_number_birth_and_name_together_need_no_question(self, place, manager, jobs):
        known = riverside.somebody(place, nhs_number="9990001197", phone="")
        cai = riverside.somebody(place, name="cai  FFUG", born_on=datetime.date(1980, 1, 1), nhs_number="9990001200")
        done = lists.brought_in(manager, lists.csv_of(AMINA, (*CAI[:2], "9990001200", "", "")), jobs)
        assert (done.rows_accepted, done.rows_there) == (1, 1)
        assert set(everybody().values()) == {known, cai}
        assert asked()[0].person == known

    def test_somebody_like_one_of_ours_is_asked_about_side_by_side(self, place, manager, jobs):
        known = riverside.somebody(place, phone="", nhs_number="9990001197")
        found = lists.checked(manager, lists.csv_of(("Amina Specimen", "14/8/1991", "", "", "Help")), jobs)
        said = page_of(manager, found)
        assert "Row 2: Amina Specimen" in said
        assert "same date of birth, same name" in said
        browser = riverside.browser(manager)
        early = browser.post(f"/imports/{found.pk}/approve/", {"nobody_waits": "yes"})
        assert early.status_code == 422
        assert words.DECIDE_FIRST in early.text
        browser.post(f"/imports/{found.pk}/decide/", {"row-2": str(known.pk)})
        done = lists.approved(manager, found, jobs)
        assert (done.rows_accepted, len(everybody()), asked()[0].person) == (1, 1, known)

    def test_somebody_else_of_the_same_name_and_birth_is_added(self, place, manager, jobs):
        riverside.somebody(place, phone="")
        found = lists.checked(manager, lists.csv_of(("Amina Specimen", "14/8/1991", "", "", "Help")), jobs)
        riverside.browser(manager).post(f"/imports/{found.pk}/decide/", {"row-2": "new"})
        lists.approved(manager, found, jobs)
        with making("people"):
            assert persons.Person.objects.filter(name="Amina Specimen").count() == 2

    def test_a_name_alone_is_never_likeness(self, place, manager, jobs):
        riverside.somebody(place, phone="")
        found = lists.checked(manager, lists.csv_of(("Amina Specimen", "15/8/1991", "", "", "Help")), jobs)
        assert (found.rows_ready, "Are these the same people?" in page_of(manager, found)) == (1, False)

    def test_only_whom_the_row_was_likened_to_may_be_chosen(self, place, manager, jobs):
        riverside.somebody(place, phone="")
        stranger = riverside.somebody(place, by=place.other_gp, name="Other", practice_id=place.other_practice.pk)
        found = lists.checked(manager, lists.csv_of(("Amina Specimen", "14/8/1991", "", "", "Help")), jobs)
        browser = riverside.browser(manager)
        browser.post(f"/imports/{found.pk}/decide/", {"row-2": str(stranger.pk), "row-x": "new", "row-99": "new"})
        assert browser.post(f"/imports/{found.pk}/approve/", {"nobody_waits": "yes"}).status_code == 422

    def test_somebody_of_another_practice_is_no_oracle(self, place, manager, jobs):
        """T08: the page says the same of a number that is known elsewhere as of one that nobody has."""
        riverside.somebody(place, by=place.other_gp, practice_id=place.other_practice.pk, nhs_number="9990001197")
        known = page_of(manager, lists.checked(manager, lists.csv_of(AMINA), jobs))
        unknown = page_of(
            manager,
            lists.checked(
                manager, lists.csv_of(("Amina Specimen", "14/8/1991", "9990001200", "", "Cannot sleep")), jobs
            ),
        )
        assert "Are these" not in known
        assert known == unknown

    def test_who_is_shown_beside_a_row_has_been_looked_at(self, place, manager, jobs):
        known = riverside.somebody(place, phone="")
        found = lists.checked(manager, lists.csv_of(("Amina Specimen", "14/8/1991", "", "", "Help")), jobs)
        page_of(manager, found)
        with making("trail"):
            looks = trail.Event.objects.filter(person_id=known.pk, actor_id=manager.id, is_look=True)
            assert looks.filter(verb="imports.preview").count() == 1


class TestTakingBack:
    def test_what_nobody_touched_is_taken_back_and_can_come_in_again(self, place, manager, jobs):
        done = lists.brought_in(manager, LIST, jobs)
        riverside.browser(manager).post(f"/imports/{done.pk}/undo/", {"second": "Nasreen Qureshi"})
        jobs.run_due()
        assert "2 of 2 rows were taken back" in page_of(manager, done)
        assert (asked()[0].state, asked()[0].matter.ending) == ("ended", "made_in_error")
        for actor in (manager, place.gp, place.receptionist):
            for person in everybody().values():
                assert riverside.browser(actor).get(f"/people/{person.pk}/").status_code == 404
        with making("people"):
            assert not persons.Identifier.objects.exists()
        again = lists.brought_in(manager, LIST, jobs)
        assert again.rows_accepted == 2
        with making("people"):
            assert not persons.Person.objects.filter(is_provisional=True).exists()

    def test_whoever_was_worked_on_since_stays_and_is_named(self, place, manager, jobs):
        done = lists.brought_in(manager, LIST, jobs)
        with clock.at(riverside.MORNING + clock.days(0.1)):
            people.add_need(by=place.gp, person=everybody()["Amina Specimen"], words="Interpreter")
            riverside.browser(manager).post(f"/imports/{done.pk}/undo/", {"second": "Nasreen Qureshi"})
            jobs.run_due()
            said = page_of(manager, done)
        assert "1 of 2 rows was taken back" in said
        assert "Row 2: Amina Specimen , somebody has worked on this since" in said
        assert asked()[0].matter.ended_at is None
        assert riverside.browser(manager).get(f"/people/{everybody()['Amina Specimen'].pk}/").status_code == 200

    def test_a_request_that_joined_an_open_one_stays(self, place, manager, jobs):
        known = riverside.somebody(place, phone="", nhs_number="9990001197")
        doors.open(by=place.gp, person=known, door="gp", asking=doors.Asking(ask="First"))
        done = lists.brought_in(manager, lists.csv_of(AMINA), jobs)
        riverside.browser(manager).post(f"/imports/{done.pk}/undo/", {"second": "Nasreen Qureshi"})
        jobs.run_due()
        assert "It joined a request that was open already." in page_of(manager, done)
        assert all(one.matter.ended_at is None for one in asked())

    def test_whoever_was_known_before_is_never_let_go(self, place, manager, jobs):
        known = riverside.somebody(place, phone="", nhs_number="9990001197")
        done = lists.brought_in(manager, lists.csv_of(AMINA), jobs)
        with clock.at(riverside.MORNING + clock.days(0.1)):
            riverside.browser(manager).post(f"/imports/{done.pk}/undo/", {"second": "Nasreen Qureshi"})
            jobs.run_due()
        assert asked()[0].matter.ending == "made_in_error"
        assert riverside.browser(manager).get(f"/people/{known.pk}/").status_code == 200

    @pytest.mark.parametrize(
        ("second", "sentence"), [("", words.SECOND_MISSING), (lists.MANAGER.upper(), words.SECOND_SELF)]
    )
    def test_a_second_person_agrees(self, place, manager, jobs, second, sentence):
        done = lists.brought_in(manager, LIST, jobs)
        answer = riverside.browser(manager).post(f"/imports/{done.pk}/undo/", {"second": second})
        assert answer.status_code == 422
        assert sentence in answer.text
        assert lists.again(done.pk).state == "done"

    def test_after_the_local_time_it_is_too_late(self, place, manager, jobs):
        places.set_rule(
            by=riverside.SET_UP, place=place.north, name="import_undo_hours", value=2, reason="x", from_on=clock.today()
        )
        done = lists.brought_in(manager, LIST, jobs)
        with clock.at(riverside.MORNING + clock.days(2.5 / 24)):
            assert "Take the whole list back" not in page_of(manager, done)
            answer = riverside.browser(manager).post(f"/imports/{done.pk}/undo/", {"second": "Nasreen Qureshi"})
            assert words.TOO_LATE in answer.text
        with clock.at(riverside.MORNING + clock.days(1.5 / 24)):
            assert "Take the whole list back" in page_of(manager, done)

    def test_a_list_that_was_thrown_away_writes_nothing(self, place, manager, jobs):
        found = lists.checked(manager, LIST, jobs)
        browser = riverside.browser(manager)
        assert browser.post(f"/imports/{found.pk}/throw-away/").status_code == 303
        assert browser.post(f"/imports/{found.pk}/approve/", {"nobody_waits": "yes"}).status_code == 422
        assert everybody() == {}
        with making("imports"):
            assert not models.Row.objects.exists()


class TestFaults:
    def test_one_row_that_cannot_be_written_stops_no_other(self, place, manager, jobs):
        """F-18: whatever is wrong with it, it alone stays out, and is named."""
        rows = [(f"Somebody {n}", "1/2/1980", "", "", f"Ask {n}") for n in range(40)]
        found = lists.checked(manager, lists.csv_of(*rows), jobs)
        with making("imports"):
            poison = models.Row.objects.get(of=found, row=17)
            models.Row.objects.filter(pk=poison.pk).update(details=poison.details | {"name": "x" * 400})
        done = lists.approved(manager, found, jobs)
        assert (done.rows_in, done.rows_accepted, done.rows_rejected, done.rows_there) == (40, 39, 1, 0)
        assert words.COULD_NOT in [sentence for _, sentence in lists.problems(done)]

    def test_a_refusal_while_writing_is_said_in_its_own_words(self, place, manager, jobs):
        found = lists.checked(manager, LIST, jobs)
        with making("places"), connection.cursor() as cursor:
            cursor.execute("UPDATE places_dutyroute SET is_staffed = false")
        done = lists.approved(manager, found, jobs)
        assert (done.rows_accepted, done.rows_rejected) == (1, 2)
        assert any(sentence.startswith("No staffed duty route") for _, sentence in lists.problems(done))

    def test_a_job_that_was_killed_half_way_goes_on_where_it_was(self, place, manager, jobs, monkeypatch):
        """F-02."""
        rows = [(f"Somebody {n}", "1/2/1980", "", "", f"Ask {n}") for n in range(30)]
        found = lists.checked(manager, lists.csv_of(*rows), jobs)
        riverside.browser(manager).post(f"/imports/{found.pk}/approve/", {"nobody_waits": "yes"})
        monkeypatch.setattr(work, "AT_ONCE", 10)
        with reach.context(manager):
            actions.write(by=manager, of=found, numbers=list(range(2, 12)))
        jobs.run_due()
        done = lists.again(found.pk)
        assert (done.state, done.rows_accepted, done.requests) == ("done", 30, 30)
        assert len(asked()) == 30

    def test_checking_again_after_a_kill_keeps_each_row_once(self, place, manager, jobs):
        found = lists.at(lists.upload(manager, LIST))
        ids = {"of": str(found.pk), "user": str(manager.id), "organisation": str(manager.organisation)}
        actions.begin_reading(by=manager, of=found, rows_in=3)
        work.check(**ids)
        work.check(**ids)
        jobs.run_due()
        with making("imports"):
            assert models.Row.objects.count() == 3
        work.write(**ids)
        assert lists.again(found.pk).state == "in_review"

    def test_whoever_left_meanwhile_brings_in_nothing(self, place, manager, jobs):
        found = lists.checked(manager, LIST, jobs)
        riverside.browser(manager).post(f"/imports/{found.pk}/approve/", {"nobody_waits": "yes"})
        with making("accounts"), connection.cursor() as cursor:
            cursor.execute("UPDATE accounts_user SET is_active = false WHERE id = %s", [manager.id])
        jobs.run_due()
        assert everybody() == {}


class TestWhoMay:
    def test_whoever_keeps_lists_may_and_nobody_else(self, place, manager, team_manager, jobs):
        found = lists.checked(manager, LIST, jobs)
        sent = [("get", "/imports/"), ("get", "/imports/template/"), ("get", f"/imports/{found.pk}/")]
        sent += [("get", f"/imports/{found.pk}/to-mend/")]
        for actor in (place.gp, place.receptionist, place.nurse, place.intake, place.befriender):
            browser = riverside.browser(actor)
            for method, address in sent:
                assert getattr(browser, method)(address).status_code == 403
            assert lists.upload(actor, LIST, browser=browser).status_code == 403
            assert "Bring in a list" not in browser.get("/people/").text
        for method, address in sent:
            assert getattr(riverside.browser(manager), method)(address).status_code == 200
        assert riverside.browser(team_manager).get("/imports/").status_code == 200
        assert "Bring in a list" in riverside.browser(manager).get("/people/").text

    def test_another_s_list_is_as_unknown_as_any(self, place, manager, team_manager, jobs):
        found = lists.checked(manager, LIST, jobs)
        browser = riverside.browser(team_manager)
        for address in ("", "to-mend/"):
            hidden, unknown = (browser.get(f"/imports/{pk}/{address}") for pk in (found.pk, uuid.uuid4()))
            assert (hidden.status_code, hidden.content) == (unknown.status_code, unknown.content)
            assert hidden.status_code == 404
        for address in ("approve/", "throw-away/", "decide/", "undo/"):
            assert browser.post(f"/imports/{found.pk}/{address}", {"second": "A B"}).status_code == 404
        assert lists.again(found.pk).state == "in_review"

    @pytest.mark.parametrize("table", ["imports_import", "imports_row"])
    def test_the_database_shows_a_list_to_its_worker_alone(self, place, manager, team_manager, jobs, table):
        lists.checked(manager, LIST, jobs)

        def count(actor):
            with reach.context(actor), connection.cursor() as cursor:
                cursor.execute(f"SELECT count(*) FROM {table}")
                return cursor.fetchone()[0]

        assert count(manager) > 0
        for actor in (team_manager, place.gp, place.intake, actors.System("imports.sweep")):
            assert count(actor) == 0

    def test_a_team_s_list_is_held_by_in_take_and_asked_by_the_team(self, place, team_manager, jobs):
        rows = (("Amina Specimen", "14/8/1991", "9990001197", "", "Cannot sleep"), CAI)
        done = lists.brought_in(team_manager, lists.csv_of(*rows), jobs)
        assert (done.rows_accepted, done.rows_rejected) == (1, 1)
        assert (asked()[0].door, asked()[0].asker_team) == ("colleague", place.community)
        riverside.browser(team_manager).post(f"/imports/{done.pk}/undo/", {"second": "Róisín Mac Giolla"})
        jobs.run_due()
        assert "1 of 1 row was taken back" in page_of(team_manager, done)

    def test_the_trail_says_who_brought_whom_in_and_why_the_list(self, place, manager, jobs):
        done = lists.brought_in(manager, LIST, jobs)
        with making("trail"):
            verbs = list(
                trail.Event.objects.filter(person_id=asked()[0].person_id, actor_id=manager.id).values_list(
                    "verb", flat=True
                )
            )
            assert trail.Event.objects.filter(verb="imports.approve", actor_id=manager.id).count() == 1
        assert {"people.welcome", "doors.open", "steps.begin"} <= set(verbs)
        assert done.reason == "Our waiting list"


def test_each_page_costs_the_same_for_many_rows_as_for_few(place, manager, jobs, django_assert_max_num_queries):
    for n in range(8):
        riverside.somebody(place, name=f"Known {n}", phone="")
    rows = [(f"Known {n}", "14/8/1991", "", "", "Help") for n in range(8)]
    wrong = [(f"Wrong {n}", "31/2/1980", "", "", "") for n in range(30)]
    found = lists.checked(manager, lists.csv_of(*rows, *wrong), jobs)
    browser = riverside.browser(manager)
    browser.get(f"/imports/{found.pk}/")
    with django_assert_max_num_queries(24):
        browser.get(f"/imports/{found.pk}/")
    with django_assert_max_num_queries(16):
        browser.get("/imports/")
    with django_assert_max_num_queries(10):
        browser.get(f"/imports/{found.pk}/?fragment=1")


def test_every_row_to_mend_is_on_one_page_of_them(place, manager, jobs, monkeypatch):
    monkeypatch.setattr(paging, "SIZE", 3)
    found = lists.checked(manager, lists.csv_of(*((f"Dilys {n}", "31/2/1980", "", "", "") for n in range(7))), jobs)
    browser, address, shown = riverside.browser(manager), f"/imports/{found.pk}/", []
    while address:
        text = browser.get(address).text
        shown.append(re.findall(r'"Who" dir="auto">Dilys (\d)<', text))
        link = re.search(r'href="([^"]*)#mend">Next 3</a>', text)
        address = link and html.unescape(link[1])
    assert shown == [["0", "1", "2"], ["3", "4", "5"], ["6"]]


def test_a_page_far_down_a_long_list_is_found_by_its_index(place, manager, jobs):
    found = lists.checked(manager, LIST, jobs)
    columns = [field.column for field in models.Row._meta.concrete_fields]
    given = {"id": "md5('row' || n)::uuid", "row": "n"}
    values = ", ".join(given.get(column, f"one.{column}") for column in columns)
    with making("imports"), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO imports_row ({', '.join(columns)}) SELECT {values} FROM "
            "(SELECT * FROM imports_row WHERE state = 'wrong') AS one, generate_series(10, 20000) AS n"
        )
        cursor.execute("ANALYZE imports_row")
        cursor.execute("SELECT md5('row' || 15000)::uuid")
        mark = f"0-{cursor.fetchone()[0]}"
    with reach.context(manager), CaptureQueriesContext(connection) as made:
        shown = queries.preview(to=manager, of=found, after=mark).wrong
    assert [one.row for one in shown.rows] == list(range(15_001, 15_051))
    asked = next(one["sql"] for one in made.captured_queries if "LIMIT 51" in one["sql"])
    with reach.context(manager), connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {asked}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert ("import_row_" in plan, "Seq Scan" in plan) == (True, False), plan


def test_how_far_it_is_is_said_in_words_and_in_a_bar(place, manager, jobs):
    found = lists.at(lists.upload(manager, LIST))
    browser = riverside.browser(manager)
    text = browser.get(f"/imports/{found.pk}/").text
    assert "Checking: 0 of not yet counted rows" in lists.read(text)
    assert "See how far it is now" in text
    assert "data-busy" in browser.get(f"/imports/{found.pk}/?fragment=1").text
    jobs.run_due()
    assert "data-busy" not in browser.get(f"/imports/{found.pk}/?fragment=1").text


def test_the_template_comes_back_as_an_empty_list(place, manager, jobs):
    body = riverside.browser(manager).get("/imports/template/").content
    assert lists.checked(manager, body, jobs).why_not == words.NO_ROWS
    filled = body + "Zoë,1/2/1980,,,,,,Sleep,,yes,no,1/3/2026\r\n".encode()
    assert lists.brought_in(manager, filled, jobs).rows_accepted == 1
    assert clock.london(asked()[0].asked_at).date().isoformat() == "2026-03-01"
