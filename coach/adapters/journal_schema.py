"""The journal's tables, as a list of numbered migrations, and the way from any version to the newest.

A migration that was once released must never be changed; new ones are appended. Must never change a file that
a newer program has written, nor migrate one without a copy beside it.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from coach.adapters.journal_file import free_copy, make_private
from coach.core.ports import JournalError

FIRST = (
    """create table session (
        id text primary key not null,
        routine text not null,
        title text not null,
        started text not null,
        offset_minutes integer not null,
        day text not null,
        state text not null,
        held integer not null,
        snapshot text not null,
        version text not null,
        machine text not null,
        supersedes text unique references session (id),
        updated text not null,
        owner_machine text not null,
        owner_boot text not null,
        owner_pid integer not null,
        owner_started text not null
    )""",
    "create index session_by_day on session (day)",
    "create index session_running on session (id) where state = 'running'",
    """create table play (
        session text not null references session (id),
        number integer not null,
        segment integer not null,
        kind text not null,
        exercise text not null,
        side text not null,
        set_number integer not null,
        asked integer,
        held integer not null,
        ended text not null,
        primary key (session, number)
    ) without rowid""",
    """create table note (
        number integer primary key not null,
        session text not null references session (id),
        written text not null,
        note text not null
    )""",
    "create index note_by_session on note (session)",
    "create table attestation (day text not null, at text not null, primary key (day, at)) without rowid",
    "create table withdrawal (day text not null, at text not null, primary key (day, at)) without rowid",
    # Finished means finished, for whoever opens the file: the rules stand in it, not only in this program.
    """create trigger session_stays before update on session when old.state <> 'running'
        begin select raise(abort, 'finished records never change'); end""",
    """create trigger session_is_kept before delete on session when old.state <> 'running'
        begin select raise(abort, 'finished records never change'); end""",
    # `insert or replace` deletes without asking the trigger above.
    """create trigger session_is_not_replaced before insert on session
        when exists (select 1 from session where id = new.id and state <> 'running')
        begin select raise(abort, 'finished records never change'); end""",
    """create trigger play_is_not_added before insert on play
        when exists (select 1 from session where id = new.session and state <> 'running')
        begin select raise(abort, 'finished records never change'); end""",
    """create trigger play_stays before update on play
        when exists (select 1 from session where id in (old.session, new.session) and state <> 'running')
        begin select raise(abort, 'finished records never change'); end""",
    """create trigger play_is_kept before delete on play
        when exists (select 1 from session where id = old.session and state <> 'running')
        begin select raise(abort, 'finished records never change'); end""",
    """create trigger note_stays before update on note
        begin select raise(abort, 'notes are only added'); end""",
    """create trigger note_is_kept before delete on note
        begin select raise(abort, 'notes are only added'); end""",
    """create trigger note_is_not_replaced before insert on note
        when exists (select 1 from note where number = new.number)
        begin select raise(abort, 'notes are only added'); end""",
    """create trigger attestation_stays before update on attestation
        begin select raise(abort, 'attestations are only added'); end""",
    """create trigger attestation_is_kept before delete on attestation
        begin select raise(abort, 'attestations are only added'); end""",
    """create trigger withdrawal_stays before update on withdrawal
        begin select raise(abort, 'withdrawals are only added'); end""",
    """create trigger withdrawal_is_kept before delete on withdrawal
        begin select raise(abort, 'withdrawals are only added'); end""",
)

SECOND = (
    "drop table attestation",
    "drop table withdrawal",
    "create table forgotten (id text primary key not null, at text not null) without rowid",
    # Answers, injuries and clearances. The numbers run through both tables in the order of keeping, because clocks are
    # set back.
    """create table entry (
        number integer primary key not null,
        id text unique not null,
        kind text not null,
        at text not null,
        day text not null,
        what text not null
    )""",
    # The session may not be saved yet when pain is rated before it.
    """create table rating (
        number integer primary key not null,
        id text unique not null,
        at text not null,
        day text not null,
        moment text not null,
        value integer check (value between 0 and 10),
        session text not null
    )""",
    """create trigger entry_stays before update on entry
        begin select raise(abort, 'entries are only added'); end""",
    """create trigger entry_is_kept before delete on entry
        when not exists (select 1 from forgotten where id = old.id)
        begin select raise(abort, 'entries are only added'); end""",
    """create trigger entry_is_new before insert on entry
        when exists (select 1 from entry where number = new.number or id = new.id)
        or exists (select 1 from rating where number = new.number or id = new.id)
        or exists (select 1 from forgotten where id = new.id)
        begin select raise(abort, 'entries are only added'); end""",
    """create trigger rating_stays before update on rating
        begin select raise(abort, 'ratings are only added'); end""",
    """create trigger rating_is_kept before delete on rating
        when not exists (select 1 from forgotten where id = old.id)
        begin select raise(abort, 'ratings are only added'); end""",
    """create trigger rating_is_new before insert on rating
        when exists (select 1 from rating where number = new.number or id = new.id)
        or exists (select 1 from entry where number = new.number or id = new.id)
        or exists (select 1 from forgotten where id = new.id)
        begin select raise(abort, 'ratings are only added'); end""",
    """create trigger forgotten_stays before update on forgotten
        begin select raise(abort, 'forgotten ids are only added'); end""",
    """create trigger forgotten_is_kept before delete on forgotten
        begin select raise(abort, 'forgotten ids are only added'); end""",
    """create trigger forgotten_is_not_replaced before insert on forgotten
        when exists (select 1 from forgotten where id = new.id)
        begin select raise(abort, 'forgotten ids are only added'); end""",
    """create trigger session_stays_forgotten before insert on session
        when exists (select 1 from forgotten where id = new.id)
        begin select raise(abort, 'forgotten records never come back'); end""",
    # What is finished may now go, but only once its id stands among the forgotten ones.
    "drop trigger session_is_kept",
    "drop trigger play_is_kept",
    "drop trigger note_is_kept",
    """create trigger session_is_kept before delete on session
        when old.state <> 'running' and not exists (select 1 from forgotten where id = old.id)
        begin select raise(abort, 'finished records never change'); end""",
    """create trigger play_is_kept before delete on play
        when exists (select 1 from session where id = old.session and state <> 'running')
        and not exists (select 1 from forgotten where id = old.session)
        begin select raise(abort, 'finished records never change'); end""",
    """create trigger note_is_kept before delete on note
        when not exists (select 1 from forgotten where id = old.session)
        begin select raise(abort, 'notes are only added'); end""",
)

THIRD = (
    # A session that is paused for hours is seen all the time, but nothing of it is held.
    "alter table session add column seen text not null default ''",
    "update session set seen = updated where state = 'running'",
)

FOURTH = (
    # The warm-up that a cool-down follows. Choices and courses are entries of new kinds, which an older program
    # would take for damage: the higher number keeps it out.
    "alter table session add column pair text not null default ''",
)

MIGRATIONS: Sequence[Sequence[str]] = (FIRST, SECOND, THIRD, FOURTH)
"""Each a list of statements. The version of a file is the number of those that it has seen."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything within is written at once, or nothing of it. Waits for other writers for the busy timeout."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    finally:
        # A full disk has rolled back by itself; a commit that another reader held up has not.
        if connection.in_transaction:
            connection.rollback()


def upgrade(connection: sqlite3.Connection, path: Path | None, migrations: Sequence[Sequence[str]]) -> None:
    """Bring an open journal to the newest version. `path` is where it lies; None where it is in memory.

    A file that holds records is copied beside itself first. JournalError where a newer program has written it.
    """
    if known_version(connection, migrations) == len(migrations):
        return
    with transaction(connection):
        # Again, because another terminal may just have done it.
        found = known_version(connection, migrations)
        copy = _copied(path, found) if path and 0 < found < len(migrations) else None
        try:
            _apply(connection, migrations, found)
        except sqlite3.Error:
            if copy is not None:
                copy.unlink()
            raise


def known_version(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]]) -> int:
    """How many migrations this journal has seen; JournalError where it is more than there are."""
    found = int(connection.execute("pragma user_version").fetchone()[0])
    if found > len(migrations):
        raise JournalError(
            f"The journal was written by a newer coach (its format is {found}, this one knows {len(migrations)}); "
            "update coach, or set COACH_HOME to another folder."
        )
    return found


def _apply(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]], found: int) -> None:
    for migration in migrations[found:]:
        for statement in migration:
            connection.execute(statement)
    connection.execute(f"pragma user_version = {len(migrations)}")


def _copied(path: Path, found: int) -> Path:
    """A copy beside the journal, under a name that is not taken. The caller keeps other writers out."""
    copy = free_copy(path, found)
    make_private(copy)
    # Through SQLite, because closing a file of one's own would let go of its locks.
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy
