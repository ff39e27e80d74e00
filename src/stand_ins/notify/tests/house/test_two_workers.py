"""Several workers take up the same text at the same moment, on a database of their own."""

import datetime
import threading
import uuid

import pytest
from django.db import connections

from joined.base import later, rows
from joined.kit import clock
from joined.messages import actions, gateway, queries, rules
from joined.messages.tests.conftest import BY, MORNING, PHONE, WORDS
from joined.places import actions as places

WORKERS = 4
REACH = rules.Reach(allowed=True, to=PHONE, level=3, language="en")
LATER = MORNING + datetime.timedelta(minutes=5)


@pytest.fixture
def message(fresh_database):
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


def all_at_once(message) -> list[str]:
    """What became of each worker's try."""
    together, became = threading.Barrier(WORKERS), []

    def work() -> None:
        try:
            with clock.at(LATER), later.playing(), rows.context(BY, people=[message.about]):
                row = queries.row(to=BY, message_id=message.pk)
                together.wait(timeout=5)
                actions.deliver(by=BY, message=row, reach=REACH)
            became.append("done")
        except gateway.TryAgain:
            became.append("again")
        finally:
            connections.close_all()

    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return became


def test_a_text_goes_once(message, ask):
    ask("/switches", {"usual": {"seconds": 0.2}})
    assert all_at_once(message) == ["done"] * WORKERS
    assert ask("/sent")["references"] == {str(message.pk): {"asked": 1, "taken": 1}}


def test_a_text_goes_once_although_the_first_answer_never_came(message, ask):
    ask("/switches", {"rules": [{"answer": "cut", "seconds": 0.2, "times": 1}]})
    for _ in range(2):
        all_at_once(message)
    assert ask("/sent")["references"][str(message.pk)]["taken"] == 1
    with rows.context(BY, people=[message.about]):
        assert queries.row(to=BY, message_id=message.pk).state == "sending"
