"""Faults that can be switched on, each as the official client meets it."""

import itertools
import json
import urllib.error

import pytest
from notifications_python_client import errors

from stand_ins.notify import limits
from stand_ins.notify.tests.conftest import TOKEN


def status_of(send, **words) -> int:
    try:
        send(**words)
    except errors.HTTPError as problem:
        return problem.status_code
    return 201


@pytest.mark.parametrize(
    ("answer", "status", "kind"),
    [
        ("400", 400, "ValidationError"),
        ("400-team-only", 400, "BadRequestError"),
        ("400-template", 400, "BadRequestError"),
        ("403", 403, "AuthError"),
        ("429", 429, "RateLimitError"),
        ("429-daily", 429, "TooManyRequestsError"),
        ("500", 500, "Exception"),
        ("503", 503, "ServiceUnavailable"),
    ],
)
def test_a_fault_comes_in_notifys_shape_and_takes_nothing(send, ask, answer, status, kind):
    ask("/switches", {"rules": [{"answer": answer}]})
    with pytest.raises(errors.HTTPError) as found:
        send(reference="one")
    assert (found.value.status_code, found.value.message[0]["error"]) == (status, kind)
    assert ask("/sent")["references"] == {"one": {"asked": 1, "taken": 0}}


def test_an_empty_503_has_nothing_to_say(send, ask):
    ask("/switches", {"rules": [{"answer": "503-empty"}]})
    with pytest.raises(errors.HTTP503Error) as found:
        send()
    assert found.value.message in (None, "Request failed")


def test_a_text_can_be_taken_and_the_connection_cut_before_the_answer(send, ask, client):
    ask("/switches", {"rules": [{"answer": "cut", "times": 1}]})
    assert status_of(send, reference="one") == 503
    assert len(client.get_all_notifications(reference="one")["notifications"]) == 1
    assert ask("/sent")["references"]["one"] == {"asked": 1, "taken": 1}


def test_a_connection_can_be_cut_without_taking_anything(send, ask, client):
    ask("/switches", {"rules": [{"answer": "drop", "times": 1}]})
    assert status_of(send, reference="one") == 503
    assert client.get_all_notifications(reference="one")["notifications"] == []
    assert status_of(send, reference="one") == 201


def test_a_slow_answer_runs_into_the_callers_time_limit(send, ask, client):
    ask("/switches", {"rules": [{"seconds": 30}]})
    client.timeout = 0.2
    assert status_of(send, reference="one") == 503
    assert ask("/sent")["references"]["one"]["taken"] == 1


def test_a_switch_holds_for_the_numbers_that_it_names(send, ask):
    ask("/switches", {"rules": [{"number": "+4477009001*", "answer": "400"}, {"answer": "429", "times": 1}]})
    assert status_of(send, to="07700900123") == 400
    assert status_of(send, to="07700900222") == 429
    assert status_of(send, to="07700900222") == 201


def test_switches_can_be_looked_at_and_taken_back(send, ask):
    shown = ask("/switches", {"rules": [{"answer": "500"}]})
    assert shown["rules"][0]["answer"] == "500"
    assert "cut" in ask("/switches")["answers"]
    ask("/switches", method="DELETE")
    assert status_of(send) == 201


@pytest.mark.parametrize("rule", [{"answer": "teapot"}, {"colour": "red"}, {"receipts": ["read"]}, {"when": "soon"}])
def test_a_switch_that_is_not_there_is_refused_in_words(ask, rule):
    with pytest.raises(urllib.error.HTTPError) as found:
        ask("/switches", {"rules": [rule]})
    with found.value as answer:
        assert answer.code == 400
        assert json.loads(answer.read())["errors"][0]["message"]


def test_receipts_wait_until_they_are_released(send, ask, callback):
    text = send(reference="one")
    assert callback.got == []
    assert ask("/release", {}) == {"released": [{"reference": "one", "status": "delivered", "answers": [204]}]}
    [receipt] = callback.got
    assert receipt["id"] == text["id"]
    assert receipt["reference"] == "one"
    assert receipt["to"] == "+447700900123"
    assert receipt["status"] == "delivered"
    assert receipt["notification_type"] == "sms"
    assert {"created_at", "completed_at", "sent_at", "template_id", "template_version"} < set(receipt)
    assert callback.tokens == [f"Bearer {TOKEN}"]


def test_receipts_can_come_at_once(send, ask, callback, notify):
    ask("/switches", {"usual": {"when": "now"}})
    send()
    notify.stand_in.postman.settle()
    assert callback.statuses == ["delivered"]


def test_receipts_can_be_doubled_out_of_order_and_lost(send, ask, callback, client):
    ask(
        "/switches",
        {
            "rules": [
                {"number": "*111", "receipts": ["delivered", "sending"], "copies": 2},
                {"number": "*222", "receipts": []},
            ]
        },
    )
    send(to="07700900111", reference="one")
    lost = send(to="07700900222", reference="two")
    ask("/release", {"reverse": True})
    assert callback.statuses == ["sending", "sending", "delivered", "delivered"]
    assert client.get_notification_by_id(lost["id"])["status"] == "sending"


def test_one_texts_receipts_can_be_released_alone(send, ask, callback):
    for reference in ("one", "two"):
        send(reference=reference)
    ask("/release", {"reference": "two"})
    assert [receipt["reference"] for receipt in callback.got] == ["two"]
    assert ask("/sent")["held"] == 1


def test_a_receipt_that_our_side_could_not_take_comes_again(send, ask, callback):
    callback.answers = [500, 429, 204]
    send()
    assert [ask("/release", {})["released"][0]["answers"] for _ in range(3)][-1] == [500, 429, 204]
    assert ask("/release", {}) == {"released": []}


def test_a_receipt_is_given_up_after_six_tries_and_after_a_plain_refusal(send, ask, callback):
    callback.answers = [500] * 10
    send()
    answers = [ask("/release", {})["released"] for _ in range(7)]
    assert [len(released) for released in answers] == [1, 1, 1, 1, 1, 1, 0]
    callback.answers = [401]
    send()
    ask("/release", {})
    assert ask("/release", {}) == {"released": []}


def test_sending_twice_under_one_reference_is_noticed(send, ask):
    assert ask("/sent")["taken_twice"] == []
    send(reference="one")
    send(reference="one")
    assert ask("/sent")["taken_twice"] == ["one"]


def test_the_limit_of_a_minute_is_a_bucket_that_fills_evenly():
    moments = itertools.chain([0.0], [0.0] * 22, [1.0, 1.0, 1.0])
    bucket = limits.Bucket(a_minute=60, seconds=lambda: next(moments))
    assert [bucket.takes() for _ in range(22)] == [True] * 21 + [False]
    assert [bucket.takes() for _ in range(2)] == [True, False]


def test_too_many_requests_at_once_are_refused(send, ask):
    ask("/switches", {"limit_per_minute": 3})
    assert [status_of(send) for _ in range(3)] == [201, 201, 429]
