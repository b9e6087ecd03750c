"""What a routine limits: questions during a long part, a hard stop, and the time until it may be done again."""

from datetime import timedelta
from pathlib import Path

from textual.widgets import Static

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.cues import CueId
from coach.core.moves import Command
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.signs import SignsScreen
from tests.tui.conftest import MakeRoom
from tests.tui.in_session import shown
from tests.tui.shelf import shelve
from tests.tui.visit import Room, Visit


def instruction(visit: Visit) -> str:
    return str(visit.on(SessionScreen).query_one("#instruction", Static).content)


async def test_a_question_is_asked_aloud_in_large_letters_and_in_words(ready: Room) -> None:
    """At its instant the sound is played, the phase word is CHECK and the question stands where the instruction
    stood; twenty seconds later all is as before, and nothing of the time was lost."""
    async with ready.visit("cold") as visit:
        usual = instruction(visit)
        await visit.pass_time(10 + 29.5)
        assert (shown(visit)[0], instruction(visit)) == ("MOVE", usual)
        await visit.pass_time(0.5)
        assert ready.player.heard[-1] is CueId.CHECK
        assert (shown(visit), instruction(visit)) == (("CHECK", "1:30"), "How does the skin look?")
        await visit.pass_time(19)
        assert (shown(visit), instruction(visit)) == (("CHECK", "1:11"), "How does the skin look?")
        await visit.pass_time(1)
        assert (shown(visit), instruction(visit)) == (("MOVE", "1:10"), usual)


async def test_a_hard_stop_ends_it_however_often_it_is_begun_again(ready: Room) -> None:
    """Two minutes of three at most: begun again after all of it but a second, a minute and a second are left."""
    async with ready.visit("cold") as visit:
        await visit.pass_time(10 + 119)
        visit.on(SessionScreen).action_obey(Command.REDO.value)
        assert shown(visit)[1] == "1:01"
        await visit.press("plus")
        assert shown(visit)[1] == "1:01"


async def test_what_was_held_is_locked_for_a_while(room_with: MakeRoom, tmp_path: Path) -> None:
    """After the session another one of it is refused with the time to wait; when that is over it begins."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    shelve(shelf, "cold", "for: 10 s\n    at_most: 20 s\n    prepare: 1 s", more="lock_after: 2 h\n")
    room = room_with(ShelfLibrary([Shelf(built_in_folder()), Shelf(shelf)])).attest()
    async with room.visit("cold") as visit:
        await visit.pass_time(12)
        await visit.leave_pain_out()
        await visit.press("enter")
        assert visit.code() == 0
    assert len(room.records()) == 1
    before = room.records()[0]
    wait = room.desk.too_soon(room.desk.library.routines()["cold"])
    assert wait.startswith("It is too soon for “Our cold”: wait")
    async with room.visit("cold") as visit:
        assert visit.code() == 3
    async with room.visit() as visit:
        visit.on(HomeScreen)
        visit.app.sessions.begin("cold")
        await visit.settle()
        assert "It is too soon for “Our cold”" in visit.prose
        visit.on(HomeScreen)
    assert room.records() == (before,)
    room.wall.moment += timedelta(days=400)
    async with room.visit("cold") as visit:
        visit.on(SignsScreen)
