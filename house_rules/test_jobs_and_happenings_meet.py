"""Whoever listens exists, and whoever announces is listened to or says so (architecture.md §1.1)."""

import ast
import collections
import importlib

import pytest
from django.conf import settings
from house_rules import reading

from joined.base import later


@pytest.fixture(autouse=True, scope="module")
def _known():
    for path in reading.paths("jobs"):
        importlib.import_module("joined." + path.removesuffix(".py").replace("/", "."))


def said(function: str) -> dict[str, str]:
    """Every name that is passed to a function of this name, and where."""
    return {
        reading.words(call): path
        for path, tree in reading.modules().items()
        for call in reading.calls(tree, of=function)
        if reading.words(call)
    }


def test_there_are_jobs():
    assert {"steps.rehome", "steps.ring_instead", "steps.look_for_lateness"} <= set(later.JOBS)


def test_every_job_that_listens_exists():
    assert {job for jobs in settings.WIRING.values() for job in jobs} <= set(later.JOBS)


def test_every_job_that_is_put_exists():
    assert set(said("later")) <= set(later.JOBS)


def test_whatever_is_announced_in_plain_words_is_wired():
    assert set(said("announce")) <= set(settings.WIRING)


def test_every_happening_is_announced_by_its_own_room():
    written = collections.defaultdict(set)
    for path, node in reading.nodes(ast.Constant):
        if isinstance(node.value, str):
            written[path.split("/")[0]].add(node.value)
    silent = [
        happening
        for happening in settings.WIRING
        if not {happening, happening.partition(".")[2]} & written[happening.partition(".")[0]]
    ]
    assert silent == []


def test_a_job_is_named_after_its_room_and_its_function():
    for name, deed in later.JOBS.items():
        room, _, function = name.partition(".")
        assert (deed.__module__.split(".")[1], deed.__name__) == (room, function)


def test_every_time_by_the_calendar_is_a_job_without_ids():
    for name in later.EVERY:
        assert later.JOBS[name].__code__.co_argcount + later.JOBS[name].__code__.co_kwonlyargcount == 0
