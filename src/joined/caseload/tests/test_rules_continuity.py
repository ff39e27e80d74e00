"""Continuity: worked examples of the four indices, what is undefined, and what holds always."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.caseload.rules import continuity


def met(workers: str, key_worker: str | None = None) -> continuity.Meeting:
    return continuity.Meeting(tuple(workers), key_worker)


def by(workers: str, key_worker: str | None = None) -> continuity.Continuity:
    return continuity.of(meetings=[met(worker, key_worker) for worker in workers])


@pytest.mark.parametrize(
    ("workers", "upc", "coc", "secon"),
    [
        ("AABAC", 0.60, 0.30, 0.25),
        ("ABAB", 0.50, 1 / 3, 0),
        ("AAAB", 0.75, 0.50, 2 / 3),
        ("AAAA", 1, 1, 1),
        ("ABCD", 0.25, 0, 0),
        ("AAB", 2 / 3, 1 / 3, 0.5),
    ],
)
def test_the_worked_examples(workers, upc, coc, secon):
    found = by(workers)
    assert (found.upc, found.coc, found.secon) == pytest.approx((upc, coc, secon))
    assert (found.contacts, found.workers) == (len(workers), len(set(workers)))


@pytest.mark.parametrize("workers", ["", "A", "AA", "AB"])
def test_below_three_contacts_nothing_is_said_and_never_nought(workers):
    found = by(workers, "A")
    assert found == (len(workers), len(set(workers)), None, None, None, None)


@pytest.mark.parametrize(("key_worker", "kwc"), [("A", 0.6), ("B", 0.2), ("Z", 0), (None, None)])
def test_who_never_had_a_key_worker_has_no_index_and_not_nought(key_worker, kwc):
    assert by("AABAC", key_worker).kwc == (kwc if kwc is None else pytest.approx(kwc))


def test_it_is_the_key_worker_of_that_day():
    meetings = [met("A", "A"), met("A", "B"), met("B", "B"), met("B", None)]
    assert continuity.of(meetings=meetings).kwc == 0.5


def test_a_joint_contact_counts_once_and_for_the_key_worker_when_present():
    joint = [met("BA", "A"), met("CAB", "A"), met("BC", "A")]
    found = continuity.of(meetings=joint)
    assert [meeting.credited for meeting in joint] == ["A", "A", "B"]
    assert (found.contacts, found.upc, found.kwc) == (3, pytest.approx(2 / 3), pytest.approx(2 / 3))


@pytest.mark.parametrize(("values", "found"), [([0.2, None, 0.6, 0.5], 0.5), ([None, None], None), ([], None)])
def test_the_median_leaves_out_who_has_none(values, found):
    assert continuity.median(values=values) == found


@given(st.text("ABCDE", min_size=3, max_size=30))
def test_every_index_lies_between_nought_and_one_and_the_same_worker_gives_one(workers):
    found = by(workers, "A")
    for index in (found.upc, found.kwc, found.coc, found.secon):
        assert 0 <= index <= 1
    assert found.kwc <= found.upc
    assert (found.coc == 1) == (found.workers == 1) == (found.secon == 1) == (found.upc == 1)
    assert (found.coc == 0) == (found.workers == found.contacts)


@given(st.text("ABCDE", min_size=3, max_size=30), st.randoms())
def test_only_secon_depends_on_the_order(workers, shuffled):
    other = list(workers)
    shuffled.shuffle(other)
    assert by("".join(other), "A")[:5] == by(workers, "A")[:5]
