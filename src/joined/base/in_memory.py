"""Where tests keep their databases: in memory where there is room, because a disk is long about so many files.

A database is 1,200 files, and tests make and drop one after another (decision 0030). Standard library only.
"""

import os
import shutil
import stat
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 4 << 30
"""Bytes that must be free."""
OF = "clone"
"""The link from a folder to the clone that it belongs to."""


def has_room() -> bool:
    """Whether there is memory that files can be kept in, and enough of it."""
    return MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM


def folder_of(clone: Path, mark: str) -> Path | None:
    """The folder in memory of a clone, made where there is none and room for one; else None.

    What clones have left that are gone is removed before another folder is made.
    """
    kin = f"joined-{os.geteuid()}-"
    ours = MEMORY / f"{kin}{mark}"
    if not ours.exists():
        if not has_room():
            return None
        for other in MEMORY.glob(f"{kin}*"):
            if not (other / OF).exists():
                shutil.rmtree(other, ignore_errors=True)
        _make(ours, clone)
    seen = ours.lstat()
    return ours if stat.S_ISDIR(seen.st_mode) and seen.st_uid == os.geteuid() else None


def _make(ours: Path, clone: Path) -> None:
    """Whole or not at all; fine when another process is quicker."""
    fresh = Path(tempfile.mkdtemp(prefix="joined-new-", dir=MEMORY))
    fresh.chmod(0o755)
    (fresh / OF).symlink_to(clone)
    try:
        fresh.rename(ours)
    except OSError:
        if not ours.exists():
            raise
        shutil.rmtree(fresh)
