"""What a client sees of the house: a browser that tries again while it is away, and the list of what was answered."""

import collections
import contextlib
import dataclasses
import re
import threading
import time

import requests

from drills.house import House

SECONDS = 12
TRIES = 60
GAP = 0.25
ID = re.compile(r"[0-9a-f-]{36}")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclasses.dataclass
class Seen:
    """What all clients saw: the words of answered writes by kind, when, and every error by its kind."""

    acknowledged: dict[str, list[str]] = dataclasses.field(default_factory=lambda: collections.defaultdict(list))
    abandoned: dict[str, list[str]] = dataclasses.field(default_factory=lambda: collections.defaultdict(list))
    moments: list[float] = dataclasses.field(default_factory=list)
    errors: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    bodies: list[str] = dataclasses.field(default_factory=list)
    without_time: int = 0
    lock: threading.Lock = dataclasses.field(default_factory=threading.Lock)

    def answered(self, kind: str, words: str) -> None:
        """This write was answered: it must be there, once."""
        with self.lock:
            self.acknowledged[kind].append(words)
            self.moments.append(time.monotonic())

    def failed(self, kind: str, answer: requests.Response | None = None) -> None:
        """A try came to nothing."""
        with self.lock:
            self.errors[kind] += 1
            if answer is not None and answer.status_code == 503 and "Retry-After" not in answer.headers:
                self.without_time += 1
            if answer is not None and answer.status_code == 500:
                self.bodies.append(answer.text[:300])

    @property
    def total(self) -> int:
        """How many writes were answered."""
        return sum(map(len, self.acknowledged.values()))


class Browser:
    """Somebody signed in, who tries again when the house is away for a moment."""

    def __init__(self, house: House, seen: Seen, *, who: str) -> None:
        self.house, self.seen, self.who = house, seen, who
        self.session = requests.Session()
        self.session.trust_env = False

    def sign_in(self) -> None:
        """One click, as on the demo's page."""
        self.session.cookies.clear()
        page = self.get("/demo/sign-in/")
        self.post("/demo/sign-in/", {"as": self.who}, token=TOKEN.search(page)[1])

    def get(self, path: str) -> str:
        """A page, tried until it is there."""
        return self._until_answered("get", path, None).text

    def post(
        self, path: str, fields: dict[str, str], *, token: str = "", losing: bool = False, tries: int = TRIES
    ) -> requests.Response | None:
        """Send a form until it is answered. `losing`: the first answer gets lost on its way, and it is sent again."""
        given = fields | {"csrfmiddlewaretoken": token or self._token()}
        if losing:
            self._lose(path, given)
        return self._until_answered("post", path, given, tries=tries)

    def _lose(self, path: str, fields: dict[str, str]) -> None:
        """The house does what it is asked; nobody reads its answer."""
        with contextlib.suppress(requests.RequestException):
            self._once("post", path, fields, seconds=0.05)
        self.seen.failed("answer lost on purpose")

    def _token(self) -> str:
        return TOKEN.search(self.get("/account/"))[1] if "csrf" not in self._kept else self._kept["csrf"]

    @property
    def _kept(self) -> dict[str, str]:
        """The cookie is as good as a token of a form (Django takes the secret itself)."""
        return {name.replace("token", ""): value for name, value in self.session.cookies.items()}

    def _until_answered(
        self, method: str, path: str, fields: dict[str, str] | None, *, tries: int = TRIES
    ) -> requests.Response | None:
        for _ in range(tries):
            try:
                answer = self._once(method, path, fields)
            except requests.RequestException:
                self.seen.failed("connection")
                time.sleep(GAP)
                continue
            if answer.status_code < 400 or answer.status_code == 422:
                return answer
            if answer.status_code == 404:  # no trouble of the moment: what is gone is not asked for again
                self.seen.failed(f"404 {ID.sub('…', path)}", answer)
                return answer
            self.seen.failed(str(answer.status_code), answer)
            time.sleep(GAP)
        return None

    def _once(
        self, method: str, path: str, fields: dict[str, str] | None, *, seconds: float = SECONDS
    ) -> requests.Response:
        return self.session.request(
            method,
            self.house.address + path,
            data=fields,
            headers={"Referer": self.house.address, "Connection": "close"},
            timeout=seconds,
            allow_redirects=False,
        )
