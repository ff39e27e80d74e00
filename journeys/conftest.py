"""A whole Riverside for the journeys: web, worker and the phone stand-in, on a database of their own."""

import contextlib
import dataclasses
import os
import pathlib
import sys
from collections.abc import Iterator

import pytest
from playwright import sync_api
from windows import Windows

from joined.base import databases, in_memory, testing
from joined_launch import commands, processes

MANAGE = [sys.executable, "-m", "joined.config.manage"]
OF_THE_WINDOW = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")
"""Two hidden pages of the browser's own in each window, for an address bar that nobody types in."""
OF_PLAYWRIGHT = (
    "AimEnabled",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)
"""What it switches off itself: only the last list counts, so they stand in ours too."""
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    "--disable-site-isolation-trials",  # a process for each person, not one more for each page they go to
    "--disable-features=" + ",".join((*OF_THE_WINDOW, *OF_PLAYWRIGHT)),
)
ON_DISK = "--disable-dev-shm-usage"
"""Playwright's own: what its processes share goes through files on a disk, for where memory cannot hold them."""


sync_api.expect.set_options(timeout=15_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser they are skipped."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@dataclasses.dataclass(frozen=True)
class Town:
    """Where Riverside answers, and where its phones are."""

    address: str
    phones: str
    env: dict[str, str]
    run: processes.Run


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The demo's morning, served: of all journeys of this process."""
    with _served(tmp_path_factory.mktemp("run")) as served:
        yield served


@pytest.fixture(scope="module")
def town_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """The same of one file alone: for journeys after which it is another day for everybody."""
    with _served(tmp_path_factory.mktemp("own")) as served:
        yield served


@contextlib.contextmanager
def _served(folder: pathlib.Path) -> Iterator[Town]:
    with testing.riverside() as morning:
        env = _surroundings(morning)
        run = processes.Run(folder)
        try:
            port = processes.free_port()
            phones = commands.serve_demo(run, env, port)
            yield Town(f"http://localhost:{port}", phones, env, run)
        finally:
            run.end()


def _surroundings(morning: databases.Morning) -> dict[str, str]:
    env = dict(os.environ) | {"DATABASE_URL": morning.url, "DATABASE_OWNER_URL": morning.owner_url}
    env |= {"JOINED_MODE": "demo", "JOINED_UNDO_SECONDS": "0", "JOINED_CLOCK_OFFSET": str(morning.offset())}
    env.pop("PYTEST_CURRENT_TEST", None)
    return env


class Chromium:
    """The real browser, open as long as this process walks journeys: its event loop is in the way of other tests."""

    def __init__(self) -> None:
        self.held = contextlib.ExitStack()
        self.windows: Windows | None = None

    def open(self) -> Windows:
        """Those of the one that is open, or of one started now."""
        if self.windows is None:
            path = os.environ.get("JOINED_CHROMIUM") or "/usr/bin/chromium"
            if not os.path.exists(path):
                pytest.skip("No Chromium here: this journey was not walked.")
            playwright = self.held.enter_context(sync_api.sync_playwright())
            spared = [ON_DISK] if in_memory.has_room() else []
            browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM), ignore_default_args=spared)
            self.held.callback(browser.close)
            self.windows = Windows(browser)
        return self.windows

    def close(self) -> None:
        """End it; the next `open` starts another."""
        self.windows = None
        self.held.close()


_chromium = Chromium()


@pytest.fixture(scope="module")
def chromium() -> Windows:
    """Windows of the real browser."""
    return _chromium.open()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(nextitem: pytest.Item | None) -> None:
    """After the last journey of this process, for now."""
    if nextitem is None or not nextitem.get_closest_marker("journey"):
        _chromium.close()
