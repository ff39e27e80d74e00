"""Two real servers in production mode on one database: cookies, headers and shared throttles (T10, T18)."""

import re

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from joined.accounts.tests import at_the_door as door
from joined.accounts.tests import factories
from joined.config.tests import serving


@pytest.fixture
def servers(fresh_database):
    env = serving.surroundings(fresh_database)
    with serving.server(env) as one, serving.server(env) as other:
        yield one, other


def enter(browser: serving.Browser, user, password: str) -> serving.Answer:
    return browser.post(door.LOGIN, login=user.email, password=password)


def test_two_servers_share_sessions_throttles_and_safe_cookies(servers, fresh_database):
    one, other = servers
    user, _ = factories.staff()
    user.password = PBKDF2PasswordHasher().encode(factories.PASSWORD, "salt of this test")
    user.save()

    page = one.get(door.LOGIN)
    assert page.status == 200
    assert_safe_cookie(one.set_cookies, "__Host-csrf")
    assert "max-age=31536000; includeSubDomains" in page.headers["Strict-Transport-Security"]
    assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", page.text)

    assert enter(one, user, factories.PASSWORD).headers["Location"] == door.SECOND
    assert one.post(door.SECOND, code=door.code_now()).headers["Location"] == "/"
    assert_safe_cookie(one.set_cookies, "__Host-session")
    account = serving.Browser(other.port, dict(one.cookies)).get("/account/")
    assert account.status == 200
    assert "no-store" in account.headers["Cache-Control"]

    assert one.get("/demo/sign-in/").status == 404

    for browser in (one, other, one, other, other):
        fresh = serving.Browser(browser.port)
        assert "is not right" in enter(fresh, user, "not the password").text
    for browser in (one, other):
        stopped = enter(serving.Browser(browser.port), user, factories.PASSWORD)
        assert stopped.status == 200
        assert "Too many tries" in stopped.text


def assert_safe_cookie(lines: list[str], name: str) -> None:
    (line,) = [line for line in lines if line.startswith(f"{name}=")]
    parts = {part.strip().lower() for part in line.split(";")[1:]}
    assert {"secure", "httponly", "path=/", "samesite=lax"} <= parts
    assert not any(part.startswith("domain") for part in parts)
