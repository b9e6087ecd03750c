"""`coach resume`: goes on with a session that was cut off, or saves what was done of it.

Must never call anything complete that was not, nor go on past the gate.
"""

from collections.abc import Sequence
from queue import Queue

from coach import plain
from coach.adapters.console import read_lines
from coach.commands import out
from coach.commands.desk import open_calendar, open_desk, open_journal, open_library
from coach.commands.screens import draw
from coach.commands.session import Wanted, admission_for, conduct, settings_in_use
from coach.core.ports import Desk, JournalError, Library
from coach.core.resume import CutOff, as_it_stands, cut_off, identity_of, may_go_on, still_to_do
from coach.core.session import Session


def resume(shelves: Sequence[str], wanted: Wanted, *, save: bool) -> int:
    """Go on with the session that was cut off last, or save every one of them as it stands."""
    library = open_library(shelves)
    try:
        if not (save or wanted.as_lines) and cut_off(open_journal().unfinished(), open_calendar().utc_now()):
            from coach.tui.doors import Errand

            return draw(library, Errand(), mute=wanted.mute, voice=wanted.voice)
        return _in_lines(library, wanted, save=save)
    except JournalError as trouble:
        raise out.Refusal(str(trouble), out.PROBLEMS) from None
    except plain.Stopped as stopped:
        return out.BY_SIGNAL + stopped.signal


def _in_lines(library: Library, wanted: Wanted, *, save: bool) -> int:
    lines = read_lines()
    with open_desk(library, mute=wanted.mute) as desk:
        found = cut_off(desk.journal.unfinished(), desk.calendar.utc_now())
        if save:
            return _save_all(found, desk)
        if not found:
            out.note("No session was cut off.")
            return out.DONE
        return _take_up(found[0], desk, library, lines, wanted)


def _save_all(found: Sequence[CutOff], desk: Desk) -> int:
    for cut in found:
        desk.keeper.save(as_it_stands(cut.record))
        out.say(f"{cut.title} It was saved as it stands.")
    if not found:
        out.say("No session was cut off.")
    return out.DONE


def _take_up(cut: CutOff, desk: Desk, library: Library, lines: "Queue[str | None]", wanted: Wanted) -> int:
    """What is left of it, if it is not too old and the gate leaves it in."""
    out.note(cut.title)
    timeline = cut.timeline
    if timeline is None or any(library.exercise(part.exercise) is None for part in timeline.segments):
        out.note("It can only be saved as it stands: `coach resume --save`.")
        return out.EARLY
    left = still_to_do(timeline, cut.record.segments)
    if wait := desk.too_soon(left):
        out.note(f"{wait} It can only be saved as it stands: `coach resume --save`.")
        return out.UNSAFE
    admission = admission_for(desk, library, lines, wanted)
    opened = admission.admit(left, begun=True)
    if opened is None and not admission.was_refused:  # nobody answered: it can still be taken up
        return out.UNSAFE
    if opened is None or not may_go_on(opened):
        desk.keeper.save(as_it_stands(cut.record))
        out.note("What is left of it is not for you now, so it was saved as it stands.")
        return out.UNSAFE
    session = Session(timeline, before=cut.record.segments)
    return conduct(session, identity_of(cut.record), admission, desk, library, settings_in_use(), lines, wanted)
