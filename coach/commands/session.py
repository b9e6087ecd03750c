"""A guided session: on the screens, or as lines and events.

Decides which front end plays it and with what; must never begin one without the safety answers of today.
"""

from collections.abc import Sequence
from contextlib import closing, suppress
from queue import Queue

from coach import plain
from coach.adapters.console import read_lines
from coach.commands import out
from coach.commands.desk import open_desk, open_library, open_settings, rehearsal
from coach.commands.names import routine_named
from coach.commands.playing import (
    AtTerminal,
    Wanted,
    at_terminal,
    code_of,
    conduct,
    follow,
    help_for,
    manners_of,
    may_ask,
    shows_block,
)
from coach.commands.screens import draw
from coach.core.aim import Ask
from coach.core.answers import Moment
from coach.core.choose import laid_out
from coach.core.conductor import Conductor
from coach.core.course import as_followed
from coach.core.fit import Need
from coach.core.placing import Preferences
from coach.core.ports import Desk, JournalError, Library
from coach.core.proposal import need_of
from coach.core.resume import CutOff, cut_off
from coach.core.routine import Routine, Side
from coach.core.session import Session, gap_limit
from coach.core.settings import Settings
from coach.core.situation import situation_of
from coach.core.timeline import Timeline
from coach.core.within import within

SIDES = {"l": Side.LEFT, "r": Side.RIGHT}


def start(name: str, shelves: Sequence[str], wanted: Wanted) -> int:
    """One session of this routine."""
    library = open_library(shelves)
    routine = routine_named(library, name)
    if not wanted.as_lines:
        from coach.tui.doors import Errand

        errand = Errand(routine.id, side_of(wanted), wanted.speed, wanted.rehearsal_sounds, minutes=wanted.minutes or 0)
        return draw(library, errand, mute=wanted.mute, voice=wanted.voice)
    settings, lines = settings_in_use(), read_lines()
    try:
        if wanted.speed is not None:
            return _rehearse(routine, library, settings, lines, wanted, wanted.speed)
        with open_desk(library, mute=wanted.mute) as desk:
            _tell_of_cut_off(desk)
            return begin(routine, at_terminal(desk, settings, lines, wanted))
    except plain.Stopped as stopped:
        return out.BY_SIGNAL + stopped.signal


def begin(routine: Routine, here: AtTerminal, ask: Ask | None = None) -> int:
    """Play this routine as its course has it, as the gate opens it and as the time allows.

    The question that it was proposed for is remembered.
    """
    desk, settings = here.desk, here.settings
    if wait := desk.too_soon(routine):
        out.note(wait)
        return out.UNSAFE
    situation = situation_of(desk.library, desk.chart, desk.journal, settings)
    opened = here.admission.admit(as_followed(routine, situation.followed))
    if opened is None:
        return out.UNSAFE
    if ask is not None:
        desk.chart.choose(ask.when or "", ask.aim.key if ask.aim else "", ask.minutes or 0)
    side = side_of(here.wanted) or settings.weak_side
    if side is None and opened.asks_side:
        side = _ask_side(here.lines, here.wanted)
    need, preferences = need_of(ask.aim if ask is not None else None, situation), settings.preferences(side)
    timeline = _fitted(opened.adapted.routine, desk.library, preferences, need, here.wanted)
    identity = desk.identity(routine)
    rated = desk.chart.pain_now()
    if rated is not None:
        desk.chart.rate(Moment.BEFORE, rated.value, identity.id)
    return conduct(Session(timeline), identity, here)


def _rehearse(
    routine: Routine,
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
        if shows_block(desk, wanted):
            return out.UNSAFE
        timeline = _fitted(routine, library, settings.preferences(side_of(wanted)), Need(), wanted)
        clock, player = rehearsal(speed, wanted.rehearsal_sounds)
        with closing(player):
            session = Session(timeline, gap_limit(speed))
            conductor = Conductor(session, clock, player, manners=manners_of(settings, wanted))
            conductor.prepare()
            played = follow(conductor, desk, lines, wanted)
            helped = help_for(played, desk, wanted)
            return code_of(played) if helped is None else helped


def _fitted(routine: Routine, library: Library, preferences: Preferences, need: Need, wanted: Wanted) -> Timeline:
    """Laid out within the time that there is; what that changes is told."""
    found = within(routine, wanted.minutes, library.exercise, preferences, need)
    for line in found.told:
        out.note(line)
    return laid_out(found.routine, library, preferences)


def settings_in_use() -> Settings:
    """What is set; what is wrong with the file is said, and does not stand in the way."""
    store = open_settings()
    settings = store.read()
    if trouble := store.problem():
        out.note(trouble)
    return settings


def _ask_side(lines: "Queue[str | None]", wanted: Wanted) -> Side | None:
    """Which side is the sore one; None where nobody says."""
    said: str | None = ""
    while may_ask(wanted) and said is not None and said not in SIDES:
        out.ask("Which side is the sore one? Type l or r.")
        line = lines.get()
        said = None if line is None else line.strip().casefold()[:1]
    return SIDES.get(said or "")


def _tell_of_cut_off(desk: Desk) -> None:
    """Nobody is asked in lines; whoever wants to go on with it stops this one first."""
    found: tuple[CutOff, ...] = ()
    with suppress(JournalError):  # what follows of that is said where it matters
        found = cut_off(desk.journal.unfinished(), desk.calendar.utc_now())
    for cut in found:
        ways = "`coach resume` goes on with it, " if cut.timeline else ""
        out.note(f"{cut.title} {ways}`coach resume --save` saves it as it stands.")


def side_of(wanted: Wanted) -> Side | None:
    return Side(wanted.side) if wanted.side else None
