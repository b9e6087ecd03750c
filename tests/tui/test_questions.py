"""The nine questions, one at a time: read, not hurried, and never answered by habit."""

from datetime import UTC, datetime

import pytest

from coach.core.answers import Form, Moment
from coach.core.pages.blocked import until_line
from coach.core.questionnaire import Filled
from coach.core.safety import Outcome, Question
from coach.tui.screens.country import CountryScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.questions import QuestionsScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.welcome import WelcomeScreen
from tests.tui.visit import Room, Visit

NUMBERS = range(1, 10)


def on_question(visit: Visit, number: int) -> None:
    visit.on(QuestionsScreen)
    assert f"Question {number} of 9" in visit.text, visit.text


def question_of(room: Room, number: int) -> Question:
    return room.desk.library.safety().questions[number - 1]


def look_at(visit: Visit, *questions: Question) -> list[Filled | None]:
    """Show these questions by themselves; the answer, once it is there."""
    answers: list[Filled | None] = []
    visit.app.push_screen(QuestionsScreen(questions), answers.append)
    return answers


async def test_the_first_start_says_what_this_is_and_asks_everything(room: Room) -> None:
    """What it cannot do, the emergency number, then the nine questions with the pain among them; then it begins."""
    async with room.visit("hold") as visit:
        visit.on(WelcomeScreen)
        assert "This program cannot examine you. No clinician has reviewed its content yet." in visit.prose
        await visit.press("enter")
        visit.on(CountryScreen)
        await visit.press("3")
        for number in NUMBERS:
            on_question(visit, number)
            await visit.press("2" if number == 7 else "n")
        visit.on(SessionScreen)
    chosen = room.numbers.chosen()
    assert chosen is not None and chosen.number == "999"
    assert room.answers() == [(Form.FULL, ())]
    assert (Moment.BEFORE, 2) in room.ratings()


async def test_a_number_that_is_known_is_not_asked_for(room: Room) -> None:
    """Once is enough."""
    assert room.numbers.choose("NZ", None) == ""
    async with room.visit("hold") as visit:
        await visit.press("enter")
        on_question(visit, 1)


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_the_welcome_can_be_left(room: Room, key: str) -> None:
    """Then nothing begins, and it is there again the next time."""
    async with room.visit() as visit:
        await visit.press("s", key)
        visit.on(HomeScreen)
        await visit.press("s")
        visit.on(WelcomeScreen)
    assert room.answers() == []


async def test_no_answer_comes_by_habit(room: Room) -> None:
    """Enter, Space and the letters of other screens answer nothing; a key for a sign that is not there, neither."""
    async with room.visit("hold") as visit:
        await visit.come_in()
        await visit.press("enter", "space", "s", "r", "y", "a", "plus", "tab", "6", "0", "t", "home", "end")
        on_question(visit, 1)
        assert "□" in visit.text and "■" not in visit.text
    assert room.answers() == []


async def test_nothing_is_answered_in_a_terminal_too_small_to_read_it(room: Room) -> None:
    """Not with any key; nothing is lost once it is large enough."""
    async with room.visit("hold") as visit:
        await visit.come_in()
        await visit.resize(59, 17)
        await visit.press("n", "1", "enter", "u")
        await visit.resize(80, 24)
        on_question(visit, 1)
        assert "■" not in visit.text


async def test_nothing_is_answered_before_it_is_drawn(room: Room) -> None:
    """One key answers one question, also where it is held down."""
    async with room.visit() as visit:
        screen = QuestionsScreen(room.desk.library.safety().questions)
        shown = visit.app.push_screen(screen)
        await screen.action_none()
        await shown
        await visit.settle()
        on_question(visit, 1)
        await screen.action_none()
        await screen.action_none()
        await screen.action_not_sure()
        await visit.settle()
        on_question(visit, 2)


async def test_signs_are_chosen_and_taken_back(room: Room) -> None:
    """One key each. While one is chosen, there is no `none` and no `not sure`; Enter goes on with what is chosen."""
    async with room.visit("hold") as visit:
        await visit.come_in()
        await visit.deny(before=8)
        await visit.press("4", "5")
        assert visit.text.count("■") == 2
        assert "Enter go on with what you chose" in visit.prose
        await visit.press("n", "u", "5")
        on_question(visit, 8)
        assert visit.text.count("■") == 1
        await visit.press("4")
        assert "n none of these" in visit.prose
        await visit.press("enter")
        on_question(visit, 8)
        await visit.press("6", "0", "enter")
        await visit.deny()
    assert room.answers() == [(Form.FULL, ("body-state/thinners", "body-state/cramps"))]


async def test_back_leads_to_the_question_before(room: Room) -> None:
    """Which is answered anew, as is the one that was left; what was chosen there is forgotten."""
    async with room.visit("hold") as visit:
        await visit.come_in()
        await visit.deny(before=5)
        await visit.press("4", "enter", "1", "b")
        on_question(visit, 5)
        assert "■" not in visit.text
        await visit.press("n")
        on_question(visit, 6)
        assert "■" not in visit.text
        await visit.press("n", "4", "b")
        on_question(visit, 7)
        await visit.press("1", "n", "n")
        visit.on(SessionScreen)
    assert room.answers() == [(Form.FULL, ())]
    assert (Moment.BEFORE, 1) in room.ratings()
    assert (Moment.BEFORE, 4) not in room.ratings()


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+c"])
async def test_questions_that_were_left_were_not_answered(room: Room, key: str) -> None:
    """Nothing is kept, and no session begins; back from the first one leads nowhere."""
    async with room.visit() as visit:
        await visit.press("s")
        await visit.come_in()
        await visit.press("b")
        visit.on(QuestionsScreen)
        await visit.press(key)
        visit.on(HomeScreen)
    assert room.entries() == ()
    async with room.visit("hold") as visit:
        await visit.come_in()
        await visit.deny(before=9)
        await visit.press("1", "ctrl+q")
    assert visit.code() == 3
    assert room.entries() == ()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 8, 9])
async def test_not_sure_counts_as_yes_in_the_first_four(room: Room, number: int) -> None:
    """There it is as urgent as the worst sign that is asked for; later on it means to go gently."""
    question = question_of(room, number)
    async with room.visit("hold") as visit:
        await visit.come_in()
        await visit.deny(before=number)
        await visit.press("u")
        await visit.deny()
        assert isinstance(visit.app.screen, EmergencyScreen) is (number <= 4)
        assert isinstance(visit.app.screen, SessionScreen) is (number > 4)
    assert room.answers() == [(Form.FULL, (f"{question.id}/not-sure",))]


@pytest.mark.parametrize(("number", "key"), [(1, "3"), (2, "6"), (4, "1"), (5, "1")])
async def test_an_emergency_ends_the_questions_at_once(room: Room, number: int, key: str) -> None:
    """The card comes before anything else is asked, is kept, and the program ends with 3."""
    async with room.visit("hold") as visit:
        await visit.come_in()
        await visit.deny(before=number)
        await visit.press(key, "enter")
        visit.on(EmergencyScreen)
        assert "Call your local emergency number" in visit.prose
        assert until_line(datetime(2026, 3, 2, 9, 30)) in visit.prose
        await visit.press("q")
    assert visit.code() == 3
    assert len(room.answers()) == 1


async def test_after_a_sign_for_help_today_only_emergencies_are_asked_for(room: Room) -> None:
    """Each later question that has such a sign; then comes the card, and never the pain or the states of the body."""
    async with room.visit("hold") as visit:
        await visit.come_in()
        await visit.deny(before=3)
        await visit.press("2", "enter")
        for number in (4, 5, 6):
            assert any(sign.outcome is Outcome.EMERGENCY for sign in question_of(room, number).signs)
            on_question(visit, number)
            await visit.press("n")
        visit.on(EmergencyScreen)
        assert "Get medical help today" in visit.prose
    assert room.answers() == [(Form.FULL, (f"clot/{question_of(room, 3).signs[1].id}",))]


async def test_once_an_urgent_answer_has_run_out_all_questions_come_again(room: Room) -> None:
    """On the next local day, twelve hours later at the least; without the welcome."""
    async with room.visit("hold") as visit:
        await visit.come_in()
        await visit.press("1", "enter")
        visit.on(EmergencyScreen)
    room.wall.moment = datetime(2026, 3, 2, 9, 29, tzinfo=UTC)
    async with room.visit("hold") as visit:
        visit.on(EmergencyScreen)
    room.wall.moment = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    async with room.visit("hold") as visit:
        on_question(visit, 1)


@pytest.mark.parametrize("number", NUMBERS)
async def test_every_question_stands_whole_on_the_usual_screen(room: Room, number: int) -> None:
    """With its signs, its note and the keys that answer; nothing has to be scrolled."""
    question = question_of(room, number)
    async with room.visit() as visit:
        look_at(visit, question)
        await visit.settle()
        for text in (question.ask, *(sign.text for sign in question.signs), question.note or ""):
            assert " ".join(text.split()) in visit.prose, visit.text
        assert visit.on(QuestionsScreen).body.max_scroll_y == 0
        assert ("0-9 that much t ten Enter leave it out" if question.rating else "u not sure") in visit.prose


@pytest.mark.parametrize("number", NUMBERS)
async def test_every_question_can_be_read_on_the_smallest_screen(room: Room, number: int) -> None:
    """By scrolling with the arrow keys, which answer nothing; the keys that answer are in sight all the while."""
    question = question_of(room, number)
    texts = {" ".join(text.split()) for text in (question.ask, *(sign.text for sign in question.signs))}
    texts |= {" ".join((question.note or "").split())}
    async with room.visit(size=(60, 18)) as visit:
        answers = look_at(visit, question)
        await visit.settle()
        for _ in range(60):
            texts = {text for text in texts if text not in visit.prose}
            assert ("Enter leave it out" if question.rating else "n none of these") in visit.prose
            if not texts:
                break
            await visit.press("down")
        assert texts == set(), visit.text
        assert answers == []


async def test_the_page_of_keys_names_what_answers(room: Room) -> None:
    """And leads back to the same question."""
    async with room.visit("hold") as visit:
        await visit.come_in()
        await visit.press("question_mark")
        for line in ("n None of these applies.", "u You are not sure.", "enter On, with the signs that you chose."):
            assert line in visit.prose
        await visit.press("n", "escape")
        on_question(visit, 1)
