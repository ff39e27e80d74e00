"""What is sent slowly, half or far too large holds up no page, and nothing of it is kept (F-20)."""

import asyncio

import pytest

from joined.config import bodies

PART = {"type": "http.request", "body": b"half", "more_body": True}
END = {"type": "http.request", "body": b" and half", "more_body": False}
GONE = {"type": "http.disconnect"}


def sent(*messages, announced=b"9"):
    """Which bodies reached the page, and with what status the sender was answered."""
    reached, answered = [], []

    async def page(scope, receive, send):
        reached.append((await receive())["body"])

    async def answer(message):
        answered.append(message.get("status"))

    async def run():
        waiting = list(messages)

        async def receive():
            return waiting.pop(0) if waiting else await asyncio.Event().wait()

        scope = {"type": "http", "headers": [(b"content-length", announced)]}
        await bodies.Whole(page, idle=0.02, seconds=0.1)(scope, receive, answer)

    asyncio.run(run())
    return reached, [status for status in answered if status]


@pytest.mark.parametrize(
    ("messages", "reached", "answered"),
    [
        ((PART, END), [b"half and half"], []),
        ((PART,), [], [408]),
        ((PART, GONE), [], []),
        ((), [], [408]),
    ],
    ids=["whole", "slow", "half, and gone", "silent"],
)
def test_a_page_is_asked_only_when_all_of_it_is_here(messages, reached, answered):
    assert sent(*messages) == (reached, answered)


def test_of_too_large_a_body_the_page_is_given_no_more_than_is_kept(monkeypatch):
    monkeypatch.setattr(bodies, "KEPT", 6)
    assert sent(PART, END) == ([b"half a"], [])


def test_a_body_that_announces_itself_as_hopeless_is_not_waited_for():
    assert sent(PART, announced=b"900000000") == ([b"half"], [])
