"""Generators: routines, the timelines made of them, and scripts of what a person does during a session."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from coach.core.exercise import Exercise, Position
from coach.core.placing import Preferences
from coach.core.routine import Check, Dose, Order, Round, Routine, Side, Step, Tempo, Work
from coach.core.timeline import Timeline, lay_out

CARDS = {
    card.id: card
    for card in (
        Exercise("calf", "Wall calf stretch", "Lean on the wall", (), Position.STANDING, True, ()),
        Exercise(
            "bridge", "Bridge", "Lift your hips until knee, hip and shoulder line up", (), Position.LYING, True, ()
        ),
        Exercise("walk", "Walk", "Walk " + "on and " * 60, (), Position.WALKING, False, ()),
    )
}

EDGES = (0, 1, 999, 1_000, 1_001, 1_999, 2_000, 2_500, 2_999, 3_000, 3_001, 4_000, 19_999, 20_000, 20_001, 21_000)

lengths = st.sampled_from(EDGES) | st.integers(1_000, 40_000)
rests = st.sampled_from((0, 500, 1_000, 5_500, 10_000, 30_000))
overrides = st.none() | st.sampled_from((0, 400, 1_000, 1_500, 2_000, 2_500, 4_000, 12_000))
tempos = st.builds(Tempo, st.integers(200, 3_000), st.integers(200, 2_000))
counts = st.lists(st.integers(1, 6), min_size=1, max_size=3).map(tuple)
sets = st.integers(1, 3)
plain_doses = st.builds(Dose, st.sampled_from((Work.HOLD, Work.TIMED, Work.UNTIL_DONE)), lengths, sets=sets, rest=rests)
rep_doses = st.builds(Dose, st.just(Work.REPS), reps=counts, tempo=tempos, sets=sets, rest=rests)
doses = plain_doses | rep_doses
checks = st.lists(
    st.builds(
        Check, st.integers(1_000, 30_000), st.none() | st.integers(1_000, 20_000), st.sampled_from(("Numb?", "White?"))
    ),
    max_size=2,
).map(tuple)
closed_doses = doses.filter(lambda dose: dose.work is not Work.UNTIL_DONE)


def steps(
    doses: st.SearchStrategy[Dose] = doses, own: st.SearchStrategy[Dose | None] | None = None
) -> st.SearchStrategy[Step]:
    """One step, with a dose of its own for a side unless `own` says otherwise."""
    own = st.none() | doses if own is None else own
    made = st.builds(
        Step,
        st.sampled_from(sorted(CARDS)),
        doses,
        st.sampled_from(Side),
        st.sampled_from(Order),
        left=own,
        right=own,
        prepare=overrides,
        switch=overrides,
        checks=checks,
        at_most=st.none() | st.integers(5_000, 60_000),
    )
    # Of a part without a length they are asked for three hours, second by second.
    return made.map(lambda step: replace(step, checks=()) if _has(step, Work.UNTIL_DONE) else step)


def _has(step: Step, work: Work) -> bool:
    return any(dose.work is work for dose in (step.dose, step.left, step.right) if dose is not None)


def routines(step: st.SearchStrategy[Step]) -> st.SearchStrategy[Routine]:
    """A short routine of steps and rounds."""
    rounds = st.builds(Round, st.integers(1, 2), st.lists(step, min_size=1, max_size=2).map(tuple))
    parts = st.lists(step | rounds, min_size=1, max_size=3).map(tuple)
    return st.builds(Routine, st.just("routine"), st.just("Routine"), st.just(""), st.just(()), parts)


preferences = st.builds(Preferences, side=st.none() | st.sampled_from((Side.LEFT, Side.RIGHT)))


def laid_out(step: st.SearchStrategy[Step]) -> st.SearchStrategy[Timeline]:
    """The timeline of a short routine."""
    return st.builds(lambda routine, wish: lay_out(routine, CARDS.__getitem__, wish), routines(step), preferences)


timelines = laid_out(steps())
closed_timelines = laid_out(steps(closed_doses))
"""Timelines that end by themselves."""


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody waits, and then gives a command some time after the program last looked at the clock."""

    wait: int
    """Milliseconds during which the front end follows the deadlines."""
    aim: int | None
    """Instead of `wait`: so many milliseconds before the end of the segment."""
    late: int
    """Milliseconds before the command at which the front end last looked."""
    pick: int
    """Which of the legal commands."""
    by: int
    """By how much to extend or shorten."""


acts = st.builds(
    Act,
    wait=st.sampled_from((0, 1_000, 3_000)) | st.integers(0, 30_000),
    aim=st.none() | st.sampled_from((4_000, 3_000, 2_000, 1_999, 1_000, 1, 0)),
    late=st.just(0) | st.integers(1, 4_999) | st.just(5_000),
    pick=st.integers(0, 999),
    by=st.sampled_from((500, 1_000, 10_000)) | st.integers(1, 30_000),
)
scripts = st.lists(acts, max_size=12)
