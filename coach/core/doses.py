"""In which sizes an entry of a routine can be done when time is short: as asked, smaller, or not at all.

Pure. Must never make a dose smaller than the least that its card names, nor one side smaller than the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coach.core.exercise import Amount, Exercise
from coach.core.limits import Cards
from coach.core.routine import Dose, Round, Step, Work

STEPS = ((600_000, 300_000), (60_000, 30_000), (0, 5_000))
"""Milliseconds above which a set has sizes so many milliseconds apart. Our own convention."""
MOST_COUNTS = 10
"""Of sets, or of times over, there are hardly more numbers to choose from. Our own convention."""


@dataclass(frozen=True, slots=True)
class Size:
    """One way to do an entry."""

    entry: Step | Round | None
    """None where it is left out."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """What is done, in order."""
        if self.entry is None:
            return ()
        return self.entry.steps * self.entry.repeat if isinstance(self.entry, Round) else (self.entry,)


def sizes_of(entry: Step | Round, card_of: Cards) -> tuple[Size, ...]:
    """Every size of this entry: as asked first, then with fewer sets and smaller ones, left out last.

    A round is done fewer times, but no fewer than make the least sets of every card in it. A step whose card names no
    least dose, or whose sides have doses of their own, is done as asked or not at all.
    """
    if isinstance(entry, Round):
        least = max(_least_times(step, card_of(step.exercise)) for step in entry.steps)
        smaller = [Size(replace(entry, repeat=times)) for times in _fewer(entry.repeat, min(least, entry.repeat))]
        return (Size(entry), *smaller, Size(None))
    card = card_of(entry.exercise)
    own = entry.left is not None or entry.right is not None
    doses = () if own or card is None else tuple(_smaller(entry.dose, card))
    return (Size(entry), *(Size(replace(entry, dose=dose)) for dose in doses), Size(None))


def _least_times(step: Step, card: Exercise | None) -> int:
    """How often a round has to be done for the least sets of this step."""
    least = card.dose.minimum if card is not None and card.dose is not None else None
    return -(-(least.sets or 1) // step.dose.sets) if least is not None else 1


def steps_in(entry: Step | Round) -> tuple[Step, ...]:
    """The steps of one time through."""
    return entry.steps if isinstance(entry, Round) else (entry,)


def _smaller(dose: Dose, card: Exercise) -> Iterator[Dose]:
    least = card.dose.minimum if card.dose is not None else None
    if least is None or not _is_enough(dose, least):
        return
    amounts = (dose, *_amounts(dose, least))
    for sets in (dose.sets, *_fewer(dose.sets, least.sets or 1)):
        for amount in amounts:
            smaller = replace(amount, sets=sets, reps=amount.reps[:sets])
            if smaller != dose:
                yield smaller


def _fewer(count: int, least: int) -> Iterator[int]:
    """Numbers below this one down to the least, the most first: each of them, or some where there are many."""
    apart = -(-count // MOST_COUNTS)
    while count > least:
        count = max(least, count - apart)
        yield count


def _is_enough(dose: Dose, least: Amount) -> bool:
    """Whether what is asked is no less than the least dose, in its own kind."""
    if dose.sets < (least.sets or 1):
        return False
    match dose.work:
        case Work.HOLD:
            return least.hold is not None and dose.length >= least.hold
        case Work.TIMED:
            return least.time is not None and dose.length >= least.time
        case Work.REPS:
            return least.reps is not None and all(count >= least.reps for count in dose.reps)
        case Work.UNTIL_DONE:
            return False


def _amounts(dose: Dose, least: Amount) -> Iterator[Dose]:
    """The same with less in each set, the most first; of repetitions the least alone."""
    if dose.work is Work.REPS:
        smaller = (least.reps or dose.reps[0],)
        if smaller != dose.reps:
            yield replace(dose, reps=smaller)
        return
    fewest = (least.hold if dose.work is Work.HOLD else least.time) or dose.length
    length = dose.length
    while length > fewest:
        step = next(apart for above, apart in STEPS if length > above)
        length = max(fewest, (length - 1) // step * step)
        yield replace(dose, length=length)
