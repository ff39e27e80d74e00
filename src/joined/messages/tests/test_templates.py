"""Approved words: two people, a language, a day, and nothing unapproved (H31)."""

import datetime
import uuid

import pytest

from joined.kit import actors, clock, errors
from joined.messages import actions, languages, levels, queries, words

pytestmark = pytest.mark.django_db
WORDS = "{name}: {day}. {number}."
SOMALI = {"purpose": "plan", "language": "so", "level": 2, "words": WORDS}


def member(role: str, name: str = "Odette Villanueva") -> actors.Staff:
    return actors.Staff(
        id=uuid.uuid4(),
        name=name,
        organisation=uuid.uuid4(),
        organisation_name="Riverside NHS Trust",
        organisation_kind="nhs_trust",
        role=role,
    )


KEEPER, GP = member("coordinator"), member("gp", "Dr Adeyemi")


def draft(language: str = "so", channel: str = "sms") -> queries.Draft:
    values = {"name": "Amina", "day": "Friday 6 March", "date": "06/03/2026", "number": "01632 960100", "from": "us"}
    return queries.draft(purpose="plan", level=2, language=language, values=values, channel=channel)


def test_proposed_words_stand_for_nothing_until_another_person_approves_them(surgery):
    proposed = actions.propose(by=KEEPER, **SOMALI, reading_note="Read aloud by three people at the tea circle.")
    assert draft().language == "en"
    with pytest.raises(errors.Refused, match="cannot approve"):
        actions.approve(by=KEEPER, template=proposed, approver="odette villanueva")
    with pytest.raises(errors.Refused, match="who approved"):
        actions.approve(by=KEEPER, template=proposed, approver=" ")
    approved = actions.approve(
        by=KEEPER, template=proposed, approver="Ubax Jaamac", approved_on=datetime.date(2026, 3, 2)
    )
    assert (approved.state, approved.approved_by, approved.approved_on) == (
        "in_force",
        "Ubax Jaamac",
        datetime.date(2026, 3, 2),
    )
    assert (draft().words, draft().is_approved) == ("Amina: 06/03/2026. 01632 960100.", True)
    (listed,) = queries.templates(to=KEEPER).templates
    assert (listed.language, listed.direction, listed.state_words) == ("so", "ltr", "In force")
    assert listed.reading_note == "Read aloud by three people at the tea circle."


def test_approving_others_retires_what_stood_and_retired_words_stay_readable(surgery):
    first = actions.adopt(by=KEEPER, **SOMALI, approved_by="Ubax Jaamac")
    second = actions.propose(by=KEEPER, **SOMALI | {"words": "{name}! {number}."})
    actions.approve(by=KEEPER, template=second, approver="Ubax Jaamac")
    assert [one.state for one in queries.templates(to=GP).templates] == ["in_force", "retired"]
    with pytest.raises(errors.Refused, match="approved or retired already"):
        actions.approve(by=KEEPER, template=second, approver="Ubax Jaamac")
    actions.retire(by=KEEPER, template=second)
    assert draft().language == "en"
    with pytest.raises(errors.Refused, match="not in force"):
        actions.retire(by=KEEPER, template=first)


def test_a_gp_reads_them_and_keeps_none(surgery):
    proposed = actions.propose(by=KEEPER, **SOMALI)
    assert not queries.templates(to=GP).may_keep
    for deed in (
        lambda: actions.propose(by=GP, **SOMALI),
        lambda: actions.approve(by=GP, template=proposed, approver="Ubax Jaamac"),
        lambda: actions.retire(by=GP, template=proposed),
    ):
        with pytest.raises(errors.Forbidden, match="Approved words are kept by"):
            deed()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"purpose": "weather"}, "Choose what the words are for"),
        ({"language": "Somali"}, words.NO_SUCH_LANGUAGE),
        ({"words": " "}, words.EMPTY),
        ({"words": "{plan}"}, "plan"),
        ({"level": 1, "words": "Ring 111."}, words.NO_CRISIS_LINE),
    ],
)
def test_words_that_may_not_stand_are_not_proposed(surgery, more, said):
    with pytest.raises(errors.Refused) as refused:
        actions.propose(by=KEEPER, **SOMALI | more)
    assert said in refused.value.sentence


def test_words_that_a_text_would_destroy_stand_for_e_mails_and_letters_alone(surgery):
    actions.adopt(
        by=KEEPER, **SOMALI | {"language": "ar", "words": "{name}، {day}. {number}."}, approved_by="A. Reader"
    )
    (listed,) = queries.templates(to=KEEPER).templates
    assert (listed.direction, listed.fits_a_text) == ("rtl", False)
    assert draft("ar").language == "en"
    for channel in ("email", "letter"):
        found = draft("ar", channel)
        assert (found.language, found.direction) == ("ar", "rtl")


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("ar", "rtl"),
        ("fa", "rtl"),
        ("prs", "rtl"),
        ("ur", "rtl"),
        ("ps", "rtl"),
        ("ku", "ltr"),
        ("ku-Arab", "rtl"),
        ("pa", "ltr"),
        ("pa-Arab", "rtl"),
        ("az-Latn-IR", "ltr"),
        ("he-IL", "rtl"),
        ("so", "ltr"),
        ("en-GB", "ltr"),
        ("ti", "ltr"),
    ],
)
def test_which_way_a_language_runs(tag, way):
    assert languages.is_tag(tag)
    assert languages.direction(tag) == way


@pytest.mark.parametrize("tag", ["", "Somali", "so_SO", "so SO", "a", "so-", "123"])
def test_what_is_no_tag_of_a_language(tag):
    assert not languages.is_tag(tag)


@pytest.mark.parametrize(
    ("level", "kind", "text_name", "name"),
    [
        (1, "practice", "Lockside", "Lockside"),
        (1, "practice", "Riverside Mental Health", "the surgery"),
        (1, "practice", "Full Name", "the surgery"),
        (1, "council", "Full Name", "the council"),
        (1, "nhs_trust", "Full Name", "us"),
        (1, "charity", "Women’s Refuge", "us"),
        (2, "nhs_trust", "", "Full Name"),
        (3, "practice", "Lockside", "Lockside"),
    ],
)
def test_at_level_one_the_sender_s_name_says_nothing_of_why(level, kind, text_name, name):
    assert levels.sender_name(level, kind=kind, name="Full Name", text_name=text_name) == name


def test_a_day_in_another_language_stands_in_figures(surgery):
    assert clock.today() < datetime.date(2026, 3, 6)
    actions.adopt(by=KEEPER, **SOMALI, approved_by="Ubax Jaamac")
    found = draft()
    wording = levels.Wording("so", 2, WORDS)
    assert levels.wording_of(found.words, [wording], own={"number": "01632 960100", "from": "us"}) == wording
