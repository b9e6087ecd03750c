"""What a body changes about a routine is told before it begins, each change with its reason."""

import pytest

from coach.core.answers import Form, Moment
from coach.tui.screens.changes import ChangesScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.session import SessionScreen
from tests.tui.visit import Room, Visit

SIZES = [(60, 18), (80, 24), (120, 40)]


def said(room: Room, *signs: str, pain: int = 0) -> Room:
    """The room after these answers to the nine questions."""
    room.desk.chart.answer(room.desk.library.safety(), Form.FULL, signs)
    room.desk.chart.rate(Moment.BEFORE, pain)
    return room


def exercises(visit: Visit) -> set[str]:
    """What the session that runs consists of."""
    return {segment.exercise for segment in visit.on(SessionScreen).conductor.session.timeline.segments}


@pytest.mark.parametrize("size", SIZES)
async def test_each_change_is_told_with_its_reason(room: Room, size: tuple[int, int]) -> None:
    """What takes whose place, because of what was said, and what to keep in mind."""
    said(room, "nerves/known")
    async with room.visit("hamstring-stretch", size=size) as visit:
        visit.on(ChangesScreen)
        assert "Hamstring stretch, changed for you today" in visit.prose
        assert "Easy walk in place of Lying hamstring stretch. You said: " in visit.prose
        assert "Keep in mind" in visit.prose
        assert visit.footer == "⏎ Start q Back F1 Emergency ? Keys"


async def test_what_was_left_out_is_said(room: Room) -> None:
    """Where nothing takes its place."""
    said(room, "body-state/hip")
    async with room.visit("full-leg-stretch") as visit:
        assert "Left out: Half-kneeling hip-flexor stretch. You said: Hip replacement" in visit.prose


async def test_a_long_list_of_changes_can_be_read_to_its_end(room: Room) -> None:
    """On the smallest screen too; Enter begins from anywhere in it."""
    said(room, "body-state/hip", "body-state/pregnant", "nerves/known")
    async with room.visit("full-leg-stretch", size=(60, 18)) as visit:
        last = visit.on(ChangesScreen)._opened.advice[-1]
        await visit.press("end")
        assert " ".join(last.split()) in visit.prose
        await visit.press("enter")
        visit.on(SessionScreen)


async def test_the_session_is_the_changed_one(room: Room) -> None:
    """What the body leaves out is nowhere in it."""
    said(room, "nerves/known")
    async with room.visit("hamstring-stretch") as visit:
        await visit.press("enter")
        assert exercises(visit) == {"easy-walk"}


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_who_does_not_want_it_like_that_goes_back(room: Room, key: str) -> None:
    """Nothing begins; a program that was started for it ends with 3."""
    said(room, "nerves/known")
    async with room.visit() as visit:
        visit.app.sessions.begin("hamstring-stretch")
        await visit.settle()
        await visit.press(key)
        visit.on(HomeScreen)
    async with room.visit("hamstring-stretch") as visit:
        await visit.press(key)
    assert visit.code() == 3
    assert room.records() == ()


async def test_nothing_begins_where_it_cannot_be_read(room: Room) -> None:
    """Enter starts nothing in a terminal too small for it, and no other key does anywhere."""
    said(room, "nerves/known")
    async with room.visit("hamstring-stretch", size=(59, 17)) as visit:
        await visit.press("enter")
        await visit.resize(80, 24)
        await visit.press("space", "n", "s", "y")
        visit.on(ChangesScreen)


async def test_where_nothing_is_changed_nothing_is_told(room: Room) -> None:
    """Who said nothing begins at once."""
    said(room)
    async with room.visit("hold") as visit:
        assert exercises(visit) == {"wall-calf-stretch"}


async def test_what_to_keep_in_mind_is_told_even_where_nothing_is_changed(room: Room) -> None:
    """It holds for the whole body, not for one exercise; the title then promises no change."""
    said(room, "nerves/known")
    async with room.visit("hold") as visit:
        visit.on(ChangesScreen)
        assert "Our hold" in visit.prose and "changed for you" not in visit.prose
        assert "Keep in mind" in visit.prose
        await visit.press("enter")
        assert exercises(visit) == {"wall-calf-stretch"}


@pytest.mark.parametrize(("pain", "half"), [(2, False), (3, True), (5, True)])
async def test_some_pain_halves_range_and_sets(room: Room, pain: int, half: bool) -> None:
    """Told before it begins, and kept in sight during every part; up to 2 all stays as it is."""
    said(room, pain=pain)
    async with room.visit("sets") as visit:
        assert isinstance(visit.app.screen, ChangesScreen) is half
        if half:
            assert "Half the range today, because of the pain." in visit.prose
            assert "Half the sets today, because of the pain." in visit.prose
            await visit.press("enter")
        sets = {segment.sets for segment in visit.on(SessionScreen).conductor.session.timeline.segments}
        assert sets == ({1} if half else {2})
        await visit.pass_time(4)
        assert ("Half the range today" in visit.text) is half


async def test_what_felt_wrong_today_is_left_out_of_the_next_routine(room: Room) -> None:
    """With that as its reason."""
    said(room)
    async with room.visit("full-leg-stretch") as visit:
        await visit.pass_time(12)
        await visit.press("exclamation_mark", "4")
    async with room.visit("full-leg-stretch") as visit:
        await visit.press("n", "0")
        assert "Wall calf stretch. It felt wrong today." in visit.prose
        await visit.press("enter")
        assert "wall-calf-stretch" not in exercises(visit)
