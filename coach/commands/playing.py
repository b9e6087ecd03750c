"""A session played as lines or events, and what follows from how it went: help, a rating, an exit code.

Must never credit what was not held, nor go on where help is needed.
"""

import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from queue import Queue

from coach import plain
from coach.adapters.console import ending_raises, going_on_tells
from coach.commands import out
from coach.commands.admission import Admission
from coach.commands.asking import say
from coach.commands.desk import open_numbers
from coach.commands.emergency import show_card
from coach.core.answers import Moment
from coach.core.conductor import HEAD_START, Conductor, Recorder
from coach.core.cues import Group, Manner, unspoken
from coach.core.emergency import Kind
from coach.core.pages.blocked import STOPPED_FOR_TODAY, light_line, until_line
from coach.core.ports import Desk
from coach.core.record import Identity
from coach.core.safety import Response
from coach.core.session import Session
from coach.core.settings import Settings
from coach.core.standing import is_strict


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a session is to be played."""

    plain: bool = False
    events: bool = False
    speed: float | None = None
    """How many times as fast; None where it is no rehearsal."""
    side: str | None = None
    mute: bool = False
    voice: bool = True
    """Whether words may be spoken, where they are set to be."""
    sound: bool = False
    """Whether a rehearsal is to be heard."""
    minutes: int | None = None
    """The time that there is; None where it may last as long as it does."""

    @property
    def as_lines(self) -> bool:
        """Whether it is played without the screens: as asked, or for want of a terminal."""
        return self.plain or self.events or not out.can_draw()

    @property
    def rehearsal_sounds(self) -> bool:
        """As asked, unless there is to be no sound at all."""
        return self.sound and not self.mute

    def tell(self, line: str) -> None:
        """One line for the person: beside the events, which are data."""
        (out.note if self.events else out.say)(line)


@dataclass(frozen=True, slots=True)
class AtTerminal:
    """Somebody at the terminal, with everything that a session of theirs needs."""

    desk: Desk
    admission: Admission
    settings: Settings
    lines: "Queue[str | None]"
    """What is typed; None at its end."""
    wanted: Wanted


def conduct(session: Session, identity: Identity, here: AtTerminal) -> int:
    """Play it, write it down, and do what follows from how it felt."""
    desk, wanted = here.desk, here.wanted
    recorder, manners = Recorder(session, identity), manners_of(here.settings, wanted)
    conductor = Conductor(session, desk.clock, desk.player, recorder, desk.keeper, manners)
    if conductor.prepare():
        time.sleep(HEAD_START / 1000)
    with going_on_tells(conductor.was_stopped):
        played = follow(conductor, desk, here.lines, wanted)
    return _after(played, conductor, here)


def _after(played: plain.Played, conductor: Conductor, here: AtTerminal) -> int:
    """What follows from how it felt: help, or the rating after it."""
    helped = help_for(played, here.desk, here.wanted)
    if helped is not None:
        return helped
    if (record := conductor.record()) is not None:
        timeline, safety = conductor.session.timeline, here.desk.library.safety()
        loads = safety.loads(timeline.routine, (part.exercise for part in timeline.segments))
        pain = here.admission.ask_pain_after(record.id, Moment.AFTER if loads else Moment.AFTER_CARE)
        if pain is not None and loads:
            say(light_line(pain, strict=is_strict(here.desk.chart.standing(safety).ticks, safety)))
    return code_of(played)


def help_for(played: plain.Played, desk: Desk, wanted: Wanted) -> int | None:
    """What is to be done where something felt wrong; the exit code, where nothing is asked after it."""
    complaint = played.complaint
    if played.end is plain.End.SIGN and complaint is None:
        show_card(Kind.EMERGENCY, wanted.tell)
        return out.UNSAFE
    if shows_block(desk, wanted):
        return out.UNSAFE
    if complaint is not None and complaint.then is Response.FIRST_AID and complaint.routine is not None:
        out.note(f"For the cramp: coach start {complaint.routine}")
        return out.EARLY
    if complaint is not None and complaint.then is Response.END:
        out.note(STOPPED_FOR_TODAY)
    return None


def shows_block(desk: Desk, wanted: Wanted) -> bool:
    """Show the card of an urgent answer that still counts; whether there is one."""
    block = desk.chart.standing(desk.library.safety()).block
    if block is None or block.until is None:
        return False
    show_card(Kind(block.outcome.value), wanted.tell, until_line(block.until))
    return True


def follow(conductor: Conductor, desk: Desk, lines: "Queue[str | None]", wanted: Wanted) -> plain.Played:
    """Play it to its end, whatever that is."""
    write = plain.json_report if wanted.events else plain.line_report
    report = write(sys.stdout, conductor.session.timeline, lambda: conductor.started, wanted.speed)
    try:
        with ending_raises(plain.Stopped):
            ask = plain.Asking(desk.library.safety().feels_wrong, desk.chart.felt_wrong, out.note)
            return plain.play(conductor, report, lines, ask, wanted.speed or 1.0)
    except OSError as lost:  # nothing but the report writes
        raise out.OutputLost from lost


def code_of(played: plain.Played) -> int:
    if played.end is plain.End.SIGN:
        return out.UNSAFE
    return out.DONE if played.end is plain.End.COMPLETED else out.EARLY


def manners_of(settings: Settings, wanted: Wanted) -> Mapping[Group, Manner]:
    return settings.manners if wanted.voice else unspoken(settings.manners)


def at_terminal(desk: Desk, settings: Settings, lines: "Queue[str | None]", wanted: Wanted) -> AtTerminal:
    """Whoever sits here, who can be asked only where somebody does."""
    answer = lines.get if may_ask(wanted) else None
    admission = Admission(desk.chart, desk.library, open_numbers(), answer, wanted.tell)
    return AtTerminal(desk, admission, settings, lines, wanted)


def may_ask(wanted: Wanted) -> bool:
    return out.on_terminal() and not wanted.events
