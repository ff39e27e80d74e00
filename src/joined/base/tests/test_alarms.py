"""Whoever keeps the machines is told within a minute that there is no room, or that nothing can be written (F-05)."""

import logging

import psycopg
import pytest
from django.db import OperationalError, connection

from joined.base import alarms, web

GIGABYTE = 2**30


@pytest.fixture(autouse=True)
def _nothing_was_said_yet(monkeypatch):
    monkeypatch.setattr(alarms, "_last", {})


def said(caplog):
    return [record.getMessage() for record in caplog.records if record.levelno == logging.CRITICAL]


@pytest.mark.parametrize(("free", "is_tight"), [(0, True), (4, True), (5, False), (100, False)])
def test_a_disk_is_nearly_full_below_a_twentieth(free, is_tight):
    assert alarms.is_tight(total=100 * GIGABYTE, free=free * GIGABYTE) is is_tight


@pytest.mark.django_db
def test_the_alarm_is_quiet_while_all_is_well_and_names_what_is_wrong_without_details(client, settings, caplog):
    assert (client.get("/alarm").status_code, client.get("/alarm").text) == (200, "quiet")
    settings.WATCHED = ["/nowhere/at/all"]
    answers = [client.get("/alarm") for _ in range(2)]
    assert [(answer.status_code, answer.text) for answer in answers] == [(503, "room")] * 2
    assert said(caplog) == ["ALARM room: /nowhere/at/all cannot be looked at: No such file or directory"]


@pytest.mark.django_db
def test_a_database_that_takes_no_write_is_an_alarm(caplog):
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
    assert alarms.sounding() == ["database"]
    assert "read-only transaction" in said(caplog)[0]


def test_a_page_whose_write_found_no_room_sounds_the_alarm_at_once(rf, caplog):
    try:
        raise OperationalError("no space left") from psycopg.errors.DiskFull()
    except OperationalError:
        assert web.went_wrong(rf.get("/people/")).status_code == 503
    assert said(caplog) == ["ALARM room: the database refused a write for want of room"]
