"""A desk for the screens: the real library and journal, a player that listens, and a clock that the test moves."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coach.adapters.background import BackgroundJournal
from coach.adapters.clock import SystemCalendar
from coach.adapters.library import ShelfLibrary
from coach.adapters.numbers import SettingsNumbers
from coach.adapters.settings import YamlSettings
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.chart import Chart
from coach.core.ports import Desk, Library
from tests.adapters.records import journal_at
from tests.tui.shelf import fill
from tests.tui.visit import HandClock, Listener, Room, Wall

MakeRoom = Callable[[Library], Room]


@pytest.fixture(scope="session")
def built_in() -> ShelfLibrary:
    """The content that comes with the program, and nothing else. Read once: nothing changes it."""
    return ShelfLibrary([Shelf(built_in_folder())])


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> ShelfLibrary:
    """The same with our own routines."""
    return ShelfLibrary([Shelf(built_in_folder()), Shelf(fill(tmp_path_factory.mktemp("shelf")))])


@pytest.fixture
def room_with(tmp_path: Path) -> MakeRoom:
    """Makes a room over some library, with a journal of its own."""

    def make(library: Library) -> Room:
        journal = journal_at(tmp_path / "data" / "journal.sqlite3")
        keeper, clock, player, wall = BackgroundJournal(journal), HandClock(), Listener(), Wall()
        calendar = SystemCalendar("0.0.1", wall.now)
        chart = Chart(journal, keeper.keep, calendar)
        numbers = SettingsNumbers(tmp_path / "config" / "settings.yaml", {"LANG": "en_GB.UTF-8"})
        desk = Desk(library, journal, keeper, player, clock, calendar, chart)
        settings = YamlSettings(tmp_path / "config" / "settings.yaml")
        return Room(desk, clock, player, keeper, wall, numbers, settings)

    return make


@pytest.fixture
def room(room_with: MakeRoom, library: ShelfLibrary) -> Room:
    """A room with our own routines, in which the questions of today are not answered yet."""
    return room_with(library)


@pytest.fixture
def ready(room: Room) -> Room:
    """The same with the questions of today answered."""
    return room.attest()


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    """Where the rooms of this test keep their journal."""
    return tmp_path / "data" / "journal.sqlite3"
