"""The journal's file is for its owner alone. With the real rights of real files."""

import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coach.adapters.journal_file import copies_of, free_copy, make_private, narrow
from tests.adapters.records import ANSWERS, FINISHED, RUNNING, journal_at, version_1_at

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs the rights of files of POSIX")


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """As on most systems: what is made is for everybody to read."""
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_file_and_folder_are_for_their_owner_alone(path: Path) -> None:
    """What somebody does for a bad back is nobody else's business; nothing else is left in the folder."""
    journal_at(path).save(RUNNING)
    assert (mode(path), mode(path.parent)) == (0o600, 0o700)
    assert list(path.parent.iterdir()) == [path]


def test_the_file_is_private_before_anything_is_in_it(path: Path) -> None:
    """It is made empty and for its owner alone, and whoever was first keeps what is there."""
    path.parent.mkdir()
    make_private(path)
    assert (mode(path), path.read_bytes()) == (0o600, b"")
    path.write_text("mine")
    make_private(path)
    assert path.read_text() == "mine"
    assert list(path.parent.iterdir()) == [path]


def test_the_rollback_journal_is_private_too(path: Path) -> None:
    """SQLite keeps beside the file what it is about to write over: with the rights of the file."""
    journal_at(path).save(FINISHED)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("begin immediate")
        connection.execute("insert into note (session, written, note) values (?, '', '')", (FINISHED.id,))
        assert mode(path.with_name("journal.sqlite3-journal")) == 0o600


def test_a_copy_is_private_whatever_the_journal_was(path: Path) -> None:
    """An older journal that everybody could read is narrowed by the write that migrates it, and so is its copy."""
    path.parent.mkdir()
    version_1_at(path)
    assert mode(path) == 0o644
    journal_at(path).keep(ANSWERS)
    assert (mode(path), mode(path.with_name("journal-v1.sqlite3"))) == (0o600, 0o600)


def test_the_next_write_narrows_and_reading_changes_nothing(path: Path) -> None:
    """Everybody else's rights go."""
    journal_at(path).save(FINISHED)
    path.chmod(0o664)
    assert journal_at(path).sessions() == (FINISHED,)
    assert mode(path) == 0o664
    journal_at(path).keep(ANSWERS)
    assert mode(path) == 0o600


def test_narrowing_gives_no_rights(path: Path) -> None:
    """A journal that its owner has made read-only stays so."""
    path.parent.mkdir()
    path.touch()
    path.chmod(0o444)
    narrow(path)
    assert mode(path) == 0o400


def test_making_it_private_lets_go_of_no_lock(path: Path) -> None:
    """Many threads begin the same journal at once, each seeing it missing: what any of them wrote is there."""
    journal, barrier = journal_at(path), threading.Barrier(8)
    path.parent.mkdir()

    def begin(number: int) -> None:
        barrier.wait()
        make_private(path)
        journal.keep(type(ANSWERS)(f"{number}", "at", "day", ANSWERS.form, (), None))

    threads = [threading.Thread(target=begin, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {entry.id for entry in journal.entries()} == {str(number) for number in range(8)}
    assert list(path.parent.iterdir()) == [path]


def test_copies_are_known_by_their_names(path: Path) -> None:
    """Every name that a copy is given is found again, and no file of the person's own is taken for one."""
    path.parent.mkdir()
    assert copies_of(path) == []
    for _ in range(2):
        free_copy(path, 1).touch()
    free_copy(path, 12).touch()
    for own in ("journal-very-old.sqlite3", "journal-v1.sqlite3.txt", "journal.sqlite3", "my-journal-v1.sqlite3"):
        path.with_name(own).touch()
    assert [copy.name for copy in copies_of(path)] == [
        "journal-v1-2.sqlite3",
        "journal-v1.sqlite3",
        "journal-v12.sqlite3",
    ]
