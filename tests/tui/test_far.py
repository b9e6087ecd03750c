"""Seen from across the room: nothing but the word, the digits, the side and the figure, and no smaller than before."""

import pytest

from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.widgets.figure import FigureView
from tests.tui.in_session import shown
from tests.tui.visit import Room, Visit

SIZES = [(60, 18), (80, 24), (100, 30), (120, 40)]
LINES = ["heading", "left-in-all", "caption", "instruction", "following", "overall"]


def is_far(visit: Visit) -> bool:
    return visit.on(SessionScreen).has_class("-far")


def words_in_sight(visit: Visit) -> list[str]:
    """What is written on the screen in letters; blocks and the figure have none."""
    return [word for word in visit.text.split() if any(letter.isalpha() for letter in word)]


def lines_in_sight(visit: Visit) -> set[str]:
    """The lines of the session screen that take room."""
    screen = visit.on(SessionScreen)
    return {name for name in LINES if screen.query_one(f"#{name}").region.height > 0}


@pytest.mark.parametrize("name", ["flat", "sides", "reps", "five-sided"])
async def test_nothing_is_in_sight_but_what_is_read_from_afar(ready: Room, name: str) -> None:
    """In the lead-in, in the work and at its end: no line, no key, no letter that is not of blocks."""
    async with ready.visit(name, size=SIZES[0]) as visit:
        await visit.press("f")
        screen = visit.on(SessionScreen)
        for seconds in (1, 10, 18):
            for size in SIZES:
                await visit.resize(*size)
                assert words_in_sight(visit) == [], visit.text
                assert lines_in_sight(visit) == set()
                assert screen.phase_word.block_rows >= 5
                assert screen.digits.block_rows >= 5
            await visit.pass_time(seconds)


@pytest.mark.parametrize("side", [("hold", "left"), ("twenty-sided", "right")])
async def test_the_side_stays_in_its_place(ready: Room, side: tuple[str, str]) -> None:
    """By its word and at its edge."""
    async with ready.visit(side[0]) as visit:
        await visit.press("f")
        panel = visit.on(SessionScreen).query_one(f"#{side[1]}")
        assert panel.display
        assert panel.region.x == 0 if side[1] == "left" else panel.region.right == 80


@pytest.mark.parametrize("name", ["flat", "hold", "reps", "five", "five-sided", "twenty-sided", "open"])
async def test_the_digits_are_no_smaller_than_before(ready: Room, name: str) -> None:
    """In the lead-in and in the work: the room that is won is not given away to something else."""
    async with ready.visit(name, size=SIZES[0]) as visit:
        digits = visit.on(SessionScreen).digits
        for _ in range(2):
            for size in SIZES:
                await visit.resize(*size)
                before = digits.block_rows
                await visit.press("f")
                await visit.pass_time(0.3)
                assert digits.block_rows >= before, visit.text
                await visit.press("f")
            await visit.press("n")
            await visit.pass_time(0.3)


async def test_f_leads_back(ready: Room) -> None:
    """To the same screen as before, and the session goes on meanwhile."""
    async with ready.visit("sides") as visit:
        await visit.pass_time(14)
        before = visit.text
        await visit.press("f")
        assert is_far(visit)
        assert shown(visit) == ("HOLD", "26")
        await visit.press("f")
        assert not is_far(visit)
        assert visit.text == before


@pytest.mark.parametrize(("setting", "far"), [("yes", True), ("no", False)])
async def test_sessions_begin_as_it_is_set(ready: Room, setting: str, far: bool) -> None:
    """And the key changes it for this session alone."""
    assert not ready.settings.change("screen.far", setting)
    async with ready.visit("flat") as visit:
        assert is_far(visit) is far
        await visit.press("f")
        assert is_far(visit) is not far
    assert ready.settings.read().far is far


async def test_a_pause_says_how_to_go_on(ready: Room) -> None:
    """From near: whoever paused it stands there. Afterwards nothing is said any more."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        await visit.press("f", "space")
        assert shown(visit)[0] == "PAUSED"
        assert "Space goes on" in visit.text
        assert "q ends and saves" in visit.text
        await visit.press("space")
        assert shown(visit) == ("READY", "3")
        await visit.pass_time(4)
        assert words_in_sight(visit) == []


async def test_a_part_that_waits_says_what_ends_it(ready: Room) -> None:
    """Otherwise nobody would know that no clock does."""
    async with ready.visit("open") as visit:
        await visit.press("f", "n")
        await visit.pass_time(5)
        assert "Any key when you are done" in visit.text


@pytest.mark.parametrize("size", SIZES)
async def test_a_check_asks_its_question(ready: Room, size: tuple[int, int]) -> None:
    """Whole, for as long as it stands; CHECK alone would be no question."""
    async with ready.visit("cold", size=size) as visit:
        await visit.press("n", "f")
        await visit.pass_time(29)
        assert words_in_sight(visit) == []
        await visit.pass_time(1.5)
        assert shown(visit)[0] == "CHECK"
        assert "How does the skin look?" in visit.prose


@pytest.mark.parametrize("size", SIZES)
async def test_the_signs_of_first_aid_stay(ready: Room, size: tuple[int, int]) -> None:
    """What must not be there was asked by nobody, so it stays in sight, whole, until the first step is over."""
    assert not ready.settings.change("screen.far", "yes")
    assert not ready.settings.change("body.weak_side", "left")
    async with ready.visit("cramp-first-aid", size=size) as visit:
        assert is_far(visit)
        for _ in range(3):
            for sign in ready.desk.library.safety().first_aid.signs:
                assert sign in visit.prose, visit.text
            assert visit.on(SessionScreen).digits.block_rows > 0
            await visit.pass_time(6)


async def test_the_keys_work_although_they_are_not_in_sight(ready: Room) -> None:
    """Help is never further away than one key."""
    async with ready.visit("flat") as visit:
        await visit.press("f", "f1")
        visit.on(EmergencyScreen)
        await visit.press("escape", "question_mark")
        visit.on(KeysScreen)
        await visit.press("escape")
        assert is_far(visit)


async def test_a_terminal_that_is_too_small_says_so_in_far_mode_too(ready: Room) -> None:
    """And shows the far mode again once it has grown."""
    async with ready.visit("flat") as visit:
        await visit.press("f")
        await visit.resize(50, 12)
        assert "too small" in visit.text and "█" not in visit.text
        await visit.resize(80, 24)
        assert words_in_sight(visit) == []


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_figure_stays(ready: Room, size: tuple[int, int]) -> None:
    """It belongs to what is read from afar."""
    async with ready.visit("flat", size=size) as visit:
        await visit.press("f")
        await visit.pass_time(0.3)
        assert visit.on(SessionScreen).query_one(FigureView).region.width > 0
