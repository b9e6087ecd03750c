"""The part of a session that changes, as one value; replaced whole, so that a refused move changes nothing.

Belongs to `session.py`, which moves it on, with `reshape.py`. What can be read off it stands here too.
"""

from dataclasses import dataclass, replace

from coach.core.cues import CueId, Kind
from coach.core.marks import Mark, ask_at
from coach.core.moves import Phase
from coach.core.record import Ended, SegmentRecord, State
from coach.core.timeline import Segment, Timeline
from coach.core.view import View


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
    left_out: frozenset[str] = frozenset()
    """The exercises that are not done any more today; the segment that is played is never one of theirs."""
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


def ahead(play: Play, timeline: Timeline) -> tuple[Segment, ...]:
    """The segments that are still to come, without what was left out."""
    return tuple(other for other in timeline.segments[play.index + 1 :] if other.exercise not in play.left_out)


def beside(play: Play, timeline: Timeline, by: int) -> int:
    """The index to which `by` leads, past what was left out; back from the first segment leads to itself.

    Behind the last segment lies the closing second, and behind that the end.
    """
    index = play.index + by
    while 0 <= index < len(timeline.segments) and timeline.segments[index].exercise in play.left_out:
        index += by
    return play.index if index < 0 else index


def view_of(play: Play, segment: Segment | None, timeline: Timeline, now: int) -> View:
    """How things stand at `now`, without advancing; `segment` is the one that is played."""
    now = max(now, play.seen)
    later = ahead(play, timeline)
    to_come = sum(other.estimate for other in later)
    elapsed = whole = 0
    if segment:
        elapsed = play.elapsed(now) if play.length is None else min(play.elapsed(now), play.length)
        whole = segment.estimate if play.length is None else play.length
    left = max(0, whole - elapsed)
    gone_by = timeline.length - to_come - (segment.estimate if segment else 0)
    return View(
        phase=play.phase,
        segment=segment,
        following=next((other for other in later if other.is_work), None),
        elapsed=elapsed,
        left=left if segment and play.length is not None else None,
        left_in_all=left + to_come,
        about=any(other.length is None for other in (*((segment,) if segment else ()), *later)),
        over=gone_by + min(elapsed, whole),
        ask=ask_at(segment.checks, elapsed, play.length) if segment else "",
        lead_in=max(0, play.goes_on - now) if play.playing else 0,
        since=max(0, now - max(play.origin, play.goes_on)) if segment and play.playing else 0,
    )


def left_of(segment: Segment, play: Play) -> int:
    """What is left of its hard stop after earlier plays of it; the routine's own length is always within it."""
    whole = max(segment.at_most or 0, segment.length or 0)
    return whole - sum(earlier.held for earlier in play.plays if earlier.index == segment.index)


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
