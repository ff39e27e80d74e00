"""Bytes that nobody should have sent (T15, T16): refused in a sentence, before anything large is built."""

import json

import pytest

from joined.interop.bars import dictionary, opening, reading
from joined.interop.tests import messages

BILLION_LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE Bundle [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<Bundle xmlns="http://hl7.org/fhir"><id value="&b;"/></Bundle>"""
OUTSIDE_FILE = b"""<!DOCTYPE Bundle [<!ENTITY f SYSTEM "file:///etc/hostname">]>
<Bundle xmlns="http://hl7.org/fhir"><id value="&f;"/></Bundle>"""


def xml(inner: str) -> bytes:
    return f'<Bundle xmlns="http://hl7.org/fhir">{inner}</Bundle>'.encode()


@pytest.mark.parametrize("data", [BILLION_LAUGHS, OUTSIDE_FILE])
def test_a_document_type_is_refused(data):
    with pytest.raises(opening.Unreadable) as refusal:
        reading.read(data)
    assert refusal.value.code == "security"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"   \n", "The file is empty."),
        (b"name,nhs number\n", "The file is neither FHIR XML nor FHIR JSON."),
        (b"\x89PNG\r\n", "The file is neither FHIR XML nor FHIR JSON."),
        (b"<Bundle", "The file looks like XML but is not well formed."),
        (
            b'<?xml version="1.0" encoding="made-up"?><Bundle/>',
            "The file looks like XML but is not well formed.",
        ),
        (b"<html><body>502</body></html>", "This is not a message: a message is a Bundle."),
        (b'{"resourceType": "Bundle"', "The file looks like JSON but is not well formed."),
        (b'{"resourceType": "Bundle", "total": NaN}', "The file looks like JSON but is not well formed."),
        (b'{"resourceType": "Bundle\xff"}', "The file is not written in UTF-8, as FHIR JSON must be."),
        (b'{"resourceType": "Patient"}', "This is not a message: a message is a Bundle."),
        (b'{"resourceType": "Bundle", "type": "message"}', "The message has no MessageHeader."),
        (b'{"resourceType": ["Bundle"]}', "This is not a message: a message is a Bundle."),
    ],
)
def test_what_is_no_message_is_refused_in_a_sentence(data, sentence):
    assert messages.sentence_of(data) == sentence


def test_a_file_is_refused_by_its_size_before_it_is_parsed():
    assert messages.sentence_of(b"{" + b" " * opening.LARGEST) == "The file is too large."


@pytest.mark.parametrize(
    "data",
    [
        b'{"resourceType": "Bundle", "x":' + b"[" * 100_000,
        b'{"a":' * 1_000_000,
        xml("<contained>" * 30_000),
        xml("<extension>" * 100 + "</extension>" * 100),
    ],
)
def test_deep_nesting_is_refused(data):
    assert messages.sentence_of(data) == "The file is nested too deeply."


@pytest.mark.parametrize(
    "data",
    [
        b'{"resourceType": "Bundle", "x": [' + b"[]," * 30_001 + b"[]]}",
        b'{"x": "' + b"\\\\" * 1_100_000 + b'"}',
        xml("<entry/>" * 30_001),
    ],
)
def test_too_many_parts_are_refused(data):
    assert messages.sentence_of(data) == "The file has too many parts."


def test_too_many_entries_are_refused():
    bundle = json.dumps({"resourceType": "Bundle", "entry": [{}] * 501}).encode()
    assert messages.sentence_of(bundle) == "The message has too many entries."


@pytest.mark.parametrize("data", [b'{"x": "' + b"A" * 1_000_001 + b'"}', xml(f'<id value="{"A" * 1_000_001}"/>')])
def test_an_attachment_that_is_too_long_is_refused(data):
    assert messages.sentence_of(data) == "One value in the file is too long."


def test_brackets_inside_a_text_are_not_counted_as_depth():
    bundle = messages.referral()
    messages.the("ServiceRequest", bundle)["note"][0]["text"] = '[{"' * 500 + "\\"
    assert messages.read(bundle).request.passages[0].words.startswith('[{"[{"')


def test_a_message_may_begin_with_a_byte_order_mark_or_be_utf_16_xml():
    text = messages.example("referral.xml").decode()
    wide = text.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    names = messages.read(messages.referral()).patient.names
    assert reading.read(wide).patient.names == names
    assert reading.read(b"\xef\xbb\xbf" + text.encode()).patient.names == names
    assert reading.read(b"\xef\xbb\xbf" + messages.example("referral.json")).patient.names == names


def test_a_name_given_twice_in_json_is_reported_and_the_first_counts():
    data = messages.example("referral.json")
    twice = data.replace(b'"birthDate": "1961-03-09"', b'"birthDate": "1961-03-09", "birthDate": "1990-01-01"')
    read = reading.read(twice)
    assert str(read.patient.born_on) == "1961-03-09"
    assert "“birthDate” is given twice in one place; the first was read." in [
        problem.sentence for problem in read.problems
    ]


def test_every_type_of_fhir_can_be_looked_up():
    from fhir.resources.R4B import fhirtypes

    kinds = [name.removesuffix("Type") for name in dir(fhirtypes) if name.endswith("Type")]
    kinds = [kind for kind in kinds if dictionary.is_type(kind)]
    assert all(isinstance(dictionary.elements(kind), dict) for kind in kinds)
    assert dictionary.elements("Patient")["name"] == dictionary.Element("HumanName", True, False)
    assert dictionary.elements("Patient")["birthDate"] == dictionary.Element("date", False, True)
    assert dictionary.elements("BundleEntry")["resource"].kind == dictionary.RESOURCE


@pytest.mark.parametrize(("name", "answer"), [("Patient", True), ("HumanName", False), ("Horoscope", False)])
def test_only_resources_are_resources(name, answer):
    assert dictionary.is_resource(name) is answer
