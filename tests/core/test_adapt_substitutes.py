"""Which exercise stands in for one that a body leaves out, and with what dose, on what side."""

from dataclasses import replace

import pytest

from coach.core.routine import Check, Dose, Order, Side, Step, Tempo, Work
from tests.core.bodies import CALF, HOLD, PUMPS, REPS, SEATED, THIGH, World, entry, hold, lists_using, of, world
from tests.core.made_up import card


def instead_of_calf(here: World, step: Step | None = None) -> Step | None:
    return next(iter(here.adapt(of(step or hold("calf")), ticks=("sore",)).routine.flat_steps()), None)


@pytest.mark.parametrize(
    ("use", "instead"),
    [
        (("pumps", "seated-calf"), "seated-calf"),
        (("pumps", "both"), "both"),
        (("pumps", "thigh"), "pumps"),
        (("pumps", "shin"), "pumps"),
        (("shin", "pumps"), "shin"),
        (("thigh",), None),
        ((), None),
    ],
)
def test_the_likest_exercise_is_the_substitute(use: tuple[str, ...], instead: str | None) -> None:
    """A variant before all others, then the most targets in common, then the order of the list; else nothing."""
    calf = replace(CALF, targets=("soleus", "gastrocnemius"))
    both = card("both", targets=("gastrocnemius", "soleus"))
    seated = replace(SEATED, targets=("shin bone",))
    here = world(calf, seated, PUMPS, THIGH, both, card("shin"), lists=lists_using(*use))
    step = instead_of_calf(here)
    assert (step.exercise if step else None) == instead


def test_a_substitute_is_family_in_either_direction() -> None:
    """What the skipped exercise is a variant of, and another variant of that, are as near as its own variants."""
    for skipped, use in (("seated-calf", "calf"), ("seated-calf", "bent"), ("calf", "bent")):
        bent = card("bent", variant_of="calf", targets=("knee",))
        lists = [entry("sore", [skipped], ["pumps", use])]
        here = world(replace(CALF, targets=("heel",)), SEATED, bent, PUMPS, lists=lists)
        assert here.adapt(of(hold(skipped)), ticks=("sore",)).routine.exercise_ids() == (use,)


def test_no_substitute_is_there_twice() -> None:
    """What the routine has already takes no other place, and two exercises get two substitutes."""
    lists = [entry("sore", ["calf", "bridge"], ["pumps", "shin"])]
    here = world(CALF, PUMPS, card("bridge"), card("shin"), lists=lists)
    twice = of(hold("calf"), hold("bridge"), hold("calf"))
    assert [step.exercise for step in here.adapt(twice, ticks=("sore",)).routine.flat_steps()] == [
        "pumps",
        "shin",
        "pumps",
    ]
    has_it = of(hold("pumps"), hold("calf"))
    assert here.adapt(has_it, ticks=("sore",)).routine.exercise_ids() == ("pumps", "shin")


def test_what_one_tick_skips_is_no_substitute_of_another() -> None:
    """The skip list is the union; what felt wrong today is no substitute either."""
    lists = [*lists_using("seated-calf", "pumps"), entry("wobbly", ["seated-calf"])]
    here = world(CALF, SEATED, PUMPS, lists=lists)
    calf = of(hold("calf"))
    assert here.adapt(calf, ticks=("sore",)).routine.exercise_ids() == ("seated-calf",)
    assert here.adapt(calf, ticks=("sore", "wobbly")).routine.exercise_ids() == ("pumps",)
    assert here.adapt(calf, ticks=("sore",), without=frozenset({"seated-calf"})).routine.exercise_ids() == ("pumps",)


def test_a_substitute_takes_the_dose_of_the_step_where_it_is_of_its_kind() -> None:
    """A hold for a hold, within the card's maximum; the line, the checks and the lead-ins of the other one go."""
    step = Step(
        "calf",
        HOLD,
        Side.EACH,
        Order.ONE_AFTER_OTHER,
        left=replace(HOLD, length=15_000, sets=5),
        right=REPS,
        instruction="Lean on the wall",
        prepare=0,
        switch=0,
        optional=True,
        checks=(Check(1_000, None, "Sore?"),),
        at_most=40_000,
    )
    dose = replace(HOLD, length=20_000)
    own = replace(HOLD, length=15_000, sets=3)
    expected = Step("seated-calf", dose, Side.EACH, Order.ONE_AFTER_OTHER, left=own, optional=True)
    assert instead_of_calf(world(CALF, SEATED, lists=lists_using("seated-calf")), step) == expected


def test_a_substitute_of_another_kind_brings_its_own_dose() -> None:
    """Repetitions for a hold are those of the card, and the rest stays; both sides at once where the card says so."""
    here = world(CALF, PUMPS, lists=lists_using("pumps"))
    usual = Dose(Work.REPS, reps=(10,), tempo=Tempo(2_000, 2_000), rest=10_000)
    step = replace(hold("calf"), left=HOLD, right=REPS)
    assert instead_of_calf(here, step) == Step("pumps", usual, Side.BOTH)
    fits = replace(step, dose=replace(REPS, reps=(12, 9, 6), sets=3))
    assert instead_of_calf(here, fits) == Step("pumps", replace(REPS, reps=(10, 9), sets=2), Side.BOTH)
    unknown = world(CALF, replace(PUMPS, dose=None), lists=lists_using("pumps"))
    assert instead_of_calf(unknown) == Step("pumps", HOLD, Side.BOTH)


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT, Side.AFFECTED, Side.BOTH, Side.EACH])
def test_a_step_for_one_side_stays_on_that_side(side: Side) -> None:
    """A sided substitute works on the side of the step, or on each where both worked at once."""
    step = instead_of_calf(world(CALF, SEATED, lists=lists_using("seated-calf")), replace(hold("calf"), sides=side))
    assert step is not None and step.sides is (Side.EACH if side is Side.BOTH else side)
