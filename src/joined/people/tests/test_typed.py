"""What somebody types into the one search box."""

import datetime
import uuid

import pytest

from joined.people import typed

BORN = datetime.date(1991, 8, 14)


@pytest.mark.parametrize(
    "text",
    ["14/08/1991", "14/8/1991", "14.8.1991", "14-08-1991", "1991-08-14", "14 August 1991", "14 Aug 1991", "14081991"],
)
def test_a_day_is_read_in_any_form_day_first(text):
    assert typed.read(text) == typed.Typed(born_on=BORN)


@pytest.mark.parametrize("text", ["9990123454", "999 012 3454", "999-012-3454"])
def test_an_nhs_number_is_read_in_any_spacing(text):
    assert typed.read(text) == typed.Typed(number="9990123454")


@pytest.mark.parametrize("text", ["07700 900123", "07700900123", "+44 7700 900 123", "(07700) 900-123"])
def test_a_telephone_is_read_by_its_last_nine_digits(text):
    assert typed.read(text) == typed.Typed(phone="700900123")


def test_a_number_and_a_date_of_birth_together_are_exact():
    asked = typed.read("999 012 3454, 14/08/1991")
    assert asked.is_exact
    assert (asked.number, asked.born_on) == ("9990123454", BORN)
    assert typed.read("14 August 1991 9990123454") == asked


def test_a_name_and_a_date_are_read_together():
    assert typed.read("Ámina Specimen, 14/8/1991") == typed.Typed(names=("amina", "specimen"), born_on=BORN)


def test_a_postcode_is_written_as_on_an_envelope():
    assert typed.read("rv1 1aa") == typed.Typed(postcode="RV1 1AA")
    assert typed.read("rv11aa").postcode == "RV1 1AA"


def test_names_of_any_script_are_names():
    assert typed.read("نور الخيالي").kinds == ("name",)


def test_an_id_is_an_id():
    known = uuid.uuid4()
    assert typed.read(str(known)) == typed.Typed(id=known)


@pytest.mark.parametrize("text", ["", " ", "a", "  ,  "])
def test_too_little_is_nothing(text):
    assert typed.read(text).kinds == ()
