"""A rehearsal on the screens: fast, marked, silent, on no record, and not for who needs help now."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from coach.core.answers import Form
from coach.tui.doors import Errand
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.widgets.flash import Filling
from tests.tui.in_session import question, shown
from tests.tui.left_lying import cut, left, not_offered
from tests.tui.visit import Room, Visit

SPEED = 20.0
URGENT = ["heart-lung-brain/chest", "clot/leg"]


@asynccontextmanager
async def rehearsal(room: Room, routine: str = "sides", *, sound: bool = False) -> AsyncIterator[Visit]:
    """`coach start ROUTINE --speed 20` on a terminal."""
    async with room.visit(errand=Errand(routine, None, SPEED, sound)) as visit:
        yield visit


async def pass_time(visit: Visit, seconds: float) -> None:
    """Let so much of the rehearsal pass, which is less of real time."""
    for _ in range(round(seconds)):
        visit.jump(round(1_000 / SPEED))
    await visit.settle()


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_it_is_marked_from_its_first_second_to_its_last(room: Room, size: tuple[int, int]) -> None:
    """Nobody takes it for a session: with its speed, also in a pause."""
    async with room.visit(errand=Errand("sides", None, SPEED), size=size) as visit:
        for seconds in (0, 12, 30, 5, 20):
            await pass_time(visit, seconds)
            assert "REHEARSAL ×20" in visit.text
            await visit.press("space")
            assert "REHEARSAL ×20" in visit.text
            await visit.press("space", "enter")


async def test_nobody_is_asked_anything(room: Room) -> None:
    """Nobody is told to move: no welcome, no question, no pain, before it or after it; it ends with 0."""
    async with rehearsal(room) as visit:
        assert shown(visit)[0] == "READY"
        await pass_time(visit, 10 + 30 + 5 + 30 + 2)
    assert visit.code() == 0
    assert room.entries() == ()


async def test_a_sore_side_is_not_asked_for_either(room: Room) -> None:
    """It is shown in words."""
    async with rehearsal(room, "sore") as visit:
        visit.on(SessionScreen)
        assert "sore side" in visit.text


async def test_it_goes_as_fast_as_it_says(room: Room) -> None:
    """One second of the clock is twenty of its seconds."""
    async with rehearsal(room) as visit:
        visit.jump(100)
        assert shown(visit) == ("READY", "8")
        visit.jump(400)
        assert shown(visit) == ("HOLD", "30")
        visit.jump(1_000)
        assert shown(visit) == ("HOLD", "10")


@pytest.mark.parametrize("minutes", [0, 3])
async def test_it_fits_the_time_that_was_asked_for(room: Room, minutes: int) -> None:
    """As the session would; without a time it is whole."""
    async with room.visit(errand=Errand("full-leg-stretch", None, SPEED, minutes=minutes)) as visit:
        length = visit.on(SessionScreen).conductor.session.timeline.length
        assert (length <= 3 * 60_000) is bool(minutes)


@pytest.mark.parametrize("sound", [False, True])
async def test_it_is_silent_unless_sound_is_asked_for(room: Room, sound: bool) -> None:
    """Every sound is written all the same."""
    async with rehearsal(room, sound=sound) as visit:
        assert "♪ Get ready" in visit.text
        await pass_time(visit, 12)
        assert "♪ Start" in visit.text
    assert bool(room.player.heard) is sound


async def test_nothing_of_it_is_recorded(room: Room) -> None:
    """Played to its end, ended early, or killed in the middle of it: no session, no answer, nothing to take up."""
    async with rehearsal(room) as visit:
        await pass_time(visit, 80)
    async with rehearsal(room) as visit:
        await pass_time(visit, 25)
        await visit.press("q", "y")
    assert visit.code() == 1
    async with rehearsal(room) as visit:
        await pass_time(visit, 25)
        visit.app.exit()
    assert (room.records(), room.entries(), left(room)) == ((), (), [])


async def test_its_end_promises_no_saving(room: Room) -> None:
    """Nothing is saved, so the question does not say so; nor does the pause."""
    async with rehearsal(room) as visit:
        await pass_time(visit, 15)
        await visit.press("space")
        assert "saves" not in visit.prose
        await visit.press("q")
        visit.on(AskScreen)
        assert "save" not in question(visit)


async def test_a_gap_of_a_rehearsal_is_five_seconds_of_the_person(room: Room) -> None:
    """Four of them unseen are no gap, although the rehearsal went on for eighty. Of six, that many are told; and
    nothing is promised to be saved."""
    async with rehearsal(room, "five") as visit:
        await visit.press("n")
        visit.jump(4_000)
        assert shown(visit) == ("MOVE", "3:40")
        visit.jump(6_000)
        await visit.settle()
        assert question(visit).startswith("You were away for 6 s. ")
        assert question(visit).endswith(" q stop")


@pytest.mark.parametrize("sign", URGENT)
async def test_who_needs_help_now_is_shown_no_hold(room: Room, sign: str) -> None:
    """The card comes in its place, and the exit code is 3."""
    room.desk.chart.answer(room.desk.library.safety(), Form.FULL, (sign,))
    async with rehearsal(room) as visit:
        visit.on(EmergencyScreen)
        await visit.press("q")
    assert visit.code() == 3
    assert room.player.heard == []


async def test_what_feels_wrong_in_a_rehearsal_is_answered_like_in_a_session(room: Room) -> None:
    """Chest pain is chest pain: the card, and exit code 3."""
    async with rehearsal(room) as visit:
        await pass_time(visit, 15)
        await visit.press("exclamation_mark", "1")
        visit.on(EmergencyScreen)
        await visit.press("q")
    assert visit.code() == 3
    assert room.records() == ()


async def test_an_old_session_does_not_come_before_it(room: Room, journal: Path) -> None:
    """Who only watches is not asked to go on with one; it is there for the next start."""
    before = cut(room, journal)
    async with rehearsal(room) as visit:
        assert await not_offered(visit)
        visit.on(SessionScreen)
        await pass_time(visit, 80)
    assert left(room) == [before.id]


async def test_a_routine_that_is_gone_is_told(room: Room) -> None:
    """And the program ends, not on an empty screen."""
    async with rehearsal(room, "gone") as visit:
        await visit.settle()
    assert visit.code() == 3


async def test_it_flashes_no_faster_than_once_a_second_of_the_person(room: Room) -> None:
    """Twenty times as fast is not twenty flashes a second."""
    assert not room.settings.change("screen.flash", "yes")
    async with rehearsal(room) as visit:
        await asyncio.sleep(1.1)  # the first one is long gone
        seen: set[Filling] = set()
        begun = asyncio.get_running_loop().time()
        for seconds in range(1, 60):
            visit.jump(50)
            seen |= set(visit.app.screen.query(Filling))
            await asyncio.sleep(0.05 if seconds % 10 == 0 else 0)
        assert len(seen) <= 1 + (asyncio.get_running_loop().time() - begun)
        assert seen
