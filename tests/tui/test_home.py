"""Home: what it asks, what it proposes, and what it says beside it."""

from pathlib import Path

import pytest

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.aim import Aim, AimKind, Ask
from coach.core.routine import When
from coach.tui.screens.home import HomeScreen
from tests.adapters.documents import write
from tests.tui.boards import WHENS, board_of
from tests.tui.conftest import MakeRoom
from tests.tui.proposed import BEST, LEFT_OUT, Asked, answers, asked_by, marked
from tests.tui.shelf import shelve
from tests.tui.visit import Room

SIZES = [(60, 18), (80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_it_asks_three_things_and_marks_each_answer(room: Room, size: tuple[int, int]) -> None:
    """In brackets, so that nobody has to tell colours apart, on the smallest terminal too."""
    room.board = Asked(lambda ask: board_of(BEST, ask=ask))
    async with room.visit(size=size, ask=Ask(When.BEFORE_BED, Aim(AimKind.CONDITION, "sciatica"), 7)) as visit:
        assert answers(visit) == ["n before bed", "3 sciatica", "7 min"]
        words = [line.split()[0] for line in visit.text.splitlines() if line.strip()]
        assert [word for word in words if word in ("When", "For", "Time")] == ["When", "For", "Time"]
        for option in WHENS:
            assert f"{option.key} {option.words}" in visit.text


async def test_no_answer_is_broken_in_two(room: Room) -> None:
    """Whatever the width: a key and its words stand on one line."""
    asked_by(room)
    async with room.visit() as visit:
        for columns in (60, 71, 93, 120):
            await visit.resize(columns, 24)
            for option in WHENS:
                assert any(f"{option.key} {option.words}" in line for line in visit.text.splitlines())


async def test_it_proposes_one_session_and_shows_others(room: Room) -> None:
    """The first with its length, its needs, why, and what was left out; the others with why."""
    asked_by(room)
    async with room.visit() as visit:
        lines = [line.strip() for line in visit.text.splitlines()]
        at = lines.index("Proposed")
        assert lines[at + 1 : at + 4] == ["▸ Our short · 9 s · needs wall", "Nothing is shorter.", LEFT_OUT]
        at = lines.index("Or")
        assert lines[at + 1 : at + 5] == [
            "Our hold · 4 min · needs nothing",
            "It is longer.",
            "Our sides · 4 min · needs nothing",
            "It has two sides.",
        ]
        assert marked(visit) == "short"


async def test_on_a_small_terminal_each_other_has_one_line(room: Room) -> None:
    """So that all of them are seen, and none is wider than the screen."""
    asked_by(room)
    async with room.visit(size=(60, 18)) as visit:
        assert "Our hold · 4 min · It is longer." in visit.text
        assert "Our sides · 4 min · It has two sides." in visit.text


async def test_a_due_course_comes_first(room: Room) -> None:
    """With its week; Enter starts it. Once a question is answered the proposal is marked."""
    asked_by(room, due=True)
    async with room.visit() as visit:
        lines = [line.strip() for line in visit.text.splitlines()]
        assert lines.index("Due today · week 2 of 6") < lines.index("Proposed")
        assert marked(visit) == "sets"
        await visit.press("m")
        assert marked(visit) == "short"


async def test_an_honest_note_is_shown(room: Room) -> None:
    """Where there is something to be said; otherwise it takes no room."""
    asked_by(room, note="There is nothing as short as that.")
    async with room.visit() as visit:
        assert "There is nothing as short as that." in visit.text
    asked_by(room)
    async with room.visit() as visit:
        assert not visit.on(HomeScreen).note.display


async def test_where_nothing_fits_nothing_starts(room: Room) -> None:
    """Enter, the arrows and i do nothing; the questions can still be answered."""
    room.board = lambda ask: board_of(ask=ask, note="Nothing is known to help with that.")
    async with room.visit() as visit:
        await visit.press("enter", "down", "up", "i", "m")
        visit.on(HomeScreen)
        assert answers(visit)[-1] == "5 min"


async def test_a_broken_file_is_named_with_its_number_of_problems(room_with: MakeRoom, tmp_path: Path) -> None:
    """Of more than two, the others are counted; a file name carries nothing to the terminal."""
    files = {f"exercises/mine-{n}.yaml": "format: 1\nname: 1\n" for n in range(2)}
    write(tmp_path, {**files, "conditions/mine.yaml": "title: x\n"})
    (tmp_path / "\x1b[31mred.yaml").write_text("format: 1\n", encoding="utf-8")
    shelve(tmp_path, "good", "hold: 5 s")
    library = ShelfLibrary([Shelf(built_in_folder()), Shelf(tmp_path)])
    async with room_with(library).visit(size=(160, 24)) as visit:
        assert "?[31mred.yaml has 1 problem" in visit.prose
        assert "and 2 more files. `coach check FILE` says what and where." in visit.prose
        assert "\x1b" not in visit.text


async def test_with_good_files_alone_no_problem_is_told(room: Room) -> None:
    """The line takes no room."""
    async with room.visit() as visit:
        assert "problem" not in visit.text
        assert not visit.on(HomeScreen).problems.display
