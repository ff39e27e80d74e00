"""A stand-in on a free port, the official client pointed at it, and somewhere for its receipts to go."""

import http.server
import json
import threading
import urllib.request
import uuid
from collections.abc import Iterator

import pytest
from notifications_python_client.notifications import NotificationsAPIClient

from stand_ins.notify import server

KEY = f"tests-{uuid.UUID(int=11)}-{uuid.UUID(int=12)}"
TOKEN = "a token of the tests"
TEMPLATE = str(uuid.UUID(int=13))
PHONE = "+447700900123"


class Callback:
    """An address that receipts are posted to; answers as it is told."""

    def __init__(self) -> None:
        self.got: list[dict] = []
        self.tokens: list[str] = []
        self.answers: list[int] = []
        whole = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                whole.got.append({"path": self.path, **json.loads(body)})
                whole.tokens.append(self.headers["Authorization"])
                self.send_response(whole.answers.pop(0) if whole.answers else 204)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *words: object) -> None:
                """Quiet."""

        self.server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/receipts/"

    @property
    def statuses(self) -> list[str]:
        return [receipt["status"] for receipt in self.got]


@pytest.fixture
def callback() -> Iterator[Callback]:
    made = Callback()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.fixture
def notify(callback: Callback) -> Iterator[server.Server]:
    with server.running(key=KEY, callback=callback.url, replies=callback.url, token=TOKEN, when="release") as made:
        yield made


@pytest.fixture
def client(notify: server.Server) -> Iterator[NotificationsAPIClient]:
    made = NotificationsAPIClient(KEY, base_url=notify.url, timeout=5)
    yield made
    made.request_session.close()


@pytest.fixture
def send(client: NotificationsAPIClient):
    """Send a text as the house does."""

    def sent(words: str = "Hello Amina.", *, to: str = PHONE, reference: str = "one") -> dict:
        return client.send_sms_notification(
            phone_number=to, template_id=TEMPLATE, personalisation={"words": words}, reference=reference
        )

    return sent


@pytest.fixture
def ask(notify: server.Server):
    """Switch, release or look, over HTTP as anybody would."""

    def asked(path: str, body: dict | None = None, method: str = "") -> dict | str:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(notify.url + path, data=data, method=method or None)
        with urllib.request.urlopen(request, timeout=5) as answer:
            text = answer.read().decode()
        return json.loads(text) if answer.headers["Content-Type"] == "application/json" else text

    return asked
