"""Real lists, read where they lie, each with its written-down answer (nothing of them is copied into the project).

They are school lists: their parents' and school's columns are left aside, and a row is judged by what is ours.
"""

import os
import pathlib

import pytest

from joined.huddle.tests import riverside
from joined.imports.tests import lists

_BESIDE = pathlib.Path(__file__).resolve().parents[5] / "shared" / "data"
FOLDER = pathlib.Path(os.environ.get("JOINED_DATA", _BESIDE)) / "imports"

NAME, NUMBER, BORN = "Write their name.", "An NHS number has 10 digits.", "This is no day."
LOST, POSTCODE, APART = (
    "Letters were lost here",
    "This is not a whole postcode.",
    "Write a date of birth or an NHS number",
)
AGAIN = "Row 3 is the same person."
ANSWERS = {
    "people-valid.csv": {"in": 3, "accepted": 3, "there": 0, "wrong": []},
    "people-valid-instruction-row.csv": {"in": 1, "accepted": 1, "there": 0, "wrong": []},
    "people-duplicate-nhs-numbers.csv": {"in": 2, "accepted": 1, "there": 1, "wrong": []},
    "people-invalid-minimal.csv": {"in": 1, "accepted": 0, "there": 0, "wrong": [("C2", APART)]},
    # the first row is blank; eleven rows say the same of the same person, five are wrong, others differ from row 3
    "people-invalid-fields.csv": {
        "in": 20,
        "wrong": [
            ("R8", "Row 3 has the same NHS number"),
            ("R9", "Row 3 has the same NHS number"),
            ("R10", "Row 3 has the same NHS number"),
            ("R11", AGAIN),
            ("R12", AGAIN),
            ("R13", AGAIN),
            ("M18", BORN),
            ("Q19", POSTCODE),
            ("R20", NUMBER),
            ("J21", LOST),
            ("K22", LOST),
        ],
    },
    "people-malformed.csv": {"unreadable": "The first line names no column “Name”"},
}


def test_every_file_that_lies_there_has_its_answer():
    if not FOLDER.is_dir():
        pytest.skip("data not here")
    assert {path.name for path in FOLDER.glob("*.csv")} == set(ANSWERS)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_a_real_file_is_answered_as_written_down(place, manager, jobs, name):
    path, answer = FOLDER / name, ANSWERS[name]
    if not path.exists():
        pytest.skip("data not here")
    found = lists.checked(manager, path.read_bytes(), jobs, name=name)
    if "unreadable" in answer:
        assert found.state == "unreadable"
        assert found.why_not.startswith(answer["unreadable"])
        assert found.body is None
        return
    said = lists.problems(found)
    assert found.rows_in == answer["in"]
    assert [cell for cell, _ in said] == [cell for cell, _ in answer["wrong"]], said
    for (_, sentence), (_, begins) in zip(said, answer["wrong"], strict=True):
        assert sentence.startswith(begins)
    assert found.rows_in == found.rows_ready + found.rows_wrong + found.rows_there
    if "accepted" in answer and answer["accepted"]:
        done = lists.approved(manager, found, jobs)
        assert (done.rows_accepted, done.rows_there) == (answer["accepted"], answer["there"])
        again = lists.checked(manager, path.read_bytes(), jobs, name=name)
        assert (again.rows_there, again.rows_ready) == (answer["accepted"] + answer["there"], 0)


def test_a_whole_page_is_shown_for_each(place, manager, jobs):
    if not FOLDER.is_dir():
        pytest.skip("data not here")
    browser = riverside.browser(manager)
    for path in sorted(FOLDER.glob("*.csv")):
        found = lists.checked(manager, path.read_bytes(), jobs, name=path.name, browser=browser)
        assert browser.get(f"/imports/{found.pk}/").status_code == 200
        assert browser.get(f"/imports/{found.pk}/to-mend/").status_code == 200
