"""The hub: brings every open page of this process what changed for it, and to nobody what they may not see.

A page is made of *parts*. Whoever keeps it open is a *reader*. The database says on one channel that something
about a *topic* (`huddles:<sitting>`) has changed, by ids alone and only after the commit. The *scene* of the topic
then makes the parts anew, as each reader may see them at that moment, and a reader is sent those that differ from
what they were sent last: whoever may not see what changed receives not one byte, not even that something did.
Nothing is missed by a lost notice: all is made anew when the line to the database is back, and every minute.
Why it is so: docs/decisions/0013.
"""

import asyncio
import contextlib
import dataclasses
import functools
import hashlib
import json
import typing
import uuid
from collections.abc import AsyncIterator, Collection
from concurrent import futures

import psycopg
from django import db
from django.conf import settings
from django.utils import module_loading

from joined.base import made
from joined.kit import actors

CHANNEL = "live"
EVERYTHING = "all"
GAP_SECONDS = 0.1
"""A topic is looked at again at the earliest after this long: changes that come together are sent together."""
CHECK_SECONDS = 4.0
"""How soon somebody who has signed out, or no longer works here, is sent away (AC-074: well under 5 seconds)."""
AFRESH_SECONDS = 60.0
"""How often everything is made anew although nobody said that it changed: rights also end by the clock."""
BACK_OFF_SECONDS = (0.5, 1.0, 2.0, 5.0)


@dataclasses.dataclass(frozen=True, kw_only=True)
class Parts:
    """What one reader may see now: parts by name, as HTML. `item`: what the page is about, as the scene decided.

    `people`: whom the parts show, except the `plain` ones, which show nobody. `passing`: what is said once and kept
    nowhere, such as who is writing.
    """

    html: typing.Mapping[str, str] = dataclasses.field(default_factory=dict)
    item: str = ""
    people: frozenset[uuid.UUID] = frozenset()
    plain: frozenset[str] = frozenset()
    passing: typing.Mapping[str, str] = dataclasses.field(default_factory=dict)

    @functools.cached_property
    def digests(self) -> dict[str, str]:
        """By which pages say which of these parts they have: worked out once for all who are shown the same."""
        return {name: digest(html) for name, html in self.html.items()}

    def packed(self) -> str:
        """All of it but what is said once, for another process."""
        return json.dumps([dict(self.html), self.item, sorted(map(str, self.people)), sorted(self.plain)])

    @classmethod
    def unpacked(cls, text: str) -> "Parts":
        """What another process has packed."""
        html, item, people, plain = json.loads(text)
        return cls(html=html, item=item, people=frozenset(map(uuid.UUID, people)), plain=frozenset(plain))


@dataclasses.dataclass(eq=False)
class Reader:
    """One open page: whose it is, what it is about, what it asked for (`wanted`), what it has (`have`).

    `shown`: people whom it has shown, whose looks are written.
    """

    actor: actors.Staff
    session: str
    about: uuid.UUID
    wanted: str = ""
    view: str = ""
    have: dict[str, str] = dataclasses.field(default_factory=dict)
    item: str = ""
    shown: set[uuid.UUID] = dataclasses.field(default_factory=set)
    inbox: asyncio.Queue[bytes | None] = dataclasses.field(default_factory=asyncio.Queue)


class Scene(typing.Protocol):
    """A page that can be kept open; its functions ask the database, in a thread of the hub's own."""

    def refresh(
        self, *, about: uuid.UUID, readers: Collection[Reader], changes: Collection[str], notice: str
    ) -> dict[Reader, Parts]:
        """What each reader may see now of what changed; whoever is not in the answer is sent away.

        `notice`: the number of the last of these changes, which every process hears of; empty where one of them is
        this process's own.
        """

    def looked(self, *, looks: Collection[tuple[actors.Staff, Collection[uuid.UUID]]]) -> None:
        """Write down who is about to be shown whom. Where that fails nothing is sent."""

    def still_in(self, *, readers: Collection[Reader]) -> set[Reader]:
        """Those who are still signed in and still work where they did."""


def digest(html: str) -> str:
    """By which a page says what it has."""
    return hashlib.blake2s(html.encode(), digest_size=8).hexdigest()


def changed(parts: Parts, reader: Reader) -> dict[str, typing.Any]:
    """What must be told to a reader; empty where nothing differs from what it has."""
    news = {name: parts.html[name] for name, value in parts.digests.items() if reader.have.get(name) != value}
    if not news and not parts.passing and parts.item == reader.item:
        return {}
    return {"parts": news, "digests": {name: parts.digests[name] for name in news}, "item": parts.item, **parts.passing}


def looks(
    seen: dict[Reader, Parts], news: dict[Reader, dict[str, typing.Any]]
) -> typing.Iterator[tuple[actors.Staff, Collection[uuid.UUID]]]:
    """Who is about to be shown somebody whom this page of theirs has not shown before."""
    for reader, parts in seen.items():
        strangers = parts.people - reader.shown
        if strangers and news[reader] and set(news[reader]["parts"]) - parts.plain:
            yield reader.actor, strangers


def _has_now(reader: Reader, parts: Parts) -> None:
    reader.have |= parts.digests
    reader.shown |= parts.people
    reader.item = parts.item


def has(words: str) -> dict[str, str]:
    """`agenda:1a2b,said:3c4d`: the parts that a page has, each with its digest."""
    pairs = (pair.partition(":") for pair in words.split(",") if ":" in pair)
    return {name: value for name, _, value in pairs}


def say(topic: str, change: str) -> None:
    """Tell every process at the end of this transaction; ids alone, never words about somebody."""
    with db.connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{topic} {change}"])


def as_event(news: dict[str, typing.Any]) -> bytes:
    """One server-sent event."""
    return f"event: news\ndata: {json.dumps(news, separators=(',', ':'))}\n\n".encode()


class Hub:
    """Readers by topic, one listener, and one thread that asks the database. Lives in the server's event loop."""

    def __init__(self) -> None:
        self.is_listening = False
        self.readers: dict[str, set[Reader]] = {}
        self._changes: dict[str, dict[str, str]] = {}
        self._busy: dict[str, asyncio.Task] = {}
        self._tasks: list[asyncio.Task] = []
        self._aside = futures.ThreadPoolExecutor(1, thread_name_prefix="live")

    async def ask(self, question: typing.Callable[[], typing.Any]) -> typing.Any:
        """Ask the database in the hub's own thread, on its lasting connection."""
        return await asyncio.get_running_loop().run_in_executor(self._aside, _on_a_sound_line, question)

    @contextlib.asynccontextmanager
    async def reading(self, kind: str, reader: Reader) -> AsyncIterator[None]:
        """Be a reader for as long as this lasts. The first thing that arrives is whatever the page does not have."""
        if not self._tasks:
            self._tasks = [asyncio.create_task(work()) for work in (self._listen, self._watch)]
        topic = f"{kind}:{reader.about}"
        self.readers.setdefault(topic, set()).add(reader)
        self.tell(topic, EVERYTHING)
        try:
            yield
        finally:
            self.readers[topic].discard(reader)
            if not self.readers[topic]:
                del self.readers[topic]

    def tell(self, topic: str, change: str, number: str = "") -> None:
        """Something about this topic has changed. `number`: by which other processes know this change too."""
        if topic not in self.readers:
            return
        self._to_come(topic, change, number)
        if topic not in self._busy:
            self._busy[topic] = asyncio.create_task(self._keep(topic))

    def _to_come(self, topic: str, change: str, number: str = "") -> None:
        changes = self._changes.setdefault(topic, {})
        is_own = not number or not changes.pop(change, number)
        changes[change] = "" if is_own else number  # at the end: the last is the latest

    async def _keep(self, topic: str) -> None:
        try:
            while changes := self._changes.pop(topic, {}):
                try:
                    await self._refresh(topic, changes)
                    await asyncio.sleep(GAP_SECONDS)
                except db.Error:  # away, or too slow: all of it again, so that no withdrawal is missed
                    self._to_come(topic, EVERYTHING)
                    await asyncio.sleep(CHECK_SECONDS)
        finally:
            del self._busy[topic]

    async def _refresh(self, topic: str, changes: dict[str, str]) -> None:
        readers = list(self.readers.get(topic, ()))
        if not readers:
            return
        scene, about = _scene(topic), readers[0].about
        notice = list(changes.values())[-1] if all(changes.values()) else ""
        seen = await self.ask(lambda: scene.refresh(about=about, readers=readers, changes=set(changes), notice=notice))
        news = {reader: changed(parts, reader) for reader, parts in seen.items()}
        await self.ask(lambda: scene.looked(looks=list(looks(seen, news))))
        events: dict[tuple[int, tuple[str, ...]], bytes] = {}
        for reader in readers:
            if reader not in seen:
                reader.inbox.put_nowait(None)
                continue
            _has_now(reader, seen[reader])
            if found := news[reader]:
                key = (id(seen[reader]), tuple(found["parts"]))
                events[key] = events.get(key) or as_event(found)
                reader.inbox.put_nowait(events[key])

    async def _listen(self) -> None:
        """One connection that hears of changes; when it is lost, all is looked at again once it is back."""
        tries = 0
        while True:
            with contextlib.suppress(psycopg.Error, OSError):
                async with await psycopg.AsyncConnection.connect(**_address(), autocommit=True) as line:
                    await line.execute(f"LISTEN {CHANNEL}")
                    self.is_listening, tries = True, 0
                    self._all_afresh()
                    async for notice in line.notifies():
                        topic, change, number = (*notice.payload.split(" "), "")[:3]
                        self.tell(topic, change, number)
            self.is_listening = False
            await asyncio.sleep(BACK_OFF_SECONDS[min(tries, len(BACK_OFF_SECONDS) - 1)])
            tries += 1

    async def _watch(self) -> None:
        """Sends away whoever has signed out, and looks at everything again now and then."""
        waited = 0.0
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            waited += CHECK_SECONDS
            with contextlib.suppress(db.Error):
                for topic, readers in list(self.readers.items()):
                    await self._send_away(_scene(topic), list(readers))
            if waited >= AFRESH_SECONDS:
                waited = 0.0
                self._all_afresh()
                with contextlib.suppress(db.Error):
                    await self.ask(made.sweep)

    async def _send_away(self, scene: Scene, readers: list[Reader]) -> None:
        still_in = await self.ask(lambda: scene.still_in(readers=readers))
        for reader in readers:
            if reader not in still_in:
                reader.inbox.put_nowait(None)

    def _all_afresh(self) -> None:
        for topic in list(self.readers):
            self.tell(topic, EVERYTHING)


def _scene(topic: str) -> Scene:
    return module_loading.import_string(settings.SCENES[topic.partition(":")[0]])


def _on_a_sound_line(question: typing.Callable[[], typing.Any]) -> typing.Any:
    db.close_old_connections()
    return question()


def _address() -> dict[str, typing.Any]:
    """As Django's own connections, or where the listener needs a direct line past a pooler."""
    found = settings.LISTEN_DATABASE
    named = {"dbname": found["NAME"], "user": found["USER"], "password": found["PASSWORD"]}
    named |= {"host": found["HOST"], "port": found["PORT"], "application_name": "joined live"}
    return {name: value for name, value in named.items() if value}
