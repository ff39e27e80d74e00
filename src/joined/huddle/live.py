"""The board that changes in place: its parts, and what each of those who keep it open may see of a change.

The page and the stream make the parts by the same functions, so that what a page has and what it is sent compare
byte by byte. Readers whose rights cannot differ share what is made for one of them: same organisation, role and
teams, and named by no row about anybody on this agenda (`huddle_named`; docs/decisions/0013).
"""

import contextlib
import dataclasses
import functools
import hashlib
import json
import uuid
from collections.abc import Collection, Iterator

from joined.accounts import queries as accounts
from joined.base import live, made, rows, web
from joined.huddle import queries
from joined.kit import actors, errors
from joined.trail import writing as trail

PARTS = "huddle/templates/_parts.jinja"
PLAIN = frozenset({"timer", "presence"})
OF_THE_CARD = ("person", "said", "plan")
TURNING = ("timer", "agenda", *OF_THE_CARD)
"""What differs when the room talks about somebody else (`TALK`)."""
EVERY = ("presence", "promises", *TURNING)
TALK = "talk"
VERB = "huddle.board"
ROOM = "room"


def parts_of(board: queries.Board, *, names: Collection[str] = EVERY) -> dict[str, str]:
    """The parts of a board, by name, as HTML."""
    return {name: web.part(PARTS, name, board) if board.card or name not in OF_THE_CARD else "" for name in names}


def parts_of_room(board: queries.Board) -> dict[str, str]:
    """The parts of the view for a wall."""
    return {name: web.part(PARTS, name, board) for name in ("agenda", "wall")}


def news_for(
    actor: actors.Staff, *, sitting_id: uuid.UUID, wanted: str, view: str, have: dict[str, str]
) -> dict[str, object]:
    """What a page that asks now and then must be told; a look is written as for a stream that begins there.

    Raises NotHere for whoever does not belong to this huddle.
    """
    reader = live.Reader(actor=actor, session="", about=sitting_id, wanted=wanted, view=view, have=have)
    seen = {reader: _make(_Wish([reader], live.EVERYTHING), _Sitting(sitting_id))}
    news = live.changed(seen[reader], reader)
    SCENE.looked(looks=list(live.looks(seen, {reader: news})))
    return news


class _Boards:
    """See `base.live.Scene`."""

    def refresh(
        self, *, about: uuid.UUID, readers: Collection[live.Reader], changes: Collection[str], notice: str = ""
    ) -> dict[live.Reader, live.Parts]:
        """Made once for those whose rights are the same, as one of them."""
        alike = list(_alike(readers, named=queries.named(sitting_id=about)))
        seen: dict[live.Reader, live.Parts] = {}
        for wish, parts in _made(
            [wish for those in alike for wish in _wishes(those, changes)], _Sitting(about), notice
        ):
            seen |= dict.fromkeys(wish.readers, parts)
        return seen if _turns(changes) else _passing(seen, readers, changes)

    def looked(self, *, looks: Collection[tuple[actors.Staff, Collection[uuid.UUID]]]) -> None:
        """One look for each reader and person, as when the page is opened."""
        trail.seen_by(verb=VERB, looks=looks)

    def still_in(self, *, readers: Collection[live.Reader]) -> set[live.Reader]:
        """Two statements for all of them."""
        keys = accounts.still_in(sessions={reader.session: reader.actor for reader in readers})
        return {reader for reader in readers if reader.session in keys}


SCENE: live.Scene = _Boards()


class _Sitting:
    """What is read for all readers of one sitting, when the first who needs it asks; shows nobody to anybody."""

    def __init__(self, about: uuid.UUID) -> None:
        self.about = about

    @functools.cached_property
    def ground(self) -> queries.Ground:
        """Raises NotHere where there is no such sitting."""
        return queries.ground_of(sitting_id=self.about)

    @functools.cached_property
    def people(self) -> tuple[uuid.UUID, ...]:
        """Who is on its agenda: whom somebody may see is worked out for these alone."""
        return queries.people_on(sitting_id=self.about)


@dataclasses.dataclass(frozen=True)
class _Wish:
    """What is made once for readers whose rights are the same: everything, what turns, or what is said (an item)."""

    readers: list[live.Reader]
    what: str
    rights: tuple[str, ...] = ()

    def name(self, notice: str) -> str:
        """By which other processes know it: whose rights, what for, and after which change."""
        one = self.readers[0]
        words = (str(one.about), self.what, one.wanted, one.view, notice, *self.rights)
        return hashlib.blake2s(json.dumps(words).encode(), digest_size=16).hexdigest()


def _alike(readers: Collection[live.Reader], *, named: Collection[uuid.UUID]) -> Iterator[_Wish]:
    groups: dict[tuple, list[live.Reader]] = {}
    for reader in readers:
        actor = reader.actor
        alone = str(actor.id) if actor.id in named else ""
        rights = (str(actor.organisation), actor.role_class, *sorted(map(str, actor.team_ids)), alone)
        groups.setdefault((rights, reader.wanted, reader.view), []).append(reader)
    for (rights, *_), those in groups.items():
        yield _Wish(those, live.EVERYTHING, rights)


def _turns(changes: Collection[str]) -> bool:
    return live.EVERYTHING in changes or TALK in changes


def _wishes(all_of_it: _Wish, changes: Collection[str]) -> Iterator[_Wish]:
    """What readers whose rights are the same need after these changes."""
    if live.EVERYTHING in changes or all_of_it.readers[0].view == ROOM:
        yield all_of_it
    elif TALK in changes:
        yield dataclasses.replace(all_of_it, what=TALK)
    else:
        for change in changes:
            those = [reader for reader in all_of_it.readers if change == f"said:{reader.item}"]
            if those:
                yield dataclasses.replace(all_of_it, readers=those, what=change)


def _made(wishes: Collection[_Wish], sitting: _Sitting, notice: str) -> Iterator[tuple[_Wish, live.Parts]]:
    """Those of the most readers first. What another process is making at this moment is fetched at the end.

    Left out, and sent away, is whoever no longer belongs to this huddle, and whoever asks about one that is not there.
    """
    later = []
    for wish in sorted(wishes, key=lambda wish: -len(wish.readers)):
        with contextlib.suppress(errors.NotHere):
            if parts := _once(wish, sitting, notice, is_patient=False):
                yield wish, parts
            else:
                later.append(wish)
    for wish in later:
        with contextlib.suppress(errors.NotHere):
            if parts := _once(wish, sitting, notice, is_patient=True):
                yield wish, parts


def _once(wish: _Wish, sitting: _Sitting, notice: str, *, is_patient: bool) -> live.Parts | None:
    if not notice:
        return _make(wish, sitting)
    mine: list[live.Parts] = []

    def make() -> str:
        mine.append(_make(wish, sitting))
        return mine[0].packed()

    found = made.once(wish.name(notice), make, is_patient=is_patient)
    return mine[0] if mine else found and live.Parts.unpacked(found)


def _make(wish: _Wish, sitting: _Sitting) -> live.Parts:
    one = wish.readers[0]
    is_about_them_alone = wish.what != live.EVERYTHING  # what was promised last time is about others too
    with rows.context(one.actor, people=sitting.people if is_about_them_alone else ()), trail.made_ready():
        if wish.what.startswith("said:"):
            return live.Parts(html=_said_about(one, uuid.UUID(one.item)), item=one.item)
        return _whole(one, sitting, names=TURNING if wish.what == TALK else EVERY)


def _whole(reader: live.Reader, sitting: _Sitting, *, names: Collection[str]) -> live.Parts:
    to, sitting_id, with_promises = reader.actor, reader.about, "promises" in names
    if reader.view == ROOM:
        board = queries.room(to=to, sitting_id=sitting_id)
        return live.Parts(html=parts_of_room(board), people=frozenset(board.people))
    try:
        wanted = web.identifier(reader.wanted)
        board = queries.board(
            to=to, sitting_id=sitting_id, item_id=wanted, on=sitting.ground, with_promises=with_promises
        )
    except errors.NotHere:  # the item they stayed with is no longer for them: with everybody else again
        board = queries.board(to=to, sitting_id=sitting_id, on=sitting.ground, with_promises=with_promises)
    item = str(board.card.item_id) if board.card else ""
    return live.Parts(html=parts_of(board, names=names), item=item, people=frozenset(board.people), plain=PLAIN)


def _said_about(reader: live.Reader, item_id: uuid.UUID) -> dict[str, str]:
    """Views and offers of the item that these readers have before them."""
    try:
        board = queries.said(to=reader.actor, item_id=item_id)
    except errors.NotHere:
        return {}
    return {"said": web.part(PARTS, "said", board)}


def _passing(
    seen: dict[live.Reader, live.Parts], readers: Collection[live.Reader], changes: Collection[str]
) -> dict[live.Reader, live.Parts]:
    """Everybody stays with the item that they have before them, and hears who is writing about it."""
    writing = {item: uuid.UUID(who) for kind, item, who in map(_change, changes) if kind == "writing"}
    names = {item: accounts.name_of(user_id=who) for item, who in writing.items()}
    for reader in readers:
        if reader.view == ROOM:
            continue
        parts = seen.setdefault(reader, live.Parts(item=reader.item))
        if writing.get(reader.item, reader.actor.id) != reader.actor.id:
            seen[reader] = dataclasses.replace(parts, passing={"writing": names[reader.item]})
    return seen


def _change(words: str) -> tuple[str, str, str]:
    kind, item, who = (*words.split(":"), "", "")[:3]
    return kind, item, who
