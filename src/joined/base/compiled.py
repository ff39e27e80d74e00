"""Templates translated to Python once for all processes: a new process would begin with two seconds of it."""

import contextlib
import hashlib
import os
from pathlib import Path

import jinja2
from jinja2 import bccache

NOBODY_ELSES = 0o700


class Kept(jinja2.FileSystemBytecodeCache):
    """Where nothing can be written the page is shown all the same (F-05)."""

    def dump_bytecode(self, bucket: bccache.Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def kept(folder: Path, *, options: bytes) -> jinja2.BytecodeCache | None:
    """Where translations are kept: a folder for these `options`; none where it is not ours alone, or cannot be made.

    What lies there is run as code: a folder that anybody else may write to is not read (ASVS 5.3.2).
    """
    own = folder / hashlib.sha256(options).hexdigest()[:16]
    try:
        own.mkdir(mode=NOBODY_ELSES, parents=True, exist_ok=True)
        found = own.stat()
    except OSError:
        return None
    is_ours = found.st_uid == os.geteuid() and not found.st_mode & 0o022
    return Kept(str(own)) if is_ours and os.access(own, os.W_OK) else None
