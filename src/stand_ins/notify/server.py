"""The server: Notify's API, phones to look at, and what tests and people may switch and ask."""

import contextlib
import datetime
import http.server
import json
import threading
import time
import typing
import urllib.parse
import uuid
from collections.abc import Iterator

from stand_ins.notify import api, limits, phone, receipts, switches, texts
from stand_ins.notify.shapes import Answer, Fault

MOST_BYTES = 200_000
OWN_NUMBER = "447700900999"


class StandIn:
    """Everything behind the addresses. `offset`: seconds between real time and what phones and receipts show."""

    def __init__(
        self,
        *,
        key: str,
        callback: str = "",
        replies: str = "",
        token: str = "",
        sender: str = "NHS",
        when: str = "now",
        offset: float = 0,
        again_seconds: float | None = None,
        seconds: typing.Callable[[], float] = time.monotonic,
    ) -> None:
        self.ahead = datetime.timedelta(seconds=offset)
        self.rules = switches.Switches(when=when)
        self.bucket = limits.Bucket(a_minute=3000, seconds=seconds)
        self.turned_away: list[datetime.datetime] = []
        self.shelf = texts.Shelf(self.now)
        self.postman = receipts.Postman(
            callback=callback, replies=replies, token=token, now=self.now, again_seconds=again_seconds
        )
        self.api = api.Api(key=key, shelf=self.shelf, postman=self.postman, rules=self.rules, sender=sender)
        self.sender = sender
        self.closing = threading.Event()

    def now(self) -> datetime.datetime:
        return datetime.datetime.now(datetime.UTC) + self.ahead  # noqa: TID251  outside the house

    def switch(self, asked: dict[str, typing.Any]) -> Answer:
        """New rules, in place of the old; also the limit a minute."""
        try:
            self.rules.set(asked)
            self.bucket.set(int(asked.get("limit_per_minute", 3000)))
        except (TypeError, ValueError, AttributeError) as wrong:
            return Fault(400, "ValidationError", str(wrong)).answer
        return Answer(200, self.rules.shown())

    def release(self, asked: dict[str, typing.Any]) -> Answer:
        """Post the receipts that were held; what each was answered."""
        gone = self.postman.release(reference=asked.get("reference"), reverse=bool(asked.get("reverse")))
        return Answer(200, {"released": [_told(receipt) for receipt in gone]})

    def sent(self) -> Answer:
        """What was taken, how often, which receipts were posted, and when somebody was turned away (429)."""
        done = [_told(receipt) for receipt in self.postman.done]
        turned = [moment.isoformat() for moment in self.turned_away]
        shown = {"receipts": done, "held": len(self.postman.held), "turned_away": turned}
        return Answer(200, {**self.shelf.counted(), **shown})

    def reply(self, number: str, words: str) -> None:
        """Somebody writes back from their phone."""
        reply = self.shelf.reply(number, words)
        self.postman.pass_on(reply, identifier=str(uuid.uuid4()), own_number=OWN_NUMBER)

    def close(self) -> None:
        self.closing.set()
        self.postman.close()


def _told(receipt: texts.Receipt) -> dict[str, typing.Any]:
    reference = receipt.text.reference if receipt.text else None
    return {"reference": reference, "status": receipt.body.get("status"), "answers": receipt.answers}


class Handler(http.server.BaseHTTPRequestHandler):
    """Routes one request."""

    server_version = "NotifyStandIn"
    stand_in: StandIn

    def do_GET(self) -> None:
        path, query = self._asked()
        if path == "/up":
            self._answer(Answer(200, {"status": "ok"}))
        elif path == "/sent":
            self._answer(self.stand_in.sent())
        elif path == "/switches":
            self._answer(Answer(200, {**self.stand_in.rules.shown(), "answers": switches.ANSWERS}))
        elif shown := phone.page(path, self.stand_in):
            self._show(*shown)
        else:
            self._answer(self._notify(path, query, b""))

    def do_POST(self) -> None:
        path, query = self._asked()
        body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), MOST_BYTES))
        if path in ("/switches", "/release"):
            deed = self.stand_in.switch if path == "/switches" else self.stand_in.release
            self._answer(_with_json(body, deed))
        elif number := phone.number_of_reply(path):
            words = urllib.parse.parse_qs(body.decode(errors="replace")).get("words", [""])[0].strip()
            if words:
                self.stand_in.reply(number, words[:1000])
            self._go(phone.address(number))
        else:
            self._answer(self._notify(path, query, body))

    def do_DELETE(self) -> None:
        path, _ = self._asked()
        self._answer(self.stand_in.switch({}) if path == "/switches" else Answer(404, {}))

    def _asked(self) -> tuple[str, dict[str, list[str]]]:
        parts = urllib.parse.urlsplit(self.path)
        return urllib.parse.unquote(parts.path), urllib.parse.parse_qs(parts.query)

    def _notify(self, path: str, query: dict[str, list[str]], body: bytes) -> Answer:
        if self.command == "POST" and not self.stand_in.bucket.takes():
            limit = self.stand_in.bucket.a_minute
            words = f"Exceeded rate limit for key type LIVE of {limit} requests per 60 seconds"
            return self._counted(Fault(429, "RateLimitError", words).answer)
        root = f"http://{self.headers.get('Host', 'localhost')}/"
        token = self.headers.get("Authorization")
        return self._counted(self.stand_in.api.answer(self.command, path, query, token, body, root))

    def _counted(self, answer: Answer) -> Answer:
        if answer.status == 429:
            self.stand_in.turned_away.append(self.stand_in.now())
        return answer

    def _answer(self, answer: Answer) -> None:
        if answer.seconds:
            self.stand_in.closing.wait(answer.seconds)
        if answer.cut:
            return
        body = b"" if answer.body is None else json.dumps(answer.body, ensure_ascii=False).encode()
        self._show(body, "application/json", answer.status)

    def _show(self, body: bytes, kind: str, status: int = 200) -> None:
        with contextlib.suppress(ConnectionError):  # whoever asked did not wait
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

    def _go(self, address: str) -> None:
        self.send_response(303)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Numbers and words of texts stay out of logs."""


def _with_json(body: bytes, deed: typing.Callable[[dict[str, typing.Any]], Answer]) -> Answer:
    try:
        asked = json.loads(body or b"{}")
    except ValueError:
        return Fault(400, "BadRequestError", "That is not JSON.").answer
    return deed(asked if isinstance(asked, dict) else {})


class Server(http.server.ThreadingHTTPServer):
    """Listens on this machine alone."""

    daemon_threads = True
    request_queue_size = 200

    def __init__(self, port: int, stand_in: StandIn) -> None:
        handler = type("Handler", (Handler,), {"stand_in": stand_in})
        super().__init__(("127.0.0.1", port), handler)
        self.stand_in = stand_in

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller who left is no news."""


@contextlib.contextmanager
def running(**words: typing.Any) -> Iterator[Server]:
    """A stand-in on a free port, for tests; `words` as for StandIn."""
    with Server(0, StandIn(**words)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.stand_in.close()
            server.shutdown()
            thread.join()
