"""Before the pages' threads: one slow page never takes all of them, and nobody waits in a line without end (F-31)."""

import asyncio
import collections
import typing
from collections.abc import Awaitable, Callable

from django.urls import Resolver404, resolve

from joined.base import web

WAITING = 24
"""How many requests for one page may wait in one server."""
MOST = 160
"""How many requests may be under way or waiting in one server, whatever their pages; open streams do not count."""
SECONDS = 2.0
"""How long each of them waits."""
MACHINES: typing.Mapping[str, tuple[int, float]] = dict.fromkeys(("messages:callback", "messages:received"), (150, 4.0))
"""Receipts and replies come many at once, from a service that itself waits five seconds: so many, so long (F-10)."""
Messages = Callable[..., Awaitable[typing.Any]]
Scope = dict[str, typing.Any]


class Gate:
    """Lets `at_once` requests for the same page through; more wait a moment, and then are asked to come again."""

    def __init__(self, pages: Messages, *, at_once: int, waiting: int = WAITING, seconds: float = SECONDS) -> None:
        self.pages, self.waiting, self.seconds = pages, waiting, seconds
        self._turns: dict[str, asyncio.Semaphore] = collections.defaultdict(lambda: asyncio.Semaphore(at_once))
        self._lines: collections.Counter[str] = collections.Counter()
        self._inside = 0

    async def __call__(self, scope: Scope, receive: Messages, send: Messages) -> None:
        if scope["type"] != "http":
            await self.pages(scope, receive, send)
            return
        page = _page(scope["path"])
        if not page:
            await self.pages(scope, receive, send)
            return
        if self._inside >= MOST:
            await _come_again(send)
            return
        self._inside += 1
        try:
            await self._in_turn(page, scope, receive, send)
        finally:
            self._inside -= 1

    async def _in_turn(self, page: str, scope: Scope, receive: Messages, send: Messages) -> None:
        if not await self._has_turn(page):
            await _come_again(send)
            return
        try:
            await self.pages(scope, receive, send)
        finally:
            self._turns[page].release()

    async def _has_turn(self, page: str) -> bool:
        turns = self._turns[page]
        if not turns.locked():
            return await turns.acquire()
        waiting, seconds = MACHINES.get(page, (self.waiting, self.seconds))
        if self._lines[page] >= waiting:
            return False
        self._lines[page] += 1
        try:
            await asyncio.wait_for(turns.acquire(), seconds)
        except TimeoutError:
            return False
        finally:
            self._lines[page] -= 1
        return True


def _page(path: str) -> str:
    """The page's name, which addresses that differ in an id share; empty for files and for what is no page."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


async def _come_again(send: Messages) -> None:
    answer = web.away()
    headers = [(name.lower().encode(), value.encode()) for name, value in answer.headers.items()]
    headers += [(b"content-length", str(len(answer.content)).encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": answer.content})
