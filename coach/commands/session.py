"""A guided session: on the screens, or as lines and events.

Decides which front end plays it and with what; must never begin one without the safety answers of today.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from queue import Queue

from coach import plain
from coach.adapters.console import ending_raises, read_lines
from coach.commands import out
from coach.commands.desk import open_calendar, open_desk, open_journal, open_library, rehearsal_clock
from coach.commands.names import routine_named
from coach.commands.screening import cleared, show_card
from coach.commands.screens import draw
from coach.core.choose import laid_out
from coach.core.conductor import Conductor, Recorder
from coach.core.ports import Library
from coach.core.routine import Routine, Side
from coach.core.session import GAP_LIMIT, Session
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
    timeline = laid_out(routine, library, Preferences(side=_side(wanted)))
    lines = read_lines()
    if wanted.speed is not None:
        return _rehearse(timeline, library, lines, wanted, wanted.speed)
    return _play(routine, timeline, library, lines, wanted)


def _rehearse(timeline: Timeline, library: Library, lines: "Queue[str | None]", wanted: Wanted, speed: float) -> int:
    """To watch only: silent, not recorded, and nobody is told to move, so nobody need be asked."""
    from coach.adapters.silence import SilentPlayer

    session = Session(timeline, gap_limit=max(1, int(GAP_LIMIT * speed)))
    conductor = Conductor(session, rehearsal_clock(speed), SilentPlayer())
    return _follow(conductor, library, lines, wanted)


def _play(routine: Routine, timeline: Timeline, library: Library, lines: "Queue[str | None]", wanted: Wanted) -> int:
    may_ask = out.on_terminal() and not wanted.events
    code = cleared(library.safety(), open_journal(), open_calendar(), lines.get if may_ask else None)
    if code != out.DONE:
        return code
    with open_desk(library, mute=wanted.mute) as desk:
        wait = desk.too_soon(routine)
        if wait:
            out.note(wait)
            return out.UNSAFE
        session = Session(timeline)
        conductor = Conductor(
            session, desk.clock, desk.player, Recorder(session, desk.calendar.identity()), desk.keeper
        )
        code = _follow(conductor, library, lines, wanted)
        if code == out.UNSAFE:
            desk.withdraw_today()
        return code


def _follow(conductor: Conductor, library: Library, lines: "Queue[str | None]", wanted: Wanted) -> int:
    """Play it to its end, whatever that is, and say so by the exit code."""
    write = plain.json_report if wanted.events else plain.line_report
    report = write(sys.stdout, conductor.session.timeline, lambda: conductor.started, wanted.speed)
    try:
        with ending_raises(plain.Stopped):
            end = plain.play(conductor, report, lines, out.note, wanted.speed or 1.0)
    except plain.Stopped as stopped:
        return out.BY_SIGNAL + stopped.signal
    except OSError as lost:  # nothing but the report writes
        raise out.OutputLost from lost
    if end is plain.End.SIGN:
        show_card(library.safety().emergency, out.note if wanted.events else out.say)
        return out.UNSAFE
    return out.DONE if end is plain.End.COMPLETED else out.EARLY


def _side(wanted: Wanted) -> Side | None:
    return Side(wanted.side) if wanted.side else None
