"""The wiring: which adapter stands behind which port.

The only place that knows both. Must touch nothing on disk before something is read or written.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coach.adapters.clock import SystemCalendar
from coach.adapters.paths import Places, here
from coach.adapters.shelf import Shelf, built_in_folder
from coach.commands import out
from coach.core.ports import Clock, Desk, Library, Player
from coach.version import VERSION

if TYPE_CHECKING:
    from coach.adapters.audio import SpeakerPlayer
    from coach.adapters.journal import SqliteJournal
    from coach.adapters.library import ShelfLibrary
    from coach.adapters.numbers import SettingsNumbers
    from coach.adapters.settings import YamlSettings
    from coach.core.chart import Chart


def shelves_in_use(extra: Sequence[str]) -> list[Shelf]:
    """The built-in shelf, the person's own, and those of `--library`; later ones override earlier ones."""
    places = here()
    shelves = [Shelf(built_in_folder())]
    if places is not None:
        shelves.append(Shelf(places.routines))
    for name in extra:
        folder = Path(name)
        if not folder.is_dir():
            raise out.Refusal(f"--library {name}: there is no such folder")
        shelves.append(Shelf(folder))
    return shelves


def open_library(extra: Sequence[str]) -> "ShelfLibrary":
    """The content. Nothing of it is read yet."""
    from coach.adapters.library import ShelfLibrary

    return ShelfLibrary(shelves_in_use(extra))


def open_journal() -> "SqliteJournal":
    """The journal of this person; without a home directory it reads as empty and cannot be written."""
    from coach.adapters.host import Host
    from coach.adapters.journal import SqliteJournal

    places = here()
    if places is None:
        return SqliteJournal(None, Host(None))
    return SqliteJournal(places.journal, Host(places.machine))


def open_chart() -> "Chart":
    """What this person has said of their body; what is added is written at once, or raises JournalError."""
    from coach.core.chart import Chart

    journal = open_journal()
    return Chart(journal, journal.keep, open_calendar())


def open_numbers() -> "SettingsNumbers":
    """Whom to call in an emergency."""
    from coach.adapters.numbers import SettingsNumbers

    places = here()
    return SettingsNumbers(places.settings if places else None, os.environ)


def open_settings() -> "YamlSettings":
    """What this person has set."""
    from coach.adapters.settings import YamlSettings

    places = here()
    return YamlSettings(places.settings if places else None)


def open_calendar() -> SystemCalendar:
    return SystemCalendar(VERSION)


def open_speakers(volume: str = "usual", places: Places | None = None) -> "SpeakerPlayer":
    """The player of this machine at this volume, `usual` or `soft`. It looks for speakers in its own thread.

    What it renders is kept in the cache of this person, or in that of the places handed in.
    """
    from coach.adapters.audio import speaker_player
    from coach.adapters.console import ring
    from coach.core.settings import Volume

    bell = ring if sys.stderr is not None and sys.stderr.isatty() else None
    return speaker_player(bell, volume=Volume(volume), places=places or here())


def rehearsal(speed: float, sound: bool) -> tuple[Clock, Player]:
    """A clock that runs so many times as fast, and what is heard meanwhile: nothing, unless sound is asked for."""
    from coach.adapters.clock import ScaledClock, SystemClock
    from coach.adapters.silence import SilentPlayer

    player = _player(mute=False) if sound else SilentPlayer("A rehearsal is silent.")
    return ScaledClock(SystemClock(), speed), player


def _player(*, mute: bool) -> Player:
    """As loud as the person has set it."""
    from coach.adapters.chosen_player import ChosenPlayer
    from coach.adapters.silence import SilentPlayer
    from coach.core.settings import Volume

    def make(volume: Volume) -> Player:
        return SilentPlayer("Sound is off in the settings.") if volume is Volume.OFF else open_speakers(volume.value)

    store = open_settings()
    return SilentPlayer() if mute else ChosenPlayer(lambda: store.read().volume, make)


@contextmanager
def open_desk(library: Library, *, mute: bool) -> Iterator[Desk]:
    """Everything that a front end is handed. On leaving, the journal is written to its end."""
    from coach.adapters.background import BackgroundJournal
    from coach.adapters.clock import SystemClock
    from coach.core.chart import Chart

    journal = open_journal()
    keeper = BackgroundJournal(journal)
    player = _player(mute=mute)
    try:
        calendar = open_calendar()
        chart = Chart(journal, keeper.keep, calendar)
        yield Desk(library, journal, keeper, player, SystemClock(), calendar, chart)
    finally:
        written = keeper.flush()
        player.close()
        trouble = keeper.problem() or ("" if written else "The journal could not be written in time.")
        if trouble:
            out.note(f"Not everything could be written down. {trouble}")
