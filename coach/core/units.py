"""What of a routine is kept or left out together, in which sizes, and what binds one such unit to another.

Pure. Must never offer a size that makes one side of an exercise smaller than the other: where a unit works one side
more than the other, every unit that does so has to be done in the size of the same number.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from coach.core.doses import Size, sizes_of, steps_in
from coach.core.limits import Cards
from coach.core.routine import Round, Routine, Side, Step, When

FEWEST = 6
"""How many runs of entries there are in the coarsest division. Our own convention."""

Entries = Sequence[Step | Round]


@dataclass(frozen=True, slots=True)
class Unit:
    """One entry of a routine, or a few that follow each other."""

    sizes: tuple[tuple[Size, ...], ...]
    """As asked first, left out last; in each the size of every entry."""
    bound: frozenset[str]
    """The exercises of which it works one side more than the other."""
    prepares: bool
    """Whether nothing may come after it where it is left out."""
    worthwhile: bool
    """Whether a session that has this is worth doing."""


def divisions(routine: Routine, cards: Cards) -> Iterator[tuple[Unit, ...]]:
    """Three ways to divide a routine, each with fewer choices than the one before.

    Every entry in every size; every entry as asked, at its least or left out; a few runs of entries, a run all alike.
    """
    every = [sizes_of(entry, cards) for entry in routine.steps]
    each = [(at, at + 1) for at in range(len(every))]
    runs = min(FEWEST, len(every))
    edges = [len(every) * number // max(runs, 1) for number in range(runs + 1)]
    few = [tuple(dict.fromkeys((sizes[0], *sizes[-2:]))) for sizes in every]
    yield _divided(routine, every, each)
    yield _divided(routine, few, each)
    yield _divided(routine, few, list(pairwise(edges)))


def _divided(routine: Routine, every: list[tuple[Size, ...]], runs: list[tuple[int, int]]) -> tuple[Unit, ...]:
    prepares, worthwhile = _preparing(routine.steps, routine.when), _worthwhile(routine)
    units = [
        Unit(
            _together(every[start:end]),
            _lopsided(routine.steps[start:end]),
            any(prepares[start:end]),
            any(worthwhile[start:end]),
        )
        for start, end in runs
    ]
    alike = _alike(units)
    return tuple(
        unit if unit.bound <= alike else replace(unit, sizes=(unit.sizes[0], unit.sizes[-1])) for unit in units
    )


def _together(sizes: list[tuple[Size, ...]]) -> tuple[tuple[Size, ...], ...]:
    """The sizes of one entry; several are done as asked, each at its least, or not at all.

    At their least two steps for one side each might differ, so they have no such size.
    """
    if len(sizes) == 1:
        return tuple((size,) for size in sizes[0])
    one_sided = any(step.sides in (Side.LEFT, Side.RIGHT) for own in sizes for step in own[0].steps)
    asked, least, none = (tuple(own[at] for own in sizes) for at in (0, -2, -1))
    return (asked, none) if one_sided else (asked, least, none)


def _lopsided(entries: Entries) -> frozenset[str]:
    """The exercises of which these work one side more than the other, each side by steps of its own."""
    more: Counter[str] = Counter()
    for entry in entries:
        for step in steps_in(entry):
            more[step.exercise] += {Side.LEFT: 1, Side.RIGHT: -1}.get(step.sides, 0)
    return frozenset(name for name, by in more.items() if by)


def _alike(units: list[Unit]) -> frozenset[str]:
    """The exercises whose units, where they work one side more, are single steps with one dose: in the size of the same
    number they do the same."""
    doses: dict[str, set[object]] = {}
    for number, unit in enumerate(units):
        asked = [size.entry for size in unit.sizes[0]]
        dose = asked[0].dose_of(asked[0].sides) if len(asked) == 1 and isinstance(asked[0], Step) else None
        for name in unit.bound:
            doses.setdefault(name, set()).add(dose or number)
    return frozenset(name for name, found in doses.items() if len(found) == 1)


def _preparing(entries: Entries, when: Sequence[When]) -> list[bool]:
    """Which entries prepare what comes after them. Before exercise the first one does, where none is named."""
    named = [any(step.prepares for step in steps_in(entry)) for entry in entries]
    if not any(named) and When.BEFORE_EXERCISE in when:
        return [at == 0 for at in range(len(named))]
    return named


def _worthwhile(routine: Routine) -> list[bool]:
    """Which entries make a session worth doing: what is neither preparation nor optional, as far as there is such."""
    prepares = _preparing(routine.steps, routine.when)
    main = [not own for own in prepares]
    optional = [all(step.optional for step in steps_in(entry)) for entry in routine.steps]
    asked = [own and not left for own, left in zip(main, optional, strict=True)]
    return next((found for found in (asked, main) if any(found)), prepares)
