"""More texts than the sending service takes: it says 429, and its limit is kept from then on (F-08).

    ./joined drill notify-busy --times 1200

Once the limit is Notify's own, and somebody else of the same service has used it up; once, with a fifth of the texts,
it is so low that they cannot but reach it, and the house learns of it by being turned away.
"""

import datetime
import statistics

from drills import telling
from drills.house import House, house
from drills.texts import waiting

USUAL, LOW = 3000, 120
"""Requests a minute: Notify’s own limit, and one that a slow machine reaches too."""
URGENT = 10
SECONDS = 900
ORDER = """SELECT is_urgent, sent_at FROM messages_message WHERE id::text = ANY (%s) AND sent_at IS NOT NULL
            ORDER BY sent_at"""


def drill(made: House, texts: list[str], *, times: int, a_minute: int) -> telling.Figures:
    """So many texts lie ready when the first is turned away; the figures."""
    made.sql("DELETE FROM messages_busy")
    before = waiting.sent(made)
    used_up = [{"answer": "429", "times": 1}] if a_minute == USUAL else []
    waiting.switch(made, limit_per_minute=a_minute, rules=used_up)
    laid = waiting.lay(made, like=texts, many=times, urgent=URGENT)
    seconds = waiting.until_gone(made, laid, seconds=SECONDS)
    after = waiting.sent(made)
    waiting.switch(made)
    turned = [datetime.datetime.fromisoformat(one) for one in after["turned_away"][len(before["turned_away"]) :]]
    late = [one for one in turned if one - turned[0] >= datetime.timedelta(seconds=60)]
    asked = [after["references"].get(one, {}).get("asked", 0) for one in laid]
    order = [is_urgent for is_urgent, _ in made.sql(ORDER, laid)]
    return {
        "texts": times,
        "limit_a_minute": a_minute,
        "turned_away_in_the_first_minute": len(turned) - len(late),
        "turned_away_after_the_first_minute": len(late),
        "lost": sum(not after["references"].get(one, {}).get("taken") for one in laid),
        "sent_twice": len(after["taken_twice"]) - len(before["taken_twice"]),
        "tries_for_each_text_mean": statistics.fmean(asked) + len(turned) / times,
        "most_tries_for_one": max(asked) + len(turned),
        "urgent_went_as_number": [place for place, is_urgent in enumerate(order, 1) if is_urgent][-1],
        "seconds": seconds,
    }


def is_good(figures: telling.Figures) -> bool:
    """Nobody turned away after the first minute, nothing lost, nothing twice, what cannot wait first."""
    return (
        not (figures["turned_away_after_the_first_minute"] or figures["lost"] or figures["sent_twice"])
        and figures["turned_away_in_the_first_minute"]
        and figures["urgent_went_as_number"] <= 3 * URGENT
    )


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when both rounds are good: the published limit, and a lower one that only the answer names."""
    with house() as made:
        texts = waiting.written(made)
        sizes = {USUAL: times, LOW: times // 5}
        rounds = [telling.facts() | drill(made, texts, times=many, a_minute=limit) for limit, many in sizes.items()]
    for figures in rounds:
        telling.show("The sending service says: too many", figures, as_json=as_json)
    return 0 if all(map(is_good, rounds)) else 1
