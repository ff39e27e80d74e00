"""Whether anything that shapes the database, or what is loaded into it, has changed. Standard library only."""

import hashlib
from pathlib import Path

SHAPING = ("*/migrations/*", "base/migrating.py", "base/roles.py", "base/rows.py")
UNSHAPING = {"tests", "static", "__pycache__"}


def of_files(*files: Path) -> str:
    """One hash over the names and contents of files, in the order of their names; missing ones count."""
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"\0{file.name}\0".encode())
        digest.update(file.read_bytes() if file.is_file() else b"absent")
    return digest.hexdigest()


def of_the_schema(root: Path) -> str:
    """A hash over all migrations, what they stand on, and the locked versions of other people's."""
    found = {
        file
        for pattern in SHAPING
        for file in (root / "src" / "joined").glob(pattern)
        if file.suffix in (".py", ".sql")
    }
    return of_files(root / "requirements" / "app.txt", *found)


def of_the_house(root: Path) -> str:
    """A hash over everything that shapes what the house writes: its rooms without tests and pictures, and packages."""
    rooms = (root / "src" / "joined").rglob("*")
    found = [file for file in rooms if file.is_file() and not UNSHAPING & set(file.relative_to(root).parts)]
    return of_files(root / "requirements" / "app.txt", *found)
