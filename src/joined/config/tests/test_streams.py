"""Addresses of pages that stay open: what is none of them is not here, and everything else is a page."""

import asyncio

import pytest

from joined.config import streams

SITTING = "3f0c1d2e-0000-4000-8000-0123456789ab"


def answered(path, method="POST"):
    """The status of the stream's own answer, or that the pages were asked."""
    found = []

    async def pages(scope, receive, send):
        found.append("pages")

    async def send(message):
        found.append(message.get("status"))

    asyncio.run(streams.Streams(pages)({"type": "http", "path": path, "method": method}, None, send))
    return found[0]


@pytest.mark.parametrize("odd", ["-" * 36, SITTING.replace("-", "0"), SITTING.replace("3f", "-f"), "a" * 36, ""])
def test_an_odd_id_is_not_here(odd):
    assert answered(f"/live/huddles/{SITTING}/") == 405
    assert answered(f"/live/huddles/{odd}/", "GET") == 404


def test_a_kind_that_the_wiring_does_not_name_is_not_here_and_all_else_is_a_page():
    assert answered(f"/live/people/{SITTING}/") == 404
    assert answered(f"/huddles/{SITTING}/") == "pages"
