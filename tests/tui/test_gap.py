"""Time that nobody saw: it is asked about, and never held."""

import pytest

from coach.core.record import State
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.end import EndScreen
from coach.tui.screens.keys import KeysScreen
from tests.tui.in_session import index, only, question, shown
from tests.tui.visit import Room, Visit


async def gap_after_five_seconds(visit: Visit, milliseconds: int = 60_000) -> None:
    """Five seconds of the hold, and then nobody looks for so long."""
    await visit.pass_time(15)
    visit.jump(milliseconds)
    await visit.settle()


async def test_a_gap_asks_and_credits_nothing(ready: Room) -> None:
    """It says how long it was; the session is paused where it was last seen."""
    async with ready.visit("flat") as visit:
        await gap_after_five_seconds(visit)
        assert question(visit) == (
            "You were away for 1 min. None of it counts as held. "
            "r begin this part again c carry on where it was q save and stop"
        )
        await visit.press("q")
        await visit.leave_pain_out()
        visit.on(EndScreen)
    assert (only(ready).state, only(ready).held) == (State.ENDED_EARLY, 5_000)


async def test_five_seconds_are_no_gap(ready: Room) -> None:
    """One millisecond more is."""
    async with ready.visit("flat") as visit:
        await gap_after_five_seconds(visit, 5_000)
        assert shown(visit) == ("HOLD", "20")
        visit.jump(5_001)
        visit.on(AskScreen)


@pytest.mark.parametrize(("answer", "left"), [("r", "30"), ("c", "25"), ("escape", "25")])
async def test_after_a_gap_it_goes_on_as_it_is_told(ready: Room, answer: str, left: str) -> None:
    """From the beginning of the part, or where it was; after a lead-in, and with nothing of the gap as held."""
    async with ready.visit("flat") as visit:
        await gap_after_five_seconds(visit)
        await visit.press("space", "enter", answer)
        assert shown(visit) == ("READY", "3")
        await visit.pass_time(3)
        assert shown(visit) == ("HOLD", left)
        await visit.pass_time(2)
        await visit.press("ctrl+c", "ctrl+c")
    assert only(ready).held == 7_000


async def test_ctrl_c_after_a_gap_saves_and_stops(ready: Room) -> None:
    """It is a question already."""
    async with ready.visit("flat") as visit:
        await gap_after_five_seconds(visit)
        await visit.press("ctrl+c")
        await visit.leave_pain_out()
        visit.on(EndScreen)
    assert only(ready).held == 5_000


async def test_a_key_that_uncovers_a_gap_does_nothing_else(ready: Room) -> None:
    """Pressed before the screen looked at the clock: the one question is asked, and nothing is skipped."""
    async with ready.visit("sides") as visit:
        await visit.pass_time(15)
        for key in ("n", "enter", "space", "q"):
            visit.look_away()
            ready.clock.time += 60_000
            await visit.press(key)
            assert "You were away for 1 min." in question(visit)
            await visit.press("c")
            assert (index(visit), shown(visit)) == (1, ("READY", "3"))


async def test_a_gap_under_the_page_of_keys_is_asked_about(ready: Room) -> None:
    """Above that page, which is still there afterwards; an end is reached all the same."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        await visit.press("question_mark")
        visit.jump(60_000)
        await visit.settle()
        visit.on(AskScreen)
        await visit.press("q")
        visit.on(KeysScreen)
        await visit.press("escape")
        await visit.settle()
        await visit.leave_pain_out()
        visit.on(EndScreen)
    assert only(ready).held == 5_000


async def test_a_gap_that_the_emergency_card_uncovers_is_asked_about(ready: Room) -> None:
    """The card comes first, and the question is there behind it."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        visit.look_away()
        ready.clock.time += 60_000
        await visit.press("f1")
        visit.on(EmergencyScreen)
        await visit.press("escape")
        assert "You were away for 1 min." in question(visit)
        await visit.press("c")
        assert shown(visit) == ("READY", "3")


async def test_a_gap_is_noticed_where_the_person_decides_but_not_in_a_pause(ready: Room) -> None:
    """Time that nobody saw is never held, and a pause may be as long as it likes."""
    async with ready.visit("open") as visit:
        await visit.press("space", "n")
        visit.jump(3_600_000)
        assert shown(visit) == ("PAUSED", "0")
        await visit.press("space")
        await visit.pass_time(5)
        visit.jump(60_000)
        await visit.settle()
        visit.on(AskScreen)
        await visit.press("c")
        assert shown(visit) == ("READY", "3")
        await visit.pass_time(3)
        assert shown(visit) == ("MOVE", "2")
