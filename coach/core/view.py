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
    since: int
    """For how long this segment has been playing without a break; 0 while it does not."""


@dataclass(frozen=True, slots=True)
class Rep:
    """Which repetition is being done."""

    number: int
    """From 1."""
    outward: bool
    """Whether it is on its way out, not back."""


def rep_at(view: View) -> Rep | None:
    """The repetition that is being done; None where none are counted.

    A segment that was made longer or shorter has as many as fit into that.
    """
    segment = view.segment
    if segment is None or not segment.reps or segment.tempo is None:
        return None
    whole, length = segment.tempo.out + segment.tempo.back, view.elapsed + (view.left or 0)
    of = segment.reps if length == segment.length else max(1, length // whole)
    number = min(view.elapsed // whole, of - 1)
    return Rep(number + 1, view.elapsed - number * whole < segment.tempo.out)
