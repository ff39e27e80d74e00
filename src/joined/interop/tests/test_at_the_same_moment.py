"""Two who send at the same moment, each in a transaction of their own."""

import concurrent.futures
import contextvars
import json
import uuid
from collections.abc import Callable

from django.db import connection
from django.http import HttpResponse
from django.test import Client

from joined.base.making import making
from joined.doors import models as doors
from joined.huddle.tests import riverside as small
from joined.interop.tests import messages, systems
from joined.interop.tests.conftest import with_an_address
from joined.interop.tests.test_over_http import IDS


def together(*deeds: Callable[[], HttpResponse]) -> list[HttpResponse]:
    """All at once, each on a connection of its own."""

    def alone(deed: Callable[[], HttpResponse], context: contextvars.Context) -> HttpResponse:
        try:
            return context.run(deed)
        finally:
            connection.close()

    with concurrent.futures.ThreadPoolExecutor(len(deeds)) as pool:
        asked = [pool.submit(alone, deed, contextvars.copy_context()) for deed in deeds]
        return [each.result() for each in asked]


def sender() -> systems.System:
    with_an_address(small.make())
    return systems.client("Z99001")


def sends(system: systems.System, body: bytes, **ids: str) -> Callable[[], HttpResponse]:
    alone = systems.System(system.id, system.code, system.key, browser=Client())
    return lambda: alone.sends(body, **ids)


def requests() -> int:
    with making("doors"):
        return doors.Referral.objects.count()


def test_one_message_sent_eight_times_at_once_is_one_request(fresh_database, morning, jobs):
    system = sender()
    again = together(*(sends(system, systems.REFERRAL, **IDS) for _ in range(4)))
    assert sorted(each.status_code for each in again) == [200, 409, 409, 409]
    fresh = together(*(sends(system, systems.REFERRAL) for _ in range(4)))
    assert [each.status_code for each in fresh] == [200] * 4
    assert len({each.content for each in fresh}) == 1
    assert requests() == 1


def test_two_messages_under_one_pair_at_once_are_one_request_and_one_conflict(fresh_database, morning, jobs):
    system = sender()
    bodies = [json.dumps(messages.referral() | {"id": str(uuid.uuid4())}).encode() for _ in range(3)]
    answers = together(*(sends(system, body, **IDS) for body in bodies))
    assert sorted(each.status_code for each in answers) == [200, 409, 409]
    assert {systems.why(each)[2] for each in answers if each.status_code == 409} == {"conflict"}
    assert requests() == 1


def test_one_token_shown_by_four_at_once_lets_one_in(fresh_database, morning, jobs):
    system = sender()
    token = f"Bearer {system.token()}"

    def asks() -> HttpResponse:
        alone = systems.System(system.id, system.code, system.key, browser=Client())
        return alone.asks("metadata", Authorization=token)

    assert sorted(each.status_code for each in together(asks, asks, asks, asks)) == [200, 401, 401, 401]
