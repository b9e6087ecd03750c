"""Pictures of every screen, usual and large. Look at a changed one before `--snapshot-update` makes it right."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf
from coach.tui.app import CoachApp
from tests.adapters.documents import write
from tests.tui.conftest import MakeRoom
from tests.tui.pictured import PICTURED
from tests.tui.visit import Visit

Act = Callable[[Visit], Awaitable[None]]


async def home(visit: Visit) -> None:
    """As the program opens."""


async def page(visit: Visit) -> None:
    await visit.press("down", "enter", "r")


async def search(visit: Visit) -> None:
    """Two letters typed, the second hit chosen."""
    await visit.press("slash", *"ca", "down")
    visit.app.screen.query_one(Input).cursor_blink = False
    await visit.settle()


async def compare(visit: Visit) -> None:
    """The calf, with the second condition chosen."""
    await visit.press("w", *["right"] * 5, "tab", "tab")


async def signs(visit: Visit) -> None:
    await visit.press("s")


async def card(visit: Visit) -> None:
    await visit.press("s", "y")


async def hold(visit: Visit) -> None:
    """Twelve seconds into the first right hold."""
    await visit.press("down", "s", "n", "n", "n", "n")
    await visit.pass_time(12.5)


async def keys(visit: Visit) -> None:
    await hold(visit)
    await visit.press("question_mark")


async def question(visit: Visit) -> None:
    await hold(visit)
    await visit.press("q")


async def end(visit: Visit) -> None:
    await question(visit)
    await visit.press("y")
    visit.app.screen.query_one(Input).cursor_blink = False
    await visit.settle()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["usual", "large"])
@pytest.mark.parametrize("act", [home, page, search, compare, signs, card, hold, keys, question, end])
def test_the_screen_looks_as_it_did(
    snap_compare: Callable[..., bool],
    room_with: MakeRoom,
    tmp_path: Path,
    act: Act,
    size: tuple[int, int],
) -> None:
    """Nothing moves unseen. The clock stands still, and no path, id or date is on any screen."""
    room = room_with(ShelfLibrary([Shelf(write(tmp_path / "shelf", PICTURED))]))
    app = CoachApp(room.desk.library, lambda: room.desk)

    async def before(pilot: Pilot[int]) -> None:
        await act(Visit(app, pilot, room.clock))
        await pilot.pause(0.4)  # a page that was just opened is still being laid out

    assert snap_compare(app, terminal_size=size, run_before=before)
