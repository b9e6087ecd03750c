"""`coach doctor`: what coach finds on this machine, and what is missing.

Must never change anything. A machine without sound is no mistake; a file that cannot be used is one.
"""

import os
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from coach.adapters.console import read_lines
from coach.adapters.paths import NO_HOME, Places, here
from coach.commands import out
from coach.commands.desk import open_journal, open_speakers, shelves_in_use
from coach.commands.names import errors
from coach.core.cues import TABLE, CueId
from coach.core.ports import JournalError
from coach.core.words import plural
from coach.version import VERSION

if TYPE_CHECKING:
    from coach.adapters.audio import SpeakerPlayer

    Lines = Queue[str | None]

PATIENCE = 15.0
"""Seconds that the search for a speaker, or for words, may take."""
LONGEST_CUE = 5.0
PHRASE = "Wall calf stretch, left side"
LONGEST_PHRASE = 10_000
"""Milliseconds."""
UNTESTED = "coach is tested on Linux. What it does on macOS and Windows is written from documentation."


def doctor(shelves: Sequence[str]) -> int:
    """Look at everything, and play every cue."""
    out.say(f"coach {VERSION}, Python {sys.version.split()[0]}, {sys.platform}")
    out.say(UNTESTED)
    _terminal()
    well = _journal()
    well = _files(shelves) and well
    well = _sound_and_speech() and well
    return out.DONE if well else out.PROBLEMS


def _terminal() -> None:
    out.say("\nTerminal")
    if not out.on_terminal():
        out.say("  none here: `coach start` prints lines")
        return
    size = os.get_terminal_size(sys.stdout.fileno())
    small = "" if size.columns >= 60 and size.lines >= 18 else ", too small for the screens: they need 60 by 18"
    out.say(f"  {size.columns} by {size.lines}{small}")
    colour = "off, by NO_COLOR" if os.environ.get("NO_COLOR") else os.environ.get("COLORTERM") or "as TERM says"
    out.say(f"  TERM {os.environ.get('TERM') or 'is not set'}, colour {colour}")


def _journal() -> bool:
    out.say("\nJournal")
    places = here()
    if places is None:
        out.say(f"  {NO_HOME}")
        return False
    try:
        number = len(open_journal().sessions())
    except JournalError as trouble:
        out.say(f"  {trouble}")
        return False
    if not places.journal.exists():
        out.say(f"  nothing written yet; it will be {places.journal}")
    else:
        out.say(f"  {plural(number, 'session')} in {places.journal}")
    base = next((folder for folder in places.journal.parents if folder.exists()), None)
    if base is None or not os.access(places.journal if places.journal.exists() else base, os.W_OK):
        out.say("  it cannot be written: the file or its folder is read-only")
        return False
    return True


def _is_there(folder: Path) -> bool:
    try:
        return folder.exists()
    except OSError:  # a folder above it is closed to us; the library tells that as a problem
        return False


def _files(shelves: Sequence[str]) -> bool:
    from coach.adapters.check import check_shelves

    out.say("\nFiles")
    in_use = shelves_in_use(shelves)
    problems = check_shelves(in_use)
    for shelf in in_use:
        out.say(f"  {shelf.folder.absolute()}{'' if _is_there(shelf.folder) else ' (not there yet)'}")
    wrong, doubtful = len(errors(problems)), len(problems) - len(errors(problems))
    if problems:
        out.say(f"  {plural(wrong, 'problem')} and {plural(doubtful, 'warning')}: run `coach check`")
    return not wrong


def _sound_and_speech() -> bool:
    """Play all there is to hear; False where somebody says that something was not heard."""
    lines = read_lines() if out.on_terminal() else None
    # Here nothing may be changed, the cache included.
    with TemporaryDirectory(prefix="coach-doctor-") as name, closing(_player(Path(name))) as player:
        unheard = [*_sound(player, lines), *_speech(player, lines)]
    if unheard:
        out.say(f"  Not heard: {', '.join(unheard)}. Is the volume up, and the right output chosen?")
    return not unheard


def _player(folder: Path) -> "SpeakerPlayer":
    return open_speakers(places=Places(folder, folder, folder))


def _sound(player: "SpeakerPlayer", lines: "Lines | None") -> list[str]:
    """Try every speaker and play every cue; what was not heard."""
    out.say("\nSound")
    player.wait_ready(PATIENCE)
    for trial in player.trials():
        out.say(f"  {trial.name}: {trial.outcome} ({trial.milliseconds} ms)")
    out.say(f"  {player.status()}")
    unheard = []
    for cue in TABLE.values():
        out.say(f"  {cue.caption}: {cue.means}")
        player.play(cue.id)
        player.wait_quiet(LONGEST_CUE)
        if lines is not None and not _heard(lines):
            unheard.append(cue.caption)
    return unheard


def _speech(player: "SpeakerPlayer", lines: "Lines | None") -> list[str]:
    """Have one phrase spoken; what was not heard."""
    out.say("\nSpeech")
    begun = time.monotonic()
    player.prepare([PHRASE])
    player.wait_prepared(PATIENCE)
    out.say(f"  {player.speech()}")
    if not player.can_say(PHRASE, LONGEST_PHRASE):
        return []
    out.say(f"  {PHRASE} (made in {round((time.monotonic() - begun) * 1000)} ms)")
    player.play(CueId.GET_READY, PHRASE, LONGEST_PHRASE)
    player.wait_quiet(LONGEST_CUE)
    return [] if lines is None or _heard(lines) else ["speech"]


def _heard(lines: "Lines") -> bool:
    out.ask("    Was it heard? Enter for yes, n for no.")
    return not (lines.get() or "").strip().casefold().startswith("n")
