"""A file is read only once a virus scanner has answered, where one is set up; where none is, that is said (F-20)."""

import datetime

import pytest

from joined.huddle.tests import riverside
from joined.imports import words
from joined.imports.tests import lists
from joined.kit import clock
from stand_ins.scanner import server

pytestmark = pytest.mark.django_db
LIST = lists.csv_of(("Amina Specimen", "14/8/1991", "", "", "Cannot sleep"))
HARMFUL = lists.csv_of((server.EICAR.decode(), "", "", "", ""))


@pytest.fixture
def scanner(settings):
    with server.scanner() as made:
        settings.SCANNER = made.address
        yield made


def test_a_harmful_file_is_refused_and_nothing_of_it_is_kept(scanner, manager, jobs):
    found = lists.checked(manager, LIST, jobs)
    assert (found.state, scanner.seen) == ("in_review", [LIST])
    found = lists.checked(manager, HARMFUL, jobs)
    assert (found.state, found.body, found.why_not) == ("unreadable", None, words.HARMFUL)


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"\0"])
def test_without_a_verdict_the_list_waits_unread_says_so_and_goes_on_by_itself(scanner, manager, jobs, answer):
    scanner.answer = answer
    found = lists.checked(manager, LIST, jobs)
    assert (found.state, found.rows_in, found.why_not) == ("checking", 0, words.HELD)
    assert "does not answer" in riverside.browser(manager).get(f"/imports/{found.pk}/").text
    scanner.answer = b""
    jobs.run_due(until=clock.now() + datetime.timedelta(minutes=2))
    again = lists.again(found.pk)
    assert (again.state, again.why_not) == ("in_review", "")


def test_a_scanner_that_is_gone_holds_the_list_back_too(settings, manager, jobs):
    settings.SCANNER = "unix:///nowhere/scanner.sock"
    assert lists.checked(manager, LIST, jobs).state == "checking"


def test_where_no_scanner_is_set_up_whoever_uploads_reads_it(manager, settings):
    assert words.NOT_SCANNED in riverside.browser(manager).get("/imports/").text
    settings.SCANNER = "unix:///run/scanner.sock"
    assert words.NOT_SCANNED not in riverside.browser(manager).get("/imports/").text
