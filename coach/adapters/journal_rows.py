"""Records as rows of the journal's tables, and back.

Must never open, commit or roll back anything: it works within the transaction that it is handed.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from operator import attrgetter
from typing import Any

from coach.adapters.host import Process
from coach.core.record import Ended, SegmentRecord, SessionRecord, State

_LASTING = ("id", "routine", "title", "started", "offset_minutes", "day", "machine", "supersedes", "pair")
_CHANGING = ("state", "held", "snapshot", "version", "updated", "seen")
_OF_JOURNAL = ("updated", "seen")
_OWNER = ("owner_machine", "owner_boot", "owner_pid", "owner_started")
_SESSION = (*_LASTING, *_CHANGING, *_OWNER)
_PLAY = ("segment", "kind", "exercise", "side", "set_number", "asked", "held", "ended")
_values_of_play = attrgetter("index", "kind", "exercise", "side", "set", "asked", "held", "ended")
"""In the order of _PLAY."""

_SAVE_SESSION = (
    f"insert into session ({', '.join(_SESSION)}) values ({', '.join(f':{name}' for name in _SESSION)})"
    f" on conflict (id) do update set {', '.join(f'{name} = :{name}' for name in _CHANGING + _OWNER)}"
)
_ADD_PLAY = f"insert into play (session, number, {', '.join(_PLAY)}) values (?, ?, {', '.join('?' * len(_PLAY))})"


@dataclass(frozen=True, slots=True)
class Row:
    """A session with what only the journal knows of it."""

    record: SessionRecord
    owner: Process
    """The process that saved it last."""
    updated: str
    """When it was first saved with these plays, UTC in ISO 8601: what was held was held until then."""
    seen: str
    """When it was saved last; empty for what was finished before that was noted."""


def write(connection: sqlite3.Connection, row: Row) -> None:
    """Write a session that is new or still running there, and all of its plays."""
    record = row.record
    values = {name: getattr(record, name) for name in _LASTING + _CHANGING if name not in _OF_JOURNAL}
    values |= {
        "machine": record.machine or row.owner.machine,
        "snapshot": _as_json(record),
        "updated": row.updated,
        "seen": row.seen,
        # The plays come after the session, and the file takes none for a finished one.
        "state": State.RUNNING,
    }
    connection.execute(_SAVE_SESSION, values | dict(zip(_OWNER, astuple(row.owner), strict=True)))
    connection.execute("delete from play where session = ?", (record.id,))
    plays = ((record.id, number, *_values_of_play(play)) for number, play in enumerate(record.segments))
    connection.executemany(_ADD_PLAY, plays)
    if record.state is not State.RUNNING:
        connection.execute("update session set state = ? where id = ?", (record.state, record.id))


def add_note(connection: sqlite3.Connection, session: str, note: str, written: str) -> None:
    """Add a note. Bytes that were no text when they were typed become question marks."""
    text = note.encode("utf-8", "replace").decode()
    connection.execute("insert into note (session, written, note) values (?, ?, ?)", (session, written, text))


def read(connection: sqlite3.Connection, where: str, *values: str) -> list[Row]:
    """The sessions of which `where` is true, the newest first. It holds a question mark for each of `values`."""
    chosen = f"in (select id from session where {where})"
    plays: dict[str, list[SegmentRecord]] = {}
    found = connection.execute(
        f"select session, {', '.join(_PLAY)} from play where session {chosen} order by session, number", values
    )
    for session, *play in found:
        plays.setdefault(session, []).append(_play(*play))
    notes: dict[str, list[str]] = {}
    found = connection.execute(f"select session, note from note where session {chosen} order by number", values)
    for session, note in found:
        notes.setdefault(session, []).append(note)
    found = connection.execute(
        f"select {', '.join(_SESSION)} from session where {where} order by started desc, id desc", values
    )
    return [_row(row, plays.get(row[0], ()), notes.get(row[0], ())) for row in found]


def is_same(stored: SessionRecord, record: SessionRecord) -> bool:
    """Whether both say the same of what was done; notes may have been added since."""
    snapshot = json.loads(_as_json(record))
    return stored == replace(record, note=stored.note, machine=stored.machine, snapshot=snapshot)


def _row(values: Sequence[Any], plays: Sequence[SegmentRecord], notes: Sequence[str]) -> Row:
    named = dict(zip(_SESSION, values, strict=True))
    owner = Process(*(named.pop(name) for name in _OWNER))
    updated, seen = (named.pop(name) for name in _OF_JOURNAL)
    named |= {
        "state": State(named["state"]),
        "snapshot": json.loads(named["snapshot"]),
        "segments": tuple(plays),
        "note": "\n".join(notes),
    }
    return Row(SessionRecord(**named), owner, updated, seen)


def _play(
    index: int, kind: str, exercise: str, side: str, number: int, asked: int | None, held: int, ended: str
) -> SegmentRecord:
    return SegmentRecord(index, kind, exercise, side, number, asked, held, Ended(ended))


def _as_json(record: SessionRecord) -> str:
    return json.dumps(dict(record.snapshot), separators=(",", ":"))
