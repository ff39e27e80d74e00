"""Real processes for tests: one that only starts, and servers that answer."""

import contextlib
import http.client
import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from joined.base.databases import Database


def surroundings(database: Database, *, mode: str = "production", **changed: str | None) -> dict[str, str]:
    """The environment of a server on that database as the application's role; None takes a variable away."""
    env = os.environ | {
        "JOINED_MODE": mode,
        "DATABASE_URL": database.url,
        "DATABASE_OWNER_URL": "",
        **changed,
    }
    return {name: value for name, value in env.items() if value is not None and name != "JOINED_AS_OWNER"}


def started(env: dict[str, str], code: str = "import joined.config.wsgi") -> subprocess.CompletedProcess:
    """What becomes of a process that does what every server does first."""
    return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=60)


@dataclass
class Answer:
    """Status, headers and text of one answer."""

    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass
class Browser:
    """Keeps cookies and sends them back, as if behind the proxy that speaks TLS for all servers."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    set_cookies: list[str] = field(default_factory=list)

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, **fields: str) -> Answer:
        """Send the form of that page, with its token."""
        page = self.get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text).group(1)
        return self._ask("POST", path, urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token}))

    def _ask(self, method: str, path: str, body: str = "") -> Answer:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=20)
        headers = {
            "Host": "localhost",
            "X-Forwarded-Proto": "https",
            "Origin": "https://localhost",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        self.set_cookies = response.headers.get_all("Set-Cookie") or []
        for line in self.set_cookies:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        answer = Answer(response.status, response.headers, response.read().decode())
        connection.close()
        return answer


@contextlib.contextmanager
def server(env: dict[str, str]) -> Iterator[Browser]:
    """The pages, in a process of their own, until the end of the block; yields a fresh browser."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "joined.config.asgi:application", "--port", str(port)]
    command += ["--http", "httptools", "--lifespan", "off", "--log-level", "warning", "--no-access-log"]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        _wait(process, port)
        yield Browser(port)
    finally:
        process.terminate()
        process.communicate(timeout=20)


def _wait(process: subprocess.Popen, port: int) -> None:
    patience = time.monotonic() + 30
    while time.monotonic() < patience:
        if process.poll() is not None:
            raise AssertionError(process.stdout.read())
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.05)
    raise AssertionError("The server did not come up.")
