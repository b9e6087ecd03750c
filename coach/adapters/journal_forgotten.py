"""What is forgotten for good: which rows go, and the bare ids that stay so that no import brings them back.

Must never open, commit or roll back anything: it works within the transaction that it is handed.
"""

import sqlite3
from dataclasses import dataclass

from coach.core.ports import JournalError

STAYS_FORGOTTEN = "This was forgotten at your wish, and the journal does not take it back."
BEING_PLAYED = "A session is being played right now; end it first, then forget."

_EVERYTHING = "select id from session union select id from rating union select id from entry"
_OF_THE_BODY = "kind in ('answers', 'injury', 'clearance')"
# A rating may name a session of which nothing was ever saved.
_SAFETY = (
    f"select id from entry where {_OF_THE_BODY}"
    " union select id from rating where session not in (select id from session)"
)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much is removed, or would be."""

    sessions: int = 0
    """Those that were corrected included."""
    notes: int = 0
    ratings: int = 0
    answers: int = 0
    """Injuries and clearances included."""
    wishes: int = 0
    """What was asked for, and the moves of courses."""
    copies: int = 0
    """Files beside the journal, made before it was brought to a newer version."""


NOTHING = Forgotten()


def count(connection: sqlite3.Connection, copies: int, *, safety_only: bool) -> Forgotten:
    """How much `erase` would remove, and so many copies."""

    def rows(table: str, column: str, which: str = "true") -> int:
        chosen = f"{which} and {column} in ({_chosen(safety_only)})"
        return int(connection.execute(f"select count(*) from {table} where {chosen}").fetchone()[0])

    return Forgotten(
        sessions=rows("session", "id"),
        notes=rows("note", "session"),
        ratings=rows("rating", "id"),
        answers=rows("entry", "id", _OF_THE_BODY),
        wishes=rows("entry", "id", f"not ({_OF_THE_BODY})"),
        copies=copies,
    )


def erase(connection: sqlite3.Connection, at: str, *, safety_only: bool) -> None:
    """Remove everything, or what was said for safety alone; only the ids stay, with the moment `at`."""
    # First the ids: the file lets nothing finished go but what is marked as forgotten.
    connection.execute(f"insert into forgotten (id, at) select id, ? from ({_chosen(safety_only)})", (at,))
    for table, column in (
        ("note", "session"),
        ("play", "session"),
        ("session", "id"),
        ("rating", "id"),
        ("entry", "id"),
    ):
        connection.execute(f"delete from {table} where {column} in (select id from forgotten)")


def refuse_forgotten(connection: sqlite3.Connection, name: str) -> None:
    """JournalError where what has this id was forgotten."""
    if connection.execute("select 1 from forgotten where id = ?", (name,)).fetchone():
        raise JournalError(STAYS_FORGOTTEN)


def _chosen(safety_only: bool) -> str:
    return _SAFETY if safety_only else _EVERYTHING
