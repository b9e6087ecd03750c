"""Homes and disks that do not work: reading goes on, and what cannot be kept is said in one sentence."""

import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.program import Program, is_one_sentence

READING = (("list",), ("show", "sciatica"), ("why", "wall-calf-stretch"), ("check",), ("schema",), ("where",), ("log",))


@pytest.fixture
def homeless(tmp_path: Path) -> Program:
    """Nothing says where the home directory is."""
    coach = Program(tmp_path / "home")
    del coach.env["COACH_HOME"]
    coach.env["HOME"] = ""
    return coach


@pytest.mark.parametrize("words", READING, ids=lambda words: words[0])
def test_reading_needs_no_home(homeless: Program, words: tuple[str, ...]) -> None:
    """Every command that only reads works without one."""
    done = homeless.run(*words)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_home_nothing_is_kept_and_that_is_said(homeless: Program, shelf: Path) -> None:
    """An answer cannot be remembered; a rehearsal works all the same."""
    done = homeless.run("screen", "--none-apply")
    assert done.returncode == 1
    assert "COACH_HOME" in done.stderr
    assert is_one_sentence(done.stderr)
    assert homeless.run("start", "quick", "--events", "--speed", "100", "--library", shelf).returncode == 0


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody reaches; those of pytest are for their owner alone."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o700)
    shutil.rmtree(folder)


def test_a_read_only_home(open_folder: Path, shelf: Path, unprivileged: tuple[str, ...]) -> None:
    """What is there is read; what would be new is refused with one sentence, and a session is played without a log."""
    home = open_folder / "home"
    coach = Program(home, before=unprivileged).attest()
    for path in (home / "data" / "journal.sqlite3", home / "data", home):
        path.chmod(0o500)
    done = coach.run("start", "brief", "--events", "--library", shelf, stdin="done\n")
    assert done.returncode == 0
    assert '"outcome": "completed"' in done.stdout
    assert is_one_sentence(done.stderr)
    assert "read-only" in done.stderr
    assert coach.records() == []
    assert coach.run("doctor").returncode == 1


def test_a_home_that_cannot_be_made(open_folder: Path, unprivileged: tuple[str, ...]) -> None:
    """Reading works; the answer cannot be kept, and that is exit code 1."""
    open_folder.chmod(0o500)
    coach = Program(open_folder / "home", before=unprivileged)
    assert coach.run("list").returncode == 0
    assert coach.run("log").returncode == 0
    done = coach.run("screen", "--none-apply")
    assert done.returncode == 1
    assert is_one_sentence(done.stderr)


def no_file_may_grow() -> None:
    """Every write to a file fails, as on a disk that is full."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


def test_a_full_disk(ready: Program, shelf: Path) -> None:
    """The session is played to its end; that it could not be recorded is one sentence, and the journal stays whole."""
    done = ready.run("start", "brief", "--events", "--library", shelf, stdin="done\n", preexec=no_file_may_grow)
    assert done.returncode == 0
    assert '"outcome": "completed"' in done.stdout
    assert is_one_sentence(done.stderr)
    assert "journal" in done.stderr
    assert ready.records() == []


def from_the_future(journal: Path) -> None:
    with closing(sqlite3.connect(journal)) as connection:
        connection.execute("pragma user_version = 1000")


def no_journal_at_all(journal: Path) -> None:
    journal.write_bytes(b"This is not the file that you are looking for. " * 100)


@pytest.mark.parametrize("harm", [from_the_future, no_journal_at_all])
def test_a_journal_that_cannot_be_read(ready: Program, shelf: Path, harm: Callable[[Path], None]) -> None:
    """Each command says so in one sentence, none crashes, and the file is left as it is."""
    journal = ready.home / "data" / "journal.sqlite3"
    harm(journal)
    before = journal.read_bytes()
    expected = {("log",): 2, ("screen", "--none-apply"): 1, ("list",): 0}
    for words, code in expected.items():
        done = ready.run(*words)
        assert done.returncode == code
        assert code == 0 or is_one_sentence(done.stderr)
    start = ready.run("start", "quick", "--events", "--library", shelf)
    assert start.returncode == 3
    assert is_one_sentence(start.stderr)
    assert "journal" in start.stderr
    assert ready.run("doctor").returncode == 1
    assert journal.read_bytes() == before
