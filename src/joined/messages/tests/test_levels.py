"""What a text may say at each level, and which words follow an approved wording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.messages import levels, words
from joined.messages.levels import Wording

OWN = {"from": "Lockside Surgery", "number": "01632 960100"}
RING = Wording("en", 1, words.PLAIN[1])
TIME = Wording("en", 2, words.PLAIN[2])
PLAN = Wording("en", 3, words.PLAIN[3])
WELSH = Wording("cy", 2, "Helo {name}. Mae gennym gynllun i'w awgrymu. Ffoniwch {from} ar {number}.")
"""Words made up for these tests; nothing here is an approved translation."""
FREE = "Hello Amina, the nurse rings at two."
VALUES = OWN | {"name": "Amina", "plan": "a nurse rings on Friday", "day": "Friday 6 March"}


def wrong(text: str, level: int, *, wording: Wording | None = None, foreign: tuple[Wording, ...] = ()) -> str:
    return levels.wrong_with(text, level=level, wording=wording, foreign=foreign)


@pytest.mark.parametrize(
    ("text", "level", "said"),
    [
        (FREE, 0, words.NO_SUCH_LEVEL),
        (FREE, 1, words.WORDING_ONLY),
        (FREE, 2, ""),
        (FREE, 3, ""),
        (FREE, 4, words.NO_SUCH_LEVEL),
        ("In a crisis ring 111.", 2, ""),
        ("In a crisis ring 111.", 3, ""),
        ("See https://nhs.uk/mind", 2, words.NO_LINK),
        ("See nhs.uk for more", 2, words.NO_LINK),
        ("See www.riverside.example", 2, words.NO_LINK),
        ("See https://nhs.uk/mind", 3, ""),
        ("Dr.Lee rings you.", 2, ""),
        ("  ", 3, words.EMPTY),
        ("a" * 919, 3, words.TOO_LONG),
    ],
)
def test_free_words_by_level(text, level, said):
    assert wrong(text, level) == said


def test_destroyed_characters_are_named_in_the_refusal():
    assert "😀" in wrong("Hello 😀", 3)


def test_an_approved_wording_may_be_sent_at_level_one():
    text = levels.filled(RING.words, VALUES)
    assert text == "Please ring Lockside Surgery on 01632 960100."
    assert levels.wording_of(text, [RING], own=OWN) == RING
    assert wrong(text, 1, wording=RING) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Please ring Lockside Surgery on 01632 960100. About your crisis.",
        "Please ring Riverside Mental Health on 01632 960100.",
        "Please ring Lockside Surgery on 07700 900999.",
        "please ring Lockside Surgery on 01632 960100.",
        "",
    ],
)
def test_words_that_were_changed_follow_no_wording(text):
    assert levels.wording_of(text, [RING], own=OWN) is None


def test_only_a_name_stands_where_a_name_belongs():
    for name, follows in [("Amina", True), ("Mary-Jane O’Neil", True), ("J.R.", True), ("Amina 4", False)]:
        text = levels.filled(WELSH.words, OWN | {"name": name})
        assert (levels.wording_of(text, [WELSH], own=OWN) is not None) == follows
    long = levels.filled(WELSH.words, OWN | {"name": "Amina your therapy is at two today"})
    assert levels.wording_of(long, [WELSH], own=OWN) is None


def test_a_wording_in_another_language_goes_as_it_is_or_not_at_all():
    text = levels.filled(WELSH.words, VALUES)
    assert wrong(text, 2, wording=levels.wording_of(text, [WELSH], own=OWN), foreign=(WELSH,)) == ""
    changed = text + " Yfory."
    assert levels.wording_of(changed, [WELSH], own=OWN) is None
    assert wrong(changed, 2, foreign=(WELSH,)) == words.CHANGED_WORDING
    assert wrong(FREE, 2, foreign=(WELSH,)) == ""


def test_a_sentence_with_nothing_to_put_in_is_left_out():
    assert levels.filled(PLAN.words, VALUES | {"plan": ""}) == (
        "Hello Amina. Ring Lockside Surgery on 01632 960100. If you need help now, ring 111 and choose option 2."
    )
    assert levels.filled(TIME.words, VALUES | {"day": " "}).startswith(
        "Lockside Surgery: we have a plan to suggest. Not right for you?"
    )


def test_a_plan_ends_as_a_sentence():
    assert "suggest: a nurse rings on Friday. Not right" in levels.filled(PLAN.words, VALUES)
    assert "suggest: Shall we ring? Not right" in levels.filled(PLAN.words, VALUES | {"plan": "Shall we ring?"})


def test_braces_in_somebodys_words_stay_braces():
    assert "a {number} of things." in levels.filled(PLAN.words, VALUES | {"plan": "a {number} of things"})


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        (RING, ""),
        (TIME, ""),
        (PLAN, ""),
        (WELSH, ""),
        (Wording("en", 1, "Hello {name}, ring {number}."), "name"),
        (Wording("en", 2, "Here: {plan}"), "plan"),
        (Wording("cy", 3, "Dyma: {plan}"), "plan"),
        (Wording("en", 3, "Hello {colour}"), "colour"),
        (Wording("en", 0, "Hello"), words.NO_SUCH_LEVEL),
        (Wording("en", 1, "In a crisis ring {number}."), words.NO_CRISIS_LINE),
        (Wording("en", 1, "Ring 111."), words.NO_CRISIS_LINE),
        (Wording("en", 2, "See https://nhs.uk"), words.NO_LINK),
        (Wording("ar", 2, "مرحبا"), ""),
        (Wording("Arabic", 2, "مرحبا"), words.NO_SUCH_LANGUAGE),
        (Wording("en", 2, " "), words.EMPTY),
    ],
)
def test_what_may_be_approved(wording, said):
    found = levels.wrong_with_wording(wording)
    assert said in found if said else found == ""


def test_every_level_says_no_more_than_the_next():
    for lower, higher in ((1, 2), (2, 3)):
        assert levels.LEVELS[lower].placeholders < levels.LEVELS[higher].placeholders
    assert [level.wording_only for level in levels.LEVELS.values()] == [True, False, False]
    assert [level.crisis_line for level in levels.LEVELS.values()] == [False, True, True]
    assert [level.link for level in levels.LEVELS.values()] == [False, False, True]


@given(st.text(max_size=60))
def test_at_level_one_nothing_but_the_wording_goes(text):
    followed = levels.wording_of(text, [RING], own=OWN)
    assert (wrong(text, 1, wording=followed) == "") == (text == levels.filled(RING.words, OWN))
