"""The table of moves: what it allows leads where it says, and what it does not allow changes nothing."""

from collections.abc import Callable

import pytest

from coach.core.cues import CueId
from coach.core.events import Event, EventName
from coach.core.exercise import Exercise, Position
from coach.core.moves import MOVES, Command, IllegalMove, Phase, check
from coach.core.record import State
from coach.core.routine import Dose, Routine, Side, Step, Work
from coach.core.session import Session
from coach.core.timeline import Timeline, lay_out
from tests.core.driver import give

Place = Callable[[], tuple[Session, int]]
"""Brings a new session somewhere, and says when that was."""

BEGIN = 500
LATE = 700


def card(name: str) -> Exercise:
    return Exercise(name, name, "Do it", (), Position.STANDING, True, ())


def timeline() -> Timeline:
    """A lead-in of 10 s, a walk until it is done, a lead-in of 10 s, a hold of 30 s."""
    steps = (Step("walk", Dose(Work.UNTIL_DONE, 60_000), Side.BOTH), Step("calf", Dose(Work.HOLD, 30_000), Side.BOTH))
    return lay_out(Routine("r", "R", "", (), steps), card)


def tick(session: Session, since: int, seconds: int) -> list[Event]:
    """Advance once a second."""
    return [event for n in range(1, seconds + 1) for event in session.advance(since + n * 1_000)]


def ready() -> tuple[Session, int]:
    return Session(timeline()), BEGIN


def leading_in() -> tuple[Session, int]:
    session, now = ready()
    session.start(now)
    return session, now


def waiting() -> tuple[Session, int]:
    session, now = leading_in()
    tick(session, now, 10)
    return session, now + 10_000


def holding() -> tuple[Session, int]:
    session, now = waiting()
    session.done(now)
    tick(session, now, 14)
    return session, now + 14_000


def paused() -> tuple[Session, int]:
    session, now = holding()
    session.pause(now + 300)
    return session, now + 300


def paused_in_waiting() -> tuple[Session, int]:
    session, now = waiting()
    session.pause(now + 300)
    return session, now + 300


def closing() -> tuple[Session, int]:
    session, now = holding()
    tick(session, now, 26)
    return session, now + 26_000


def paused_in_closing() -> tuple[Session, int]:
    session, now = closing()
    session.pause(now + 100)
    return session, now + 100


def ended() -> tuple[Session, int]:
    session, now = holding()
    session.stop(now)
    return session, now


PLACES: dict[Place, Phase] = {
    ready: Phase.READY,
    leading_in: Phase.RUNNING,
    holding: Phase.RUNNING,
    closing: Phase.RUNNING,
    waiting: Phase.WAITING,
    paused: Phase.PAUSED,
    paused_in_waiting: Phase.PAUSED,
    paused_in_closing: Phase.PAUSED,
    ended: Phase.ENDED,
}
LEGAL = [(place, command) for place, phase in PLACES.items() for command in Command if (phase, command) in MOVES]
REFUSED = [(place, command) for place, phase in PLACES.items() for command in Command if (phase, command) not in MOVES]
AT_THE_END = [(place, move) for place in (closing, paused_in_closing) for move in (Command.NEXT, Command.DONE)]
LAST_EXERCISE = [(place, Command.LEAVE_OUT) for place in (holding, paused)]


def word(value: object) -> str:
    return str(getattr(value, "__name__", value))


@pytest.mark.parametrize(("place", "command"), LEGAL, ids=word)
def test_a_legal_move_leads_where_the_table_says(place: Place, command: Command) -> None:
    """Each pair leads to its target; "playing" is WAITING without a length, and ENDED where nothing follows."""
    session, now = place()
    assert session.phase is PLACES[place]
    give(session, command, now + LATE)
    target = MOVES[PLACES[place], command]
    segment = session.view(now + LATE).segment
    if (place, command) in (*AT_THE_END, *LAST_EXERCISE):
        target = Phase.ENDED
    elif target is Phase.RUNNING and segment is not None and segment.length is None:
        target = Phase.WAITING
    assert session.phase is target


@pytest.mark.parametrize(("place", "command"), REFUSED, ids=word)
def test_an_illegal_move_raises_and_changes_nothing(place: Place, command: Command) -> None:
    """What is refused leaves no trace: afterwards the session goes on like one that was never asked."""
    (session, now), (twin, _) = place(), place()
    with pytest.raises(IllegalMove, match=command.value):
        give(session, command, now + LATE)
    assert (session.phase, session.state, session.plays()) == (twin.phase, twin.state, twin.plays())
    assert session.view(now) == twin.view(now)
    assert session.deadline() == twin.deadline()
    for legal in (Command.START, Command.RESUME):
        if (twin.phase, legal) in MOVES:
            assert give(session, legal, now + LATE) == give(twin, legal, now + LATE)
    assert tick(session, now + LATE, 40) == tick(twin, now + LATE, 40)
    assert session.plays() == twin.plays()


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("command", Command)
def test_the_check_and_the_table_are_one(phase: Phase, command: Command) -> None:
    """The check refuses exactly what the table leaves out."""
    if (phase, command) in MOVES:
        check(phase, command)
        return
    with pytest.raises(IllegalMove, match=phase.value):
        check(phase, command)


def test_no_phase_is_out_of_reach_and_none_but_the_end_is_a_trap() -> None:
    """Every phase can be reached from READY, and from each of them the session can be stopped."""
    reached = {Phase.READY, Phase.WAITING}
    for _ in Phase:
        reached |= {target for (phase, _), target in MOVES.items() if phase in reached}
    assert reached == set(Phase)
    assert {phase for phase, _ in MOVES} == set(Phase) - {Phase.ENDED}
    assert {phase for phase, command in MOVES if command is Command.STOP} == set(Phase) - {Phase.ENDED}


def test_stop_before_the_start_ends_a_session_in_which_nothing_happened() -> None:
    """Nothing is on the record, and the end is the only thing told."""
    session, now = ready()
    assert [(event.name, event.at) for event in session.stop(now)] == [(EventName.SESSION_ENDED, now)]
    assert session.plays() == ()
    assert session.state is State.ENDED_EARLY


@pytest.mark.parametrize("why", [State.ENDED_EARLY, State.STOPPED])
def test_stop_says_why(why: State) -> None:
    """Whether the person had enough or something felt wrong is told with the end, and kept."""
    session, now = holding()
    assert session.state is State.RUNNING
    assert session.stop(now, why)[-1].state is why
    assert session.state is why


def test_waiting_goes_on_when_the_person_says_so() -> None:
    """After `done` in a segment without a length, the next one runs by itself."""
    session, now = waiting()
    session.done(now + LATE)
    assert session.phase is Phase.RUNNING
    assert session.deadline() == now + LATE + 1_000
    assert tick(session, now + LATE, 11)[-1].at == now + LATE + 10_000


def test_done_ends_a_lead_in_after_a_pause_and_nothing_else() -> None:
    """Whoever is back in position early says so: the same segment goes on at once, with what it had."""
    session, now = paused()
    before = session.view(now)
    session.resume(now + 50, 3_000)
    assert session.view(now + 350).lead_in == 2_700
    assert session.done(now + 350) == []
    assert session.view(now + 350).lead_in == 0
    assert session.view(now + 350).elapsed == before.elapsed
    assert session.view(now + 1_350).elapsed == before.elapsed + 1_000
    assert session.view(now + 1_350).segment == before.segment
    session.done(now + 1_350)
    assert session.plays()[-1].held == before.elapsed + 1_000


def test_done_as_a_lead_in_ends_leaves_the_segment() -> None:
    """At the instant at which it goes on, there is no lead-in any more to be ended; nor is there without one."""
    for lead_in in (0, 3_000):
        session, now = paused()
        session.resume(now, lead_in)
        assert [event.name for event in session.done(now + lead_in)][1] is EventName.SEGMENT_ENDED


def test_a_lead_in_belongs_to_the_segment_that_was_paused() -> None:
    """Whoever goes on to the next segment meanwhile does not wait for it there."""
    session, now = leading_in()
    session.pause(now)
    session.resume(now, 3_000)
    session.next(now + 500)
    assert session.view(now + 500).lead_in == 0
    session.done(now + 600)
    segment = session.view(now + 600).segment
    assert segment is not None
    assert segment.index == 2


def test_a_pause_before_an_open_end_swallows_no_cue() -> None:
    """Going on to a walk while paused: it starts, and says so, when the person resumes."""
    session, now = leading_in()
    session.pause(now)
    session.next(now)
    session.resume(now + 100, 3_000)
    assert session.phase is Phase.RUNNING
    assert [(event.cue, event.at) for event in tick(session, now + 100, 4)] == [(CueId.START, now + 3_100)]
    assert session.view(now + 4_100).phase is Phase.WAITING
