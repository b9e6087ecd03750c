"""How a session stands at one instant, for drawing. Derived, never stored."""

from dataclasses import dataclass

from coach.core.moves import Phase
from coach.core.timeline import Segment


@dataclass(frozen=True, slots=True)
class View:
    """A snapshot. Milliseconds."""

    phase: Phase
    segment: Segment | None
    """None before the start and after the last segment."""
    following: Segment | None
    """The next segment of work."""
    elapsed: int
    left: int | None
    """Of the segment; None where the person decides."""
    left_in_all: int
    about: bool
    """Whether `left_in_all` contains an estimate."""
    over: int
    """What is over of the whole; with `left_in_all` it gives the progress."""
    ask: str
    """A question of the routine that stands now; empty where there is none."""
    lead_in: int
    """Until playing goes on after a pause; 0 otherwise."""


@dataclass(frozen=True, slots=True)
class Rep:
    """Which repetition is being done."""

    number: int
    """From 1."""
    outward: bool
    """Whether it is on its way out, not back."""


def rep_at(segment: Segment, elapsed: int, length: int | None = None) -> Rep | None:
    """The repetition at this many milliseconds of the segment; None where none are counted.

    A segment that was made longer or shorter, to `length`, has as many as fit into that.
    """
    if not segment.reps or segment.tempo is None:
        return None
    whole = segment.tempo.out + segment.tempo.back
    of = segment.reps if length is None or length == segment.length else max(1, length // whole)
    number = min(elapsed // whole, of - 1)
    return Rep(number + 1, elapsed - number * whole < segment.tempo.out)
