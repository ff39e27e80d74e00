"""Many at one board: from a change to what each page is sent, while other pages go on being served.

    ./joined bench crowd --viewers 200 --changes 40

A Riverside of its own with two workers; viewers are sessions of everybody invited, each with an open stream. A view,
an offer put in the plan, somebody coming in and the room moving on are sent as a browser sends them; counted is the
time from before the first byte of the request to the last byte of the event, for each viewer who may see it.
The load comes from this machine too: its own processor time is printed beside the others.
"""

import argparse
import asyncio
import dataclasses
import functools
import http.cookies
import json
import random
import re
import resource
import statistics
import sys
import time
import urllib.parse
import uuid
from collections.abc import Callable

from drills import house

SLUGS = (
    "gp", "receptionist", "practice-nurse", "other-gp", "chair", "intake", "other-intake", "nurse", "ot",
    "psychiatrist", "excluded-worker", "pharmacist", "social-worker", "befriender", "refugee-worker", "link-worker",
    "care-coordinator",
)  # fmt: skip
QUIET_SECONDS = 0.4
PAGES_A_SECOND = 10
WAIT_SECONDS = 10.0


@dataclasses.dataclass
class Visitor:
    """One browser: its cookies, and what it heard when."""

    slug: str
    address: str
    cookies: dict[str, str] = dataclasses.field(default_factory=dict)
    heard: list[tuple[float, str]] = dataclasses.field(default_factory=list)

    async def ask(self, path: str, fields: dict[str, str] | None = None) -> tuple[int, dict[str, str], str]:
        """Status, headers and body of one request on a line of its own."""
        reader, writer = await self._send(path, fields)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            body = (await reader.read()).decode(errors="replace")
        finally:
            writer.close()
        status, headers = self._read(head)
        return status, headers, body

    async def _send(self, path: str, fields: dict[str, str] | None) -> tuple:
        where = urllib.parse.urlsplit(self.address)
        reader, writer = await asyncio.open_connection(where.hostname, where.port, limit=2**22)
        body = urllib.parse.urlencode(fields).encode() if fields else b""
        lines = [f"{'POST' if fields else 'GET'} {path} HTTP/1.1", f"Host: {where.netloc}", "Connection: close"]
        lines += [f"Cookie: {'; '.join(f'{name}={value}' for name, value in self.cookies.items())}"]
        lines += [f"Origin: {self.address}", f"Referer: {self.address}/"]
        if fields:
            lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + body)
        await writer.drain()
        return reader, writer

    def _read(self, head: str) -> tuple[int, dict[str, str]]:
        first, *rest = head.split("\r\n")
        headers = {}
        for line in rest:
            name, _, value = line.partition(": ")
            if name.lower() == "set-cookie":
                for key, morsel in http.cookies.SimpleCookie(value).items():
                    self.cookies[key] = morsel.value
            headers[name.lower()] = value
        return int(first.split()[1]), headers

    async def sign_in(self) -> None:
        """One click, as the demo offers it."""
        _, _, page = await self.ask("/demo/sign-in/")
        await self.ask("/demo/sign-in/", {"csrfmiddlewaretoken": token_in(page), "as": self.slug})

    async def watch(self, board: str) -> None:
        """Open the board and keep its stream open."""
        _, _, page = await self.ask(f"/huddles/{board}/")
        have = ",".join(f"{n}:{d}" for n, d in re.findall(r'data-live="(\w+)" data-digest="(\w+)"', page))
        reader, _ = await self._send(f"/live/huddles/{board}/?{urllib.parse.urlencode({'have': have})}", None)
        await reader.readuntil(b"\r\n\r\n")
        while event := await reader.readuntil(b"\n\n"):
            self.heard.append((time.perf_counter(), event.decode(errors="replace")))


def token_in(page: str) -> str:
    """The form's own token."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    return found[1] if found else ""


@dataclasses.dataclass
class Crowd:
    """Everybody at one board."""

    address: str
    board: str
    viewers: list[Visitor]
    chair: Visitor
    token: str = ""

    async def change(self, kind: str, number: int) -> list[float]:
        """One change; milliseconds until each viewer who may see it had it."""
        marker = f"mark {number} {uuid.uuid4().hex[:8]}"
        item = await self._now()
        began = time.perf_counter()
        if kind == "view":
            await self._post(f"/huddles/items/{item}/view/", words=marker)
        else:
            other = await self._another(item)
            await self._post(f"/huddles/items/{other}/talk/", only_these="on")
            marker = f'"item":"{other}"'
        deadline = began + WAIT_SECONDS
        times: dict[int, float] = {}
        while time.perf_counter() < deadline:
            for n, viewer in enumerate(self.viewers):
                if n not in times and (at := _first(viewer, marker, began)):
                    times[n] = (at - began) * 1000
            if len(times) == len(self.viewers):
                break
            await asyncio.sleep(0.02)
        return list(times.values())

    async def _post(self, path: str, **fields: str) -> None:
        given = fields | {"csrfmiddlewaretoken": self.token, "form_key": str(uuid.uuid4())}
        status, _, body = await self.chair.ask(path, given)
        if status not in (302, 303):
            raise SystemExit(f"{path} answered {status}: {body[:300]}")

    async def _now(self) -> str:
        _, _, page = await self.chair.ask(f"/huddles/{self.board}/")
        self.token = token_in(page)
        return re.search(r'data-item="([^"]+)"', page)[1]

    async def _another(self, item: str) -> str:
        _, _, page = await self.chair.ask(f"/huddles/{self.board}/")
        part = page[page.index('id="agenda"') : page.index("Closed part")]
        return next(one for one in re.findall(r'id="line-([^"]+)"', part) if one != item)


def _first(viewer: Visitor, marker: str, since: float) -> float | None:
    return next((at for at, event in reversed(viewer.heard) if at >= since and marker in event), None)


async def measure(
    address: str, *, viewers: int, changes: int, spent: Callable[[], dict[str, float]]
) -> dict[str, object]:
    """Everybody comes, then the changes, with pages asked for all the while; `spent`: processor seconds so far."""
    chair = Visitor("chair", address)
    await chair.sign_in()
    _, _, today = await chair.ask("/")
    board = re.search(r"/huddles/([0-9a-f-]{36})/", today)[1]
    _, _, page = await chair.ask(f"/huddles/{board}/")
    await chair.ask(f"/huddles/{board}/start/", {"csrfmiddlewaretoken": token_in(page), "form_key": str(uuid.uuid4())})
    everybody = [Visitor(SLUGS[n % len(SLUGS)], address) for n in range(viewers)]
    came = time.perf_counter()
    for start in range(0, viewers, 10):
        await asyncio.gather(*(one.sign_in() for one in everybody[start : start + 10]))
    streams = []
    for start in range(0, viewers, 10):
        streams += [asyncio.create_task(one.watch(board)) for one in everybody[start : start + 10]]
        await asyncio.sleep(0.2)
    await asyncio.sleep(3)
    came = time.perf_counter() - came
    crowd = Crowd(address, board, everybody, chair)
    served: list[tuple[float, int]] = []
    pages = asyncio.create_task(_pages(Visitor("gp", address), served))
    draw, times = random.Random(1), {"view": [], "talk": []}  # noqa: S311  the same draws each time
    cost: dict[str, list[dict[str, float]]] = {"view": [], "talk": []}
    for number in range(changes):
        kind = "talk" if number % 5 == 4 else "view"
        before = spent()
        times[kind] += await crowd.change(kind, number)
        cost[kind].append({name: (now - before[name]) * 1000 for name, now in spent().items()})
        await asyncio.sleep(QUIET_SECONDS * (0.5 + draw.random()))
    for task in (pages, *streams):
        task.cancel()
    return {
        "viewers": viewers,
        "all_came_in_s": round(came, 1),
        **{kind: _figures(found) | _each(cost[kind]) for kind, found in times.items()},
        "pages": _figures([ms for ms, _ in served]) | {"errors": sum(status != 200 for _, status in served)},
    }


def _each(cost: list[dict[str, float]]) -> dict[str, object]:
    """How many changes, and the median milliseconds of processor that one takes, its pages served beside it."""
    names = cost[0] if cost else ()
    each = {name: round(statistics.median(one[name] for one in cost)) for name in names}
    return {"changes": len(cost), "cpu_ms_each": each}


async def _pages(visitor: Visitor, served: list[tuple[float, int]]) -> None:
    await visitor.sign_in()
    while True:
        began = time.perf_counter()
        status, _, _ = await visitor.ask("/")
        served.append(((time.perf_counter() - began) * 1000, status))
        await asyncio.sleep(max(0.0, 1 / PAGES_A_SECOND - (time.perf_counter() - began)))


def _figures(times: list[float]) -> dict[str, float]:
    if len(times) < 2:
        return {"count": len(times)}
    p95 = statistics.quantiles(times, n=20)[18]
    return {
        "count": len(times),
        "p50_ms": round(statistics.median(times)),
        "p95_ms": round(p95),
        "most_ms": round(max(times)),
    }


def main(words: list[str]) -> int:
    """Print the figures as JSON."""
    asked = argparse.ArgumentParser(prog="./joined bench crowd", description=__doc__)
    asked.add_argument("--viewers", type=int, default=200)
    asked.add_argument("--changes", type=int, default=40)
    given = asked.parse_args(words)
    with house.house(workers=2) as open_house:
        so_far = functools.partial(spent, open_house)
        before = so_far()
        found = asyncio.run(measure(open_house.address, viewers=given.viewers, changes=given.changes, spent=so_far))
        after = so_far()
    found["cpu_s"] = {name: round(after[name] - before[name], 1) for name in before}
    sys.stdout.write(json.dumps(found, indent=1) + "\n")
    return 0


def spent(open_house: house.House) -> dict[str, float]:
    """Processor seconds so far of the pages' workers, of the database, and of this load."""
    database = house.children_of(open_house.postmaster())
    mine = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "app": sum(map(_seconds, open_house.web_workers())),
        "database": sum(map(_seconds, database)),
        "load": mine.ru_utime + mine.ru_stime,
    }


def _seconds(pid: int) -> float:
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100
