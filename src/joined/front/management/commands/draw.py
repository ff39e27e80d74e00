"""Draws docs/states and docs/floors.md anew from the rules and the import contracts."""

import argparse
import importlib
import importlib.util
import pathlib
import tomllib

from django.conf import settings
from django.core.management.base import BaseCommand

from joined.kit import states

ROOT = pathlib.Path(__file__).resolve().parents[5]
BY_HAND = "Drawn by `./joined manage draw`; do not change it by hand."


def drawings() -> dict[str, str]:
    """Every drawn file by its path in the project, with what must stand in it."""
    found = {f"docs/states/{room}.md": _life(room, tables) for room, tables in _tables().items()}
    return found | {"docs/floors.md": _floors()}


def _tables() -> dict[str, tuple[states.Table, ...]]:
    found = {}
    for app in settings.INSTALLED_APPS:
        if app.startswith("joined.") and importlib.util.find_spec(f"{app}.rules"):
            tables = getattr(importlib.import_module(f"{app}.rules"), "TABLES", ())
            if tables:
                found[app.partition(".")[2]] = tables
    return found


def _life(room: str, tables: tuple[states.Table, ...]) -> str:
    parts = [f"# States of {room}\n\n{BY_HAND} Source: `joined/{room}/rules.py`.\n"]
    for table in tables:
        words = "".join(f"| `{state}` | {table.words.get(state, state)} |\n" for state in table.states)
        drawn = f"```mermaid\n{table.mermaid()}```\n"
        parts.append(f"## {table.name}\n\n{drawn}\n| state | what people read |\n|---|---|\n{words}")
    return "\n".join(parts)


def _floors() -> str:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    floors, furniture = (contract["layers"] for contract in contracts if contract["type"] == "layers")
    parts = [
        f"# Floors\n\n{BY_HAND} Source: the import contracts in `pyproject.toml`.\n",
        "A room calls only what lies below it: never up, never sideways.\n",
        "```\n" + "\n".join(floors) + "\n```\n",
        "Within a room, each file calls only what lies below it; every file is optional.\n",
        "```\n" + "\n".join(layer.replace("(", "").replace(")", "") for layer in furniture) + "\n```\n",
        "And so that it stays like this:\n",
        "\n".join(f"- {contract['name']}" for contract in contracts if contract["type"] != "layers") + "\n",
    ]
    return "\n".join(parts)


class Command(BaseCommand):
    """Writes them, or, with --check, says which are not what they should be."""

    help = "Draw docs/states and docs/floors.md from the rules and the import contracts."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where one is out of date")

    def handle(self, *args: object, check: bool = False, **options: object) -> None:
        """Raises SystemExit(1) with `check` where a drawing is not fresh."""
        stale = []
        for name, text in drawings().items():
            file = ROOT / name
            if not file.exists() or file.read_text() != text:
                stale.append(name)
                if not check:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_text(text)
        for name in stale:
            self.stdout.write(f"{name} {'is out of date' if check else 'drawn'}")
        if check and stale:
            raise SystemExit(1)
