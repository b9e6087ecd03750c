"""The tables of weeks that ship, as somebody plays them who follows them."""

from dataclasses import replace

import pytest

from coach.core.course import row_of, week_of, weeks_in
from coach.core.routine import Routine, Step
from tests.content.shipped import LIBRARY

TABLES = [routine for routine in LIBRARY.routines().values() if routine.weeks]


@pytest.mark.parametrize("routine", TABLES, ids=lambda routine: routine.id)
def test_every_week_of_a_table_can_be_played(routine: Routine) -> None:
    """Its rows make up the whole course, and in each week one step has the dose of its row and the rest is kept."""
    assert sum(row.weeks for row in routine.weeks) == weeks_in(routine)
    for week in range(1, weeks_in(routine) + 1):
        made, row = week_of(routine, week), row_of(routine, week)
        assert row is not None
        assert any((step.dose.sets, step.dose.reps) == (row.sets, row.reps) for step in made.flat_steps())
        assert replace(made, steps=routine.steps) == routine
        assert week > 1 or made == routine, "the file itself shows the first week"


def test_the_nordic_plan_grows_in_the_lowering_alone() -> None:
    """Ten weeks of petersen2011; the walk and the jog before it stay as they are."""
    plan = LIBRARY.routines()["nordic-hamstring-plan"]
    doses = []
    for week in range(1, 11):
        *before, main = week_of(plan, week).steps
        assert tuple(before) == plan.steps[:-1]
        assert isinstance(main, Step) and main.exercise == "nordic-hamstring"
        doses.append((main.dose.sets, main.dose.reps))
    assert doses == [(2, (5,)), (2, (6,)), (3, (6,)), (3, (8,)), *[(3, (12, 10, 8))] * 6]
