"""What a session tells: events as values. They carry facts, never words for the screen."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypedDict

from coach.core.cues import CueId
from coach.core.record import Ended, State
from coach.core.timeline import Segment


class EventName(StrEnum):
    """Everything that can happen."""

    SESSION_STARTED = "session-started"
    SEGMENT_STARTED = "segment-started"
    CUE_GIVEN = "cue-given"
    SEGMENT_CHANGED = "segment-changed"
    SEGMENT_ENDED = "segment-ended"
    SEGMENT_SKIPPED = "segment-skipped"
    SESSION_PAUSED = "session-paused"
    SESSION_RESUMED = "session-resumed"
    GAP_NOTICED = "gap-noticed"
    SESSION_ENDED = "session-ended"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. Instants and lengths in milliseconds."""

    at: int
    """The instant when it was due."""
    name: EventName
    segment: Segment | None = None
    """The segment it belongs to; None for the session as a whole."""
    cue: CueId | None = None
    ask: str = ""
    """The question, where the cue is a check."""
    held: int | None = None
    """Of a segment that ended or was skipped: what was held of it in this play."""
    ended: Ended | None = None
    lead_in: int | None = None
    """Of a resumption: the time until it goes on."""
    away: int | None = None
    """Of a gap: the time that nobody saw."""
    length: int | None = None
    """Of a segment that was made longer or shorter: its length now."""
    room: int = 0
    """Of a cue: the time until the next one may sound."""
    state: State | None = None
    """Of the end: how the session ended."""


class Facts(TypedDict, total=False):
    """What an event may say besides its instant, name and segment; the fields of `Event`."""

    cue: CueId
    ask: str
    held: int
    ended: Ended
    lead_in: int
    away: int
    length: int | None
    room: int
    state: State
