"""Pages that lead to each other, with the keyboard and the mouse, and back."""

import pytest

from coach.adapters.library import ShelfLibrary
from coach.core.cells import width
from coach.tui.screens.compare import CompareScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.reading import ReadingScreen
from coach.tui.screens.routine import RoutineScreen
from coach.tui.screens.session import SessionScreen
from tests.tui.conftest import MakeRoom
from tests.tui.visit import Room, Visit


def title(visit: Visit) -> str:
    """The first words of the page."""
    return next(line.strip() for line in visit.text.splitlines() if line.strip())


async def choose(visit: Visit, target: str) -> None:
    """Press Tab until this link is chosen."""
    paper = visit.on(ReadingScreen).paper
    for _ in range(200):
        await visit.press("tab")
        if paper.chosen == target:
            return
    raise AssertionError(f"no link to {target} on\n{visit.text}")


async def test_from_a_routine_to_its_exercise_its_condition_and_back(
    room_with: MakeRoom, built_in: ShelfLibrary
) -> None:
    """Tab chooses a link, Enter opens it, Escape goes back by the same way, to where one was."""
    async with room_with(built_in).visit() as visit:
        visit.app.open("routine:bedtime-cramp-routine")
        await visit.settle()
        await choose(visit, "exercise:wall-calf-stretch")
        await visit.press("enter")
        assert title(visit) == "Wall calf stretch"
        await choose(visit, "routine:bedtime-cramp-routine")
        await visit.press("enter")
        visit.on(RoutineScreen)
        await choose(visit, "condition:nocturnal-leg-cramps")
        await visit.press("enter")
        assert title(visit) == "Night leg cramps"
        await choose(visit, "routine:easy-cycling-before-bed")
        for expected in ("Night leg cramps", "Bedtime cramp routine", "Wall calf stretch", "Bedtime cramp routine"):
            assert visit.on(ReadingScreen).paper.page[0].text == expected
            await visit.press("escape")
        visit.on(HomeScreen)


async def test_a_link_is_opened_with_the_mouse(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """A click on its line, wherever the page was scrolled to; a click beside the links does nothing."""
    async with room_with(built_in).visit() as visit:
        visit.app.open("condition:sciatica")
        await visit.settle()
        await choose(visit, "routine:quiet-sciatica-day")
        lines = visit.text.splitlines()
        row = next(at for at, line in enumerate(lines) if "Quiet sciatica day" in line)
        await visit.pilot.click(offset=(4, row + 1))
        visit.on(ReadingScreen)
        await visit.pilot.click(offset=(8, row))
        await visit.settle()
        assert title(visit) == "Quiet sciatica day"


async def test_the_chosen_link_is_on_the_screen(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """At the smallest size too, forwards and backwards, all round."""
    async with room_with(built_in).visit(size=(60, 18)) as visit:
        visit.app.open("condition:nocturnal-leg-cramps")
        await visit.settle()
        paper = visit.on(ReadingScreen).paper
        for key in ["tab"] * 9 + ["shift+tab"] * 9:
            await visit.press(key)
            chosen = next(paragraph for paragraph in paper.page if paragraph.target == paper.chosen)
            assert chosen.text.split()[0] in visit.text


async def test_enter_starts_a_routine_unless_a_link_is_chosen(ready: Room) -> None:
    """With one chosen it opens that; s starts all the same."""
    async with ready.visit() as visit:
        visit.app.open("routine:sides")
        await visit.settle()
        await visit.press("tab", "enter")
        visit.on(ReadingScreen)
        assert title(visit) == "Wall calf stretch"
        await visit.press("escape", "s")
        assert visit.on(SessionScreen).conductor.session.timeline.routine == "sides"


async def test_a_session_begins_from_any_depth_and_ends_at_home(ready: Room) -> None:
    """However many pages lie on top of each other, the session comes alone, and home after it."""
    async with ready.visit() as visit:
        for target in ("condition:sciatica", "compare", "exercise:wall-calf-stretch", "routine:short"):
            visit.app.open(target)
            await visit.settle()
        await visit.press("enter")
        visit.on(SessionScreen)
        await visit.pass_time(20)
        await visit.leave_pain_out()
        await visit.press("enter")
        visit.on(HomeScreen)


async def test_w_compares_and_a_gone_page_is_told(room: Room) -> None:
    """From home and from a page; a target that nothing has is said, and nothing else happens."""
    async with room.visit() as visit:
        await visit.press("w")
        visit.on(CompareScreen)
        await visit.press("escape", "i", "w")
        visit.on(CompareScreen)
        await visit.press("escape")
        visit.app.open("exercise:[gone]")
        await visit.settle()
        visit.on(RoutineScreen)
        assert "There is no exercise [gone]." in visit.text


@pytest.mark.parametrize("columns", [60, 80, 100, 120])
async def test_pages_wrap(room_with: MakeRoom, built_in: ShelfLibrary, columns: int) -> None:
    """Between 60 and 120 columns no line is cut, none is longer than can be read, and no word is lost."""
    async with room_with(built_in).visit(size=(columns, 300)) as visit:
        for target in ("routine:full-leg-stretch", "condition:sciatica", "exercise:nordic-hamstring"):
            visit.app.open(target)
            await visit.settle()
            assert all(width(line.strip()) <= 96 for line in visit.text.splitlines()[:-1])
            shown = "".join(visit.text.split())  # addresses are broken where they are longer than a line
            for paragraph in visit.on(ReadingScreen).paper.page:
                assert "".join(paragraph.text.split()) in shown


async def test_a_page_keeps_its_place_when_it_is_resized(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """What stood at the top stands there in the new width."""
    async with room_with(built_in).visit(size=(120, 20)) as visit:
        visit.app.open("condition:sciatica")
        await visit.settle()
        await visit.press("pagedown", "pagedown")
        first = " ".join(title(visit).split()[:4])
        await visit.resize(70, 20)
        assert first in visit.prose
