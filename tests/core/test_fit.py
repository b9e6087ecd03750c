"""Fitting: nothing better exists by the stated objective, held against every way that there is."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.doses import Size
from coach.core.exercise import Amount
from coach.core.fit import Fitted, Need, fit, may_be_fitted, shortest
from coach.core.knowledge import Grade, Link
from coach.core.placing import Preferences
from coach.core.routine import Course, Dose, Round, Routine, Side, Step, Tempo, When, Work
from coach.core.timeline import lay_out
from tests.core.short_of_time import (
    CARDS,
    Done,
    card,
    every_way,
    had,
    length_of,
    needed,
    preferences,
    prepares,
    routines,
)

percents = st.integers(0, 100)


def kept(fitted: Fitted) -> tuple[object, ...]:
    return tuple(size.entry for size in fitted.sizes)


def budget_of(routine: Routine, wish: Preferences, percent: int) -> int:
    """A share of what the whole takes."""
    return length_of(routine.steps, routine, wish)[0] * percent // 100


def plan(*entries: Step | Round, when: When = When.ANY_TIME) -> Routine:
    return Routine("r", "R", "", (when,), entries)


def hold(name: str, seconds: int = 20, sides: Side = Side.EACH, **more: object) -> Step:
    return replace(Step(name, Dose(Work.HOLD, seconds * 1_000), sides), **more)  # type: ignore[arg-type]


def left_of(routine: Routine, seconds: int, need: Need | None = None) -> list[int]:
    """Which entries are kept in so many seconds, by number."""
    fitted = fit(routine, seconds * 1_000, CARDS.get, Preferences(), need or Need())
    assert fitted is not None
    return [at for at, size in enumerate(fitted.sizes) if size.entry is not None]


# -- laws -----------------------------------------------------------------------------------------------------


@given(routines, preferences, needed, had, percents)
def test_no_better_way_exists(
    routine: Routine, wish: Preferences, need: frozenset[str], share: Mapping[str, int], percent: int
) -> None:
    """Of all ways within the budget it is the best one; there is none exactly where none of them fits."""
    budget = budget_of(routine, wish, percent)
    fitting = [way for way in every_way(routine, wish, need, share) if way.length <= budget]
    best: Done | None = max(fitting, key=lambda way: way.worth, default=None)
    found = fit(routine, budget, CARDS.get, wish, Need(need, share))
    assert (found and kept(found)) == (best and best.kept)
    assert (found and found.length) == (best and best.length)


@given(routines, preferences, needed, had)
def test_the_shortest_is_the_shortest(
    routine: Routine, wish: Preferences, need: frozenset[str], share: Mapping[str, int]
) -> None:
    """No way that makes sense is shorter, and none of the same length is better."""
    least = min(way.length for way in every_way(routine, wish, need, share))
    equals = [way for way in every_way(routine, wish, need, share) if way.length == least]
    found = shortest(routine, CARDS.get, wish, Need(need, share))
    assert (kept(found), found.length) == (max(equals, key=lambda way: way.worth).kept, least)


@given(routines, preferences, percents)
def test_what_fits_is_what_the_timeline_has(routine: Routine, wish: Preferences, percent: int) -> None:
    """It consists of the sizes that it names and is laid out in the length that it says, within the budget."""
    budget = budget_of(routine, wish, percent)
    found = fit(routine, budget, CARDS.get, wish, Need())
    assume(found is not None)
    assert found is not None
    assert found.routine.steps == tuple(size.entry for size in found.sizes if size.entry is not None)
    assert lay_out(found.routine, CARDS.__getitem__, wish).length == found.length <= budget


@given(routines, preferences, percents)
def test_preparation_stays_in_front_of_what_it_prepares(routine: Routine, wish: Preferences, percent: int) -> None:
    """After a preparation that is left out there is nothing."""
    found = fit(routine, budget_of(routine, wish, percent), CARDS.get, wish, Need())
    assume(found is not None)
    assert found is not None
    for at, own in enumerate(prepares(routine)):
        assert not own or found.sizes[at].entry is not None or not any(kept(found)[at:])


@given(routines, preferences, percents)
def test_the_same_question_gets_the_same_answer(routine: Routine, wish: Preferences, percent: int) -> None:
    """Twice the same, whatever the order in which the week is told."""
    budget = budget_of(routine, wish, percent)
    week = {"calf": 1_000, "buttocks": 2_000, "hamstrings": 1_000}
    turned = dict(reversed(week.items()))
    first = fit(routine, budget, CARDS.get, wish, Need(frozenset(("calf", "bridge")), week))
    assert first == fit(routine, budget, CARDS.get, wish, Need(frozenset(("bridge", "calf")), turned))


@given(routines, preferences)
def test_what_fits_as_it_is_stays_as_it_is(routine: Routine, wish: Preferences) -> None:
    """With enough time it is the very routine, as far as no hard stop cuts into it."""
    assume("hang" not in routine.exercise_ids())
    found = fit(routine, budget_of(routine, wish, 100), CARDS.get, wish, Need())
    assert found is not None and found.routine is routine


# -- the objective --------------------------------------------------------------------------------------------

TWO = plan(hold("calf"), hold("hang", sides=Side.BOTH, dose=Dose(Work.HOLD, 20_000, sets=2)))


def test_what_is_needed_goes_first() -> None:
    """One that is needed is kept before one whose muscle had nothing, in either order."""
    share = {"hamstrings": 900_000}
    assert left_of(TWO, 65, Need(frozenset(), share)) == [0]
    assert left_of(TWO, 65, Need(frozenset(("hang",)), share)) == [1]


@pytest.mark.parametrize("edge", [1, 120_000, 300_000, 600_000])
def test_muscles_with_less_this_week_go_first(edge: int) -> None:
    """At the edge of a share the next one begins."""
    assert left_of(TWO, 65, Need(had={"calf": edge, "hamstrings": edge - 1})) == [1]
    assert left_of(TWO, 65, Need(had={"calf": edge - 1, "hamstrings": edge})) == [0]
    assert left_of(TWO, 65, Need(had={"calf": 2_000_000, "hamstrings": 600_000})) == [0]


def test_what_is_optional_goes_last_even_where_it_is_needed() -> None:
    """One that is not optional is worth more than any number that are."""
    routine = plan(hold("calf", optional=True), hold("calf", optional=True), hold("bridge", 20))
    assert left_of(routine, 65, Need(frozenset(("calf",)), {"buttocks": 900_000})) == [2]


LONG = Step("calf", Dose(Work.HOLD, 15_000, sets=6), Side.BOTH)
"""Below the least of its card, so that it is done as asked or not at all."""
SHORT = Step("calf", Dose(Work.HOLD, 15_000), Side.BOTH)


def first_or(at: int, routine: Routine, need: Need | None = None) -> list[int]:
    """What is kept where there is time for the first entry and the one of this number."""
    both = replace(routine, steps=(routine.steps[0], routine.steps[at]))
    return left_of(routine, lay_out(both, CARDS.__getitem__).length // 1_000, need)


def test_any_number_of_entries_is_worth_more_than_work() -> None:
    """Two short ones go before a long one."""
    assert first_or(1, plan(SHORT, LONG, SHORT, SHORT)) == [0, 2, 3]


def test_what_works_no_muscle_goes_before_what_is_optional() -> None:
    """Even with less work."""
    walk = Step("walk", Dose(Work.TIMED, 40_000), Side.BOTH)
    assert first_or(1, plan(SHORT, replace(LONG, optional=True), walk)) == [0, 2]


def test_a_round_is_optional_where_all_of_it_is() -> None:
    """With one step that is not, it goes before what is."""
    mixed = Round(1, (replace(SHORT, optional=True), SHORT))
    assert first_or(1, plan(SHORT, replace(LONG, optional=True), mixed)) == [0, 2]
    optional = Round(1, (replace(SHORT, optional=True),) * 2)
    assert first_or(1, plan(SHORT, replace(LONG, optional=True), optional)) == [0, 1]


def test_of_several_muscles_the_one_with_least_counts() -> None:
    """A round goes by the muscle that had the least this week."""
    round_ = Round(1, (SHORT, hold("bridge", 15, Side.BOTH)))
    routine = plan(round_, hold("hang", 40, Side.BOTH, dose=Dose(Work.HOLD, 30_000, sets=2)))
    share = {"calf": 0, "buttocks": 900_000, "hamstrings": 60_000}
    assert left_of(routine, 65, Need(had=share)) == [0]


def test_work_counts_and_not_the_time_around_it() -> None:
    """Of two that are worth the same the one with more work is kept, though the other takes longer."""
    waiting = replace(SHORT, prepare=200_000)
    assert left_of(plan(waiting, LONG), 215) == [1]


def test_more_work_goes_before_a_larger_size_of_what_is_earlier() -> None:
    """In ten entries as in two: five seconds less at the beginning for six more at the end."""
    bridge = Step("bridge", Dose(Work.REPS, reps=(7,), tempo=Tempo(1_100, 1_000)), Side.BOTH)
    routine = plan(hold("calf", 25, Side.BOTH), *[SHORT] * 8, bridge)
    budget = lay_out(routine, CARDS.__getitem__).length - 5_000
    found = fit(routine, budget, CARDS.get, Preferences(), Need())
    assert found is not None and found.sizes[9].entry == bridge
    assert found.length == budget


def test_what_a_card_is_called_by_a_former_id_is_the_same_exercise() -> None:
    """Of an exercise with a hard stop there is no more, whatever its steps call it."""
    cards = {**CARDS, "hung": CARDS["hang"]}
    held = Dose(Work.HOLD, 40_000)
    routine = plan(Step("hang", held, Side.BOTH), Step("hung", held, Side.BOTH), hold("calf"))
    found = fit(routine, 120_000, cards.get, Preferences(), Need())
    assert found is not None
    assert found.length == lay_out(found.routine, cards.__getitem__).length


# -- sides ----------------------------------------------------------------------------------------------------


def test_rounds_for_one_side_each_go_together() -> None:
    """A round for the left and one for the right are both done as asked, or neither."""
    left, right = (Round(2, (hold("calf", sides=side),)) for side in (Side.LEFT, Side.RIGHT))
    routine = plan(left, hold("walk", 40, Side.BOTH), right)
    whole = lay_out(routine, CARDS.__getitem__).length
    for budget in range(30_000, whole, 5_000):
        found = fit(routine, budget, CARDS.get, Preferences(), Need(frozenset(("calf",))))
        assert found is None or (found.sizes[0].entry, found.sizes[2].entry) in ((left, right), (None, None))


def test_rounds_with_both_sides_need_not_go_together() -> None:
    """Each has equal sides whatever the other does."""
    both = Round(3, (hold("calf", sides=Side.LEFT), hold("calf", sides=Side.RIGHT)))
    routine = plan(both, both)
    fewer = plan(both, replace(both, repeat=1))
    found = fit(routine, lay_out(fewer, CARDS.__getitem__).length, CARDS.get, Preferences(), Need())
    assert found is not None and found.routine.steps == fewer.steps


# -- edges ----------------------------------------------------------------------------------------------------


def test_a_budget_is_kept_to_the_millisecond() -> None:
    """What takes exactly as long fits; with a millisecond less it does not."""
    least = shortest(TWO, CARDS.get, Preferences(), Need())
    assert fit(TWO, least.length, CARDS.get, Preferences(), Need()) == least
    assert fit(TWO, least.length - 1, CARDS.get, Preferences(), Need()) is None


def test_a_shortened_routine_makes_no_claim() -> None:
    """Its links, its course and its table of weeks go; the rest of it stays."""
    about = Link("pain", Grade.STRONG, "It helps.", (), condition="cramp")
    routine = replace(TWO, links=(about,), course=Course(4), stop_if=("It burns.",))
    found = fit(routine, 65_000, CARDS.get, Preferences(), Need())
    assert found is not None
    assert found.routine == replace(routine, steps=found.routine.steps, links=(), course=None)


def test_an_exercise_without_a_card_is_a_mistake() -> None:
    """KeyError with its name."""
    with pytest.raises(KeyError, match="unheard"):
        fit(plan(hold("unheard")), 60_000, CARDS.get, Preferences(), Need())


def test_self_care_may_not_be_fitted() -> None:
    """Even where it is for another occasion besides."""
    assert may_be_fitted(TWO)
    assert not may_be_fitted(replace(TWO, when=(When.ANY_TIME, When.SELF_CARE)))


# -- large routines -------------------------------------------------------------------------------------------

MANY = {f"e{number}": card(f"e{number}", Amount(hold=10_000, sets=1)) for number in range(30)}
HARD = Dose(Work.HOLD, 61_300, sets=10, rest=7_300)
LARGE = {
    "sixty entries of as many exercises": tuple(
        Step(f"e{number % 30}{'' if number < 30 else 'x'}", HARD, Side.EACH) for number in range(60)
    ),
    "thirty, twice": tuple(Step(f"e{number % 30}", HARD, Side.EACH) for number in range(60)),
    "left, then right": tuple(
        Step(f"e{number % 30}", HARD, Side.LEFT if number < 30 else Side.RIGHT) for number in range(60)
    ),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_routine_of_any_size_is_fitted(name: str) -> None:
    """Sixty entries of ten sets do not hang: what is found fits, has equal sides, and is as long as it says."""
    cards = {**MANY, **{f"{one}x": replace(each, id=f"{one}x") for one, each in MANY.items()}}
    routine = plan(*LARGE[name])
    whole = lay_out(routine, cards.__getitem__).length
    found = fit(routine, whole * 7 // 10, cards.get, Preferences(), Need())
    assert found is not None
    timeline = lay_out(found.routine, cards.__getitem__)
    assert timeline.length == found.length <= whole * 7 // 10
    assert found.length > whole // 3
    asked = timeline.asked()
    assert asked[Side.LEFT] == asked[Side.RIGHT]
    assert found.sizes.count(Size(None)) < 60
