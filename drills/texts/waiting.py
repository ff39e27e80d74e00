"""Many texts that lie ready to go: a GP writes a few, and they are laid down as often as is asked."""

import json
import time
import typing
import urllib.request

from drills import clients
from drills.house import House
from joined_launch import processes

COPY = """
    INSERT INTO messages_message ({columns})
    SELECT {values} FROM generate_series(1, %s) AS n
      JOIN (SELECT *, row_number() OVER (ORDER BY id) AS turn, count(*) OVER () AS many FROM messages_message
             WHERE id::text = ANY (%s)) m ON m.turn = n %% m.many + 1
    RETURNING id::text
"""
FRESH = {
    "id": "gen_random_uuid()",
    "state": "'queued'",
    "provider_id": "''",
    "sent_at": "NULL",
    "settled_at": "NULL",
    "why_not": "''",
    "is_urgent": "n > {many} - {urgent}",
    "written_at": "m.written_at + n * interval '1 millisecond'",
    "due_at": "m.due_at + n * interval '1 millisecond'",
}
PUT = """
    INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, priority)
    SELECT 'default', 'people.dispatch', jsonb_build_object('message', id, 'person', about), 'todo', is_urgent::int * 10
      FROM messages_message WHERE id::text = ANY (%s) ORDER BY written_at
"""
LEFT = "SELECT count(*) FROM messages_message WHERE state = 'queued' AND id::text = ANY (%s)"


def lay(house: House, *, like: list[str], many: int, urgent: int = 0, put: bool = True, **columns: str) -> list[str]:
    """So many texts like these, ready to go, the last ones urgent; their ids in the order of their writing."""
    kept = [name for (name,) in house.sql(COLUMNS)]
    fresh = {name: words.format(many=many, urgent=urgent) for name, words in FRESH.items()} | columns
    statement = COPY.format(
        columns=", ".join(f'"{name}"' for name in kept),
        values=", ".join(fresh.get(name, f'm."{name}"') for name in kept),
    )
    laid = [one for (one,) in house.sql(statement, many, like)]
    if put:
        go(house, laid)
    return laid


COLUMNS = """SELECT column_name FROM information_schema.columns WHERE table_name = 'messages_message'"""


def written(house: House, few: int = 12) -> list[str]:
    """A few texts of a GP's to different people, written as pages write them."""
    seen = clients.Seen()
    writer = clients.Texts(house, seen, gap=0.01)
    writer.start()
    processes.until(lambda: len(seen.acknowledged["text"]) >= few, seconds=60, every=0.1)
    writer.stopping.set()
    writer.join(30)
    written = seen.acknowledged["text"]
    until_gone(house, written, seconds=60)
    return written


def go(house: House, texts: list[str]) -> None:
    """Put their jobs, as a deed would."""
    house.sql(PUT, texts)


def until_gone(house: House, texts: list[str], *, seconds: float) -> float:
    """Wait until none of them is queued; how long it took. Those that are left count as lost."""
    began = time.monotonic()
    processes.until(lambda: not left(house, texts), seconds=seconds, every=0.5)
    return time.monotonic() - began


def left(house: House, texts: list[str]) -> int:
    """How many of them still wait."""
    return house.sql(LEFT, texts)[0][0]


def until_done(house: House, *, seconds: float = 120) -> None:
    """Wait until what follows a text is done too."""
    asked = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing') AND scheduled_at IS NULL"
    processes.until(lambda: not house.sql(asked)[0][0], seconds=seconds, every=0.5)


def switch(house: House, **rules: typing.Any) -> None:
    """Tell the sending service how to misbehave; nothing given: it is well."""
    request = urllib.request.Request(f"{house.phones}/switches", json.dumps(rules).encode())
    with urllib.request.urlopen(request, timeout=30):
        pass


def sent(house: House) -> dict[str, typing.Any]:
    """What the sending service took, how often it was asked, and whom it turned away when."""
    with urllib.request.urlopen(f"{house.phones}/sent", timeout=30) as answer:
        return json.load(answer)
