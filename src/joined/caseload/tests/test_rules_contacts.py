"""Which contacts count: every code, every reason, and what no team can make count."""

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.caseload import words
from joined.caseload.rules import contacts

DAY = datetime.date(2026, 10, 5)
SEEN = contacts.Contact(on=DAY, mechanism="01", attendance="5")
STRICT = contacts.TeamRule(mechanisms=frozenset({"01"}), counts_partner=False, counts_group=False)


def but(**changes: object) -> contacts.Contact:
    return dataclasses.replace(SEEN, **changes)


@pytest.mark.parametrize("mechanism", words.MECHANISMS)
@pytest.mark.parametrize("attendance", [*words.ATTENDANCE, None])
def test_direct_is_seen_or_heard_and_attended_and_nothing_else(mechanism, attendance):
    wanted = mechanism in ("01", "02", "04", "11") and attendance in ("5", "6")
    assert contacts.is_direct(attendance=attendance, mechanism=mechanism) is wanted
    found = contacts.why_counts(contact=but(mechanism=mechanism, attendance=attendance))
    assert found.counts is wanted
    assert found.why


@pytest.mark.parametrize(
    ("contact", "why"),
    [
        (SEEN, "It counts: face to face, and they were seen or heard."),
        (but(attendance="6", mechanism="02"), "It counts: telephone, and they were seen or heard."),
        (but(mechanism="11", by_partner=True, is_group=True), "It counts: video, and they were seen or heard."),
    ],
)
def test_what_counts_says_so(contact, why):
    assert contacts.why_counts(contact=contact) == contacts.Counts(True, why)


@pytest.mark.parametrize(
    ("contact", "why"),
    [
        *((but(mechanism=code), said) for code, said in words.NEVER_BY.items()),
        *((but(attendance=code), said) for code, said in words.NOT_SEEN.items()),
        *((but(with_whom=code), said) for code, said in words.NOT_WITH_THEM.items()),
        (but(attendance=None), words.NOT_YET),
        (but(attendance="9"), words.NOT_YET),
        (but(mechanism="99"), words.NEVER_BY["98"]),
        (but(mechanism="09", attendance="3"), words.NEVER_BY["09"]),
        (but(mechanism="02", attendance="3", with_whom="somebody_else"), words.NOT_WITH_THEM["somebody_else"]),
    ],
)
def test_what_never_counts_says_why(contact, why):
    assert contacts.why_counts(contact=contact) == contacts.Counts(False, why)


@pytest.mark.parametrize(
    ("contact", "rule", "why"),
    [
        (but(by_partner=True), STRICT, words.NOT_PARTNERS),
        (but(is_group=True), STRICT, words.NOT_GROUPS),
        (but(mechanism="02"), STRICT, "It does not count: by this team's rule telephone does not."),
        (SEEN, contacts.TeamRule(from_on=DAY + datetime.timedelta(days=1)), words.BEFORE_THE_RULE),
        (but(by_partner=True, attendance="3"), STRICT, words.NOT_SEEN["3"]),
    ],
)
def test_what_a_team_does_not_count_says_so(contact, rule, why):
    assert contacts.why_counts(contact=contact, rule=rule) == contacts.Counts(False, why)


def test_a_rule_holds_from_its_own_day_on():
    assert contacts.why_counts(contact=SEEN, rule=contacts.TeamRule(from_on=DAY)).counts


def test_every_code_has_its_reason():
    assert set(words.NEVER_BY) == set(words.MECHANISMS) - contacts.DIRECT
    assert set(words.NOT_SEEN) == set(words.ATTENDANCE) - contacts.ATTENDED
    assert set(words.NOT_WITH_THEM) == set(words.WITH_WHOM) - {"person"}


RULES = st.builds(
    contacts.TeamRule,
    mechanisms=st.frozensets(st.sampled_from(sorted(words.MECHANISMS))),
    counts_partner=st.booleans(),
    counts_group=st.booleans(),
)
CONTACTS = st.builds(
    contacts.Contact,
    on=st.just(DAY),
    mechanism=st.sampled_from(sorted(words.MECHANISMS)),
    attendance=st.sampled_from([*words.ATTENDANCE, None]),
    with_whom=st.sampled_from(sorted(words.WITH_WHOM)),
    by_partner=st.booleans(),
    is_group=st.booleans(),
)


@given(contact=CONTACTS, rule=RULES)
def test_no_rule_makes_count_what_is_not_direct_or_not_with_them(contact, rule):
    if contacts.why_counts(contact=contact, rule=rule).counts:
        assert contacts.is_direct(attendance=contact.attendance, mechanism=contact.mechanism)
        assert contact.with_whom == "person"


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        (contacts.DEFAULT, []),
        (STRICT, []),
        (contacts.TeamRule(max_days=1), []),
        (contacts.TeamRule(max_days=0), [words.RULE_TOO_LONG.format(most=28)]),
        (contacts.TeamRule(max_days=29), [words.RULE_TOO_LONG.format(most=28)]),
        (contacts.TeamRule(mechanisms=frozenset({"01", "09"})), [words.RULE_NOT_DIRECT]),
        (contacts.TeamRule(mechanisms=frozenset()), [words.RULE_NOTHING]),
    ],
)
def test_a_team_may_be_stricter_and_never_looser(rule, wrong):
    assert contacts.what_is_wrong(rule=rule) == wrong


def test_the_rule_of_a_day_is_the_latest_that_had_begun():
    earlier = contacts.TeamRule(from_on=datetime.date(2026, 1, 1), max_days=21)
    later = contacts.TeamRule(from_on=datetime.date(2026, 6, 1), max_days=14)
    for day, rule in [
        (datetime.date(2025, 12, 31), contacts.DEFAULT),
        (datetime.date(2026, 1, 1), earlier),
        (datetime.date(2026, 5, 31), earlier),
        (datetime.date(2026, 6, 1), later),
    ]:
        assert contacts.rule_on(rules=[later, earlier], day=day) == rule
