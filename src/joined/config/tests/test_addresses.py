"""One address may name several servers: whichever takes writes is used, without a deploy (F-04)."""

import pytest

from joined.config import database

ONE = "postgresql://app:p%40ss@db:6000/joined?sslmode=require"
SOCKET = "postgresql://app@/joined?host=/socket&port=5432"
SEVERAL = "postgresql://app:x@one:5432,two:5433/joined"


@pytest.mark.parametrize(
    ("url", "host", "port", "options"),
    [
        (ONE, "db", "6000", {"sslmode": "require"}),
        (SOCKET, "/socket", "5432", {}),
        (SEVERAL, "one,two", "5432,5433", {"target_session_attrs": "read-write", "connect_timeout": "3"}),
        (f"{SEVERAL}?connect_timeout=9", "one,two", "5432,5433", {"connect_timeout": "9"}),
    ],
)
def test_an_address_is_read_as_postgresql_itself_reads_it(url, host, port, options):
    found = database.parsed(url)
    assert (found["HOST"], found["PORT"], found["NAME"], found["USER"]) == (host, port, "joined", "app")
    assert options.items() <= found["OPTIONS"].items()
    assert ("target_session_attrs" in found["OPTIONS"]) == ("," in host)


def test_a_password_is_what_was_meant():
    assert database.parsed(ONE)["PASSWORD"] == "p@ss"
