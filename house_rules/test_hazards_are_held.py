"""docs/hazards.md names rules and tests that are there."""

import ast
import functools
import re

import pytest
from house_rules import reading

LOG = reading.ROOT / "docs" / "hazards.md"
WANTED = {"H1", "H2", "H3", "H4", "H8", "H9", "H10", "H11", "H12", "H20", "H21", "H22", "H24", "H29", "H31", "H32"} | {
    "Room overheard",
    "Unsent draft",
    "Cannot wait",
    "Asked again",
    "Partner answers the phone",
    "STOP by another",
}
OPEN = "**open**"


def lines() -> list[list[str]]:
    """Every hazard: what, rule, test."""
    table = [line for line in LOG.read_text().splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in table[2:]]


@functools.cache
def defined(path: str) -> set[str]:
    """Names of functions and classes anywhere in a file."""
    file = reading.ROOT / path
    if not file.exists():
        return set()
    kinds = ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef
    return {node.name for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, kinds)}


HAZARDS = lines()


@pytest.mark.parametrize("hazard", HAZARDS, ids=[hazard[0].split(":")[0] for hazard in HAZARDS])
def test_a_hazard_names_a_rule_and_a_test_that_are_there_or_says_open(hazard):
    what, rule, test = hazard
    rules, tests = (re.findall(r"`([^`]+)`", cell) for cell in (rule, test))
    assert rules or OPEN in rule, what
    assert tests or OPEN in test, what
    for named in rules:
        path, _, function = named.rpartition(":")
        assert function in defined(path), named
    for named in tests:
        path, _, function = named.partition("::")
        assert function in defined(path), named
        assert function.startswith("test_")


def test_every_hazard_that_was_asked_for_has_its_line():
    begun = {re.split(r"[ :]", hazard[0])[0] for hazard in HAZARDS} | {hazard[0].split(":")[0] for hazard in HAZARDS}
    assert begun >= WANTED
