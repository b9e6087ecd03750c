"""Ice, heat, contrast and the Nordic plan keep to the times and rows of the evidence."""

from collections.abc import Iterator
from dataclasses import replace

from coach.core.routine import Check, Dose, Routine, Side, Step, WeekDose, Work
from tests.content.samples import WARM_UP
from tests.content.shipped import SHIPPED, expect_none

MINUTE = 60_000
HOUR = 60 * MINUTE

PETERSEN = (
    (1, 1, 2, ((5, 5),)),
    (1, 2, 2, ((6, 6),)),
    (1, 3, 3, ((6, 8),)),
    (1, 3, 3, ((8, 10),)),
    (6, 3, 3, ((12, 12), (10, 10), (8, 8))),
)
"""Weeks, days a week, sets, and the fewest and most repetitions of each set, the last standing for all further
ones: the ten weeks of petersen2011, as the evidence gives them on card E13."""


def wrong_ice(routine: Routine) -> Iterator[str]:
    """Ice: 10 min, the skin checked every 5 min, a hard stop at 20 min, and not again for 2 h."""
    if routine.lock_after != 2 * HOUR:
        yield f"{routine.id}: lock_after {routine.lock_after}"
    steps = [step for step in routine.flat_steps() if step.exercise == "ice"]
    if not steps:
        yield f"{routine.id}: no ice"
    for step in steps:
        if (step.dose.work, step.dose.length, step.dose.sets) != (Work.TIMED, 10 * MINUTE, 1):
            yield f"{routine.id}: {step.dose}"
        if [(check.at, check.every) for check in step.checks] != [(5 * MINUTE, 5 * MINUTE)]:
            yield f"{routine.id}: {step.checks}"
        if step.at_most != 20 * MINUTE:
            yield f"{routine.id}: at_most {step.at_most}"


def wrong_heat(routine: Routine) -> Iterator[str]:
    """Heat: 10 to 15 min, checked at 5 min, a hard stop at 20 min, and not again for an hour."""
    if routine.lock_after is None or routine.lock_after < HOUR:
        yield f"{routine.id}: lock_after {routine.lock_after}"
    steps = [step for step in routine.flat_steps() if step.exercise == "heat"]
    if not steps:
        yield f"{routine.id}: no heat"
    for step in steps:
        if step.dose.work is not Work.TIMED or not 10 * MINUTE <= step.dose.length <= 15 * MINUTE:
            yield f"{routine.id}: {step.dose}"
        if not any(check.at == 5 * MINUTE for check in step.checks):
            yield f"{routine.id}: {step.checks}"
        if step.at_most is None or step.at_most > 20 * MINUTE:
            yield f"{routine.id}: at_most {step.at_most}"


def wrong_contrast(routine: Routine) -> Iterator[str]:
    """Contrast: four rounds of 3 min of heat and 1 min of ice, so that it ends with ice."""
    found = [(step.exercise, step.dose.work, step.dose.length, step.dose.sets) for step in routine.flat_steps()]
    if found != [("heat", Work.TIMED, 3 * MINUTE, 1), ("ice", Work.TIMED, MINUTE, 1)] * 4:
        yield f"{routine.id}: {found}"
    yield from (
        f"{routine.id}: {step.exercise} at_most {step.at_most}"
        for step in routine.flat_steps()
        if step.at_most is not None and step.at_most > 20 * MINUTE
    )


def wrong_weeks(rows: tuple[WeekDose, ...]) -> Iterator[str]:
    """The rows of weeks that are not Petersen's; a row of one week may stand for each of his longer ones."""
    weeks = [(row.days, row.sets, row.reps) for row in rows for _ in range(row.weeks)]
    expected = [row[1:] for row in PETERSEN for _ in range(row[0])]
    if len(weeks) != len(expected):
        yield f"{len(weeks)} weeks, not {len(expected)}"
    for number, ((days, sets, reps), (his_days, his_sets, bounds)) in enumerate(zip(weeks, expected, strict=False), 1):
        each = [reps[min(index, len(reps) - 1)] for index in range(sets)]
        his = [bounds[min(index, len(bounds) - 1)] for index in range(his_sets)]
        within = len(each) == len(his) and all(low <= done <= high for done, (low, high) in zip(each, his, strict=True))
        if days != his_days or not within:
            yield f"week {number}: {days} days, {sets} sets of {reps}"


def test_ice_keeps_its_times() -> None:
    """The ice timer is 10 min with a look at the skin every 5, ends at 20 whatever happens, and locks for 2 h."""
    expect_none(wrong_ice(SHIPPED.routines["ice-pack"]))
    ice = replace(WARM_UP, steps=(ICE,), lock_after=2 * HOUR)
    assert list(wrong_ice(ice)) == []
    spoilt = (
        replace(ice, lock_after=HOUR),
        replace(ice, steps=()),
        *(replace(ice, steps=(step,)) for step in (replace(ICE, at_most=None), replace(ICE, checks=ICE.checks * 2))),
        replace(ice, steps=(replace(ICE, dose=Dose(Work.TIMED, 15 * MINUTE)),)),
    )
    assert [len(list(wrong_ice(entry))) for entry in spoilt] == [1] * len(spoilt)


def test_heat_keeps_its_times() -> None:
    """The heat timer is 10 to 15 min with a check at 5, ends at 20 whatever happens, and locks for an hour."""
    expect_none(wrong_heat(SHIPPED.routines["heat-pack"]))
    step = replace(ICE, exercise="heat")
    heat = replace(WARM_UP, steps=(step,), lock_after=HOUR)
    assert list(wrong_heat(heat)) == []
    spoilt = (
        replace(heat, lock_after=None),
        replace(heat, steps=(ICE,)),
        replace(heat, steps=(replace(step, at_most=21 * MINUTE),)),
        replace(heat, steps=(replace(step, checks=()),)),
        replace(heat, steps=(replace(step, dose=Dose(Work.TIMED, 16 * MINUTE)),)),
    )
    assert [len(list(wrong_heat(entry))) for entry in spoilt] == [1] * len(spoilt)


def test_contrast_ends_with_ice() -> None:
    """Contrast is four rounds of 3 min warm and 1 min cool, and the last is cool."""
    expect_none(wrong_contrast(SHIPPED.routines["contrast"]))
    warm = Step("heat", Dose(Work.TIMED, 3 * MINUTE), Side.BOTH)
    cool = Step("ice", Dose(Work.TIMED, MINUTE), Side.BOTH)
    assert list(wrong_contrast(replace(WARM_UP, steps=(warm, cool) * 4))) == []
    for steps in ((cool, warm) * 4, (warm, cool) * 3, (warm, cool) * 4 + (warm,)):
        assert len(list(wrong_contrast(replace(WARM_UP, steps=steps)))) == 1
    assert len(list(wrong_contrast(replace(WARM_UP, steps=(warm, replace(cool, at_most=HOUR)) * 4)))) == 4


def test_nordic_plan_follows_petersen() -> None:
    """The Nordic plan builds up over ten weeks with the days, sets and repetitions of petersen2011."""
    rows = SHIPPED.routines["nordic-hamstring-plan"].weeks
    expect_none(wrong_weeks(rows))
    assert list(wrong_weeks(HIS)) == []
    assert list(wrong_weeks((*HIS, WeekDose(1, 1, 3, (12, 10, 8))))) == ["11 weeks, not 10"]
    for index, spoilt in ((0, WeekDose(1, 2, 2, (5,))), (2, WeekDose(1, 3, 3, (9,))), (3, WeekDose(1, 3, 2, (8,)))):
        assert len(list(wrong_weeks((*HIS[:index], spoilt, *HIS[index + 1 :])))) == 1


ICE = Step(
    "ice",
    Dose(Work.TIMED, 10 * MINUTE),
    Side.BOTH,
    checks=(Check(5 * MINUTE, 5 * MINUTE, "Is the skin well?"),),
    at_most=20 * MINUTE,
)
HIS = (
    WeekDose(1, 1, 2, (5,)),
    WeekDose(1, 2, 2, (6,)),
    WeekDose(1, 3, 3, (8, 7, 6)),
    WeekDose(1, 3, 3, (10, 9, 8)),
    WeekDose(6, 3, 3, (12, 10, 8)),
)
