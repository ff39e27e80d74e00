"""Tables, forms and gateways are a room's own: nobody else imports them (decisions.md §2).

`base.models` holds what every table stands on, and is everybody's. A row of another room may be *named* in an
annotation (under TYPE_CHECKING): what an action is handed is often somebody else's row.
"""

import sys

import grimp

OWN = ("models", "forms", "gateway")


def borrowed() -> list[str]:
    """Imports that reach into another room's own things, as "importer -> imported"."""
    graph = grimp.build_graph("joined", exclude_type_checking_imports=True, cache_dir=None)
    found = []
    for imported in graph.modules:
        room, thing = [*imported.split("."), "", ""][1:3]
        if thing in OWN and room != "base":
            users = graph.find_modules_that_directly_import(imported)
            found += [f"{user} -> {imported}" for user in users if room != user.split(".")[1] and not _is_test(user)]
    return sorted(found)


def _is_test(module: str) -> bool:
    return ".tests" in module


if __name__ == "__main__":
    lines = borrowed()
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.exit(bool(lines))
