"""Rules about the sources that no linter knows (architecture.md §1.4, §1.9)."""

import ast
import importlib
import inspect
import re
import tomllib

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from house_rules import reading

OUTSIDE = {
    "aiohttp",
    "django.core.mail",
    "ftplib",
    "http.client",
    "httpx",
    "imaplib",
    "notifications_python_client",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "xmlrpc",
}
"""Whatever can speak to another machine."""
SPEAKS = {
    "base/scanning.py": "a virus scanner that an operator named, before a file of anybody's is read",
    "interop/gateway.py": "systems of organisations that an operator registered",
    "huddle/gateway.py": "two lines to each organisation after a sitting, without anybody in them",
    "messages/gateway.py": "GOV.UK Notify",
    "accounts/gateway.py": "mail about signing in, through the backend that a setting names",
}
PAST_THE_GUARD = ("_base_manager", "save_base", "_raw_delete", "_raw_insert")
"""Ways round the write guard, which only tests may take."""
OTHER_DAYS = re.compile(r"[\w.]+::date\b|\bcurrent_date\b|\bnow\(\)::date", re.IGNORECASE)
"""What makes a day of a moment in SQL by the zone and the clock of whoever asks."""
CLOCKS = {"now", "utcnow", "today"}
OWN_CLOCK = "kit/clock.py"
ENTRANCES = ("config/", "base/testing.py")
"""What begins a process when it is imported."""


def test_only_a_gateway_speaks_outside():
    spoken = {path: reading.imported(tree) & OUTSIDE for path, tree in reading.modules().items() if path not in SPEAKS}
    assert {path: names for path, names in spoken.items() if names} == {}


def test_the_clock_is_asked_and_not_the_machine():
    machines = ("datetime", "datetime.datetime", "datetime.date", "date", "timezone")
    asked = [
        f"{path}:{node.lineno} asks {ast.unparse(node.func)}()"
        for path, node in reading.nodes(ast.Call)
        if path != OWN_CLOCK and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCKS
        if ast.unparse(node.func.value) in machines
    ]
    assert asked == []


def test_a_day_is_london_s_in_sql_too():
    """Told at half past midnight in summer is told today (F-12)."""
    written = [
        f"{file.relative_to(reading.HOUSE)}: {found.group()}"
        for file in sorted(reading.HOUSE.rglob("*.py")) if "tests" not in file.parts
        for found in OTHER_DAYS.finditer(file.read_text())
    ]  # fmt: skip
    assert written == []


def test_nobody_goes_round_the_write_guard():
    round_it = [f"{path}:{node.lineno}" for path, node in reading.nodes(ast.Attribute) if node.attr in PAST_THE_GUARD]
    assert round_it == []


def test_what_is_public_says_what_it_means():
    silent = [
        f"{path}: {node.name}"
        for path, tree in reading.modules().items()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.AsyncFunctionDef)
        and not node.name.startswith("_")
        and node.name not in ("Migration", "Meta")
        and not ast.get_docstring(node)
    ]
    assert silent == []
    assert [path for path, tree in reading.modules().items() if tree.body and not ast.get_docstring(tree)] == []


def test_what_is_public_has_its_types():
    bare = []
    for path, node in reading.nodes(ast.FunctionDef):
        if not node.name.startswith("_"):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            untyped = [one.arg for one in arguments if one.annotation is None and one.arg not in ("self", "cls")]
            bare += [f"{path}: {node.name}: {untyped}"] if untyped or node.returns is None else []
    assert bare == []


def test_every_word_that_is_said_is_there():
    """One that moved to another file is missed here, and not by whoever reads the page."""
    missing = []
    for path, node in reading.nodes(ast.Attribute):
        if node.attr.isupper() and isinstance(node.value, ast.Name) and not path.startswith(ENTRANCES):
            asked = vars(importlib.import_module(reading.name_of(path))).get(node.value.id)
            if inspect.ismodule(asked) and asked.__name__.startswith("joined.") and not hasattr(asked, node.attr):
                missing.append(f"{path}:{node.lineno} {node.value.id}.{node.attr}")
    assert missing == []


def test_a_room_s_front_holds_words_and_no_code():
    """Importing a model there would break the loading of apps; a folder of furniture may name its own."""
    fronts = {path: tree for path, tree in reading.modules().items() if re.fullmatch(r"[^/]+/__init__\.py", path)}
    assert len(fronts) > 10
    coded = [path for path, tree in fronts.items() if not all(isinstance(node, ast.Expr) for node in tree.body)]
    assert coded == []


def test_no_to_do_is_left():
    left = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    found = [
        file.name for file in reading.HOUSE.rglob("*") if file.suffix in (".py", ".jinja", ".css", ".js")
        if file.is_file() and left.search(file.read_text())
    ]  # fmt: skip
    assert found == []


def test_every_dependency_says_why_it_is_there():
    text = (reading.ROOT / "pyproject.toml").read_text()
    project = tomllib.loads(text)
    wanted = [*project["project"]["dependencies"], *sum(project["dependency-groups"].values(), [])]
    lines = text.splitlines()
    for dependency in wanted:
        line = next(line for line in lines if f'"{dependency}"' in line)
        assert re.search(r'",?\s*#\s*\S+', line), f"{dependency} has no reason beside it"


@pytest.mark.parametrize("label", sorted(app.label for app in apps.get_app_configs() if app.name.startswith("joined.")))
def test_migrations_of_a_room_stand_in_one_line(label):
    graph = MigrationLoader(None).graph
    mine = [node for node in graph.nodes if node[0] == label]
    if not mine:
        return
    assert len(graph.leaf_nodes(label)) == 1
    for node in mine:
        following = [child for child in graph.node_map[node].children if child.key[0] == label]
        assert len(following) <= 1, f"two migrations follow {node}"
