"""The daily form: asked once a day before a session, on one screen, and without an answer that comes by habit."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.core.answers import Form
from coach.tui.screens.changes import ChangesScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.end import EndScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.not_now import NotNowScreen
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.questions import QuestionsScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.signs import Answer, SignsScreen
from tests.tui.visit import Room, Visit

SIZES = [(60, 18), (80, 24), (120, 40)]
LEAVING = ["q", "escape", "ctrl+c", "ctrl+q"]


@pytest.fixture
def room(ready: Room) -> Room:
    """A room in which all questions were answered yesterday, and none of today's."""
    ready.wall.moment += timedelta(days=1)
    return ready


async def end_session(visit: Visit) -> None:
    """Leave the session before anything was held, and its end screen."""
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
        assert visit.footer == "a All questions q Leave F1 Emergency ? Keys"


async def test_no_answer_comes_by_habit(room: Room) -> None:
    """Enter, Space and the letters of other screens answer nothing."""
    async with room.visit("hold") as visit:
        await visit.press("enter", "space", "s", "r", "plus", "tab", "1", "0", "t")
        visit.on(SignsScreen)
    assert room.answers() == []


async def test_nothing_is_answered_before_it_is_drawn_or_where_it_cannot_be_read(room: Room) -> None:
    """A key that was meant for the screen before, or a terminal too small, says nothing."""
    async with room.visit("hold", size=(59, 17)) as visit:
        await visit.press("n", "y", "a")
        assert isinstance(visit.app.screen, SignsScreen)
        await visit.resize(60, 18)
        await visit.press("n")
        visit.on(PainScreen)
        answers: list[Answer | None] = []
        screen = SignsScreen(room.desk.library.safety())
        visit.app.push_screen(screen, answers.append)
        screen.action_answer("none")
        await visit.settle()
        visit.on(SignsScreen)
        assert answers == []


async def test_none_of_these_leads_to_the_pain_and_the_session_and_is_kept(room: Room) -> None:
    """In the journal, for this local day."""
    async with room.visit("hold") as visit:
        await visit.press("n")
        visit.on(PainScreen)
        await visit.press("0")
        assert visit.on(SessionScreen).conductor.running
    assert room.answers() == [(Form.DAILY, ())]


async def test_the_same_day_does_not_ask_again(room: Room) -> None:
    """Neither in the same program nor in another one; the day ends at four in the morning."""
    async with room.visit() as visit:
        await visit.press("s", "n")
        await visit.leave_pain_out()
        await end_session(visit)
        await visit.press("s")
        visit.on(PainScreen)
    assert len(room.answers()) == 1
    room.wall.moment = datetime(2026, 3, 3, 3, 59, tzinfo=UTC)
    async with room.visit("hold") as visit:
        visit.on(PainScreen)


async def test_the_next_day_asks_again(room: Room) -> None:
    """Also where the program was left open over night."""
    async with room.visit() as visit:
        await visit.press("s", "n")
        await visit.leave_pain_out()
        await end_session(visit)
        room.wall.moment = datetime(2026, 3, 3, 4, 0, tzinfo=UTC)
        await visit.press("s")
        visit.on(SignsScreen)
    async with room.visit("hold") as visit:
        visit.on(SignsScreen)


async def test_an_answer_that_cannot_be_kept_counts_until_the_end_of_the_program(room: Room, tmp_path: Path) -> None:
    """Nobody is asked twice in a row because a disk is full; what cannot be read was not said, so all is asked."""
    assert room.keeper.flush()
    for path in (tmp_path / "data").iterdir():
        path.unlink()
    (tmp_path / "data").rmdir()
    (tmp_path / "data").write_text("a file where a folder is meant")
    async with room.visit() as visit:
        await visit.press("s", "n")
        await visit.leave_pain_out()
        await end_session(visit)
        await visit.press("s")
        await visit.leave_pain_out()
        visit.on(SessionScreen)
        await end_session(visit)
        room.wall.moment += timedelta(days=1)
        await visit.press("s")
        visit.on(SignsScreen)


async def test_some_asks_which_and_says_what_to_do(room: Room) -> None:
    """The five questions one at a time; an emergency sign ends them with its card, and the program with 3."""
    async with room.visit() as visit:
        await visit.press("s", "y")
        visit.on(QuestionsScreen)
        assert "Question 1 of 5" in visit.text
        await visit.press("n", "1", "enter")
        visit.on(EmergencyScreen)
        await visit.press("n", "enter", "space")
        visit.on(EmergencyScreen)
        assert visit.code() is None
        await visit.press("q")
    assert visit.code() == 3
    assert room.answers() == [(Form.DAILY, ("heart-lung-brain/chest",))]
    assert room.records() == ()


async def test_some_and_then_none_of_the_signs_begins(room: Room) -> None:
    """Whoever was not sure on the one screen may be sure once each sign is read; then the pain is asked for."""
    async with room.visit("hold") as visit:
        await visit.press("y")
        await visit.deny()
        await visit.leave_pain_out()
        visit.on(SessionScreen)
    assert room.answers() == [(Form.DAILY, ())]


async def test_all_questions_can_be_asked_for(room: Room) -> None:
    """Where something has changed; what they say takes the place of what was said before."""
    async with room.visit("hold") as visit:
        await visit.press("a")
        assert "Question 1 of 9" in visit.text
        await visit.deny(before=6)
        asked = room.desk.library.safety().questions[5]
        key = [sign.id for sign in asked.signs].index("night") + 1
        await visit.press(str(key), "enter")
        await visit.deny()
        visit.on(NotNowScreen)
    assert room.answers() == [(Form.FULL, ("whole-body/night",))]
    assert room.desk.chart.standing(room.desk.library.safety()).block is not None


@pytest.mark.parametrize("keys", [("q",), ("ctrl+c",), ("y", "n", "q"), ("a", "escape")])
async def test_leaving_without_an_answer_ends_a_direct_start_with_3(room: Room, keys: tuple[str, ...]) -> None:
    """An answer that was not given counts as none, however many came before it."""
    async with room.visit("hold") as visit:
        for key in keys:
            await visit.press(key)
    assert visit.code() == 3
    assert room.answers() == []


async def test_leaving_without_an_answer_goes_back_home(room: Room) -> None:
    """Where the program was opened at home; the next start asks again."""
    async with room.visit() as visit:
        for key in LEAVING:
            await visit.press("s")
            visit.on(SignsScreen)
            await visit.press(key)
            visit.on(HomeScreen)
        assert visit.code() is None
    assert room.answers() == []


async def test_the_page_of_keys_names_the_answers(room: Room) -> None:
    """Although the footer leaves them to the line above it."""
    async with room.visit("hold") as visit:
        await visit.press("question_mark")
        visit.on(KeysScreen)
        assert "n None of these applies today." in visit.prose
        assert "y At least one applies, or you are not sure: then it" in visit.prose
        await visit.press("n")
        visit.on(KeysScreen)
        await visit.press("escape")
        visit.on(SignsScreen)


async def test_a_sign_of_the_day_that_only_modifies_holds_for_its_day(room: Room) -> None:
    """Known tingling is no block: what it leaves out is told before the session."""
    async with room.visit("hamstring-stretch") as visit:
        await visit.press("y")
        await visit.deny(before=5)
        await visit.press("4", "enter")
        await visit.leave_pain_out()
        visit.on(ChangesScreen)
    assert room.answers() == [(Form.DAILY, ("nerves/known",))]
    room.wall.moment += timedelta(days=1)
    async with room.visit("hamstring-stretch") as visit:
        await visit.press("n")
        await visit.leave_pain_out()
        visit.on(SessionScreen)
