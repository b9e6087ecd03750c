"""The journal in a bad world: killed, crowded, full, read-only, locked, damaged."""

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from coach.core.ports import JournalError
from tests.adapters.records import ANSWERS, FINISHED, RUNNING, journal_at, numbered

ROOT = Path(__file__).parents[2]
NOBODY = 65_534
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and users of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@contextmanager
def writer(path: Path, first: int, count: int) -> Iterator[subprocess.Popen[str]]:
    """Another program that plays and saves sessions."""
    command = [sys.executable, "-m", "tests.adapters.writer", str(path), str(first), str(count)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        try:
            yield child
        finally:
            child.kill()


def lines(child: subprocess.Popen[str]) -> Iterator[str]:
    assert child.stdout is not None
    return (line.rstrip() for line in child.stdout)


def assert_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        assert connection.execute("pragma foreign_key_check").fetchall() == []


@posix
@pytest.mark.parametrize("round_", range(8))
def test_what_was_acknowledged_survives_a_kill(path: Path, round_: int) -> None:
    """Killed at any moment, the journal is whole, has every acknowledged record, and nothing half written."""
    with writer(path, 0, 100_000) as child:
        seen = lines(child)
        acknowledged = [next(seen) for _ in range(1 + round_)]
        time.sleep(0.0037 * round_)
        child.kill()
        acknowledged.extend(seen)
    assert_whole(path)
    found = {record.id: record for record in journal_at(path).sessions()}
    assert {numbered(FINISHED, int(number)).id for number in acknowledged} <= found.keys()
    for record in found.values():
        assert record.segments == (FINISHED if record.state is FINISHED.state else RUNNING).segments
    assert not any(session.alive for session in journal_at(path).unfinished())


@posix
def test_a_session_in_another_terminal_is_alive_until_its_process_ends(path: Path) -> None:
    """While it lives nobody else may save it; from its end on, waited for or not, it can be taken over."""
    mine = numbered(FINISHED, 0)
    with writer(path, 0, 0) as child:
        assert next(lines(child)) == "running"
        assert [session.alive for session in journal_at(path).unfinished()] == [True]
        with pytest.raises(JournalError, match="another terminal"):
            journal_at(path).save(mine)
        assert journal_at(path).sessions() == (numbered(RUNNING, 0),)
        child.kill()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert [session.alive for session in journal_at(path).unfinished()] == [False]
        journal_at(path).save(numbered(RUNNING, 0))
        assert [session.alive for session in journal_at(path).unfinished()] == [True]
        journal_at(path).save(mine)
    assert journal_at(path).sessions() == (mine,)


def test_two_programs_may_write_at_once(path: Path) -> None:
    """Both begin the same new journal, and no record of either is lost."""
    with writer(path, 0, 40) as one, writer(path, 1_000, 40) as other:
        for child in (one, other):
            assert list(lines_until_running(child))[-1] == "running"
    expected = {numbered(FINISHED, number).id for first in (0, 1_000) for number in range(first, first + 41)}
    assert {record.id for record in journal_at(path).sessions()} == expected
    assert_whole(path)


def lines_until_running(child: subprocess.Popen[str]) -> Iterator[str]:
    for line in lines(child):
        yield line
        if line == "running":
            return


HALF_WRITTEN = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("pragma cache_size = 1")
connection.execute("begin immediate")
row = "insert into entry values (?, ?, 'answers', 'at', 'day', ?)"
connection.executemany(row, ((n, str(n), "{}" * 25) for n in range(5000)))
os.kill(os.getpid(), 9)
"""


@posix
def test_the_first_reader_after_a_crash_rolls_back(path: Path) -> None:
    """A transaction that had reached the file when its program died is undone, even if one only reads."""
    journal_at(path).save(FINISHED)
    subprocess.run([sys.executable, "-c", HALF_WRITTEN, str(path)], check=False)
    assert path.with_name(path.name + "-journal").stat().st_size > 0
    assert journal_at(path).entries() == ()
    assert journal_at(path).sessions() == (FINISHED,)
    assert_whole(path)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", str(folder)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("a small disk needs the right to mount one")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_said_and_loses_nothing(small_disk: Path) -> None:
    """One sentence; what was acknowledged is there, and once there is room again, so is the rest."""
    (small_disk / "ballast").write_bytes(b"x" * 60_000)
    path = small_disk / "coach" / "journal.sqlite3"
    saved = save_until_it_fails(path, "disk is full")
    (small_disk / "ballast").unlink()
    journal_at(path).save(numbered(FINISHED, 9_999))
    assert len(journal_at(path).sessions()) == saved + 1
    assert_whole(path)


def save_until_it_fails(path: Path, words: str) -> int:
    journal = journal_at(path)
    for number in range(1_000):
        try:
            journal.save(numbered(FINISHED, number))
        except JournalError as problem:
            assert words in str(problem)
            assert len(journal.sessions()) == number > 0
            assert_whole(path)
            return number
    raise AssertionError("the disk took everything")


LIMITED = """
import resource
from pathlib import Path
from tests.adapters.test_journal_trouble import save_until_it_fails
resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))
print(save_until_it_fails(Path("journal.sqlite3").absolute(), "has room"))
"""


@posix
def test_a_file_that_may_not_grow_is_said_and_loses_nothing(tmp_path: Path) -> None:
    """A quota, unlike a full disk, is an error of the disk to SQLite; here a limit on the size of files."""
    done = subprocess.run(
        [sys.executable, "-c", LIMITED], cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert int(done.stdout) > 10


@contextmanager
def unprivileged() -> Iterator[None]:
    """As somebody who may not write: permissions mean nothing to root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@posix
def test_a_read_only_home_is_read_and_not_written() -> None:
    """History is shown; writing says in one sentence why it is off, and leaves no file behind."""
    with TemporaryDirectory() as name:
        path = Path(name) / "journal.sqlite3"
        journal_at(path).save(FINISHED)
        path.chmod(0o444)
        Path(name).chmod(0o555)
        with unprivileged():
            journal = journal_at(path)
            assert journal.sessions() == (FINISHED,)
            assert journal.unfinished() == ()
            assert journal.entries() == ()
            with pytest.raises(JournalError, match="read-only"):
                journal.save(numbered(RUNNING, 2))
            with pytest.raises(JournalError, match="read-only"):
                journal.keep(ANSWERS)
            assert [file.name for file in Path(name).iterdir()] == [path.name]
        Path(name).chmod(0o755)


@posix
def test_a_folder_that_cannot_be_made_is_said() -> None:
    """Reading is empty, writing names the folder and the reason."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o555)
        with unprivileged():
            journal = journal_at(Path(name) / "share" / "coach" / "journal.sqlite3")
            assert journal.sessions() == ()
            with pytest.raises(JournalError, match=r"share/coach cannot be used: Permission denied\."):
                journal.save(FINISHED)
        Path(name).chmod(0o755)


@posix
def test_a_journal_that_is_not_ours_to_read_is_said() -> None:
    """A file of somebody else's is an error, never an empty history."""
    with TemporaryDirectory() as name:
        path = Path(name) / "journal.sqlite3"
        journal_at(path).save(FINISHED)
        path.chmod(0o000)
        Path(name).chmod(0o755)
        with unprivileged(), pytest.raises(JournalError, match="cannot be opened"):
            journal_at(path).sessions()


def test_another_writer_is_waited_for_and_then_named(path: Path) -> None:
    """After the busy timeout, in one sentence; reading goes on, and later so does writing."""
    journal = journal_at(path, busy_timeout=0.05)
    journal.save(FINISHED)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        with pytest.raises(JournalError, match=r"locked; close it and try again\."):
            journal.save(numbered(FINISHED, 2))
        assert journal.sessions() == (FINISHED,)
    journal.save(numbered(FINISHED, 2))
    assert len(journal.sessions()) == 2


def text_file(path: Path) -> None:
    path.write_text("dear diary " * 500)


def torn_file(path: Path) -> None:
    for number in range(50):
        journal_at(path).save(numbered(FINISHED, number))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))


def strange_word(path: Path) -> None:
    journal_at(path).save(RUNNING)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("update session set state = 'dancing'")


def folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("damage", [text_file, torn_file, strange_word, folder])
def test_a_damaged_journal_is_said_and_never_written_over(path: Path, damage: Callable[[Path], None]) -> None:
    """One sentence with the file's name in it; the file is left for somebody to look at."""
    damage(path)
    before = path.read_bytes() if path.is_file() else b""
    for call in (journal_at(path).sessions, lambda: journal_at(path).save(RUNNING)):
        with pytest.raises(JournalError, match=r"journal\.sqlite3.*\.$"):
            call()
    assert not path.is_file() or path.read_bytes() == before
