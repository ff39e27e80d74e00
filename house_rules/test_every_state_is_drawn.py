"""docs/states and docs/floors.md say what the rules say. `./joined manage draw` draws them anew."""

import ast

import pytest
from house_rules import reading

from joined.front.management.commands import draw

DRAWINGS = draw.drawings()


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_a_drawing_is_fresh(name):
    assert (reading.ROOT / name).read_text() == DRAWINGS[name], "run `./joined manage draw`"


def test_every_table_of_states_is_drawn():
    """A table is drawn by standing in its room's TABLES."""
    for path, tree in reading.named("rules").items():
        made = {
            target.id
            for node in tree.body
            if isinstance(node, ast.Assign) and reading.calls(node.value, of="Table")
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        listed = {
            name.id
            for node in tree.body
            if isinstance(node, ast.Assign) and any(getattr(to, "id", "") == "TABLES" for to in node.targets)
            for name in ast.walk(node.value)
            if isinstance(name, ast.Name)
        }
        assert made == listed, path


def test_nothing_else_lies_among_the_drawings():
    there = {str(file.relative_to(reading.ROOT)) for file in (reading.ROOT / "docs" / "states").iterdir()}
    assert there == {name for name in DRAWINGS if name.startswith("docs/states/")}
