"""Notify's words, and the house's counter held against them: two counts, written apart (F-22)."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from joined.messages import fitting
from stand_ins.notify import wording

LETTERS = "abc ,.\n\t\r’‘“”–—…€{}[]~|^\\éèŵŷáóïçñłŁąęžőșÇΔДم漢😀™½\u0301\u00ad\u00a0\u200b\u2028\u202f\ufeff\x1b?"
TEXTS = st.one_of(st.text(max_size=400), st.text(alphabet=LETTERS, max_size=1100))


def both(words: str) -> tuple[tuple, tuple]:
    fit = fitting.fit(words)
    ours = (fit.arrives, fit.parts, fit.too_long)
    theirs = (wording.arrives(words), wording.fragments(words), wording.count(words) > wording.LIMIT)
    return ours, theirs


@settings(max_examples=5000, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS)
@example("a" * 160)
@example("a" * 159 + "€")
@example("ŵ" * 71)
@example("ế" * 100)
@example("a ,b .c\n\n\n\nd")
def test_the_houses_counter_agrees_with_notify_on_5000_messages(words):
    ours, theirs = both(words)
    assert ours == theirs


@given(TEXTS)
def test_a_text_that_the_house_lets_go_arrives_without_new_question_marks(words):
    if fitting.fit(words).may_go:
        assert wording.arrives(words).count("?") == words.count("?")


@pytest.mark.parametrize("start", range(0, 0x3000, 0x400))
def test_every_letter_of_the_common_scripts_is_judged_alike(start):
    for point in range(start, start + 0x400):
        ours, theirs = both(f"a{chr(point)}b")
        assert ours == theirs, hex(point)


@pytest.mark.parametrize(
    ("words", "arrives"),
    [
        ("Łódź – “tea” at 2…", 'Lódz - "tea" at 2...'),
        ("Ŷ ŵ â é", "Ŷ ŵ â é"),
        ("™ ½ 😀", "? ? ?"),
        ("one\u200btwo\u00a0three", "onetwo three"),
        ("K Ω Å", "K Ω Å"),
    ],
)
def test_words_arrive_as_notify_publishes(words, arrives):
    assert wording.arrives(words) == arrives
