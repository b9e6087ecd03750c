"""The laws of commands: 3 (running sums), 6 (cues) and 8 (what is held), over sessions that somebody drives."""

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.cues import TABLE, CueId
from coach.core.events import Event, EventName
from coach.core.moves import Command, Phase
from coach.core.record import Ended, State, held_by_side
from coach.core.reshape import LEAST_LEFT
from coach.core.timeline import Segment, Timeline
from tests.core.driver import CLOSE, EVERY, STAYING, Run, named, turns
from tests.core.strategies import Act, closed_timelines, scripts, timelines

AGAIN = {CueId.OUT, CueId.BACK, CueId.TEN, CueId.THREE, CueId.TWO, CueId.ONE, CueId.CHECK}
FORWARD = {Ended.COMPLETED, Ended.SHORTENED, Ended.DONE, Ended.SKIPPED, Ended.LEFT_OUT}


def spans(events: list[Event]) -> list[tuple[int, int]]:
    """When each cue sounds, from and until."""
    return [(event.at, event.at + TABLE[event.cue].span) for event in events if event.cue is not None]


def plays_told(events: list[Event]) -> list[tuple[Segment, int, Event]]:
    """Each play of a segment: the segment, the time for which it was really going on, and the event that ended it.

    Derived from events alone: time counts from the start, or from the end of the lead-in, to the pause or the end.
    """
    told: list[tuple[Segment, int, Event]] = []
    since, paused, length = 0, True, 0
    for event in events:
        match event.name:
            case EventName.SESSION_STARTED:
                paused = False
            case EventName.SEGMENT_STARTED:
                since, length = event.at, 0
            case EventName.SESSION_PAUSED:
                length += max(0, event.at - since)
                paused = True
            case EventName.SESSION_RESUMED:
                since, paused = event.at + (event.lead_in or 0), False
            case EventName.SEGMENT_ENDED | EventName.SEGMENT_SKIPPED:
                assert event.segment is not None
                length += 0 if paused else max(0, event.at - since)
                told.append((event.segment, length, event))
                since, length = event.at, 0
            case _:
                pass
    return told


def leads_to(timeline: Timeline, ended: Event, gone: set[str]) -> int | None:
    """The index of the segment that this end leads to, among those not left out; None for the closing second."""
    assert ended.segment is not None
    here = ended.segment.index
    kept = [segment.index for segment in timeline.segments if segment.exercise not in gone]
    if ended.ended in FORWARD:
        return min((index for index in kept if index > here), default=None)
    return here if ended.ended is Ended.REDONE else max((index for index in kept if index < here), default=here)


@given(timelines, scripts)
def test_law_3_each_segment_starts_where_the_one_before_it_ends(timeline: Timeline, script: list[Act]) -> None:
    """A segment starts when and where the last end says, unless somebody comes back out of the closing second."""
    run = Run(timeline).perform(script, EVERY).finish()
    played = turns(run.events)
    for (_, ended), (place, started) in zip(played[1::2], played[2::2], strict=False):
        assert started.segment is not None
        assert ended.segment is not None
        goal = leads_to(timeline, ended, run.gone(place))
        if goal is None:
            assert started.segment == ended.segment
            assert started.at >= ended.at
        else:
            assert started.segment.index == goal
            assert started.at == ended.at


@given(closed_timelines, st.integers(100, 5_000))
def test_law_3_a_session_that_nobody_touches_follows_its_timeline(timeline: Timeline, step: int) -> None:
    """Each segment starts at its place in the timeline and lasts its length; the end is told one second later."""
    run = Run(timeline)
    begin = run.now
    run.step(begin + timeline.length + 1_000, [step])
    started = named(run.events, EventName.SEGMENT_STARTED)
    assert [(event.at - begin, event.segment) for event in started] == [(s.start, s) for s in timeline.segments]
    assert [event.at - begin for event in named(run.events, *CLOSE)] == [
        s.start + s.estimate for s in timeline.segments
    ]
    done, ended = run.events[-2:]
    assert (done.cue, done.at - begin) == (CueId.DONE, timeline.length + 1_000)
    assert (ended.at, ended.state) == (done.at, State.COMPLETED)
    assert run.session.state is State.COMPLETED


@given(timelines, scripts)
def test_law_6_no_cue_outside_its_segment(timeline: Timeline, script: list[Act]) -> None:
    """Whatever is commanded, a cue belongs to the segment that is going on, and none sounds during a pause."""
    run = Run(timeline).perform(script, EVERY).finish()
    current: Segment | None = None
    paused = False
    for event in run.events:
        if event.name is EventName.SEGMENT_STARTED:
            current = event.segment
        elif event.name in (EventName.SESSION_PAUSED, EventName.SESSION_RESUMED):
            paused = event.name is EventName.SESSION_PAUSED
        elif event.cue is not None:
            assert not paused
            assert event.segment == (None if event.cue is CueId.DONE else current)
            assert event.cue is not CueId.RELEASE or (current is not None and current.is_work)


@given(timelines, scripts)
def test_law_6_spoken_cues_do_not_overlap(timeline: Timeline, script: list[Act]) -> None:
    """As long as nobody leaves a segment, no cue sounds into another: not after pause, extend or shorten either."""
    run = Run(timeline).perform(script, STAYING)
    heard = spans(run.events)
    for (_, until), (since, _) in pairwise(heard):
        assert until <= since


@given(timelines, scripts)
def test_law_6_what_is_said_once_is_said_once(timeline: Timeline, script: list[Act]) -> None:
    """Only what is left is told anew, and ticks and questions come again; the rest of its cues come once a play."""
    run = Run(timeline).perform(script, EVERY).finish()
    given_now: list[CueId] = []
    for event in run.events:
        if event.name is EventName.SEGMENT_STARTED:
            given_now = []
        elif event.cue is not None:
            assert event.cue in AGAIN or event.cue not in given_now
            given_now.append(event.cue)


@given(timelines, scripts)
def test_law_6_the_end_of_work_is_always_announced(timeline: Timeline, script: list[Act]) -> None:
    """Work that was not skipped, left, begun again or stopped ends with its release, at the very instant."""
    run = Run(timeline).perform(script, EVERY).finish()
    for before, event in pairwise(run.events):
        if event.name is EventName.SEGMENT_ENDED and event.segment is not None and event.segment.is_work:
            announced = before.cue is CueId.RELEASE and before.at == event.at
            assert announced == (event.ended in (Ended.COMPLETED, Ended.SHORTENED, Ended.DONE))


@given(timelines, scripts)
def test_law_8_the_record_holds_what_was_really_held(timeline: Timeline, script: list[Act]) -> None:
    """Each play's held time is what the events tell: no lead-in, pause or gap, and work alone; so is each side's."""
    run = Run(timeline).perform(script, EVERY - {Command.DONE})
    run.order(run.now + 700, Command.STOP)
    told = plays_told(run.events)
    assert [(r.index, r.held, r.ended) for r in run.session.plays()] == [
        (segment.index, length if segment.is_work else 0, event.ended) for segment, length, event in told
    ]
    assert [event.held for _, _, event in told] == [record.held for record in run.session.plays()]
    for record, (segment, _, _) in zip(run.session.plays(), told, strict=True):
        assert (record.kind, record.exercise, record.side) == (segment.kind, segment.exercise, segment.side)
        assert (record.set, record.asked) == (segment.set, segment.length)
    for side, held in held_by_side(run.session.plays()).items():
        assert held == sum(length for segment, length, _ in told if segment.side == side and segment.is_work)


@given(timelines, scripts, st.integers(0, 5_000))
def test_law_8_the_record_so_far_is_the_one_that_stop_would_leave(
    timeline: Timeline, script: list[Act], step: int
) -> None:
    """The running session can be saved at any instant: the segment that is going on counts with what it has."""
    run = Run(timeline).perform(script, EVERY)
    assume(not run.over)
    run.advance(run.now + step)
    so_far = run.session.plays()
    run.order(run.now, Command.STOP)
    assert run.session.plays() == so_far
    assert run.session.phase is Phase.ENDED


@given(timelines, scripts, st.integers(1, 40_000), st.integers(0, 5_000))
def test_law_8_extend_and_shorten_move_the_end(timeline: Timeline, script: list[Act], by: int, late: int) -> None:
    """Extend moves it by just so much, or to the hard stop; shorten too, but leaves three seconds, or does nothing."""
    for command in (Command.EXTEND, Command.SHORTEN):
        run = Run(timeline).perform(script, EVERY)
        assume(run.session.phase in (Phase.RUNNING, Phase.PAUSED))
        run.advance(run.now + late)
        before = run.session.view(run.now)
        if run.session.phase not in (Phase.RUNNING, Phase.PAUSED) or before.left is None or before.segment is None:
            return
        run.order(run.now, command, by)
        after = run.session.view(run.now)
        assert after.left is not None
        assert (after.segment, after.elapsed, after.lead_in) == (before.segment, before.elapsed, before.lead_in)
        if before.segment.tempo is not None:
            continue  # by whole repetitions: see test_stretch
        hard_stop = before.segment.at_most
        used = sum(play.held for play in run.session.plays() if play.index == before.segment.index) - before.elapsed
        if command is Command.SHORTEN:
            assert after.left == min(before.left, max(before.left - by, LEAST_LEFT))
        elif hard_stop is None:
            assert after.left == before.left + by
        else:
            most = max(hard_stop, before.segment.length or 0)
            assert after.left == max(before.left, min(before.left + by, most - used - before.elapsed))


@given(timelines, scripts, st.sampled_from((Command.EXTEND, Command.SHORTEN)), st.integers(500, 40_000))
def test_law_8_a_moved_end_is_counted_in(timeline: Timeline, script: list[Act], command: Command, by: int) -> None:
    """After extend or shorten the last three seconds are told at their instants, as far as no other cue sounds yet.

    Paced repetitions are not counted down.
    """
    run = Run(timeline).perform(script, EVERY - {Command.PAUSE})
    before, now, heard = run.session.view(run.now), run.now, run.events
    assume(run.session.phase is Phase.RUNNING and before.left is not None)
    assume(before.segment is not None and before.segment.tempo is None)
    assert before.segment is not None
    run.order(now, command, by)
    moved = run.session.view(now)
    assume(moved.left != before.left and moved.left is not None)
    assert moved.left is not None
    end = now + moved.lead_in + moved.left
    run.follow(end)
    for cue, left in ((CueId.THREE, 3_000), (CueId.TWO, 2_000), (CueId.ONE, 1_000)):
        new = run.events[len(heard) :]
        told = any(event.cue is cue and event.at == end - left for event in new)
        others = spans([*heard, *(event for event in new if event.cue is not cue)])
        crowded = any(since - 1_000 < end - left < until for since, until in others)
        # The first second behind a work part is kept for its release, also for whoever comes back into it.
        kept = before.segment.after_release and moved.elapsed + moved.left - left < 1_000
        assert told or crowded or kept or end - left < now


@given(closed_timelines, scripts)
def test_law_8_a_hard_stop_is_one(timeline: Timeline, script: list[Act]) -> None:
    """Neither a longer set nor a second go at it holds more than `at_most`, but for a last second of each go."""
    plays = Run(timeline).perform(script, EVERY).finish().session.plays()
    for segment in timeline.segments:
        held = [record.held for record in plays if record.index == segment.index]
        if segment.is_work and segment.at_most is not None and segment.length is not None and held:
            assert sum(held) <= max(segment.at_most, segment.length) + 1_000 * (len(held) - 1)
