"""The first start ever: what the program is, the safety questions without hurry, and a session soon after."""

import pytest

from coach.core.pages.safety import WELCOME, WELCOME_LINES
from coach.tui.screens.country import CountryScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.questions import QuestionsScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.welcome import WelcomeScreen
from tests.tui.visit import Room

READING = 4
"""Words a second that people read: 240 a minute."""
A_KEY = 2.0
"""Seconds to find and press a key."""


@pytest.fixture
def new(room: Room) -> Room:
    """Nothing was ever answered."""
    return room.proposing()


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_it_begins_with_what_the_program_is(new: Room, size: tuple[int, int]) -> None:
    """On one screen, with the way to first aid on it."""
    async with new.visit(size=size) as visit:
        screen = visit.on(WelcomeScreen)
        assert WELCOME in visit.prose
        if size[1] >= 24:
            assert screen.query_one("#changes").max_scroll_y == 0
            for line in WELCOME_LINES:
                assert "".join(line.split()) in "".join(visit.text.split())
            assert "Press c" in visit.prose


async def test_the_questions_follow_and_then_home_proposes(new: Room) -> None:
    """Enter, the number, nine questions; nothing is asked twice, and Enter starts what is proposed."""
    async with new.visit() as visit:
        await visit.come_in()
        visit.on(QuestionsScreen)
        await visit.deny()
        proposed = visit.on(HomeScreen).proposals.place
        assert proposed is not None
        await visit.press("enter")
        assert visit.on(SessionScreen).conductor.session.timeline.title == proposed.row.title


async def test_no_question_can_be_passed_over_with_enter(new: Room) -> None:
    """They are never hurried: the key that goes on here is none of theirs."""
    async with new.visit() as visit:
        await visit.press("enter")
        visit.on(CountryScreen)
        await visit.press("escape", "enter", "enter")
        assert "Question 1 of 9" in visit.text


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_later_leads_home_and_the_questions_come_before_the_first_session(new: Room, key: str) -> None:
    """Whatever is started there."""
    async with new.visit() as visit:
        await visit.press(key)
        visit.on(HomeScreen)
        await visit.press("enter")
        visit.on(WelcomeScreen)
        await visit.come_in()
        assert "Question 1 of 9" in visit.text
    assert new.answers() == []


async def test_a_cramp_and_an_emergency_need_no_answer(new: Room) -> None:
    """F1 shows the card and leads back; c begins first aid."""
    async with new.visit() as visit:
        await visit.press("f1")
        visit.on(EmergencyScreen)
        await visit.press("escape")
        visit.on(WelcomeScreen)
        await visit.press("c")
        visit.on(SessionScreen)


async def test_whoever_has_answered_once_is_not_welcomed_again(new: Room) -> None:
    """Home comes at once."""
    new.attest()
    async with new.visit() as visit:
        visit.on(HomeScreen)


async def test_twelve_keys_lead_to_the_first_cue_and_most_of_three_minutes_are_left_to_the_questions(new: Room) -> None:
    """For somebody who reads every other word at an ordinary pace, and looks for each key."""
    seconds, keys = 0.0, 0

    async with new.visit() as visit:
        while not isinstance(visit.app.screen, SessionScreen) and keys < 20:
            screen = visit.app.screen
            keys += 1
            seconds += A_KEY
            if not isinstance(screen, QuestionsScreen):
                seconds += sum(word.isalpha() for word in visit.prose.split()) / READING
            if isinstance(screen, CountryScreen):
                await visit.press("escape")
            elif isinstance(screen, QuestionsScreen):
                await visit.press("0" if "leave it out" in visit.text else "n")
            else:
                await visit.press("enter")
        assert new.player.heard
    assert keys == 12
    assert seconds < 90
