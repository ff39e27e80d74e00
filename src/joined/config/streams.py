"""Pages that stay open: `/live/<kind>/<id>/` sends what changed as server-sent events, outside the pages' threads.

A stream holds no thread and no database connection. It ends after ten minutes; the browser comes again and says
what it has, so that nothing is sent twice and nothing is missed.
"""

import asyncio
import contextlib
import http.cookies
import re
import typing
import urllib.parse
import uuid
from collections.abc import Awaitable, Callable

from django.conf import settings

from joined.accounts import visits
from joined.base import live

PATH = re.compile(r"/live/([a-z]+)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/")
TICK_SECONDS = 10.0
LASTS_SECONDS = 600.0
MOST = 1000
"""Streams that one process keeps open; whoever comes later asks for what changed now and then instead."""
Messages = Callable[..., Awaitable[typing.Any]]
Scope = dict[str, typing.Any]
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


class Streams:
    """Answers live addresses itself and passes everything else on to the pages."""

    def __init__(self, pages: Messages) -> None:
        self.pages, self.hub, self._open = pages, live.Hub(), 0

    async def __call__(self, scope: Scope, receive: Messages, send: Messages) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/live/"):
            await self.pages(scope, receive, send)
            return
        match = PATH.fullmatch(scope["path"])
        if match is None or match[1] not in settings.SCENES:
            await _answer(send, 404)
        elif scope["method"] != "GET":
            await _answer(send, 405)
        elif self._open >= MOST:
            await _answer(send, 503)
        else:
            await self._stream(scope, receive, send, kind=match[1], about=match[2])

    async def _stream(self, scope: Scope, receive: Messages, send: Messages, *, kind: str, about: str) -> None:
        session = _cookies(scope).get(settings.SESSION_COOKIE_NAME, "")
        visit = await self.hub.ask(lambda: visits.at(session))
        if not visit.is_in:
            await _answer(send, 401)
            return
        asked = dict(urllib.parse.parse_qsl(scope["query_string"].decode("latin-1")))
        reader = live.Reader(
            actor=visit.actor,
            session=session,
            about=uuid.UUID(about),
            wanted=asked.get("item", ""),
            view=asked.get("view", ""),
            have=live.has(asked.get("have", "")),
        )
        self._open += 1
        try:
            async with self.hub.reading(kind, reader):
                await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
                await self._until_it_ends(reader, receive, send)
        finally:
            self._open -= 1

    async def _until_it_ends(self, reader: live.Reader, receive: Messages, send: Messages) -> None:
        gone = asyncio.create_task(_left(receive))
        sending = asyncio.create_task(self._send(reader, send))
        try:
            await asyncio.wait({gone, sending}, timeout=LASTS_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        finally:
            is_gone = gone.done()
            for task in (gone, sending):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, OSError):
                    await task
        if not is_gone:
            await send({"type": "http.response.body", "body": b""})

    async def _send(self, reader: live.Reader, send: Messages) -> None:
        """What arrives, and a tick now and then: a page that hears nothing for longer knows that it is not live."""
        while True:
            try:
                event = await asyncio.wait_for(reader.inbox.get(), TICK_SECONDS)
            except TimeoutError:
                event = b"event: tick\ndata:\n\n" if self.hub.is_listening else b": away\n\n"
            body = event or b"event: gone\ndata:\n\n"
            await send({"type": "http.response.body", "body": body, "more_body": True})
            if event is None:
                return


def _cookies(scope: Scope) -> dict[str, str]:
    found: http.cookies.SimpleCookie = http.cookies.SimpleCookie()
    for name, value in scope["headers"]:
        if name == b"cookie":
            with contextlib.suppress(http.cookies.CookieError):
                found.load(value.decode("latin-1"))
    return {name: morsel.value for name, morsel in found.items()}


async def _left(receive: Messages) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _answer(send: Messages, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"cache-control", b"no-store")]})
    await send({"type": "http.response.body", "body": b""})
