"""A job that goes through many: one that fails keeps none of the others from being done, and is not kept quiet."""

import pytest

from joined.base import later


def test_one_that_fails_stops_nobody_else_and_is_said_at_the_end():
    done = []

    def deed(number: int, name: str) -> None:
        if number % 2:
            raise ValueError(name)
        done.append(name)

    with pytest.raises(ExceptionGroup) as failed:
        later.one_by_one([(1, "a"), (2, "b"), (3, "c"), (4, "d")], deed)
    assert done == ["b", "d"]
    assert [str(one) for one in failed.value.exceptions] == ["a", "c"]
    later.one_by_one([(2, "e")], deed)
    assert done == ["b", "d", "e"]
