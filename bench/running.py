"""Doing the work: over HTTP by eight at once, and in SQL by one; the processor's time of each."""

import concurrent.futures
import contextlib
import http.client
import random
import statistics
import time
import urllib.parse

import psycopg

from bench import house, work

AT_ONCE = 8
TOKEN = "b" * 32
"""A browser's own cross-site token: whatever it is, the cookie and the form say the same."""


def measure(served: house.House, piece: work.Piece, *, key: str, rounds: int, seed: int) -> dict[str, object]:
    """One piece of work, warmed up first. `key`: of the session of who does it."""
    _many(served, piece, key, rounds=max(rounds // 10, AT_ONCE), seed=seed + 1)
    before, times, bad = served.spent(), [], 0
    for seconds, is_good in _many(served, piece, key, rounds=rounds, seed=seed):
        times.append(seconds * 1000)
        bad += not is_good
    time.sleep(0.05)  # the kernel counts in ticks
    after = served.spent()
    cost = {group: (after[group] - before[group]) / rounds for group in before}
    raw = plain(served, piece, rounds=rounds, seed=seed)
    total = sum(cost.values())
    return {
        "work": piece.name,
        "cpu_ms": round(total, 2),
        "app_ms": round(cost["app"], 2),
        "database_ms": round(cost["database"], 2),
        "raw_sql_ms": round(raw, 3),
        "times_raw": round(total / raw, 1) if raw else None,
        "goal_ms": piece.goal,
        "p50_ms": round(statistics.median(times), 1),
        "p95_ms": round(statistics.quantiles(times, n=20)[18], 1),
        "errors": bad,
    }


def plain(served: house.House, piece: work.Piece, *, rounds: int, seed: int) -> float:
    """Processor milliseconds of the same in plain SQL, each in a transaction, without walls: the limit."""
    draw, group = random.Random(seed), "database"  # noqa: S311  the same draws each time
    with psycopg.connect(served.owner_url) as connection:
        before, mine = served.spent()[group], time.process_time()
        for _ in range(rounds):
            with contextlib.suppress(psycopg.errors.UniqueViolation), connection.transaction():
                for text, values in piece.sql(draw):
                    answer = connection.execute(text, values)
                    if answer.description:
                        answer.fetchall()
        mine = (time.process_time() - mine) * 1000
        return (served.spent()[group] - before + mine) / rounds


def _many(served: house.House, piece: work.Piece, key: str, *, rounds: int, seed: int) -> list[tuple[float, bool]]:
    share = rounds // AT_ONCE or 1
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        futures = [pool.submit(_some, served, piece, key, share, seed + one) for one in range(AT_ONCE)]
        return [one for future in futures for one in future.result()]


def _some(served: house.House, piece: work.Piece, key: str, rounds: int, seed: int) -> list[tuple[float, bool]]:
    """One browser, its line kept open."""
    draw, done = random.Random(seed), []  # noqa: S311  the same draws each time
    with contextlib.closing(http.client.HTTPConnection(urllib.parse.urlsplit(served.address).netloc)) as line:
        for _ in range(rounds):
            began = time.perf_counter()
            is_good = _once(line, piece, key, draw)
            done.append((time.perf_counter() - began, is_good))
    return done


def _once(line: http.client.HTTPConnection, piece: work.Piece, key: str, draw: random.Random) -> bool:
    headers = {"X-Forwarded-Proto": "https", "Cookie": f"__Host-session={key}; __Host-csrf={TOKEN}"}
    if piece.send is None:
        line.request("GET", piece.ask(draw), headers=headers)
    else:
        fields = piece.send(draw) | {"csrfmiddlewaretoken": TOKEN, "form_key": house.new_secret()}
        headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": "https://localhost/"}
        headers["Origin"] = f"https://{line.host}:{line.port}"
        line.request("POST", piece.ask(draw), body=urllib.parse.urlencode(fields), headers=headers)
    answer = line.getresponse()
    body = answer.read()
    wanted = 302 if piece.send else 200
    return answer.status in (wanted, 303 if piece.send else wanted) and piece.says.encode() in body
