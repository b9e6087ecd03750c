"""The laws of a session that was cut off and is taken up from what was written down: law 2 across a kill, 6 and 8."""

from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.cues import CueId
from coach.core.events import Event, EventName
from coach.core.moves import Command, Phase
from coach.core.record import Ended, State, held_by_side
from coach.core.timeline import Timeline
from tests.core.cut_off import held_in_each, taken_up
from tests.core.driver import EVERY, Run
from tests.core.strategies import Act, scripts, timelines

lateness = st.integers(0, 4_000)


def cut(timeline: Timeline, script: list[Act], late: int) -> Run:
    """A session on its way, cut off some time after a command."""
    run = Run(timeline).perform(script, EVERY)
    run.advance(run.now + late)
    assume(not run.over)
    return run


def is_moved(run: Run) -> bool:
    """Whether somebody has moved the end of the work that goes on."""
    segment = run.session.view(run.now).segment
    names = [event.name for event in run.events]
    entered = len(names) - names[::-1].index(EventName.SEGMENT_STARTED)
    return segment is not None and segment.is_work and EventName.SEGMENT_CHANGED in names[entered:]


def paused(run: Run) -> Run:
    """The uncut session at the same place: a pause, and its lead-in once more where it was in one."""
    run.order(run.now, Command.PAUSE)
    segment = run.session.view(run.now).segment
    if segment is None or not segment.is_work:
        run.order(run.now, Command.REDO)
    return run


def goes_on(run: Run) -> list[Event]:
    """What happens from the resumption to the end, without what is announced at that very instant."""
    before, now = len(run.events), run.now
    run.order(now, Command.RESUME)
    run.finish()
    return [event for event in run.events[before:] if event.cue is None or event.at != now]


@given(timelines, scripts, lateness)
def test_taking_up_changes_nothing_on_the_record(timeline: Timeline, script: list[Act], late: int) -> None:
    """Cut at any instant, taken up and cut again at once, as often as you like: the same is written down."""
    run = cut(timeline, script, late)
    again = taken_up(run.session, run.now)
    assert again.session.plays() == run.session.plays()
    assert taken_up(again.session, run.now).session.plays() == run.session.plays()


@given(timelines, scripts, lateness)
def test_it_starts_paused_where_it_was(timeline: Timeline, script: list[Act], late: int) -> None:
    """Nothing is announced and nothing runs until somebody resumes: at the segment where it was, with what it had."""
    run = cut(timeline, script, late)
    again = taken_up(run.session, run.now)
    assert (again.session.phase, again.session.deadline(), again.session.state) == (Phase.PAUSED, None, State.RUNNING)
    names = [event.name for event in again.events]
    entered = [] if run.session.view(run.now).segment is None else [EventName.SEGMENT_STARTED]
    assert names == [EventName.SESSION_STARTED, *entered, EventName.SESSION_PAUSED]
    assert {event.at for event in again.events} == {run.now}
    assume(not is_moved(run))
    assert again.session.view(run.now) == paused(run).session.view(run.now)
    assert again.advance(run.now + 7_200_000) == []


@given(timelines, scripts, lateness)
def test_law_2_it_goes_on_as_after_a_pause(timeline: Timeline, script: list[Act], late: int) -> None:
    """Every later event comes when it would have come after a pause; a lead-in begins again, work goes on."""
    run = cut(timeline, script, late)
    assume(not is_moved(run))
    again = taken_up(run.session, run.now)
    assert goes_on(again) == goes_on(paused(run))
    assert held_in_each(again.session) == held_in_each(run.session)
    assert held_by_side(again.session.plays()) == held_by_side(run.session.plays())
    assert again.session.state is run.session.state


@given(timelines, scripts, lateness, scripts)
def test_law_2_commands_do_to_it_what_they_do_after_a_pause(
    timeline: Timeline, script: list[Act], late: int, later: list[Act]
) -> None:
    """What is held in the end, in each segment and so on each side, is the same whatever else is commanded."""
    run = cut(timeline, script, late)
    assume(not is_moved(run))
    again = taken_up(run.session, run.now)
    paused(run).order(run.now, Command.RESUME)
    again.order(again.now, Command.RESUME)
    for each in (run, again):
        each.perform(later, EVERY).finish()
    assert held_in_each(again.session) == held_in_each(run.session)
    assert again.session.state is run.session.state


@given(timelines, scripts, lateness, scripts)
def test_what_was_left_out_stays_left_out(timeline: Timeline, script: list[Act], late: int, later: list[Act]) -> None:
    """Nothing of it begins, ends or is announced, though somebody goes back and forth, or it is cut off once more."""
    run = cut(timeline, script, late)
    gone = run.gone()
    assume(gone)
    for _ in range(2):
        run = taken_up(run.session, run.now).perform(later, EVERY)
        told = [event.segment.exercise for event in run.events if event.segment is not None]
        assert not gone.intersection(told)
        if run.over:
            return


@given(timelines, scripts, lateness, scripts)
def test_nothing_is_complete_that_was_not(timeline: Timeline, script: list[Act], late: int, later: list[Act]) -> None:
    """COMPLETED means that each stretch of work has a play as long as asked, or a word where the person decides."""
    run = cut(timeline, script, late)
    again = taken_up(run.session, run.now).perform(later, EVERY).finish()
    for segment in timeline.segments:
        if segment.is_work and again.session.state is State.COMPLETED:
            assert any(
                play.held >= (0 if segment.length is None else segment.estimate)
                for play in again.session.plays()
                if play.index == segment.index and play.ended in (Ended.COMPLETED, Ended.DONE)
            )


@given(timelines, scripts, lateness, scripts)
def test_law_8_a_hard_stop_outlives_the_program(
    timeline: Timeline, script: list[Act], late: int, later: list[Act]
) -> None:
    """Extended, begun again, cut off, extended once more: never more than `at_most`, but a last second of each go."""
    run = cut(timeline, script, late)
    again = taken_up(run.session, run.now).perform(later, EVERY).finish()
    for segment in timeline.segments:
        held = [play.held for play in again.session.plays() if play.index == segment.index]
        if segment.is_work and segment.at_most is not None and segment.length is not None and held:
            assert sum(held) <= max(segment.at_most, segment.length) + 1_000 * (len(held) - 1)


@given(timelines, scripts, lateness)
def test_law_6_no_cue_of_what_is_over_is_given_again(timeline: Timeline, script: list[Act], late: int) -> None:
    """Within the part that was cut, only what lies at the cut or after it is announced."""
    run = cut(timeline, script, late)
    again = taken_up(run.session, run.now)
    elapsed, segment = again.session.view(again.now).elapsed, again.session.view(again.now).segment
    again.order(again.now, Command.RESUME)
    begin = again.now - elapsed
    again.finish()
    end = next((e.at for e in again.events if e.name is EventName.SEGMENT_ENDED), again.now)
    cues = [event for event in again.events if event.cue is not None and event.segment == segment and event.at <= end]
    assert all(event.at >= begin + elapsed for event in cues)
    assert elapsed == 0 or CueId.START not in [event.cue for event in cues]
