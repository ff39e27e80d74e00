"""The house's own sending against the stand-in, faults included: nothing is lost and nothing goes twice."""

import datetime
import json

import pytest
from django.db import transaction
from django.test import Client

from joined.kit import clock
from joined.messages import actions, gateway, rules, words
from joined.messages import jobs as looks
from joined.messages.tests.conftest import BY, PHONE, WORDS
from stand_ins.notify.tests.conftest import TOKEN

INSTEAD = ["steps.ring_instead", "people.flag"]
REACH = rules.Reach(allowed=True, to=PHONE, level=3, language="en")
pytestmark = pytest.mark.django_db


def deliver(message, reach=REACH, *, minutes: float = 0) -> float:
    """As the job does: everything asked afresh, at the time the text is due or later."""
    with clock.at(max(clock.now(), message.due_at) + datetime.timedelta(minutes=minutes)):
        return actions.deliver(by=BY, message_id=message.pk, about=message.about, ask=lambda _: reach)


def receive(callback) -> None:
    """What the stand-in posted comes in at our own address."""
    for body in callback.got:
        answer = Client().post(
            "/messages/notify/callback/",
            json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {TOKEN}"},
        )
        assert answer.status_code == 204
    callback.got.clear()


def taken(ask, message) -> int:
    return ask("/sent")["references"].get(str(message.pk), {"taken": 0})["taken"]


def test_a_text_arrives_and_we_know_it(write, again, ask, callback, put, notify):
    message = write()
    deliver(message)
    kept = again(message)
    assert kept.state == "sending"
    assert notify.stand_in.shelf.with_id(kept.provider_id).words == WORDS
    ask("/release", {})
    receive(callback)
    assert again(message).state == "delivered"
    assert put() == ["huddle.was_told"]


def test_delivering_again_and_again_sends_once(write, again, ask):
    message = write()
    for _ in range(3):
        deliver(message)
    assert taken(ask, message) == 1


@pytest.mark.parametrize("answer", ["500", "503", "503-empty", "403", "drop", "cut"])
def test_while_notify_cannot_answer_a_text_waits_and_then_goes_once(write, again, ask, put, answer):
    ask("/switches", {"rules": [{"answer": answer, "times": 1}]})
    message = write()
    assert deliver(message) > 0
    assert again(message).state == "queued"
    assert put() == []
    deliver(message)
    assert again(message).state == "sending"
    assert taken(ask, message) == 1


def test_a_slow_answer_is_not_waited_for_and_the_text_goes_once(write, again, ask, monkeypatch):
    monkeypatch.setattr(gateway, "SECONDS", 0.2)
    ask("/switches", {"rules": [{"seconds": 30, "times": 1}]})
    message = write()
    assert deliver(message) >= gateway.SLOW_SECONDS
    assert again(message).state == "queued"
    deliver(message, minutes=1)
    assert again(message).provider_id
    assert taken(ask, message) == 1


def test_a_number_that_notify_refuses_fails_at_once_and_somebody_rings(write, again, ask, put):
    ask("/switches", {"rules": [{"number": PHONE, "answer": "400"}]})
    bad, good = write(), write(to="+447700900456")
    deliver(bad)
    deliver(good, rules.Reach(allowed=True, to="+447700900456", level=3, language="en"))
    assert (again(bad).state, again(bad).why_not) == ("failed", words.REFUSED)
    assert again(good).state == "sending"
    assert put() == INSTEAD


def test_a_refusal_keeps_numbers_and_words_out_of_the_error(ask, write):
    ask("/switches", {"rules": [{"answer": "500"}]})
    with pytest.raises(gateway.TryAgain) as problem:
        gateway.send(channel="sms", to=PHONE, words="Hello.", reference="one")
    assert str(problem.value) == "500: Exception"


def test_a_worker_killed_after_sending_sends_nothing_twice(write, again, ask):
    class Killed(Exception):
        """As kill -9 between Notify's answer and our commit."""

    message = write()

    def killed() -> None:
        with transaction.atomic():
            deliver(message)
            raise Killed

    with pytest.raises(Killed):
        killed()
    assert (again(message).state, taken(ask, message)) == ("queued", 1)
    deliver(message)
    assert (again(message).state, taken(ask, message)) == ("sending", 1)


def test_a_text_that_went_unnoticed_counts_as_sent_even_when_it_would_not_go_now(write, again, ask, put):
    ask("/switches", {"rules": [{"answer": "cut", "times": 1}]})
    message = write()
    assert deliver(message) > 0
    deliver(message, rules.Reach(allowed=False, to=PHONE, level=0, language="en", why_not="No."))
    assert again(message).state == "sending"
    assert put() == []


def test_a_text_that_was_taken_back_or_stopped_never_reaches_notify(write, again, ask):
    back, stopped = write(), write()
    actions.undo(by=BY, message=back)
    deliver(back)
    deliver(stopped, rules.Reach(allowed=False, to=PHONE, level=0, language="en", why_not="No."))
    assert (again(back).state, again(stopped).state) == ("undone", "stopped")
    assert ask("/sent")["taken"] == 0


def test_nothing_goes_before_the_undo_is_over(write, again, ask):
    message = write()
    assert actions.deliver(by=BY, message_id=message.pk, about=message.about, ask=lambda _: REACH) == 60
    assert ask("/sent")["taken"] == 0


def test_receipts_doubled_and_out_of_order_end_where_they_should(write, again, ask, callback, put):
    receipts = ["delivered", "sending", "temporary-failure", "created"]
    ask("/switches", {"rules": [{"receipts": receipts, "copies": 2}]})
    message = write()
    deliver(message)
    ask("/release", {"reverse": True})
    receive(callback)
    assert again(message).state == "delivered"
    assert put() == [*INSTEAD, "huddle.was_told"]


def test_a_lost_receipt_is_noticed_after_two_hours(write, again, ask, put):
    ask("/switches", {"rules": [{"receipts": []}]})
    message = write()
    deliver(message)
    with clock.at(clock.now() + datetime.timedelta(minutes=125)):
        looks.look_for_silence()
    assert (again(message).state, again(message).why_not) == ("failed", words.NO_RECEIPT)
    assert put() == INSTEAD
