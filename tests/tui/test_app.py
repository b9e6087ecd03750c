"""From screen to screen: what follows what, and what the program hands back."""

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from coach.core.record import State
from coach.tui.app import CoachApp
from coach.tui.messages import Begin
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.changes import ChangesScreen
from coach.tui.screens.cleared import ClearedScreen
from coach.tui.screens.compare import CompareScreen
from coach.tui.screens.country import CountryScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.end import EndScreen
from coach.tui.screens.follow import FollowScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.not_now import NotNowScreen
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.questions import QuestionsScreen
from coach.tui.screens.reading import ReadingScreen
from coach.tui.screens.routine import RoutineScreen
from coach.tui.screens.search import SearchScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.signs import SignsScreen
from coach.tui.screens.welcome import WelcomeScreen
from coach.tui.screens.wrong import WrongScreen
from coach.tui.widgets.paper import Paper
from coach.tui.widgets.side_by_side import SideBySide
from tests.tui.visit import Room

SCREENS = [
    CoachApp, HomeScreen, FollowScreen, ReadingScreen, RoutineScreen, SearchScreen, CompareScreen, Paper, SideBySide,
    WelcomeScreen, CountryScreen, QuestionsScreen, SignsScreen, PainScreen, NotNowScreen, ClearedScreen, ChangesScreen,
    SessionScreen, WrongScreen, AskScreen, EndScreen, EmergencyScreen, KeysScreen,
]  # fmt: skip


async def test_a_first_session_end_to_end(room: Room) -> None:
    """Home, the page, the welcome, the number, the questions, the session, its pain, its end with a note, home."""
    async with room.visit() as visit:
        await visit.mark("short")
        await visit.press("i")
        assert "Our short" in visit.text
        visit.on(RoutineScreen)
        await visit.press("enter")
        await visit.come_in()
        await visit.deny()
        visit.on(SessionScreen)
        await visit.pass_time(15)
        await visit.press("1")
        visit.on(EndScreen)
        await visit.press(*"fine", "enter")
        visit.on(HomeScreen)
        await visit.press("q")
    assert visit.code() == 0
    (record,) = room.records()
    assert (record.routine, record.title, record.state, record.note) == (
        "short",
        "Our short",
        State.COMPLETED,
        "fine",
    )
    assert (record.started, record.day, record.held) == ("2026-03-01T21:30:00.000Z", "2026-03-01", 4_000)


async def test_while_a_session_runs_it_is_on_record_as_running(ready: Room) -> None:
    """Saved every five seconds, so that whatever happens to the program loses little."""
    async with ready.visit("hold") as visit:
        await visit.pass_time(21)
        assert ready.keeper.flush()
        (unfinished,) = ready.desk.journal.unfinished()
        assert 5_000 <= unfinished.record.held <= 11_000
        await visit.press("ctrl+c", "ctrl+c")
    assert [record.state for record in ready.records()] == [State.ENDED_EARLY]


async def test_a_routine_that_is_gone_is_told(ready: Room) -> None:
    """And home stays."""
    async with ready.visit() as visit:
        visit.on(HomeScreen).post_message(Begin("[gone]"))
        await visit.settle()
        visit.on(HomeScreen)
        assert "There is no routine [gone]." in visit.text


async def test_an_errand_whose_routine_is_gone_ends(ready: Room) -> None:
    """Not on an empty screen; nothing that the program was started for can be done."""
    async with ready.visit("gone") as visit:
        await visit.settle()
    assert visit.code() == 3


@pytest.mark.parametrize("screen", SCREENS)
def test_every_binding_has_an_id_a_word_and_a_tooltip(screen: type[DOMNode]) -> None:
    """The footer and the page of keys are made from them."""
    assert screen.BINDINGS
    for binding in screen.BINDINGS:
        assert isinstance(binding, Binding)
        assert binding.id and binding.description and binding.tooltip, binding


async def test_every_key_that_the_footer_offers_does_something(ready: Room) -> None:
    """On the session screen, one after the other: each changes what is shown, or the screen itself."""
    async with ready.visit("sides") as visit:
        await visit.press("n")
        await visit.pass_time(12)
        shown = [active for active in visit.app.screen.active_bindings.values() if active.binding.show]
        keys = [active.binding.key for active in shown if active.binding.key not in ("escape", "equals_sign")]
        assert len(keys) == 10
        for key in sorted(keys, key=lambda key: key == "exclamation_mark"):
            if not isinstance(visit.app.screen, SessionScreen):
                await visit.press("escape")
            await visit.pass_time(4)
            before = visit.text
            await visit.press(key)
            assert visit.text != before, key
