"""Finds the best ways through the units of a routine: the arithmetic of `fit`, which says what is best.

Goes from unit to unit. Of all ways to do what came before, those with the same future stand together, and of them
those are kept that nothing else beats in both length and worth: so what is found is exact. Pure. Must never know a
length that `placing` does not say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.core.cues import WORK_KINDS, Kind
from coach.core.doses import Size
from coach.core.exercise import Exercise, Position
from coach.core.limits import Cards
from coach.core.placing import SHORTEST, Part, Preferences, SoFar, place, sets_of
from coach.core.routine import Side, Step
from coach.core.units import Unit

STATE = 10
"""What a state counts for as effort, beside its ways."""


class TooMuchEffortError(Exception):
    """There are more ways than anybody should wait for."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do the units so far."""

    length: int = 0
    """Milliseconds, estimates included."""
    worth: int = 0
    sizes: tuple[Size, ...] = ()
    """The size of each entry of the last unit."""
    before: "Way | None" = None

    def every_size(self) -> tuple[Size, ...]:
        """The size of each entry, from the first one on."""
        units = []
        way: Way | None = self
        while way is not None:
            units.append(way.sizes)
            way = way.before
        return tuple(size for sizes in reversed(units) for size in sizes)


_Numbers = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _State:
    """All that later units depend on. Pairs in order stand for mappings, so that what is equal has one key."""

    position: Position | None = None
    ended: tuple[tuple[tuple[str, Side], int], ...] = ()
    """When each exercise that comes again ended on each side, counted from now."""
    worked: _Numbers = ()
    closed: bool = False
    """Whether a preparation was left out, so that nothing may come after it."""
    worthwhile: bool = False
    """Whether what makes a session worth doing is kept."""
    bound: _Numbers = ()
    """The number of the size in which an exercise is done, which every unit that it binds has to have too."""


class Fitting:
    """The units of one routine, before it is known how much time there is.

    `columns` says for each unit and entry which count the entry adds to, of so many `counts`, the most important first.
    Raises TooMuchEffortError where more than `effort` ways are looked at and sets placed; KeyError without a card.
    """

    def __init__(
        self,
        units: Sequence[Unit],
        columns: Sequence[Sequence[int]],
        counts: int,
        cards: Cards,
        preferences: Preferences,
        effort: int | None = None,
    ) -> None:
        self._units = units
        self._cards = cards
        self._preferences = preferences
        self._left = effort
        self._later = [self._names(units[at + 1 :]) for at in range(len(units))]
        asked = [step for unit in units for step in _steps(unit.sizes[0])]
        self._longest_rest = max((step.dose_of(side).rest for step in asked for side in Side), default=0)
        self._placed: dict[tuple[int, int, _State], tuple[SoFar, int]] = {}
        self._more_than_all = sum(_most_work(step, preferences) for step in asked) + 1
        self._worths, self._millisecond = _scale(units, columns, counts, self._more_than_all**2)

    def best(self, budget: int | None) -> Way | None:
        """The way of most worth within the budget; without one the shortest, of equals that of most worth."""
        fronts = {_State(): [Way()]}
        for at, unit in enumerate(self._units):
            found: dict[_State, list[Way]] = {}
            for state, ways in fronts.items():
                self._spend((len(ways) + STATE + len(state.ended) + len(state.bound)) * len(unit.sizes))
                for number in range(len(unit.sizes)):
                    if (step := self._after(at, number, state)) is not None:
                        following, length, worth = step
                        longest = ways[-1].length if budget is None else budget - length
                        found.setdefault(following, []).extend(
                            Way(way.length + length, way.worth + worth, unit.sizes[number], way)
                            for way in ways
                            if way.length <= longest
                        )
            fronts = {state: _unbeaten(ways, budget) for state, ways in found.items() if ways}
        ends = [way for state, ways in fronts.items() if state.worthwhile for way in ways]
        if budget is None:
            return min(ends, key=lambda way: (way.length, -way.worth), default=None)
        return max(ends, key=lambda way: way.worth, default=None)

    def _after(self, at: int, number: int, state: _State) -> tuple[_State, int, int] | None:
        """What comes of doing unit `at` in this size: the state, the length and the worth; None where it may not."""
        unit = self._units[at]
        left_out = number == len(unit.sizes) - 1
        bound = dict(state.bound)
        if (state.closed and not left_out) or any(bound.setdefault(name, number) != number for name in unit.bound):
            return None
        so_far, work = self._place(at, number, state)
        later = self._later[at]
        ended = {
            (name, side): max(end - so_far.end, -self._longest_rest)
            for (name, side), end in so_far.ended.items()
            if name in later
        }
        following = _State(
            so_far.position,
            tuple(sorted(ended.items())),
            tuple(sorted((name, worked) for name, worked in so_far.worked.items() if name in later)),
            state.closed or (unit.prepares and left_out),
            state.worthwhile or (unit.worthwhile and not left_out),
            tuple(sorted((name, size) for name, size in bound.items() if name in later)),
        )
        return following, so_far.end, self._worths[at][number] + work * self._millisecond

    def _place(self, at: int, number: int, state: _State) -> tuple[SoFar, int]:
        """What has been done after this unit, from its beginning on, and how much work it was."""
        key = at, number, _State(state.position, state.ended, state.worked)
        if key not in self._placed:
            so_far, work = SoFar(0, state.position, dict(state.ended), dict(state.worked)), 0
            for step in _steps(self._units[at].sizes[number]):
                self._spend(step.dose.sets)
                parts, so_far = place(step, self._card(step.exercise), so_far, self._preferences)
                work += sum(self._work_of(part) for part in parts if part.kind in WORK_KINDS)
            self._placed[key] = so_far, work
        return self._placed[key]

    def _work_of(self, part: Part) -> int:
        """Milliseconds, in which one of a hold or a repetition outweighs all that is merely timed."""
        return part.length * (1 if part.kind is Kind.TIMED else self._more_than_all)

    def _spend(self, effort: int) -> None:
        if self._left is not None:
            self._left -= effort
            if self._left < 0:
                raise TooMuchEffortError

    def _names(self, units: Sequence[Unit]) -> frozenset[str]:
        """Of the exercises of these units, as steps and as cards call them."""
        names = {step.exercise for unit in units for step in _steps(unit.sizes[0])}
        return frozenset(names | {self._card(name).id for name in names})

    def _card(self, name: str) -> Exercise:
        card = self._cards(name)
        if card is None:
            raise KeyError(name)
        return card


def _steps(sizes: Sequence[Size]) -> Iterator[Step]:
    return (step for size in sizes for step in size.steps)


def _most_work(step: Step, preferences: Preferences) -> int:
    """Milliseconds that no size of it takes more than."""
    turns = sets_of(step, preferences.side)
    return sum(max(step.dose_of(turn.side).length_of(turn.number), SHORTEST) for turn in turns)


def _scale(
    units: Sequence[Unit], columns: Sequence[Sequence[int]], counts: int, more_than_work: int
) -> tuple[list[list[int]], int]:
    """What each size of each unit is worth without its work, and what a millisecond of work is worth.

    Whole numbers in which what comes first outweighs all that comes after it: the counts of entries, then the work,
    then the sizes.
    """
    sizes = max((len(unit.sizes) for unit in units), default=1)
    millisecond = sizes ** len(units)
    most = sum(len(own) for own in columns) + 1
    counted = [more_than_work * millisecond * most ** (counts - 1 - column) for column in range(counts)]
    worths = []
    for at, (unit, own) in enumerate(zip(units, columns, strict=True)):
        place_value = sizes ** (len(units) - 1 - at)
        kept = sum(counted[column] for column in own)
        last = len(unit.sizes) - 1
        worths.append([(number < last) * kept + (sizes - 1 - number) * place_value for number in range(last + 1)])
    return worths, millisecond


def _unbeaten(ways: list[Way], budget: int | None) -> list[Way]:
    """The ways that nothing else beats in length and worth, the shortest first; without a budget the first alone."""
    ways.sort(key=lambda way: (way.length, -way.worth))
    kept: list[Way] = []
    for way in ways[: 1 if budget is None else None]:
        if not kept or way.worth > kept[-1].worth:
            kept.append(way)
    return kept
