"""Records and entries for the tests of whatever keeps them."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from coach.adapters.host import Host
from coach.adapters.journal import SqliteJournal
from coach.adapters.journal_schema import FIRST
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
from coach.core.record import Ended, SegmentRecord, SessionRecord, State
from coach.core.safety import Outcome

FIXTURES = Path(__file__).parent / "fixtures"

LEFT = SegmentRecord(1, "hold", "wall-calf-stretch", "left", 1, 30_000, 30_000, Ended.COMPLETED)
RIGHT = SegmentRecord(3, "hold", "wall-calf-stretch", "right", 1, 30_000, 12_000, Ended.STOPPED)
BY_PERSON = SegmentRecord(4, "until-done", "walk", "both", 1, None, 90_000, Ended.DONE)

RUNNING = SessionRecord(
    id="9d0f2f34-0000-4000-8000-000000000001",
    routine="wall-calf",
    title="Wall calf stretch",
    started="2026-03-01T21:30:00.000Z",
    offset_minutes=60,
    day="2026-03-01",
    state=State.RUNNING,
    held=42_000,
    segments=(LEFT, RIGHT),
    snapshot={"format": 1, "segments": [{"kind": "hold", "length": 30_000}, {"kind": "rest", "length": None}]},
    version="0.1.0",
    machine="a machine",
)
FINISHED = replace(RUNNING, state=State.COMPLETED, held=132_000, segments=(LEFT, RIGHT, BY_PERSON))

ANSWERS = Answers(
    id="answers",
    at="2026-03-01T21:20:00.000Z",
    day="2026-03-01",
    form=Form.STOP,
    signs=("nerve/numb", "clot/not-sure"),
    outcome=Outcome.SAME_DAY,
    exercise="wall-calf-stretch",
)
NOTHING_APPLIES = Answers("none", "2026-03-02T06:00:00.000Z", "2026-03-02", Form.DAILY, (), None)
INJURY = Injury("injury", "2026-03-01T21:21:00.000Z", "2026-03-01", "acute-calf", "2026-03-01T18:00:00.000Z")
CLEARANCE = Clearance("clearance", "2026-03-01T21:22:00.000Z", "2026-03-01", "heart/operation", "2026-01-15")
RATING = Rating("rating", "2026-03-01T21:35:00.000Z", "2026-03-01", Moment.AFTER, 3, RUNNING.id)
ALONE = Rating("alone", "2026-03-02T06:30:00.000Z", "2026-03-02", Moment.MORNING, None)
SAID: tuple[Entry, ...] = (ANSWERS, INJURY, RATING, CLEARANCE, ALONE, NOTHING_APPLIES)
CHOICE = Choice("choice", "2026-03-02T06:31:00.000Z", "2026-03-02", "after-exercise", "activity:a-telling-run", 7)
BEGUN = CourseStep(
    id="begun",
    at="2026-03-02T06:32:00.000Z",
    day="2026-03-02",
    course="begun",
    what=CourseMove.BEGUN,
    routine="a-telling-course",
    condition="nocturnal-leg-cramps",
    days=(0, 2, 4),
    weeks=6,
)
PAUSED = CourseStep("paused", "2026-03-05T06:32:00.000Z", "2026-03-05", "begun", CourseMove.PAUSED)
WANTED: tuple[Entry, ...] = (CHOICE, BEGUN, PAUSED)
"""What is no word about the body."""


def numbered(record: SessionRecord, number: int) -> SessionRecord:
    """Another session like this one."""
    return replace(record, id=f"{number:08x}-0000-4000-8000-000000000000")


def journal_at(path: Path | None, busy_timeout: float = 5.0) -> SqliteJournal:
    """The journal of this machine and process in that file."""
    return SqliteJournal(path, Host(keep=None), busy_timeout=busy_timeout)


def version_1_at(path: Path) -> None:
    """A journal as the first migration alone made it: a finished session with plays and notes, and attestations."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in FIRST:
            connection.execute(statement)
        connection.execute(
            "insert into session values (:id, :routine, :title, :started, :offset, :day, 'running', 132000, '{}',"
            " '0.1.0', 'a machine', null, :started, 'here', 'a boot', 1, '2')",
            {
                "id": FINISHED.id,
                "routine": FINISHED.routine,
                "title": FINISHED.title,
                "started": FINISHED.started,
                "offset": FINISHED.offset_minutes,
                "day": FINISHED.day,
            },
        )
        connection.executemany(
            "insert into play values (?, ?, ?, 'hold', 'wall-calf-stretch', ?, 1, 30000, ?, ?)",
            [(FINISHED.id, 0, 1, "left", 30_000, "completed"), (FINISHED.id, 1, 3, "right", 12_000, "stopped")],
        )
        connection.execute("update session set state = 'completed'")
        connection.execute("insert into note values (1, ?, ?, 'tight on the left')", (FINISHED.id, FINISHED.started))
        connection.execute("insert into attestation values ('2026-03-01', '2026-03-01T21:29:00.000Z')")
        connection.execute("insert into withdrawal values ('2026-02-28', '2026-02-28T20:00:00.000Z')")
        connection.execute("pragma user_version = 1")


VERSION_1_HOLDS = replace(FINISHED, segments=(LEFT, RIGHT), snapshot={}, note="tight on the left")
"""What is to be seen of it."""

STORED = (
    replace(numbered(RUNNING, 4), started="2026-03-03T21:30:00.000Z", day="2026-03-03"),
    replace(
        numbered(FINISHED, 3),
        started="2026-03-02T21:30:00.000Z",
        day="2026-03-02",
        state=State.ENDED_EARLY,
        held=100_000,
        supersedes=numbered(FINISHED, 2).id,
    ),
    replace(numbered(FINISHED, 1), note="tight on the left\nbetter the day after"),
)
"""What is to be seen of the stored journal, in every version from now on."""


def written_by(version: int, folder: Path) -> Path:
    """A journal as this version of the file was really written; it holds STORED, and from version 2 on SAID."""
    path = folder / "journal.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((FIXTURES / f"journal-v{version}.sql").read_text(encoding="utf-8"))
    return path
