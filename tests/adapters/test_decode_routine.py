"""Decoding routines: doses, sides and rounds, and the checks across their values."""

import pytest

from coach.adapters.decode_routine import build_routine
from coach.core.exercise import Exercise, Position
from coach.core.knowledge import Grade, Link, Purpose, Source, Status
from coach.core.routine import Check, Course, Dose, Order, Round, Routine, Side, Step, Tempo, WeekDose, When, Work
from tests.adapters.documents import ROUTINE, drafted, told

HEAD = ROUTINE.partition("steps:")[0]
TWO_SECONDS = Tempo(2_000, 2_000)


def card_of(name: str) -> Exercise:
    """A card for any id; what is called `both-...` is not done one side at a time."""
    return Exercise(name, name, "Do it", (), Position.STANDING, not name.startswith("both-"), ())


def built(text: str) -> tuple[Routine | None, list[str]]:
    draft = drafted(text)
    assert draft.fields is not None and not draft.found.broken, draft.found.problems
    routine = build_routine("r", draft.fields, card_of, draft.found)
    return routine, [str(problem).removeprefix("file.yaml:") for problem in draft.found.problems]


def step(yaml: str) -> Step:
    routine, problems = built(f"{HEAD}steps:\n  - {{exercise: calf, {yaml}}}\n")
    assert routine is not None and not problems
    (only,) = routine.steps
    assert isinstance(only, Step)
    return only


DOSES = {
    "hold: 30 s": Dose(Work.HOLD, 30_000),
    "hold: 30 s, sets: 3, rest: 10 s": Dose(Work.HOLD, 30_000, sets=3, rest=10_000),
    "for: 5 min": Dose(Work.TIMED, 300_000),
    "until_done: true": Dose(Work.UNTIL_DONE, 60_000),
    "until_done: true, about: 2 min": Dose(Work.UNTIL_DONE, 120_000),
    "reps: 10": Dose(Work.REPS, reps=(10,), tempo=TWO_SECONDS),
    "reps: 10, tempo: {out: 4 s, back: 0.5 s}": Dose(Work.REPS, reps=(10,), tempo=Tempo(4_000, 500)),
    "reps: [12, 10, 8]": Dose(Work.REPS, reps=(12, 10, 8), tempo=TWO_SECONDS, sets=3),
    "reps: [12, 10], sets: 4": Dose(Work.REPS, reps=(12, 10), tempo=TWO_SECONDS, sets=4),
    "reps: [12], sets: 4": Dose(Work.REPS, reps=(12,), tempo=TWO_SECONDS, sets=4),
}


@pytest.mark.parametrize("yaml", DOSES)
def test_doses(yaml: str) -> None:
    """Each way of working becomes its dose, with the defaults that the documentation tells."""
    assert step(yaml).dose == DOSES[yaml]


OWN_DOSES = {
    "hold: 30 s, rest: 5 s, left: {sets: 3}": Dose(Work.HOLD, 30_000, sets=3, rest=5_000),
    "hold: 30 s, sets: 2, left: {hold: 45 s}": Dose(Work.HOLD, 45_000, sets=2),
    "hold: 30 s, sets: 2, left: {rest: 9 s}": Dose(Work.HOLD, 30_000, sets=2, rest=9_000),
    "hold: 30 s, rest: 5 s, left: {rest: 0 s}": Dose(Work.HOLD, 30_000),
    "hold: 30 s, sets: 2, left: {for: 45 s}": Dose(Work.TIMED, 45_000, sets=2),
    "hold: 30 s, left: {reps: 5}": Dose(Work.REPS, reps=(5,), tempo=TWO_SECONDS),
    "reps: 10, tempo: {out: 3 s, back: 1 s}, left: {reps: 12}": Dose(Work.REPS, reps=(12,), tempo=Tempo(3_000, 1_000)),
    "reps: 10, left: {tempo: {out: 3 s, back: 1 s}}": Dose(Work.REPS, reps=(10,), tempo=Tempo(3_000, 1_000)),
    "reps: [9, 8], left: {sets: 3}": Dose(Work.REPS, reps=(9, 8), tempo=TWO_SECONDS, sets=3),
    "reps: 10, sets: 3, left: {hold: 20 s}": Dose(Work.HOLD, 20_000, sets=3),
    "until_done: true, about: 90 s, left: {sets: 2}": Dose(Work.UNTIL_DONE, 90_000, sets=2),
}


@pytest.mark.parametrize("yaml", OWN_DOSES)
def test_what_a_side_leaves_open_comes_from_its_step(yaml: str) -> None:
    """A side's own dose stands in for the step's, value by value; the other side keeps the step's."""
    made = step(yaml)
    assert made.left == OWN_DOSES[yaml] and made.right is None


def test_sides_follow_the_exercise_where_nothing_is_said() -> None:
    """Each side in turn for a sided exercise, both at once for another; what the step says goes first."""
    text = f"{HEAD}steps:\n" + "".join(
        f"  - {{exercise: {name}, hold: 5 s{sides}}}\n"
        for name, sides in (
            ("calf", ""),
            ("both-arms", ""),
            ("calf", ", sides: affected"),
            ("both-arms", ", sides: each"),
        )
    )
    routine, _ = built(text)
    assert routine is not None
    assert [made.sides for made in routine.flat_steps()] == [Side.EACH, Side.BOTH, Side.AFFECTED, Side.EACH]


def test_a_routine_is_built_from_every_key() -> None:
    """Each key of a routine file arrives."""
    text = f"""{HEAD}days_per_week: 5
steps:
  - repeat: 3
    steps:
      - exercise: calf
        for: 10 min
        order: one-after-other
        instruction: Press
        prepare: 20 s
        switch: 7 s
        optional: true
        prepares: true
        checks: [{{at: 5 min, every: 2 min, ask: Is the skin white?}}]
        at_most: 20 min
  - {{exercise: calf, hold: 1 s}}
dose_source: [{{convention: ours}}]
links:
  - purpose: flexibility
    outcome: reach
    grade: no-effect
    finding: Nothing.
    population: adults
    effect: 0 cm
    n: 12
    harm: none
    sources: [{{ref: a, status: seen}}]
stop_if: [It burns.]
lock_after: 2 h
course: {{weeks: 6, review: Better?}}
weeks: [{{weeks: 1, days: 1, sets: 2, reps: 5}}, {{weeks: 2, days: 2, sets: 3, reps: [8, 6]}}]
tags: [calf]
formerly: [old]
"""
    routine, problems = built(text)
    check = Check(300_000, 120_000, "Is the skin white?")
    first = Step(
        "calf", Dose(Work.TIMED, 600_000), Side.EACH, Order.ONE_AFTER_OTHER,
        instruction="Press", prepare=20_000, switch=7_000, optional=True, prepares=True, checks=(check,),
        at_most=1_200_000,
    )  # fmt: skip
    assert not problems
    assert routine == Routine(
        id="r",
        title="Calf stretch",
        summary="Two holds a side.",
        when=(When.AFTER_EXERCISE, When.ANY_TIME),
        steps=(Round(3, (first,)), Step("calf", Dose(Work.HOLD, 1_000), Side.EACH)),
        days_per_week=5,
        dose_source=(Source(convention="ours"),),
        links=(
            Link(
                "reach", Grade.NO_EFFECT, "Nothing.", (Source("a", Status.SEEN),),
                purpose=Purpose.FLEXIBILITY, population="adults", effect="0 cm", n=12, harm="none",
            ),
        ),
        stop_if=("It burns.",),
        lock_after=7_200_000,
        course=Course(6, "Better?"),
        weeks=(WeekDose(1, 1, 2, (5,)), WeekDose(2, 2, 3, (8, 6))),
        tags=("calf",),
        formerly=("old",),
    )  # fmt: skip


BAD_STEPS = {
    "sets: 2": "6:5: step: one of `hold`, `reps`, `for`, `until_done` is missing; add it",
    "hold: 30 s, tempo: {out: 1 s, back: 1 s}":
        "6:5: step: `tempo` means something only beside `reps`; add that, or take it out",
    "hold: 30 s, about: 1 min": "6:5: step: `about` means something only beside `until_done`; add that, or take it out",
    "until_done: false": "6:34: until_done: `false` is not `true`; write that",
    "hold: 1 s, sets: 51": "6:39: sets: `51` is out of bounds; write a whole number from 1 to 50",
    "reps: 201": "6:28: reps: `201` is out of bounds; write a whole number from 1 to 200",
    "reps: [3, 4], sets: 1": "6:28: reps: there are 2 numbers for 1 sets; take some out, or add sets",
    "reps: [3, 4], left: {sets: 1}": "",
    "reps: 4, left: {reps: [1, 2], sets: 1}":
        "6:44: reps: there are 2 numbers for 1 sets; take some out, or add sets",
    "reps: 1, tempo: {out: 0.4 s, back: 0.5 s}":
        "6:28: reps: a set of 1 takes less than 1 s; slow the tempo down, or add repetitions",
    "reps: 1, tempo: {out: 0.5 s, back: 0.5 s}": "",
    "reps: [1, 200], tempo: {out: 1 min, back: 1 min}":
        "6:28: reps: a set of 200 takes more than 3 h; write fewer",
    "reps: 200, tempo: {out: 1 min, back: 1 min}": "6:28: reps: a set of 200 takes more than 3 h; write fewer",
    "hold: 5 s, left: {tempo: {out: 1 s, back: 1 s}}":
        "6:47: tempo: this means something only beside `reps`; add that, or take it out",
    "hold: 5 s, left: {reps: 2, hold: 1 s}":
        "6:39: dose of one side: only one of `hold`, `reps`, `for` may stand here; keep one",
    "hold: 5 s, sides: both, left: {sets: 2}":
        "6:52: left: a side has its own dose only with `sides: each`; take one out",
    "for: 5 min, at_most: 4 min": "6:43: at_most: the set takes 5 min; write that or more",
    "for: 5 min, at_most: 5 min": "",
    "for: 5 min, at_most: 6 min, left: {for: 7 min}": "6:43: at_most: the set takes 7 min; write that or more",
    "for: 5 min, at_most: 6 min, left: {for: 6 min}": "",
    "for: 5 min, checks: [{at: 6 min, ask: Well?}]": "6:48: at: the set is over after 5 min; write that or less",
    "until_done: true, at_most: 5 min":
        "6:5: step: only one of `until_done`, `at_most` may stand here; keep one",
    "reps: 10, at_most: 39 s": "6:28: reps: a set of 10 takes longer than `at_most`; mend one of them",
    "reps: 10, at_most: 40 s": "",
    "hold: 5 s, prepare: 0 s": "6:42: prepare: `0 s` is too short; write 1 s to 1 h",
}  # fmt: skip


@pytest.mark.parametrize("yaml", BAD_STEPS)
def test_values_of_a_step_fit_each_other(yaml: str) -> None:
    """What cannot be at the same time is told where it can be mended; what just fits is let through."""
    expected = BAD_STEPS[yaml]
    assert told(f"{HEAD}steps:\n  - {{exercise: calf, {yaml}}}\n") == ([expected] if expected else [])


def test_a_side_of_its_own_needs_an_exercise_with_sides() -> None:
    """Where the exercise decides that both sides work at once, a dose for one of them is a mistake."""
    routine, problems = built(f"{HEAD}steps:\n  - {{exercise: both-arms, hold: 5 s, right: {{sets: 2}}}}\n")
    assert routine is None
    assert problems == [
        "6:45: right: `both-arms` is not done one side at a time; take this out, or write `sides: each`"
    ]


@pytest.mark.parametrize(("repeat", "ok"), [(5, True), (6, False)])
def test_nobody_lays_out_a_million_sets(repeat: int, ok: bool) -> None:
    """At most 500 sets, rounds and sides counted: 50 sets on each of two sides, five times over."""
    text = f"{HEAD}steps:\n  - repeat: {repeat}\n    steps: [{{exercise: calf, hold: 1 s, sets: 50}}]\n"
    routine, problems = built(text)
    assert (routine is not None) is ok
    assert problems == ([] if ok else ["6:3: steps: rounds and sides make 600 sets; write at most 500"])


def test_sets_are_counted_by_side() -> None:
    """A side with sets of its own counts with its own."""
    step_of = "{exercise: calf, hold: 1 s, sets: 1, left: {sets: 50}}"
    text = f"{HEAD}steps:\n  - repeat: 10\n    steps: [{step_of}]\n"
    assert built(text)[1] == ["6:3: steps: rounds and sides make 510 sets; write at most 500"]


def test_rows_of_weeks_end_with_the_course() -> None:
    """Rows beyond the end of the course are worth a warning, and the routine stays usable."""
    rows = "course: {weeks: 2}\nweeks: [{weeks: 3, days: 1, sets: 1, reps: 5}]\n"
    message = "11:8: warning: weeks: the rows make 3 weeks, but the course ends after 2; mend one of them"
    assert told(ROUTINE + rows) == [message]
    assert built(ROUTINE + rows)[0] is not None
    assert "only beside `course`" in told(ROUTINE + rows.partition("\n")[2])[0]
