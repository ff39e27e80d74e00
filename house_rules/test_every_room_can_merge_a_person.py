"""Joining two records is a deed of every room that holds a person (architecture.md §1.6), read from the registry."""

import importlib

import pytest

from joined.base import moving, registry


@pytest.mark.parametrize("room", sorted({table.split("_")[0] for table in registry.PROTECTED.keys() - registry.STAYS}))
def test_a_room_that_holds_a_person_can_move_them_and_back(room):
    mover = importlib.import_module(f"joined.{room}.moving")
    assert mover.move_person.is_action
    assert mover.move_back.is_action


def test_every_table_of_a_person_is_moved_or_says_why_it_stays():
    moved = {model._meta.db_table for room in moving.rooms() for model, _ in moving.tables(room)}
    assert moved | set(registry.STAYS) == set(registry.PROTECTED)
    assert not moved & set(registry.STAYS)
    assert all(registry.STAYS.values())


def test_rooms_are_moved_from_the_lowest_floor_up():
    """Requests hang on matters, items on requests: what hangs on something moves after it."""
    order = moving.rooms()
    assert order.index("people") < order.index("steps") < order.index("doors") < order.index("huddle")
    assert order.index("doors") < order.index("interop")
