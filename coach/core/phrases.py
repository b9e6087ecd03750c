"""What a voice says, from the cue table and the segment that is played.

Pure. Must never say more than the table does, nor anything of a file but the names of its exercises.
"""

from collections.abc import Callable

from coach.core.cues import TABLE, CueId
from coach.core.marks import at_any_length, marks
from coach.core.routine import Side
from coach.core.timeline import Segment, Timeline

_SIDES = {Side.LEFT: ", left side", Side.RIGHT: ", right side", Side.AFFECTED: ", sore side"}
_WAYS = {Side.LEFT: ", left", Side.RIGHT: ", right"}
"""Short enough for the second between a switch and its last three seconds."""


def phrase(cue: CueId, segment: Segment | None) -> str:
    """The words of this cue in this segment; those of the table alone where no segment is played."""
    name = segment.name if segment is not None else ""
    side = _SIDES.get(segment.side, "") if segment is not None else ""
    way = _WAYS.get(segment.side, "") if segment is not None else ""
    return TABLE[cue].words.format(exercise=name, side=side, way=way)


def phrases(timeline: Timeline, wanted: Callable[[CueId], bool]) -> tuple[str, ...]:
    """What may have to be said while this timeline is played, each once, in the order of first need.

    `wanted` tells which cues are spoken at all. What is said only once somebody moves an end comes last.
    """
    parts = timeline.segments
    asked = [(cue, part) for part in parts for cue in _as_asked(part)]
    moved = [(cue, part) for part in parts for cue in at_any_length(part)]
    told = [phrase(cue, part) for cue, part in (*asked, (CueId.DONE, None), *moved) if wanted(cue)]
    return tuple(dict.fromkeys(told))


def _as_asked(segment: Segment) -> list[CueId]:
    """The cues of its own length; whoever says that it is done lets go, too."""
    given = [mark.cue for mark in marks(segment, segment.length)]
    return [*given, CueId.RELEASE] if segment.is_work else given
