"""A real server with two workers, under spoiled messages and bombs: no 5xx, nobody dies (T15, T16; issue 3).

`FUZZ_MESSAGES=10000` asks for so many, `FUZZ_SEED` for others; what they were answered is printed.
"""

import collections
import contextlib
import http.client
import os
import pathlib
import secrets
import sys
import time

import pytest

from joined.base.making import making
from joined.huddle.tests import riverside as small
from joined.interop import machines
from joined.interop.tests import mauling, systems
from joined.interop.tests.conftest import with_an_address
from joined.people import models as people
from joined.places import actions as places
from joined.trail import models as trail
from joined_launch import commands, processes

COUNT = int(os.environ.get("FUZZ_MESSAGES", "150"))
SEED = int(os.environ.get("FUZZ_SEED", "20261122"))
MOST_SECONDS = 2.0
MOST_MEMORY = 200_000
"""Kilobytes beyond what the workers held before (security.md G15)."""


class Server:
    """Two workers, and what they hold."""

    def __init__(self, run: processes.Run, port: int) -> None:
        self.run, self.port = run, port

    @property
    def workers(self) -> set[int]:
        parent = self.run.children["web"].pid
        return set(map(int, pathlib.Path(f"/proc/{parent}/task/{parent}/children").read_text().split()))

    @property
    def memory(self) -> int:
        """The most that they held together, ever."""
        status = [pathlib.Path(f"/proc/{pid}/status").read_text() for pid in self.workers]
        return sum(int(text.partition("VmHWM:")[2].split()[0]) for text in status if "VmHWM:" in text)

    @property
    def said(self) -> str:
        return self.run.log("web").read_text()

    def sends(self, system: systems.System, body: bytes) -> tuple[int, bytes]:
        """POST $process-message, as a system on another machine would."""
        form = "application/fhir+json" if body.lstrip()[:1] in (b"{", b"[") else "application/fhir+xml"
        headers = system.headers() | {"Content-Type": form, "Host": "localhost"}
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as line:
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # refused before it was sent whole
                line.request("POST", f"{machines.ADDRESS}/$process-message", body, headers)
            answer = line.getresponse()
            return answer.status, answer.read()


@pytest.fixture
def server(fresh_database, tmp_path):
    env = dict(os.environ) | {"DATABASE_URL": fresh_database.url, "DATABASE_OWNER_URL": "", "JOINED_MODE": "demo"}
    env |= {"JOINED_SECRET_KEY": secrets.token_urlsafe(48), "JOINED_HOSTS": "localhost"}
    run = processes.Run(tmp_path)
    try:
        port = processes.free_port()
        run.start("web", commands.web("127.0.0.1", port, 2), env)
        processes.until_up(run, f"http://localhost:{port}/up")
        yield Server(run, port)
    finally:
        run.end()


@pytest.fixture
def system(server):
    """A client of the organisation that the official examples name as their sender."""
    with_an_address(small.make())
    places.add_organisation(by=small.SET_UP, name="Example Sender", kind="nhs_trust", code="RND")
    return systems.client("RND", per_minute=1_000_000)


def rows_of_people() -> tuple[int, int]:
    with making("people"):
        persons = people.Person.objects.count()
    with making("trail"):
        return persons, trail.Event.objects.filter(verb="interop.accept").count()


def test_spoiled_messages_are_all_answered_and_no_worker_dies(server, system, capsys):
    own = systems.client("Z99001", per_minute=1_000_000)
    workers, answers, slowest = server.workers, collections.Counter(), 0.0
    for body in mauling.spoiled(SEED, COUNT):
        began = time.monotonic()
        status, said = server.sends(own if b"Z99001" in body else system, body)
        slowest = max(slowest, time.monotonic() - began)
        answers[status] += 1
        assert status < 500, (status, said, body[:2000])
        assert said.startswith((b"{", b"<?xml")), said[:200]
    with capsys.disabled():
        figures = ", ".join(f"{status}: {count}" for status, count in sorted(answers.items()))
        sys.stdout.write(f"\n{COUNT} spoiled messages, seed {SEED}: {figures}; slowest {slowest:.2f} s\n")
    assert server.workers == workers
    assert len(workers) >= 2
    assert "Traceback" not in server.said
    assert answers[200] > 0
    persons, accepted = rows_of_people()
    assert persons == accepted, "nobody is made but by a message that was received"


def test_bombs_are_refused_at_once_and_the_workers_live(server, system):
    assert server.sends(system, systems.REFERRAL)[0] == 403, "the address works"
    own = systems.client("Z99001")
    for _ in range(4):
        assert server.sends(own, systems.REFERRAL)[0] == 200
    workers, held = server.workers, server.memory
    for name, bomb in mauling.bombs().items():
        began = time.monotonic()
        status, said = server.sends(own, bomb)
        took = time.monotonic() - began
        expected = (200,) if name == "in a circle" else (400, 413, 422)
        assert status in expected, (name, status, said[:300])
        assert took < MOST_SECONDS, (name, took)
    assert server.workers == workers
    assert server.memory - held < MOST_MEMORY
    assert server.sends(own, systems.REFERRAL)[0] == 200
    assert "Traceback" not in server.said
