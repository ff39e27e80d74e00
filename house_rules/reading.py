"""The house's own sources, read once for every rule about them."""

import ast
import functools
import pathlib
import typing

ROOT = pathlib.Path(__file__).resolve().parents[1]
HOUSE = ROOT / "src" / "joined"


@functools.cache
def paths(*furniture: str) -> tuple[str, ...]:
    """Where every module of the house lies within src/joined, without tests and migrations.

    Of one furniture: for `actions` every room's actions.py and all files of its folder actions/.
    """
    found = [file.relative_to(HOUSE) for file in sorted(HOUSE.rglob("*.py"))]
    house = [path for path in found if not {"tests", "migrations", "__pycache__"} & set(path.parts)]
    return tuple(
        str(path) for path in house if not furniture or path.with_suffix("").parts[1:2] in {(one,) for one in furniture}
    )


@functools.cache
def module(path: str) -> ast.Module:
    """One of them."""
    return ast.parse((HOUSE / path).read_text())


def modules() -> dict[str, ast.Module]:
    """All of them by their paths."""
    return {path: module(path) for path in paths()}


def name_of(path: str) -> str:
    """How a module is imported."""
    return "joined." + path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def nodes(kind: type[ast.AST]) -> list[tuple[str, typing.Any]]:
    """Every node of that kind anywhere in the house, with the path that it stands in."""
    return [(path, node) for path, tree in modules().items() for node in ast.walk(tree) if isinstance(node, kind)]


def named(*furniture: str) -> dict[str, ast.Module]:
    """The rooms' modules of this furniture."""
    return {path: module(path) for path in paths(*furniture)}


def imported(tree: ast.AST) -> set[str]:
    """Every name that is imported anywhere in a module, dotted."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def calls(tree: ast.AST, *, of: str) -> list[ast.Call]:
    """Every call of a function of that name, however it is reached."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name == of:
                found.append(node)
    return found


def words(call: ast.Call) -> str:
    """The first argument of a call when it is written out, else nothing."""
    first = call.args[0] if call.args else None
    return first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""
