"""Search as you type, over everything."""

from pathlib import Path

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.search import MOST
from coach.tui.screens.compare import CompareScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.reading import ReadingScreen
from coach.tui.screens.routine import RoutineScreen
from coach.tui.screens.search import SearchScreen
from coach.tui.screens.session import SessionScreen
from tests.tui.conftest import MakeRoom
from tests.tui.shelf import shelve
from tests.tui.visit import Room, Visit


def targets(visit: Visit) -> list[str | None]:
    """What is listed, in order."""
    return [option.id for option in visit.on(SearchScreen).hits.options]


async def test_every_letter_narrows_it_down(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """Everything to begin with, conditions first; then what has all of the words; a word of nothing finds nothing."""
    async with room_with(built_in).visit() as visit:
        await visit.press("slash")
        everything = targets(visit)
        whole = len(built_in.conditions()) + len(built_in.routines()) + len(built_in.exercises())
        assert len(everything) == min(whole, MOST)
        assert str(everything[0]).startswith("condition:")
        await visit.press(*"nordic")
        found = targets(visit)
        assert found[:2] == ["routine:nordic-hamstring-plan", "exercise:nordic-hamstring"]
        assert set(found) < set(everything)
        await visit.press(*"zzz")
        assert targets(visit) == []
        assert "Nothing has all of these words" in visit.prose
        await visit.press("enter", "down")
        visit.on(SearchScreen)


async def test_an_exercise_is_found_by_a_synonym_and_a_muscle(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """People do not know our names."""
    async with room_with(built_in).visit() as visit:
        await visit.press("slash", *"nerve floss")
        assert "exercise:seated-nerve-slider" in targets(visit)
        await visit.press(*["backspace"] * 11, *"soleus")
        assert "exercise:bent-knee-calf-stretch" in targets(visit)


async def test_the_arrows_choose_while_one_types_and_enter_opens(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """And Escape leads back to the search as it was."""
    async with room_with(built_in).visit() as visit:
        await visit.press("slash", *"sciatica")
        listed = targets(visit)
        await visit.press("down", "enter")
        assert isinstance(visit.app.screen, ReadingScreen)
        await visit.press("escape")
        assert targets(visit) == listed
        await visit.press("escape")
        visit.on(HomeScreen)


async def test_a_hit_is_opened_with_the_mouse(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """A click on its line."""
    async with room_with(built_in).visit() as visit:
        await visit.press("slash", *"full leg")
        row = next(at for at, line in enumerate(visit.text.splitlines()) if "Full leg stretch" in line)
        await visit.pilot.click(offset=(4, row))
        await visit.settle()
        visit.on(RoutineScreen)


async def test_letters_are_searched_for_and_open_nothing(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """w, q, s, / and ? are letters here."""
    async with room_with(built_in).visit() as visit:
        await visit.press("slash", "w", "q", "s", "slash", "question_mark")
        assert visit.on(SearchScreen).words.value == "wqs/?"


async def test_a_routine_is_found_opened_and_started(ready: Room) -> None:
    """From the search to the session."""
    async with ready.visit() as visit:
        await visit.press("slash", *"our short", "enter")
        visit.on(RoutineScreen)
        await visit.press("enter")
        assert visit.on(SessionScreen).conductor.session.timeline.routine == "short"


async def test_no_search_during_a_session(ready: Room) -> None:
    """A key that is hit by mistake leads nowhere."""
    async with ready.visit("sides") as visit:
        await visit.press("slash", "w")
        visit.on(SessionScreen)


async def test_a_thousand_entries_are_searched_as_one_types(room_with: MakeRoom, tmp_path: Path) -> None:
    """No more of them are listed than somebody reads, and each letter is answered."""
    for number in range(1_000):
        shelve(tmp_path, f"mine-{number:03}", "hold: 5 s", title=f"Mine {number:03}")
    library = ShelfLibrary([Shelf(built_in_folder()), Shelf(tmp_path)])
    async with room_with(library).visit() as visit:
        await visit.press("slash", *"mine")
        assert len(targets(visit)) == MOST
        assert f"The first {MOST}" in visit.text
        await visit.press(*" 99")
        assert targets(visit)[:10] == [f"routine:mine-{number}" for number in range(990, 1_000)]


async def test_from_a_page_too(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """And from the comparison."""
    async with room_with(built_in).visit() as visit:
        await visit.press("w")
        visit.on(CompareScreen)
        await visit.press("slash")
        visit.on(SearchScreen)
