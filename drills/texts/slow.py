"""The sending service takes half a minute for each answer: pages do not notice, and other jobs go on (F-07).

    ./joined drill notify-slow --times 10

Rounds with a slow and with a well service take turns, so that a machine that others use tells as little as it can.
"""

import threading
import time

from drills import clients, telling
from drills.house import House, house
from drills.texts import waiting

PATHS = ("/", "/people/", "/huddles/", "/requests/mine/")
ROUND_SECONDS = 8.0
TEXTS = 30
CHANGE = 1.10
"""Pages may take a tenth longer."""
NOISE_SECONDS = 0.02
OPEN = """SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start)), 0), count(*)
            FROM pg_stat_activity WHERE datname = current_database() AND usename = 'joined_app'
             AND state LIKE 'idle in transaction%'"""


class Watch(threading.Thread):
    """Looks ten times a second how long anybody of the house has had a transaction open and done nothing in it."""

    def __init__(self, made: House) -> None:
        super().__init__(daemon=True, name="watch")
        self.made, self.stopping = made, threading.Event()
        self.longest, self.most = 0.0, 0

    def run(self) -> None:
        while not self.stopping.wait(0.1):
            seconds, many = self.made.sql(OPEN)[0]
            self.longest, self.most = max(self.longest, float(seconds)), max(self.most, many)


def drill(made: House, *, times: int, seconds: float = ROUND_SECONDS) -> telling.Figures:
    """So many rounds of each kind; the figures."""
    reader = clients.Reader(made, who="gp", paths=PATHS)
    texts = waiting.written(made)
    reader.start()
    watch = Watch(made)
    watch.start()
    looks: dict[bool, list[clients.Look]] = {True: [], False: []}
    for _ in range(times):
        for is_slow in (False, True):
            began = _begin(made, texts, is_slow=is_slow)
            time.sleep(seconds)
            looks[is_slow] += [look for look in list(reader.looks) if look.at >= began]
    waiting.switch(made)
    watch.stopping.set()
    watch.join(5)
    reader.stopping.set()
    reader.join(30)
    well, slow = (telling.percentile([look.seconds for look in looks[key]], 0.95) for key in (False, True))
    return {
        "rounds": times,
        "pages_well": len(looks[False]),
        "pages_slow": len(looks[True]),
        "pages_not_answered_200": sum(look.status != 200 for kind in looks.values() for look in kind),
        "p95_well_s": well,
        "p95_slow_s": slow,
        "change_percent": (slow / well - 1) * 100 if well else 0.0,
        "longest_idle_transaction_s": watch.longest,
        "most_idle_transactions": watch.most,
        "clients_that_broke": reader.trouble or 0,
    }


def _begin(made: House, texts: list[str], *, is_slow: bool) -> float:
    """A round: some texts lie ready, and nobody remembers how the service was before."""
    waiting.switch(made, usual={"seconds": 30 if is_slow else 0})
    made.sql("DELETE FROM messages_busy")
    waiting.lay(made, like=texts, many=TEXTS)
    return time.monotonic()


def is_good(figures: telling.Figures) -> bool:
    """Pages as quick as before, and nobody of the house waits with a transaction open."""
    return (
        not figures["pages_not_answered_200"]
        and figures["p95_slow_s"] <= figures["p95_well_s"] * CHANGE + NOISE_SECONDS
        and figures["longest_idle_transaction_s"] < 1
        and not figures["clients_that_broke"]
    )


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when it is good."""
    with house() as made:
        figures = telling.facts() | drill(made, times=times)
    telling.show("The sending service is slow", figures, as_json=as_json)
    return 0 if is_good(figures) else 1
