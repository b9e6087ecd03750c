"""Records for the tests of whatever keeps them."""

from dataclasses import replace
from pathlib import Path

from coach.adapters.host import Host
from coach.adapters.journal import SqliteJournal
from coach.core.record import Ended, SegmentRecord, SessionRecord, State

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


def numbered(record: SessionRecord, number: int) -> SessionRecord:
    """Another session like this one."""
    return replace(record, id=f"{number:08x}-0000-4000-8000-000000000000")


def journal_at(path: Path | None, busy_timeout: float = 5.0) -> SqliteJournal:
    """The journal of this machine and process in that file."""
    return SqliteJournal(path, Host(keep=None), busy_timeout=busy_timeout)
