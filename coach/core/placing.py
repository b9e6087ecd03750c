"""How long the parts of one step are, and what comes between them: lead-ins, switches and rests.

(Step, card, what was done so far) -> parts. The one place that knows these lengths: a timeline is made of them, and
what fits into a budget is worked out with them. Pure arithmetic in whole milliseconds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from coach.core.cues import Kind
from coach.core.exercise import Exercise, Position
from coach.core.routine import Dose, Order, Side, Step, Work
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


class Turn(NamedTuple):
    """One set of one side."""

    side: Side
    number: int
    of: int


class Part(NamedTuple):
    """One stretch of time that belongs to a set."""

    kind: Kind
    turn: Turn
    length: int
    """Milliseconds; of until-done an estimate."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """What was done so far, as far as what comes next depends on it. Milliseconds."""

    end: int = 0
    position: Position | None = None
    ended: Mapping[tuple[str, Side], int] = field(default_factory=dict)
    """When each exercise last ended on each side."""
    worked: Mapping[str, int] = field(default_factory=dict)
    """How much there was of each exercise that has a hard stop."""


def place(step: Step, card: Exercise, so_far: SoFar, preferences: Preferences) -> tuple[list[Part], SoFar]:
    """The parts of this step in order, and what has been done after it."""
    turns = tuple(sets_of(step, preferences.side))
    lengths = _lengths(step, card, turns, so_far.worked.get(card.id, 0))
    parts: list[Part] = []
    end, position = so_far.end, so_far.position
    ended = dict(so_far.ended)
    before: Turn | None = None
    for turn, length in zip(turns, lengths, strict=False):
        dose = step.dose_of(turn.side)
        last = ended.get((step.exercise, turn.side))
        owed = 0 if last is None else dose.rest - (end - last)
        if before is None:
            known = any(exercise == step.exercise for exercise, _ in ended)
            kind, lead = Kind.PREPARE, _prepare(step, card, position, known, preferences)
        elif before.side is not turn.side:
            kind, lead = Kind.SWITCH, _switch(step, card, preferences)
        else:
            kind, lead = Kind.PREPARE, 0 if dose.rest > 0 else preferences.between_sets
        owed -= lead
        if owed > 0:
            parts.append(Part(Kind.REST, turn, max(owed, SHORTEST)))
        if lead > 0 or owed <= 0:
            parts.append(Part(kind, turn, max(lead, SHORTEST)))
        parts.append(Part(_kind_of(dose, card), turn, length))
        end = so_far.end + sum(part.length for part in parts)
        ended[step.exercise, turn.side] = end
        position, before = card.position, turn
    worked = so_far.worked
    if card.at_most is not None:
        worked = {**worked, card.id: worked.get(card.id, 0) + sum(lengths)}
    return parts, SoFar(end, position, ended, worked)


def _lengths(step: Step, card: Exercise, turns: tuple[Turn, ...], worked: int) -> list[int]:
    """How long each set is, within the hard stops; none at all where nothing is left of the card's own."""
    stop = step.at_most
    wanted = (step.dose_of(turn.side).length_of(turn.number) for turn in turns)
    lengths = [max(length if stop is None else min(length, stop), SHORTEST) for length in wanted]
    if card.at_most is not None:
        left = card.at_most - worked
        if sum(lengths) > left:  # cut alike, so that both sides get the same
            share = left // len(turns) // 1_000 * 1_000
            lengths = [min(length, share) for length in lengths] if share >= SHORTEST else []
    return lengths


def _prepare(step: Step, card: Exercise, position: Position | None, known: bool, preferences: Preferences) -> int:
    """The lead-in of a step: long enough to read it, the first time, and to get into position."""
    if step.prepare is not None:
        return step.prepare
    if known:
        return preferences.lead_in
    words = len(f"{card.name} {step.instruction or card.instruction}".split())
    reading = words * 60_000 // preferences.words_a_minute
    moving = 0 if card.position is position else preferences.into_position
    if Position.LYING in (card.position, position) and moving:
        moving = preferences.into_lying
    return max(whole_seconds(reading + moving), preferences.first_lead_in)


def _switch(step: Step, card: Exercise, preferences: Preferences) -> int:
    if step.switch is not None:
        return step.switch
    return preferences.switch_lying if card.position is Position.LYING else preferences.switch


def _kind_of(dose: Dose, card: Exercise) -> Kind:
    """The kind of work. What has a hard stop never waits for the person: its estimate is its time."""
    open_ended = dose.work is Work.UNTIL_DONE
    return Kind.TIMED if open_ended and card.at_most is not None else Kind(dose.work.value)


def sets_of(step: Step, first: Side | None) -> Iterator[Turn]:
    """The sets of a step in playing order. `first` is the side that starts, or the affected one."""
    weak = first if first in (Side.LEFT, Side.RIGHT) else None
    if step.sides is not Side.EACH:
        side = weak if step.sides is Side.AFFECTED and weak is not None else step.sides
        sets = step.dose_of(side).sets
        yield from (Turn(side, number, sets) for number in range(1, sets + 1))
        return
    sides = (Side.RIGHT, Side.LEFT) if weak is Side.RIGHT else (Side.LEFT, Side.RIGHT)
    counts = {side: step.dose_of(side).sets for side in sides}
    if step.order is Order.ONE_AFTER_OTHER:
        yield from (Turn(side, n, counts[side]) for side in sides for n in range(1, counts[side] + 1))
        return
    for number in range(1, max(counts.values()) + 1):
        yield from (Turn(side, number, counts[side]) for side in sides if number <= counts[side])
