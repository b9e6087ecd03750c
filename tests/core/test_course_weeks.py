"""The table of weeks: what it makes of a routine that is followed, and of nothing else."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coach.core.answers import CourseMove
from coach.core.course import as_followed, row_of, week_of, weeks_in
from coach.core.routine import Round, Side, Step
from tests.core.courses_made_up import MONDAY, PACED, PLAIN, PLAN, after, stand, step
from tests.core.stage import HOLD


def test_the_last_row_stands_for_all_weeks_after_it() -> None:
    """Each row for as many weeks as it says."""
    rows = [row_of(PLAN, week) for week in (1, 2, 3, 4, 5, 99)]
    assert rows == [PLAN.weeks[n] for n in (0, 1, 1, 2, 2, 2)]
    assert row_of(PLAIN, 1) is None


def test_a_course_has_the_weeks_that_its_routine_names() -> None:
    """Those of its course, else those of its table; none where it says nothing."""
    assert (weeks_in(PLAN), weeks_in(replace(PLAN, course=None)), weeks_in(PLAIN)) == (10, 4, 0)


def test_a_week_doses_the_main_exercise_alone() -> None:
    """The last one counted in repetitions that prepares nothing, within a round too; everything else stays."""
    walk, lowering = PLAN.steps
    assert isinstance(lowering, Step)
    third = replace(lowering, dose=replace(PACED, sets=3, reps=(6,)))
    assert week_of(PLAN, 3) == replace(PLAN, steps=(walk, third))
    swings, hold = replace(lowering, exercise="swings", prepares=True), Step("calf", HOLD, Side.EACH)
    for tail in ((swings,), (hold,), (Round(2, (swings, hold)),)):
        assert week_of(replace(PLAN, steps=(lowering, lowering, *tail)), 3).steps == (lowering, third, *tail)
    inner = replace(PLAN, steps=(lowering, Round(2, (lowering, lowering, hold)), hold))
    assert week_of(inner, 3).steps == (lowering, Round(2, (lowering, third, hold)), hold)


def test_without_a_table_or_a_main_exercise_a_routine_stays_itself() -> None:
    """A step of which one side is held is not counted in repetitions."""
    assert week_of(PLAIN, 3) is PLAIN
    uneven = Step("lowering", PACED, Side.EACH, left=HOLD)
    for steps in (PLAN.steps[:1], (uneven,), (Round(2, (uneven,)),)):
        other = replace(PLAN, steps=steps)
        assert week_of(other, 3) is other


own = st.none() | st.just(replace(PACED, sets=1)) | st.just(replace(PACED, reps=(3, 2), rest=30_000))
some_step = st.builds(
    Step,
    st.sampled_from(("walk", "lowering", "calf")),
    st.sampled_from((PACED, HOLD)),
    st.just(Side.EACH),
    left=own,
    right=own,
    prepares=st.booleans(),
)
some_entry = some_step | st.builds(Round, st.just(2), st.lists(some_step, min_size=1, max_size=3).map(tuple))


@given(st.lists(some_entry, min_size=1, max_size=4).map(tuple), st.integers(1, 12))
def test_a_week_changes_sets_and_repetitions_of_one_step(steps: tuple[Step | Round, ...], week: int) -> None:
    """Nothing else of the routine, and both sides alike."""
    before = replace(PLAN, steps=steps)
    made = week_of(before, week)
    row = row_of(before, week)
    assert row is not None
    assert replace(made, steps=steps) == before
    pairs = zip(flat(steps), flat(made.steps), strict=True)
    changed = [(old, new) for old, new in pairs if old != new]
    assert len(changed) <= 1
    for old, new in changed:
        for side in (Side.LEFT, Side.RIGHT, Side.BOTH):
            assert new.dose_of(side) == replace(old.dose_of(side), sets=row.sets, reps=row.reps)
        assert replace(new, dose=old.dose, left=old.left, right=old.right) == old


def flat(entries: tuple[Step | Round, ...]) -> list[Step]:
    """Each step as it is written, rounds once."""
    return [step for entry in entries for step in (entry.steps if isinstance(entry, Round) else (entry,))]


def test_a_routine_is_played_as_its_course_has_it() -> None:
    """In the week of the newest course of it that runs; otherwise as it is written."""
    entries = [step(MONDAY, routine="plan", weeks=10), step(MONDAY, course="other")]
    found = stand(entries, after(21))
    assert as_followed(PLAN, found) == week_of(PLAN, 4) != PLAN
    assert as_followed(replace(PLAN, id="plain"), found) == week_of(replace(PLAN, id="plain"), 4)
    assert as_followed(replace(PLAN, id="nobody's"), found).steps == PLAN.steps
    for what in (CourseMove.PAUSED, CourseMove.STOPPED):
        rests = [*entries, step(after(20), what)]
        assert as_followed(PLAN, stand(rests, after(21))) is PLAN
    assert as_followed(PLAN, stand(entries, after(70))) is PLAN
    anew = stand([*entries, step(after(21), course="again", routine="plan")], after(21))
    assert as_followed(PLAN, anew) == week_of(PLAN, 1)
