"""`!`: the hold stops at once, whatever is on top of it, and what is wrong is asked."""

from dataclasses import dataclass

import pytest

from coach.core.moves import Phase
from coach.core.record import State
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.wrong import WrongScreen
from tests.tui.in_session import felt_wrong, only, question, shown
from tests.tui.visit import Room, Visit


@dataclass
class Moment:
    """Something that a person is doing when it feels wrong: how to get there."""

    routine: str
    seconds: float
    keys: tuple[str, ...] = ()


MOMENTS = {
    "running": Moment("flat", 15),
    "paused": Moment("flat", 15, ("space",)),
    "lead-in after a pause": Moment("flat", 15, ("space", "space")),
    "waiting": Moment("open", 15),
    "keys page": Moment("flat", 15, ("question_mark",)),
    "quit question": Moment("flat", 15, ("q",)),
    "emergency card": Moment("flat", 15, ("f1",)),
}
FIVE_SECONDS = 5_000


async def lead_to(visit: Visit, moment: Moment) -> None:
    await visit.pass_time(moment.seconds)
    for key in moment.keys:
        await visit.press(key)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 40)])
async def test_all_that_may_be_wrong_stands_on_every_screen(ready: Room, size: tuple[int, int]) -> None:
    """With a key each, and so does what has to be told apart; without scrolling."""
    async with ready.visit("flat", size=size) as visit:
        await visit.press("exclamation_mark")
        assert "Let go now. What is it?" in visit.prose
        for key, complaint in enumerate(ready.desk.library.safety().feels_wrong, 1):
            assert f"{key} {complaint.text}" in visit.prose
        assert visit.footer.startswith("esc Nothing: stay paused")
        for key, complaint in enumerate(ready.desk.library.safety().feels_wrong, 1):
            if complaint.which:
                await visit.press(str(key))
                assert f"{complaint.text}: which?" in visit.prose
                for number, kind in enumerate(complaint.which, 1):
                    assert f"{number} {kind.text}" in visit.prose
                await visit.press("escape", "exclamation_mark")


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
async def test_the_hold_stops_at_once_whatever_is_on_top(ready: Room, moment: Moment) -> None:
    """Nothing counts as held while the question is open, however long that is; nobody closes a page first."""
    async with ready.visit(moment.routine) as visit:
        await lead_to(visit, moment)
        stack = visit.app.screen_stack
        session = next(screen for screen in stack if isinstance(screen, SessionScreen)).conductor.session
        await visit.press("exclamation_mark")
        await visit.settle()
        visit.on(WrongScreen)
        assert session.phase is Phase.PAUSED
        assert not any(isinstance(screen, KeysScreen | AskScreen) for screen in visit.app.screen_stack)
        await visit.pass_time(60)
        visit.jump(600_000)
        await visit.settle()
        visit.on(WrongScreen)
        await visit.press("4")
        visit.on(PainScreen)
    assert only(ready).state is State.STOPPED
    assert only(ready).held == FIVE_SECONDS


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
async def test_an_urgent_answer_shows_the_card_from_anywhere(ready: Room, moment: Moment) -> None:
    """At once, without the pain or a note before it."""
    async with ready.visit(moment.routine) as visit:
        await lead_to(visit, moment)
        await visit.press("exclamation_mark")
        await visit.settle()
        await visit.press("1")
        await visit.settle()
        visit.on(EmergencyScreen)
        await visit.press("q")
    assert visit.code() == 3
    assert (only(ready).state, only(ready).held) == (State.STOPPED, FIVE_SECONDS)


async def test_before_anything_was_held_it_is_asked_too(ready: Room) -> None:
    """In the first lead-in; then there is no session to write down, but what was said is."""
    async with ready.visit() as visit:
        for key in ("s", "exclamation_mark", "1"):
            await visit.press(key)
        visit.on(EmergencyScreen)
    assert ready.records() == ()
    assert [signs for signs, _ in felt_wrong(ready)] == [("feels-wrong/chest",)]


async def test_a_gap_that_comes_to_light_does_not_come_first(ready: Room) -> None:
    """Whoever presses `!` after the computer slept is asked what is wrong, and not what became of the time."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        visit.look_away()
        ready.clock.time += 60_000
        await visit.press("exclamation_mark")
        visit.on(WrongScreen)
        await visit.press("escape")
        assert shown(visit) == ("PAUSED", "25")
        await visit.press("space", "n")
        visit.look_away()
        ready.clock.time += 60_000
        await visit.press("exclamation_mark", "1")
        visit.on(EmergencyScreen)
    assert only(ready).held == FIVE_SECONDS


async def test_a_gap_that_is_asked_about_can_be_left_for_what_is_wrong(ready: Room) -> None:
    """The question of the gap is gone, and what follows from the answer happens."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        visit.jump(60_000)
        await visit.settle()
        visit.on(AskScreen)
        await visit.press("exclamation_mark")
        await visit.settle()
        await visit.press("1")
        visit.on(EmergencyScreen)
    assert only(ready).held == FIVE_SECONDS


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+c"])
async def test_a_key_pressed_by_mistake_leaves_it_paused(ready: Room, key: str) -> None:
    """Nothing goes on by itself, nothing is kept, and the person goes on when they like."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        await visit.press("exclamation_mark", key)
        assert shown(visit) == ("PAUSED", "25")
        await visit.pass_time(30)
        assert shown(visit) == ("PAUSED", "25")
        await visit.press("space")
        assert shown(visit) == ("READY", "3")
    assert felt_wrong(ready) == []


async def test_no_other_key_says_what_is_wrong(ready: Room) -> None:
    """Nor does one that stands for nothing on the list."""
    async with ready.visit("flat") as visit:
        await visit.press("exclamation_mark", "8", "0", "enter", "space", "n", "y")
        visit.on(WrongScreen)
        await visit.press("2", "3", "7")
        visit.on(WrongScreen)
    assert felt_wrong(ready) == []


async def test_the_question_before_the_end_still_asks_after_a_mistake(ready: Room) -> None:
    """Whoever pressed `!` on it by mistake is back in the session, paused, and may ask for the end again."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        await visit.press("q", "exclamation_mark")
        await visit.settle()
        await visit.press("escape")
        assert shown(visit) == ("PAUSED", "25")
        await visit.press("q")
        assert question(visit).startswith("End this session?")
