"""Receipts as they really come: doubled, again, in any order, unknown, too early, forged, ten thousand at once (F-10).

./joined drill receipts --times 10000
"""

import collections
import concurrent.futures
import datetime
import json
import random
import subprocess
import threading
import time
import uuid

import requests

from drills import telling
from drills.house import House, house
from drills.morning import MANAGE
from drills.texts import waiting
from joined_launch import folders

STATUSES = ("created", "sending", "delivered", "temporary-failure", "permanent-failure")
FAILED = {"temporary-failure", "permanent-failure"}
AT_ONCE = 32
EACH = 8
"""About so many receipts for every text."""
STATES = "SELECT id::text, state FROM messages_message WHERE id::text = ANY (%s)"
PARKED = "SELECT count(*) FROM messages_parked WHERE cleared_at IS NULL"
LOOK = "from joined.messages import jobs; jobs.look_for_parked()"
ALARM = "receipts for unknown messages that nobody has looked at for a day"


def drill(made: House, *, times: int, seed: int) -> telling.Figures:
    """So many receipts; the figures."""
    luck = random.Random(seed)
    laid = waiting.lay(
        made, like=waiting.written(made), many=times // EACH, put=False, state="'sending'", sent_at="m.due_at"
    )
    early, known = laid[: len(laid) // 20], laid[len(laid) // 20 :]
    hidden = _hide(made, early)
    unknown = [str(uuid.uuid4()) for _ in range(times // 100)]
    told = _receipts(luck, [*known, *early], unknown, times)
    answers, seconds = _post(made, told, made.env["NOTIFY_CALLBACK_TOKEN"])
    forged, _ = _post(made, [(luck.choice(known), "delivered") for _ in range(times // 50)], "not our token")
    parked = made.sql(PARKED)[0][0]
    _show_again(made, early, hidden)
    _manage(made, "shell", "-c", LOOK)
    expected = _expected(told)
    states = dict(made.sql(STATES, laid))
    return {
        "receipts": len(told),
        "at_once": AT_ONCE,
        "texts": len(laid),
        "answers": dict(answers),
        "5xx": sum(count for status, count in answers.items() if status >= 500 or not status),
        "a_second": len(told) / seconds,
        "wrong_final_states": sum(states[one] != expected.get(one, "sending") for one in laid),
        "forged_answered_401": forged[401],
        "forged_answered_otherwise": sum(forged.values()) - forged[401],
        "parked_at_first": parked,
        "unknown": len({one for one, _ in told} & set(unknown)),
        "alarms_at_once": _alarms(made, hours=0),
        "alarms_after_a_day": _alarms(made, hours=25),
        "parked_in_the_end": made.sql(PARKED)[0][0],
        "receipts_for_the_unknown": sum(one in set(unknown) for one, _ in told),
    }


def _receipts(luck: random.Random, laid: list[str], unknown: list[str], times: int) -> list[tuple[str, str]]:
    """For each text some statuses, some of them doubled, all of it shuffled; and some that belong to nothing."""
    told = [(one, luck.choice(STATUSES)) for one in [*laid, *unknown]]
    while len(told) < times:
        told.append(luck.choice(told) if luck.random() < 0.3 else (luck.choice(laid), luck.choice(STATUSES)))
    luck.shuffle(told)
    return told


def _expected(told: list[tuple[str, str]]) -> dict[str, str]:
    """What each text must be in the end: delivered beats failed, and nothing else moves it."""
    statuses = collections.defaultdict(set)
    for one, status in told:
        statuses[one].add(status)
    return {
        one: "delivered" if "delivered" in given else "failed" if given & FAILED else "sending"
        for one, given in statuses.items()
    }


def _post(made: House, told: list[tuple[str, str]], token: str) -> tuple[collections.Counter[int], float]:
    """All of them, as many at once as there are lines; the answers by status, 0 where there was none."""
    mine = threading.local()

    def post(receipt: tuple[str, str]) -> int:
        if not hasattr(mine, "session"):
            mine.session = requests.Session()
            mine.session.trust_env = False
            mine.session.headers["Authorization"] = f"Bearer {token}"
        reference, status = receipt
        try:
            body = {"reference": reference, "status": status}
            return mine.session.post(f"{made.address}/messages/notify/callback/", json=body, timeout=30).status_code
        except requests.RequestException:
            return 0

    began = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        return collections.Counter(pool.map(post, told)), time.monotonic() - began


def _hide(made: House, texts: list[str]) -> list[tuple]:
    """These are not kept yet when their receipts come: their ids are others meanwhile."""
    return [
        made.sql("UPDATE messages_message SET id = gen_random_uuid() WHERE id = %s RETURNING id::text", one)[0]
        for one in texts
    ]


def _show_again(made: House, texts: list[str], hidden: list[tuple]) -> None:
    for one, (meanwhile,) in zip(texts, hidden, strict=True):
        made.sql("UPDATE messages_message SET id = %s WHERE id = %s", one, meanwhile)


def _alarms(made: House, *, hours: float) -> int:
    """What `verify` counts of receipts that nobody knew, so many hours later."""
    offset = float(made.env["JOINED_CLOCK_OFFSET"]) + datetime.timedelta(hours=hours).total_seconds()
    told = json.loads(_manage(made, "verify", "--json", JOINED_CLOCK_OFFSET=str(offset)))
    return next(promise["count"] for promise in told["promises"] if promise["check"] == ALARM)


def _manage(made: House, *words: str, **env: str) -> str:
    ran = subprocess.run([*MANAGE, *words], env=made.env | env, cwd=folders.ROOT, capture_output=True, text=True)
    return ran.stdout


def is_good(figures: telling.Figures) -> bool:
    """Every text ends where it should, every answer is ours, and what nobody knows is an alarm after a day."""
    return (
        not (figures["5xx"] or figures["wrong_final_states"] or figures["forged_answered_otherwise"])
        and set(figures["answers"]) == {204}
        and not figures["alarms_at_once"]
        and figures["alarms_after_a_day"] == figures["parked_in_the_end"] == figures["receipts_for_the_unknown"] > 0
    )


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when it is good."""
    with house() as made:
        figures = telling.facts(seed=seed) | drill(made, times=times, seed=seed)
    telling.show("Receipts", figures, as_json=as_json)
    return 0 if is_good(figures) else 1
