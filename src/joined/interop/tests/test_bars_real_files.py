"""Real messages, read where they lie (decisions: nothing of them is copied into the project)."""

import datetime
import io
import json
import pathlib

import pytest
from django.core.management import call_command

from joined.interop.bars import judging, opening, reading
from joined.interop.tests import messages

FILES = messages.real_files("bars")
NO_DATA = pytest.param(None, marks=pytest.mark.skip(reason="data not here"))
EXPECTED = {
    name: (outcome, why)
    for name, outcome, why in (
        [piece.strip() for piece in line.split("|")]
        for line in (pathlib.Path(__file__).parent / "real_answers.txt").read_text().splitlines()
        if not line.startswith("#")
    )
}
"""What each file is answered, and why."""


def found(beginning):
    for path in FILES:
        if path.name.startswith(beginning):
            return reading.read(path.read_bytes())
    pytest.skip("data not here")


def refusals(read):
    return judging.refusals(read, ours=messages.FOR_TESTS, test_mode=True)


def answered(path):
    """Outcome and reasons as the table writes them."""
    try:
        found = refusals(reading.read(path.read_bytes()))
    except opening.Unreadable as error:
        found = (judging.unreadable(error),)
    reasons = "; ".join(f"{each.word} {each.code} {each.path}" for each in found)
    return ("refused" if found else "received"), reasons


def name_of(path):
    return path.relative_to(messages.folder("bars")).as_posix() if path else "none"


@pytest.mark.parametrize("path", FILES or [NO_DATA], ids=name_of)
def test_every_real_file_is_answered_as_the_standard_says(path):
    assert answered(path) == EXPECTED[name_of(path)]


def test_the_command_answers_every_real_file_once_and_none_crashes(riverside):
    if not FILES:
        pytest.skip("data not here")
    out = io.StringIO()
    call_command("receive", *map(str, FILES), stdout=out)
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["file"] for line in lines] == list(map(str, FILES))
    for path, line in zip(FILES, lines, strict=True):
        reasons = [each for each in line["reasons"] if each["severity"] == "error"]
        said = "; ".join(f"{each['standard']} {each['code']} {each['path']}" for each in reasons)
        assert (line["outcome"], said) == EXPECTED[name_of(path)]
        assert line["reference"] or line["outcome"] == "refused", path
    references = {line["reference"] for line in lines if line["outcome"] == "received"}
    (change,) = [line for line in lines if "refreq8b" in line["file"]]
    assert change["reference"] in references, "a change names the earlier request"
    again = io.StringIO()
    received = [line["file"] for line in lines if line["outcome"] == "received"]
    call_command("receive", *received, stdout=again)
    answers = [json.loads(line) for line in again.getvalue().splitlines()]
    assert {line["outcome"] for line in answers} == {"duplicate"}
    assert [line["reference"] for line in answers] == [
        line["reference"] for line in lines if line["outcome"] == "received"
    ]


@pytest.mark.parametrize(
    ("beginning", "ask", "use_case", "day"),
    [
        (
            "refreq03",
            "Vomiting – asked for: Referral to Community Pharmacy",
            "a5t1",
            datetime.date(2023, 6, 26),
        ),
        ("refreq07", "Low on medication – asked for: Community Pharmacy", "a5t2", datetime.date(2024, 8, 20)),
    ],
)
def test_a_referral_from_primary_care_is_read_completely(beginning, ask, use_case, day):
    read = found(beginning)
    assert read.request.ask.startswith(ask)
    assert (read.request.use_case, read.request.category) == (use_case, "referral")
    assert read.request.authored_at.date() == day
    assert "Patient will contact pharmacy service in 24 hours." in read.request.passages[0].words
    assert any("Self-care / medication already tried: None\n" in each.words for each in read.request.passages)
    assert (read.sender.ods_code, read.sender.endpoint[1]) == ("RND", "2222222222")
    assert ("https://fhir.nhs.uk/Id/dos-service-id", "111111111") in read.receivers
    assert (read.asker.name, read.asker.organisation) == ("Marcy BLAKE", "Practitioner Org")
    assert read.asker.phone
    person = read.patient
    assert [name.text for name in person.names] == ["Mrs Julie Jones"]
    assert person.born_on == datetime.date(1959, 5, 4)
    assert not person.nhs_number.is_possible
    assert not person.nhs_number.is_verified
    assert [phone.use for phone in person.phones] == ["mobile", "home"]
    assert person.addresses[0].postcode == "LS10 4YU"
    assert person.practice.ods_code == "G82080"
    assert [(each.name, each.relation) for each in person.contacts] == [("Jack Grayson", "Emergency Contact")]
    assert {each.sentence for each in read.problems} == {
        "The system is written in another way than BaRS writes it.",
        "The NHS number fails its check digit; it was kept but not used to find the person.",
    }


def test_needs_safeguarding_and_warnings_of_an_111_referral_are_read():
    person = found("refreq01").patient
    assert [need.words for need in person.needs] == ["Adjust for needle phobia"]
    assert [flag.words for flag in person.safeguarding] == ["Child is cause for safeguarding concern"]
    assert [flag.kind for flag in person.other_flags] == ["Rejected Services"]


def test_somebody_without_name_or_number_is_received_through_their_contact():
    read = found("refreq8a")
    assert refusals(read) == ()
    assert read.patient.names == ()
    assert read.patient.phones == ()
    assert [each.name for each in read.patient.contacts] == ["Jack Grayson"]


def test_three_real_requests_share_one_bundle_id_and_are_still_three_messages():
    reads = [found(beginning) for beginning in ("refreq04", "refreq8a", "valreq01")]
    assert len({read.bundle_id for read in reads}) == 1
    assert len({read.same_message for read in reads}) == 3


def test_a_message_that_does_not_say_whom_it_is_for_is_refused():
    assert [each.code for each in refusals(found("wccg"))] == ["required"]
