"""Chromium for the journeys: the one that is here, or the system's own package where we may install it.

Best is the one without a window: the same Chromium, for a third less of a processor.
"""

import os
import shutil

from joined.base.postgresql import Trouble
from joined_launch import environment, telling

WITHOUT_WINDOW = "chromium-headless-shell"
NAMES = (WITHOUT_WINDOW, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APT = ("apt-get", "-qq", "-o", "Acquire::Retries=0", "-o", "Acquire::http::Timeout=20")
INSTALL = (*APT, "install", "-y", "--no-install-recommends", "--no-remove")


def prepare() -> str:
    """The path of a browser; empty where there is none and none may be installed (JOINED_NO_APT=1)."""
    may_install = os.geteuid() == 0 and not os.environ.get("JOINED_NO_APT") and shutil.which("apt-get")
    if may_install and not os.environ.get("JOINED_CHROMIUM") and not shutil.which(WITHOUT_WINDOW):
        with telling.step("Chromium"):
            _install()
    return find()


def find() -> str:
    """The path of a browser that is here: JOINED_CHROMIUM, or one of the PATH; empty for none."""
    chosen = os.environ.get("JOINED_CHROMIUM")
    return chosen or next((path for name in NAMES if (path := shutil.which(name))), "")


def _install() -> None:
    """The one without a window where the system has it; else, where none is here, the one with."""
    if _has([*INSTALL, WITHOUT_WINDOW]) or (_has([*APT, "update"]) and _has([*INSTALL, WITHOUT_WINDOW])):
        return
    if not find():
        _has([*INSTALL, "chromium"])


def _has(command: list[str]) -> bool:
    env = environment.plain() | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        telling.quietly(command, failing=" ".join(command[-1:]), env=env)
    except Trouble as trouble:
        telling.line(str(trouble))
        return False
    return True
