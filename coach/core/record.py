"""What was done: records of sessions, and pure folds over them.

A record never says more than what happened: held time is what was held, and a session is completed only when
every part of it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a session stands."""

    RUNNING = "running"
    COMPLETED = "completed"
    ENDED_EARLY = "ended-early"
    STOPPED = "stopped"
    """Stopped by the person because something felt wrong."""


class Ended(StrEnum):
    """Why one play of a segment ended."""

    COMPLETED = "completed"
    """It ran to its end as asked."""
    DONE = "done"
    """The person said that it was done."""
    SHORTENED = "shortened"
    """It ran to an end that the person had brought nearer."""
    SKIPPED = "skipped"
    """The person went on to the next segment."""
    LEFT_OUT = "left-out"
    """The person left its exercise out for the rest of the session."""
    REDONE = "redone"
    """The person began it again."""
    LEFT = "left"
    """The person went back to an earlier segment."""
    STOPPED = "stopped"
    """The session ended in it."""


NOT_DONE = frozenset({Ended.SKIPPED, Ended.LEFT_OUT})
"""The person passed it over, at once or in its middle."""


@dataclass(frozen=True, slots=True)
class SegmentRecord:
    """One play of one segment. A segment that was redone has several. Milliseconds."""

    index: int
    kind: str
    exercise: str
    side: str
    set: int
    asked: int | None
    """The length that the routine asked for; None where the person decides."""
    held: int
    """What was really held; time in pauses and gaps is never part of it."""
    ended: Ended


@dataclass(frozen=True, slots=True)
class Identity:
    """What the record of a session says apart from what was held."""

    id: str
    started: str
    offset_minutes: int
    day: str
    version: str
    pair: str = ""
    """The id of the warm-up that this cool-down follows; empty where there is none."""


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One session. Times of day are UTC in ISO 8601; a local day ends at 04:00."""

    id: str
    routine: str
    title: str
    started: str
    offset_minutes: int
    """Of local time from UTC, at the start."""
    day: str
    state: State
    held: int
    """Milliseconds held in segments of work, over all sides."""
    segments: tuple[SegmentRecord, ...]
    snapshot: Mapping[str, object]
    """What was asked: plain data, enough to play the rest of it again."""
    version: str
    note: str = ""
    """The notes that were added, one a line."""
    machine: str = ""
    """Where it was done; empty until the journal fills it in."""
    supersedes: str | None = None
    """The id of the session that this one corrects."""
    pair: str = ""
    """The id of the warm-up that this cool-down follows; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that has not ended: still played elsewhere, or left lying by a program that died."""

    record: SessionRecord
    alive: bool
    """Whether the program that plays it still runs; then it must not be offered for resuming."""
    updated: str
    """When something of it was last done, as far as it was saved, UTC in ISO 8601: a pause moves nothing."""


def held_by_side(segments: tuple[SegmentRecord, ...]) -> dict[str, int]:
    """Milliseconds held in work, by side."""
    total: dict[str, int] = {}
    for segment in segments:
        total[segment.side] = total.get(segment.side, 0) + segment.held
    return total
