"""One row: every cell that is wrong is named, with what to do; and nothing else is."""

import datetime
import uuid

import pytest

from joined.huddle.tests import riverside
from joined.imports import checking, reading, words
from joined.kit import clock

OWN, OTHER = uuid.UUID(int=1), uuid.UUID(int=2)
HERE = checking.Here(
    own_practice=OWN,
    practices={"lockside surgery": OWN, "a81001": OWN, "st brendan’s practice": OTHER},
    has_duty=lambda practice, postcode: True,
    duty_numbers=" on 01632 960110",
)
TEAM = checking.Here(None, HERE.practices, HERE.has_duty, HERE.duty_numbers)
CLOSED = checking.Here(OWN, HERE.practices, lambda practice, postcode: False, "")


@pytest.fixture(autouse=True)
def morning():
    with clock.at(riverside.MORNING):
        yield


def checked(heading="Name", *cells, here=HERE, **more):
    """One row with a name and a date of birth, and what else is given: heading=cell."""
    given = {"Name": "Cai", "DOB": "1/2/1980"} | more
    body = ",".join(f'"{key}"' for key in given) + "\n" + ",".join(f'"{cell}"' for cell in given.values())
    return checking.check(reading.read(body.encode()), here)[0]


def said(**more):
    return [(problem.cell, problem.sentence) for problem in checked(**more).problems]


def test_a_right_row_says_who_and_what():
    one = checked(**{"NHS number": "999 000 1197", "Phone": "07700 900123", "Ask": "Sleep", "Consent": "Yes"})
    assert one.problems == []
    assert one.details | {"needs": None} == {
        "name": "Cai",
        "call_me": "",
        "pronouns": "",
        "born_on": "1980-02-01",
        "nhs_number": "9990001197",
        "language": "en",
        "practice_id": str(OWN),
        "lines": "",
        "postcode": "",
        "phone": "+447700900123",
        "needs": None,
    }
    assert (one.asking["ask"], one.asking["talked"], one.asking["sharing"]) == ("Sleep", "yes", "everybody")


@pytest.mark.parametrize("day", ["19800201", "1980-02-01", "01/02/1980", "1/2/1980"])
def test_a_day_in_three_forms(day):
    assert checked(DOB=day).details["born_on"] == "1980-02-01"


@pytest.mark.parametrize(
    ("field", "text", "cell", "sentence"),
    [
        ("DOB", "31/2/1980", "B2", words.DAY),
        ("DOB", "02.01.1980", "B2", words.DAY),
        ("DOB", "1/2/80", "B2", words.DAY),
        ("DOB", "4/3/2026", "B2", words.DAY_TO_COME),
        ("DOB", "1/2/1780", "B2", words.DAY_LONG_AGO),
        ("NHS number", "999 000 119", "C2", words.NUMBER_LENGTH),
        ("NHS number", "9990001190", "C2", words.NUMBER_CHECK),
        ("Postcode", "nowhere", "C2", words.POSTCODE),
        ("Postcode", "ZZ1", "C2", words.POSTCODE),
        ("GP practice", "St Elsewhere", "C2", words.PRACTICE),
        ("GP practice", "St Brendan’s Practice", "C2", words.NOT_OUR_PRACTICE),
        ("Language", "Klingon", "C2", words.LANGUAGE),
        ("Consent", "perhaps", "C2", words.TALKED),
        ("Safety", "medium", "C2", words.SAFETY),
        ("Safety", "yes, can wait", "C2", words.SAFETY),
        ("Safety", "It CANNOT wait", "C2", words.CANNOT_WAIT.format(numbers=" on 01632 960110")),
        ("Safety", "Urgent!", "C2", words.CANNOT_WAIT.format(numbers=" on 01632 960110")),
        ("Name", "", "A2", words.NAME_MISSING),
        ("Name", "\u202e\u200f", "A2", words.NAME_MISSING),
        ("Name", "Sm¬th", "A2", words.NAME_BROKEN),
        ("Name", "ZoÃ«", "A2", words.NAME_BROKEN),
        ("Name", "Zo\ufffd", "A2", words.NAME_BROKEN),
        ("Needs", "x" * 201, "C2", words.TEXT_LONG.format(long=201, most=200)),
        ("Ask", "x" * 501, "C2", words.TEXT_LONG.format(long=501, most=500)),
    ],
)
def test_what_is_wrong_is_said_at_its_cell(field, text, cell, sentence):
    assert said(**{field: text}) == [(cell, sentence)]


def test_a_phone_says_what_a_phone_is():
    assert said(Phone="invalid")[0][1].startswith("This is not a whole phone number.")


def test_a_name_alone_never_tells_people_apart():
    assert said(DOB="") == [("B2", words.TELL_APART)]
    assert said(DOB="", NHS="9990001197") == []


def test_whoever_nobody_would_find_again_is_not_brought_in():
    assert [sentence for _, sentence in said(here=TEAM)] == [words.NOBODY_WOULD_REACH]
    assert said(here=TEAM, Ask="Sleep") == []
    assert said(here=TEAM, GP="A81001") == []


def test_a_place_without_staffed_duty_takes_no_request():
    assert said(here=CLOSED, Ask="Sleep") == [("C2", words.NO_DUTY)]
    assert said(here=CLOSED) == []


@pytest.mark.parametrize(
    ("text", "talked", "sharing"),
    [("", "not_yet", "nhs_council"), ("Not yet", "not_yet", "nhs_council"), ("NO", "said_no", "no_name")],
)
def test_who_has_not_said_yes_is_shared_less(text, talked, sharing):
    asking = checked(Ask="Sleep", Consent=text).asking
    assert (asking["talked"], asking["sharing"]) == (talked, sharing)


def test_a_worry_that_can_wait_is_kept_with_its_words():
    asking = checked(Ask="Sleep", Safety="Yes, can wait: lives alone").asking
    assert (asking["safety"], asking["safety_words"]) == ("can_wait", "lives alone")


def test_a_cell_without_a_heading_is_named():
    sheet = reading.read(b"Name,DOB\nCai,1/2/1980,,stray,and more\n")
    assert [(p.cell, p.sentence) for p in checking.check(sheet, HERE)[0].problems] == [("D2", words.NO_HEADING)]


def test_one_number_for_two_people_is_said_at_the_second():
    body = b"Name,DOB,NHS\nCai,1/2/1980,9990001197\nDilys,1/3/1980,999 000 1197\nCai,1/2/1980,9990001197\n"
    problems = [one.problems for one in checking.check(reading.read(body), HERE)]
    assert [len(found) for found in problems] == [0, 1, 0]
    assert (problems[1][0].cell, problems[1][0].sentence) == ("C3", words.NUMBER_TWICE.format(row=2))


def test_a_day_of_asking_is_kept():
    assert checked(Ask="Sleep", **{"Referral date": "1/2/2026"}).asking["asked_on"] == "2026-02-01"
    assert datetime.date.fromisoformat(checked(Ask="x", **{"Asked on": "20260201"}).asking["asked_on"])


def test_the_same_words_have_the_same_digest_and_others_another():
    assert checked(Ask="Sleep").digest == checked(**{"What is asked": "Sleep"}).digest
    assert checked(Ask="Sleep").digest != checked(Ask="No sleep").digest
