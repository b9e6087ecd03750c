"""What is heard: the volume that is set, whatever opens the speakers for it, and a rehearsal to its last sound."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.adapters.tones import file_name
from coach.commands.desk import open_desk, open_numbers, open_settings, rehearsal
from coach.commands.screens import board_here
from coach.core.answers import Form, Moment
from coach.core.cues import TABLE, CueId
from coach.core.ports import Desk
from coach.tui.app import CoachApp
from coach.tui.doors import Doors
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.session import SessionScreen
from tests.cli.program import Program
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


def test_the_last_sound_of_a_rehearsal_is_heard_to_its_end(coach: Program, shelf: Path, tmp_path: Path) -> None:
    """The program does not end before it."""
    heard = coach.hear(tmp_path)
    done = coach.run("start", "quick", "--plain", "--speed", "2", "--sound", "--library", shelf)
    assert done.returncode == 0, done.stderr
    assert heard.read_text().splitlines()[-1] == file_name(TABLE[CueId.DONE])


def test_a_muted_rehearsal_is_silent(coach: Program, shelf: Path, tmp_path: Path) -> None:
    """No sound at all is stronger than sound in a rehearsal."""
    heard = coach.hear(tmp_path)
    done = coach.run("start", "quick", "--plain", "--speed", "2", "--sound", "--mute", "--library", shelf)
    assert done.returncode == 0, done.stderr
    assert not heard.exists()


async def test_what_is_set_between_two_sessions_counts_for_the_second(library: ShelfLibrary) -> None:
    """Off is silence from the next session on, without leaving the program."""
    with ExitStack() as opened:

        def desk() -> Desk:
            made = opened.enter_context(open_desk(library, mute=False))
            made.chart.answer(library.safety(), Form.FULL, ())
            made.chart.rate(Moment.BEFORE, 0)
            return made

        doors = Doors(
            desk=desk,
            board=lambda ask: board_here(library, ask),
            numbers=open_numbers(),
            settings=open_settings,
            left_lying=lambda: (),
            rehearsal=rehearsal,
        )
        app = CoachApp(library, doors)
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
