"""The hard stop of a card or a step: never more of it in all, cut alike for both sides, never left to the person."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.cues import Kind
from coach.core.exercise import Exercise, Position
from coach.core.placing import SHORTEST
from coach.core.routine import Dose, Round, Routine, Side, Step, Tempo, Work
from coach.core.timeline import Timeline, lay_out
from tests.core.layouts import lay, plan, work
from tests.core.strategies import CARDS, lengths, steps

MINUTE = 60_000
COLD = Exercise("cold", "Cold", "Put it on", (), Position.SITTING, True, (), at_most=2 * MINUTE)
CHILLED = {**CARDS, "cold": COLD}
cold_steps = st.builds(
    lambda step, name: replace(step, exercise=name), steps(), st.sampled_from(("cold", "cold", "calf"))
)


def chilled(*parts: Step | Round, limit: int | None = 2 * MINUTE) -> Timeline:
    cards = {**CHILLED, "cold": replace(COLD, at_most=limit)}
    return lay_out(Routine("r", "R", "", (), parts), cards.__getitem__)


@given(st.lists(cold_steps, min_size=1, max_size=5), st.integers(30_000, 300_000))
def test_a_hard_stop_of_a_card_holds_for_the_whole_routine(parts: list[Step], limit: int) -> None:
    """There is never more of it in all, not even with every set extended as far as it goes; none waits for a person."""
    played = [segment for segment in work(chilled(*parts, limit=limit)) if segment.exercise == "cold"]
    assert sum(segment.at_most or limit + 1 for segment in played) <= limit
    for segment in played:
        assert segment.length is not None and segment.at_most is not None
        assert SHORTEST <= segment.length <= segment.at_most
        assert segment.kind is not Kind.UNTIL_DONE


@given(st.lists(cold_steps, min_size=1, max_size=4))
def test_a_hard_stop_that_is_not_reached_changes_no_time(parts: list[Step]) -> None:
    """Where everything fits, each set lies and lasts as it would without a stop."""
    parts = [
        replace(step, dose=Dose(Work.TIMED, 1_000), left=None, right=None) if step.exercise == "cold" else step
        for step in parts
    ]
    assert plan(chilled(*parts)) == plan(chilled(*parts, limit=None))


@given(st.lists(st.none() | lengths, min_size=1, max_size=4), st.integers(1, 3), st.integers(30_000, 90_000))
def test_law_5_holds_where_a_hard_stop_cuts(holds: list[int | None], sets: int, limit: int) -> None:
    """What is cut is cut alike for both sides."""
    parts = [Step("cold", Dose(Work.TIMED, 4 * (hold or 10_000), sets=sets), Side.EACH) for hold in holds]
    asked = chilled(*parts, limit=limit).asked()
    assert asked[Side.LEFT] == asked[Side.RIGHT]


@pytest.mark.parametrize(
    ("minutes", "left"),
    [((1,), (60,)), ((2,), (120,)), ((3,), (120,)), ((1, 3), (60, 60)), ((2, 1), (120,)), ((1, 1, 1), (60, 60))],
)
def test_later_sets_are_cut_or_left_out(minutes: tuple[int, ...], left: tuple[int, ...]) -> None:
    """First come, first served: of two minutes in all, a later step gets what is left, or goes with its lead-in."""
    timeline = chilled(*(Step("cold", Dose(Work.TIMED, length * MINUTE), Side.BOTH) for length in minutes))
    assert [segment.estimate // 1000 for segment in work(timeline)] == list(left)
    assert len(timeline.segments) == 2 * len(left)


@pytest.mark.parametrize(
    ("limit", "lengths"),
    [(100_000, (33_000,) * 3), (3_000, (1_000,) * 3), (2_999, ()), (90_000, (30_000,) * 3)],
)
def test_the_sets_of_a_step_are_cut_alike_to_whole_seconds(limit: int, lengths: tuple[int, ...]) -> None:
    """So that the last seconds are counted on the second; what would be shorter than a second is left out."""
    timeline = chilled(Step("cold", Dose(Work.TIMED, 40_000, sets=3), Side.BOTH), limit=limit)
    assert tuple(segment.length for segment in work(timeline)) == lengths


def test_what_fits_is_not_cut() -> None:
    """A side may have more than its share, as long as there is enough for both."""
    step = Step("cold", Dose(Work.TIMED, 15_000), Side.EACH, right=Dose(Work.TIMED, 45_000))
    assert [segment.length for segment in work(chilled(step, limit=60_000))] == [15_000, 45_000]
    assert [segment.length for segment in work(chilled(step, limit=58_000))] == [15_000, 29_000]


def test_what_has_a_hard_stop_never_waits_for_the_person() -> None:
    """A set that the person would end has its estimate as its time, and can be extended up to the stop."""
    last = chilled(Step("cold", Dose(Work.UNTIL_DONE, 45_000), Side.BOTH)).segments[-1]
    assert (last.kind, last.length, last.at_most) == (Kind.TIMED, 45_000, 2 * MINUTE)


def test_the_lower_of_two_hard_stops_counts() -> None:
    """A step's own stop and its card's: a set is never longer than either."""
    dose = Dose(Work.TIMED, 10 * MINUTE)
    stops = [chilled(Step("cold", dose, Side.BOTH, at_most=stop)).segments[-1].at_most for stop in (MINUTE, 5 * MINUTE)]
    assert stops == [MINUTE, 2 * MINUTE]
    by_itself = lay(Step("plain", dose, Side.BOTH, at_most=MINUTE)).segments[-1]
    assert (by_itself.length, by_itself.at_most) == (MINUTE, MINUTE)


def test_a_set_that_is_cut_counts_the_repetitions_that_fit() -> None:
    """Ten repetitions of four seconds are five where the stop comes after twenty seconds."""
    dose = Dose(Work.REPS, reps=(10,), tempo=Tempo(2_000, 2_000))
    last = chilled(Step("cold", dose, Side.BOTH), limit=20_000).segments[-1]
    assert (last.length, last.reps) == (20_000, 5)
    last = chilled(Step("cold", dose, Side.BOTH), limit=3_000).segments[-1]
    assert (last.length, last.reps) == (3_000, 1)
