"""Each routine can be played, treats both sides alike, and keeps the rules of its occasion."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from coach.core.cues import Kind
from coach.core.knowledge import Grade
from coach.core.routine import Dose, Order, Routine, Side, When, Work
from coach.core.timeline import Timeline
from tests.content.samples import HOLD, SOUND, WARM_UP
from tests.content.shipped import SHIPPED, Content, expect_none

LONGEST_WARM_UP_HOLD = 10_000
"""Milliseconds of a hold before exercise. Our own convention."""

LEAST_THAT_COSTS = 60_000
"""Milliseconds of holding a muscle from which performance suffers (behm2016)."""


def unequal(timeline: Timeline) -> list[str]:
    """The sides that are asked for less than the other, or a timeline without anything to do."""
    asked = timeline.asked()
    left, right = asked.get(Side.LEFT, 0), asked.get(Side.RIGHT, 0)
    found = [] if left == right else [f"{timeline.routine}: left {left} ms, right {right} ms"]
    return found if asked else [f"{timeline.routine}: nothing to do"]


def held(routine: Routine, content: Content) -> dict[tuple[str, Side], int]:
    """Milliseconds that each muscle of each side is held in all."""
    total: dict[tuple[str, Side], int] = {}
    for segment in content.laid_out(routine).segments:
        if segment.kind is Kind.HOLD:
            sides = (Side.LEFT, Side.RIGHT) if segment.side is Side.BOTH else (segment.side,)
            for key in ((muscle, side) for muscle in content.exercises[segment.exercise].targets for side in sides):
                total[key] = total.get(key, 0) + segment.estimate
    return total


def costly_warm_up(routine: Routine, content: Content) -> Iterator[str]:
    """What a routine before exercise holds for too long, or does not let one leave out."""
    if When.BEFORE_EXERCISE not in routine.when:
        return
    for (muscle, side), length in held(routine, content).items():
        if length >= LEAST_THAT_COSTS:
            yield f"{routine.id}: {muscle}, {side}: {length} ms"
    for step in routine.flat_steps():
        if step.dose.work is Work.HOLD and not step.optional:
            yield f"{routine.id}: {step.exercise} is not optional"
        doses = (step.dose_of(side) for side in (Side.LEFT, Side.RIGHT))
        if any(dose.work is Work.HOLD and dose.length > LONGEST_WARM_UP_HOLD for dose in doses):
            yield f"{routine.id}: {step.exercise} is held too long"


@pytest.mark.parametrize("name", SHIPPED.routines)
def test_routines_are_playable_with_equal_sides(name: str) -> None:
    """Every routine lays out to something to do, and asks as much of the left side as of the right."""
    expect_none(unequal(SHIPPED.laid_out(SHIPPED.routines[name])))


def test_unequal_sides_are_found() -> None:
    """A side with a dose of its own, a side left out and an empty routine are told."""
    assert unequal(SOUND.laid_out(WARM_UP)) == []
    for spoilt in (replace(HOLD, left=Dose(Work.HOLD, 5_000)), replace(HOLD, sides=Side.LEFT)):
        assert len(unequal(SOUND.laid_out(replace(WARM_UP, steps=(spoilt,))))) == 1
    assert len(unequal(SOUND.laid_out(replace(WARM_UP, steps=())))) == 1


@pytest.mark.parametrize("name", SHIPPED.routines)
def test_every_routine_has_its_stop_signs(name: str) -> None:
    """A routine says when to stop."""
    assert SHIPPED.routines[name].stop_if


@pytest.mark.parametrize("name", SHIPPED.routines)
def test_warm_up_holds_are_short_and_optional(name: str) -> None:
    """Before exercise no muscle of a side is held for 60 s in all; each hold is optional and at most 10 s."""
    expect_none(costly_warm_up(SHIPPED.routines[name], SHIPPED))


def test_there_is_a_warm_up_with_a_hold() -> None:
    """The rule for warm-ups is about something: one of them has a hold, and is laid out with both sides of it."""
    warm_ups = [entry for entry in SHIPPED.routines.values() if When.BEFORE_EXERCISE in entry.when]
    assert any({side for _, side in held(entry, SHIPPED)} == {Side.LEFT, Side.RIGHT} for entry in warm_ups)


def test_costly_holds_are_found() -> None:
    """A hold of 11 s, one that may not be left out, and 60 s of a muscle in small parts are told."""

    def offences(dose: Dose, optional: bool, sides: Side = Side.EACH) -> int:
        step = replace(HOLD, dose=dose, optional=optional, sides=sides)
        return len(list(costly_warm_up(replace(WARM_UP, steps=(step,)), SOUND)))

    assert offences(Dose(Work.HOLD, 10_000, sets=5), optional=True) == 0
    assert offences(Dose(Work.HOLD, 11_000), optional=True) == 1
    assert offences(Dose(Work.HOLD, 10_000), optional=False) == 1
    assert offences(Dose(Work.HOLD, 10_000, sets=6), optional=True) == 2
    assert offences(Dose(Work.HOLD, 10_000, sets=6), optional=True, sides=Side.BOTH) == 2
    after = replace(WARM_UP, when=(When.AFTER_EXERCISE,), steps=(replace(HOLD, dose=Dose(Work.HOLD, 90_000)),))
    assert list(costly_warm_up(after, SOUND)) == []


def test_unwelcome_findings_are_told() -> None:
    """No effect, conflicting and not shown are grades of shipped links like any other."""
    grades = {link.grade for entry in SHIPPED.routines.values() for link in entry.links}
    assert {Grade.NO_EFFECT, Grade.CONFLICTING, Grade.NOT_TESTED} <= grades


def test_bedtime_cramp_routine_has_the_tested_dose() -> None:
    """Three holds of 10 s with 10 s rest for each leg at three stretches, for six weeks (hallegraeff2012)."""
    entry = SHIPPED.routines["bedtime-cramp-routine"]
    assert entry.course is not None
    assert entry.course.weeks == 6
    assert entry.days_per_week == 7
    assert [(step.dose, step.sides, step.order) for step in entry.flat_steps()] == [
        (Dose(Work.HOLD, 10_000, sets=3, rest=10_000), Side.EACH, Order.ONE_AFTER_OTHER)
    ] * 3
    ended: dict[tuple[str, Side], int] = {}
    for segment in SHIPPED.laid_out(entry).segments:
        if segment.kind is Kind.HOLD:
            key = (segment.exercise, segment.side)
            assert segment.start - ended.get(key, segment.start - 10_000) == 10_000
            ended[key] = segment.start + segment.estimate
    assert len(ended) == 6
