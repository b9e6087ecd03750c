"""The part of a session that changes, as one value; replaced whole, so that a refused move changes nothing.

Belongs to `session.py`, which alone makes it.
"""

from dataclasses import dataclass, replace

from coach.core.cues import CueId, Kind
from coach.core.marks import Mark
from coach.core.moves import Phase
from coach.core.record import Ended, SegmentRecord, State
from coach.core.timeline import Segment


@dataclass(frozen=True, slots=True)
class Play:
    """How a session stands. Instants and lengths in milliseconds."""

    phase: Phase = Phase.READY
    seen: int = 0
    index: int = -1
    length: int | None = None
    origin: int = 0
    """The instant at which the segment would have begun, had it run without a pause."""
    held: int = 0
    """What was over of the segment at the last pause: elapsed time never falls below it."""
    pending: tuple[Mark, ...] = ()
    given: frozenset[CueId] = frozenset()
    free_from: int = 0
    """Milliseconds into the segment until which the last cue sounds."""
    goes_on: int = 0
    """The instant at which a lead-in after a pause is over."""
    plays: tuple[SegmentRecord, ...] = ()
    state: State = State.RUNNING

    @property
    def playing(self) -> bool:
        return self.phase in (Phase.RUNNING, Phase.WAITING)

    def elapsed(self, now: int) -> int:
        return max(self.held, now - self.origin) if self.playing else self.held


def settled(play: Play) -> Play:
    """WAITING once nothing more happens by itself in a segment that the person ends."""
    waits = play.phase is Phase.RUNNING and play.length is None and not play.pending
    return replace(play, phase=Phase.WAITING) if waits else play


def record_of(play: Play, segment: Segment, ended: Ended) -> SegmentRecord:
    """What to write down of this play of the segment, as it stands at the last instant seen."""
    elapsed = play.elapsed(play.seen)
    held = elapsed if play.length is None else min(elapsed, play.length)
    return SegmentRecord(
        index=segment.index,
        kind=segment.kind.value,
        exercise=segment.exercise,
        side=segment.side.value,
        set=segment.set,
        asked=segment.length,
        held=held if segment.is_work else 0,
        ended=ended,
    )


def is_whole(segment: Segment, plays: tuple[SegmentRecord, ...]) -> bool:
    """Whether some play of this segment was all that was asked; where the person decides, their word is all."""
    return any(
        play.ended is Ended.COMPLETED or (play.ended is Ended.DONE and segment.kind is Kind.UNTIL_DONE)
        for play in plays
        if play.index == segment.index
    )
