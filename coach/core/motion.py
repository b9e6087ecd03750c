"""How far a figure is on its way from one pose to the other at a moment of a session: (view, figure) -> part.

In few steps, so that few pictures are ever drawn. Derived from the segment's own time: while that stands, as in a
pause, nothing moves. Must never know a clock.
"""

from coach.core.cues import Kind
from coach.core.figure import eased
from coach.core.moves import Phase
from coach.core.pose import Figure
from coach.core.view import View, rep_at

EASE_IN = 1_800
"""Milliseconds in which a hold is entered."""
CYCLE = 3_600
"""Milliseconds there and back, or once round, where nothing is counted."""
FRAMES = 6
"""Steps from the first pose to the last one, where there is time for them."""
FRAMES_ROUND = 12
"""Steps of what goes round."""
SHOWN = 300
"""Milliseconds that each picture is shown at least, on average: a slow line takes no more of them."""


def part(view: View, figure: Figure) -> float:
    """The part of the way, 0 to 1: 0 is the first pose, which also lead-ins, switches and rests show.

    Below 0 it is the other leg's turn, down to -1.
    """
    segment = view.segment
    if segment is None or len(figure.poses) == 1:
        return 0.0
    match segment.kind:
        case Kind.HOLD | Kind.UNTIL_DONE:
            return _step(min(1.0, view.elapsed / EASE_IN), EASE_IN)
        case Kind.REPS:
            return _there_and_back(view, figure)
        case Kind.TIMED if figure.round:
            return view.elapsed * FRAMES_ROUND // _cycle(figure) % FRAMES_ROUND / FRAMES_ROUND
        case Kind.TIMED:
            times, since = divmod(view.elapsed, _cycle(figure))
            way = _step(1 - abs(since * 2 / _cycle(figure) - 1), _cycle(figure) // 2)
            return _turn(figure, times) * way
    return 0.0


def moves(view: View, figure: Figure) -> bool:
    """Whether `part` will be another one in a moment."""
    segment = view.segment
    if segment is None or len(figure.poses) == 1 or view.lead_in or view.phase is Phase.PAUSED:
        return False
    if segment.kind in (Kind.HOLD, Kind.UNTIL_DONE):
        return view.elapsed <= EASE_IN
    return segment.kind is Kind.TIMED or segment.tempo is not None


def _cycle(figure: Figure) -> int:
    """Milliseconds there and back, or once round."""
    return CYCLE if figure.pace is None else 1_000 * figure.pace


def _turn(figure: Figure, times: int) -> int:
    """1 for the near leg, -1 for the far one: whose turn it is after so many."""
    return -1 if figure.alternates and times % 2 else 1


def _there_and_back(view: View, figure: Figure) -> float:
    """Out and back at the pace of the repetition."""
    segment, rep = view.segment, rep_at(view)
    if segment is None or segment.tempo is None or rep is None:
        return 0.0
    out, back = segment.tempo.out, segment.tempo.back
    since = min(view.elapsed - (rep.number - 1) * (out + back), out + back)
    way = _step(since / out, out) if rep.outward else _step(1 - (since - out) / back, back)
    return _turn(figure, rep.number - 1) * way


def _step(way: float, length: int) -> float:
    """The nearest of a few steps, softly at both ends: as many as a way of this many milliseconds has time for."""
    steps = max(1, min(FRAMES, length // SHOWN))
    return round(eased(way) * steps) / steps
