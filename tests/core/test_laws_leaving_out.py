"""The laws of an exercise that is left out in mid-session: laws 2, 3, 6 and 8 once more, and what the view says."""

from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.conductor import RESUME_LEAD_IN
from coach.core.cues import CueId, Kind
from coach.core.events import EventName
from coach.core.moves import Command, Phase
from coach.core.record import Ended, State
from coach.core.routine import Dose, Round, Routine, Side, Step, Work
from coach.core.timeline import Segment, Timeline, lay_out
from tests.core.driver import EVERY, Run, named
from tests.core.stage import Stage
from tests.core.strategies import CARDS, Act, scripts, timelines

lateness = st.integers(0, 4_000)


def on_the_way(timeline: Timeline, script: list[Act], late: int) -> tuple[Run, Segment]:
    """A session with some of its way behind it, and the segment that it is in."""
    run = Run(timeline).perform(script, EVERY)
    assume(not run.over)
    run.advance(run.now + late)
    segment = run.session.view(run.now).segment
    assume(segment is not None)
    assert segment is not None
    return run, segment


@given(timelines, scripts, lateness)
def test_law_3_all_that_is_left_of_it_is_skipped_at_once(timeline: Timeline, script: list[Act], late: int) -> None:
    """This segment and each later one of the exercise, in order; then another one begins, or the session ends early."""
    run, here = on_the_way(timeline, script, late)
    told, ahead = len(run.events), timeline.segments[here.index + 1 :]
    same = [here, *(segment for segment in ahead if segment.exercise == here.exercise)]
    others = [segment for segment in ahead if segment.exercise not in {*run.gone(), here.exercise}]
    assert run.order(run.now, Command.LEAVE_OUT)
    new = [event for event in run.events[told:] if event.cue is None]
    assert {event.at for event in new} == {run.now}
    skipped = [(event.name, event.ended, event.segment) for event in new[:-1]]
    assert skipped == [(EventName.SEGMENT_SKIPPED, Ended.LEFT_OUT, segment) for segment in same]
    if others:
        assert (new[-1].name, new[-1].segment) == (EventName.SEGMENT_STARTED, others[0])
    else:
        assert (new[-1].name, new[-1].state) == (EventName.SESSION_ENDED, State.ENDED_EARLY)
        assert run.session.state is State.ENDED_EARLY


@given(timelines, scripts, lateness)
def test_law_8_only_what_was_held_of_it_is_on_the_record(timeline: Timeline, script: list[Act], late: int) -> None:
    """The segment that is broken off keeps its held time; what never began is written down with nothing."""
    run, here = on_the_way(timeline, script, late)
    before = run.session.plays()
    run.order(run.now, Command.LEAVE_OUT)
    later = [s for s in timeline.segments[here.index + 1 :] if s.exercise == here.exercise]
    written = run.session.plays()[len(before) - 1 :][: len(later) + 1]
    assert [(play.index, play.held, play.ended) for play in written] == [
        (here.index, before[-1].held, Ended.LEFT_OUT),
        *((segment.index, 0, Ended.LEFT_OUT) for segment in later),
    ]
    assert [(play.kind, play.asked, play.side) for play in written[1:]] == [(s.kind, s.length, s.side) for s in later]


@given(timelines, scripts, lateness)
def test_a_pause_stays_a_pause(timeline: Timeline, script: list[Act], late: int) -> None:
    """Nothing is announced and nothing runs until somebody resumes; without a pause it plays on by itself."""
    run, _ = on_the_way(timeline, script, late)
    paused = run.session.phase is Phase.PAUSED
    told = len(run.events)
    run.order(run.now, Command.LEAVE_OUT)
    assume(not run.over)
    assert run.session.phase is (Phase.PAUSED if paused else Phase.RUNNING)
    assert (run.session.deadline() is None) == paused
    if paused:
        run.advance(run.now + 90_000)
        assert [event for event in run.events[told:] if event.cue is not None] == []


@given(timelines, scripts)
def test_nothing_leads_back_to_it(timeline: Timeline, script: list[Act]) -> None:
    """Whatever is commanded later, nothing of it begins, ends or is announced, nor is it what follows."""
    run = Run(timeline)
    for act in script:
        run.perform([act], EVERY)
        view = run.session.view(run.now)
        for segment in (view.segment, view.following):
            assert segment is None or segment.exercise not in run.gone()
    run.finish()
    for place, exercise in run.left_out:
        later = [event for event in run.events[place:] if event.segment and event.segment.exercise == exercise]
        assert {(event.name, event.at) for event in later} == {(EventName.SEGMENT_SKIPPED, run.events[place].at)}


@given(timelines, scripts, lateness)
def test_another_exercise_is_led_into(timeline: Timeline, script: list[Act], late: int) -> None:
    """Nobody is dropped into work: what comes next begins with its own lead-in, or its rest, in full."""
    run, here = on_the_way(timeline, script, late)
    run.order(run.now, Command.LEAVE_OUT)
    assume(not run.over)
    view = run.session.view(run.now)
    assert view.segment is not None
    assert view.segment.kind in (Kind.PREPARE, Kind.REST)
    assert view.segment.exercise != here.exercise
    assert (view.elapsed, view.left, view.lead_in) == (0, view.segment.length, 0)


@given(timelines, scripts, lateness)
def test_law_2_what_is_kept_is_played_as_ever(timeline: Timeline, script: list[Act], late: int) -> None:
    """It is as if somebody went past each segment of it with `next`: lengths, cues and hard stops of others stay."""
    run, _ = on_the_way(timeline, script, late)
    twin, _ = on_the_way(timeline, script, late)
    told = len(run.events)
    run.order(run.now, Command.LEAVE_OUT)
    assume(not run.over)
    gone = run.gone()
    kept, kept_by_twin = (
        [event for event in events if event.segment is None or event.segment.exercise not in gone]
        for events in (play_out(run, set()).events[told:], play_out(twin, gone).events[told:])
    )
    assert kept == kept_by_twin


def play_out(run: Run, unwanted: set[str]) -> Run:
    """Follow the deadlines to the end, and go on with `next` wherever an unwanted exercise begins."""
    while not run.over:
        segment, deadline = run.session.view(run.now).segment, run.session.deadline()
        if segment is not None and segment.exercise in unwanted:
            run.order(run.now, Command.NEXT)
        elif deadline is not None:
            run.advance(deadline)
        elif not run.order(run.now + 1_234, Command.RESUME):
            run.order(run.now + 1_234, Command.DONE)
    return run


@given(timelines, scripts, lateness)
def test_the_view_counts_what_is_still_to_come(timeline: Timeline, script: list[Act], late: int) -> None:
    """What is left, what follows and whether it is an estimate: no left-out segment counts. The whole adds up."""
    run, here = on_the_way(timeline, script, late)
    run.order(run.now, Command.LEAVE_OUT)
    view = run.session.view(run.now)
    place = len(timeline.segments) if view.segment is None else view.segment.index
    to_come = [segment for segment in timeline.segments[place:] if segment.exercise not in {*run.gone(), here.exercise}]
    work = [segment for segment in to_come[1:] if segment.is_work]
    assert view.left_in_all == sum(segment.estimate for segment in to_come)
    assert view.following == (work[0] if work else None)
    assert view.about == any(segment.length is None for segment in to_come)
    assert view.over + view.left_in_all == timeline.length


@given(timelines, scripts)
def test_a_session_with_something_left_out_is_completed_only_if_it_was_held_before(
    timeline: Timeline, script: list[Act]
) -> None:
    """COMPLETED means that each stretch of work had a whole play, though its exercise was left out afterwards."""
    run = Run(timeline).perform(script, EVERY).finish()
    whole = {play.index for play in run.session.plays() if play.ended in (Ended.COMPLETED, Ended.DONE)}
    missing = [segment for segment in timeline.segments if segment.is_work and segment.index not in whole]
    assert run.session.state is not State.COMPLETED or missing == []


def in_rounds(*exercises: str) -> Run:
    """Two rounds of a hold of 20 s of each, after lead-ins of 10 s."""
    steps = tuple(Step(name, Dose(Work.HOLD, 20_000), Side.BOTH, prepare=10_000) for name in exercises)
    return Run(lay_out(Routine("r", "R", "", (), (Round(2, steps),)), CARDS.__getitem__))


def at(run: Run) -> int | None:
    """The index of the segment that is played."""
    segment = run.session.view(run.now).segment
    return None if segment is None else segment.index


def test_back_goes_past_what_was_left_out() -> None:
    """From the third exercise to the first, over the second; and from the first one that is kept to itself."""
    run = in_rounds("calf", "bridge", "walk")
    run.follow(run.now + 40_000)
    assert at(run) == 3
    run.order(run.now, Command.LEAVE_OUT)
    assert at(run) == 4
    run.order(run.now, Command.BACK)
    assert at(run) == 1
    run.order(run.now, Command.LEAVE_OUT)
    assert at(run) == 4
    run.advance(run.now + 2_500)
    run.order(run.now, Command.BACK)
    assert at(run) == 4
    assert run.session.view(run.now).elapsed == 0


def test_the_second_round_goes_past_it_too() -> None:
    """A step that comes again is not played again; the last one that is kept leads into the closing second."""
    run = in_rounds("calf", "bridge")
    run.follow(run.now + 35_000)
    run.order(run.now, Command.LEAVE_OUT)
    assert [play.index for play in run.session.plays() if play.ended is Ended.LEFT_OUT] == [2, 3, 6, 7]
    assert at(run) == 4
    run.follow(run.now + 30_000)
    assert (at(run), run.session.phase) == (None, Phase.RUNNING)
    run.order(run.now, Command.BACK)
    assert at(run) == 5
    run.finish()
    assert run.session.state is State.ENDED_EARLY


def test_a_sign_in_one_exercise_leads_into_the_next_one() -> None:
    """Pause, leave out, resume: three seconds, the whole lead-in of the other exercise, and then its hold."""
    run = in_rounds("calf", "bridge")
    run.follow(run.now + 12_300)
    run.order(run.now, Command.PAUSE)
    run.order(run.now + 60_000, Command.LEAVE_OUT)
    assert (run.session.phase, at(run)) == (Phase.PAUSED, 2)
    assert [(play.held, play.ended) for play in run.session.plays()[1:4]] == [
        (2_300, Ended.LEFT_OUT),
        (0, Ended.LEFT_OUT),
        (0, Ended.LEFT_OUT),
    ]
    now = run.now + 20_000
    run.events = [*run.events, *run.session.resume(now, RESUME_LEAD_IN)]
    run.follow(now + 20_000)
    started = named(run.events, EventName.CUE_GIVEN)[-1]
    assert (started.cue, started.at, at(run)) == (CueId.START, now + RESUME_LEAD_IN + 10_000, 3)


def test_leaving_out_the_last_exercise_ends_the_session_even_from_a_pause() -> None:
    """Nothing is left to be done: it has ended early, at that instant, with what was held."""
    for command in (Command.PAUSE, Command.EXTEND):
        run = in_rounds("calf")
        run.follow(run.now + 13_000)
        run.order(run.now, command)
        run.order(run.now + 100, Command.LEAVE_OUT)
        assert (run.session.state, run.events[-1].at) == (State.ENDED_EARLY, run.now)
        assert sum(play.held for play in run.session.plays()) == (3_000 if command is Command.PAUSE else 3_100)


def test_a_part_that_the_person_ends_can_be_left_out_as_well() -> None:
    """Out of WAITING the session plays on by itself, and what was done of it is held."""
    steps = (Step("walk", Dose(Work.UNTIL_DONE, 60_000), Side.BOTH), Step("calf", Dose(Work.HOLD, 20_000), Side.BOTH))
    run = Run(lay_out(Routine("r", "R", "", (), steps), CARDS.__getitem__))
    while run.session.phase is not Phase.WAITING:
        run.follow(run.now + 1_000)
    run.order(run.now + 4_000, Command.LEAVE_OUT)
    assert (run.session.phase, at(run), run.session.view(run.now).about) == (Phase.RUNNING, 2, False)
    assert run.session.plays()[1].ended is Ended.LEFT_OUT
    assert run.session.plays()[1].held >= 4_000


def test_the_closing_second_belongs_to_no_exercise() -> None:
    """There is nothing to be left out: it goes on as if nobody had asked."""
    run = in_rounds("calf")
    run.follow(run.now + 60_100)
    assert run.order(run.now, Command.LEAVE_OUT)
    assert (at(run), run.session.phase) == (None, Phase.RUNNING)
    assert run.finish().session.state is State.COMPLETED


def test_a_front_end_can_give_every_command() -> None:
    """Whatever the table of moves allows, the conductor hands on to the session by its name."""
    timeline = in_rounds("calf", "bridge").session.timeline
    for command in Command:
        conductor = Stage(timeline).conductor
        if command is not Command.START:
            conductor.start()
        if command is Command.RESUME:
            conductor.obey(Command.PAUSE)
        assert conductor.obey(command) != [] or command in (Command.EXTEND, Command.SHORTEN)
