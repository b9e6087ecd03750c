"""Steps laid out in time, for the tests of `timeline`, and what such a layout has in it."""

from coach.core.exercise import Exercise, Position
from coach.core.placing import Preferences
from coach.core.routine import Round, Routine, Step
from coach.core.timeline import Segment, Timeline, lay_out


def card(name: str, position: Position = Position.STANDING, words: int = 3) -> Exercise:
    """An exercise whose name and instruction have so many words together."""
    return Exercise(name, "Name", "word " * (words - 1), (), position, True, ())


def lay(*parts: Step | Round, wish: Preferences | None = None, lying: bool = False, words: int = 3) -> Timeline:
    """The timeline of these parts, all their exercises standing or lying, with so many words to read."""
    position = Position.LYING if lying else Position.STANDING
    return lay_out(Routine("r", "R", "", (), parts), lambda name: card(name, position, words), wish)


def work(timeline: Timeline) -> list[Segment]:
    """The segments in which somebody works."""
    return [segment for segment in timeline.segments if segment.is_work]


def plan(timeline: Timeline) -> list[tuple[str, str, int]]:
    """Kind, side and whole seconds of each segment."""
    return [(s.kind.value, s.side.value, s.estimate // 1000) for s in timeline.segments]
