"""Chromium for the journeys: the one that is here, or the system's own package where we may install it."""

import os
import shutil

from joined.base.postgresql import Trouble
from joined_launch import environment, telling

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def prepare() -> str:
    """The path of a browser; empty where there is none and none may be installed (JOINED_NO_APT=1)."""
    found = find()
    if found or os.geteuid() != 0 or os.environ.get("JOINED_NO_APT") or not shutil.which("apt-get"):
        return found
    env = environment.plain() | {"DEBIAN_FRONTEND": "noninteractive"}
    with telling.step("Chromium"):
        try:
            telling.quietly(["apt-get", "update", "-qq"], failing="apt-get update", env=env)
            command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]
            telling.quietly(command, failing="apt-get install chromium", env=env)
        except Trouble as trouble:
            telling.line(str(trouble))
    return find()


def find() -> str:
    """The path of a browser that is here: JOINED_CHROMIUM, or one of the PATH; empty for none."""
    chosen = os.environ.get("JOINED_CHROMIUM")
    return chosen or next((path for name in NAMES if (path := shutil.which(name))), "")
