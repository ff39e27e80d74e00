"""A page is asked only when all that was sent to it is here: whoever sends slowly, or half, holds up nobody (F-20)."""

import asyncio
import typing
from collections.abc import Awaitable, Callable

from joined.base import uploads

IDLE_SECONDS, ALL_SECONDS = 10.0, 60.0
KEPT = 2 * uploads.MOST
"""Of a larger body no more is kept; the page reads its announced length and says that it is too large."""
TOO_SLOW = b"What you sent did not arrive. Nothing was kept. Please send it again."

Messages = Callable[..., Awaitable[typing.Any]]
Scope = dict[str, typing.Any]


class Whole:
    """Waits for the whole body without taking a page's turn; gives up after ten silent seconds, or a minute."""

    def __init__(self, pages: Messages, *, idle: float = IDLE_SECONDS, seconds: float = ALL_SECONDS) -> None:
        self.pages, self.idle, self.seconds = pages, idle, seconds

    async def __call__(self, scope: Scope, receive: Messages, send: Messages) -> None:
        if scope["type"] != "http" or _is_hopeless(scope):
            await self.pages(scope, receive, send)
            return
        try:
            body = await asyncio.wait_for(self._body(receive), self.seconds)
        except TimeoutError:
            await _give_up(send)
            return
        if body is not None:
            await self.pages(scope, _given(body, receive), send)

    async def _body(self, receive: Messages) -> bytes | None:
        """All of it, or as much as is kept; None when whoever sent it has gone."""
        body, more = bytearray(), True
        while more:
            message = await asyncio.wait_for(receive(), self.idle)
            if message["type"] != "http.request":
                return None
            part = message.get("body", b"")
            body += part[: KEPT - len(body)]
            more = message.get("more_body", False)
        return bytes(body)


def _is_hopeless(scope: Scope) -> bool:
    """So large, by its own account, that its page turns it away without listening."""
    said = dict(scope["headers"]).get(b"content-length", b"0")
    return said.isdigit() and int(said) > uploads.MOST * uploads.PATIENCE


def _given(body: bytes, receive: Messages) -> Messages:
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def give() -> typing.Any:
        return waiting.pop() if waiting else await receive()

    return give


async def _give_up(send: Messages) -> None:
    headers = [(b"content-type", b"text/plain"), (b"content-length", str(len(TOO_SLOW)).encode())]
    headers += [(b"connection", b"close"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 408, "headers": headers})
    await send({"type": "http.response.body", "body": TOO_SLOW})
