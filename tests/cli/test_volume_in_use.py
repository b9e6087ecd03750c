"""The volume that is set is the one that the next session has, whatever opens the speakers for it."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.commands.desk import open_desk, open_numbers, open_settings, rehearsal
from coach.core.answers import Form, Moment
from coach.core.ports import Desk
from coach.tui.app import CoachApp
from coach.tui.doors import Doors
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.session import SessionScreen
from tests.tui.shelf import fill
from tests.tui.visit import HandClock, Visit

OFF = "Sound is off in the settings."


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ShelfLibrary:
    """Our routines, and a home of this test's own, on a machine without speakers."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COACH_SOUND", "none")
    return ShelfLibrary([Shelf(built_in_folder()), Shelf(fill(tmp_path / "shelf"))])


def test_off_is_silence(library: ShelfLibrary) -> None:
    """In a session, and in a rehearsal with sound; usual is not."""
    for volume, silent in (("usual", False), ("off", True)):
        assert not open_settings().change("sound.volume", volume)
        with open_desk(library, mute=False) as desk:
            assert (desk.player.status() == OFF) is silent
        player = rehearsal(20, sound=True)[1]
        assert (player.status() == OFF) is silent
        player.close()


def test_muted_is_silence_whatever_is_set(library: ShelfLibrary) -> None:
    """And says so."""
    with open_desk(library, mute=True) as desk:
        assert desk.player.status() == "Sound is off."


async def test_what_is_set_between_two_sessions_counts_for_the_second(library: ShelfLibrary) -> None:
    """Off is silence from the next session on, without leaving the program."""
    with ExitStack() as opened:

        def desk() -> Desk:
            made = opened.enter_context(open_desk(library, mute=False))
            made.chart.answer(library.safety(), Form.FULL, ())
            made.chart.rate(Moment.BEFORE, 0)
            return made

        app = CoachApp(library, Doors(desk, open_numbers(), open_settings, lambda: (), rehearsal))
        async with app.run_test(size=(80, 24)) as pilot:
            visit = Visit(app, pilot, HandClock())
            for volume, silent in (("usual", False), ("off", True)):
                assert not app.settings.change("sound.volume", volume)
                app.sessions.begin("flat")
                await visit.settle()
                if isinstance(app.screen, PainScreen):
                    await visit.leave_pain_out()
                visit.on(SessionScreen)
                assert (app.desk.player.status() == OFF) is silent
                await visit.press("q", "y", "escape")
