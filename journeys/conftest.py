"""A whole Riverside for the journeys: web, worker and the phone stand-in, on a database of their own."""

import dataclasses
import os
import sys
from collections.abc import Iterator

import pytest
from playwright import sync_api

from joined.base import databases, testing
from joined_launch import commands, processes

MANAGE = [sys.executable, "-m", "joined.config.manage"]
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)
WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys of one file share one Riverside, so they run in one process; without a browser they are skipped."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.xdist_group(f"journeys {item.path.stem}"))
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
    """The demo's morning, served."""
    with testing.riverside() as morning:
        env = _surroundings(morning)
        run = processes.Run(tmp_path_factory.mktemp("run"))
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


@pytest.fixture(scope="session")
def chromium() -> Iterator[sync_api.Browser]:
    """The real browser, started once."""
    path = os.environ.get("JOINED_CHROMIUM") or "/usr/bin/chromium"
    if not os.path.exists(path):
        pytest.skip("No Chromium here: this journey was not walked.")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM))
        yield browser
        browser.close()
