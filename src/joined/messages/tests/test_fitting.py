"""How words fit a text, held against Notify's published rule (F-22)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.messages import fitting


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("a" * 918, 6),
        ("ŵ" * 70, 1),
        ("ŵ" * 71, 2),
        ("ŵ" * 134, 2),
        ("ŵ" * 135, 3),
        ("{" * 80, 1),
        ("{" * 81, 2),
        ("€" * 76 + "a", 1),
        ("😀" * 160, 1),
    ],
)
def test_parts_are_counted_as_notify_charges_them(words, parts):
    assert fitting.fit(words).parts == parts


@pytest.mark.parametrize("letter", "^{}\\[~]|€")
def test_an_extension_character_takes_two_places(letter):
    assert fitting.fit("a" * 159 + letter).length == 161
    assert fitting.fit("a" * 159 + letter).parts == 2


@pytest.mark.parametrize("letter", "ŵŷâêîôûáíóúýëïÿẁỳẃẅ")
def test_a_welsh_letter_makes_every_part_smaller_and_is_named(letter):
    fit = fitting.fit("a" * 70 + letter)
    assert (fit.alphabet, fit.parts, fit.parts_if_plain) == ("wide", 2, 1)
    assert fit.widening == (letter,)
    assert not fit.destroyed


@pytest.mark.parametrize("letter", "éèàùìòäöüñÇß£¡")
def test_an_accent_of_the_basic_alphabet_costs_nothing(letter):
    assert fitting.fit(letter * 160).parts == 1


def test_a_name_with_accents_makes_a_text_longer_and_the_other_spelling_is_counted_too():
    words = "Róisín rings you on Friday. " + "a" * 140
    fit = fitting.fit(words)
    assert fit.widening == ("ó", "í")
    assert (fit.parts, fit.parts_if_plain) == (3, 2)


def test_characters_that_would_arrive_as_question_marks_are_named():
    fit = fitting.fit("Здравствуйте 😀 ok?")
    assert fit.destroyed[:2] == ("З", "д")
    assert "😀" in fit.destroyed
    assert "?" not in fit.destroyed
    assert not fit.may_go


def test_what_arrives_as_something_else_is_named_and_does_not_stop_a_text():
    fit = fitting.fit("“Soon” – we’ll ring…")
    assert fit.arrives == '"Soon" - we\'ll ring...'
    assert set(fit.downgraded) == set("“”–’…")
    assert fit.may_go


def test_polish_arrives_without_some_of_its_accents():
    assert fitting.fit("Zażółć gęślą jaźń, łódź").arrives == "Zazólc gesla jazn, lódz"


def test_spaces_and_lines_are_set_as_notify_sets_them():
    fit = fitting.fit("  Hello\u00a0 Amina ,\u200b see\ttoday .\n\n\n\nBye ")
    assert fit.arrives == "Hello Amina, see today.\n\nBye"
    assert not fit.destroyed
    assert not fit.downgraded


def test_a_text_holds_918_characters():
    assert fitting.fit("a" * 918).may_go
    assert fitting.fit("a" * 919).too_long


def test_a_text_without_words_does_not_go():
    assert not fitting.fit(" \n\u200b ").may_go


def test_a_letter_and_its_accent_are_put_together_first():
    apart = "Ro\u0301isi\u0301n"
    assert fitting.fit(apart).destroyed == ("\u0301",)
    assert fitting.fit(fitting.tidy(apart)).arrives == "Róisín"


@given(st.text(max_size=1000))
def test_counting_never_fails_and_a_text_that_may_go_arrives_without_new_question_marks(words):
    fit = fitting.fit(words)
    assert fit.parts >= 1
    if fit.may_go:
        assert fit.arrives.count("?") == words.count("?")
        assert 0 < len(fit.arrives) <= fit.length


@given(st.text(alphabet="abcdefg ABC.,€{}ŵéó’", max_size=400))
def test_what_arrives_fits_exactly_as_what_was_written(words):
    first = fitting.fit(words)
    again = fitting.fit(first.arrives)
    assert (again.length, again.parts, again.alphabet) == (first.length, first.parts, first.alphabet)
    assert again.arrives == first.arrives
