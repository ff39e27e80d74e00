"""Whatever is done to a message, reading it gives a reading or a sentence, and nothing else (T16)."""

import json
import typing

import hypothesis
from hypothesis import strategies

from joined.interop.bars import answering, judging, opening, reading
from joined.interop.tests import messages

ORIGINALS = [messages.example(path.name) for path in sorted(messages.EXAMPLES.iterdir())]
SPITE = [
    b"\x00",
    b"\xff\xfe",
    b'"',
    b"<",
    b">",
    b"</Patient>",
    b"[[[[",
    b"{}",
    b"null",
    b"&#0;",
    b"<!--",
    b"1e999",
]
LEAVES = (
    strategies.none()
    | strategies.booleans()
    | strategies.integers()
    | strategies.floats(allow_nan=False, allow_infinity=False)
    | strategies.text(max_size=30)
)
VALUES = strategies.recursive(
    LEAVES,
    lambda inner: (
        strategies.lists(inner, max_size=3)
        | strategies.dictionaries(strategies.sampled_from(["id", "code", "value", "coding", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)


@strategies.composite
def mauled(draw) -> bytes:
    data = draw(strategies.sampled_from(ORIGINALS))
    for _ in range(draw(strategies.integers(1, 6))):
        start = draw(strategies.integers(0, len(data)))
        end = min(len(data), start + draw(strategies.integers(0, 400)))
        middle = draw(strategies.sampled_from([b"", data[start:end] * 2, *SPITE]) | strategies.binary(max_size=8))
        data = data[:start] + middle + data[end:]
    return data


def places(tree: typing.Any) -> list[tuple[typing.Any, typing.Any]]:
    """Every container and key in it, so that any value may be replaced."""
    keys = list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    found = [(tree, key) for key in keys]
    for key in keys:
        found += places(tree[key])
    return found


@strategies.composite
def misunderstood(draw) -> bytes:
    tree = messages.referral()
    for _ in range(draw(strategies.integers(1, 6))):
        container, key = draw(strategies.sampled_from(places(tree)))
        container[key] = draw(VALUES)
    return json.dumps(tree).encode()


def answer(data: bytes) -> None:
    try:
        read = reading.read(data)
    except opening.Unreadable as error:
        refusals, problems = (judging.unreadable(error),), ()
    else:
        refusals = judging.refusals(read, ours=messages.OURS, test_mode=True)
        problems = read.problems
        assert read == reading.read(data)
    reasons = answering.reasons(refusals=refusals, problems=problems)
    assert all(each.sentence.endswith(".") for each in reasons)
    line = answering.Answer(file="x", outcome="refused", reasons=reasons).as_line()
    line.encode()
    assert "\n" not in line
    assert "Example-Nair" not in line


@hypothesis.settings(max_examples=100, deadline=None)
@hypothesis.given(mauled())
def test_mauled_bytes_are_answered(data):
    answer(data)


@hypothesis.settings(max_examples=100, deadline=None)
@hypothesis.given(misunderstood())
def test_values_of_the_wrong_kind_anywhere_are_answered(data):
    answer(data)
