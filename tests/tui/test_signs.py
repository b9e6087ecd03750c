"""The first line of safety: asked before every session, once a day, and without an answer that comes by habit."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.adapters.library import ShelfLibrary
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.end import EndScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.signs import SignsScreen
from tests.tui.conftest import MakeRoom
from tests.tui.visit import Room, Visit

SIZES = [(60, 18), (80, 24), (120, 40)]
LEAVING = ["q", "escape", "ctrl+c", "ctrl+q"]


def attested(room: Room) -> bool:
    """Whether the journal remembers an answer for today."""
    assert room.keeper.flush()
    return room.desk.journal.attested(room.desk.calendar.today())


async def end_session(visit: Visit) -> None:
    """Leave the session and its end screen."""
    await visit.press("q", "y")
    visit.on(EndScreen)
    await visit.press("escape")


@pytest.mark.parametrize("size", SIZES)
async def test_all_questions_of_the_day_stand_on_one_screen(room: Room, size: tuple[int, int]) -> None:
    """Q1 to Q5 in full, with both answers, at the smallest size too; without scrolling."""
    async with room.visit("hold", size=size) as visit:
        visit.on(SignsScreen)
        questions = room.desk.library.safety().first_line()
        assert len(questions) == 5
        for question in questions:
            assert " ".join(question.short.split()) in visit.prose
        assert "n None of these today y One of these, or not sure" in visit.prose
        assert visit.footer == "q Leave ? Keys"


async def test_no_answer_comes_by_habit(room: Room) -> None:
    """Enter, Space and the letters of other screens answer nothing."""
    async with room.visit("hold") as visit:
        await visit.press("enter", "space", "s", "r", "plus", "tab", "1")
        visit.on(SignsScreen)
    assert not attested(room)


async def test_none_of_these_begins_the_session_and_is_remembered(room: Room) -> None:
    """In the journal, for this local day."""
    async with room.visit("hold") as visit:
        await visit.press("n")
        assert visit.on(SessionScreen).conductor.running
    assert attested(room)


async def test_the_same_day_does_not_ask_again(room: Room) -> None:
    """Neither in the same program nor in another one; the day ends at four in the morning."""
    async with room.visit() as visit:
        await visit.press("s", "n")
        await end_session(visit)
        await visit.press("s")
        visit.on(SessionScreen)
    assert attested(room)
    room.wall.moment = datetime(2026, 3, 2, 3, 59, tzinfo=UTC)
    async with room.visit("hold") as visit:
        visit.on(SessionScreen)


async def test_the_next_day_asks_again(room: Room) -> None:
    """Also where the program was left open over night."""
    async with room.visit() as visit:
        await visit.press("s", "n")
        await end_session(visit)
        room.wall.moment = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
        await visit.press("s")
        visit.on(SignsScreen)
    async with room.visit("hold") as visit:
        visit.on(SignsScreen)


async def test_an_answer_that_cannot_be_kept_counts_until_the_end_of_the_program(room: Room, tmp_path: Path) -> None:
    """Nobody is asked twice in a row because a disk is full."""
    (tmp_path / "data").write_text("a file where a folder is meant")
    async with room.visit() as visit:
        await visit.press("s", "n")
        await end_session(visit)
        await visit.press("s")
        visit.on(SessionScreen)
        await end_session(visit)
        room.wall.moment += timedelta(days=1)
        await visit.press("s")
        visit.on(SignsScreen)
    async with room.visit("hold") as visit:
        visit.on(SignsScreen)


@pytest.mark.parametrize("routine", [None, "hold"])
async def test_any_sign_shows_the_card_and_ends_with_3(room: Room, routine: str | None) -> None:
    """No session begins, and nothing is remembered."""
    async with room.visit(routine) as visit:
        await visit.press(*(() if routine else ("s",)), "y")
        visit.on(EmergencyScreen)
        await visit.press("n", "enter", "space")
        visit.on(EmergencyScreen)
        assert visit.code() is None
        await visit.press("q")
    assert visit.code() == 3
    assert not attested(room)
    assert room.records() == ()


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_leaving_without_an_answer_ends_a_direct_start_with_3(room: Room, key: str) -> None:
    """An answer that was not given counts as none."""
    async with room.visit("hold") as visit:
        await visit.press(key)
    assert visit.code() == 3
    assert not attested(room)


async def test_leaving_without_an_answer_goes_back_home(room: Room) -> None:
    """Where the program was opened at home; the next start asks again."""
    async with room.visit() as visit:
        for key in LEAVING:
            await visit.press("s")
            visit.on(SignsScreen)
            await visit.press(key)
            visit.on(HomeScreen)
        assert visit.code() is None
    assert not attested(room)


async def test_the_page_of_keys_names_the_answers(room: Room) -> None:
    """Although the footer leaves them to the line above it."""
    async with room.visit("hold") as visit:
        await visit.press("question_mark")
        visit.on(KeysScreen)
        assert "n None of these applies today." in visit.prose
        assert "y At least one applies, or you are not sure." in visit.prose
        await visit.press("n")
        visit.on(KeysScreen)
        await visit.press("escape")
        visit.on(SignsScreen)


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_the_card_closes_the_program_with_3(room: Room, key: str) -> None:
    """Whichever way it is left; `q` is tried above."""
    async with room.visit("hold") as visit:
        await visit.press("y", key)
    assert visit.code() == 3


@pytest.mark.parametrize("size", SIZES)
async def test_the_card_says_what_to_do_and_whom_to_call(
    room_with: MakeRoom, built_in: ShelfLibrary, size: tuple[int, int]
) -> None:
    """All lines and numbers at once, at the smallest size too; the rest at once at 80 by 24, else by scrolling."""
    card = built_in.safety().emergency
    async with room_with(built_in).visit("hamstring-stretch", size=size) as visit:
        await visit.press("y")
        for text in (card.title, *card.lines, *(f"{entry.number} {entry.place}" for entry in card.numbers)):
            assert text in visit.prose.replace("┃ ", "")
        if size == (60, 18):
            await visit.press("end")
        for text in card.same_day:
            assert text in visit.prose.replace("┃ ", "")


async def test_a_sign_in_mid_session_withdraws_the_answer_of_the_day(ready: Room) -> None:
    """Whoever starts again today, is asked again."""
    assert attested(ready)
    async with ready.visit("hold") as visit:
        await visit.press("exclamation_mark")
        visit.on(EmergencyScreen)
    assert not attested(ready)
    async with ready.visit("hold") as visit:
        visit.on(SignsScreen)
