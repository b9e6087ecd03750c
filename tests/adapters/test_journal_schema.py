"""The journal's file through the versions, and the rules that stand in the file itself."""

import sqlite3
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.adapters.host import Host
from coach.adapters.journal import SqliteJournal
from coach.adapters.journal_schema import FIRST, MIGRATIONS, transaction
from coach.core.ports import JournalError
from coach.core.record import State
from tests.adapters.records import (
    ANSWERS,
    CHOICE,
    FINISHED,
    RATING,
    SAID,
    STORED,
    VERSION_1_HOLDS,
    journal_at,
    version_1_at,
    written_by,
)

NEXT = (*MIGRATIONS, ("alter table session add column mood text", "create table later (word text)"))
BROKEN = (*MIGRATIONS, ("alter table session add column mood text", "alter table nothing add column word text"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal as version 1 wrote it."""
    return written_by(1, tmp_path)


def journal_of(path: Path, migrations: Sequence[Sequence[str]]) -> SqliteJournal:
    return SqliteJournal(path, Host(None), migrations=migrations)


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("pragma user_version").fetchone()[0])


def schema_of(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("select lower(sql) from sqlite_schema where sql is not null").fetchall()
    return {" ".join(sql.split()) for (sql,) in rows}


def test_a_journal_of_version_1_stays_readable_for_ever(path: Path) -> None:
    """By this program, and by one that has further migrations: without changing the file."""
    before = path.read_bytes()
    for migrations in (MIGRATIONS, NEXT):
        journal = journal_of(path, migrations)
        assert journal.sessions() == STORED
        assert [found.record for found in journal.unfinished()] == [STORED[0]]
        assert not journal.unfinished()[0].alive
        assert journal.entries() == ()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("version", [2, 3])
def test_a_journal_with_what_was_said_stays_readable_for_ever(tmp_path: Path, version: int) -> None:
    """The same, with what was said of the body; and the first write brings it up to date without losing any of it."""
    path = written_by(version, tmp_path)
    before = path.read_bytes()
    for migrations in (MIGRATIONS, NEXT):
        assert (journal_of(path, migrations).sessions(), journal_of(path, migrations).entries()) == (STORED, SAID)
    assert path.read_bytes() == before
    journal_at(path).save(FINISHED)
    assert version_of(path) == len(MIGRATIONS)
    assert journal_at(path).sessions() == (*STORED[:2], FINISHED, STORED[2])
    assert journal_at(path).entries() == SAID
    copy = path.with_name(f"journal-v{version}.sqlite3")
    assert (version_of(copy), journal_at(copy).sessions(), journal_at(copy).entries()) == (version, STORED, SAID)


def test_what_an_older_coach_would_not_understand_it_does_not_open(tmp_path: Path) -> None:
    """Choices, courses and pairs would be lost or look like damage to version 3: the number keeps it out."""
    path = written_by(3, tmp_path)
    journal_at(path).keep(CHOICE)
    with pytest.raises(JournalError, match=r"written by a newer coach.*\.$"):
        journal_of(path, MIGRATIONS[:3]).sessions()


@pytest.mark.parametrize("version", [2, 3])
def test_a_migration_is_never_changed(path: Path, tmp_path: Path, version: int) -> None:
    """What version 1 wrote, after so many migrations alone, has the tables of what that version wrote."""
    (tmp_path / "written").mkdir()
    journal_of(path, MIGRATIONS[:version]).keep(ANSWERS)
    assert schema_of(path) == schema_of(written_by(version, tmp_path / "written"))


def test_the_first_migration_is_never_changed(path: Path, tmp_path: Path) -> None:
    """A new journal that has seen the first migration alone is what version 1 wrote."""
    fresh = tmp_path / "fresh.sqlite3"
    version_1_at(fresh)
    assert schema_of(fresh) == schema_of(path)
    assert MIGRATIONS[0] is FIRST


def test_the_first_write_migrates_and_leaves_a_copy(path: Path) -> None:
    """The journal is brought up to date, and as it was it lies beside, under a name of its own."""
    journal = journal_of(path, NEXT)
    journal.save(FINISHED)
    assert version_of(path) == len(NEXT)
    assert journal.sessions() == (*STORED[:2], FINISHED, STORED[2])
    copy = path.with_name("journal-v1.sqlite3")
    assert version_of(copy) == 1
    assert journal_at(copy).sessions() == STORED


def test_version_1_becomes_the_newest(tmp_path: Path) -> None:
    """Sessions, plays and notes are as they were and can be added to; what was attested is asked anew; a copy stays."""
    path = tmp_path / "journal.sqlite3"
    version_1_at(path)
    before = schema_of(path)
    journal_at(path).keep(ANSWERS)
    assert version_of(path) == len(MIGRATIONS) == 4
    assert journal_at(path).sessions() == (VERSION_1_HOLDS,)
    assert journal_at(path).entries() == (ANSWERS,)
    assert not {sql for sql in schema_of(path) if "attestation" in sql or "withdrawal" in sql}
    copy = path.with_name("journal-v1.sqlite3")
    assert (version_of(copy), schema_of(copy)) == (1, before)
    assert journal_at(copy).sessions() == (VERSION_1_HOLDS,)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("select day from attestation").fetchall() == [("2026-03-01",)]
    journal_at(path).add_note(FINISHED.id, "and later")
    assert journal_at(path).sessions()[0].note == "tight on the left\nand later"


def test_a_session_that_runs_meanwhile_stays_alive(tmp_path: Path) -> None:
    """Version 2 knew one instant; to version 3 that is both when it was seen last and when something was last held."""
    path, moment = tmp_path / "journal.sqlite3", datetime(2026, 3, 1, 21, 30, tzinfo=UTC)
    version_1_at(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in MIGRATIONS[1]:
            connection.execute(statement)
        connection.execute("pragma user_version = 2")
        connection.execute(
            "insert into session select 'elsewhere', routine, title, started, offset_minutes, day, 'running', held,"
            " snapshot, version, machine, null, '2026-03-01T21:30:00.000Z', 'elsewhere', owner_boot, owner_pid,"
            " owner_started from session limit 1"
        )
    (found,) = SqliteJournal(path, Host(None), lambda: moment + timedelta(seconds=59)).unfinished()
    assert (found.record.id, found.alive, found.updated) == ("elsewhere", True, "2026-03-01T21:30:00.000Z")
    (found,) = SqliteJournal(path, Host(None), lambda: moment + timedelta(seconds=61)).unfinished()
    assert not found.alive


def test_a_copy_takes_nobodys_name(path: Path) -> None:
    """A copy from an earlier time, brought back by hand and migrated again, is not written over."""
    earlier = path.with_name("journal-v1.sqlite3")
    earlier.write_text("mine")
    journal_of(path, NEXT).keep(ANSWERS)
    assert earlier.read_text() == "mine"
    assert journal_at(path.with_name("journal-v1-2.sqlite3")).sessions() == STORED


def test_a_new_journal_needs_no_copy(tmp_path: Path) -> None:
    """Nothing was there that could be lost."""
    path = tmp_path / "journal.sqlite3"
    journal_of(path, NEXT).save(FINISHED)
    assert version_of(path) == len(NEXT)
    assert list(tmp_path.iterdir()) == [path]


def test_a_migration_that_fails_changes_nothing(path: Path) -> None:
    """All of it or none of it; the journal stays as it was, and no copies pile up."""
    before = schema_of(path)
    with pytest.raises(JournalError):
        journal_of(path, BROKEN).save(FINISHED)
    assert (version_of(path), schema_of(path)) == (1, before)
    assert list(path.parent.iterdir()) == [path]
    journal_at(path).save(FINISHED)


def test_a_newer_journal_is_refused_and_left_alone(path: Path) -> None:
    """Reading and writing say that coach must be updated, and change nothing."""
    journal_of(path, NEXT).keep(ANSWERS)
    before = path.read_bytes()
    journal = journal_at(path)
    for call in (journal.sessions, journal.unfinished, lambda: journal.save(FINISHED), lambda: journal.forget("")):
        with pytest.raises(JournalError, match=r"newer coach.*update coach"):
            call()
    assert path.read_bytes() == before


def test_a_newer_program_may_come_in_between(path: Path) -> None:
    """The version is looked at once more when the lock is ours: here the file becomes newer while we wait for it."""
    problems: list[str] = []

    def save() -> None:
        try:
            journal_at(path).save(FINISHED)
        except JournalError as problem:
            problems.append(str(problem))

    with closing(sqlite3.connect(path, isolation_level=None)) as newer:
        newer.execute("begin immediate")
        thread = threading.Thread(target=save)
        thread.start()
        time.sleep(0.3)
        newer.execute("pragma user_version = 99")
        newer.execute("commit")
        thread.join()
        assert newer.execute("select count(*) from session where id = ?", (FINISHED.id,)).fetchone() == (0,)
    assert ["newer coach" in problem for problem in problems] == [True]


def test_no_transaction_stays_open() -> None:
    """After a failure within, nothing is written and the connection can begin again; after success, all is."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("create table word (word text)")
        with pytest.raises(KeyError), transaction(connection):
            connection.execute("insert into word values ('lost')")
            raise KeyError
        with transaction(connection):
            connection.execute("insert into word values ('kept')")
        assert not connection.in_transaction
        assert connection.execute("select word from word").fetchall() == [("kept",)]


def test_an_empty_file_is_a_new_journal(tmp_path: Path) -> None:
    """As it is left by a program that was killed before its first write was done."""
    path = tmp_path / "journal.sqlite3"
    path.touch()
    journal = journal_at(path)
    assert journal.sessions() == ()
    assert path.read_bytes() == b""
    journal.save(FINISHED)
    assert journal.sessions() == (FINISHED,)


@pytest.mark.parametrize(
    "statement",
    [
        "update session set held = 1 where id = :finished",
        "update session set state = 'running' where id = :finished",
        "delete from session where id = :finished",
        "insert or replace into session select * from session where id = :finished",
        "insert into play select session, 99, segment, kind, exercise, side, set_number, asked, held, ended"
        " from play where session = :finished and number = 0",
        "update play set held = 1 where session = :finished",
        "update play set session = :finished, number = 99 where session = :running and number = 0",
        "update play set session = :running, number = 99 where session = :finished and number = 0",
        "delete from play where session = :finished",
        "insert or replace into play select * from play where session = :finished",
        "update note set note = 'better'",
        "delete from note",
        "insert or replace into note select * from note",
        "update entry set what = '{}'",
        "delete from entry",
        "insert or replace into entry select * from entry",
        "insert into entry select number, 'other', kind, at, day, what from entry where number = 1",
        "insert into entry select 99, id, 'injury', at, day, '{}' from rating",
        "update rating set value = 0",
        "delete from rating",
        "insert or replace into rating select * from rating",
        "insert into rating select 99, id, at, day, 'after', 1, '' from entry",
        "update forgotten set id = 'other'",
        "delete from forgotten",
        "insert or replace into forgotten select * from forgotten",
        "insert into entry select 99, 'forgotten', kind, at, day, what from entry where number = 1",
        "insert into rating select 99, 'forgotten', at, day, moment, value, session from rating",
        "insert into session select 'forgotten', routine, title, started, offset_minutes, day, state, held, snapshot,"
        " version, machine, null, updated, owner_machine, owner_boot, owner_pid, owner_started, seen, pair"
        " from session limit 1",
    ],
)
def test_the_file_itself_keeps_what_is_finished(path: Path, statement: str) -> None:
    """Whoever opens the file with another program cannot change a finished record, a note, or what was said."""
    journal_at(path).keep(ANSWERS)
    journal_at(path).keep(RATING)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("insert into forgotten values ('forgotten', '2026-03-01T20:00:00.000Z')")
    ids = {"finished": STORED[-1].id, "running": STORED[0].id}
    with closing(sqlite3.connect(path)) as connection:
        with pytest.raises(sqlite3.IntegrityError, match=r"never change|only added|never come back"):
            connection.execute(statement, {name: value for name, value in ids.items() if f":{name}" in statement})
        connection.rollback()
    assert journal_at(path).sessions() == STORED
    assert journal_at(path).entries() == (ANSWERS, RATING)


def test_the_file_lets_a_running_session_change(path: Path) -> None:
    """The rules are for finished records only: a session of a program that died can be ended."""
    ended = replace(STORED[0], state=State.ENDED_EARLY)
    journal_at(path).save(ended)
    assert journal_at(path).sessions() == (ended, *STORED[1:])
