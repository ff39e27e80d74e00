"""A page's statement has five seconds, a job's sixty; neither waits longer than four for a lock (F-31)."""

import sys

import pytest

from joined.config import database, manage


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@/joined?host=/socket")
    monkeypatch.delenv("JOINED_AS_OWNER", raising=False)
    monkeypatch.setenv("JOINED_STATEMENT_SECONDS", "5")
    monkeypatch.delenv("JOINED_STATEMENT_SECONDS")


@pytest.mark.parametrize(("command", "milliseconds"), [("check", 5000), ("worker", 60000)])
def test_a_page_has_five_seconds_and_a_job_sixty(monkeypatch, command, milliseconds):
    monkeypatch.setattr(sys, "argv", ["manage", command, "--help"])
    with pytest.raises(SystemExit):
        manage.main()
    options = database.settings("production")["OPTIONS"]["options"]
    assert options == f"-c statement_timeout={milliseconds} -c lock_timeout=4000"
