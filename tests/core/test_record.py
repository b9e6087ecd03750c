"""What is written down: why a play ended, whether a session was whole, and the folds over records."""

from hypothesis import given
from hypothesis import strategies as st

from coach.core.moves import Command, Phase
from coach.core.record import Ended, SegmentRecord, State, held_by_side
from coach.core.routine import Dose, Routine, Side, Step, Tempo, Work
from coach.core.timeline import Timeline, lay_out
from tests.core.driver import Run
from tests.core.strategies import CARDS, Act, scripts, timelines

HOLD = Dose(Work.HOLD, 30_000)
REPS = Dose(Work.REPS, reps=(4,), tempo=Tempo(2_000, 1_000))
WALK = Dose(Work.UNTIL_DONE, 60_000)


def timeline(*doses: Dose) -> Timeline:
    """A lead-in, which is longer than 10 s, before each dose."""
    steps = tuple(Step("calf", dose, Side.LEFT, prepare=10_000) for dose in doses)
    return lay_out(Routine("r", "R", "", (), steps), CARDS.__getitem__)


def at_work(*doses: Dose, into: int = 5_500) -> Run:
    """So many milliseconds into the first dose."""
    run = Run(timeline(*doses))
    run.follow(run.now + 10_000 + into)
    return run


def test_each_way_to_leave_a_segment_has_its_word() -> None:
    """Why a play ended is kept, with what was held of it; the lead-ins hold nothing."""
    run = at_work(HOLD)
    for command in (Command.REDO, Command.BACK, Command.DONE, Command.DONE):
        run.order(run.now + 250, command)
        run.follow(run.now + 1_000)
    assert [(record.kind, record.held, record.ended.value) for record in run.session.plays()] == [
        ("prepare", 0, "completed"),
        ("hold", 5_750, "redone"),
        ("hold", 1_250, "left"),
        ("prepare", 0, "done"),
        ("hold", 1_250, "done"),
    ]


def test_a_segment_that_is_going_on_counts_as_stopped() -> None:
    """Its record says what it would say if the session ended now."""
    record = at_work(HOLD).session.plays()[-1]
    assert record == SegmentRecord(1, "hold", "calf", "left", 1, 30_000, 5_500, Ended.STOPPED)


def test_next_is_a_skip_and_back_from_the_first_segment_begins_it_again() -> None:
    """There is nothing before the first segment; leaving it backwards leads to itself."""
    run = Run(timeline(HOLD))
    run.order(run.now + 400, Command.BACK)
    assert run.session.view(run.now).elapsed == 0
    run.order(run.now + 400, Command.NEXT)
    assert [(record.index, record.ended) for record in run.session.plays()[:2]] == [(0, Ended.LEFT), (0, Ended.SKIPPED)]
    segment = run.session.view(run.now).segment
    assert segment is not None
    assert segment.index == 1


def test_a_shortened_hold_is_not_a_whole_one() -> None:
    """It says so, and the session ended early; an extended hold, or one brought back to its length, is whole."""
    for stretches, ended, held, state in (
        ((Command.SHORTEN,), Ended.SHORTENED, 20_000, State.ENDED_EARLY),
        ((Command.SHORTEN, Command.EXTEND), Ended.COMPLETED, 30_000, State.COMPLETED),
        ((Command.EXTEND,), Ended.COMPLETED, 40_000, State.COMPLETED),
    ):
        run = at_work(HOLD)
        for stretch in stretches:
            run.order(run.now, stretch)
        run.finish()
        assert (run.session.plays()[-1].held, run.session.plays()[-1].ended) == (held, ended)
        assert run.session.state is state
        assert run.events[-1].state is state


def test_done_is_whole_only_where_the_person_decides() -> None:
    """A hold or repetitions that are done early are not all that was asked; a walk is, on the person's word."""
    for dose, state in ((HOLD, State.ENDED_EARLY), (REPS, State.ENDED_EARLY), (WALK, State.COMPLETED)):
        run = at_work(dose)
        run.order(run.now, Command.DONE)
        assert run.session.plays()[-1].held == 5_500
        assert run.finish().session.state is state


def test_nothing_can_be_ended_early_in_the_closing_second() -> None:
    """Stopping after the last release leaves what the session was; unless something felt wrong."""
    for early, state in ((False, State.COMPLETED), (True, State.ENDED_EARLY)):
        run = at_work(HOLD, into=24_000)
        if early:
            run.order(run.now, Command.SHORTEN)
        run.follow(run.now + 6_500)
        run.order(run.now, Command.STOP)
        assert run.session.state is state
    run = at_work(HOLD, into=24_000)
    run.follow(run.now + 6_500)
    run.session.stop(run.now, State.STOPPED)
    assert run.session.state is State.STOPPED


def test_one_whole_play_of_each_part_is_enough() -> None:
    """A skipped hold that is gone back to and held is whole; a skipped lead-in was not asked for."""
    run = at_work(HOLD, HOLD)
    run.order(run.now, Command.NEXT)
    run.order(run.now, Command.BACK)
    run.finish()
    assert run.session.state is State.COMPLETED
    skipper = at_work(HOLD, HOLD)
    skipper.order(skipper.now, Command.NEXT)
    assert skipper.finish().session.state is State.ENDED_EARLY


def test_every_part_must_be_whole() -> None:
    """One hold out of two is not the session, whichever it is."""
    for index in (1, 3):
        run = Run(timeline(HOLD, HOLD))
        for _ in range(200):
            segment = run.session.view(run.now).segment
            if segment is not None and segment.index == index:
                run.order(run.now, Command.NEXT)
            run.follow(run.now + 1_000)
        assert run.session.state is State.ENDED_EARLY


def test_an_untouched_session_is_completed() -> None:
    """Walks included, once the person says that they are done."""
    assert Run(timeline(HOLD, WALK, REPS)).finish().session.state is State.COMPLETED


@given(timelines, scripts)
def test_a_session_never_claims_more_than_was_done(line: Timeline, script: list[Act]) -> None:
    """COMPLETED means that each stretch of work was held for its length, or done where the person decides."""
    run = Run(line).perform(script)
    assert (run.session.state is State.RUNNING) == (run.session.phase is not Phase.ENDED)
    run.finish()
    missing = [
        segment
        for segment in line.segments
        if segment.is_work
        and not any(
            record.held >= (0 if record.kind == "until-done" else segment.estimate)
            for record in run.session.plays()
            if record.index == segment.index and record.ended in (Ended.COMPLETED, Ended.DONE)
        )
    ]
    assert (run.session.state is State.COMPLETED) == (missing == [])


records = st.builds(
    SegmentRecord,
    index=st.integers(0, 9),
    kind=st.just("hold"),
    exercise=st.just("calf"),
    side=st.sampled_from(["left", "right", "both"]),
    set=st.just(1),
    asked=st.just(30_000),
    held=st.integers(0, 60_000),
    ended=st.sampled_from(Ended),
)


@given(st.lists(records).map(tuple))
def test_held_by_side_loses_and_adds_nothing(segments: tuple[SegmentRecord, ...]) -> None:
    """Every play counts for its side, redone ones too."""
    held = held_by_side(segments)
    assert sum(held.values()) == sum(segment.held for segment in segments)
    for side in ("left", "right", "both"):
        assert held.get(side, 0) == sum(segment.held for segment in segments if segment.side == side)
