"""The laws of time: 1 (tick rate), 2 (pauses), 4 (progress) and 7 (gaps)."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.events import EventName
from coach.core.moves import MOVES, Command, Phase
from coach.core.session import GAP_LIMIT, HEARTBEAT, gap_limit
from coach.core.timeline import Timeline
from tests.core.driver import BEGIN, EVERY, Run, give, named
from tests.core.strategies import Act, scripts, timelines

PLAYING = (Phase.RUNNING, Phase.WAITING)
steps = st.lists(st.integers(100, GAP_LIMIT) | st.just(GAP_LIMIT), min_size=1, max_size=4)


@given(timelines, scripts, steps, steps)
def test_law_1_the_rate_of_ticks_changes_nothing(
    timeline: Timeline, script: list[Act], some: list[int], others: list[int]
) -> None:
    """However often a front end looks, within the gap limit, the same commands cause the same events and records."""
    followed = Run(timeline).perform(script, EVERY)
    for pace in (some, others):
        stepped = Run(timeline).replay(followed.orders, pace)
        stepped.step(followed.now, pace)
        assert stepped.events == followed.events
        assert stepped.session.plays() == followed.session.plays()
        assert stepped.session.view(followed.now) == followed.session.view(followed.now)


@given(timelines, scripts, st.integers(0, 5_000))
def test_law_1_each_event_comes_with_the_advance_that_reaches_its_instant(
    timeline: Timeline, script: list[Act], step: int
) -> None:
    """An advance gives what was due since the last one: nothing early, nothing late, nothing out of order."""
    run = Run(timeline).perform(script, EVERY)
    before, now = run.now, run.now + step
    assume(run.session.phase in PLAYING)
    assert all(before < event.at <= now for event in run.advance(now))
    assert [event.at for event in run.events] == sorted(event.at for event in run.events)
    assert run.advance(now) == []
    assert run.advance(now - 1) == []


@given(timelines, scripts, st.integers(0, 4_000), st.integers(0, 100_000), st.sampled_from((0, 1, 3_000)), scripts)
def test_law_2_a_pause_shifts_what_follows_and_changes_nothing_else(
    timeline: Timeline, script: list[Act], late: int, away: int, lead_in: int, later: list[Act]
) -> None:
    """Every later event comes `away` and the lead-in later, even where somebody pauses between two ticks."""
    first = Run(timeline).perform(script, EVERY)
    assume(first.session.phase in PLAYING)
    at = first.now + late
    other = Run(timeline).perform(script, EVERY)
    first.advance(at)
    assume(other.order(at, Command.PAUSE))
    other.advance(at + away)
    other.events = [*other.events, *other.session.resume(at + away, lead_in)]
    caught_up = len(first.events)
    assert other.events[:caught_up] == first.events
    assert [event.name for event in other.events[caught_up:]] == [EventName.SESSION_PAUSED, EventName.SESSION_RESUMED]
    resumed, commands = len(other.events), len(first.orders)
    first.perform(later, EVERY)
    other.replay(first.orders[commands:], [HEARTBEAT], away + lead_in)
    other.step(first.now + away + lead_in, [HEARTBEAT])
    shifted = [replace(event, at=event.at - away - lead_in) for event in other.events[resumed:]]
    assert shifted == first.events[caught_up:]
    assert other.session.plays() == first.session.plays()
    assert other.session.state is first.session.state


@given(timelines, scripts, st.integers(0, 4_000), st.integers(1, 3_000), st.integers(0, 3_000))
def test_law_2_a_lead_in_may_itself_be_paused(
    timeline: Timeline, script: list[Act], late: int, lead_in: int, part: int
) -> None:
    """Pausing during a lead-in credits nothing: two pauses in a row hold as much as one."""
    run = Run(timeline).perform(script, EVERY)
    assume(run.session.phase in PLAYING)
    assume(run.order(run.now + late, Command.PAUSE))
    plays, elapsed = run.session.plays(), run.session.view(run.now).elapsed
    run.session.resume(run.now + 10_000, lead_in)
    run.order(run.now + 10_000 + part % lead_in, Command.PAUSE)
    assert run.session.plays() == plays
    assert run.session.view(run.now).elapsed == elapsed
    assert run.session.phase is Phase.PAUSED


@given(timelines, scripts)
def test_law_4_the_deadline_is_always_near_and_ahead(timeline: Timeline, script: list[Act]) -> None:
    """While running it is at most a heartbeat ahead and never behind; paused, waiting or over there is none."""
    run = Run(timeline)
    for act in script:
        run.perform([act], EVERY)
        deadline = run.session.deadline()
        if run.session.phase is Phase.RUNNING:
            assert deadline is not None
            assert run.now < deadline <= run.now + HEARTBEAT
        else:
            assert deadline is None


@given(timelines, scripts)
def test_law_4_nothing_is_due_before_the_deadline(timeline: Timeline, script: list[Act]) -> None:
    """Whoever sleeps until the deadline misses nothing: an instant earlier nothing has happened yet."""
    run = Run(timeline).perform(script, EVERY)
    deadline = run.session.deadline()
    assume(deadline is not None and run.session.phase is Phase.RUNNING)
    assert deadline is not None
    assert run.advance(deadline - 1) == []


@given(timelines, scripts)
def test_law_4_following_the_deadlines_reaches_the_end(timeline: Timeline, script: list[Act]) -> None:
    """Whatever came before, the session ends, or waits for the person, in the time that is left."""
    run = Run(timeline).perform(script, EVERY)
    if run.session.phase is Phase.PAUSED:
        run.order(run.now, Command.RESUME)
    view = run.session.view(run.now)
    latest = run.now + view.lead_in + view.left_in_all + 1_000
    while (deadline := run.session.deadline()) is not None:
        assert deadline <= latest
        run.advance(deadline)
    assert run.session.phase in (Phase.WAITING, Phase.ENDED)
    if run.session.phase is Phase.WAITING:
        segment = run.session.view(run.now).segment
        assert segment is not None
        assert segment.length is None


@given(timelines, scripts)
def test_law_4_every_session_can_be_brought_to_its_end(timeline: Timeline, script: list[Act]) -> None:
    """Resuming what is paused and finishing what waits leads to the end, which is told last and once."""
    run = Run(timeline).perform(script, EVERY).finish()
    assert [event for event in run.events if event.name is EventName.SESSION_ENDED] == [run.events[-1]]


@given(timelines, scripts, st.integers(1_000, 60_000), st.integers(1, 100_000))
def test_law_7_a_gap_is_never_credited(timeline: Timeline, script: list[Act], limit: int, more: int) -> None:
    """A step over the limit that was handed in pauses at the last instant seen and tells how long nobody looked."""
    run = Run(timeline, max(limit, GAP_LIMIT)).perform(script, EVERY)
    limit = max(limit, GAP_LIMIT)
    assume(run.session.phase in PLAYING)
    seen, plays, view = run.now, run.session.plays(), run.session.view(run.now)
    paused, gap = run.advance(seen + limit + more)
    assert (paused.name, paused.at, paused.segment) == (EventName.SESSION_PAUSED, seen, view.segment)
    assert (gap.name, gap.at, gap.away) == (EventName.GAP_NOTICED, seen + limit + more, limit + more)
    assert run.session.phase is Phase.PAUSED
    assert run.session.deadline() is None
    assert run.session.plays() == plays
    now = run.session.view(run.now + 50_000)
    assert replace(now, phase=view.phase, lead_in=view.lead_in, since=view.since) == view
    assert run.session.resume(seen)[0].at == gap.at


@given(timelines, scripts, st.integers(GAP_LIMIT, 60_000))
def test_law_7_a_step_of_just_the_limit_is_no_gap(timeline: Timeline, script: list[Act], limit: int) -> None:
    """The limit itself is still a step; and nobody needs to look at a pause, however long it is."""
    run = Run(timeline, limit).perform(script, EVERY)
    assume(not run.over)
    run.advance(run.now + (limit if run.session.phase in PLAYING else 100 * limit))
    assert named(run.events, EventName.GAP_NOTICED) == []


@given(timelines, scripts, st.sampled_from(sorted(set(Command) - {Command.STOP})), st.integers(1, 100_000))
def test_law_7_the_command_that_uncovers_a_gap_is_dropped(
    timeline: Timeline, script: list[Act], command: Command, more: int
) -> None:
    """The person is asked first, whatever was pressed; after the answer it goes on as after a pause."""
    run, twin = Run(timeline).perform(script, EVERY), Run(timeline).perform(script, EVERY)
    assume(run.session.phase in PLAYING)
    now = run.now + GAP_LIMIT + more
    assert give(run.session, command, now) == twin.session.advance(now)
    assert run.session.resume(now + 9) == twin.session.resume(now + 9)
    assert run.session.view(now + 9) == twin.session.view(now + 9)


@given(timelines, scripts, st.integers(1, 100_000))
def test_law_7_stop_is_obeyed_even_after_a_gap(timeline: Timeline, script: list[Act], more: int) -> None:
    """Nobody who wants to stop is asked first; what was not seen is not credited."""
    run = Run(timeline).perform(script, EVERY)
    assume(run.session.phase in PLAYING)
    plays = run.session.plays()
    run.order(run.now + GAP_LIMIT + more, Command.STOP)
    assert run.over
    assert run.session.plays() == plays
    assert run.events[-1].at == run.now


@given(timelines, scripts, st.integers(1, 1_000_000))
def test_a_clock_that_goes_back_changes_nothing(timeline: Timeline, script: list[Act], back: int) -> None:
    """An instant before the last one seen is taken as that one, for advances, commands and views."""
    run, twin = Run(timeline).perform(script, EVERY), Run(timeline).perform(script, EVERY)
    assume(run.session.phase in PLAYING)
    assert run.session.view(run.now - back) == twin.session.view(run.now)
    assert run.session.advance(run.now - back) == []
    assert run.session.pause(run.now - back) == twin.session.pause(run.now)
    assert run.session.view(run.now) == twin.session.view(run.now)


@given(timelines)
def test_the_session_begins_when_it_is_started(timeline: Timeline) -> None:
    """Time before the start counts for nothing, and the first segment begins with the session."""
    run = Run(timeline)
    assert {event.at for event in run.events} == {BEGIN}
    assert [event.name for event in run.events[:2]] == [EventName.SESSION_STARTED, EventName.SEGMENT_STARTED]
    assert run.events[1].segment == timeline.segments[0]
    assert MOVES[Phase.READY, Command.START] is run.session.phase


@pytest.mark.parametrize(("speed", "limit"), [(1.0, GAP_LIMIT), (20.0, 100_000), (0.5, 2_500), (0.0001, 1)])
def test_a_rehearsal_asks_after_as_long_a_gap_as_a_session(speed: float, limit: int) -> None:
    """Five seconds on the wall, whatever its clock makes of them; and its limit is never nothing."""
    assert gap_limit(speed) == limit
