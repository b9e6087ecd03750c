"""What is said to the person when the journal fails: one sentence, with the way out in it.

Must never let an error of SQLite or of the system through as it is.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coach.core.ports import JournalError

FINISHED = "This session is finished, and finished records never change; save a correction as a new record."
ELSEWHERE = "This session is being played in another terminal; go on with it there."

_BY_NAME = {
    "SQLITE_CONSTRAINT_TRIGGER": FINISHED,
    "SQLITE_CONSTRAINT_FOREIGNKEY": "There is no session of this id in the journal.",
    "SQLITE_CONSTRAINT_UNIQUE": "This session has been corrected before; correct the newer record.",
}
_BY_CODE = {
    sqlite3.SQLITE_FULL: "The disk is full, and the journal {path} could not be written; make room and try again.",
    sqlite3.SQLITE_READONLY: "The journal {path} cannot be written: the file or its folder is read-only.",
    sqlite3.SQLITE_CANTOPEN: "The journal {path} cannot be opened: its folder is missing, read-only or not yours.",
    sqlite3.SQLITE_PERM: "The journal {path} cannot be opened: it is not yours.",
    sqlite3.SQLITE_BUSY: "Another program has kept the journal {path} locked; close it and try again.",
    sqlite3.SQLITE_NOTADB: "The file {path} is no journal or is damaged; move it away, and a new one is begun.",
    sqlite3.SQLITE_CORRUPT: "The journal {path} is damaged; move it away, and a new one is begun.",
    sqlite3.SQLITE_IOERR: "The journal {path} cannot be read or written; check that the disk works and has room.",
}


@contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Turn every error within into a JournalError with one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        raise JournalError(_sentence(error, path)) from error
    except OSError as error:
        raise JournalError(f"The journal's folder {_folder(path)} cannot be used: {error.strerror}.") from error
    except ValueError as error:
        raise JournalError(f"The journal {path} holds something that this coach cannot read: {error}.") from error


def _sentence(error: sqlite3.Error, path: Path | None) -> str:
    name = getattr(error, "sqlite_errorname", "")
    # The lower byte is the kind of error, the others are details.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    words = _BY_NAME.get(name) or _BY_CODE.get(code)
    return words.format(path=path) if words else f"The journal {path} failed: {error}."


def _folder(path: Path | None) -> Path | None:
    return path and path.parent
