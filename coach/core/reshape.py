"""What changes of a play when its segment's end moves, or when it is taken up where it was cut off.

Pure. Must never announce twice what was announced, nor let a segment outgrow its hard stop.
"""

from dataclasses import replace

from coach.core.cues import CueId
from coach.core.marks import marks, spaced
from coach.core.play import Play, left_of
from coach.core.timeline import Segment

LEAST_LEFT = 3_000
"""Milliseconds that a segment made shorter still has, so that its end is announced."""

_ONCE = frozenset({CueId.GET_READY, CueId.START, CueId.HALFWAY, CueId.SWITCH, CueId.REST})
"""Cues that a longer segment does not give again; the last seconds are counted anew."""


def stretched(play: Play, segment: Segment, by: int) -> Play:
    """The play with its segment's end `by` milliseconds later, or earlier where that is negative.

    Paced repetitions become more or fewer by whole ones, and by one at least.
    """
    if play.length is None:
        return play
    elapsed, whole = play.elapsed(play.seen), _whole(segment)
    count = max(abs(by) // whole, 1) if by else 0
    if by < 0:
        count = min(count, max(0, play.length - elapsed - LEAST_LEFT) // whole)
        length = play.length - count * whole
    else:
        length = play.length + count * whole
    if by > 0 and segment.at_most is not None:
        length = max(play.length, min(length, left_of(segment, play) // whole * whole))
    wanted = [
        mark
        for mark in marks(segment, length)
        if mark.at >= elapsed and not (mark.cue in _ONCE and mark.cue in play.given)
    ]
    return replace(play, length=length, pending=spaced(wanted, play.free_from, length))


def _whole(segment: Segment) -> int:
    """Milliseconds that cannot be divided: one repetition, where those are paced."""
    return segment.tempo.out + segment.tempo.back if segment.tempo is not None else 1


def taken_up(play: Play, segment: Segment, held: int) -> Play:
    """A play that has just entered its segment, as if `held` milliseconds of it were over."""
    length = None if play.length is None else max(play.length, held)
    every = marks(segment, length)
    return replace(
        play,
        held=held,
        length=length,
        pending=tuple(mark for mark in every if mark.at >= held),
        given=frozenset(mark.cue for mark in every if mark.at < held),
    )
