"""Small routines with doses that can be smaller, and every way to do one of them: to hold against what `fit` finds.

The ways are enumerated one by one and their lengths are those of the timeline; of `fit` nothing is used here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product

from hypothesis import strategies as st

from coach.core.cues import Kind
from coach.core.doses import sizes_of
from coach.core.exercise import Amount, DoseRange, Exercise, Position
from coach.core.placing import Preferences
from coach.core.routine import Dose, Order, Round, Routine, Side, Step, Tempo, When, Work
from coach.core.timeline import lay_out

Entry = Step | Round
Kept = tuple[Entry | None, ...]

LITTLE, SOME, FAIR = 120_000, 300_000, 600_000
GROUP_OF = {"calf": "calf", "bridge": "buttocks", "hang": "hamstrings"}
"""What each exercise works; the walk works no muscle."""


def card(name: str, least: Amount | None, position: Position = Position.STANDING, **more: object) -> Exercise:
    """An exercise with a least dose."""
    targets = {"calf": ("soleus",), "bridge": ("gluteals",), "hang": ("hamstrings",)}.get(name, ("skin",))
    made = Exercise(name, f"The {name}", f"Do the {name}", targets, position, True, ())
    dose = None if least is None else DoseRange(least, least, None, ())
    return replace(made, dose=dose, **more)  # type: ignore[arg-type]


CARDS = {
    each.id: each
    for each in (
        card("calf", Amount(hold=20_000, sets=1)),
        card("bridge", Amount(reps=4, sets=1), Position.LYING),
        card("hang", Amount(hold=20_000, sets=2), Position.LYING, at_most=70_000),
        card("walk", Amount(time=40_000, sets=1), Position.WALKING),
    )
}
doses = {
    "calf": st.builds(
        Dose,
        st.just(Work.HOLD),
        st.sampled_from((15_000, 20_000, 26_000)),
        sets=st.integers(1, 2),
        rest=st.sampled_from((0, 9_500, 40_000)),
    ),
    "bridge": st.builds(
        Dose,
        st.just(Work.REPS),
        reps=st.sampled_from(((4,), (7,), (6, 5))),
        tempo=st.just(Tempo(1_100, 1_000)),
        sets=st.just(2),
        rest=st.sampled_from((0, 20_000)),
    ),
    "hang": st.builds(Dose, st.just(Work.HOLD), st.sampled_from((20_000, 30_000)), sets=st.integers(2, 3)),
    "walk": st.builds(Dose, st.just(Work.TIMED), st.sampled_from((40_000, 60_000))),
}


def steps(sides: st.SearchStrategy[Side]) -> st.SearchStrategy[Step]:
    """One step of any of the exercises."""
    return st.sampled_from(sorted(CARDS)).flatmap(
        lambda name: st.builds(
            Step,
            st.just(name),
            doses[name],
            st.just(Side.BOTH) if name == "walk" else sides,
            st.sampled_from(Order),
            left=st.sampled_from((None, None, None, Dose(Work.HOLD, 30_000))),
            optional=st.sampled_from((False, False, False, True)),
            prepares=st.just(name == "walk") if name == "walk" else st.sampled_from((False,) * 5 + (True,)),
        )
    )


plain = steps(st.sampled_from((Side.EACH, Side.BOTH)))
one_sided = steps(st.sampled_from((Side.LEFT, Side.RIGHT, Side.EACH)))
rounds = st.builds(Round, st.integers(1, 3), st.lists(plain | one_sided, min_size=1, max_size=2).map(tuple))


def both_ways(step: Step) -> tuple[Step, ...]:
    """A step for the left side, and the same for the right."""
    return replace(step, sides=Side.LEFT, left=None), replace(step, sides=Side.RIGHT, left=None)


def ways(routine: Routine) -> int:
    """How many ways there are to do it."""
    number = 1
    for entry in routine.steps:
        number *= len(sizes_of(entry, CARDS.get))
    return number


entries = plain.map(lambda step: (step,)) | one_sided.map(both_ways) | (one_sided | rounds).map(lambda one: (one,))
routines = st.builds(
    lambda parts, when: Routine("r", "R", "", (when,), tuple(entry for part in parts for entry in part)),
    st.lists(entries, min_size=1, max_size=4),
    st.sampled_from((When.ANY_TIME, When.ANY_TIME, When.BEFORE_EXERCISE)),
).filter(lambda routine: ways(routine) <= 350)
preferences = st.builds(Preferences, side=st.sampled_from((None, Side.RIGHT)))
had = st.dictionaries(
    st.sampled_from(sorted(GROUP_OF.values())),
    st.sampled_from((0, 1, LITTLE - 1, LITTLE, SOME - 1, SOME, FAIR - 1, FAIR, 2 * FAIR)),
)
needed = st.sets(st.sampled_from(sorted(CARDS)), max_size=1).map(frozenset)


def parts_of(entry: Entry) -> tuple[Step, ...]:
    return entry.steps if isinstance(entry, Round) else (entry,)


def length_of(kept: Kept, routine: Routine, wish: Preferences) -> tuple[int, tuple[int, int]]:
    """Milliseconds of the whole, and of the work in it: of holds and repetitions, and of what is merely timed."""
    done = replace(routine, steps=tuple(entry for entry in kept if entry is not None))
    timeline = lay_out(done, CARDS.__getitem__, wish)
    work = [segment for segment in timeline.segments if segment.is_work]
    timed = sum(segment.estimate for segment in work if segment.kind is Kind.TIMED)
    return timeline.length, (sum(segment.estimate for segment in work) - timed, timed)


def leans(entry: Entry, exercise: str) -> bool:
    """Whether it works one side of this exercise more than the other."""
    sides = [step.sides for step in parts_of(entry) if step.exercise == exercise]
    return sides.count(Side.LEFT) != sides.count(Side.RIGHT)


def sides_are_alike(kept: Kept, routine: Routine) -> bool:
    """Whether what works one side of an exercise is in step with what works the other."""
    for exercise in CARDS:
        members = [at for at, entry in enumerate(routine.steps) if leans(entry, exercise)]
        asked = [routine.steps[at] for at in members]
        now = [kept[at] for at in members]
        if len(members) < 2 or now == asked or not any(now):
            continue
        single = [one for one in asked if isinstance(one, Step)]
        same = len(single) == len(asked) and len({one.dose_of(one.sides) for one in single}) == 1
        done = {one.dose_of(one.sides) if isinstance(one, Step) else None for one in now}
        if not same or len(done) > 1:
            return False
    return True


def prepares(routine: Routine) -> list[bool]:
    """Which entries prepare; the first does in a warm-up that names none."""
    marked = [any(step.prepares for step in parts_of(entry)) for entry in routine.steps]
    unmarked = When.BEFORE_EXERCISE in routine.when and True not in marked
    return [unmarked and at == 0 for at in range(len(marked))] if unmarked else marked


def makes_sense(kept: Kept, routine: Routine) -> bool:
    """Whether nothing lacks its preparation, and there is something that the preparation is for."""
    first = prepares(routine)
    for at, entry in enumerate(kept):
        if entry is None and first[at] and any(kept[at:]):
            return False
    sorts = [
        "preparation" if own else "optional" if all(step.optional for step in parts_of(entry)) else "main"
        for own, entry in zip(first, routine.steps, strict=True)
    ]
    best = next(sort for sort in ("main", "optional", "preparation") if sort in sorts)
    return any(sort == best and entry is not None for sort, entry in zip(sorts, kept, strict=True))


def rank_of(entry: Entry, need: frozenset[str], had: Mapping[str, int]) -> int:
    """What this entry is, 0 the most important."""
    if all(step.optional for step in parts_of(entry)):
        return 7
    if any(step.exercise in need for step in parts_of(entry)):
        return 0
    shares = [had.get(GROUP_OF[step.exercise], 0) for step in parts_of(entry) if step.exercise in GROUP_OF]
    if not shares:
        return 6
    least = min(shares)
    return 1 if least == 0 else 2 if least < LITTLE else 3 if least < SOME else 4 if least < FAIR else 5


@dataclass(frozen=True, slots=True)
class Done:
    """One way to do a routine."""

    kept: Kept
    length: int
    worth: tuple[object, ...]
    """More is better, in this order: the counts by rank, the work, the sizes from the first entry on."""


def every_way(routine: Routine, wish: Preferences, need: frozenset[str], had: Mapping[str, int]) -> Iterator[Done]:
    """Every way that may be."""
    sizes = [[size.entry for size in sizes_of(entry, CARDS.get)] for entry in routine.steps]
    ranks = [rank_of(entry, need, had) for entry in routine.steps]
    for numbers in product(*(range(len(own)) for own in sizes)):
        kept = tuple(own[number] for own, number in zip(sizes, numbers, strict=True))
        if not sides_are_alike(kept, routine) or not makes_sense(kept, routine):
            continue
        length, work = length_of(kept, routine, wish)
        counts = tuple(
            sum(entry is not None and own == rank for entry, own in zip(kept, ranks, strict=True)) for rank in range(8)
        )
        yield Done(kept, length, (*counts, work, tuple(-number for number in numbers)))
