"""It hurts now: the safety questions come first, then self-care; never straight to a stretch."""

import pytest

from coach.core.answers import Form
from coach.core.safety import Outcome
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.not_now import NotNowScreen
from coach.tui.screens.questions import QuestionsScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.signs import SignsScreen
from coach.tui.screens.welcome import WelcomeScreen
from tests.tui.visit import Room, Visit


@pytest.fixture
def answered(room: Room) -> Room:
    """The questions of today are answered, and home proposes by them."""
    return room.attest().proposing()


def when(visit: Visit) -> str:
    """Which occasion home proposes something for."""
    return visit.on(HomeScreen).proposals.board.when


def doctor_keys(room: Room) -> list[str]:
    """The answers up to the first sign for which a doctor is to be seen, and no more."""
    keys: list[str] = []
    for question in room.desk.library.safety().questions:
        for number, sign in enumerate(question.signs, 1):
            if sign.outcome is Outcome.DOCTOR and not question.rating:
                return [*keys, str(number), "enter"]
        keys.append("0" if question.rating else "n")
    raise AssertionError("no sign for a doctor")


async def test_the_signs_of_today_are_asked_anew(answered: Room) -> None:
    """Even where they were answered this morning: pain that is new may be a sign."""
    async with answered.visit() as visit:
        await visit.press("h")
        visit.on(SignsScreen)
        await visit.press("n")
        assert when(visit) == "self-care"
    assert answered.answers() == [(Form.FULL, ()), (Form.DAILY, ())]


async def test_then_self_care_is_proposed_and_nothing_else(answered: Room) -> None:
    """What Enter starts is for when it hurts."""
    async with answered.visit() as visit:
        await visit.press("h", "n")
        rows = visit.on(HomeScreen).proposals.board.rows
        assert rows
        for row in rows:
            routine = answered.desk.library.routine(row.routine)
            assert routine is not None and "self-care" in routine.when
        await visit.press("enter")
        assert visit.on(SessionScreen).conductor.session.timeline.title == rows[0].title


async def test_before_any_answer_all_questions_come(room: Room) -> None:
    """With the welcome of a first start before them."""
    async with room.visit() as visit:
        await visit.press("h")
        visit.on(WelcomeScreen)
        await visit.come_in()
        assert "Question 1 of 9" in visit.text


async def test_without_an_answer_it_stays_as_it_was(answered: Room) -> None:
    """No self-care is proposed to somebody who left the questions."""
    async with answered.visit() as visit:
        before = when(visit)
        await visit.press("h", "escape")
        assert when(visit) == before != "self-care"
        await visit.press("h", "y", "q")
        assert when(visit) == before
    assert answered.answers() == [(Form.FULL, ())]


async def test_an_emergency_sign_shows_the_card(answered: Room) -> None:
    """And nothing is proposed: the program ends with 3."""
    async with answered.visit() as visit:
        await visit.press("h", "y")
        visit.on(QuestionsScreen)
        await visit.press("1", "enter")
        visit.on(EmergencyScreen)
        await visit.press("q")
    assert visit.code() == 3


async def test_a_sign_for_a_doctor_says_so_and_offers_what_is_open(answered: Room) -> None:
    """All questions can be asked for from the signs of today; back at home nothing is proposed that is closed."""
    async with answered.visit() as visit:
        await visit.press("h", "a", *doctor_keys(answered))
        await visit.deny()
        visit.on(NotNowScreen)
        await visit.press("escape")
        calm = set(answered.desk.library.safety().calm)
        for row in visit.on(HomeScreen).proposals.board.rows:
            routine = answered.desk.library.routine(row.routine)
            assert routine is not None and calm.issuperset(routine.exercise_ids())


async def test_strong_pain_leaves_self_care(answered: Room) -> None:
    """Six of ten on the way: self-care is what is left, and it begins."""
    async with answered.visit() as visit:
        await visit.press("h", "y", "n", "n", "n", "n", "n", "6")
        assert when(visit) == "self-care"
        assert visit.on(HomeScreen).proposals.board.rows


async def test_a_cramp_waits_for_no_question(answered: Room) -> None:
    """c begins first aid at once."""
    async with answered.visit() as visit:
        await visit.press("c")
        visit.on(SessionScreen)
