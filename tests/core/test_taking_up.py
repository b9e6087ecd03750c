"""A session that was cut off and is taken up, by example: wherever it was killed, and whatever had been moved."""

import pytest

from coach.core.cues import CueId
from coach.core.events import EventName
from coach.core.moves import Command, Phase
from coach.core.record import Ended, State
from coach.core.routine import Round, Routine, Side, Step
from coach.core.timeline import lay_out
from tests.core.cut_off import held_in_each, taken_up, through_json
from tests.core.driver import Run
from tests.core.stage import HOLD, LEAD_IN, WALK, line
from tests.core.strategies import CARDS


def cut_in_a_hold(into: int, at_most: int | None = None) -> Run:
    """A hold of thirty seconds that has gone on for so long."""
    run = Run(line(HOLD, HOLD, at_most=at_most))
    run.follow(run.now + LEAD_IN + into)
    return run


@pytest.mark.parametrize("command", [Command.EXTEND, Command.SHORTEN])
def test_a_moved_end_is_not_remembered(command: Command) -> None:
    """No record holds it: the segment has the length again that the routine asks for, and nothing held is lost."""
    run = cut_in_a_hold(8_000)
    run.order(run.now, command)
    again = taken_up(run.session, run.now)
    view = again.session.view(run.now)
    assert (view.elapsed, view.left) == (8_000, 22_000)


def test_a_hold_that_was_longer_than_asked_is_not_cut_back() -> None:
    """Extended and cut off after 34 s of 30: what was held stays held, and it is whole."""
    run = cut_in_a_hold(20_000)
    run.order(run.now, Command.EXTEND)
    run.follow(run.now + 14_000)
    again = taken_up(run.session, run.now)
    again.order(run.now, Command.RESUME)
    again.follow(run.now + 10_000)
    first = next(play for play in again.session.plays() if play.index == 1)
    assert first.held >= 34_000
    assert first.ended is Ended.COMPLETED


def test_the_middle_is_not_told_again_in_an_extended_hold() -> None:
    """It was told before the kill; ten seconds more put it ahead once more, and that is that (law 6)."""
    run = cut_in_a_hold(16_000)
    again = taken_up(run.session, run.now)
    again.order(run.now, Command.EXTEND)
    again.order(run.now, Command.RESUME)
    again.follow(run.now + 24_000)
    cues = [event.cue for event in again.events if event.cue is not None]
    assert cues == [CueId.TEN, CueId.THREE, CueId.TWO, CueId.ONE, CueId.RELEASE]


@pytest.mark.parametrize("into", [5_000, 28_000, 34_000])
def test_an_extended_hold_keeps_its_hard_stop(into: int) -> None:
    """Forty seconds at most: after the kill it can be extended to them and no further."""
    run = cut_in_a_hold(4_000, at_most=40_000)
    run.order(run.now, Command.EXTEND)
    run.follow(run.now + into - 4_000)
    again = taken_up(run.session, run.now)
    for _ in range(3):
        again.order(run.now, Command.EXTEND)
    assert again.session.view(run.now).left == 40_000 - into


def test_a_second_go_keeps_what_the_first_one_used_up() -> None:
    """Twenty of thirty seconds held, begun again, cut off after four: six of the hard stop are left."""
    run = cut_in_a_hold(20_000, at_most=30_000)
    run.order(run.now, Command.REDO)
    run.follow(run.now + 4_000)
    again = taken_up(run.session, run.now)
    assert again.session.view(run.now).left == 6_000
    again.order(run.now, Command.EXTEND)
    assert again.session.view(run.now).left == 6_000


def test_killed_in_a_lead_in_it_leads_in_again() -> None:
    """Whoever comes back must find the position anew: the whole ten seconds, and then the hold."""
    run = Run(line(HOLD))
    run.follow(run.now + 6_500)
    again = taken_up(run.session, run.now)
    assert again.session.view(run.now).left == LEAD_IN
    again.order(run.now, Command.RESUME)
    again.follow(run.now + LEAD_IN + 1)
    cues = [event.cue for event in again.events if event.cue is not None]
    assert cues == [CueId.GET_READY, CueId.THREE, CueId.TWO, CueId.ONE, CueId.START]


def test_killed_in_the_closing_second_nothing_is_left_to_do() -> None:
    """All of it was held: after a second it is done, and completed."""
    run = Run(line(HOLD))
    run.follow(run.now + LEAD_IN + 30_400)
    again = taken_up(run.session, run.now)
    assert again.session.view(run.now).segment is None
    again.order(run.now, Command.RESUME)
    again.follow(run.now + 1_000)
    assert [(event.name, event.cue) for event in again.events[-2:]] == [
        (EventName.CUE_GIVEN, CueId.DONE),
        (EventName.SESSION_ENDED, None),
    ]
    assert again.session.state is State.COMPLETED


def test_killed_between_two_segments_it_goes_on_with_the_next_one() -> None:
    """The last thing written down was an end: what comes after it begins, paused, and in full."""
    run = cut_in_a_hold(30_000)
    written = run.session.plays()[:-1]
    assert (written[-1].index, written[-1].ended) == (1, Ended.COMPLETED)
    again = Run(run.session.timeline, before=through_json(written))
    view = again.session.view(again.now)
    assert (view.phase, view.segment, view.left) == (Phase.PAUSED, run.session.timeline.segments[2], LEAD_IN)
    assert again.session.plays()[:-1] == written


def test_left_out_before_the_kill_is_passed_over_after_it() -> None:
    """Two rounds of two exercises, the second one left out in the first round: the kill brings none of it back."""
    steps = tuple(Step(name, HOLD, Side.BOTH, prepare=LEAD_IN) for name in ("calf", "bridge"))
    run = Run(lay_out(Routine("r", "R", "", (), (Round(2, steps),)), CARDS.__getitem__))
    run.follow(run.now + 45_000)
    run.order(run.now, Command.LEAVE_OUT)
    run.follow(run.now + 25_000)
    again = taken_up(run.session, run.now)
    again.order(run.now, Command.BACK)
    again.order(run.now, Command.BACK)
    assert again.session.view(run.now).segment == run.session.timeline.segments[1]
    again.finish()
    assert {index for index, held in held_in_each(again.session).items() if held} == {1, 5}
    assert again.session.state is State.ENDED_EARLY


def test_killed_while_paused_it_is_still_paused() -> None:
    """The pause is not held, on either side of the kill."""
    run = cut_in_a_hold(5_000)
    run.order(run.now, Command.PAUSE)
    run.advance(run.now + 600_000)
    again = taken_up(run.session, run.now)
    again.advance(run.now + 600_000)
    again.order(again.now, Command.RESUME)
    again.follow(again.now + 25_000)
    assert [(play.held, play.ended) for play in again.session.plays()[:2]] == [
        (0, Ended.COMPLETED),
        (30_000, Ended.COMPLETED),
    ]


def test_killed_while_it_waited_for_the_person() -> None:
    """A walk counts up from what was walked, says no second start, and is whole on the person's word."""
    run = Run(line(WALK))
    run.follow(run.now + LEAD_IN + 7_000)
    again = taken_up(run.session, run.now)
    again.order(run.now, Command.RESUME)
    assert again.session.phase is Phase.WAITING
    again.follow(run.now + 3_000)
    again.order(again.now, Command.DONE)
    assert [event.cue for event in again.events if event.cue is not None] == [CueId.RELEASE]
    assert again.session.plays()[-1].held == 10_000
    assert again.finish().session.state is State.COMPLETED
