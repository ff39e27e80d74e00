"""The server as it is run for real: production mode, two workers, no demo data."""

import contextlib
import http.client
import os
import secrets
import sys
import urllib.parse

import pytest

from joined.base import testing
from joined_launch import commands, processes, surroundings


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    with testing.another_database() as database:
        env = dict(os.environ) | surroundings.demo_secrets()
        env |= {"DATABASE_URL": database.url, "JOINED_MODE": "production", "JOINED_HOSTS": "localhost"}
        env |= {"JOINED_SECRET_KEY": secrets.token_urlsafe(48)}
        run = processes.Run(tmp_path_factory.mktemp("run"))
        try:
            port = processes.free_port()
            run.start("web", [sys.executable, *commands.web("127.0.0.1", port, 2)[1:]], env)
            processes.until_up(run, f"http://localhost:{port}/up")
            yield f"http://localhost:{port}"
        finally:
            run.end()


def asked(address, path, **more):
    with contextlib.closing(http.client.HTTPConnection(urllib.parse.urlsplit(address).netloc, timeout=10)) as line:
        line.request("GET", path, headers={"X-Forwarded-Proto": "https"} | more)
        answer = line.getresponse()
        answer.read()
        return answer


def test_two_workers_answer_and_strangers_are_shown_the_way_to_sign_in(served):
    assert asked(served, "/ready").status == 200
    turned_away = asked(served, "/people/")
    assert (turned_away.status, turned_away.headers["Location"].split("?")[0]) == (302, "/sign-in/login/")
    assert asked(served, "/demo/sign-in/").status == 302
    door = asked(served, "/sign-in/login/")
    assert door.status == 200
    assert "__Host-csrf=" in door.headers["Set-Cookie"]
    assert "Secure" in door.headers["Set-Cookie"]
    assert "default-src 'none'" in door.headers["Content-Security-Policy"]
    assert door.headers["Strict-Transport-Security"].startswith("max-age=31536000")


def test_the_design_system_goes_out_compressed(served):
    plain = asked(served, "/static/nhsuk/css/nhsuk-frontend.min.css")
    small = asked(served, "/static/nhsuk/css/nhsuk-frontend.min.css", **{"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert int(small.headers["Content-Length"]) * 5 < int(plain.headers["Content-Length"])
