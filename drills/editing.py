"""Several people edit one person and one plan at once: nothing is overwritten unseen (F-15).

Each edit is of the version that its writer was shown. Whoever comes second is answered 409, with both texts and who
was first; every word that was answered "saved" stands in the row or in one of its earlier versions.

    ./joined drill editing --times 10000
"""

import collections
import contextlib
import dataclasses
import html.parser
import random
import threading
import time
import typing
import uuid

import psycopg
import requests

from drills import clients, telling
from drills.house import House, house
from joined.base import roles
from joined_launch import processes

PRACTICE = ("gp", "receptionist", "practice-nurse")
CHAIR = ("chair",)
AT_ONCE = 12
BLIND_SECONDS = 4
"""Long enough for others to save between what a writer was shown and what they send."""
SHARE_OF_PLANS = 4
"""Every fourth client writes plans."""
PERSON = """SELECT p.id FROM people_person p JOIN accounts_membership m ON m.organisation_id = p.practice_id
    JOIN accounts_user u ON u.id = m.user_id WHERE u.email = 'gp@riverside.example' AND NOT p.is_restricted
    AND NOT p.is_provisional ORDER BY p.id LIMIT 1"""
ITEM = """SELECT i.id, t.id, s."on" FROM huddle_agendaitem i JOIN huddle_sitting s ON s.id = i.sitting_id
    JOIN huddle_huddle h ON h.id = s.huddle_id JOIN places_team c ON c.id = h.chair_team_id
    JOIN places_team t ON t.name = 'Community mental health, North'
    WHERE c.name = 'In-take, Riverside North' AND i.state = 'waiting' AND s.state <> 'closed' ORDER BY s."on", i.id"""
SAVED = {
    "person": "SELECT call_me FROM people_personevent WHERE call_me LIKE 'word%'",
    "plan": "SELECT plan FROM huddle_proposal WHERE plan LIKE 'word%'",
}
VERSION = {
    "person": "SELECT version FROM people_person WHERE id = %s",
    "plan": "SELECT version FROM huddle_agendaitem WHERE id = %s",
}


@dataclasses.dataclass
class Told:
    """What all writers were told. `begun`: of which version each saved word was written."""

    saved: dict[str, list[str]] = dataclasses.field(default_factory=lambda: collections.defaultdict(list))
    begun: dict[str, list[int]] = dataclasses.field(default_factory=lambda: collections.defaultdict(list))
    conflicts: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    without_both: list[str] = dataclasses.field(default_factory=list)
    others: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    seconds: list[float] = dataclasses.field(default_factory=list)
    lock: threading.Lock = dataclasses.field(default_factory=threading.Lock)

    @property
    def edits(self) -> int:
        return sum(map(len, self.saved.values())) + self.conflicts.total()


class Fields(html.parser.HTMLParser):
    """What a form holds as it is shown."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._name = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "input" and name and ("checked" in given or given.get("type") not in ("checkbox", "radio")):
            self.found[name] = given.get("value") or ""
        elif tag in ("select", "textarea"):
            self._name = name
            self.found[name] = ""
        elif tag == "option" and "selected" in given:
            self.found[self._name] = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        self._name = "" if tag in ("select", "textarea") else self._name

    def handle_data(self, data: str) -> None:
        if self._name and self.lasttag == "textarea":
            self.found[self._name] += data.removeprefix("\n")


class Writer(threading.Thread):
    """Somebody who edits one thing again and again. `blind`: what a form without versions would do (the control)."""

    def __init__(self, made: House, told: Told, *, kind: str, who: str, thing: tuple, blind: bool, seed: int) -> None:
        super().__init__(daemon=True, name=f"{kind} {who} {seed}")
        self.house, self.told, self.kind, self.thing, self.blind = made, told, kind, thing, blind
        self.browser = clients.Browser(made, clients.Seen(), who=who)
        self.luck = random.Random(seed)
        self.stopping = threading.Event()
        self.trouble = ""

    def run(self) -> None:
        try:
            self.browser.sign_in()
            fields, path = getattr(self, f"_{self.kind}")()
            with psycopg.connect(self.house.cluster.url(roles.OWNER), autocommit=True) as connection:
                while not self.stopping.is_set():
                    self._edit(connection, path, fields)
        except Exception as trouble:  # told in the table
            self.trouble = f"{type(trouble).__name__}: {trouble}"
        finally:
            self.browser.session.close()

    def _person(self) -> tuple[dict[str, str], str]:
        path = f"/people/{self.thing[0]}/edit/"
        return Fields(self.browser.get(path)).found, path

    def _plan(self) -> tuple[dict[str, str], str]:
        item, team, day = self.thing
        step = {"what_1": "Ring them", "who_1": str(team), "by_1": day.isoformat()}
        return {"team": str(team), **step}, f"/huddles/items/{item}/propose/"

    def _version(self, connection: psycopg.Connection) -> int:
        return connection.execute(VERSION[self.kind], [self.thing[0]]).fetchone()[0]

    def _edit(self, connection: psycopg.Connection, path: str, fields: dict[str, str]) -> None:
        """One edit of what stands there now, after a moment in which somebody else may be quicker."""
        shown = self._version(connection)
        self.stopping.wait(self.luck.uniform(0, BLIND_SECONDS if self.blind else 0.05))
        sent = self._version(connection) if self.blind else shown
        words = f"word {uuid.uuid4().hex}"
        name = "call_me" if self.kind == "person" else "plan"
        given = fields | {name: words, "version": str(sent), "form_key": uuid.uuid4().hex}
        given["csrfmiddlewaretoken"] = self.browser._token()
        begun = time.monotonic()
        answer = self._answered(path, given)
        if answer is not None:
            self._note(answer, words, shown, time.monotonic() - begun)

    def _answered(self, path: str, given: dict[str, str]) -> requests.Response | None:
        """Sent again, with its key, for as long as the house asks to come again."""
        while not self.stopping.is_set():
            with contextlib.suppress(requests.RequestException):
                answer = self.browser._once("post", path, given)
                if answer.status_code in (303, 409):
                    return answer
                with self.told.lock:
                    self.told.others[str(answer.status_code)] += 1
            time.sleep(0.1)
        return None

    def _note(self, answer: requests.Response, words: str, shown: int, seconds: float) -> None:
        with self.told.lock:
            self.told.seconds.append(seconds)
            if answer.status_code == 303:
                self.told.saved[self.kind].append(words)
                self.told.begun[self.kind].append(shown)
                return
            self.told.conflicts[self.kind] += 1
            has_both = words in answer.text and len(set(_words(answer.text))) == 2
            if not has_both or "saved while you were writing" not in answer.text:
                self.told.without_both.append(answer.text[:2000])


def _words(page: str) -> list[str]:
    """The words of this drill that stand on a page."""
    return [part[:32] for part in page.split("word ")[1:]]


def drill(made: House, *, times: int, seed: int, at_once: int = AT_ONCE, blind: bool = False) -> telling.Figures:
    """So many edits; the figures."""
    things = {"person": made.sql(PERSON)[0], "plan": made.sql(ITEM)[0]}
    told = Told()
    for kind, thing in things.items():
        _first(made, told, kind, thing, seed)
    writers = []
    for number in range(at_once):
        kind = "plan" if number % SHARE_OF_PLANS == 3 else "person"
        who = CHAIR if kind == "plan" else PRACTICE
        one = {"kind": kind, "who": who[number % len(who)], "thing": things[kind], "blind": blind}
        writers.append(Writer(made, told, seed=seed + number, **one))
    begun = time.monotonic()
    for writer in writers:
        writer.start()
    processes.until(lambda: told.edits >= times or any(writer.trouble for writer in writers), seconds=3600)
    seconds = time.monotonic() - begun
    trouble = clients.stop(writers)
    return {"clients": at_once, "minutes": seconds / 60, **_figures(made, told), "clients_that_broke": trouble or 0}


def _first(made: House, told: Told, kind: str, thing: tuple, seed: int) -> None:
    """One edit by itself, so that whoever conflicts conflicts with words of this drill."""
    who = CHAIR[0] if kind == "plan" else PRACTICE[0]
    writer = Writer(made, told, kind=kind, who=who, thing=thing, blind=False, seed=seed)
    writer.start()
    processes.until(lambda: bool(told.saved[kind]) or bool(writer.trouble), seconds=30)
    clients.stop([writer])
    if writer.trouble:
        raise processes.Trouble(f"{writer.name}: {writer.trouble}")


def _figures(made: House, told: Told) -> telling.Figures:
    there = {kind: {words for (words,) in made.sql(sql)} for kind, sql in SAVED.items()}
    twice = [sum(count - 1 for count in collections.Counter(told.begun[kind]).values()) for kind in SAVED]
    return {
        "edits": told.edits,
        "saved": {kind: len(words) for kind, words in told.saved.items()},
        "answered_409": dict(told.conflicts),
        "409_without_both_texts_and_who": len(told.without_both),
        "saved_words_that_are_in_no_version": sum(len(set(told.saved[kind]) - there[kind]) for kind in SAVED),
        "lost_updates": sum(twice),
        "asked_to_come_again": dict(told.others),
        "answer_p50_s": telling.percentile(told.seconds, 0.5),
        "answer_p95_s": telling.percentile(told.seconds, 0.95),
        "samples": told.without_both[:1],
    }


def is_good(figures: telling.Figures) -> bool:
    """Whether nothing was overwritten unseen, and there were conflicts of both kinds to tell of."""
    nothing = ("409_without_both_texts_and_who", "saved_words_that_are_in_no_version", "lost_updates")
    was_hard = min(figures["answered_409"].get(kind, 0) for kind in SAVED) > 0
    only_503 = set(figures["asked_to_come_again"]) <= {"503"}
    return was_hard and only_503 and not any(figures[name] for name in (*nothing, "clients_that_broke"))


def lost_when_blind(made: House, *, seed: int, times: int = 100) -> int:
    """Control: writers whose forms take whatever stands there now. How often one overwrote another unseen."""
    figures: dict[str, typing.Any] = drill(made, times=times, seed=seed, blind=True)
    return figures["lost_updates"]


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when it is good, and the control loses something."""
    with house() as made:
        figures = telling.facts(seed=seed) | drill(made, times=times, seed=seed)
        figures["control_lost_updates_without_versions"] = lost_when_blind(made, seed=seed)
    telling.show("Edited at once", figures, as_json=as_json)
    return 0 if is_good(figures) and figures["control_lost_updates_without_versions"] else 1
