"""Joining two records is a deed of every room that holds a person (architecture.md §1.6)."""

import importlib

import pytest

from joined.base import registry

# Rooms that hold people and cannot move them yet. Merging comes with the next issue; until then two records are
# told apart by in-take, and only a provisional person's requests move (doors.actions.move_person).
NOT_YET = {"huddle", "people", "steps"}
# The trail says what was: it keeps the id that was looked at.
NEVER = {"trail"}

ROOMS = {table.split("_")[0] for table in registry.PROTECTED}


def moves(room: str) -> bool:
    try:
        actions = importlib.import_module(f"joined.{room}.actions")
    except ModuleNotFoundError:
        return False
    return hasattr(actions, "move_person")


@pytest.mark.parametrize("room", sorted(ROOMS - NEVER))
def test_a_room_that_holds_a_person_can_move_them_or_says_not_yet(room):
    assert moves(room) != (room in NOT_YET)


def test_no_room_is_excused_that_holds_nobody():
    assert NOT_YET | NEVER <= ROOMS
