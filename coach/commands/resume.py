"""`coach resume`: goes on with a session that was cut off, or saves what was done of it.

Must never call anything complete that was not, nor go on past the gate.
"""

from collections.abc import Sequence

from coach import plain
from coach.adapters.console import read_lines
from coach.commands import out
from coach.commands.desk import open_calendar, open_desk, open_journal, open_library
from coach.commands.playing import Wanted, at_terminal, conduct
from coach.commands.screens import draw
from coach.commands.session import settings_in_use
from coach.core.ports import JournalError, Library
from coach.core.resume import NOT_NOW, CutOff, as_it_stands, cut_off, identity_of, left_to_play, may_go_on
from coach.core.session import Session

ONLY_SAVED = "It can only be saved as it stands: `coach resume --save`."


def resume(shelves: Sequence[str], wanted: Wanted, *, save: bool) -> int:
    """Go on with the session that was cut off last, or save every one of them as it stands."""
    library = open_library(shelves)
    try:
        found = cut_off(open_journal().unfinished(), open_calendar().utc_now())
        if not found:
            tell = out.say if save else out.note
            tell("No session was cut off.")
            return out.DONE
        if save:
            return _save(found)
        if not wanted.as_lines:
            from coach.tui.doors import Errand

            return draw(library, Errand(), mute=wanted.mute, voice=wanted.voice)
        return _take_up(found[0], library, wanted)
    except JournalError as trouble:
        raise out.Refusal(str(trouble), out.PROBLEMS) from None
    except plain.Stopped as stopped:
        return out.BY_SIGNAL + stopped.signal


def _save(found: Sequence[CutOff]) -> int:
    """Each as it stands, at once: what is said of it is so. May raise JournalError."""
    journal = open_journal()
    for cut in found:
        journal.save(as_it_stands(cut.record))
        out.say(f"{cut.title} It was saved as it stands.")
    return out.DONE


def _take_up(cut: CutOff, library: Library, wanted: Wanted) -> int:
    """What is left of it, if it is not too old and the gate leaves it in."""
    out.note(cut.title)
    timeline, left = cut.timeline, left_to_play(cut, library)
    if timeline is None or left is None:
        out.note(ONLY_SAVED)
        return out.EARLY
    with open_desk(library, mute=wanted.mute) as desk:
        if wait := desk.too_soon(left.ahead):
            out.note(f"{wait} {ONLY_SAVED}")
            return out.UNSAFE
        here = at_terminal(desk, settings_in_use(), read_lines(), wanted)
        opened = here.admission.admit(left.within_reach, begun=True)
        if opened is None and not here.admission.was_refused:  # nobody answered: it can still be taken up
            return out.UNSAFE
        if opened is None or not may_go_on(opened):
            desk.keeper.save(as_it_stands(cut.record))
            out.note(NOT_NOW)
            return out.UNSAFE
        session = Session(timeline, before=cut.record.segments)
        return conduct(session, identity_of(cut.record), here)
