"""What the house holds, compared with what its clients were told."""

import collections
import dataclasses
import json
import subprocess
import urllib.request

from drills.clients import Seen
from drills.house import House
from drills.morning import MANAGE
from joined_launch import folders, processes

WRITTEN = {
    "view": "SELECT words FROM huddle_view WHERE words LIKE 'view %'",
    "step": "SELECT what FROM steps_nextstep WHERE what LIKE 'step %'",
    "request": "SELECT ask FROM doors_referral WHERE ask LIKE 'request %'",
}
WITHOUT_TRAIL = (
    """SELECT count(*) FROM huddle_view v WHERE words LIKE 'view %' AND 1 <> (SELECT count(*) FROM trail_event e
        WHERE e.verb = 'huddle.add_view' AND e.thing_id = v.id)""",
    """SELECT count(*) FROM doors_referral r WHERE ask LIKE 'request %' AND NOT (EXISTS (SELECT FROM trail_event e
        WHERE e.verb = 'doors.open' AND e.thing_id = r.id) AND EXISTS (SELECT FROM trail_event e
        WHERE e.verb = 'huddle.bring' AND e.thing_id = r.id))""",
    """SELECT count(*) FROM steps_nextstep s WHERE reason = 'drill' AND NOT EXISTS (SELECT FROM trail_event e
        WHERE e.verb = 'steps.close' AND e.thing_id = s.id)""",
    """SELECT count(*) FROM messages_message m WHERE NOT EXISTS (SELECT FROM trail_event e
        WHERE e.verb IN ('messages.write', 'messages.note') AND e.thing_id = m.id)""",
)
"""Changes that the trail does not know."""
WITHOUT_CHANGE = (
    """SELECT count(*) FROM trail_event e WHERE verb = 'huddle.add_view' AND NOT EXISTS (SELECT FROM huddle_view v
        WHERE v.id = e.thing_id)""",
    """SELECT count(*) FROM trail_event e WHERE verb = 'doors.open' AND NOT EXISTS (SELECT FROM doors_referral r
        WHERE r.id = e.thing_id)""",
    """SELECT count(*) FROM trail_event e WHERE verb = 'messages.write' AND NOT EXISTS (SELECT FROM messages_message m
        WHERE m.id = e.thing_id)""",
    """SELECT abs((SELECT count(*) FROM steps_nextstep WHERE reason = 'drill')
               - (SELECT count(*) FROM steps_nextstep WHERE what LIKE 'step %'))""",
    "SELECT count(*) FROM base_formkey WHERE went_to = ''",
)
"""Trail, closed steps and form keys to which nothing came."""
PATIENCE = 400
"""Seconds until a text counts as never sent: a job waits 4, 16, 64 and 256 between its tries (joined.base.later)."""
LEFT = "SELECT id::text, state FROM messages_message WHERE id::text = ANY (%s)"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Counted:
    """The figures of one drill; every one but the first two must be 0."""

    acknowledged: int
    texts: int
    lost: int
    doubled: int
    change_without_trail: int
    trail_without_change: int
    promises_broken: int
    texts_sent_twice: int
    texts_never_sent: int


FIGURES = tuple(field.name for field in dataclasses.fields(Counted))


def count(house: House, seen: Seen) -> Counted:
    """Wait until the texts have gone, and compare."""
    texts = seen.acknowledged.get("text", [])
    processes.until(lambda: not _waiting(house, texts), seconds=PATIENCE, every=0.5)
    there = {kind: written(house, seen, kind) for kind in WRITTEN}
    lost = sum(len(set(seen.acknowledged[kind]) - set(counted)) for kind, counted in there.items())
    kept = {message for message, _ in house.sql(LEFT, texts)}
    taken = _taken(house)
    return Counted(
        acknowledged=seen.total,
        texts=len(texts),
        lost=lost + len(set(texts) - kept),
        doubled=sum(times > 1 for counted in there.values() for times in counted.values()),
        change_without_trail=_sum(house, WITHOUT_TRAIL),
        trail_without_change=_sum(house, WITHOUT_CHANGE),
        promises_broken=_promises(house),
        texts_sent_twice=sum(times > 1 for times in taken.values()),
        texts_never_sent=len(_waiting(house, texts)),
    )


def written(house: House, seen: Seen, kind: str) -> collections.Counter[str]:
    """How often each write of these clients is there, answered or not."""
    known = {*seen.acknowledged[kind], *seen.abandoned[kind]}
    return collections.Counter(words for (words,) in house.sql(WRITTEN[kind]) if words in known)


def _sum(house: House, statements: tuple[str, ...]) -> int:
    return sum(house.sql(sql)[0][0] for sql in statements)


def _taken(house: House) -> dict[str, int]:
    with urllib.request.urlopen(f"{house.phones}/sent", timeout=30) as answer:
        told = json.load(answer)["references"]
    return {reference: counts["taken"] for reference, counts in told.items()}


def _waiting(house: House, texts: list[str]) -> set[str]:
    """Texts that nobody's phone has: neither taken by the provider nor stopped for a reason that is kept."""
    stopped = {message for message, state in house.sql(LEFT, texts) if state in ("stopped", "undone")}
    kept = {message for message, _ in house.sql(LEFT, texts)}
    taken = _taken(house)
    return {text for text in texts if text in kept and not taken.get(text)} - stopped


def _promises(house: House) -> int:
    """Checks of `verify` that found a breach."""
    ran = subprocess.run([*MANAGE, "verify", "--json"], env=house.env, capture_output=True, text=True, cwd=folders.ROOT)
    return sum(bool(promise["count"]) for promise in json.loads(ran.stdout)["promises"])
