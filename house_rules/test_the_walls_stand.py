"""Import contracts hold, and each catches the bad import that it is there for (architecture.md §1.4)."""

import pathlib
import shutil
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[1]
LINT = pathlib.Path(sys.executable).parent / "lint-imports"

# Which file, the line put into it, and how the linter names it.
PLANTED = (
    # floors
    ("kit/errors.py", "from joined.base import guard", "joined.kit.errors -> joined.base.guard"),
    ("base/web.py", "from joined.trail import writing", "joined.base.web -> joined.trail.writing"),
    (
        "trail/writing/doing.py",
        "from joined.accounts import rules",
        "joined.trail.writing.doing -> joined.accounts.rules",
    ),
    (
        "places/queries/local_rules.py",
        "from joined.people import queries",
        "joined.places.queries.local_rules -> joined.people.queries",
    ),
    ("messages/words.py", "from joined.people import rules", "joined.messages.words -> joined.people.rules"),
    (
        "people/actions/choosing.py",
        "from joined.steps import actions",
        "joined.people.actions.choosing -> joined.steps.actions",
    ),
    (
        "steps/actions/holding.py",
        "from joined.doors import actions",
        "joined.steps.actions.holding -> joined.doors.actions",
    ),
    (
        "doors/actions/opening.py",
        "from joined.huddle import actions",
        "joined.doors.actions.opening -> joined.huddle.actions",
    ),
    ("front/home.py", "from joined.interop import words", "joined.front.home -> joined.interop.words"),
    ("huddle/access.py", "from joined.demo import models", "joined.huddle.access -> joined.demo.models"),
    ("attic/__init__.py", '"""A room that chose no floor."""', "- joined.attic"),
    # furniture
    (
        "people/queries/who.py",
        "from joined.people import actions",
        "joined.people.queries.who -> joined.people.actions",
    ),
    ("doors/models.py", "from joined.doors import access", "joined.doors.models -> joined.doors.access"),
    ("huddle/words.py", "from joined.huddle import rules", "joined.huddle.words -> joined.huddle.rules"),
    # pages ask
    ("doors/pages.py", "from joined.doors import models", "joined.doors.pages -> joined.doors.models"),
    ("steps/jobs.py", "from joined.steps import models", "joined.steps.jobs -> joined.steps.models"),
    # rules are pure
    ("people/rules/deciding.py", "import django", "joined.people.rules.deciding -> django"),
    ("kit/clock.py", "import psycopg", "joined.kit.clock -> psycopg"),
    # only gateways speak outside
    (
        "people/access.py",
        "import notifications_python_client",
        "joined.people.access -> notifications_python_client",
    ),
    # pages are reached by their address
    ("huddle/queries.py", "from joined.doors import pages", "joined.huddle.queries -> joined.doors.pages"),
    # stand-ins
    ("interop/words.py", "import stand_ins", "joined.interop.words -> stand_ins"),
)
BORROWED = (
    ("huddle/actions/telling.py", "from joined.people import models", "joined.people.models"),
    ("front/home.py", "from joined.doors import forms", "joined.doors.forms"),
    ("people/actions/choosing.py", "from joined.messages import gateway", "joined.messages.gateway"),
)


def ran(*command: str, at: pathlib.Path) -> subprocess.CompletedProcess:
    env = {"PYTHONPATH": str(at / "src"), "PATH": "/usr/bin:/bin", "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(command, cwd=at, env=env, capture_output=True, text=True)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory) -> pathlib.Path:
    """A copy of the house with every bad import planted."""
    copy = tmp_path_factory.mktemp("house")
    sources = shutil.ignore_patterns("__pycache__", "static", "templates", "examples")
    shutil.copytree(ROOT / "src", copy / "src", ignore=sources)
    shutil.copy(ROOT / "pyproject.toml", copy)
    (copy / "src" / "stand_ins").mkdir(exist_ok=True)
    (copy / "src" / "stand_ins" / "__init__.py").touch()
    for name, line, _ in (*PLANTED, *BORROWED):
        file = copy / "src" / "joined" / name
        file.parent.mkdir(exist_ok=True)
        before = file.read_text() if file.exists() else '"""Planted."""\n'
        file.write_text(f"{before}\n{line}  # noqa\n")
    for room in ("doors/forms.py", "messages/gateway.py"):
        (copy / "src" / "joined" / room).touch()
    return copy


@pytest.fixture(scope="module")
def reported(spoilt) -> str:
    """What the linter says about the spoilt house."""
    return ran(str(LINT), "--no-cache", at=spoilt).stdout


def test_every_contract_holds():
    found = ran(str(LINT), "--no-cache", at=ROOT)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(("file", "line", "named"), PLANTED, ids=[named for _, _, named in PLANTED])
def test_a_bad_import_is_caught(reported, file, line, named):
    assert named in reported


def test_no_room_reaches_into_another_rooms_tables_forms_or_gateways():
    found = ran(sys.executable, str(ROOT / "house_rules" / "borrowed.py"), at=ROOT)
    assert found.stdout == ""
    assert found.returncode == 0, found.stderr


def test_reaching_into_another_room_is_caught(spoilt):
    found = ran(sys.executable, str(ROOT / "house_rules" / "borrowed.py"), at=spoilt)
    for file, _, imported in BORROWED:
        importer = "joined." + file.removesuffix(".py").replace("/", ".")
        assert f"{importer} -> {imported}" in found.stdout.splitlines()
