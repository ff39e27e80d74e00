"""The board that changes in place: its parts, and what each of those who keep it open may see of a change.

The page and the stream make the parts by the same functions, so that what a page has and what it is sent compare
byte by byte. Readers whose rights cannot differ share what is made for one of them: same organisation, role and
teams, and named by no row about anybody on this agenda (`huddle_named`; docs/decisions/0013).
"""

import uuid
from collections.abc import Collection, Iterator

from joined.accounts import queries as accounts
from joined.base import live, rows, web
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
    seen = _seen_by([reader], queries.ground_of(sitting_id=sitting_id), {live.EVERYTHING})
    news = live.changed(seen[reader], reader)
    SCENE.looked(looks=list(live.looks(seen, {reader: news})))
    return news


class _Boards:
    """See `base.live.Scene`."""

    def refresh(
        self, *, about: uuid.UUID, readers: Collection[live.Reader], changes: Collection[str]
    ) -> dict[live.Reader, live.Parts]:
        """Made once for those whose rights are the same, as one of them."""
        seen: dict[live.Reader, live.Parts] = {}
        try:
            ground = queries.ground_of(sitting_id=about)
        except errors.NotHere:  # there is no such sitting: whoever asks is sent to the page that says so
            return seen
        for those in _alike(readers, named=queries.named(sitting_id=about)):
            try:
                seen |= _seen_by(those, ground, changes)
            except errors.NotHere:  # they no longer belong to this huddle
                continue
        return seen

    def looked(self, *, looks: Collection[tuple[actors.Staff, Collection[uuid.UUID]]]) -> None:
        """One look for each reader and person, as when the page is opened."""
        trail.seen_by(verb=VERB, looks=looks)

    def still_in(self, *, readers: Collection[live.Reader]) -> set[live.Reader]:
        """Two statements for all of them."""
        keys = accounts.still_in(sessions={reader.session: reader.actor for reader in readers})
        return {reader for reader in readers if reader.session in keys}


SCENE: live.Scene = _Boards()


def _alike(readers: Collection[live.Reader], *, named: Collection[uuid.UUID]) -> Iterator[list[live.Reader]]:
    groups: dict[tuple, list[live.Reader]] = {}
    for reader in readers:
        actor = reader.actor
        alone = actor.id if actor.id in named else None
        rights = (actor.organisation, actor.role_class, frozenset(actor.team_ids), alone)
        groups.setdefault((rights, reader.wanted, reader.view), []).append(reader)
    yield from groups.values()


def _seen_by(
    readers: list[live.Reader], ground: queries.Ground, changes: Collection[str]
) -> dict[live.Reader, live.Parts]:
    one = readers[0]
    with rows.context(one.actor), trail.made_ready():
        if live.EVERYTHING in changes or one.view == ROOM:
            return dict.fromkeys(readers, _whole(one, ground))
        if TALK in changes:
            return dict.fromkeys(readers, _whole(one, ground, names=TURNING))
        return _said(readers, changes)


def _whole(reader: live.Reader, ground: queries.Ground, *, names: Collection[str] = EVERY) -> live.Parts:
    to, sitting_id, with_promises = reader.actor, reader.about, "promises" in names
    if reader.view == ROOM:
        board = queries.room(to=to, sitting_id=sitting_id)
        return live.Parts(html=parts_of_room(board), people=frozenset(board.people))
    try:
        wanted = web.identifier(reader.wanted)
        board = queries.board(to=to, sitting_id=sitting_id, item_id=wanted, on=ground, with_promises=with_promises)
    except errors.NotHere:  # the item they stayed with is no longer for them: with everybody else again
        board = queries.board(to=to, sitting_id=sitting_id, on=ground, with_promises=with_promises)
    item = str(board.card.item_id) if board.card else ""
    return live.Parts(html=parts_of(board, names=names), item=item, people=frozenset(board.people), plain=PLAIN)


def _said(readers: list[live.Reader], changes: Collection[str]) -> dict[live.Reader, live.Parts]:
    """Views and offers of the items that these readers have before them, and who is writing about them."""
    said = {item for kind, item, _ in map(_change, changes) if kind == "said"}
    writing = {item: uuid.UUID(who) for kind, item, who in map(_change, changes) if kind == "writing"}
    seen: dict[live.Reader, live.Parts] = {}
    made: dict[str, dict[str, str]] = {}
    for reader in readers:
        item, name = reader.item, ""
        if item in said and item not in made:
            made[item] = _said_about(reader, uuid.UUID(item))
        if item in writing and writing[item] != reader.actor.id:
            name = accounts.name_of(user_id=writing[item])
        passing = {"writing": name} if name else {}
        seen[reader] = live.Parts(html=made.get(item, {}), item=item, people=frozenset(reader.shown), passing=passing)
    return seen


def _said_about(reader: live.Reader, item_id: uuid.UUID) -> dict[str, str]:
    try:
        board = queries.said(to=reader.actor, item_id=item_id)
    except errors.NotHere:
        return {}
    return {"said": web.part(PARTS, "said", board)}


def _change(words: str) -> tuple[str, str, str]:
    kind, item, who = (*words.split(":"), "", "")[:3]
    return kind, item, who
