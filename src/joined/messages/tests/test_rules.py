"""States, receipts and times of messages."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joined.kit import clock
from joined.messages import rules, words

NOTIFY = ("created", "sending", "pending", "sent", *rules.RECEIPTS)
REACH = rules.Reach(allowed=True, to="+447700900123", level=2, language="en")


def final(statuses, state="sending"):
    for status in statuses:
        state = rules.after_receipt(state, status)
    return state


@pytest.mark.parametrize(
    ("state", "status", "after"),
    [
        ("sending", "delivered", "delivered"),
        ("sending", "permanent-failure", "failed"),
        ("sending", "temporary-failure", "failed"),
        ("sending", "technical-failure", "failed"),
        ("sending", "sending", "sending"),
        ("sending", "sent", "sending"),
        ("sending", "unheard-of", "sending"),
        ("queued", "delivered", "delivered"),
        ("queued", "permanent-failure", "failed"),
        ("queued", "sending", "queued"),
        ("failed", "delivered", "delivered"),
        ("delivered", "permanent-failure", "delivered"),
        ("stopped", "delivered", "stopped"),
        ("undone", "delivered", "undone"),
    ],
)
def test_a_receipt_moves_a_message_forward_only(state, status, after):
    assert rules.after_receipt(state, status) == after


@pytest.mark.parametrize("four", itertools.combinations(NOTIFY, 4), ids="-".join)
def test_four_receipts_end_the_same_in_any_order(four):
    assert len({final(order) for order in itertools.permutations(four)}) == 1


@given(st.lists(st.sampled_from(NOTIFY), min_size=1, max_size=8), st.randoms(use_true_random=False), st.data())
def test_any_order_and_doubling_of_receipts_gives_the_same_end(statuses, luck, data):
    doubled = statuses + data.draw(st.lists(st.sampled_from(statuses), max_size=6))
    luck.shuffle(doubled)
    for state in ("queued", "sending"):
        finals = {final(order, state) for order in (statuses, doubled)}
        assert len(finals) == 1 or finals == {"queued", "sending"}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, ""),
        ({"level": 1}, ""),
        ({"level": 3}, words.LEVEL_CHANGED),
        ({"to": "+447700900999"}, words.NUMBER_CHANGED),
        ({"is_stopped": True}, words.STOPPED),
        ({"reach": rules.Reach(False, "", 0, "en", "Contact restricted.")}, "Contact restricted."),
        ({"reach": rules.Reach(False, "", 0, "en")}, words.NOT_ALLOWED),
    ],
)
def test_everything_is_asked_again_at_the_moment_of_sending(change, why):
    asked = {"reach": REACH, "level": 2, "to": REACH.to, "is_stopped": False} | change
    assert rules.why_not_now(**asked) == why


def london(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime.datetime:
    return datetime.datetime(2026, month, day, hour, minute, tzinfo=clock.LONDON)


@pytest.mark.parametrize(
    ("moment", "goes"),
    [
        (london(3, 8), london(3, 8)),
        (london(3, 20, 59), london(3, 20, 59)),
        (london(3, 21), london(4, 8)),
        (london(3, 23, 59), london(4, 8)),
        (london(4, 0), london(4, 8)),
        (london(4, 7, 59), london(4, 8)),
        (london(28, 22), london(29, 8)),  # the clocks go forward that night
        (london(24, 22, month=10), london(25, 8, month=10)),  # and back
    ],
)
def test_no_text_goes_in_the_quiet_hours(moment, goes):
    assert rules.goes_at(moment, quiet_from=21, quiet_until=8) == goes


@given(st.datetimes(datetime.datetime(2026, 1, 1), datetime.datetime(2027, 12, 31), timezones=st.just(datetime.UTC)))
def test_whenever_it_is_written_a_text_goes_in_the_day_and_within_half_a_day(moment):
    goes = rules.goes_at(moment, quiet_from=21, quiet_until=8)
    assert not rules.is_quiet(goes, quiet_from=21, quiet_until=8)
    assert datetime.timedelta(0) <= goes - moment <= datetime.timedelta(hours=12)


def test_two_hours_are_over_after_two_hours():
    start = london(3, 9)
    assert not rules.is_over(start, start + datetime.timedelta(minutes=119), minutes=120)
    assert rules.is_over(start, start + datetime.timedelta(minutes=120), minutes=120)


@pytest.mark.parametrize("text", ["STOP", "stop", " Stop. ", "STOP texting me", "Unsubscribe", "end"])
def test_stop_is_understood(text):
    assert rules.means_stop(text)


@pytest.mark.parametrize("text", ["", "Stopping by?", "please call", "I can't go on", "non-stop", "end of the line"])
def test_other_words_are_not_stop(text):
    assert not rules.means_stop(text)


def test_every_state_has_words_and_a_meaning():
    assert set(rules.MESSAGE.states) == set(words.STATES) == set(words.MEANINGS)
    assert set(rules.RECEIPTS) == {"delivered", *words.FAILURES}
