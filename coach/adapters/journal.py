"""The journal in one SQLite file: what was done, what was noted, and what the person said of their body.

Must never change a finished record, never make a file or a folder before the first write, never let anybody but its
owner read it, and never leave a transaction open. Each call opens a connection of its own, so any thread may call.
Importing this module imports sqlite3 (6 ms): do so after the first frame.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from coach.adapters.host import Host, Process
from coach.adapters.journal_entries import keep, read_entries
from coach.adapters.journal_file import copies_of, make_private, narrow
from coach.adapters.journal_forgotten import BEING_PLAYED, NOTHING, Forgotten, count, erase, refuse_forgotten
from coach.adapters.journal_rows import Row, add_note, is_same, read, write
from coach.adapters.journal_schema import MIGRATIONS, known_version, transaction, upgrade
from coach.adapters.journal_words import ELSEWHERE, FINISHED, explained
from coach.adapters.paths import NO_HOME
from coach.core.answers import Entry
from coach.core.day import utc_text
from coach.core.ports import JournalError
from coach.core.record import SessionRecord, State, Unfinished

BUSY_TIMEOUT = 5.0
"""Seconds that a call waits for another writer."""
OUT_OF_SIGHT = timedelta(minutes=1)
"""A session on another machine counts as alive for so long after it was last saved."""

_NOT_CORRECTED = "id not in (select supersedes from session where supersedes is not null)"


class SqliteJournal:
    """Implements `coach.core.ports.Journal`. Every method may raise JournalError."""

    def __init__(
        self,
        path: Path | None,
        host: Host,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        busy_timeout: float = BUSY_TIMEOUT,
        migrations: Sequence[Sequence[str]] = MIGRATIONS,
    ) -> None:
        """Touches nothing. A `path` of None, where there is no home, reads as empty and cannot be written."""
        self._path = path
        self._host = host
        self._now = now
        self._busy_timeout = busy_timeout
        self._migrations = migrations

    def save(self, record: SessionRecord) -> None:
        """Store a session that is running or has just ended, with all of its plays, in one transaction.

        The same finished record again is no mistake; a different one is, and so is a session that another
        process plays, or one that was forgotten. A record that `supersedes` another takes its place in `sessions()`.
        """
        noted = ""
        updated = now = utc_text(self._now())
        with self._writing() as connection:
            refuse_forgotten(connection, record.id)
            for row in read(connection, "id = ?", record.id):
                if row.record.state is not State.RUNNING:
                    if is_same(row.record, record):
                        return
                    raise JournalError(FINISHED)
                if row.owner != self._me and self._is_alive(row):
                    raise JournalError(ELSEWHERE)
                noted = row.record.note
                if row.record.segments == record.segments:  # paused, or saved as it was left: nobody held anything
                    updated = row.updated
            write(connection, Row(record, self._me, updated, now))
            if record.note not in ("", noted) and record.state is not State.RUNNING:
                add_note(connection, record.id, record.note, now)

    def add_note(self, session: str, note: str) -> None:
        """Add a few words to a session; JournalError where there is none of this id."""
        with self._writing() as connection:
            add_note(connection, session, note, utc_text(self._now()))

    def keep(self, entry: Entry) -> None:
        """Add what the person said of their body.

        The same entry again is no mistake; another one of its id is, and so is one that was forgotten.
        """
        with self._writing() as connection:
            refuse_forgotten(connection, entry.id)
            keep(connection, entry)

    def entries(self) -> tuple[Entry, ...]:
        """Everything that was said of the body, in the order in which it was kept, whatever the clocks said."""
        with self._reading() as connection:
            return read_entries(connection)

    def sessions(self, since: str = "") -> tuple[SessionRecord, ...]:
        """Every session of this local day or later, the newest first; those that were corrected are left out."""
        with self._reading() as connection:
            return tuple(row.record for row in read(connection, f"day >= ? and {_NOT_CORRECTED}", since))

    def last_held(self, exercises: Iterable[str]) -> str:
        """When any was last held, to the end of its session's last part; running and corrected sessions count too."""
        names = tuple(exercises)
        marks = ", ".join("?" * len(names))
        query = (
            "select coalesce(max(updated), '') from session where id in"
            f" (select session from play where held > 0 and exercise in ({marks}))"
        )
        with self._reading() as connection:
            return str(connection.execute(query, names).fetchone()[0])

    def unfinished(self) -> tuple[Unfinished, ...]:
        """The sessions that are running or were cut off, the newest first, and whether their process lives."""
        with self._reading() as connection:
            rows = read(connection, f"state = 'running' and {_NOT_CORRECTED}")
        return tuple(Unfinished(row.record, self._is_alive(row), row.updated) for row in rows)

    def forgettable(self, *, safety_only: bool = False) -> Forgotten:
        """How much `forget` would remove now."""
        with self._reading() as connection:
            copies = copies_of(self._path) if self._path else []
            return count(connection, len(copies), safety_only=safety_only)

    def forget(self, at: str, *, safety_only: bool = False) -> Forgotten:
        """Erase everything for good, or only what was said for safety; how much that was.

        For safety are answers, injuries, clearances, and ratings that belong to no session. Copies made before
        migrations go either way. Of what is removed the bare id stays, with the moment `at`, UTC in ISO 8601.
        JournalError, and nothing is forgotten, while any session is being played.
        """
        if self._path is None or self.forgettable(safety_only=safety_only) == NOTHING:
            return NOTHING
        with self._writing() as connection:
            if any(self._is_alive(row) for row in read(connection, "state = 'running'")):
                raise JournalError(BEING_PLAYED)
            copies = copies_of(self._path)
            forgotten = count(connection, len(copies), safety_only=safety_only)
            erase(connection, at, safety_only=safety_only)
        with explained(self._path):
            for copy in copies:
                copy.unlink(missing_ok=True)
            with closing(self._connected(self._path, "rw")) as connection:
                # Pages that were let go of in earlier times stay readable in the file until it is written anew.
                connection.execute("vacuum")
        return forgotten

    @cached_property
    def _me(self) -> Process:
        return self._host.me()

    def _is_alive(self, row: Row) -> bool:
        if row.owner.machine == self._me.machine:
            return self._host.is_alive(row.owner)
        return self._now() - datetime.fromisoformat(row.seen) < OUT_OF_SIGHT

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A journal of the newest version, made where there is none, in a transaction."""
        if self._path is None:
            raise JournalError(NO_HOME)
        with explained(self._path):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._path.exists():
                narrow(self._path)
            else:
                make_private(self._path)
            with closing(self._connected(self._path, "rwc")) as connection:
                connection.execute("pragma journal_mode = delete")
                upgrade(connection, self._path, self._migrations)
                with transaction(connection):
                    # Again, because a newer program may have come in between.
                    known_version(connection, self._migrations)
                    yield connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """The journal as it stands. An old one is brought up to date in memory: a reader changes no file."""
        with explained(self._path), closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
            if self._path is not None and self._path.exists():
                # Not "ro": after a crash, the first reader must roll back what was half written. On a read-only
                # file or folder, SQLite falls back to reading by itself.
                with closing(self._connected(self._path, "rw")) as connection:
                    connection.execute("begin")
                    if known_version(connection, self._migrations) == len(self._migrations):
                        yield connection
                        return
                    connection.backup(memory)
            upgrade(memory, None, self._migrations)
            yield memory

    def _connected(self, path: Path, mode: str) -> sqlite3.Connection:
        """A connection; with mode "rwc" the file is made, with "rw" it must be there."""
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=self._busy_timeout, isolation_level=None
        )
        connection.execute("pragma foreign_keys = on")
        connection.execute("pragma synchronous = full")
        connection.execute("pragma secure_delete = on")
        return connection
