"""Pictures of every screen, usual and large. Look at a changed one before `--snapshot-update` makes it right."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf
from coach.core.answers import Form
from coach.tui.app import CoachApp
from tests.adapters.documents import write
from tests.tui.boards import HOME
from tests.tui.conftest import MakeRoom
from tests.tui.left_lying import cut
from tests.tui.pictured import PICTURED
from tests.tui.visit import Visit
from tests.tui.ways import ACTS, Act, home, offer, welcome

BOARDS = {home: HOME, welcome: HOME._replace(first=True)}
"""What home shows where that is what is looked at."""


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["usual", "large"])
@pytest.mark.parametrize("act", ACTS)
def test_the_screen_looks_as_it_did(
    snap_compare: Callable[..., bool],
    room_with: MakeRoom,
    tmp_path: Path,
    journal: Path,
    act: Act,
    size: tuple[int, int],
) -> None:
    """Nothing moves unseen. The clock stands still, and no path, id or date is on any screen."""
    library = ShelfLibrary([Shelf(write(tmp_path / "shelf", PICTURED))])
    room = room_with(library)
    room.desk.chart.answer(library.safety(), Form.FULL, ())
    room.wall.moment += timedelta(days=1)
    if act in BOARDS:
        room.board = lambda _: BOARDS[act]
    if act is offer:
        cut(room, journal, "calf", 22)
    app = CoachApp(library, room.doors())

    async def before(pilot: Pilot[int]) -> None:
        visit = Visit(app, pilot, room.clock)
        await visit.settle()
        await act(visit)
        await visit.settle()

    assert snap_compare(app, terminal_size=size, run_before=before)
