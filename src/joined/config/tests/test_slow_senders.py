"""Eight senders who stop half-way, at a real server: every other page goes on (F-20). It takes a server's start."""

import contextlib
import socket
import time

import pytest

from joined.config.tests import serving

PAGES = ("/imports/", "/sign-in/login/")
HALF = (
    "POST {path} HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-csrf=" + 32 * "a" + "\r\n"
    "Content-Type: multipart/form-data; boundary=x\r\n"
    "Content-Length: 5000000\r\n\r\n--x\r\nContent-Disposition: form-data; name=a\r\n\r\nhalf"
)


@pytest.fixture
def server(fresh_database):
    with serving.server(serving.surroundings(fresh_database)) as browser:
        yield browser


def test_senders_who_stop_half_way_hold_up_nobody(server):
    with contextlib.ExitStack() as stack:
        for number in range(8):
            slow = stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=5))
            slow.sendall(HALF.format(path=PAGES[number % 2]).encode())
        begun = time.monotonic()
        answers = [server.get(path).status for path in ("/about/help/", "/sign-in/login/", "/about/help/")]
        assert answers == [200] * 3
        assert time.monotonic() - begun < 8
