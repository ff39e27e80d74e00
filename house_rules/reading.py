"""The house's own sources, read once for every rule about them."""

import ast
import functools
import pathlib
import typing

ROOT = pathlib.Path(__file__).resolve().parents[1]
HOUSE = ROOT / "src" / "joined"


@functools.cache
def modules() -> dict[str, ast.Module]:
    """Every module of the house by its path within src/joined, without tests and migrations."""
    found = {}
    for file in sorted(HOUSE.rglob("*.py")):
        path = file.relative_to(HOUSE)
        if not {"tests", "migrations", "__pycache__"} & set(path.parts):
            found[str(path)] = ast.parse(file.read_text())
    return found


def name_of(path: str) -> str:
    """How a module is imported."""
    return "joined." + path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def nodes(kind: type[ast.AST]) -> list[tuple[str, typing.Any]]:
    """Every node of that kind anywhere in the house, with the path that it stands in."""
    return [(path, node) for path, tree in modules().items() for node in ast.walk(tree) if isinstance(node, kind)]


def named(*things: str) -> dict[str, ast.Module]:
    """The rooms' modules of this furniture: `actions` is actions.py, or any file of the folder actions/."""
    return {
        path: tree
        for path, tree in modules().items()
        if pathlib.Path(path).with_suffix("").parts[1:2] and pathlib.Path(path).with_suffix("").parts[1] in things
    }


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
