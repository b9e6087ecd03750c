"""Lays a routine out in time: sides, sets, rests and lead-ins as segments, end to end.

(Routine, exercises, Preferences) -> Timeline. Pure arithmetic in whole milliseconds; nothing here plays.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from coach.core.cues import WORK_KINDS, Kind
from coach.core.exercise import Exercise, Position
from coach.core.routine import Check, Dose, Order, Routine, Side, Step, Tempo, Work
from coach.core.words import whole_seconds

SHORTEST = 1_000
"""No segment is shorter: a release must die away before the next cue."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a person may set of the pace. Durations in milliseconds, all our own conventions."""

    words_a_minute: int = 200
    """Reading speed that the first lead-in of an exercise allows for."""
    first_lead_in: int = 10_000
    """The first lead-in of an exercise is never shorter."""
    lead_in: int = 5_000
    """The lead-in when an exercise comes again."""
    between_sets: int = 3_000
    """The least time between two sets of the same side."""
    into_position: int = 5_000
    into_lying: int = 10_000
    switch: int = 5_000
    switch_lying: int = 10_000
    side: Side | None = None
    """The affected or weak side, if the person says which: it starts, and `affected` means it."""


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
    layout = _Layout(preferences or Preferences(), exercise_of)
    for step in routine.flat_steps():
        layout.add_step(step)
    return Timeline(routine.id, routine.title, tuple(layout.with_hard_stops()))


@dataclass(frozen=True, slots=True)
class _Set:
    """One set of one side, before it is placed in time."""

    side: Side
    number: int
    of: int


class _Layout:
    """Places one step after another, and remembers what each side did last."""

    def __init__(self, preferences: Preferences, exercise_of: Callable[[str], Exercise]) -> None:
        self.segments: list[Segment] = []
        self._preferences = preferences
        self._exercise_of = exercise_of
        self._end = 0
        self._ended: dict[tuple[str, Side], int] = {}
        self._position: Position | None = None
        self._worked: Counter[str] = Counter()

    def add_step(self, step: Step) -> None:
        card = self._exercise_of(step.exercise)
        sets = tuple(sets_of(step, self._preferences.side))
        before: _Set | None = None
        for this, length in zip(sets, self._lengths(step, card, sets), strict=False):
            self._lead_in(step, card, before, this)
            self._add(_kind_of(step.dose_of(this.side), card), step, card, this, length)
            self._ended[(step.exercise, this.side)] = self._end
            before = this

    def with_hard_stops(self) -> Iterator[Segment]:
        """The segments; what is left of a card's hard stop is shared out to its sets, to be extended by."""
        sets = Counter(segment.exercise for segment in self.segments if segment.is_work)
        for segment in self.segments:
            limit = self._exercise_of(segment.exercise).at_most
            if limit is not None and segment.is_work:
                share = segment.estimate + (limit - self._worked[segment.exercise]) // sets[segment.exercise]
                yield replace(segment, at_most=min(share, segment.at_most or share))
            else:
                yield segment

    def _lengths(self, step: Step, card: Exercise, sets: tuple[_Set, ...]) -> list[int]:
        """How long each set is, within the hard stops; none at all where nothing is left of the card's own."""
        stop = step.at_most
        wanted = (step.dose_of(this.side).length_of(this.number) for this in sets)
        lengths = [max(length if stop is None else min(length, stop), SHORTEST) for length in wanted]
        if card.at_most is not None:
            left = card.at_most - self._worked[card.id]
            if sum(lengths) > left:  # cut alike, so that both sides get the same
                share = left // len(sets) // 1_000 * 1_000
                lengths = [min(length, share) for length in lengths] if share >= SHORTEST else []
            self._worked[card.id] += sum(lengths)
        return lengths

    def _lead_in(self, step: Step, card: Exercise, before: _Set | None, this: _Set) -> None:
        """Whatever has to come between the last thing done and this set."""
        if before is None:
            kind, lead = Kind.PREPARE, self._prepare_length(step, card)
        elif before.side is not this.side:
            kind, lead = Kind.SWITCH, self._switch_length(step, card)
        elif step.dose_of(this.side).rest > 0:
            kind, lead = Kind.PREPARE, 0
        else:
            kind, lead = Kind.PREPARE, self._preferences.between_sets
        owed = self._rest_owed(step, this.side) - lead
        if owed > 0:
            self._add(Kind.REST, step, card, this, owed)
        if lead > 0 or owed <= 0:
            self._add(kind, step, card, this, lead)
        self._position = card.position

    def _prepare_length(self, step: Step, card: Exercise) -> int:
        if step.prepare is not None:
            return step.prepare
        preferences = self._preferences
        if any(exercise == step.exercise for exercise, _ in self._ended):
            return preferences.lead_in
        words = len(f"{card.name} {step.instruction or card.instruction}".split())
        reading = words * 60_000 // preferences.words_a_minute
        moving = 0 if card.position is self._position else preferences.into_position
        if Position.LYING in (card.position, self._position) and moving:
            moving = preferences.into_lying
        # In whole seconds, so that the last three of a lead-in fall on the second.
        return max(whole_seconds(reading + moving), preferences.first_lead_in)

    def _switch_length(self, step: Step, card: Exercise) -> int:
        if step.switch is not None:
            return step.switch
        lying = card.position is Position.LYING
        return self._preferences.switch_lying if lying else self._preferences.switch

    def _rest_owed(self, step: Step, side: Side) -> int:
        """Milliseconds that this side still has to rest before it works again at the same exercise."""
        ended = self._ended.get((step.exercise, side))
        return 0 if ended is None else step.dose_of(side).rest - (self._end - ended)

    def _add(self, kind: Kind, step: Step, card: Exercise, this: _Set, length: int) -> None:
        length = max(length, SHORTEST)
        dose = step.dose_of(this.side)
        open_ended = kind is Kind.UNTIL_DONE
        before = self.segments[-1] if self.segments else None
        segment = Segment(
            index=len(self.segments),
            kind=kind,
            exercise=card.id,
            side=this.side,
            set=this.number,
            sets=this.of,
            start=self._end,
            length=None if open_ended else length,
            estimate=length,
            name=card.name,
            instruction=step.instruction or card.instruction,
            after_release=before is not None and before.is_work,
        )
        if segment.is_work:
            segment = replace(
                segment,
                reps=_reps_within(length, dose, this.number),
                tempo=dose.tempo if kind is Kind.REPS else None,
                checks=step.checks,
                at_most=step.at_most,
            )
        self.segments.append(segment)
        self._end += length


def _kind_of(dose: Dose, card: Exercise) -> Kind:
    """The kind of work. What has a hard stop never waits for the person: its estimate is its time."""
    open_ended = dose.work is Work.UNTIL_DONE
    return Kind.TIMED if open_ended and card.at_most is not None else Kind(dose.work.value)


def _reps_within(length: int, dose: Dose, number: int) -> int:
    """Repetitions of a set, fewer where a hard stop cuts it."""
    reps = dose.reps_of(number)
    return reps if dose.tempo is None else min(reps, max(1, length // (dose.tempo.out + dose.tempo.back)))


def sets_of(step: Step, first: Side | None) -> Iterator[_Set]:
    """The sets of a step in playing order. `first` is the side that starts, or the affected one."""
    weak = first if first in (Side.LEFT, Side.RIGHT) else None
    if step.sides is not Side.EACH:
        side = weak if step.sides is Side.AFFECTED and weak is not None else step.sides
        sets = step.dose_of(side).sets
        yield from (_Set(side, number, sets) for number in range(1, sets + 1))
        return
    sides = (Side.RIGHT, Side.LEFT) if weak is Side.RIGHT else (Side.LEFT, Side.RIGHT)
    counts = {side: step.dose_of(side).sets for side in sides}
    if step.order is Order.ONE_AFTER_OTHER:
        yield from (_Set(side, n, counts[side]) for side in sides for n in range(1, counts[side] + 1))
        return
    for number in range(1, max(counts.values()) + 1):
        yield from (_Set(side, number, counts[side]) for side in sides if number <= counts[side])
