"""What is drawn: the view adds up, at any instant and without advancing."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.cues import Kind
from coach.core.moves import Command, Phase
from coach.core.routine import Side, Tempo
from coach.core.session import Session
from coach.core.timeline import Segment, Timeline
from coach.core.view import Rep, rep_at
from tests.core.driver import BEGIN, MOVING, Run
from tests.core.stage import view_into
from tests.core.strategies import Act, scripts, timelines
from tests.core.test_moves import closing, ended, holding, paused, waiting

UNSTRETCHED = MOVING - {Command.EXTEND, Command.SHORTEN}


def test_before_the_start_everything_is_left() -> None:
    """Nothing goes on yet; what comes is the first stretch of work."""
    timeline = holding()[0].timeline
    view = Session(timeline).view(BEGIN)
    assert (view.phase, view.segment, view.following) == (Phase.READY, None, timeline.segments[1])
    assert (view.elapsed, view.left, view.over, view.left_in_all) == (0, None, 0, timeline.length)
    assert view.about


@given(timelines, scripts, st.integers(0, 4_000))
def test_what_is_over_and_what_is_left_add_up(timeline: Timeline, script: list[Act], later: int) -> None:
    """As long as nobody moves an end, they make the advertised length together, whatever else was commanded.

    A hard stop moves the end of a second go at a part, and is tried elsewhere.
    """
    assume(all(segment.at_most is None for segment in timeline.segments))
    run = Run(timeline).perform(script, UNSTRETCHED)
    view = run.session.view(run.now + later)
    assert view.over + view.left_in_all == timeline.length
    assert 0 <= view.over <= timeline.length


@given(timelines, scripts, st.integers(0, 4_000))
def test_a_segment_is_what_is_over_and_what_is_left(timeline: Timeline, script: list[Act], later: int) -> None:
    """Both are never negative; a moved end moves `left` in the segment and in all alike."""
    run = Run(timeline).perform(script)
    assume(not run.over)
    view = run.session.view(run.now + later)
    end = sum(segment.estimate for segment in timeline.segments)
    assert view.elapsed >= 0
    if view.segment is None:
        assert (view.left, view.elapsed, view.left_in_all, view.over) == (None, 0, 0, end)
        return
    after = end - view.segment.start - view.segment.estimate
    if view.left is None:
        assert view.segment.length is None
        assert view.left_in_all == max(0, view.segment.estimate - view.elapsed) + after
        assert view.over == view.segment.start + min(view.elapsed, view.segment.estimate)
    else:
        assert view.left >= 0
        assert view.left_in_all == view.left + after
        assert view.over == view.segment.start + view.elapsed


@given(timelines, scripts, st.integers(0, 5_000))
def test_looking_ahead_shows_what_advancing_would(timeline: Timeline, script: list[Act], later: int) -> None:
    """Up to the next thing that happens, a view needs no advance: it shows the same, and changes nothing."""
    run, twin = Run(timeline).perform(script), Run(timeline).perform(script)
    deadline = run.session.deadline()
    now = run.now + later if deadline is None else min(run.now + later, deadline - 1)
    seen = run.session.view(now)
    run.advance(now)
    assert seen == run.session.view(now)
    assert twin.advance(now) == []
    assert twin.session.view(now) == seen


@given(timelines, scripts)
def test_about_and_following_look_forward(timeline: Timeline, script: list[Act]) -> None:
    """An estimate counts as long as it lies ahead; what follows is the next stretch of work."""
    run = Run(timeline).perform(script)
    view = run.session.view(run.now)
    here = len(timeline.segments) if view.segment is None else view.segment.index
    ahead = timeline.segments[here:]
    assert view.about == any(segment.length is None for segment in ahead)
    work = [segment for segment in ahead[1:] if segment.is_work]
    assert view.following == (work[0] if work else None)


def test_a_view_beyond_the_end_of_a_segment_stops_there() -> None:
    """A late painter shows nothing left, not less than nothing."""
    session, now = holding()
    view = session.view(now + 100_000)
    assert (view.elapsed, view.left, view.left_in_all) == (30_000, 0, 0)


def test_waiting_counts_up_and_leaves_nothing_in_the_segment() -> None:
    """Where the person decides there is no `left`; of the whole the estimate counts, and never less than nothing."""
    session, now = waiting()
    view = session.view(now + 1_500)
    assert (view.phase, view.elapsed, view.left) == (Phase.WAITING, 1_500, None)
    assert (view.over, view.left_in_all, view.about) == (11_500, 98_500, True)
    for second in range(1, 91):
        session.advance(now + second * 1_000)
    late = session.view(now + 90_000)
    assert (late.elapsed, late.over, late.left_in_all) == (90_000, 70_000, 40_000)


def test_a_paused_view_stands_still() -> None:
    """Whenever it is drawn, nothing moves, and there is no lead-in until somebody resumes."""
    session, now = paused()
    view = session.view(now)
    assert view.phase is Phase.PAUSED
    assert (view.elapsed, view.left, view.lead_in) == (4_300, 25_700, 0)
    assert session.view(now + 999_999) == view


def test_a_lead_in_is_counted_down_and_moves_nothing() -> None:
    """It is shown while it lasts, and the segment stands still until it is over."""
    session, now = paused()
    session.resume(now, 3_000)
    shown = [(session.view(now + n).lead_in, session.view(now + n).elapsed) for n in (0, 1, 2_999, 3_000, 3_001)]
    assert shown == [(3_000, 4_300), (2_999, 4_300), (1, 4_300), (0, 4_300), (0, 4_301)]
    session.pause(now + 500)
    assert session.view(now + 600).lead_in == 0


def test_the_closing_second_and_the_end_have_nothing_left() -> None:
    """No segment, nothing that follows, nothing left."""
    for session, now in (closing(), ended()):
        view = session.view(now + 200)
        assert (view.segment, view.following, view.left, view.left_in_all) == (None, None, None, 0)
        assert not view.about


def test_since_counts_from_the_last_break() -> None:
    """Nothing in a pause and in the lead-in after it; whoever is ready sooner ends that, and it counts from there."""
    session, now = paused()
    assert session.view(now).since == 0
    session.resume(now, 3_000)
    assert [session.view(now + n).since for n in (0, 2_999, 3_000, 3_001, 5_000)] == [0, 0, 0, 1, 2_000]
    session.done(now + 1_000)
    assert session.view(now + 1_250).since == 250


@given(timelines, scripts, st.integers(0, 900))
def test_without_a_break_since_is_what_is_over_of_the_segment(
    timeline: Timeline, script: list[Act], later: int
) -> None:
    """It is never more; and none of it lies before the last pause."""
    whole, broken = Run(timeline).perform(script, MOVING - {Command.PAUSE, Command.RESUME}), Run(timeline)
    view = whole.session.view(whole.now + later)
    if view.segment is not None and view.phase is not Phase.ENDED:
        assert view.elapsed == (view.since if view.left is None else min(view.since, view.elapsed + view.left))
    broken.perform(script, MOVING)
    assume(broken.session.phase in (Phase.RUNNING, Phase.WAITING))
    broken.session.pause(broken.now)
    assert broken.session.view(broken.now + later).since == 0
    broken.session.resume(broken.now + later)
    assert broken.session.view(broken.now + 2 * later).since <= later


def reps(count: int, tempo: Tempo | None) -> Segment:
    kind = Kind.REPS
    return Segment(0, kind, "calf", Side.BOTH, 1, 1, 0, 20_000, 20_000, "Calf", "Do it", reps=count, tempo=tempo)


@pytest.mark.parametrize(
    ("elapsed", "rep"),
    [
        (0, Rep(1, True)),
        (3_999, Rep(1, True)),
        (4_000, Rep(1, False)),
        (4_999, Rep(1, False)),
        (5_000, Rep(2, True)),
        (15_000, Rep(4, True)),
        (19_999, Rep(4, False)),
        (20_000, Rep(4, False)),
    ],
)
def test_repetitions_are_counted_by_their_tempo(elapsed: int, rep: Rep) -> None:
    """Out, then back, then the next; the last one stays the last, on its way back."""
    assert rep_at(view_into(reps(4, Tempo(4_000, 1_000)), elapsed)) == rep


def test_nothing_is_counted_without_repetitions_or_tempo() -> None:
    """A hold has no repetition, and none can be told without a tempo."""
    assert rep_at(view_into(reps(0, Tempo(4_000, 1_000)), 0)) is None
    assert rep_at(view_into(reps(4, None), 0)) is None
