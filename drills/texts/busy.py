"""More texts than the sending service takes: it says 429, and its limit is kept from then on (F-08).

    ./joined drill notify-busy --times 1200

Somebody else of the same service has used what may be sent at once, and the limit is lower than it is published.
"""

import datetime
import statistics

from notifications_python_client import errors
from notifications_python_client.notifications import NotificationsAPIClient

from drills import telling
from drills.house import House, house
from drills.texts import waiting

A_MINUTE = 600
"""The limit of the harder round; the stand-in’s usual one is 3,000 a minute, as Notify’s."""
URGENT = 10
SECONDS = 900
ORDER = """SELECT is_urgent, sent_at FROM messages_message WHERE id::text = ANY (%s) AND sent_at IS NOT NULL
            ORDER BY sent_at"""


def drill(made: House, texts: list[str], *, times: int, a_minute: int) -> telling.Figures:
    """So many texts lie ready when the first is turned away; the figures."""
    made.sql("DELETE FROM messages_busy")
    before = waiting.sent(made)
    waiting.switch(made, limit_per_minute=a_minute)
    laid = waiting.lay(made, like=texts, many=times, urgent=URGENT, put=False)
    _use_up(made)
    used_up = waiting.sent(made)
    waiting.go(made, laid)
    seconds = waiting.until_gone(made, laid, seconds=SECONDS)
    after = waiting.sent(made)
    waiting.switch(made)
    turned = [datetime.datetime.fromisoformat(one) for one in after["turned_away"][len(used_up["turned_away"]) :]]
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


def _use_up(made: House) -> None:
    """A mailing of somebody else with the same key takes what is allowed at once."""
    client = NotificationsAPIClient(made.env["NOTIFY_API_KEY"], base_url=made.phones, timeout=10)
    with client.request_session:
        for number in range(2000):
            try:
                client.send_sms_notification("07700900555", _TEMPLATE, {"words": "A mailing."}, reference=f"m{number}")
            except errors.HTTPError:
                return


_TEMPLATE = "00000000-0000-0000-0000-00000000000d"


def is_good(figures: telling.Figures) -> bool:
    """Nobody turned away after the first minute, nothing lost, nothing twice, what cannot wait first."""
    return (
        not (figures["turned_away_after_the_first_minute"] or figures["lost"] or figures["sent_twice"])
        and figures["urgent_went_as_number"] <= 3 * URGENT
    )


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when both rounds are good: the published limit, and a lower one that only the answer names."""
    with house() as made:
        texts = waiting.written(made)
        rounds = [telling.facts() | drill(made, texts, times=times, a_minute=limit) for limit in (3000, A_MINUTE)]
    for figures in rounds:
        telling.show("The sending service says: too many", figures, as_json=as_json)
    return 0 if all(map(is_good, rounds)) else 1
