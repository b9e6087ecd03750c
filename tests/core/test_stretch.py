"""Extending and shortening by example: what is announced once its end has moved, and how far it can move."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.cues import CueId
from coach.core.events import EventName
from coach.core.moves import Command, Phase
from coach.core.routine import Dose, Routine, Side, Step, Work
from coach.core.timeline import Timeline, lay_out
from tests.core.driver import EVERY, Run
from tests.core.strategies import CARDS, Act, scripts, timelines

LEAD_IN = 10_000


def at(into: int, length: int = 30_000, at_most: int | None = None) -> Run:
    """So many milliseconds into a hold."""
    step = Step("calf", Dose(Work.HOLD, length), Side.BOTH, prepare=LEAD_IN, at_most=at_most)
    run = Run(lay_out(Routine("r", "R", "", (), (step,)), CARDS.__getitem__))
    run.follow(run.now + LEAD_IN + into)
    return run


def told_after(run: Run, command: Command, by: int) -> list[tuple[str, int]]:
    """The cues of the hold that come with the command and after it, and when, from the beginning of the hold."""
    begin = next(event.at for event in run.events if event.cue is CueId.START)
    before = len(run.events)
    run.order(run.now, command, by)
    run.follow(run.now + 100_000)
    new = [event for event in run.events[before:] if event.cue is not None and event.segment is not None]
    return [(event.cue.value, event.at - begin) for event in new if event.cue is not None]


def last_seconds(end: int) -> list[tuple[str, int]]:
    return [("three", end - 3_000), ("two", end - 2_000), ("one", end - 1_000), ("release", end)]


def last_ten(end: int) -> list[tuple[str, int]]:
    return [("ten", end - 10_000), *last_seconds(end)]


def test_three_seconds_that_are_left_are_counted_at_once() -> None:
    """Shortening to three seconds says three with the command."""
    assert told_after(at(5_250), Command.SHORTEN, 30_000) == last_seconds(8_250)


def test_the_last_seconds_are_counted_again_in_a_longer_hold() -> None:
    """Ten, three and two were told; after that the end moved away and what is left is told anew."""
    assert told_after(at(28_500), Command.EXTEND, 10_000) == last_ten(40_000)


def test_halfway_is_not_told_twice() -> None:
    """The middle of the longer hold lies ahead again; it was told, and that is that."""
    assert told_after(at(16_000), Command.EXTEND, 10_000) == last_ten(40_000)
    assert told_after(at(17_500, length=20_000), Command.EXTEND, 30_000) == last_ten(50_000)


def test_halfway_moves_with_the_end() -> None:
    """As long as it was not told, it is told in the middle of what the hold has become."""
    assert told_after(at(12_000), Command.EXTEND, 20_000) == [("halfway", 25_000), *last_ten(50_000)]
    assert told_after(at(5_000), Command.SHORTEN, 8_000) == [("halfway", 11_000), *last_ten(22_000)]


def test_a_middle_that_has_gone_by_is_not_told() -> None:
    """Shortening may put the middle into the past, where nothing is announced any more."""
    assert told_after(at(25_000, length=60_000), Command.SHORTEN, 20_000) == last_ten(40_000)


def test_a_cue_that_still_sounds_is_not_talked_over() -> None:
    """Half a second more while "three" sounds: the second three would sound into it, and gives way."""
    assert told_after(at(27_000), Command.EXTEND, 500) == last_seconds(30_500)[1:]


@pytest.mark.parametrize(
    ("length", "at_most", "left"),
    [(30_000, None, 35_000), (30_000, 60_000, 35_000), (30_000, 32_000, 27_000), (30_000, 20_000, 15_000)],
)
def test_a_hard_stop_holds_back(length: int, at_most: int | None, left: int) -> None:
    """Extending goes as far as the hard stop, and a routine that asks for more is laid out no longer than that."""
    run = at(5_000, length, at_most)
    run.order(run.now, Command.EXTEND)
    assert run.session.view(run.now).left == left


def test_a_second_go_at_a_used_up_hard_stop_is_one_second_and_stays_one() -> None:
    """Where a tenth of a second is left, the segment that is begun again is as short as one can be, extended or not."""
    run = at(29_900, at_most=30_000)
    run.order(run.now, Command.REDO)
    assert run.session.view(run.now).left == 1_000
    run.order(run.now, Command.EXTEND)
    assert run.session.view(run.now).left == 1_000


@given(timelines, scripts, st.sampled_from((Command.EXTEND, Command.SHORTEN)), st.integers(1, 40_000))
def test_a_moved_end_is_told(timeline: Timeline, script: list[Act], command: Command, by: int) -> None:
    """With the segment's length as it is now, at the instant of the command; where nothing moves nothing is told."""
    run = Run(timeline).perform(script, EVERY)
    before, told = run.session.view(run.now), len(run.events)
    assume(run.session.phase in (Phase.RUNNING, Phase.PAUSED) and run.order(run.now, command, by))
    after = run.session.view(run.now)
    changes = [
        (event.at, event.segment, event.length)
        for event in run.events[told:]
        if event.name is EventName.SEGMENT_CHANGED
    ]
    moved = [(run.now, after.segment, after.elapsed + (after.left or 0))]
    assert changes == (moved if after.left != before.left else [])


def test_shortening_leaves_three_seconds_or_what_there_is() -> None:
    """The end never comes nearer than three seconds, and is never moved away."""
    for into, left in ((5_000, 15_000), (20_000, 3_000), (27_000, 3_000), (28_000, 2_000), (29_999, 1)):
        run = at(into)
        run.order(run.now, Command.SHORTEN)
        assert run.session.view(run.now).left == left
