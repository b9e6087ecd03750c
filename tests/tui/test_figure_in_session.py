"""The figure in a session: beside the digits where both can be read, in the posture of the moment, facing the side."""

import pytest

from coach.core.moves import Phase
from coach.tui.screens.session import SessionScreen
from coach.tui.widgets.figure import FigureView
from tests.tui.in_session import LARGE, LEAST_ROWS, SMALL, shown
from tests.tui.visit import Room, Visit

SIZES = {SMALL: 8, LARGE: 14, (60, 18): 8, (100, 30): 8}
"""With the rows that digits need there beside the figure."""
MINUTES_AND_A_SIDE = ["five-sided", "twenty-sided"]


def figure(visit: Visit) -> FigureView:
    return visit.on(SessionScreen).query_one(FigureView)


def picture(visit: Visit) -> list[list[tuple[str, str]]]:
    """Every cell of the figure as it stands on the screen, with its colours; nothing where there is none."""
    region = figure(visit).region
    strips = visit.app.screen._compositor.render_strips()
    rows = [strips[y].crop(region.x, region.right) for y in range(region.y, region.bottom)]
    return [[(letter, str(piece.style)) for piece in row for letter in piece.text] for row in rows]


def is_there(visit: Visit) -> bool:
    """Whether anything is drawn in its place."""
    return any(letter.strip() for row in picture(visit) for letter, _ in row)


async def into_the_hold(visit: Visit) -> None:
    """Past the lead-in, and as far into the hold as it takes to get there."""
    await visit.press("n")
    await visit.pass_time(4)


@pytest.mark.parametrize("name", ["flat", "hold", "sides", "reps"])
async def test_it_stands_beside_the_digits(ready: Room, name: str) -> None:
    """In the lead-in as well, where it shows what to get ready for; and the digits can still be read."""
    async with ready.visit(name) as visit:
        digits = visit.on(SessionScreen).digits
        for _ in range(2):
            for size, least in LEAST_ROWS.items():
                await visit.resize(*size)
                assert is_there(visit)
                assert not figure(visit).region.overlaps(digits.region)
                assert figure(visit).region.y == digits.region.y
                assert digits.block_rows >= least
            await into_the_hold(visit)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_it_stands_opposite_the_word_of_the_side(ready: Room, size: tuple[int, int]) -> None:
    """LEFT at the left edge and the figure at the right one; and the other way round after the switch."""
    async with ready.visit("sides", size=size) as visit:
        await into_the_hold(visit)
        assert figure(visit).region.right == size[0]
        assert visit.on(SessionScreen).query_one("#left").region.x == 0
        await visit.press("n", "n")
        await visit.pass_time(2)
        assert shown(visit)[0] == "HOLD"
        assert figure(visit).region.x == 0
        assert visit.on(SessionScreen).query_one("#right").region.right == size[0]


async def test_it_faces_the_other_way_for_the_other_side(ready: Room) -> None:
    """The mirror image, cell by cell in colour, once both holds have been entered."""
    async with ready.visit("sides") as visit:
        await into_the_hold(visit)
        left = picture(visit)
        await visit.press("n", "n")
        await visit.pass_time(4)
        right = picture(visit)
        assert left != right
        cells = len(left) * len(left[0])
        same = sum(a == b for one, two in zip(left, right, strict=True) for a, b in zip(one, two[::-1], strict=True))
        unlike = sum(a == b for one, two in zip(left, right, strict=True) for a, b in zip(one, two, strict=True))
        assert same > 0.95 * cells > unlike


@pytest.mark.parametrize("name", [*MINUTES_AND_A_SIDE, "five", "hold", "reps"])
async def test_it_gives_way_where_the_digits_could_not_be_read(ready: Room, name: str) -> None:
    """Minutes beside a side leave no room for it at 80 by 24. Where it is shown, the digits are as high as they
    have to be."""
    async with ready.visit(name) as visit:
        await into_the_hold(visit)
        for size, least in SIZES.items():
            await visit.resize(*size)
            if is_there(visit):
                assert visit.on(SessionScreen).digits.block_rows >= least
            else:
                assert not figure(visit).display
            if size == SMALL:
                assert is_there(visit) == (name not in MINUTES_AND_A_SIDE)


async def test_it_comes_and_goes_with_the_size_of_the_terminal(ready: Room) -> None:
    """And stands where it belongs when it comes back."""
    async with ready.visit("hold", size=(60, 18)) as visit:
        await into_the_hold(visit)
        assert not is_there(visit)
        await visit.resize(*LARGE)
        await visit.pass_time(1)
        assert is_there(visit)
        await visit.resize(60, 18)
        await visit.pass_time(1)
        assert not is_there(visit)


async def test_it_is_hidden_where_it_is_switched_off(ready: Room) -> None:
    """And leaves its room to the digits."""
    async with ready.visit("flat") as visit:
        beside = visit.on(SessionScreen).digits.region.width
    assert not ready.settings.change("screen.figure", "no")
    ready.attest()
    async with ready.visit("flat") as visit:
        await into_the_hold(visit)
        assert not figure(visit).display
        assert visit.on(SessionScreen).digits.region.width > beside


async def test_it_moves_into_the_hold_and_then_stands_still(ready: Room) -> None:
    """From the posture of the lead-in to that of the hold, and not a cell after that."""
    async with ready.visit("flat") as visit:
        before = picture(visit)
        await visit.pass_time(9)
        assert picture(visit) == before
        await into_the_hold(visit)
        held = picture(visit)
        assert held != before
        for _ in range(5):
            await visit.pass_time(1.3)
            assert picture(visit) == held


async def test_it_goes_with_each_repetition(ready: Room) -> None:
    """Out and back at its pace: the same picture at the same instant of every one."""
    async with ready.visit("reps") as visit:
        await visit.press("n")
        await visit.pass_time(2)
        out = picture(visit)
        await visit.pass_time(1)
        back = picture(visit)
        assert out != back
        for _ in range(3):
            await visit.pass_time(2)
            assert picture(visit) == out
            await visit.pass_time(1)
            assert picture(visit) == back


@pytest.mark.parametrize("name", ["flat", "reps", "five"])
async def test_in_a_pause_nothing_moves(ready: Room, name: str) -> None:
    """It stays in the posture in which the pause began, however long that is."""
    async with ready.visit(name) as visit:
        await visit.press("n")
        await visit.pass_time(0.8)
        await visit.press("space")
        assert visit.on(SessionScreen).conductor.session.phase is Phase.PAUSED
        before = picture(visit)
        for seconds in (0.7, 5, 60):
            await visit.pass_time(seconds)
            assert picture(visit) == before


@pytest.mark.parametrize(("name", "key", "often"), [("flat", "n", True), ("flat", "b", False), ("reps", "n", True)])
async def test_it_is_looked_at_often_only_while_it_moves(ready: Room, name: str, key: str, often: bool) -> None:
    """In a lead-in it stands, and the number changes once a second; so it does in a pause."""
    async with ready.visit(name) as visit:
        await visit.press(key)
        await visit.pass_time(0.2)
        screen = visit.on(SessionScreen)
        assert (screen._stale_at <= ready.clock.now()) is often
        await visit.press("space")
        assert screen._stale_at > ready.clock.now()


@pytest.mark.parametrize("name", ["flat", "reps", "five"])
async def test_without_motion_it_stands_in_its_last_posture(ready: Room, name: str) -> None:
    """That of the hold, or of the end of the way: in the lead-in, in the work and in a pause."""
    async with ready.visit("flat") as visit:
        await into_the_hold(visit)
        held = picture(visit)
    assert not ready.settings.change("screen.motion", "no")
    ready.attest()
    async with ready.visit(name) as visit:
        pictures = [picture(visit)]
        for key in ("n", "space", "space"):
            await visit.press(key)
            await visit.pass_time(1.7)
            pictures.append(picture(visit))
        assert all(each == pictures[0] for each in pictures)
        if name == "flat":
            assert pictures[0] == held
