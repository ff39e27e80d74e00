"""What one process has made, others take; while one makes it, nobody else does."""

import concurrent.futures

import psycopg
import pytest
from django.db import connection

from joined.base import made


@pytest.mark.django_db
def test_it_is_made_once_and_taken_ever_after():
    asked = []
    for _ in range(3):
        assert made.once("board", lambda: asked.append(1) or "Amina", is_patient=False) == "Amina"
    assert asked == [1]


@pytest.mark.django_db
def test_what_has_another_name_is_made_for_itself():
    assert made.once("board of the nurse", lambda: "Amina", is_patient=False) == "Amina"
    assert made.once("board of the charity", lambda: "", is_patient=False) == ""


@pytest.mark.django_db
def test_what_fails_is_kept_for_nobody_and_made_by_the_next():
    with pytest.raises(ZeroDivisionError):
        made.once("board", lambda: 1 / 0, is_patient=False)
    assert made.once("board", lambda: "Amina", is_patient=False) == "Amina"


@pytest.mark.django_db
def test_it_is_forgotten_when_nobody_comes_for_it_any_more():
    made.once("board", lambda: "old", is_patient=False)
    made.sweep()
    assert made.once("board", lambda: "new", is_patient=False) == "old"
    with connection.cursor() as cursor:
        cursor.execute("SELECT base_made_sweep(clock_timestamp())")
    assert made.once("board", lambda: "new", is_patient=False) == "new"


def test_while_another_process_makes_it_one_goes_on_or_waits(fresh_database, django_db_blocker):
    turn = "SELECT is_ours, kept FROM base_made_turn('board', %s)"
    with (
        django_db_blocker.unblock(),
        psycopg.connect(fresh_database.url) as another,
        concurrent.futures.ThreadPoolExecutor(1) as aside,
    ):
        assert another.execute(turn, [False]).fetchone() == (True, None)
        assert made.once("board", pytest.fail, is_patient=False) is None
        another.execute("SELECT base_made_keep('board', 'theirs')")
        with psycopg.connect(fresh_database.url) as third:
            waiting = aside.submit(lambda: third.execute(turn, [True]).fetchone())
            assert not concurrent.futures.wait([waiting], timeout=0.1).done
            another.commit()
            assert waiting.result(5) == (True, "theirs")
        assert made.once("board", pytest.fail, is_patient=True) == "theirs"
