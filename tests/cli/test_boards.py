"""What home shows, as the program makes it from what is on disk."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.commands.desk import open_library
from coach.commands.screens import Boards, board_ahead, board_here


@pytest.fixture
def hasty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A home of this test's own, and threads that take turns all the time."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "home"))
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty")
def test_boards_that_are_asked_for_at_once_do_not_disturb_each_other() -> None:
    """A library is not for two threads: what one reads, the other would find half read."""
    for _ in range(4):
        boards = Boards(open_library([]))
        made: list[object] = []
        threads = [threading.Thread(target=lambda boards=boards, made=made: made.append(boards(None))) for _ in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(made) == 2
        assert made[0] == made[1]


@pytest.mark.usefixtures("hasty")
def test_the_first_board_is_the_one_that_was_made_ahead() -> None:
    """In a copy of the process, and the same as one that is made here."""
    library = open_library([])
    boards = Boards(library, board_ahead(library, None))
    assert boards(None) == board_here(open_library([]), None) == boards(None)
