"""How much less a body does: half of it for pain, or a step easier after a session that was too much."""

from dataclasses import replace

import pytest

from coach.core.adapt import Adapted, Change, ChangeKind, Needs
from coach.core.exercise import Alternative
from coach.core.routine import Dose, Side, Step, Work
from tests.core.bodies import CALF, HOLD, PUMPS, REPS, SEATED, THIGH, TIMED, hold, lists_using, of, world
from tests.core.made_up import card

LESS_TIME = [(30_000, 15_000, 20_000), (25_500, 12_000, 17_000), (9_000, 5_000, 6_000), (7_000, 5_000, 5_000)]
LESS_TIME += [(5_000, 5_000, 5_000), (4_500, 4_500, 4_500)]


@pytest.mark.parametrize(("length", "half", "easier"), LESS_TIME)
@pytest.mark.parametrize("work", [Work.HOLD, Work.TIMED])
def test_of_a_single_set_the_time_is_less(work: Work, length: int, half: int, easier: int) -> None:
    """Half of it for pain, a third less for a step easier: in whole seconds, and never under 5 s."""
    here = world(THIGH)
    plan = of(hold("thigh", Dose(work, length)))
    for needs, less in ((Needs(halve=True), half), (Needs(easier=True), easier)):
        adapted = here.meet(needs, plan)
        assert adapted.routine.flat_steps()[0].dose == Dose(work, less)
        assert [change.exercise for change in adapted.changes if change.exercise] == ["The thigh"] * (less < length)


def test_what_ends_when_it_is_said_has_no_time_to_halve() -> None:
    """Nor is any told."""
    plan = of(hold("thigh", Dose(Work.UNTIL_DONE, 60_000)))
    adapted = world(THIGH).adapt(plan, halve=True)
    assert adapted.routine.flat_steps() == plan.flat_steps()
    assert [change.why for change in adapted.changes] == ["Half the range today, because of the pain."]


def test_one_step_easier() -> None:
    """The first easier exercise that is free, else a set less, else a third less of repetitions or of time."""
    eased = replace(CALF, easier=(Alternative(text="Lean less."), Alternative("thigh"), Alternative("seated-calf")))
    plan = of(
        hold("calf"),
        hold("thigh"),
        Step("shin", REPS, Side.EACH),
        Step("bridge", replace(REPS, reps=(12, 10, 8), sets=3), Side.BOTH),
        Step("jog", TIMED, Side.BOTH),
    )
    here = world(eased, SEATED, THIGH, card("shin"), card("bridge"), card("jog"))
    adapted = here.adapt(plan, easier=True)
    assert adapted.routine.steps == (
        hold("seated-calf", replace(HOLD, length=20_000)),
        hold("thigh", replace(HOLD, sets=1)),
        Step("shin", replace(REPS, reps=(6,)), Side.EACH),
        Step("bridge", replace(REPS, reps=(12, 10), sets=2), Side.BOTH),
        Step("jog", replace(TIMED, length=13_000), Side.BOTH),
    )
    less = "The last session was too much. A little less of it."
    assert adapted.changes == (
        Change(ChangeKind.EASIER, "The calf", "The seated calf", "The last session was too much."),
        *(Change(ChangeKind.EASIER, name, why=less) for name in ("The thigh", "The shin", "The bridge", "The jog")),
    )


def test_an_easier_way_takes_one_place() -> None:
    """The second exercise that it would be easier for gets a smaller dose of its own instead."""
    easier = (Alternative("pumps"),)
    here = world(replace(CALF, easier=easier), replace(THIGH, easier=easier), PUMPS)
    adapted = here.adapt(of(hold("calf"), hold("thigh")), easier=True)
    assert [(step.exercise, step.dose.sets) for step in adapted.routine.flat_steps()] == [("pumps", 1), ("thigh", 1)]


def test_a_substitute_is_made_easier_by_its_dose_alone() -> None:
    """What a list chose for the body keeps its place."""
    seated = replace(SEATED, easier=(Alternative("pumps"),))
    here = world(CALF, seated, PUMPS, lists=lists_using("seated-calf"))
    (step,) = here.adapt(of(hold("calf")), ticks=("sore",), easier=True).routine.flat_steps()
    assert (step.exercise, step.dose.sets) == ("seated-calf", 1)


def test_one_repetition_stays_one() -> None:
    """Neither half of it nor a third less is nothing."""
    here = world(card("shin"))
    plan = of(Step("shin", replace(REPS, reps=(1,)), Side.EACH))
    assert here.adapt(plan, halve=True, easier=True).routine.flat_steps() == plan.flat_steps()


def test_self_care_is_neither_halved_nor_eased() -> None:
    """Ten minutes of ice stay ten minutes in two goes, and there is nothing to tell; with a stretch there is."""
    cold = Step("ice", replace(TIMED, sets=2), Side.BOTH)
    here = world(card("ice", easier=(Alternative("shin"),)), card("shin"))
    assert here.adapt(of(cold), halve=True, easier=True) == Adapted(of(cold))
    both = here.adapt(of(cold, Step("shin", REPS, Side.EACH)), halve=True)
    assert both.routine.steps[0] is cold
    assert [change.exercise for change in both.changes] == ["", "The shin"]
