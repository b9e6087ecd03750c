"""What a person has said of their body, as rows of the journal's tables, and back.

Must never open, commit or roll back anything: it works within the transaction that it is handed. Must never make up
what a row does not hold: an answer that is missing is no "none".
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict
from enum import StrEnum
from typing import Any

from coach.core.answers import (
    Answers,
    Choice,
    Clearance,
    CourseMove,
    CourseStep,
    Entry,
    Form,
    Injury,
    Moment,
    Rating,
)
from coach.core.ports import JournalError
from coach.core.safety import Outcome

OTHER_CONTENT = (
    "Something else was kept under this id before, and what was said never changes; give it an id of its own."
)


class Kind(StrEnum):
    """What a row of the table `entry` holds; ratings have a table of their own."""

    ANSWERS = "answers"
    INJURY = "injury"
    CLEARANCE = "clearance"
    CHOICE = "choice"
    COURSE = "course"


_KIND_OF = {
    Answers: Kind.ANSWERS,
    Injury: Kind.INJURY,
    Clearance: Kind.CLEARANCE,
    Choice: Kind.CHOICE,
    CourseStep: Kind.COURSE,
}
_STAMP = ("id", "at", "day")
_RATING = (*_STAMP, "moment", "value", "session")
_SCALE = range(11)
DAYS_A_WEEK = 7

_NEXT = "(select coalesce(max(number), 0) + 1 from (select number from entry union all select number from rating))"
_ADD_ENTRY = f"insert into entry (number, kind, id, at, day, what) values ({_NEXT}, ?, ?, ?, ?, ?)"
_ADD_RATING = (
    f"insert into rating (number, {', '.join(_RATING)}) values ({_NEXT}, {', '.join(f':{name}' for name in _RATING)})"
)


def keep(connection: sqlite3.Connection, entry: Entry) -> None:
    """Add an entry; nothing to do where it is there already. JournalError where another one has its id."""
    there = read_entries(connection, "id = ?", entry.id)
    if not there:
        _add(connection, entry)
    elif there != (entry,):
        raise JournalError(OTHER_CONTENT)


def read_entries(connection: sqlite3.Connection, where: str = "true", *values: str) -> tuple[Entry, ...]:
    """The entries of which `where` is true, in the order in which they were kept. ValueError for a strange row."""
    found: dict[int, Entry] = {}
    for number, kind, what, *stamp in connection.execute(
        f"select number, kind, what, {', '.join(_STAMP)} from entry where {where}", values
    ):
        found[number] = _entry(Kind(kind), _object(what) | dict(zip(_STAMP, stamp, strict=True)))
    for number, *columns in connection.execute(
        f"select number, {', '.join(_RATING)} from rating where {where}", values
    ):
        found[number] = _rating(dict(zip(_RATING, columns, strict=True)))
    return tuple(found[number] for number in sorted(found))


def _add(connection: sqlite3.Connection, entry: Entry) -> None:
    fields = asdict(entry)
    if isinstance(entry, Rating):
        connection.execute(_ADD_RATING, fields)
        return
    stamp = [fields.pop(name) for name in _STAMP]
    connection.execute(_ADD_ENTRY, (_KIND_OF[type(entry)], *stamp, json.dumps(fields, separators=(",", ":"))))


def _entry(kind: Kind, fields: Mapping[str, Any]) -> Entry:
    stamp = _stamp(fields)
    match kind:
        case Kind.ANSWERS:
            return Answers(
                *stamp,
                Form(_text(fields, "form")),
                _texts(fields, "signs"),
                None if _value(fields, "outcome") is None else Outcome(_text(fields, "outcome")),
                _text(fields, "exercise"),
            )
        case Kind.INJURY:
            return Injury(*stamp, _text(fields, "tick"), _text(fields, "since"))
        case Kind.CLEARANCE:
            return Clearance(*stamp, _text(fields, "sign"), _text(fields, "cleared"))
        case Kind.CHOICE:
            return Choice(*stamp, _text(fields, "when"), _text(fields, "aim"), _number(fields, "minutes"))
        case Kind.COURSE:
            return CourseStep(
                *stamp,
                _text(fields, "course"),
                CourseMove(_text(fields, "what")),
                _text(fields, "routine"),
                _text(fields, "condition"),
                _days(fields, "days"),
                _number(fields, "weeks"),
            )


def _rating(fields: Mapping[str, Any]) -> Rating:
    stamp = _stamp(fields)
    value = fields["value"]
    if value is not None and value not in _SCALE:
        raise ValueError("a rating of pain that is not from 0 to 10")
    return Rating(*stamp, Moment(_text(fields, "moment")), value, _text(fields, "session"))


def _stamp(fields: Mapping[str, Any]) -> tuple[str, str, str]:
    return _text(fields, "id"), _text(fields, "at"), _text(fields, "day")


def _object(what: str) -> dict[str, Any]:
    fields = json.loads(what)
    if not isinstance(fields, dict):
        raise ValueError("an entry without names for what it holds")
    return fields


def _value(fields: Mapping[str, Any], name: str) -> Any:
    if name not in fields:
        raise ValueError(f"an entry in which {name} is missing")
    return fields[name]


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = _value(fields, name)
    if not isinstance(value, str):
        raise ValueError(f"an entry in which {name} is no text")
    return value


def _texts(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = _value(fields, name)
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise ValueError(f"an entry in which {name} is no list of texts")
    return tuple(value)


def _number(fields: Mapping[str, Any], name: str) -> int:
    value = _value(fields, name)
    if not _is_count(value):
        raise ValueError(f"an entry in which {name} is no number from 0 on")
    return int(value)


def _days(fields: Mapping[str, Any], name: str) -> tuple[int, ...]:
    value = _value(fields, name)
    if not isinstance(value, list) or not all(_is_count(day) and day < DAYS_A_WEEK for day in value):
        raise ValueError(f"an entry in which {name} are no days of the week")
    return tuple(value)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
