"""What Notify posts to us: known, unknown, doubled, forged and broken."""

import json
import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joined.messages import models
from joined.messages.tests.conftest import PHONE

pytestmark = pytest.mark.django_db
TOKEN = "Bearer a token of the tests"
ADDRESS = "/messages/notify/callback/"
REPLIES = "/messages/notify/received/"


@pytest.fixture
def post(client):
    def posted(body, *, to: str = ADDRESS, token: str = TOKEN) -> int:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        answer = client.post(to, data, content_type="application/json", headers={"Authorization": token})
        return answer.status_code

    return posted


def receipt(reference: object, status: str = "delivered") -> dict:
    return {
        "id": str(uuid.uuid4()),
        "reference": str(reference),
        "to": PHONE,
        "status": status,
        "created_at": "2026-03-03T09:10:00.000000Z",
        "completed_at": "2026-03-03T09:10:05.000000Z",
        "sent_at": "2026-03-03T09:10:01.000000Z",
        "notification_type": "sms",
        "template_id": str(uuid.uuid4()),
        "template_version": 1,
    }


def test_a_receipt_moves_its_message_and_again_changes_nothing(post, write, went, again, put):
    message = went(write())
    for _ in range(3):
        assert post(receipt(message.pk)) == 204
    assert again(message).state == "delivered"
    assert put() == ["huddle.was_told"]
    assert post(receipt(message.pk, "temporary-failure")) == 204
    assert again(message).state == "delivered"


@pytest.mark.parametrize("token", ["", "Bearer ", "Bearer wrong", "a token of the tests", "Bearer ☃"])
def test_a_forged_receipt_is_turned_away_whatever_it_says(post, write, went, again, token):
    message = went(write())
    assert post(receipt(message.pk), token=token) == 401
    assert post(b"{{{", token=token) == 401
    assert post({"source_number": PHONE, "message": "STOP"}, to=REPLIES, token=token) == 401
    assert again(message).state == "sending"


def test_a_receipt_for_nothing_we_know_is_kept_aside_without_a_number(post):
    for reference in (uuid.uuid4(), "theirs", None):
        assert post(receipt(reference)) == 204
    assert models.Parked.objects.count() == 3
    assert not [row for row in models.Parked.objects.all() if PHONE in f"{row.reference}{row.status}"]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"3", b"null", b'{"reference": "x"}', b'{"reference": 3, "status": "delivered"}', b"[" * 9000],
)
def test_what_is_not_a_receipt_is_refused(post, body):
    assert post(body) == 400
    assert post(body, to=REPLIES) == 400


def test_far_too_much_is_refused(post):
    assert post(b" " * 30_000) == 413


def test_only_posting_is_possible(client):
    assert client.get(ADDRESS).status_code == 405


def test_stop_written_back_from_a_phone_is_heard(post, write, put):
    write()
    body = {
        "id": str(uuid.uuid4()),
        "source_number": PHONE.lstrip("+"),
        "destination_number": "447700900999",
        "message": "Stop",
        "date_received": "2026-03-03T09:11:00.000000Z",
    }
    assert post(body, to=REPLIES) == 204
    assert put() == ["steps.ring_safely"]
    assert post(body | {"source_number": "; DROP TABLE"}, to=REPLIES) == 400


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(["reference", "status", "message", "source_number"]), inner, max_size=4
                )
            ),
        ),
    )
)
def test_nothing_that_is_posted_breaks_us(post, jobs, body):
    for address in (ADDRESS, REPLIES):
        assert post(body, to=address) in (204, 400)
