"""Sizes: which doses an entry can be done in when time is short."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.doses import MOST_COUNTS, Size, sizes_of
from coach.core.exercise import Amount, DoseRange, Exercise, Position
from coach.core.routine import Dose, Round, Side, Step, Tempo, Work

HOLD = Dose(Work.HOLD, 30_000)
NO_CARDS: dict[str, Exercise] = {}
TEMPO = Tempo(1_000, 1_000)


def sizes(dose: Dose, least: Amount | None, **more: object) -> tuple[Size, ...]:
    """Of a step with this dose, whose card has this least dose."""
    known = None if least is None else DoseRange(least, least, None, ())
    card = Exercise("calf", "Calf", "Do it", (), Position.STANDING, True, (), dose=known)
    return sizes_of(replace(Step("calf", dose, Side.EACH), **more), {"calf": card}.get)  # type: ignore[arg-type]


def doses(dose: Dose, least: Amount | None, **more: object) -> list[Dose]:
    """All but the last size, which is none."""
    *done, out = sizes(dose, least, **more)
    assert out == Size(None)
    return [size.entry.dose for size in done if isinstance(size.entry, Step)]


def held(*amounts: int | tuple[int, int]) -> list[Dose]:
    """Holds of so many seconds, in one set or in so many."""
    pairs = [(one, 1) if isinstance(one, int) else one for one in amounts]
    return [replace(HOLD, length=seconds * 1_000, sets=sets) for seconds, sets in pairs]


HOLDS = {
    "five seconds apart up to a minute": (held(30)[0], Amount(hold=15_000), held(30, 25, 20, 15)),
    "on whole steps": (held(28)[0], Amount(hold=18_000), held(28, 25, 20, 18)),
    "a minute is fine": (held(60)[0], Amount(hold=50_000), held(60, 55, 50)),
    "half a minute apart above": (held(61)[0], Amount(hold=55_000), held(61, 60, 55)),
    "up to ten minutes": (held(600)[0], Amount(hold=520_000), held(600, 570, 540, 520)),
    "five minutes apart above": (held(1_300)[0], Amount(hold=590_000), held(1_300, 1_200, 900, 600, 590)),
    "fewer sets first": (held((20, 3))[0], Amount(hold=15_000, sets=2), held((20, 3), (15, 3), (20, 2), (15, 2))),
    "one set where the card names none": (held((20, 2))[0], Amount(hold=20_000), held((20, 2), 20)),
    "nothing less than the least": (held(15)[0], Amount(hold=15_000, sets=1), held(15)),
    "less than the least stays": (held((10, 4))[0], Amount(hold=15_000, sets=1), held((10, 4))),
    "too few sets stay": (held((30, 1))[0], Amount(hold=15_000, sets=2), held(30)),
    "no least dose": (held((30, 2))[0], None, held((30, 2))),
    "a least of another kind": (held((30, 2))[0], Amount(reps=5), held((30, 2))),
}


@pytest.mark.parametrize("name", HOLDS)
def test_holds(name: str) -> None:
    """The most first, each still a dose."""
    dose, least, expected = HOLDS[name]
    assert doses(dose, least) == expected


def counted(*reps: int, sets: int = 1) -> Dose:
    return Dose(Work.REPS, reps=reps, tempo=TEMPO, sets=sets, rest=5_000)


REPS = {
    "as asked, or the least": (counted(10), Amount(reps=4), [counted(10), counted(4)]),
    "nothing less": (counted(4), Amount(reps=4), [counted(4)]),
    "a set that is below the least": (counted(10, 3, sets=2), Amount(reps=4), [counted(10, 3, sets=2)]),
    "the last sets go first": (
        counted(12, 10, 8, sets=3),
        Amount(reps=8, sets=2),
        [counted(12, 10, 8, sets=3), counted(8, sets=3), counted(12, 10, sets=2), counted(8, sets=2)],
    ),
    "a least of another kind": (counted(10, sets=2), Amount(hold=4_000), [counted(10, sets=2)]),
}


@pytest.mark.parametrize("name", REPS)
def test_repetitions(name: str) -> None:
    """As asked or at the least; the numbers of the sets that are done stay with them."""
    dose, least, expected = REPS[name]
    assert doses(dose, least) == expected


def test_timed_sets_have_a_least_time() -> None:
    """Of a walk the time counts, not a hold."""
    walk = Dose(Work.TIMED, 70_000)
    assert doses(walk, Amount(time=60_000)) == [walk, replace(walk, length=60_000)]
    assert doses(walk, Amount(hold=60_000)) == [walk]


def test_what_the_person_ends_is_done_as_asked() -> None:
    """Nobody knows how long it takes, so no size of it is shorter."""
    open_ended = Dose(Work.UNTIL_DONE, 60_000, sets=3)
    assert doses(open_ended, Amount(time=1_000, hold=1_000, reps=1, sets=1)) == [open_ended]


@pytest.mark.parametrize("side", ["left", "right"])
def test_sides_with_a_dose_of_their_own_are_done_as_asked(side: str) -> None:
    """Smaller alike could not be told for the two."""
    own = replace(HOLD, length=40_000)
    assert doses(HOLD, Amount(hold=10_000), **{side: own}) == [HOLD]


def test_a_step_without_a_card_is_done_as_asked() -> None:
    """Nothing is known of its least dose."""
    step = Step("unheard", HOLD, Side.EACH)
    assert sizes_of(step, NO_CARDS.get) == (Size(step), Size(None))


def test_a_round_is_done_fewer_times() -> None:
    """Down to once, and what is in it stays as it is."""
    walk = Step("walk", HOLD, Side.BOTH)
    entry = Round(3, (walk, walk))
    expected = (*(Size(replace(entry, repeat=times)) for times in (3, 2, 1)), Size(None))
    assert sizes_of(entry, NO_CARDS.get) == expected
    assert [len(size.steps) for size in expected] == [6, 4, 2, 0]


@pytest.mark.parametrize(
    ("times", "expected"), [(10, range(10, 0, -1)), (11, (11, 9, 7, 5, 3, 1)), (12, range(12, 0, -2))]
)
def test_of_many_times_over_there_are_some(times: int, expected: range | tuple[int, ...]) -> None:
    """Up to ten all numbers; of more some, and once in any case."""
    entry = Round(times, (Step("walk", HOLD, Side.BOTH),))
    found = [size.entry.repeat for size in sizes_of(entry, NO_CARDS.get) if isinstance(size.entry, Round)]
    assert found == [*expected, *([] if 1 in expected else [1])]


@given(st.integers(1, 10_800_000), st.integers(1, 50), st.integers(1, 10_800_000), st.none() | st.integers(1, 50))
def test_every_size_is_a_dose(length: int, sets: int, least: int, fewest: int | None) -> None:
    """None is above what is asked nor below the least, none comes twice, and there are not too many."""
    dose, enough = Dose(Work.HOLD, length, sets=sets), length >= least and sets >= (fewest or 1)
    found = doses(dose, Amount(hold=least, sets=fewest))
    assert found[0] == dose
    assert len(set(found)) == len(found)
    assert len(found) == 1 or enough
    assert all(least <= one.length <= length and (fewest or 1) <= one.sets <= sets for one in found[1:])
    if enough:
        assert (found[-1].length, found[-1].sets) == (least, fewest or 1)
    assert len({one.sets for one in found}) <= MOST_COUNTS + 1
    assert len({one.length for one in found}) <= 70


@pytest.mark.parametrize(("sets", "minimum", "fewest"), [(1, 2, 2), (2, 3, 2), (3, 2, 1), (1, None, 1), (1, 9, 4)])
def test_a_round_makes_the_least_sets_of_every_card_in_it(sets: int, minimum: int | None, fewest: int) -> None:
    """It is done no fewer times than that takes, however short the time; at its most as often as it is asked for."""
    least = DoseRange(Amount(hold=20_000), Amount(hold=20_000, sets=minimum), None, ())
    cards = {"calf": Exercise("calf", "Calf", "Do it", (), Position.STANDING, True, (), dose=least)}
    entry = Round(4, (Step("calf", replace(HOLD, sets=sets), Side.EACH), Step("walk", HOLD, Side.BOTH)))
    kept = [size.entry.repeat for size in sizes_of(entry, cards.get) if isinstance(size.entry, Round)]
    assert min(kept) == fewest
