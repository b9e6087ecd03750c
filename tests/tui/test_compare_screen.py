"""Where and how does it hurt? Conditions side by side on a screen."""

import pytest

from coach.adapters.library import ShelfLibrary
from coach.core.knowledge import Area
from coach.core.pages.comparison import compared, side_by_side
from coach.tui.screens.compare import CompareScreen
from coach.tui.screens.reading import ReadingScreen
from tests.tui.conftest import MakeRoom
from tests.tui.visit import Visit


def places(visit: Visit) -> str:
    """The strip of places."""
    return next(line for line in visit.text.splitlines() if "◂" in line)


async def test_the_arrows_choose_the_place(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """All of them to begin with, then one after another and round again; the chosen one stands in brackets."""
    async with room_with(built_in).visit(size=(120, 200)) as visit:
        await visit.press("w")
        for area in (None, *Area, None):
            titles = [card.title for card in compared(built_in, area)]
            shown = {title for title in (card.title for card in compared(built_in)) if title in visit.prose}
            assert shown >= {title for title in titles if len(title) < 30}
            assert places(visit).count("[") == 1
            await visit.press("right")
        await visit.press("left")
        assert "[anywhere]" in places(visit)


@pytest.mark.parametrize(("columns", "beside"), [(60, 1), (80, 2), (120, 3)])
async def test_as_many_columns_as_can_be_read(
    room_with: MakeRoom, built_in: ShelfLibrary, columns: int, beside: int
) -> None:
    """One, two or three conditions beside each other, the most urgent ones first, and no line is cut."""
    async with room_with(built_in).visit(size=(columns, 40)) as visit:
        await visit.press("w")
        first = [card.title for card in compared(built_in)[:3]]
        line = next(line for line in visit.text.splitlines() if first[0] in line)
        assert [title in line for title in first] == [True] * beside + [False] * (3 - beside)
        assert "EMERGENCY NOW" in visit.text
        assert all(sum(len(piece.text) for piece in row) <= columns - 4 for row in side_by_side([], columns - 4))
        assert "cannot examine you" in visit.prose


async def test_tab_chooses_a_column_and_enter_opens_it(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """Nothing is chosen to begin with, so Enter does nothing; the chosen column is on the screen."""
    cards = compared(built_in)
    async with room_with(built_in).visit() as visit:
        await visit.press("w", "enter")
        screen = visit.on(CompareScreen)
        for card in cards[:5]:
            await visit.press("tab")
            assert screen.table.chosen == card.id
            assert card.title.split()[0] in visit.text
        await visit.press("enter")
        assert visit.on(ReadingScreen).paper.page[0].text == cards[4].title
        await visit.press("escape", "shift+tab")
        assert screen.table.chosen == cards[3].id


async def test_a_column_is_opened_with_the_mouse(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """A click anywhere in it."""
    cards = compared(built_in)
    async with room_with(built_in).visit() as visit:
        await visit.press("w")
        row = next(at for at, line in enumerate(visit.text.splitlines()) if cards[1].title in line)
        column = visit.text.splitlines()[row].index(cards[1].title)
        await visit.pilot.click(offset=(column + 3, row + 2))
        await visit.settle()
        assert visit.on(ReadingScreen).paper.page[0].text == cards[1].title


async def test_o_says_on_whose_word_it_is(room_with: MakeRoom, built_in: ShelfLibrary) -> None:
    """Every condition with its sources, and the way to its card."""
    async with room_with(built_in).visit(size=(120, 200)) as visit:
        await visit.press("w", "o")
        for card in compared(built_in):
            assert card.title in visit.prose
        assert "[source read]" in visit.prose
