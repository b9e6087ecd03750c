"""Lays a routine out in time: sides, sets, rests and lead-ins as segments, end to end.

(Routine, exercises, Preferences) -> Timeline. Pure arithmetic in whole milliseconds; nothing here plays.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from coach.core.cues import WORK_KINDS, Kind
from coach.core.exercise import Exercise
from coach.core.placing import Part, Preferences, SoFar, place
from coach.core.routine import Check, Dose, Routine, Side, Step, Tempo


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of a session. Milliseconds from the start of the timeline."""

    index: int
    kind: Kind
    exercise: str
    side: Side
    set: int
    sets: int
    start: int
    length: int | None
    """None where the person decides when it is over."""
    estimate: int
    """What the advertised length counts for it; equals `length` where there is one."""
    name: str
    instruction: str
    reps: int = 0
    tempo: Tempo | None = None
    checks: tuple[Check, ...] = ()
    at_most: int | None = None
    """A hard stop: no command, and no second go, makes it longer."""
    after_release: bool = False
    """True where the segment before ends with a release, which must die away before the next cue."""

    @property
    def is_work(self) -> bool:
        """Whether time in it counts as held."""
        return self.kind in WORK_KINDS


@dataclass(frozen=True, slots=True)
class Timeline:
    """A routine laid out. `about` is True where an estimate is part of `length`."""

    routine: str
    title: str
    segments: tuple[Segment, ...]

    @property
    def length(self) -> int:
        """Milliseconds in all, estimates included."""
        return sum(segment.estimate for segment in self.segments)

    @property
    def about(self) -> bool:
        """Whether the person decides the length of a part of it."""
        return any(segment.length is None for segment in self.segments)

    def asked(self) -> dict[Side, int]:
        """Milliseconds of work that are asked of each side."""
        total: dict[Side, int] = {}
        for segment in self.segments:
            if segment.is_work:
                total[segment.side] = total.get(segment.side, 0) + segment.estimate
        return total


def lay_out(
    routine: Routine, exercise_of: Callable[[str], Exercise], preferences: Preferences | None = None
) -> Timeline:
    """The timeline of a routine. `exercise_of` gives the card of an id, or raises KeyError.

    Of an exercise whose card has a hard stop there is never more than that in all, even if every set of it is
    extended as far as it goes. What does not fit is cut or left out.
    """
    so_far, segments = SoFar(), list[Segment]()
    for step in routine.flat_steps():
        card = exercise_of(step.exercise)
        parts, so_far = place(step, card, so_far, preferences or Preferences())
        for part in parts:
            segments.append(_segment(part, step, card, segments[-1] if segments else None))
    return Timeline(routine.id, routine.title, tuple(_with_hard_stops(segments, exercise_of, so_far)))


def _segment(part: Part, step: Step, card: Exercise, before: Segment | None) -> Segment:
    dose = step.dose_of(part.turn.side)
    segment = Segment(
        index=0 if before is None else before.index + 1,
        kind=part.kind,
        exercise=card.id,
        side=part.turn.side,
        set=part.turn.number,
        sets=part.turn.of,
        start=0 if before is None else before.start + before.estimate,
        length=None if part.kind is Kind.UNTIL_DONE else part.length,
        estimate=part.length,
        name=card.name,
        instruction=step.instruction or card.instruction,
        after_release=before is not None and before.is_work,
    )
    if not segment.is_work:
        return segment
    return replace(
        segment,
        reps=_reps_within(part.length, dose, part.turn.number),
        tempo=dose.tempo if part.kind is Kind.REPS else None,
        checks=step.checks,
        at_most=step.at_most,
    )


def _with_hard_stops(
    segments: list[Segment], exercise_of: Callable[[str], Exercise], so_far: SoFar
) -> Iterator[Segment]:
    """The segments; what is left of a card's hard stop is shared out to its sets, to be extended by."""
    sets = Counter(segment.exercise for segment in segments if segment.is_work)
    for segment in segments:
        limit = exercise_of(segment.exercise).at_most
        if limit is not None and segment.is_work:
            share = segment.estimate + (limit - so_far.worked.get(segment.exercise, 0)) // sets[segment.exercise]
            yield replace(segment, at_most=min(share, segment.at_most or share))
        else:
            yield segment


def _reps_within(length: int, dose: Dose, number: int) -> int:
    """Repetitions of a set, fewer where a hard stop cuts it."""
    reps = dose.reps_of(number)
    return reps if dose.tempo is None else min(reps, max(1, length // (dose.tempo.out + dose.tempo.back)))
