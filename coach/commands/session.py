"""A guided session: on the screens, or as lines and events.

Decides which front end plays it and with what; must never begin one without the safety answers of today.
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from queue import Queue

from coach import plain
from coach.adapters.console import ending_raises, going_on_tells, read_lines
from coach.commands import out
from coach.commands.admission import Admission, say
from coach.commands.desk import open_desk, open_library, open_numbers, open_settings, rehearsal
from coach.commands.emergency import show_card
from coach.commands.names import routine_named
from coach.commands.screens import draw
from coach.core.answers import Moment
from coach.core.choose import laid_out
from coach.core.conductor import HEAD_START, Conductor, Recorder
from coach.core.cues import Group, Manner, unspoken
from coach.core.emergency import Kind
from coach.core.pages.blocked import STOPPED_FOR_TODAY, light_line, until_line
from coach.core.ports import Desk, JournalError, Library
from coach.core.record import Identity
from coach.core.resume import CutOff, cut_off
from coach.core.routine import Routine, Side
from coach.core.safety import Response
from coach.core.session import Session, gap_limit
from coach.core.settings import Settings
from coach.core.standing import is_strict
from coach.core.timeline import Timeline

SIDES = {"l": Side.LEFT, "r": Side.RIGHT}


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

    @property
    def as_lines(self) -> bool:
        """Whether it is played without the screens: as asked, or for want of a terminal."""
        return self.plain or self.events or not out.can_draw()

    @property
    def rehearsal_sounds(self) -> bool:
        """As asked, unless there is to be no sound at all."""
        return self.sound and not self.mute


def start(name: str, shelves: Sequence[str], wanted: Wanted) -> int:
    """One session of this routine."""
    library = open_library(shelves)
    routine = routine_named(library, name)
    if not wanted.as_lines:
        from coach.tui.doors import Errand

        errand = Errand(routine.id, _side(wanted), wanted.speed, wanted.rehearsal_sounds)
        return draw(library, errand, mute=wanted.mute, voice=wanted.voice)
    settings = settings_in_use()
    lines = read_lines()
    try:
        if wanted.speed is None:
            return _play(routine, library, settings, lines, wanted)
        timeline = laid_out(routine, library, settings.preferences(_side(wanted)))
        return _rehearse(timeline, library, settings, lines, wanted, wanted.speed)
    except plain.Stopped as stopped:
        return out.BY_SIGNAL + stopped.signal


def _rehearse(
    timeline: Timeline,
    library: Library,
    settings: Settings,
    lines: "Queue[str | None]",
    wanted: Wanted,
    speed: float,
) -> int:
    """To watch only: not recorded, and nobody is told to move, so nobody need be asked.

    But whoever needs help now is not shown a hold, and what feels wrong meanwhile is kept.
    """
    with open_desk(library, mute=True) as desk:
        if _shows_block(desk, wanted):
            return out.UNSAFE
        clock, player = rehearsal(speed, wanted.rehearsal_sounds)
        with closing(player):
            session = Session(timeline, gap_limit(speed))
            conductor = Conductor(session, clock, player, manners=_manners(settings, wanted))
            conductor.prepare()
            played = _follow(conductor, desk, lines, wanted)
            helped = _help(played, desk, wanted)
            return _code(played) if helped is None else helped


def _play(routine: Routine, library: Library, settings: Settings, lines: "Queue[str | None]", wanted: Wanted) -> int:
    with open_desk(library, mute=wanted.mute) as desk:
        wait = desk.too_soon(routine)
        if wait:
            out.note(wait)
            return out.UNSAFE
        _tell_of_cut_off(desk)
        admission = admission_for(desk, lines, wanted)
        opened = admission.admit(routine)
        if opened is None:
            return out.UNSAFE
        side = _side(wanted) or settings.weak_side
        if side is None and opened.asks_side:
            side = _ask_side(lines, wanted)
        timeline = laid_out(opened.adapted.routine, library, settings.preferences(side))
        session, identity = Session(timeline), desk.calendar.identity()
        rated = desk.chart.pain_now()
        if rated is not None:
            desk.chart.rate(Moment.BEFORE, rated.value, identity.id)
        return conduct(session, identity, admission, desk, settings, lines, wanted)


def conduct(
    session: Session,
    identity: Identity,
    admission: Admission,
    desk: Desk,
    settings: Settings,
    lines: "Queue[str | None]",
    wanted: Wanted,
) -> int:
    """Play it, write it down, and do what follows from how it felt."""
    recorder, manners = Recorder(session, identity), _manners(settings, wanted)
    conductor = Conductor(session, desk.clock, desk.player, recorder, desk.keeper, manners)
    if conductor.prepare():
        time.sleep(HEAD_START / 1000)
    with going_on_tells(conductor.was_stopped):
        played = _follow(conductor, desk, lines, wanted)
    return _after(played, conductor, admission, desk, wanted)


def admission_for(desk: Desk, lines: "Queue[str | None]", wanted: Wanted) -> Admission:
    answer = lines.get if _may_ask(wanted) else None
    return Admission(desk.chart, desk.library, open_numbers(), answer, _writer(wanted))


def settings_in_use() -> Settings:
    """What is set; what is wrong with the file is said, and does not stand in the way."""
    store = open_settings()
    settings = store.read()
    if trouble := store.problem():
        out.note(trouble)
    return settings


def _may_ask(wanted: Wanted) -> bool:
    return out.on_terminal() and not wanted.events


def _ask_side(lines: "Queue[str | None]", wanted: Wanted) -> Side | None:
    """Which side is the sore one; None where nobody says."""
    said: str | None = ""
    while _may_ask(wanted) and said is not None and said not in SIDES:
        out.ask("Which side is the sore one? Type l or r.")
        line = lines.get()
        said = None if line is None else line.strip().casefold()[:1]
    return SIDES.get(said or "")


def _manners(settings: Settings, wanted: Wanted) -> Mapping[Group, Manner]:
    return settings.manners if wanted.voice else unspoken(settings.manners)


def _tell_of_cut_off(desk: Desk) -> None:
    """Nobody is asked in lines; whoever wants to go on with it stops this one first."""
    found: tuple[CutOff, ...] = ()
    with suppress(JournalError):  # what follows of that is said where it matters
        found = cut_off(desk.journal.unfinished(), desk.calendar.utc_now())
    for cut in found:
        ways = "`coach resume` goes on with it, " if cut.timeline else ""
        out.note(f"{cut.title} {ways}`coach resume --save` saves it as it stands.")


def _after(played: plain.Played, conductor: Conductor, admission: Admission, desk: Desk, wanted: Wanted) -> int:
    """What follows from how it felt: help, or the rating after it."""
    helped = _help(played, desk, wanted)
    if helped is not None:
        return helped
    if (record := conductor.record()) is not None:
        timeline, safety = conductor.session.timeline, desk.library.safety()
        loads = safety.loads(timeline.routine, (part.exercise for part in timeline.segments))
        pain = admission.ask_pain_after(record.id, Moment.AFTER if loads else Moment.AFTER_CARE)
        if pain is not None and loads:
            say(light_line(pain, strict=is_strict(desk.chart.standing(safety).ticks, safety)))
    return _code(played)


def _help(played: plain.Played, desk: Desk, wanted: Wanted) -> int | None:
    """What is to be done where something felt wrong; the exit code, where nothing is asked after it."""
    complaint = played.complaint
    if played.end is plain.End.SIGN and complaint is None:
        show_card(Kind.EMERGENCY, _writer(wanted))
        return out.UNSAFE
    if _shows_block(desk, wanted):
        return out.UNSAFE
    if complaint is not None and complaint.then is Response.FIRST_AID and complaint.routine is not None:
        out.note(f"For the cramp: coach start {complaint.routine}")
        return out.EARLY
    if complaint is not None and complaint.then is Response.END:
        out.note(STOPPED_FOR_TODAY)
    return None


def _shows_block(desk: Desk, wanted: Wanted) -> bool:
    """Show the card of an urgent answer that still counts; whether there is one."""
    block = desk.chart.standing(desk.library.safety()).block
    if block is None or block.until is None:
        return False
    show_card(Kind(block.outcome.value), _writer(wanted), until_line(block.until))
    return True


def _follow(conductor: Conductor, desk: Desk, lines: "Queue[str | None]", wanted: Wanted) -> plain.Played:
    """Play it to its end, whatever that is."""
    write = plain.json_report if wanted.events else plain.line_report
    report = write(sys.stdout, conductor.session.timeline, lambda: conductor.started, wanted.speed)
    try:
        with ending_raises(plain.Stopped):
            ask = plain.Asking(desk.library.safety().feels_wrong, desk.chart.felt_wrong, out.note)
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
