"""A guided session: on the screens, or as lines and events.

Decides which front end plays it and with what; must never begin one without the safety answers of today.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Queue

from coach import plain
from coach.adapters.console import ending_raises, read_lines
from coach.commands import out
from coach.commands.admission import Admission, say
from coach.commands.desk import open_chart, open_desk, open_library, open_numbers, rehearsal_clock
from coach.commands.emergency import show_card
from coach.commands.names import routine_named
from coach.commands.screens import draw
from coach.core.answers import Moment
from coach.core.chart import Chart
from coach.core.choose import laid_out
from coach.core.conductor import Conductor, Recorder
from coach.core.emergency import Kind
from coach.core.pages.blocked import light_line, until_line
from coach.core.ports import Desk, Library
from coach.core.routine import Routine, Side
from coach.core.safety import OUTCOME_OF, Complaint, Response
from coach.core.session import GAP_LIMIT, Session
from coach.core.standing import is_strict
from coach.core.timeline import Preferences, Timeline


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a session is to be played."""

    plain: bool = False
    events: bool = False
    speed: float | None = None
    """How many times as fast; None where it is no rehearsal."""
    side: str | None = None
    mute: bool = False

    @property
    def as_lines(self) -> bool:
        """Whether it is played without the screens: as asked, as every rehearsal, or for want of a terminal."""
        return self.plain or self.events or self.speed is not None or not out.can_draw()


def start(name: str, shelves: Sequence[str], wanted: Wanted) -> int:
    """One session of this routine."""
    library = open_library(shelves)
    routine = routine_named(library, name)
    if not wanted.as_lines:
        return draw(library, routine.id, _side(wanted), mute=wanted.mute)
    lines = read_lines()
    try:
        if wanted.speed is None:
            return _play(routine, library, lines, wanted)
        timeline = laid_out(routine, library, Preferences(side=_side(wanted)))
        return _rehearse(timeline, library, lines, wanted, wanted.speed)
    except plain.Stopped as stopped:
        return out.BY_SIGNAL + stopped.signal


def _rehearse(timeline: Timeline, library: Library, lines: "Queue[str | None]", wanted: Wanted, speed: float) -> int:
    """To watch only: silent, not recorded, and nobody is told to move, so nobody need be asked.

    But whoever needs help now is not shown a hold.
    """
    from coach.adapters.silence import SilentPlayer

    block = open_chart().standing(library.safety()).block
    if block is not None and block.until is not None:
        show_card(Kind(block.outcome.value), _writer(wanted), until_line(block.until))
        return out.UNSAFE
    session = Session(timeline, gap_limit=max(1, int(GAP_LIMIT * speed)))
    conductor = Conductor(session, rehearsal_clock(speed), SilentPlayer())
    played = _follow(conductor, library, lines, wanted)
    if played.end is plain.End.SIGN:
        show_card(Kind.EMERGENCY, _writer(wanted))
    return _code(played)


def _play(routine: Routine, library: Library, lines: "Queue[str | None]", wanted: Wanted) -> int:
    may_ask = out.on_terminal() and not wanted.events
    with open_desk(library, mute=wanted.mute) as desk:
        wait = desk.too_soon(routine)
        if wait:
            out.note(wait)
            return out.UNSAFE
        admission = Admission(desk.chart, library, open_numbers(), lines.get if may_ask else None, _writer(wanted))
        opened = admission.admit(routine)
        if opened is None:
            return out.UNSAFE
        timeline = laid_out(opened.adapted.routine, library, Preferences(side=_side(wanted)))
        session, identity = Session(timeline), desk.calendar.identity()
        rated = desk.chart.pain_now()
        if rated is not None:
            desk.chart.rate(Moment.BEFORE, rated.value, identity.id)
        recorder = Recorder(session, identity)
        conductor = Conductor(session, desk.clock, desk.player, recorder, desk.keeper)
        played = _follow(conductor, library, lines, wanted, desk.chart)
        return _after(played, conductor, admission, desk, library, wanted)


def _after(
    played: plain.Played,
    conductor: Conductor,
    admission: Admission,
    desk: Desk,
    library: Library,
    wanted: Wanted,
) -> int:
    """What follows from how it felt: the card, first aid, or the rating after it."""
    complaint = played.complaint
    stands = desk.chart.standing(library.safety())
    if played.end is plain.End.SIGN and complaint is None:
        show_card(Kind.EMERGENCY, _writer(wanted))
    elif stands.block is not None and stands.block.until is not None:
        show_card(Kind(stands.block.outcome.value), _writer(wanted), until_line(stands.block.until))
        return out.UNSAFE
    elif complaint is not None and complaint.then is Response.FIRST_AID and complaint.routine is not None:
        out.note(f"For the cramp: coach start {complaint.routine}")
    elif (record := conductor.record()) is not None:
        timeline = conductor.session.timeline
        loads = library.safety().loads(timeline.routine, (part.exercise for part in timeline.segments))
        pain = admission.ask_pain_after(record.id, Moment.AFTER if loads else Moment.AFTER_CARE)
        if pain is not None and loads:
            say(light_line(pain, strict=is_strict(stands.ticks, library.safety())))
    return _code(played)


def _follow(
    conductor: Conductor, library: Library, lines: "Queue[str | None]", wanted: Wanted, chart: Chart | None = None
) -> plain.Played:
    """Play it to its end, whatever that is."""
    write = plain.json_report if wanted.events else plain.line_report
    report = write(sys.stdout, conductor.session.timeline, lambda: conductor.started, wanted.speed)

    def felt(complaint: Complaint, exercise: str) -> None:
        if chart is not None:
            outcome = OUTCOME_OF.get(complaint.then) if complaint.then is not None else None
            chart.felt_wrong(complaint.id, outcome, "" if complaint.then is Response.FIRST_AID else exercise)

    try:
        with ending_raises(plain.Stopped):
            ask = plain.Asking(library.safety().feels_wrong, felt, out.note)
            return plain.play(conductor, report, lines, ask, wanted.speed or 1.0)
    except OSError as lost:  # nothing but the report writes
        raise out.OutputLost from lost


def _writer(wanted: Wanted) -> Callable[[str], None]:
    """Where cards go: beside the events, which are data."""
    return out.note if wanted.events else out.say


def _code(played: plain.Played) -> int:
    if played.end is plain.End.SIGN:
        return out.UNSAFE
    return out.DONE if played.end is plain.End.COMPLETED else out.EARLY


def _side(wanted: Wanted) -> Side | None:
    return Side(wanted.side) if wanted.side else None
