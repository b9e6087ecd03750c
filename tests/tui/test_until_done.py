"""Parts that last until the person is done: any key ends them, and Enter cuts every lead-in short."""

import pytest

from coach.core.moves import Phase
from coach.core.record import Ended, State
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.end import EndScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.wrong import WrongScreen
from tests.tui.in_session import index, only, question, shown
from tests.tui.visit import Room, Visit

ANY_OTHER = [
    "space", "a", "Z", "x", "0", "9", "full_stop", "up", "down", "left", "tab", "backspace", "f5", "ä", "plus",
    "equals_sign", "minus",
]  # fmt: skip
"""Keys beside Enter that mean nothing of their own while the work waits."""


async def at_work(visit: Visit, seconds: float = 7) -> None:
    """Past the lead-in, so far into what waits for the person."""
    await visit.press("n")
    await visit.pass_time(seconds)
    assert shown(visit) == ("MOVE", f"{int(seconds)}")


async def test_any_key_ends_it(ready: Room) -> None:
    """Whoever counts by themselves need not look for one; what was held is on record as done by the person."""
    async with ready.visit("open") as visit:
        await at_work(visit)
        for key in ANY_OTHER:
            await visit.press(key)
            assert shown(visit)[0] == "DONE", key
            await visit.press("b", "b")
            assert index(visit) == 0
            await at_work(visit)
        await visit.press("enter")
        await visit.pass_time(1)
        await visit.leave_pain_out()
        visit.on(EndScreen)
    record = only(ready)
    assert record.state is State.COMPLETED
    work = [(play.held, play.ended) for play in record.segments if play.held]
    assert work == [(7_000, Ended.DONE)] * (len(ANY_OTHER) + 1)


@pytest.mark.parametrize(
    ("key", "screen"),
    [("exclamation_mark", WrongScreen), ("question_mark", KeysScreen), ("f1", EmergencyScreen), ("q", AskScreen),
     ("escape", AskScreen), ("ctrl+c", AskScreen), ("ctrl+q", AskScreen)],
)  # fmt: skip
async def test_a_key_with_a_meaning_of_its_own_keeps_it(ready: Room, key: str, screen: type) -> None:
    """Help, the stop key and the end are never taken for a "done"."""
    async with ready.visit("open") as visit:
        await at_work(visit)
        await visit.press(key)
        visit.on(screen)
        assert not any(play.ended is Ended.DONE for play in ready.records()[0].segments[1:])


@pytest.mark.parametrize(("key", "part", "ended"), [("r", 1, Ended.REDONE), ("b", 0, Ended.LEFT)])
async def test_redo_and_back_keep_their_meaning(ready: Room, key: str, part: int, ended: Ended) -> None:
    """What was held stays on record."""
    async with ready.visit("open") as visit:
        await at_work(visit)
        await visit.press(key)
        assert index(visit) == part
        await visit.press("q", "y")
    assert (7_000, ended) in [(play.held, play.ended) for play in only(ready).segments]


async def test_n_is_not_the_same_as_done(ready: Room) -> None:
    """Who goes on has left it, and the session is not called complete."""
    async with ready.visit("open") as visit:
        await at_work(visit)
        await visit.press("n")
        await visit.pass_time(1)
        await visit.leave_pain_out()
    assert only(ready).state is State.ENDED_EARLY


async def test_f_changes_the_view_alone(ready: Room) -> None:
    """It can be seen from across the room while it waits."""
    async with ready.visit("open") as visit:
        await at_work(visit)
        await visit.press("f")
        assert visit.on(SessionScreen).has_class("-far")
        assert shown(visit) == ("MOVE", "7")


async def test_no_key_of_the_footer_ends_it_under_another_name(ready: Room) -> None:
    """What is called Pause pauses; a key that ends it is called so."""
    async with ready.visit("open") as visit:
        await at_work(visit)
        names = visit.footer
        await visit.press("space")
        ended = visit.on(SessionScreen).conductor.session.phase is not Phase.PAUSED
        assert not (ended and "space Pause" in names)


@pytest.mark.parametrize("key", ["x", "space", "enter", "q"])
async def test_a_key_that_uncovers_a_gap_ends_nothing(ready: Room, key: str) -> None:
    """First it is asked what to do with the time that nobody saw."""
    async with ready.visit("open") as visit:
        await at_work(visit)
        visit.look_away()
        ready.clock.time += 60_000
        await visit.press(key)
        assert "You were away for 1 min." in question(visit)
        await visit.press("c", "enter")
        assert shown(visit) == ("MOVE", "7")


@pytest.mark.parametrize("key", ["x", "up", "0", "tab"])
async def test_elsewhere_a_key_without_a_meaning_does_nothing(ready: Room, key: str) -> None:
    """In a lead-in, in a hold and in a pause."""
    async with ready.visit("flat") as visit:
        for before in ("enter", "space"):
            seen = shown(visit)
            await visit.press(key)
            assert shown(visit) == seen
            await visit.press(before)


async def test_in_a_pause_and_after_it_a_key_is_no_done(ready: Room) -> None:
    """Nobody is at work then."""
    async with ready.visit("open") as visit:
        await at_work(visit)
        await visit.press("q", "n")
        assert shown(visit) == ("READY", "3")
        await visit.press("x")
        assert index(visit) == 1
        assert visit.on(SessionScreen).conductor.running


async def test_enter_cuts_every_lead_in_short(ready: Room) -> None:
    """The first one, the switch, and the one after a pause: which ends that lead-in, and nothing else."""
    async with ready.visit("sides") as visit:
        await visit.pass_time(1)
        await visit.press("enter")
        assert (index(visit), shown(visit)) == (1, ("HOLD", "30"))
        await visit.pass_time(5)
        await visit.press("space", "space")
        await visit.pass_time(1)
        assert shown(visit) == ("READY", "2")
        await visit.press("enter")
        assert (index(visit), shown(visit)) == (1, ("HOLD", "25"))
        await visit.pass_time(26)
        assert shown(visit)[0] == "SWITCH"
        await visit.press("enter")
        assert (index(visit), shown(visit)) == (3, ("HOLD", "30"))
        await visit.pass_time(31)
        await visit.leave_pain_out()
    assert (only(ready).state, only(ready).held) == (State.COMPLETED, 60_000)


@pytest.mark.parametrize(("routine", "word"), [("flat", "HOLD"), ("open", "MOVE")])
async def test_an_enter_that_was_meant_for_the_lead_in_ends_no_work(ready: Room, routine: str, word: str) -> None:
    """Pressed twice, or a moment too late; whether or not the work ends by itself. A second later it does end it."""
    async with ready.visit(routine) as visit:
        await visit.press("enter", "enter")
        await visit.pass_time(0.9)
        await visit.press("enter")
        assert shown(visit)[0] == word
        await visit.pass_time(0.1)
        await visit.press("enter")
        assert shown(visit)[0] == "DONE"


@pytest.mark.parametrize(("routine", "word"), [("flat", "HOLD"), ("open", "MOVE")])
async def test_nor_does_one_meant_for_the_lead_in_after_a_pause(ready: Room, routine: str, word: str) -> None:
    """However long it was held before, and whether that lead-in ended by itself or by the Enter before."""
    async with ready.visit(routine) as visit:
        await visit.press("enter")
        for seconds, keys in ((3.1, ["enter"]), (0, ["enter", "enter"])):
            await visit.pass_time(5)
            await visit.press("q", "n")
            assert shown(visit)[0] == "READY"
            await visit.pass_time(seconds)
            await visit.press(*keys)
            assert shown(visit)[0] == word
        await visit.pass_time(1)
        await visit.press("enter")
        assert shown(visit)[0] == "DONE"
