"""Every routine that ships, in less time than it takes; and every muscle that a card names, in its group."""

from itertools import product

import pytest

from coach.core.exercise import Exercise
from coach.core.fit import Need, may_be_fitted
from coach.core.muscle_groups import GROUPS, groups_of
from coach.core.placing import Preferences
from coach.core.routine import Dose, Routine, Side, Step, When, Work
from coach.core.within import within
from tests.content.shipped import SHIPPED, expect_none

NO_MUSCLE = frozenset(
    {
        "ankle joint",
        "diaphragm",
        "injured muscle and the tissue round it",
        "lower leg",
        "sciatic nerve",
        "skin and sore muscle below",
        "skin and stiff muscle below",
        "thigh",
        "tibial nerve",
    }
)
"""Targets that have no share of stretching in a week."""

FITTED = sorted(name for name, routine in SHIPPED.routines.items() if may_be_fitted(routine))


def too_small(step: Step, card: Exercise, asked: list[Dose]) -> bool:
    """Whether its dose is neither what the routine asks for nor as much as the card's least."""
    least = card.dose.minimum if card.dose is not None else None
    if step.dose in asked:
        return False
    if least is None:
        return True
    amounts = {
        Work.HOLD: (least.hold, step.dose.length),
        Work.TIMED: (least.time, step.dose.length),
        Work.REPS: (least.reps, min(step.dose.reps, default=0)),
        Work.UNTIL_DONE: (None, 0),
    }
    fewest, amount = amounts[step.dose.work]
    return fewest is None or amount < fewest or step.dose.sets < (least.sets or 1)


def marked(routine: Routine) -> set[str]:
    """The exercises that are said to prepare."""
    return {step.exercise for step in routine.flat_steps() if step.prepares}


@pytest.mark.parametrize(("name", "minutes"), product(FITTED, (3, 5, 7)))
def test_a_routine_in_less_time(name: str, minutes: int) -> None:
    """Its timeline is as long as it says and within the time, or that is told; sides are equal, doses are doses."""
    routine = SHIPPED.routines[name]
    found = within(routine, minutes, SHIPPED.exercises.get, Preferences(), Need())
    timeline = SHIPPED.laid_out(found.routine)
    assert timeline.length == found.length
    assert found.fits == (found.length <= minutes * 60_000)
    assert found.fits or "too short" in found.told[0]
    asked = timeline.asked()
    assert asked.get(Side.LEFT, 0) == asked.get(Side.RIGHT, 0)
    doses: dict[str, list[Dose]] = {}
    for step in routine.flat_steps():
        doses.setdefault(step.exercise, []).append(step.dose)
    expect_none(
        f"{name} in {minutes} min: {step.exercise}, {step.dose}"
        for step in found.routine.flat_steps()
        if too_small(step, SHIPPED.exercises[step.exercise], doses[step.exercise])
    )
    assert marked(routine) <= {step.exercise for step in found.routine.flat_steps()}


@pytest.mark.parametrize(
    "name", sorted(name for name, routine in SHIPPED.routines.items() if When.BEFORE_EXERCISE in routine.when)
)
def test_a_warm_up_says_what_prepares(name: str) -> None:
    """The easy minutes at its beginning, and nothing that is counted or held."""
    steps = SHIPPED.routines[name].flat_steps()
    first = next(at for at, step in enumerate(steps) if not step.prepares)
    assert first > 0
    assert all(step.dose.work is Work.TIMED for step in steps[:first])
    assert not any(step.prepares for step in steps[first:])


def test_strong_lowering_is_prepared() -> None:
    """Before the Nordic exercise there are always the walk and the jog."""
    assert marked(SHIPPED.routines["nordic-hamstring-plan"]) == {"easy-walk", "easy-jog"}


def test_every_target_is_in_a_group_or_no_muscle() -> None:
    """A new target is given its place, and no place is kept for what no card names."""
    targets = {target for card in SHIPPED.exercises.values() for target in card.targets}
    grouped = {target for group in GROUPS.values() for target in group.targets}
    assert targets - grouped == NO_MUSCLE
    assert grouped <= targets


def test_a_target_is_in_one_group() -> None:
    """Each group is found by its own targets, in any case of letters, each once and in order."""
    for group in GROUPS.values():
        assert groups_of(group.targets) == (group.id,)
        assert groups_of(target.upper() for target in group.targets) == (group.id,)
    assert groups_of(("soleus", "sciatic nerve", "hamstrings", "gastrocnemius")) == ("calf", "hamstrings")
    assert groups_of(NO_MUSCLE) == ()
