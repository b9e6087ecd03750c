"""Fits one routine into a budget of time, exactly.

Every entry of the routine is done as asked, in a smaller size that is still a dose, or not at all; both sides alike.
Of all the ways that fit, the one is chosen that, in this order,

1. keeps the most entries that are needed for what the person asked for;
2. keeps the most entries one of whose muscles had nothing this week; then under two minutes; then under five; then
   under ten; then more; then those that work no muscle;
3. keeps the most optional entries, whatever they are for;
4. has the most work, in milliseconds: of holds and repetitions, then of what is merely timed, such as walking;
5. does what comes earlier in a larger size.

What prepares is never left out in front of what it prepares. No session consists of preparation alone, nor of that and
what is optional, where the routine has more. Lengths are those of `placing`, so what is worked out here is what the
timeline will have.

The sizes are those of `doses`. A routine that takes more than `EFFORT` in all of them is fitted in fewer, and exactly
in those: its entries as asked, at their least or left out; where even that is too much, six runs of entries, all of a
run alike. Pure. Must never be asked to fit self-care or first aid.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from coach.core.doses import Size, steps_in
from coach.core.exercise import Exercise
from coach.core.fitting import Fitting, TooMuchEffortError, Way
from coach.core.limits import Cards
from coach.core.muscle_groups import groups_of
from coach.core.placing import Preferences
from coach.core.routine import Round, Routine, Step, When
from coach.core.units import Unit, divisions

TIERS = (1, 120_000, 300_000, 600_000)
"""Milliseconds a week below which a muscle group has had nothing, little, some, or a fair share. Our own convention."""
EFFORT = 60_000
"""Ways looked at and sets placed, after which a routine is fitted in fewer sizes. Our own convention."""

NEEDED, WITHOUT_MUSCLE, OPTIONAL = 0, len(TIERS) + 2, len(TIERS) + 3
"""What is counted: this first, the tiers, these two last."""


@dataclass(frozen=True, slots=True)
class Need:
    """What matters to this person now."""

    exercises: frozenset[str] = frozenset()
    """What is needed for what was asked for, by id."""
    had: Mapping[str, int] = field(default_factory=dict)
    """Milliseconds that each muscle group had this week; a group that is missing had none."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A routine that fits."""

    routine: Routine
    length: int
    """Milliseconds, estimates included."""
    sizes: tuple[Size, ...]
    """The size of each entry of the routine that it was made from."""


def may_be_fitted(routine: Routine) -> bool:
    """Self-care and first aid are done as they are, or not at all."""
    return When.SELF_CARE not in routine.when


def fit(routine: Routine, budget: int, cards: Cards, preferences: Preferences, need: Need) -> Fitted | None:
    """The best of this routine within so many milliseconds; None where nothing of it fits. KeyError without a card."""
    way = _best(routine, budget, cards, preferences, need)
    return None if way is None else _fitted(routine, way)


def shortest(routine: Routine, cards: Cards, preferences: Preferences, need: Need) -> Fitted:
    """The shortest of this routine that is still worth doing; of equals the best."""
    way = _best(routine, None, cards, preferences, need)
    assert way is not None  # the whole routine is one
    return _fitted(routine, way)


def _best(routine: Routine, budget: int | None, cards: Cards, preferences: Preferences, need: Need) -> Way | None:
    """The best way in the most sizes that can be gone through."""
    *finer, coarsest = divisions(routine, cards)
    for units in finer:
        try:
            return Fitting(units, _columns(units, cards, need), OPTIONAL + 1, cards, preferences, EFFORT).best(budget)
        except TooMuchEffortError:
            continue
    return Fitting(coarsest, _columns(coarsest, cards, need), OPTIONAL + 1, cards, preferences).best(budget)


def _columns(units: tuple[Unit, ...], cards: Cards, need: Need) -> list[list[int]]:
    """Which count each entry of each unit adds to."""
    return [[_column(size.entry, cards, need) for size in unit.sizes[0] if size.entry is not None] for unit in units]


def _column(entry: Step | Round, cards: Cards, need: Need) -> int:
    steps = steps_in(entry)
    if all(step.optional for step in steps):
        return OPTIONAL
    if any(step.exercise in need.exercises for step in steps):
        return NEEDED
    groups = {group for step in steps for group in groups_of(_card(cards, step.exercise).targets)}
    if not groups:
        return WITHOUT_MUSCLE
    least = min(need.had.get(group, 0) for group in groups)
    return 1 + sum(least >= tier for tier in TIERS)


def _card(cards: Cards, name: str) -> Exercise:
    card = cards(name)
    if card is None:
        raise KeyError(name)
    return card


def _fitted(routine: Routine, way: Way) -> Fitted:
    sizes = way.every_size()
    kept = tuple(size.entry for size in sizes if size.entry is not None)
    if kept == routine.steps:
        return Fitted(routine, way.length, sizes)
    return Fitted(replace(routine, steps=kept, links=(), course=None, weeks=()), way.length, sizes)
