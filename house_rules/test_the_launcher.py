"""The launcher's own promises: it ends only what it started, and says in one sentence what is wrong."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from joined.base import cluster, in_memory, postgresql, roles
from joined_launch import environment, front_end, processes, try_it

ROOT = Path(__file__).resolve().parents[1]
COMMANDS = (
    "demo",
    "serve",
    "worker",
    "receive",
    "verify",
    "kills",
    "drill",
    "test",
    "check",
    "reset",
    "lock",
    "manage",
)


def launcher(*words: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, ROOT / "joined", *words], capture_output=True, text=True)


def a_server_that_waits() -> list[str]:
    return [sys.executable, "-c", "import signal; signal.pause()"]


@pytest.fixture
def clone() -> Iterator[Path]:
    """A folder where the server's account can go, which it cannot in pytest's own."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_help_lists_every_command():
    said = launcher("--help")
    assert said.returncode == 0
    assert all(f"    {command} " in said.stdout for command in COMMANDS)


@pytest.mark.parametrize("words", [["fly"], [], ["demo", "--port", "high"], ["receive"]])
def test_a_mistyped_command_is_answered_with_one_sentence_and_exit_code_2(words: list[str]):
    said = launcher(*words)
    assert said.returncode == 2
    assert len(said.stderr.splitlines()) == 1


def test_a_file_that_is_not_there_is_one_sentence_and_exit_code_1():
    said = launcher("receive", "no-such-file.xml")
    assert (said.returncode, said.stderr) == (1, "There is no file no-such-file.xml.\n")


def test_a_run_ends_what_it_started(tmp_path: Path):
    run = processes.Run(tmp_path)
    child = run.start("server", a_server_that_waits(), os.environ)
    assert processes.Life(child.pid, processes.started(child.pid)).is_alive()
    run.end()
    assert child.returncode is not None
    assert list(tmp_path.glob("*.json")) == []


def test_what_a_killed_run_left_is_ended_by_the_next(tmp_path: Path):
    run = processes.Run(tmp_path)
    child = run.start("server", a_server_that_waits(), os.environ)
    told = json.loads(run.record.read_text())
    told["run"]["started"] = "long ago"
    run.record.write_text(json.dumps(told))
    assert processes.end_what_dead_runs_left(tmp_path)
    assert child.wait(10) != 0
    assert list(tmp_path.glob("*.json")) == []


def test_a_living_run_is_left_alone(tmp_path: Path):
    run = processes.Run(tmp_path)
    child = run.start("server", a_server_that_waits(), os.environ)
    assert not processes.end_what_dead_runs_left(tmp_path)
    assert child.poll() is None
    run.end()


def test_a_process_that_was_given_an_old_number_is_never_ended(tmp_path: Path):
    with subprocess.Popen(a_server_that_waits()) as stranger:
        told = {"mark": "of a run that is gone", "run": {"pid": stranger.pid, "started": "long ago"}}
        told["children"] = [{"pid": stranger.pid, "started": "long ago"}]
        (tmp_path / "old.json").write_text(json.dumps(told))
        assert processes.end_what_dead_runs_left(tmp_path)
        assert stranger.poll() is None
        stranger.kill()


def test_a_record_that_cannot_be_read_ends_nothing(tmp_path: Path):
    (tmp_path / "broken.json").write_text("{")
    assert processes.end_what_dead_runs_left(tmp_path)
    assert list(tmp_path.glob("*.json")) == []


def test_the_socket_fits_its_limit_however_deep_the_clone_lies(clone: Path):
    deep = clone / ("a" * 120) / ("b" * 120)
    deep.mkdir(parents=True)
    assert len(str(cluster.Cluster(deep, "demo").socket / ".s.PGSQL.5432.lock")) < 107


def test_tests_keep_their_databases_in_memory_where_there_is_room(clone: Path, monkeypatch: pytest.MonkeyPatch):
    memory = clone / "memory"
    memory.mkdir()
    monkeypatch.setattr(in_memory, "MEMORY", memory)
    monkeypatch.setattr(in_memory, "ROOM", 1)
    kept = cluster.Cluster(clone, "test").data.parent
    assert kept.parent == memory
    monkeypatch.setattr(in_memory, "ROOM", 1 << 60)
    assert cluster.Cluster(clone, "test").data.parent == kept  # it stays where it is when room gets scarce
    assert cluster.Cluster(clone, "demo").data.parent == clone / ".data" / "pg"
    other = clone / "other"
    assert cluster.Cluster(other, "test").data.parent == other / ".data" / "pg"


def test_what_a_clone_left_in_memory_goes_with_it(clone: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(in_memory, "MEMORY", clone)
    monkeypatch.setattr(in_memory, "ROOM", 1)
    first, second = clone / "first", clone / "second"
    kept = []
    for each in (first, second):
        each.mkdir()
        kept.append(in_memory.folder_of(each, each.name))
    assert all(folder.exists() for folder in kept)
    first.rmdir()
    (clone / "third").mkdir()
    in_memory.folder_of(clone / "third", "third")
    assert [folder.exists() for folder in kept] == [False, True]


def test_ours_is_made_from_the_systems_own_python_where_that_is_whole(clone: Path, monkeypatch: pytest.MonkeyPatch):
    systems = clone / "python"
    monkeypatch.setattr(environment, "SYSTEM", str(systems))
    assert environment._base() == sys.executable
    systems.symlink_to(sys.executable)
    assert environment._base() == str(systems)
    monkeypatch.setattr(environment, "NEEDED", "import a_part_that_nobody_installed")
    assert environment._base() == sys.executable


def test_data_of_another_major_version_is_refused(clone: Path):
    ours = cluster.Cluster(clone, "demo")
    ours.data.mkdir()
    (ours.data / "PG_VERSION").write_text("14\n")
    with pytest.raises(postgresql.Trouble, match=r"made by PostgreSQL 14 .* dump and reload"):
        ours.start()
    assert ours.stop()


def test_a_lock_file_whose_number_another_process_has_does_not_stop_a_start(clone: Path):
    """F-35: a killed server leaves its number behind; the process that has it now is no server."""
    ours = cluster.Cluster(clone, "test")
    try:
        ours.start()
        assert ours.stop()
        (ours.data / "postmaster.pid").write_text(f"{os.getpid()}\n{ours.data}\n1\n5432\n{ours.socket}\n\n  1 1\n")
        ours.start()
        assert ours.sql("SELECT 1") == "1"
    finally:
        ours.remove()


def test_the_server_stays_until_the_last_who_holds_it_has_let_go(clone: Path):
    first, second = cluster.Cluster(clone, "test"), cluster.Cluster(clone, "test")
    try:
        first.start()
        second.start()
        assert not first.stop()
        assert second.sql("SELECT 1") == "1"
        assert second.stop()
        with pytest.raises(postgresql.Trouble):
            second.sql("SELECT 1")
    finally:
        first.remove()


def test_the_application_may_neither_own_nor_see_past_row_security():
    text = roles.roles_sql(database="joined")
    assert 'ALTER ROLE "joined_app" LOGIN NOSUPERUSER NOBYPASSRLS' in text
    assert 'GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "joined_app"' in text
    assert 'GRANT "joined_app" TO "joined_owner"' not in text
    assert "TRUNCATE" not in text


def test_only_in_tests_may_the_owner_act_as_the_application():
    assert 'GRANT "joined_app" TO "joined_owner"' in roles.roles_sql(for_tests=True)


def test_a_name_with_a_quote_stays_a_name():
    assert roles.quoted('a"; DROP ROLE b') == '"a""; DROP ROLE b"'


def test_the_design_system_asks_no_other_host_and_finds_its_pictures():
    face = "@font-face{font-family:F;src:url(https://fonts.example/f.woff2)}"
    css = f"{face}a{{background:url(/assets/images/x.svg)}}\n/*# sourceMappingURL=x.css.map */\n"
    assert front_end.mended(css) == "a{background:url(../assets/images/x.svg)}\n"


def test_a_package_that_was_changed_is_not_unpacked():
    with pytest.raises(postgresql.Trouble, match="not what it was"):
        front_end.check(b"something else")


def test_nothing_of_a_package_lands_outside_its_folder():
    assert front_end.placed("package/dist/nhsuk/assets/../../../x") is None
    assert front_end.placed("package/README.md") is None
    assert front_end.placed("package/dist/nhsuk/assets/images/a.svg") == "assets/images/a.svg"


def test_the_check_reads_the_one_click_form_of_the_gp():
    page = try_it.Page(
        '<form action="/x"><input type="hidden" name="csrf" value="1">'
        '<button name="as" value="gp">GP</button></form>'
        '<a data-next-sitting href="/huddles/1/">Now</a>'
    )
    assert page.choices == [("gp", 0)]
    assert page.forms[0] == {"": "/x", "csrf": "1"}
    assert page.sitting == "/huddles/1/"
