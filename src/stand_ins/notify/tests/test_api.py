"""The official client against the stand-in: what Notify takes, answers and refuses."""

import time
import uuid

import jwt
import pytest
import requests
from notifications_python_client import errors
from notifications_python_client.notifications import NotificationsAPIClient

from stand_ins.notify.tests.conftest import KEY, PHONE, TEMPLATE


def refused(call, *args, **kwargs) -> errors.HTTPError:
    with pytest.raises(errors.HTTPError) as found:
        call(*args, **kwargs)
    return found.value


def test_a_text_that_is_taken_is_answered_as_notify_does(send, notify):
    answer = send("Hello Amina.", reference="one")
    assert uuid.UUID(answer["id"])
    assert answer["reference"] == "one"
    assert answer["content"] == {"body": "Hello Amina.", "from_number": "NHS"}
    assert answer["uri"] == f"{notify.url}/v2/notifications/{answer['id']}"
    assert answer["template"]["id"] == TEMPLATE
    assert answer["scheduled_for"] is None


def test_a_text_is_found_by_its_id_and_by_our_reference(client, send):
    text_id = send(reference="mine")["id"]
    send(reference="other")
    one = client.get_notification_by_id(text_id)
    assert (one["reference"], one["phone_number"], one["type"]) == ("mine", PHONE, "sms")
    assert one["status"] == "sending"
    assert one["completed_at"] is None
    found = client.get_all_notifications(reference="mine")
    assert [text["id"] for text in found["notifications"]] == [text_id]
    assert client.get_all_notifications(reference="nobody")["notifications"] == []
    assert found["links"]["current"].startswith("http")


def test_texts_can_be_asked_for_by_status(client, send, ask):
    send(reference="one")
    assert client.get_all_notifications(status="delivered")["notifications"] == []
    ask("/release", {})
    assert len(client.get_all_notifications(status="delivered")["notifications"]) == 1


def test_an_unknown_id_is_not_found(client):
    problem = refused(client.get_notification_by_id, str(uuid.uuid4()))
    assert problem.status_code == 404
    assert problem.message == [{"error": "NoResultFound", "message": "No result found"}]
    assert refused(client.get_notification_by_id, "what").status_code == 400


def test_a_template_can_be_previewed(client):
    shown = client.post_template_preview(TEMPLATE, {"words": "Here – now"})
    assert shown["body"] == "Here - now"
    assert refused(client.post_template_preview, TEMPLATE, {}).status_code == 400


def test_words_arrive_as_notify_changes_them(send):
    assert send("We’ll ring – “soon”…  on  Monday .")["content"]["body"] == 'We\'ll ring - "soon"... on Monday.'
    assert send("Łódź, ŵ and 😀")["content"]["body"] == "Lódz, ŵ and ?"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("07700", "phone_number Not enough digits"),
        ("0770090012345678", "phone_number Too many digits"),
        ("call me", "phone_number Must not contain letters or symbols"),
        ("020 7946 0123", "phone_number Not a UK mobile number"),
        ("", "phone_number is a required property"),
    ],
)
def test_a_number_that_cannot_be_texted_is_refused_in_notifys_words(send, number, sentence):
    problem = refused(send, to=number)
    assert problem.status_code == 400
    assert problem.message == [{"error": "ValidationError", "message": sentence}]


@pytest.mark.parametrize("number", ["07700900123", "+44 7700 900 123", "0044 7700 900123", "07700-900-123"])
def test_a_number_may_be_written_as_people_write_it(send, client, number):
    assert client.get_notification_by_id(send(to=number)["id"])["phone_number"] == PHONE


def test_a_number_abroad_is_taken(send):
    assert send(to="+48 512 345 678")["id"]


def test_missing_words_are_named(client):
    problem = refused(client.send_sms_notification, PHONE, TEMPLATE)
    assert problem.message == [{"error": "BadRequestError", "message": "Missing personalisation: words"}]


def test_what_the_api_does_not_know_is_refused(client):
    body = {"phone_number": PHONE, "template_id": "x", "colour": "red"}
    problem = refused(client.post, "/v2/notifications/sms", data=body)
    assert [error["message"] for error in problem.message] == [
        "Additional properties are not allowed (colour was unexpected)",
        "template_id is not a valid UUID",
    ]
    assert refused(client.post, "/v2/notifications/sms", data=[1]).status_code == 400
    assert refused(client.get, "/v2/other").status_code == 404
    assert refused(client.get, "/v2/notifications", params={"colour": "red"}).status_code == 400


def test_a_text_holds_918_characters_and_no_more(send):
    assert send("a" * 918)["id"]
    problem = refused(send, "a" * 919)
    assert problem.message[0]["message"].endswith("Your message is 919 characters long.")
    assert refused(send, "  ").message[0]["message"] == "Your message is empty."


def other(key: str, url: str) -> NotificationsAPIClient:
    return NotificationsAPIClient(key, base_url=url)


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (f"x-{uuid.UUID(int=11)}-{uuid.UUID(int=99)}", "Invalid token: API key not found"),
        (f"x-{uuid.UUID(int=99)}-{uuid.UUID(int=12)}", "Invalid token: service not found"),
        (f"x-{'z' * 36}-{uuid.UUID(int=12)}", "Invalid token: service id is not the right data type"),
    ],
)
def test_a_wrong_key_is_refused(notify, key, sentence):
    stranger = other(key, notify.url)
    problem = refused(stranger.get_all_notifications)
    stranger.request_session.close()
    assert (problem.status_code, problem.message) == (403, [{"error": "AuthError", "message": sentence}])


@pytest.mark.parametrize(("seconds", "is_let_in"), [(-29, True), (29, True), (-32, False), (32, False)])
def test_clocks_may_differ_by_30_seconds(notify, seconds, is_let_in):
    claims = {"iss": KEY[-73:-37], "iat": int(time.time()) + seconds}
    token = jwt.encode(claims, KEY[-36:], headers={"typ": "JWT"})
    answer = requests.get(f"{notify.url}/v2/notifications", headers={"Authorization": f"Bearer {token}"}, timeout=5)
    assert answer.status_code == (200 if is_let_in else 403)
    if not is_let_in:
        assert "within 30 seconds" in answer.json()["errors"][0]["message"]


def test_without_a_token_nobody_is_let_in(notify):
    for headers in ({}, {"Authorization": "Basic abc"}):
        answer = requests.post(f"{notify.url}/v2/notifications/sms", json={}, headers=headers, timeout=5)
        assert answer.status_code == 401
        assert answer.json()["errors"][0]["error"] == "AuthError"
    answer = requests.get(f"{notify.url}/v2/notifications", headers={"Authorization": "Bearer abc"}, timeout=5)
    assert answer.status_code == 403


def test_it_says_that_it_is_up(ask):
    assert ask("/up") == {"status": "ok"}
