"""A room's first migration says what its models say."""

import pytest
from django.apps import apps
from django.db.migrations import state

from joined.base.management.commands import tables


@pytest.mark.parametrize("room", ["places", "people"])
def test_the_tables_of_a_room_are_written_as_its_models_are(room):
    found: dict = {}
    exec(tables.written(room=room), found)  # noqa: S102 - our own words, read as Django would read them
    wanted, written = state.ProjectState.from_apps(apps), state.ProjectState()
    made = found["Migration"]("0001_tables", room).operations[0]
    made.state_forwards(room, written)
    assert len(written.models) > 3
    for key, model in written.models.items():
        expected = wanted.models[key]
        assert list(model.fields) == list(expected.fields)
        for what in ("constraints", "indexes", "triggers"):
            names = [one.name for one in model.options.get(what, [])]
            assert names == [one.name for one in expected.options.get(what, [])]
    assert set(written.models) == {key for key in wanted.models if key[0] == room}


def test_nothing_is_drawn_anew_for_each_table():
    """Else every new table would draw all models that it leads to, and nearly all lead to each other."""
    drawn = state.ProjectState.from_apps(apps)
    before = drawn.apps
    found: dict = {}
    exec(tables.written(room="trail"), found)  # noqa: S102
    found["Migration"]("0001_tables", "trail").operations[0].state_forwards("trail", drawn)
    assert "apps" not in drawn.__dict__
    assert drawn.apps is not before
