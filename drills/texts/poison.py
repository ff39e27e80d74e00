"""One number that the sending service refuses, among many texts: nobody waits for it (F-09).

./joined drill poison-number --times 1000
"""

import statistics

from drills import telling
from drills.house import House, house
from drills.texts import waiting

BAD = "+447700900666"
SECONDS = 900
WENT = """SELECT id::text, coalesce(sent_at, settled_at) FROM messages_message WHERE id::text = ANY (%s) ORDER BY 2"""
STATES = "SELECT state, count(*) FROM messages_message WHERE id::text = ANY (%s) GROUP BY state"
CHANGE = """UPDATE people_phone SET number = %s, failed_at = NULL WHERE until_at IS NULL AND person_id = (
    SELECT about FROM messages_message WHERE id = %s)"""
FLAGGED = """SELECT count(*), count(*) FILTER (WHERE number = %s) FROM people_phone WHERE failed_at IS NOT NULL"""
STEPS = "SELECT count(*) FROM steps_nextstep WHERE source = 'message' AND source_id = ANY (%s::uuid[])"


def drill(made: House, *, times: int) -> telling.Figures:
    """One person's number is refused; the text to them lies in the middle."""
    waiting.switch(made, rules=[{"number": BAD, "answer": "400"}])
    laid = waiting.lay(made, like=waiting.written(made), many=times, put=False)
    poison = laid[times // 2]
    _poison(made, poison, laid)
    waiting.go(made, laid)
    seconds = waiting.until_gone(made, laid, seconds=SECONDS)
    waiting.until_done(made)
    waiting.switch(made)
    moments = made.sql(WENT, laid)
    gaps = [(after - before).total_seconds() for (_, before), (_, after) in zip(moments, moments[1:], strict=False)]
    at = [one for one, _ in moments].index(poison)
    flagged, is_flagged = made.sql(FLAGGED, BAD)[0]
    others = [one for one in laid if one != poison]
    return {
        "texts": times,
        "states_of_the_others": dict(made.sql(STATES, others)),
        "state_of_the_bad_one": next(iter(dict(made.sql(STATES, [poison])))),
        "times_that_it_was_tried": waiting.sent(made)["references"][poison]["asked"],
        "numbers_flagged": flagged,
        "it_is_flagged": is_flagged,
        "steps_made_for_it": made.sql(STEPS, [poison])[0][0],
        "steps_made_for_the_others": made.sql(STEPS, others)[0][0],
        "gap_between_two_texts_median_s": statistics.median(gaps),
        "gap_around_the_bad_one_s": sum(gaps[max(at - 1, 0) : at + 1]),
        "longest_gap_s": max(gaps),
        "seconds": seconds,
    }


def _poison(made: House, poison: str, laid: list[str]) -> None:
    """Their number becomes the bad one; the other texts to them go to somebody else of the list."""
    about, other = _two(made, poison, laid)
    made.sql(CHANGE, BAD, poison)
    made.sql('UPDATE messages_message SET "to" = %s WHERE id = %s', BAD, poison)
    made.sql(
        """UPDATE messages_message m SET about = o.about, "to" = o."to" FROM messages_message o
            WHERE m.about = %s AND m.id::text = ANY (%s) AND m.id <> %s AND o.id = %s""",
        about,
        laid,
        poison,
        other,
    )


def _two(made: House, poison: str, laid: list[str]) -> tuple[str, str]:
    about = made.sql("SELECT about FROM messages_message WHERE id = %s", poison)[0][0]
    asked = "SELECT id FROM messages_message WHERE id::text = ANY (%s) AND about <> %s LIMIT 1"
    return about, made.sql(asked, laid, about)[0][0]


def is_good(figures: telling.Figures) -> bool:
    """It failed once, is flagged and a step; everybody else's went, none held up by a second."""
    return (
        set(figures["states_of_the_others"]) <= {"sending", "delivered"}
        and figures["state_of_the_bad_one"] == "failed"
        and figures["times_that_it_was_tried"] == 1
        and figures["it_is_flagged"] == figures["numbers_flagged"] == 1
        and figures["steps_made_for_it"] == 1
        and not figures["steps_made_for_the_others"]
        and figures["gap_around_the_bad_one_s"] - 2 * figures["gap_between_two_texts_median_s"] <= 1
    )


def main(*, times: int, seed: int, as_json: bool) -> int:
    """0 when it is good."""
    with house() as made:
        figures = telling.facts() | drill(made, times=times)
    telling.show("A number that is refused", figures, as_json=as_json)
    return 0 if is_good(figures) else 1
