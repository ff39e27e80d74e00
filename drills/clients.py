"""Clients that work while things break: each write has words of its own and a form key, and is sent until answered.

What was answered is on a list of the client's own; what the house holds is compared with it afterwards.
"""

import dataclasses
import datetime
import os
import random
import re
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable

import requests

from drills.browsing import Browser, Seen
from drills.house import House
from joined_launch import folders

STEP = re.compile(r"/steps/([0-9a-f-]{36})/\?answer=changed")
VIEW = re.compile(r'action="(/huddles/items/[0-9a-f-]{36}/view/)"')
SITTING = re.compile(r"/huddles/[0-9a-f-]{36}/")
BRING = {
    "talked": "yes",
    "sharing": "nhs_council",  # "everybody" wants somebody ticked, or is asked again
    "may_ring": "yes",
    "may_text": "3",
    "alone": "yes",
    "if_answered": "nothing",
    "never": "nobody",
    "safety": "no",
}


class Client(threading.Thread):
    """One browser that writes again and again until it is told to stop. `keyed`: with form keys, as our pages do."""

    kind = ""
    who = ""

    def __init__(self, house: House, seen: Seen, *, seed: int, keyed: bool = True, losing: float = 0.05) -> None:
        super().__init__(daemon=True, name=f"{self.kind} {seed}")
        self.house, self.seen, self.keyed, self.losing = house, seen, keyed, losing
        self.luck = random.Random(seed)
        self.browser = Browser(house, seen, who=self.who)
        self.stopping = threading.Event()
        self.trouble = ""

    def run(self) -> None:
        try:
            self.browser.sign_in()
            self.prepare()
            while not self.stopping.is_set():
                self._write()
                self.stopping.wait(self.house.breath)
        except Exception as trouble:  # told in the table; a thread that dies unseen proves nothing
            self.trouble = f"{type(trouble).__name__}: {trouble}"
        finally:
            self.browser.session.close()

    def _write(self) -> None:
        words = f"{self.kind} {uuid.uuid4().hex}"
        key = {"form_key": uuid.uuid4().hex} if self.keyed else {}
        if self.luck.random() < 0.1:
            self._write_and_leave(words, key)
        elif self.write(words, key, losing=self.luck.random() < self.losing):
            self.seen.answered(self.kind, words)

    def _write_and_leave(self, words: str, key: dict[str, str]) -> None:
        """Somebody who sends once and walks away: whole or not at all."""
        if self.write(words, key, tries=1):
            self.seen.answered(self.kind, words)
        else:
            with self.seen.lock:
                self.seen.abandoned[self.kind].append(words)

    def prepare(self) -> None:
        """Find what to write on."""

    def write(self, words: str, key: dict[str, str], **how: object) -> bool:
        """Send one write; whether it was answered as saved."""
        raise NotImplementedError


class Views(Client):
    """The GP writes what they think, on today's agenda."""

    kind, who = "view", "gp"

    def prepare(self) -> None:
        sitting = SITTING.search(self.browser.get("/"))[0]
        self.actions = VIEW.findall(self.browser.get(sitting))

    def write(self, words: str, key: dict[str, str], **how: object) -> bool:
        answer = self.browser.post(self.luck.choice(self.actions), {"words": words, **key}, **how)
        return answer is not None and answer.status_code == 303


class Steps(Client):
    """The nurse answers a step: changed, and what comes instead. The next answer is to that one.

    A step that ends on a page of its own leads there, and nothing is saved by that.
    """

    kind, who = "step", "nurse"

    def write(self, words: str, key: dict[str, str], **how: object) -> bool:
        steps = STEP.findall(self.browser.get("/"))
        if not steps:
            return False
        day = datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=7)
        fields = {"answer": "changed", "reason": "drill", "what": words, "someone": ""}
        fields |= {"due_on": "choose", "due_on_on": f"{day:%-d %B %Y}", "next": "/"}
        answer = self.browser.post(f"/steps/{self.luck.choice(steps)}/", fields | key, **how)
        return answer is not None and answer.status_code in (302, 303) and answer.headers["Location"] == "/"


class Asks(Client):
    """A practice brings somebody whom it knows: a request is typed."""

    kind, who = "request", "gp"
    PEOPLE = """SELECT p.id FROM people_person p JOIN accounts_membership m ON m.organisation_id = p.practice_id
                  JOIN accounts_user u ON u.id = m.user_id WHERE u.email = 'gp@riverside.example'
                   AND NOT p.is_restricted ORDER BY p.id LIMIT 12"""

    def prepare(self) -> None:
        self.people = [str(person) for (person,) in self.house.sql(self.PEOPLE)]

    def write(self, words: str, key: dict[str, str], **how: object) -> bool:
        path = f"/huddles/bring/?person={self.luck.choice(self.people)}"
        answer = self.browser.post(path, BRING | {"ask": words} | key, **how)
        return answer is not None and answer.status_code == 303


KINDS: tuple[Callable[..., Client], ...] = (Views, Steps, Asks)


def of(kinds: tuple[Callable[..., Client], ...], house: House, seen: Seen, *, seed: int, **how: object) -> list[Client]:
    """One client of each kind."""
    return [kind(house, seen, seed=seed + number, **how) for number, kind in enumerate(kinds)]


def stop(clients: list[Client], *, seconds: float = 60) -> list[str]:
    """Let each finish what it is about; what went wrong with any of them. Whoever goes on writing spoils the count."""
    for client in clients:
        client.stopping.set()
    for client in clients:
        client.join(seconds)
    troubles = {client.name: "has not stopped" if client.is_alive() else client.trouble for client in clients}
    return [f"{name}: {trouble}" for name, trouble in troubles.items() if trouble]


class Texts(threading.Thread):
    """Texts to send, written a few each second by a process of its own; those whose id came back are acknowledged."""

    kind = "text"

    def __init__(self, house: House, seen: Seen, *, gap: float = 0.3) -> None:
        super().__init__(daemon=True, name="texts")
        self.house, self.seen, self.gap = house, seen, gap
        self.stopping = threading.Event()
        self.trouble = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "drills.texting"],
            env=house.env | {"PYTHONPATH": f"{folders.SOURCE}{os.pathsep}{folders.ROOT}"},
            cwd=folders.ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self) -> None:
        try:
            if self.process.stdout.readline().strip() != "ready":
                raise RuntimeError(self.process.stderr.read()[-500:])
            while not self.stopping.wait(self.gap):
                self._write()
        except Exception as trouble:  # as above
            self.trouble = f"{type(trouble).__name__}: {trouble}"
        finally:
            self.process.kill()
            with self.process:  # closes its pipes
                self.process.wait()

    def _write(self) -> None:
        self.process.stdin.write("text\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline().strip()
        if not said:
            raise RuntimeError(self.process.stderr.read()[-500:])
        if said.startswith("error"):
            self.seen.failed("text not written, database away")
        else:
            self.seen.answered(self.kind, said)


class Reader(threading.Thread):
    """Somebody who looks at pages, again and again; each answer with its status and its seconds."""

    def __init__(self, house: House, *, who: str, paths: tuple[str, ...], gap: float = 0.05) -> None:
        super().__init__(daemon=True, name=f"reader {who}")
        self.house, self.paths, self.gap = house, paths, gap
        self.browser = Browser(house, Seen(), who=who)
        self.stopping = threading.Event()
        self.looks: list[Look] = []
        self.trouble = ""

    def run(self) -> None:
        try:
            self.browser.sign_in()
            while not self.stopping.is_set():
                for path in self.paths:
                    self.look(path)
                    self.stopping.wait(max(self.gap, self.house.breath))
        except Exception as trouble:  # as above
            self.trouble = f"{type(trouble).__name__}: {trouble}"
        finally:
            self.browser.session.close()

    def look(self, path: str) -> None:
        """Ask once; nothing is tried again."""
        begun = time.monotonic()
        try:
            answer = self.browser._once("get", path, None, seconds=30)
            look = Look(path, begun, time.monotonic() - begun, answer.status_code, answer.text)
            if answer.status_code == 503 and "Retry-After" not in answer.headers:
                look.has_no_time = True
        except requests.RequestException:
            look = Look(path, begun, time.monotonic() - begun, 0, "")
        self.looks.append(look)


@dataclasses.dataclass
class Look:
    """One answer to a reader. `status` 0: none."""

    path: str
    at: float
    seconds: float
    status: int
    text: str
    has_no_time: bool = False
