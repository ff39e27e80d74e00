"""Whoever listens exists, and whoever announces is listened to or says so (architecture.md §1.1)."""

import ast
import importlib

import pytest
from django.conf import settings
from house_rules import reading

from joined.base import later

for path in reading.named("jobs"):
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


@pytest.mark.parametrize(("happening", "jobs"), sorted(settings.WIRING.items()))
def test_every_job_that_listens_exists(happening, jobs):
    assert set(jobs) <= set(later.JOBS)


@pytest.mark.parametrize("name", sorted(said("later")))
def test_every_job_that_is_put_exists(name):
    assert name in later.JOBS


def test_whatever_is_announced_in_plain_words_is_wired():
    assert set(said("announce")) <= set(settings.WIRING)


@pytest.mark.parametrize("happening", sorted(settings.WIRING))
def test_every_happening_is_announced_by_its_own_room(happening):
    room, _, news = happening.partition(".")
    theirs = [ast.walk(tree) for path, tree in reading.modules().items() if path.startswith(f"{room}/")]
    written = {node.value for nodes in theirs for node in nodes if isinstance(node, ast.Constant)}
    assert {happening, news} & written


def test_a_job_is_named_after_its_room_and_its_function():
    for name, deed in later.JOBS.items():
        room, _, function = name.partition(".")
        assert (deed.__module__.split(".")[1], deed.__name__) == (room, function)


def test_every_time_by_the_calendar_is_a_job_without_ids():
    for name in later.EVERY:
        assert later.JOBS[name].__code__.co_argcount + later.JOBS[name].__code__.co_kwonlyargcount == 0
