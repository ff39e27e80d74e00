"""Several workers take up the same text at the same moment, on a database of their own."""

import concurrent.futures
import datetime
import threading
import uuid

import pytest
from django.db import connections

from joined.base import later, rows
from joined.kit import clock, errors
from joined.messages import actions, queries, rules, words
from joined.messages.tests.conftest import BY, MORNING, PHONE, WORDS
from joined.places import actions as places

WORKERS = 4
REACH = rules.Reach(allowed=True, to=PHONE, level=3, language="en")
LATER = MORNING + datetime.timedelta(minutes=5)


def written():
    """A text about somebody, kept for good."""
    about = uuid.uuid4()
    with clock.at(MORNING), later.playing(), rows.context(BY, people=[about]):
        surgery = places.add_organisation(by=BY, name="Lockside Surgery", kind="practice", phone="01632 960100")
        return actions.write(
            by=BY,
            about=about,
            organisation_id=surgery.pk,
            team_id=None,
            to=PHONE,
            language="en",
            level=3,
            words=WORDS,
        )


@pytest.fixture
def message(fresh_database):
    return written()


def work(message) -> str:
    """What becomes of one worker's try."""
    try:
        with clock.at(LATER), later.playing():
            wait = actions.deliver(by=BY, message_id=message.pk, about=message.about, ask=lambda _: REACH)
        return "again" if wait else "done"
    finally:
        connections.close_all()


def all_at_once(message) -> list[str]:
    """What became of each worker's try."""
    together = threading.Barrier(WORKERS)

    def one(_: int) -> str:
        together.wait(timeout=5)
        return work(message)

    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        return list(pool.map(one, range(WORKERS)))


def test_a_text_goes_once(message, ask):
    ask("/switches", {"usual": {"seconds": 0.2}})
    assert sorted(all_at_once(message)) == ["again"] * (WORKERS - 1) + ["done"]
    assert ask("/sent")["references"] == {str(message.pk): {"asked": 1, "taken": 1}}


def test_a_text_goes_once_although_the_first_answer_never_came(message, ask):
    ask("/switches", {"rules": [{"answer": "cut", "seconds": 0.2, "times": 1}]})
    for _ in range(2):
        all_at_once(message)
    assert ask("/sent")["references"][str(message.pk)]["taken"] == 1
    with rows.context(BY, people=[message.about]):
        assert queries.row(to=BY, message_id=message.pk).state == "sending"


def test_while_the_provider_is_asked_somebody_else_may_write_about_this_person(message, ask):
    """Nothing of another connection waits for the text that is on its way (F-07)."""
    ask("/switches", {"usual": {"seconds": 1}})
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        trying = pool.submit(work, message)
        while not ask("/sent")["references"]:
            assert not trying.done()
        with clock.at(LATER), later.playing():
            actions.attempt(by=BY, about=message.about, result="no_answer")
            with pytest.raises(errors.Refused, match=words.GONE):
                actions.undo(by=BY, message=message)
        assert not trying.done(), "the provider has not answered yet"
    assert trying.result() == "done"
    with rows.context(BY, people=[message.about]):
        assert queries.row(to=BY, message_id=message.pk).state == "sending"
