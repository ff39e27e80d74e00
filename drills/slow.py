"""A hundred slow queries at once: they are cut off or turned away, and every other page goes on (F-31).

./joined drill slow --times 100
"""

import concurrent.futures
import time

from drills import clients, telling
from drills.house import House, house
from joined.base import roles

SLOW = "/requests/mine/"
OTHERS = ("/", "/people/", "/about/help/", "/huddles/")
SLEEPING = """
    ALTER FUNCTION doors_asked_by_us() RENAME TO doors_asked_by_us_quick;
    CREATE FUNCTION doors_asked_by_us()
    RETURNS TABLE (id uuid, reference text, asked_at timestamptz, asked_by text, state text)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT q.* FROM pg_sleep(30), doors_asked_by_us_quick() q
    $$;
    GRANT EXECUTE ON FUNCTION doors_asked_by_us(), doors_asked_by_us_quick() TO {app};
"""
AWAKE = """
    DROP FUNCTION doors_asked_by_us();
    ALTER FUNCTION doors_asked_by_us_quick() RENAME TO doors_asked_by_us;
"""
GOAL_SECONDS = 2.0
LONGEST_SECONDS = 12.0
"""A statement ends after 5 seconds, and its page may have waited 2 for its turn; the rest is a busy machine."""


def drill(made: House, *, times: int) -> telling.Figures:
    """So many at once, while somebody else goes on working; the figures."""
    reader = clients.Reader(made, who="intake", paths=OTHERS)
    asker = clients.Reader(made, who="gp", paths=())
    asker.browser.sign_in()
    reader.start()
    time.sleep(3)
    usual = _p95(reader)
    made.sql(SLEEPING.format(app=roles.APP))
    try:
        with concurrent.futures.ThreadPoolExecutor(times) as pool:
            began = time.monotonic()
            list(pool.map(asker.look, [SLOW] * times))
            ended = time.monotonic()
    finally:
        made.sql(AWAKE)
    reader.stopping.set()
    reader.join(30)
    asker.look(SLOW)
    meanwhile = [look for look in reader.looks if began <= look.at <= ended]
    slow = asker.looks[:-1]
    return {
        "slow_queries": times,
        "their_answers": {str(s): sum(look.status == s for look in slow) for s in {look.status for look in slow}},
        "503_without_a_time": sum(look.has_no_time for look in slow),
        "longest_answer_to_them_s": max(look.seconds for look in slow),
        "other_pages_meanwhile": len(meanwhile),
        "other_pages_not_answered_200": sum(look.status != 200 for look in meanwhile),
        "other_pages_p95_before_s": usual,
        "other_pages_p95_meanwhile_s": telling.percentile([look.seconds for look in meanwhile], 0.95),
        "afterwards_the_slow_page_answers": asker.looks[-1].status,
        "clients_that_broke": reader.trouble or 0,
    }


def _p95(reader: clients.Reader) -> float:
    return telling.percentile([look.seconds for look in reader.looks], 0.95)


def is_good(figures: telling.Figures) -> bool:
    """Whether other pages went on and every slow one was answered."""
    return (
        set(figures["their_answers"]) == {"503"}
        and not figures["503_without_a_time"]
        and not figures["other_pages_not_answered_200"]
        and figures["other_pages_p95_meanwhile_s"] <= GOAL_SECONDS
        and figures["longest_answer_to_them_s"] <= LONGEST_SECONDS
        and figures["afterwards_the_slow_page_answers"] == 200
        and not figures["clients_that_broke"]
    )


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when it is good."""
    with house() as made:
        figures = telling.facts() | drill(made, times=times)
    telling.show("Slow queries", figures, as_json=as_json)
    return 0 if is_good(figures) else 1
