"""What a conductor writes down while a session runs, so that a kill at any instant loses next to nothing."""

from dataclasses import asdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.conductor import BEAT, RESUME_LEAD_IN, SAVE_EVERY, WORTH_RECORDING
from coach.core.moves import MOVES, Command, Phase
from coach.core.record import State
from coach.core.snapshot import timeline_of
from coach.core.timeline import Timeline
from tests.core.cut_off import through_json
from tests.core.driver import BEGIN
from tests.core.stage import HOLD, LEAD_IN, ME, WALK, Stage, line, on_stage
from tests.core.strategies import timelines

LOST_AT_MOST = 5_000
orders = st.lists(st.tuples(st.integers(0, 999), st.integers(0, 15_000)), max_size=8)


def last_kept(stage: Stage) -> int:
    return stage.kept[-1][1].held if stage.kept else 0


def watched(stage: Stage, until: int) -> None:
    """Run, and look after every beat at what a kill would leave; between two beats nothing is written."""
    while stage.time < until and stage.conductor.running:
        held = stage.held()
        assert held + BEAT - LOST_AT_MOST <= last_kept(stage) <= held
        stage.run(min(until, stage.time + max(1, stage.conductor.wait())))


@given(timelines, orders)
def test_whoever_is_killed_loses_five_seconds_at_most(timeline: Timeline, script: list[tuple[int, int]]) -> None:
    """At any instant, whatever was commanded: never more is written down than was held, and less by 5 s at most."""
    stage = Stage(timeline)
    stage.conductor.start()
    for pick, going in script:
        watched(stage, stage.time + going)
        legal = [c for c in Command if (stage.session.phase, c) in MOVES and c is not Command.STOP]
        if legal:
            stage.conductor.obey(legal[pick % len(legal)])
    watched(stage, stage.time + 60_000)


@given(timelines, st.integers(0, 60_000), st.integers(0, 20_000))
def test_a_killed_session_goes_on_from_what_was_kept(timeline: Timeline, until: int, longer: int) -> None:
    """What the next program takes up is what was written last: it plays, and keeps on writing the same record."""
    stage = Stage(timeline)
    stage.conductor.start()
    stage.run(stage.time + until)
    if not stage.kept or not stage.conductor.running:
        return
    kept = stage.kept[-1][1]
    again = on_stage(timeline_of(kept.snapshot), 0, before=through_json(kept.segments))
    assert again.held() == kept.held <= stage.held()
    again.conductor.obey(Command.RESUME)
    again.run(again.time + RESUME_LEAD_IN + longer)
    assert again.kept[-1][1].id == kept.id
    assert all(one.held <= other.held for (_, one), (_, other) in pairwise(again.kept))


def test_nothing_is_written_more_often_than_every_four_seconds() -> None:
    """But for the ends of segments, which are written as they come."""
    stage = on_stage(line(HOLD, HOLD), 2 * LEAD_IN + 60_500)
    ends = {BEGIN + LEAD_IN + 30_000, BEGIN + 2 * LEAD_IN + 30_000, BEGIN + 2 * LEAD_IN + 60_000}
    times = [at for at, _ in stage.kept]
    for before, after in pairwise(times):
        assert after - before >= SAVE_EVERY or after in ends
        assert after - before <= SAVE_EVERY + BEAT
    assert ends <= set(times)


@pytest.mark.parametrize("command", [Command.PAUSE, Command.NEXT, Command.BACK, Command.REDO, Command.DONE])
def test_each_end_and_each_pause_is_written_at_once(command: Command) -> None:
    """Whoever pauses and pulls the plug, or goes on, has lost nothing."""
    stage = on_stage(line(HOLD, HOLD), LEAD_IN + 5_500)
    stage.conductor.obey(command)
    at, record = stage.kept[-1]
    assert (at, record.held, record.state) == (stage.time, 5_500, State.RUNNING)
    assert record.segments == stage.session.plays()


def test_a_long_pause_is_written_again_and_again_as_it_was() -> None:
    """Other machines see by it that somebody is still there; and that nothing more was held since."""
    stage = on_stage(line(HOLD), LEAD_IN + 5_500)
    stage.conductor.obey(Command.PAUSE)
    paused_at = stage.time
    stage.run(paused_at + 600_000)
    times = [at for at, _ in stage.kept if at >= paused_at]
    assert times[-1] >= paused_at + 590_000
    assert all(after - before < 60_000 for before, after in pairwise(times))
    assert {record.segments for at, record in stage.kept if at >= paused_at} == {stage.session.plays()}


def test_less_than_a_second_is_not_written_down() -> None:
    """Somebody who only looked in has no session in the log; from one second on they have."""
    stage = on_stage(line(HOLD), LEAD_IN + 999)
    stage.conductor.obey(Command.PAUSE)
    assert (stage.kept, stage.conductor.record()) == ([], None)
    stage = on_stage(line(HOLD), LEAD_IN + 1_000)
    stage.conductor.obey(Command.PAUSE)
    assert [record.held for _, record in stage.kept][-1] == WORTH_RECORDING == 1_000


@pytest.mark.parametrize("why", [State.ENDED_EARLY, State.STOPPED])
def test_the_end_is_written_with_how_it_ended(why: State) -> None:
    """Also where it ends in a pause; asked to stop again, or looked at a minute later, nothing more is written."""
    for paused in (False, True):
        stage = on_stage(line(HOLD), LEAD_IN + 5_500)
        if paused:
            stage.conductor.obey(Command.PAUSE)
        stage.conductor.stop(why)
        written = len(stage.kept)
        assert (stage.kept[-1][1].state, stage.kept[-1][1].held) == (why, 5_500)
        assert stage.conductor.stop(State.ENDED_EARLY) == []
        stage.time += 60_000
        assert stage.conductor.advance() == []
        assert (len(stage.kept), stage.session.state) == (written, why)


def test_what_is_written_is_the_whole_of_it() -> None:
    """Who, when, what was asked and what was done; and a copy from which it can be taken up."""
    timeline = line(HOLD, WALK)
    stage = on_stage(timeline, LEAD_IN + 7_000)
    record = stage.kept[-1][1]
    assert {name: getattr(record, name) for name in asdict(ME)} == asdict(ME)
    assert (record.routine, record.title, record.state) == ("r", "R", State.RUNNING)
    assert record.held == sum(play.held for play in record.segments)
    assert timeline_of(record.snapshot) == timeline


def test_a_rehearsal_is_never_written_down() -> None:
    """Played to its end, paused or stopped: it counts for nothing."""
    stage = Stage(line(HOLD), rehearsal=True)
    stage.conductor.start()
    stage.run(stage.time + LEAD_IN + 9_000)
    stage.conductor.obey(Command.PAUSE)
    assert stage.conductor.record() is None
    stage.conductor.stop(State.ENDED_EARLY)
    assert (stage.session.phase, stage.kept) == (Phase.ENDED, [])
