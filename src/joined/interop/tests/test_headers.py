"""Whatever stands in a header, it is read or refused with a sentence, and nothing else happens (T16)."""

import base64
import json

import hypothesis
import pytest
from hypothesis import strategies as st

from joined.interop.fhir import faults, headers, writing
from joined.interop.tests.systems import header

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["system", "value", "identifier", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)
GIVEN = st.text(max_size=60) | JSON.map(lambda tree: base64.b64encode(json.dumps(tree).encode()).decode())
READERS = (
    headers.pair,
    headers.answer_form,
    headers.check_content,
    headers.target,
    headers.organisation_code,
    headers.check_software,
)
NAMES = (
    *(headers.REQUEST_ID, headers.CORRELATION_ID, headers.TARGET, headers.ORGANISATION, headers.SOFTWARE),
    *("Accept", "Content-Type"),
)


def status_of(read, given) -> int:
    """200, or that of the fault; any other exception is the test's failure."""
    try:
        read(given)
    except faults.Fault as fault:
        return fault.status
    return 200


@hypothesis.given(st.fixed_dictionaries(dict.fromkeys(NAMES, GIVEN)))
def test_any_header_is_read_or_refused(given):
    assert {status_of(read, given) for read in READERS} <= {200, 400, 415, 422}
    assert all(value.isascii() for value in headers.echoed(given).values())
    assert headers.form_in_trouble(given) in (writing.JSON, writing.XML)


def test_a_header_nested_without_end_is_refused():
    deep = base64.b64encode(b"[" * 5_000).decode()
    with pytest.raises(faults.Fault):
        headers.target({headers.TARGET: deep})


@pytest.mark.parametrize(
    ("organisation", "code"),
    [
        ({"identifier": [{"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "Z99001"}]}, "Z99001"),
        ({"identifier": {"system": "http://fhir.nhs.uk/id/ods-organization-code", "value": "Z99001"}}, "Z99001"),
        ({"identifier": [{"system": "https://elsewhere.example", "value": "Z99001"}]}, ""),
        ({"identifier": [None, 1, "x"]}, ""),
        ({}, ""),
    ],
)
def test_the_code_of_an_organisation_is_found_however_it_is_written(organisation, code):
    assert headers.organisation_code({headers.ORGANISATION: header(organisation)}) == code


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("application/fhir+json; version=1.4.0", writing.JSON),
        ('application/fhir+xml; version="1.4.0-alpha"', writing.XML),
        ("text/html, application/xml;q=0.9", writing.XML),
        ("*/*", writing.JSON),
        ("", writing.JSON),
    ],
)
def test_the_form_is_the_first_that_we_speak(accept, form):
    assert headers.answer_form({"Accept": accept}) == form
