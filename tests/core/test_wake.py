"""Waking after the program itself was stopped (Ctrl-Z, a debugger): law 7 for stops that are no longer than a tick."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.conductor import WAKE_SLACK
from coach.core.cues import CueId
from coach.core.events import EventName
from coach.core.moves import Command, IllegalMove, Phase
from coach.core.record import State
from coach.core.session import GAP_LIMIT, Session
from coach.core.timeline import Timeline
from tests.core.driver import BEGIN, EVERY, Run
from tests.core.stage import HOLD, LEAD_IN, WALK, Stage, line, on_stage
from tests.core.strategies import Act, scripts, timelines

PLAYING = (Phase.RUNNING, Phase.WAITING)
slacks = st.sampled_from((0, 1, WAKE_SLACK)) | st.integers(0, GAP_LIMIT)


@given(timelines, scripts, slacks, st.integers(1, 100_000))
def test_law_7_no_stop_is_ever_credited(timeline: Timeline, script: list[Act], slack: int, more: int) -> None:
    """Longer than the slack, a stop pauses at the last instant seen, tells its length, and holds nothing."""
    run = Run(timeline).perform(script, EVERY)
    assume(run.session.phase in PLAYING)
    seen, plays, view = run.now, run.session.plays(), run.session.view(run.now)
    paused, gap = run.session.wake(seen + slack + more, slack)
    assert (paused.name, paused.at, paused.segment) == (EventName.SESSION_PAUSED, seen, view.segment)
    assert (gap.name, gap.at, gap.away) == (EventName.GAP_NOTICED, seen + slack + more, slack + more)
    assert (run.session.phase, run.session.deadline()) == (Phase.PAUSED, None)
    assert run.session.plays() == plays
    now = run.session.view(gap.at)
    assert replace(now, phase=view.phase, lead_in=view.lead_in, since=view.since) == view


@given(timelines, scripts, slacks, st.integers(0, GAP_LIMIT))
def test_up_to_the_slack_nothing_is_amiss(timeline: Timeline, script: list[Act], slack: int, away: int) -> None:
    """The session was looked at so lately that waking is one more advance."""
    run, twin = Run(timeline).perform(script, EVERY), Run(timeline).perform(script, EVERY)
    now = run.now + min(slack, away)
    assert run.session.wake(now, slack) == twin.session.advance(now)
    assert run.session.view(now) == twin.session.view(now)


@given(timelines, scripts, st.integers(1, 100_000), slacks)
def test_what_does_not_play_sleeps_on(timeline: Timeline, script: list[Act], away: int, slack: int) -> None:
    """Paused, over or not yet begun: nobody was holding anything, and nobody is asked."""
    run = Run(timeline).perform(script, EVERY)
    run.order(run.now, Command.PAUSE)
    assume(run.session.phase not in PLAYING)
    view, plays = run.session.view(run.now), run.session.plays()
    assert run.session.wake(run.now + away, slack) == []
    assert (run.session.view(run.now + away), run.session.plays()) == (view, plays)
    waiting = Session(timeline)
    assert waiting.wake(BEGIN + away, slack) == []
    assert waiting.phase is Phase.READY


@given(timelines, scripts, st.integers(1, 100_000))
def test_a_slack_never_outgrows_the_gap_limit(timeline: Timeline, script: list[Act], more: int) -> None:
    """However generous the caller is, a gap stays one; and a clock that goes back wakes nobody."""
    run = Run(timeline).perform(script, EVERY)
    assume(run.session.phase in PLAYING)
    assert run.session.wake(run.now - more, 0) == []
    events = run.session.wake(run.now + GAP_LIMIT + more, 10 * GAP_LIMIT + more)
    assert [event.name for event in events] == [EventName.SESSION_PAUSED, EventName.GAP_NOTICED]


@pytest.mark.parametrize("away", [WAKE_SLACK + 1, 3_000, 60_000])
def test_a_stopped_program_asks_before_it_goes_on(away: int) -> None:
    """Ctrl-Z in a hold: at the next look it is paused with what was held, and no cue is made up for."""
    stage = on_stage(line(HOLD), LEAD_IN + 14_500)
    held, heard = stage.held(), len(stage.heard)
    stage.conductor.was_stopped()
    stage.time += away
    assert [event.name for event in stage.conductor.advance()] == [EventName.SESSION_PAUSED, EventName.GAP_NOTICED]
    assert (stage.held(), len(stage.heard)) == (held, heard)
    stage.run(stage.time + 60_000)
    assert (stage.session.phase, stage.held()) == (Phase.PAUSED, held)


def test_without_the_signal_a_slow_moment_is_credited() -> None:
    """A busy machine that looks three seconds late has stopped nobody."""
    stage = on_stage(line(HOLD), LEAD_IN + 5_000)
    stage.time += 3_000
    stage.conductor.advance()
    assert (stage.session.phase, stage.held()) == (Phase.RUNNING, 8_000)


def test_a_stop_is_looked_into_once() -> None:
    """After it was dealt with, a late look is only a late look again."""
    stage = on_stage(line(HOLD), LEAD_IN + 5_000)
    stage.conductor.was_stopped()
    stage.time += 100
    assert stage.conductor.advance() == []
    stage.time += 3_000
    stage.conductor.advance()
    assert (stage.session.phase, stage.held()) == (Phase.RUNNING, 8_100)


@pytest.mark.parametrize("command", [c for c in Command if c not in (Command.START, Command.RESUME, Command.STOP)])
def test_a_command_given_with_the_waking_is_dropped(command: Command) -> None:
    """Whatever was pressed while nobody looked: the person is asked first, where they were."""
    stage = on_stage(line(HOLD, HOLD), LEAD_IN + 5_000)
    before = stage.session.view(stage.time)
    stage.conductor.was_stopped()
    stage.time += 3_000
    events = stage.conductor.obey(command)
    assert [event.name for event in events] == [EventName.SESSION_PAUSED, EventName.GAP_NOTICED]
    assert stage.session.view(stage.time) == replace(before, phase=Phase.PAUSED, since=0)


def test_stop_is_obeyed_even_as_it_wakes() -> None:
    """Nobody who wants to stop is asked first, as after any other gap (law 7)."""
    stage = on_stage(line(HOLD), LEAD_IN + 5_000)
    stage.conductor.was_stopped()
    stage.time += 3_000
    stage.conductor.obey(Command.STOP)
    assert stage.session.phase is Phase.ENDED
    assert stage.held() == 5_000


@pytest.mark.parametrize("why", [State.ENDED_EARLY, State.STOPPED])
def test_ending_as_it_wakes_credits_nothing_of_the_stop(why: State) -> None:
    """Ctrl-Z, three seconds, then the window is closed or something felt wrong: held is what was held before."""
    stage = on_stage(line(HOLD), LEAD_IN + 5_000)
    stage.conductor.was_stopped()
    stage.time += 3_000
    stage.conductor.stop(why)
    assert (stage.session.state, stage.held()) == (why, 5_000)
    assert stage.kept[-1][1].held == 5_000


@pytest.mark.parametrize("before_the_clock_was_read", [True, False])
def test_a_stop_at_the_very_look_is_not_credited(before_the_clock_was_read: bool) -> None:
    """Stopped within `advance`, just before or just after the clock was read: at the next look it is found."""
    stage = on_stage(line(HOLD), LEAD_IN + 5_000)
    stage.stops_for(3_000, before_the_clock_is_read=before_the_clock_was_read)
    events = [*stage.conductor.advance(), *stage.conductor.advance()]
    assert [event.name for event in events] == [EventName.SESSION_PAUSED, EventName.GAP_NOTICED]
    assert stage.held() == 5_000


@pytest.mark.parametrize("before_the_clock_was_read", [True, False])
def test_a_second_stop_at_the_look_after_the_first_is_not_credited(before_the_clock_was_read: bool) -> None:
    """Stopped, let go on, and stopped again as the first stop is looked into."""
    stage = on_stage(line(HOLD), LEAD_IN + 5_000)
    stage.conductor.was_stopped()
    stage.time += 100
    stage.stops_for(3_000, before_the_clock_is_read=before_the_clock_was_read)
    stage.conductor.advance()
    stage.conductor.advance()
    assert (stage.session.phase, stage.held()) == (Phase.PAUSED, 5_000)


def test_a_command_that_the_waking_makes_impossible_loses_no_cue() -> None:
    """Pressed on the last instant of a session, which ends as it wakes: its end is told, heard and written down."""
    stage = on_stage(line(HOLD), LEAD_IN + 30_000 + 950)
    stage.conductor.was_stopped()
    stage.time += 100
    events = stage.conductor.obey(Command.REDO)
    assert [event.name for event in events] == [EventName.CUE_GIVEN, EventName.SESSION_ENDED]
    assert stage.heard[-1].cue is CueId.DONE
    assert stage.kept[-1][1].state is State.COMPLETED


def test_a_command_that_was_never_possible_is_refused_as_it_wakes_too() -> None:
    """Nothing had come due: as without a stop, whoever asked is told, and nothing has changed."""
    stage = on_stage(line(HOLD), LEAD_IN + 5_000)
    stage.conductor.was_stopped()
    stage.time += 100
    with pytest.raises(IllegalMove):
        stage.conductor.obey(Command.RESUME)
    stage.conductor.advance()
    assert (stage.session.phase, stage.held()) == (Phase.RUNNING, 5_100)


@pytest.mark.parametrize("woken", [True, False])
def test_ending_a_session_that_has_just_ended_tells_its_end(woken: bool) -> None:
    """A signal before the last look: it is complete, and nobody is refused."""
    stage = on_stage(line(HOLD), LEAD_IN + 30_000 + 950)
    if woken:
        stage.conductor.was_stopped()
    stage.time += 100
    assert stage.conductor.stop(State.ENDED_EARLY)[-1].name is EventName.SESSION_ENDED
    assert (stage.session.state, stage.kept[-1][1].state) == (State.COMPLETED, State.COMPLETED)


@pytest.mark.parametrize("command", [Command.PAUSE, Command.NEXT, Command.EXTEND])
def test_a_command_within_the_slack_is_obeyed(command: Command) -> None:
    """Nothing was amiss, so nobody is asked, even where a cue comes due at the same look."""
    stage, twin = (on_stage(line(HOLD, HOLD), LEAD_IN + 14_950) for _ in range(2))
    for each in (stage, twin):
        each.time += 100
    stage.conductor.was_stopped()
    stage.conductor.obey(command)
    twin.conductor.obey(command)
    assert CueId.HALFWAY in [heard.cue for heard in stage.heard]
    assert stage.session.view(stage.time) == twin.session.view(twin.time)
    assert stage.session.plays() == twin.session.plays()


def test_a_stop_during_a_pause_asks_nothing() -> None:
    """Paused, sent to the background for an hour, brought back: whoever resumes goes on."""
    stage = on_stage(line(HOLD), LEAD_IN + 5_000)
    stage.conductor.obey(Command.PAUSE)
    stage.conductor.was_stopped()
    stage.time += 3_600_000
    assert [event.name for event in stage.conductor.obey(Command.RESUME)] == [EventName.SESSION_RESUMED]
    stage.run(stage.time + 4_000)
    assert stage.held() == 6_000


def test_waiting_for_the_person_is_holding_too() -> None:
    """A walk that somebody ends themselves counts up, and a stop in it is not walked."""
    stage = on_stage(line(WALK), LEAD_IN + 5_000)
    assert stage.session.phase is Phase.WAITING
    stage.conductor.was_stopped()
    stage.time += 2_000
    stage.conductor.advance()
    assert (stage.session.phase, stage.held()) == (Phase.PAUSED, 5_000)


@given(st.lists(st.tuples(st.integers(0, 4_000), st.integers(WAKE_SLACK + 1, 20_000)), max_size=20))
def test_seconds_credited_after_many_stops_are_the_seconds_held(stops: list[tuple[int, int]]) -> None:
    """Twenty stops at any instants: what is on the record agrees with what was held, to a tenth of a second."""
    stage = on_stage(line(WALK), LEAD_IN)
    held = 0
    for going, away in stops:
        stage.run(stage.time + going)
        held += going
        stage.conductor.was_stopped()
        stage.time += away
        stage.conductor.advance()
        stage.conductor.obey(Command.RESUME)
        stage.conductor.obey(Command.DONE)
    assert stage.held() == held


@pytest.mark.parametrize(("late", "slept"), [(0, False), (WAKE_SLACK, False), (WAKE_SLACK + 1, True), (4_000, True)])
def test_a_look_that_comes_late_waits_for_the_news_of_a_stop(late: int, slept: bool) -> None:
    """The signal may have reached another thread: what would be credited is asked about, once the news is there."""
    stage = on_stage(line(HOLD), LEAD_IN + 14_500)
    stage.time += late
    assert stage.conductor.overslept() is slept
    stage.conductor.was_stopped()
    assert not stage.conductor.overslept()
    assert [event.name for event in stage.conductor.advance()] == (
        [EventName.SESSION_PAUSED, EventName.GAP_NOTICED] if slept else []
    )


def test_no_rehearsal_waits_for_news() -> None:
    """Nothing is held in it, and its clock may run many times as fast."""
    stage = Stage(line(HOLD), rehearsal=True)
    stage.conductor.start()
    stage.time += 4_000
    assert not stage.conductor.overslept()


def test_nothing_is_waited_for_while_it_is_paused() -> None:
    """It is looked at once a second then, and no time counts."""
    stage = on_stage(line(HOLD), LEAD_IN + 14_500)
    stage.conductor.obey(Command.PAUSE)
    stage.time += 4_000
    assert not stage.conductor.overslept()
