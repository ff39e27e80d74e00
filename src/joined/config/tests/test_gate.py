"""One slow page leaves a thread to every other, and nobody waits in a line without end (F-31)."""

import asyncio

import pytest

from joined.config import gate

PATHS = {"slow": "/requests/mine/", "other": "/people/", "file": "/static/joined/joined.css"}
RECEIPTS = "/messages/notify/callback/"


class Pages:
    """Pages that answer when they are told to; how many are at work, and how many were at most."""

    def __init__(self, *, slow=PATHS["slow"]):
        self.slow = slow
        self.done, self.now, self.most = asyncio.Event(), 0, 0

    async def __call__(self, scope, receive, send):
        self.now += 1
        self.most = max(self.most, self.now)
        if scope["path"] == self.slow:
            await self.done.wait()
        self.now -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})


async def ask(gated, path):
    """The status and the headers of one answer."""
    told = []

    async def send(message):
        told.append(message)

    await gated({"type": "http", "path": path}, None, send)
    return told[0]["status"], {name.decode(): value.decode() for name, value in told[0]["headers"]}


def test_a_slow_page_keeps_no_other_waiting_and_its_line_is_short():
    async def play():
        pages = Pages()
        gated = gate.Gate(pages, at_once=2, waiting=3, seconds=0.05)
        slow = [asyncio.create_task(ask(gated, PATHS["slow"])) for _ in range(9)]
        await asyncio.sleep(0)
        others = [await ask(gated, PATHS["other"]), await ask(gated, PATHS["file"])]
        turned_away = [task for task in slow if task.done()]
        await asyncio.wait(slow, timeout=0.3)
        waited = [task.result() for task in slow if task.done()]
        pages.done.set()
        return others, len(turned_away), waited, [await task for task in slow], pages.most

    others, at_once, waited, all_of_them, most = asyncio.run(play())
    assert [status for status, _ in others] == [200, 200]
    assert at_once == 4
    assert {(status, headers["retry-after"]) for status, headers in waited} == {(503, "5")}
    assert sorted(status for status, _ in all_of_them) == [200] * 2 + [503] * 7
    assert most == 3


def test_receipts_of_the_sending_service_wait_for_their_turn_where_people_would_be_asked_to_come_again():
    """F-10: it posts many at once, and has five seconds of patience."""

    async def play():
        pages = Pages(slow=RECEIPTS)
        gated = gate.Gate(pages, at_once=2, waiting=3, seconds=0.05)
        receipts = [asyncio.create_task(ask(gated, RECEIPTS)) for _ in range(100)]
        await asyncio.wait(receipts, timeout=0.2)
        waiting = sum(not task.done() for task in receipts)
        pages.done.set()
        return waiting, {(await task)[0] for task in receipts}

    assert asyncio.run(play()) == (100, {200})


def test_a_turn_is_given_back_when_a_page_fails():
    async def failing(scope, receive, send):
        raise RuntimeError

    async def play():
        gated = gate.Gate(failing, at_once=1, seconds=0.05)
        for _ in range(5):
            with pytest.raises(RuntimeError):
                await ask(gated, PATHS["slow"])

    asyncio.run(play())


def test_what_is_no_request_passes():
    async def play():
        pages = Pages()

        async def nothing(message):
            pass

        await gate.Gate(pages, at_once=1)({"type": "lifespan", "path": ""}, None, nothing)
        return pages.most

    assert asyncio.run(play()) == 1
