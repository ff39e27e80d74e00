"""What our fields take, what they refuse, and how the refusal reads."""

import datetime

import pytest
from django.http import QueryDict

from joined.base import forms
from joined.kit import clock

NOW = datetime.datetime(2026, 3, 3, 9, 5, tzinfo=datetime.UTC)
YES_NO = (("yes", "Yes"), ("no", "No"))


class Asked(forms.Form):
    line = forms.OneLine(label="What are you asking?", max_length=20, required=False)
    words = forms.Paragraph(label="In their words", required=False)
    phone = forms.PhoneField(label="Their number", required=False)
    number = forms.NHSNumberField(label="NHS number", required=False)
    chips = forms.Chips(label="May we ring them?", choices=YES_NO, hint="Today", required=False)
    ticks = forms.TickChips(label="Who may hear?", choices=YES_NO, required=False)
    day = forms.DayField(label="From when", required=False)
    born = forms.BornField(label="Date of birth", required=False)
    team = forms.Pick(label="Team", required=False)
    said = forms.Tick(label="said yes", required=False)
    version = forms.Version(required=False)


@pytest.fixture(autouse=True)
def _tuesday():
    clock.permit_moving()
    with clock.at(NOW):
        yield


def asked(**values):
    sent = QueryDict(mutable=True)
    for name, value in values.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    return Asked(sent, choices={"team": [("7", "Community")]})


def given(**values):
    form = asked(**values)
    assert form.is_valid(), form.errors
    return form.cleaned_data


def refused(**values):
    form = asked(**values)
    assert not form.is_valid()
    return form.first_sentence()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Siân \u202e ffug\u2066  ", "Siân ffug"),
        ("Nu\x00ll", "Nu ll"),
        ("two\r\nlines\tand", "two lines and"),
        ("Sia\u0302n", "Siân"),
        ("O’Brien-Ó Súil", "O’Brien-Ó Súil"),
        ("نور\u200f", "نور"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("Null", "Null"),
        ("True", "True"),
    ],
)
def test_a_line_keeps_every_script_and_loses_what_nobody_can_see(typed, kept):
    assert given(line=typed)["line"] == kept


def test_a_line_of_nothing_but_hidden_marks_is_empty():
    class Needed(forms.Form):
        name = forms.OneLine(label="Their name")

    assert Needed({"name": "\u202e\u2066 \x00"}).first_sentence() == "Fill in “Their name”."


def test_a_line_that_is_too_long_says_by_how_much_and_keeps_what_was_typed():
    form = asked(line="x" * 10_000)
    assert form.first_sentence() == "This is 10,000 characters long and 20 fit. Make it shorter."
    assert form["line"].typed == "x" * 10_000


def test_a_line_of_exactly_the_longest_length_is_taken_whatever_its_script():
    assert given(line="ŵ" * 20)["line"] == "ŵ" * 20


def test_a_paragraph_keeps_its_lines_and_loses_controls():
    assert given(words="One\r\n\r\nTwo\x00\x08")["words"] == "One\n\nTwo"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("07700 900 984", "+447700900984"),
        ("(020) 7946 0110", "+442079460110"),
        ("+252 61 234 5678", "+252612345678"),
        ("01632 960111", "+441632960111"),
        ("", ""),
    ],
)
def test_a_phone_number_of_any_country_is_kept_in_one_way(typed, kept):
    assert given(phone=typed)["phone"] == kept


@pytest.mark.parametrize("typed", ["0770", "seven", "07700 900 98", "+44 7700 900 984 984 984", "12345678901234567890"])
def test_a_number_that_cannot_be_rung_says_how_one_looks(typed):
    assert refused(phone=typed) == forms.PhoneField.WRONG


@pytest.mark.parametrize("typed", ["999 000 0018", "9990000018", "999-000-0018", " 9990000018 "])
def test_an_nhs_number_is_taken_with_or_without_spaces(typed):
    assert given(number=typed)["number"] == "9990000018"


def test_a_wrong_nhs_number_says_which_kind_of_wrong():
    assert refused(number="999 000 001") == forms.NHSNumberField.LENGTH
    assert refused(number="999 000 0019") == forms.NHSNumberField.CHECK
    assert given(number="")["number"] == ""


def test_nothing_is_chosen_for_anybody():
    form = Asked()
    assert not any(option.is_chosen for option in form["chips"].options)
    assert not any(option.is_chosen for option in form["ticks"].options)
    assert not any(option.is_chosen for option in form["day"].days)


def test_a_choice_that_is_gone_says_what_to_do():
    assert refused(chips="maybe") == "This choice is no longer there. Choose one of those shown."


def test_ticks_come_back_as_they_were_sent():
    form = asked(ticks=["yes", "no"])
    assert [option.is_chosen for option in form["ticks"].options] == [True, True]
    assert given(ticks=["no"])["ticks"] == ["no"]


def test_choices_known_only_later_are_given_to_the_form():
    assert given(team="7")["team"] == "7"


def test_a_chip_gives_a_day_at_once():
    assert given(day="2026-03-10")["day"] == datetime.date(2026, 3, 10)


def test_another_day_comes_from_the_box_beside_the_chips():
    assert given(day="choose", day_on="2026-04-01")["day"] == datetime.date(2026, 4, 1)
    assert given(day_on="1/4/2026")["day"] == datetime.date(2026, 4, 1)
    assert given(day="choose", day_on="")["day"] is None


def test_a_day_that_is_no_day_says_how_to_write_one():
    assert refused(day="choose", day_on="soon") == "Write the day like 27/3/2026."


def test_the_chips_are_the_days_of_the_london_calendar():
    with clock.at(datetime.datetime(2026, 6, 30, 23, 30, tzinfo=datetime.UTC)):
        assert [option.value for option in Asked()["day"].days] == ["2026-07-01", "2026-07-02", "2026-07-08"]


def test_a_day_that_is_no_chip_stands_in_the_box():
    form = Asked(initial={"day": datetime.date(2026, 3, 6)})
    assert form["day"].is_another_day
    assert form["day"].iso_day == "2026-03-06"
    assert not Asked(initial={"day": datetime.date(2026, 3, 4)})["day"].is_another_day


@pytest.mark.parametrize(
    ("day", "month", "year"), [("14", "8", "1979"), ("14", "08", "1979"), ("14", "August", "1979")]
)
def test_a_date_of_birth_is_taken_in_three_boxes(day, month, year):
    assert given(born_day=day, born_month=month, born_year=year)["born"] == datetime.date(1979, 8, 14)


def test_a_date_of_birth_that_is_wrong_is_kept_and_explained():
    form = asked(born_day="31", born_month="2", born_year="1980")
    assert form.first_sentence() == forms.BornField.WRONG
    assert [part[3] for part in form["born"].day_parts] == ["31", "2", "1980"]
    assert refused(born_day="4", born_month="3", born_year="2026") == forms.BornField.TO_COME
    assert given(born_day="29", born_month="2", born_year="2000")["born"] == datetime.date(2000, 2, 29)


def test_a_missing_answer_is_asked_for_by_its_own_question():
    class Needed(forms.Form):
        ask = forms.OneLine(label="What are you asking?")
        ring = forms.Chips(label="May we ring them?", choices=YES_NO)
        team = forms.Pick(label="Team", choices=YES_NO)
        own = forms.Chips(label="Safety", choices=YES_NO, missing="Say whether anybody is at risk.")

    assert Needed({}).problems == [
        ("id_ask", "Answer “What are you asking?”"),
        ("id_ring", "Choose an answer: “May we ring them?”"),
        ("id_team", "Choose one under “Team”."),
        ("id_own", "Say whether anybody is at risk."),
    ]


def test_an_error_is_tied_to_its_field_by_ids():
    form = asked(chips="maybe")
    assert form["chips"].described_by() == "id_chips-hint id_chips-error"
    assert form.problems[0][0] == form["chips"].options[0].id == "id_chips"


def test_a_sentence_about_the_whole_form_comes_first_and_leads_nowhere():
    form = asked(phone="0770")
    form.add_error(None, "This plan changed while you wrote.")
    assert form.problems[0] == ("", "This plan changed while you wrote.")


def test_a_draft_comes_back_as_it_was_typed_even_when_it_is_not_right_yet():
    form = Asked(initial={"line": "from the request"})
    form.restore({
        "line": ["Panic, not going out"], "ticks": ["yes"], "day": ["choose"], "day_on": ["2026-03-06"],
        "born_day": ["31"], "born_month": [""], "born_year": [""], "chips": ["no"], "said": ["yes"],
    })  # fmt: skip
    assert form["line"].typed == "Panic, not going out"
    assert form["day"].iso_day == "2026-03-06"
    assert form["born"].day_parts[0][3] == "31"
    assert [option.is_chosen for option in form["chips"].options] == [False, True]
    assert [option.is_chosen for option in form["ticks"].options] == [True, False]
    assert form["said"].is_ticked


def test_a_draft_without_a_field_leaves_what_the_page_offers():
    form = Asked(initial={"line": "from the request"})
    form.restore({})
    assert form["line"].typed == "from the request"


@pytest.mark.parametrize(("sent", "kept"), [("", 0), ("7", 7), (" 12 ", 12)])
def test_a_version_is_a_whole_number(sent, kept):
    assert given(version=sent)["version"] == kept


@pytest.mark.parametrize("sent", ["seven", "-1", "²", "٣", "9999-12-31", "9" * 10, "1" * 10_000])
def test_a_version_that_no_page_of_ours_carries_says_that_the_page_is_out_of_date(sent):
    assert "out of date" in refused(version=sent)
