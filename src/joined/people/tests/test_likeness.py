"""How much two records are alike: truth tables, and what holds for any two records."""

import dataclasses
import datetime
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.people.likeness import POSSIBLE, Known, birthdays_like, likeness, look_alike

BORN = datetime.date(1991, 8, 14)
NUMBER, OTHER_NUMBER, ODD_NUMBER = "9990001197", "9990123454", "9990001190"
PHONE, OTHER_PHONE = "+447700900123", "+447700900456"
AMINA = Known(
    name="Amina Specimen", born_on=BORN, number=NUMBER, phones=(PHONE,), lines="3 Wharf Row", postcode="RV1 1AA"
)
BEN = Known(name="Ben Nonesuch", born_on=datetime.date(1984, 2, 29), postcode="RV1 2BB")


def like(one: Known, **changes: object) -> Known:
    return dataclasses.replace(one, **changes)


def named(a: str, b: str) -> tuple[str, ...]:
    """What is said of two names where the birthdays are the same."""
    return likeness(Known(name=a, born_on=BORN), Known(name=b, born_on=BORN)).reasons


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        ("Amina Specimen", "AMINA  specimen", "Same name"),
        ("Zoë Ångström", "Zoe Angstrom", "Same name"),
        ("Zoe\u0301 Smith", "Zoé Smith", "Same name"),
        ("Siân O’Neill", "Sian ONeill", "Same name"),
        ("Anne-Marie Fictional", "Anne Marie Fictional", "Same name"),
        ("Nguyen Van Anh", "Van Anh Nguyen", "Same name in another order"),
        ("Amina Specimen", "Amina Rose Specimen", "Same name, one with a middle name"),
        ("Shaun Fictional", "Shawn Fictional", "Name sounds the same"),
        ("Catherine Smyth", "Katherine Smith", "Name sounds the same"),
        ("Mohammed Specimen", "Muhammad Specimen", "Name sounds the same"),
        ("Amina Specimen", "Amina Specimer", "Name spelled almost the same"),
        ("Amina Featherington", "Amina Featherinxtom", "Name spelled almost the same"),
        ("A Specimen", "Amina Specimen", "Same surname and first letter"),
        ("Amina", "Amina Specimen", "One of their names is the same"),
        ("أمينة عينة", "أمينة عينة", "Same name"),
    ],
)
def test_names_that_are_one(a, b, reason):
    assert reason in named(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Amina Specimen", "Bilal Specimen"),
        ("Amina Specimen", "Amina Fictional"),
        ("Amina Specimen", "Philippa Nonesuch"),
        ("Li", "Lu"),
        ("Ann Lee", "Ian Lee"),
    ],
)
def test_names_that_are_two(a, b):
    assert not any("ame" in said and "birth" not in said for said in named(a, b))


def test_what_somebody_likes_to_be_called_is_a_name_of_theirs():
    known = Known(name="Margaret Specimen", call_me="Peggy", born_on=BORN)
    found = likeness(known, Known(name="Peggy Specimen", born_on=BORN))
    assert "Goes by the same name" in found.reasons
    assert found.words == "likely"


@pytest.mark.parametrize("name", ["Amina Specimen", "John Smith", "Li", "Nguyễn Văn Anh", "أمينة"])
def test_a_name_alone_never_proposes_anybody(name):
    assert not likeness(Known(name=name), Known(name=name)).is_worth_asking
    assert not likeness(Known(name=name, postcode="RV1 1AA"), Known(name=name, postcode="RV1 1AA")).is_worth_asking


def test_twins_are_two_people():
    """Same birthday, address, telephone and surname, another first name."""
    twin = like(AMINA, name="Bilal Specimen", number="")
    assert not likeness(AMINA, twin).is_worth_asking
    assert not likeness(AMINA, like(twin, number=OTHER_NUMBER)).is_worth_asking


def test_twins_whose_names_sound_alike_are_two_people_where_their_numbers_differ():
    maria = like(AMINA, name="Maria Specimen")
    assert not likeness(maria, like(maria, name="Marie Specimen", number=OTHER_NUMBER)).is_worth_asking


def test_a_father_and_son_of_one_name_are_two_people():
    son = like(AMINA, born_on=datetime.date(2003, 1, 9), number="")
    assert likeness(AMINA, son).words == "possible"
    assert not likeness(AMINA, like(son, phones=())).is_worth_asking


def test_a_wrong_number_does_not_overrule_everything_else():
    assert likeness(AMINA, like(AMINA, number=OTHER_NUMBER)).words == "very likely"
    assert likeness(AMINA, like(AMINA, number=ODD_NUMBER)).words == "very likely"


def test_the_same_number_does_not_overrule_everything_else():
    other = Known(name="Philippa Nonesuch", born_on=datetime.date(1960, 5, 5), number=NUMBER)
    found = likeness(AMINA, other)
    assert (found.words, found.reasons) == ("possible", ("Same NHS number",))
    assert found.against == ("Another name", "Another date of birth")
    assert likeness(AMINA, like(AMINA, name="Bilal Specimen")).words == "possible"


@pytest.mark.parametrize(
    ("born_on", "reason"),
    [
        (BORN, "Same date of birth"),
        (datetime.date(1936, 8, 14), "Another date of birth"),
        (datetime.date(1981, 8, 14), "Date of birth the same but for one slip in the year"),
        (datetime.date(1991, 8, 15), "Another date of birth"),
    ],
)
def test_birthdays(born_on, reason):
    found = likeness(Known(name="Amina", born_on=BORN), Known(name="Amina", born_on=born_on))
    assert reason in found.reasons + found.against


def test_day_and_month_swapped_and_the_first_of_january():
    a, b = datetime.date(1991, 8, 4), datetime.date(1991, 4, 8)
    assert "Day and month of birth swapped" in likeness(Known(name="A", born_on=a), Known(name="A", born_on=b)).reasons
    new_year = Known(name="Amina Specimen", born_on=datetime.date(1991, 1, 1))
    assert (
        likeness(new_year, new_year).score < likeness(like(new_year, born_on=BORN), like(new_year, born_on=BORN)).score
    )


def test_a_telephone_and_an_address_speak_for_it_and_a_new_one_not_against():
    with_phone = likeness(like(BEN, phones=(PHONE,)), like(BEN, phones=("07700 900123".replace(" ", ""),)))
    assert "Same phone" in with_phone.reasons
    assert likeness(like(BEN, phones=(PHONE,)), like(BEN, phones=(OTHER_PHONE,))).score == likeness(BEN, BEN).score
    shared = likeness(like(AMINA, is_phone_shared=True), AMINA)
    assert shared.score <= likeness(AMINA, AMINA).score


def test_the_scenario_of_ben_who_asked_for_himself_without_a_number():
    """T2: candidate match 0.86."""
    asked = like(BEN, postcode="")
    found = likeness(asked, like(BEN, number=NUMBER))
    assert found.score == 0.86
    assert found.words == "likely"
    assert found.reasons == ("Same date of birth", "Same name")


def test_names_that_may_be_taken_for_one_another_are_marked():
    """F-21."""
    assert look_alike("Tom O’Brien", "Tom O’Brian")
    assert look_alike("Siobhan Kelly", "Siobhan Kelley")
    assert not look_alike("Tom O’Brien", "Tim Nonesuch")


names = st.lists(st.text(string.ascii_letters + "éøñ’ -", min_size=1, max_size=9), min_size=1, max_size=3).map(" ".join)
records = st.builds(
    Known,
    name=names,
    call_me=st.sampled_from(["", "Ben", "Peggy"]),
    born_on=st.none() | st.dates(datetime.date(1920, 1, 1), datetime.date(2010, 1, 1)) | st.just(BORN),
    number=st.sampled_from(["", NUMBER, OTHER_NUMBER, ODD_NUMBER]),
    phones=st.sampled_from([(), (PHONE,), (OTHER_PHONE,), (PHONE, OTHER_PHONE)]),
    is_phone_shared=st.booleans(),
    lines=st.sampled_from(["", "3 Wharf Row", "4 Wharf Row"]),
    postcode=st.sampled_from(["", "RV1 1AA", "RV1 2BB"]),
)


@given(records, records)
def test_it_is_the_same_from_both_sides(a, b):
    assert likeness(a, b) == likeness(b, a)


@given(records, records)
def test_it_is_a_share_and_never_without_a_reason(a, b):
    found = likeness(a, b)
    assert 0 <= found.score <= 1
    assert not found.is_worth_asking or found.reasons


@given(records, records, st.sampled_from(["number", "born_on", "phones", "postcode"]))
def test_what_agrees_never_lowers_and_what_contradicts_never_raises(a, b, field):
    same = {"number": NUMBER, "born_on": BORN, "phones": (PHONE,), "postcode": "RV1 1AA"}[field]
    other = {
        "number": OTHER_NUMBER,
        "born_on": datetime.date(1955, 3, 2),
        "phones": (OTHER_PHONE,),
        "postcode": "RV1 2BB",
    }[field]
    empty = {"number": "", "born_on": None, "phones": (), "postcode": ""}[field]
    nothing = likeness(like(a, **{field: empty}), b).score
    assert likeness(like(a, **{field: same}), like(b, **{field: same})).score >= nothing
    assert likeness(like(a, **{field: same}), like(b, **{field: other})).score <= nothing


@given(names, names)
def test_whatever_the_names_they_alone_propose_nobody(a, b):
    assert likeness(Known(name=a), Known(name=b)).score < POSSIBLE


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2026, 1, 1)))
def test_birthdays_that_are_a_slip_away_are_worth_comparing(day):
    for other in birthdays_like(day):
        found = likeness(Known(name="Amina", born_on=day), Known(name="Amina", born_on=other))
        assert "Another date of birth" not in found.against
