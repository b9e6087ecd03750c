"""What is forgotten is gone from every byte of the folder, and does not come back."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from coach.adapters.host import Host
from coach.adapters.journal import SqliteJournal
from coach.adapters.journal_forgotten import NOTHING, Forgotten
from coach.core.ports import JournalError
from tests.adapters.records import (
    ALONE,
    ANSWERS,
    CLEARANCE,
    FINISHED,
    INJURY,
    RATING,
    RUNNING,
    SAID,
    VERSION_1_HOLDS,
    WANTED,
    journal_at,
    numbered,
    version_1_at,
)

ROOT = Path(__file__).parents[2]
AT = "2026-03-04T08:00:00.000Z"
NOTE = "a telling note"
SIGN = "a-telling-question/a-telling-sign"
UNSEEN = replace(RATING, id="unseen", session="a session that was never saved")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> SqliteJournal:
    """Forty sessions with notes, each corrected once, one that was cut off, all that was said, and two copies."""
    journal = journal_at(path)
    path.parent.mkdir()
    version_1_at(path)
    for number in range(40):
        journal.save(replace(numbered(FINISHED, 100 + number), note=NOTE))
        journal.save(replace(numbered(FINISHED, 200 + number), supersedes=numbered(FINISHED, 100 + number).id))
    for entry in (*SAID, UNSEEN):
        journal.keep(entry)
    for number in range(40):
        journal.keep(replace(ANSWERS, id=f"answers {number}", signs=(SIGN,)))
    path.with_name("journal-v1-2.sqlite3").write_bytes(path.read_bytes())
    return journal


def anywhere(path: Path, words: str) -> list[str]:
    """The files of the folder in whose bytes these words stand."""
    return [file.name for file in path.parent.iterdir() if words.encode() in file.read_bytes()]


def forgotten_ids(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("select id from forgotten where at = ?", (AT,))}


def test_everything_is_forgotten_for_good(path: Path, journal: SqliteJournal) -> None:
    """As many as was said before; then no row, no copy, and no byte of it in any file; only the bare ids."""
    assert anywhere(path, NOTE)
    assert anywhere(path, SIGN)
    size = path.stat().st_size
    ids = {record.id for record in journal.sessions()} | {entry.id for entry in journal.entries()}
    expected = Forgotten(sessions=81, notes=41, ratings=3, answers=44, copies=2)
    assert journal.forgettable() == expected
    assert journal.forget(AT) == expected
    assert (journal.sessions(), journal.entries(), journal.forgettable()) == ((), (), NOTHING)
    for words in (NOTE, SIGN, FINISHED.title, "wall-calf", "acute-calf", "tight on the left"):
        assert anywhere(path, words) == []
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert path.stat().st_size < size
    assert ids < forgotten_ids(path)


def test_safety_alone_can_be_forgotten(path: Path, journal: SqliteJournal) -> None:
    """Answers, injuries, clearances, ratings of no session, and the copies; sessions keep their notes and ratings."""
    sessions = journal.sessions()
    expected = Forgotten(sessions=0, notes=0, ratings=2, answers=44, copies=2)
    belonging = replace(RATING, id="belonging", session=VERSION_1_HOLDS.id)
    assert journal.forgettable(safety_only=True) == expected
    journal.keep(belonging)
    assert journal.forget(AT, safety_only=True) == expected
    assert journal.sessions() == sessions
    assert journal.entries() == (RATING, belonging)
    assert anywhere(path, SIGN) == anywhere(path, "acute-calf") == []
    assert anywhere(path, NOTE) == [path.name]
    assert {ANSWERS.id, INJURY.id, CLEARANCE.id, ALONE.id, UNSEEN.id} < forgotten_ids(path)
    assert not {record.id for record in sessions} & forgotten_ids(path)


def test_a_course_is_no_word_about_the_body(path: Path, journal: SqliteJournal) -> None:
    """What was wanted and what is followed outlast the safety answers, and go with everything else."""
    for entry in WANTED:
        journal.keep(entry)
    safety = journal.forget(AT, safety_only=True)
    assert (safety.answers, safety.wishes) == (44, 0)
    assert journal.entries() == (RATING, *WANTED)
    assert anywhere(path, "a-telling-course") == [path.name]
    assert (journal.forgettable().answers, journal.forget(AT).wishes) == (0, len(WANTED))
    assert journal.entries() == ()
    assert anywhere(path, "a-telling-course") == anywhere(path, "a-telling-run") == []
    assert {entry.id for entry in WANTED} < forgotten_ids(path)


def test_what_is_forgotten_does_not_come_back(journal: SqliteJournal) -> None:
    """Neither by an import nor by a program that still has it in its memory; what is new is welcome."""
    journal.forget(AT)
    for record in (numbered(FINISHED, 100), numbered(RUNNING, 100)):
        with pytest.raises(JournalError, match=r"forgotten at your wish.*\.$"):
            journal.save(record)
    for entry in (ANSWERS, RATING, replace(RATING, id=ANSWERS.id)):
        with pytest.raises(JournalError, match=r"forgotten at your wish.*\.$"):
            journal.keep(entry)
    assert (journal.sessions(), journal.entries()) == ((), ())
    journal.save(replace(numbered(FINISHED, 1), note="new"))
    journal.keep(replace(ANSWERS, id="new"))
    assert (len(journal.sessions()), len(journal.entries())) == (1, 1)


def test_forgetting_twice_keeps_all_ids(path: Path, journal: SqliteJournal) -> None:
    """Safety first, then the rest, then nothing: each time what is left."""
    first = journal.forget(AT, safety_only=True)
    second = journal.forget(AT)
    assert (first.answers, second.answers, first.sessions, second.sessions) == (44, 0, 0, 81)
    assert len(forgotten_ids(path)) == 81 + 44 + 3
    assert journal.forget(AT) == NOTHING


def test_a_copy_alone_is_forgotten_too(path: Path) -> None:
    """The journal itself was moved away, and what was copied from it still lies there."""
    path.parent.mkdir()
    copy = path.with_name("journal-v1.sqlite3")
    version_1_at(copy)
    assert journal_at(path).forget(AT) == Forgotten(copies=1)
    assert not copy.exists()


def test_version_1_is_forgotten_with_the_copy_that_this_makes(path: Path) -> None:
    """A journal that no newer program has written to yet: the copy before its migration goes as well."""
    path.parent.mkdir()
    version_1_at(path)
    assert journal_at(path).forget(AT) == Forgotten(sessions=1, notes=1, copies=1)
    assert anywhere(path, "tight on the left") == []
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("safety_only", [True, False])
def test_nothing_is_forgotten_while_a_session_is_played(path: Path, journal: SqliteJournal, safety_only: bool) -> None:
    """One sentence, and all stays as it is; from the end of that program on it can be forgotten."""
    before = (journal.sessions(), journal.entries(), journal.forgettable())
    command = [sys.executable, "-m", "tests.adapters.writer", str(path), "0", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            assert child.stdout.readline() == "running\n"
            with pytest.raises(JournalError, match=r"being played right now.*\.$"):
                journal.forget(AT, safety_only=safety_only)
        finally:
            child.kill()
    (playing, *_) = journal.unfinished()
    assert playing.record == numbered(RUNNING, 0)
    left = tuple(record for record in journal.sessions() if record != playing.record)
    assert (left, journal.entries()) == before[:2]
    assert journal.forgettable().copies == before[2].copies
    assert journal.forget(AT, safety_only=safety_only).answers == 44


def test_a_session_of_our_own_is_being_played_too(path: Path) -> None:
    """The same program may not forget what it is writing."""
    journal = journal_at(path)
    journal.save(RUNNING)
    with pytest.raises(JournalError, match="being played"):
        journal.forget(AT)
    journal.save(FINISHED)
    assert journal.forget(AT).sessions == 1


def test_the_file_lets_go_only_of_what_is_marked(path: Path, journal: SqliteJournal) -> None:
    """To delete a finished record with another program, one has to say first that it is forgotten."""
    name = numbered(FINISHED, 200).id
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table, column in (("play", "session"), ("session", "id")):
            with pytest.raises(sqlite3.IntegrityError, match="never change"):
                connection.execute(f"delete from {table} where {column} = ?", (name,))
        connection.execute("insert into forgotten values (?, ?)", (name, AT))
        for table, column in (("play", "session"), ("session", "id")):
            connection.execute(f"delete from {table} where {column} = ?", (name,))
    assert name not in {record.id for record in journal.sessions()}


class Elsewhere(Host):
    """Another machine, that sees none of our processes."""

    def machine(self) -> str:
        return "elsewhere"


def test_a_session_that_another_machine_just_saved_is_being_played(path: Path) -> None:
    """Its process cannot be seen from here, so its last word decides, as everywhere."""
    SqliteJournal(path, Elsewhere(None)).save(RUNNING)
    with pytest.raises(JournalError, match="being played"):
        journal_at(path).forget(AT)
    assert journal_at(path).sessions() == (RUNNING,)


def test_what_is_deleted_leaves_no_bytes_before_the_file_is_written_anew(path: Path) -> None:
    """A program that is killed between the two has erased all the same; here a session that was saved again."""
    plays = tuple(replace(play, exercise="a-telling-exercise") for play in RUNNING.segments)
    journal_at(path).save(replace(RUNNING, segments=plays))
    assert anywhere(path, "a-telling-exercise") == [path.name]
    journal_at(path).save(replace(RUNNING, segments=()))
    assert anywhere(path, "a-telling-exercise") == []
