"""The server: the receiver's address, its page, and what tests and people may switch and ask."""

import contextlib
import http.server
import json
import threading
import urllib.parse
from collections.abc import Iterator

from stand_ins.partner import page
from stand_ins.partner.receiving import Answer, Partner
from stand_ins.partner.switches import Switch

MOST_BYTES = 5_000_000


class Handler(http.server.BaseHTTPRequestHandler):
    """Routes one request."""

    server_version = "PartnerStandIn"
    server: "Server"

    def do_GET(self) -> None:
        partner = self.server.partner
        if self.path == "/":
            self._show(200, page.shown(partner), "text/html; charset=utf-8")
        elif self.path == "/up":
            self._answer(Answer(200, {"status": "ok"}))
        elif self.path == "/received":
            told = [message.bundle for message in partner.received]
            self._answer(Answer(200, {"received": told, "lost": partner.lost, "asked": partner.asked}))
        else:
            self._answer(Answer(404, {}))

    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), MOST_BYTES))
        partner = self.server.partner
        if self.path == "/switch":
            asked = urllib.parse.parse_qs(body.decode(errors="replace"))
            partner.switch = Switch(asked.get("answer", ["accept"])[0])
            self._go("/")
        elif self.path == "/switches":
            try:
                partner.switch = Switch(**json.loads(body or b"{}"))
            except (TypeError, ValueError) as wrong:
                self._answer(Answer(400, {"wrong": str(wrong)}))
                return
            self._answer(Answer(200, {"answer": partner.switch.answer}))
        elif urllib.parse.unquote(self.path).endswith("/$process-message"):
            self._process(partner, body)
        else:
            self._answer(Answer(404, {}))

    def _process(self, partner: Partner, body: bytes) -> None:
        if partner.switch.seconds:
            self.server.closing.wait(partner.switch.seconds)
        self._answer(partner.take(self.headers, body, self._address()))

    def _address(self) -> str:
        path = urllib.parse.unquote(self.path).removesuffix("/$process-message")
        return f"http://{self.headers.get('Host', '')}{path}"

    def _answer(self, answer: Answer) -> None:
        if answer.cut:
            return
        body = b"" if answer.body is None else json.dumps(answer.body).encode()
        self._show(answer.status, body, "application/fhir+json; version=1.4.0", answer.headers)

    def _show(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        with contextlib.suppress(ConnectionError):  # whoever asked did not wait
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            if status == 302:
                self.send_header("Location", "/elsewhere/$process-message")
            self.end_headers()
            self.wfile.write(body)

    def _go(self, address: str) -> None:
        self.send_response(303)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """What messages say stays out of logs."""


class Server(http.server.ThreadingHTTPServer):
    """Listens on this machine alone."""

    daemon_threads = True

    def __init__(self, port: int, partner: Partner) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.partner = partner
        self.closing = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A caller who left is no news."""


@contextlib.contextmanager
def running(*, key: str = "") -> Iterator[Server]:
    """A stand-in on a free port, for tests."""
    with Server(0, Partner(key=key)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()
