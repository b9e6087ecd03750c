"""A routine's page: all that the files say of it, and what each key does."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core import words
from coach.core.choose import laid_out
from coach.core.knowledge import GRADE_MEANING, Source
from coach.core.ports import Library
from coach.core.routine import Routine
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.routine import RoutineScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.welcome import WelcomeScreen
from tests.tui.conftest import MakeRoom
from tests.tui.shelf import shelve
from tests.tui.visit import Room, Visit

WHOLE = (100, 300)
"""Columns and rows on which a page stands as a whole."""

BUILT_IN = sorted(path.stem for path in built_in_folder().glob("*.yaml") if path.stem not in ("references", "safety"))


def is_shown(visit: Visit, *texts: object) -> None:
    """Each of these stands on the page, wherever its lines are broken."""
    page = visit.prose
    for text in texts:
        assert " ".join(str(text).split()) in page, f"{text!r} is not in\n{visit.text}"


def sources_are_shown(visit: Visit, library: Library, uses: Iterable[Source]) -> None:
    for use in uses:
        is_shown(visit, words.source(use, library.reference(use.ref) if use.ref else None))


async def opened(visit: Visit, routine: Routine) -> None:
    """Show the page of this routine."""
    visit.app.push_screen(RoutineScreen(visit.app.library, routine))
    await visit.settle()


@pytest.mark.parametrize("name", BUILT_IN)
async def test_the_page_says_all_that_is_known(room_with: MakeRoom, built_in: ShelfLibrary, name: str) -> None:
    """Title, length, signs to stop, each step with its dose, each link with its grade and what that means, and on
    whose word: every source with the status of its use. What shows no effect is said like everything else."""
    routine = built_in.routines()[name]
    async with room_with(built_in).visit(size=WHOLE) as visit:
        await opened(visit, routine)
        timeline = laid_out(routine, built_in)
        is_shown(visit, routine.title, routine.summary, words.minutes(timeline.length, timeline.about))
        is_shown(visit, *routine.stop_if, *built_in.safety().stop_if)
        for step in routine.flat_steps():
            card = built_in.exercise(step.exercise)
            assert card is not None
            is_shown(visit, f"{card.name}: {words.dose(step)}", step.instruction or "", *card.steps)
            is_shown(visit, *(f"{card.name}" for _ in card.avoid), *(avoid.text for avoid in card.avoid))
        sources_are_shown(visit, built_in, routine.dose_source)
        for link in routine.links:
            grade = link.grade.value.replace("-", " ")
            is_shown(visit, link.outcome, f"{grade} ({GRADE_MEANING[link.grade]})", link.finding)
            is_shown(visit, link.population or "", link.effect or "", link.harm or "", link.n or "")
            sources_are_shown(visit, built_in, link.sources)


async def test_a_condition_stands_with_its_title(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """And a purpose in words; each beside its outcome, so that no grade is taken for that of another."""
    async with room_with(built_in).visit(size=WHOLE) as visit:
        await opened(visit, built_in.routines()["wall-calf-stretch"])
        is_shown(visit, "Night leg cramps, number of cramps in four weeks: conflicting (")
        is_shown(visit, "Any injury, injuries of any kind from exercise: no effect (")


async def test_a_round_says_how_often(room_with: MakeRoom, tmp_path: Path) -> None:
    """And a routine without links says that nothing is claimed for it."""
    round_ = "  - repeat: 3\n    steps:\n      - exercise: easy-walk\n        for: 1 min\n        sides: both\n"
    shelve(tmp_path, "rounds", "hold: 5 s", more=round_)
    library = ShelfLibrary([Shelf(built_in_folder()), Shelf(tmp_path)])
    async with room_with(library).visit(size=WHOLE) as visit:
        await opened(visit, library.routines()["rounds"])
        is_shown(visit, "3 times over:", "Easy walk", "Nothing is said of what it does.")


async def test_the_page_can_be_read_to_its_end(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """The arrow and page keys move it, on a small terminal too; it begins at the top."""
    routine = built_in.routines()["wall-calf-stretch"]
    async with room_with(built_in).visit(size=(60, 18)) as visit:
        await opened(visit, routine)
        assert routine.title in visit.text
        await visit.press("down")
        assert routine.title not in visit.text
        await visit.press("end")
        is_shown(visit, "[source read]")


@pytest.mark.parametrize("key", ["enter", "s"])
async def test_enter_and_s_start_the_session(ready: Room, key: str) -> None:
    """Of this routine."""
    async with ready.visit() as visit:
        visit.on(HomeScreen).action_about()
        await visit.settle()
        title = visit.text.splitlines()[1].strip()
        await visit.press(key)
        assert visit.on(SessionScreen).conductor.session.timeline.title == title


@pytest.mark.parametrize(("key", "first"), [("l", "left"), ("r", "right")])
async def test_l_and_r_say_which_side_comes_first(room_with: MakeRoom, tmp_path: Path, key: str, first: str) -> None:
    """The page says so, wherever it was scrolled to; the session begins with that side."""
    shelve(tmp_path, "hamstring-stretch", "hold: 30 s", "each", title="Ours")
    room = room_with(ShelfLibrary([Shelf(built_in_folder()), Shelf(tmp_path)])).attest()
    async with room.visit(size=(80, 18)) as visit:
        await opened(visit, room.desk.library.routines()["hamstring-stretch"])
        await visit.press("end", key)
        assert f"The {first} side comes first." in visit.text
        await visit.press("enter")
        screen = visit.on(SessionScreen)
        assert screen.conductor.session.timeline.segments[0].side.value == first
        assert screen.query_one(f"#{first}").display


async def test_nobody_is_asked_for_a_side_where_there_is_none(room: Room) -> None:
    """With both sides at once the keys do nothing, and are not offered."""
    async with room.visit() as visit:
        await opened(visit, room.desk.library.routines()["flat"])
        assert visit.footer == "tab Link ⏎ Start esc Back / Search w Where? f Follow F1 Emergency ? Keys"
        before = visit.text
        await visit.press("l", "r")
        assert visit.text == before
        await visit.press("escape")
        await opened(visit, room.desk.library.routines()["sore"])
        assert visit.footer == "tab Link ⏎ Start esc Back / Search w Where? l Left r Right f Follow F1 Emergency"


async def test_q_goes_back_to_the_list(room: Room) -> None:
    """And not out of the program."""
    async with room.visit() as visit:
        for key in ("escape", "ctrl+c"):
            await visit.press("i")
            visit.on(RoutineScreen)
            await visit.press(key)
            visit.on(HomeScreen)
        assert visit.code() is None


async def test_the_page_of_keys_names_each(room: Room) -> None:
    """And what it does."""
    async with room.visit() as visit:
        await opened(visit, room.desk.library.routines()["sides"])
        await visit.press("question_mark")
        visit.on(KeysScreen)
        is_shown(
            visit,
            "enter Start this routine, or open the chosen link.",
            "s Start this routine.",
            "l The left is the sore or weak side.",
        )
        is_shown(visit, "q, esc Back to the page before.", "r The right is the sore or weak side.")


async def test_before_the_session_come_the_questions(room: Room) -> None:
    """From this page too."""
    async with room.visit() as visit:
        await visit.press("i", "enter")
        visit.on(WelcomeScreen)
