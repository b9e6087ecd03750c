"""The session: what each key does, what is asked, and what is kept."""

import pytest
from textual.widgets import Static

from coach.core.moves import Phase
from coach.core.record import Ended, State
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.end import EndScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.session import SessionScreen
from tests.tui.in_session import index, only, question, shown
from tests.tui.visit import Room

ENDING = ["q", "escape", "ctrl+c", "ctrl+q"]


async def test_space_pauses_and_goes_on_after_three_seconds(ready: Room) -> None:
    """The pause and the lead-in are shown, and neither counts as held."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        assert shown(visit) == ("HOLD", "25")
        await visit.press("space")
        assert shown(visit) == ("PAUSED", "25")
        assert "Space goes on" in visit.text
        await visit.pass_time(90)
        assert shown(visit) == ("PAUSED", "25")
        await visit.press("space")
        assert shown(visit) == ("READY", "3")
        assert "Going on in 3" in visit.text
        await visit.pass_time(2)
        assert shown(visit) == ("READY", "1")
        await visit.pass_time(1)
        assert shown(visit) == ("HOLD", "25")
        await visit.pass_time(26)
        await visit.leave_pain_out()
        visit.on(EndScreen)
    assert (only(ready).state, only(ready).held) == (State.COMPLETED, 30_000)


async def test_space_in_the_lead_in_pauses_again(ready: Room) -> None:
    """And Enter ends the lead-in at once."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        await visit.press("space", "space")
        await visit.pass_time(1)
        await visit.press("space")
        assert shown(visit) == ("PAUSED", "25")
        await visit.press("enter")
        assert shown(visit) == ("READY", "3")
        await visit.press("enter")
        assert shown(visit) == ("HOLD", "25")


async def test_enter_says_ready_and_done(ready: Room) -> None:
    """It ends a lead-in, and a hold: that one is on record as done by the person, with what was held."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(2)
        await visit.press("enter")
        assert shown(visit) == ("HOLD", "30")
        await visit.pass_time(7)
        await visit.press("enter")
        assert shown(visit)[0] == "DONE"
        await visit.pass_time(1)
        await visit.leave_pain_out()
        visit.on(EndScreen)
    plays = only(ready).segments
    assert [(play.kind, play.held, play.ended) for play in plays if play.held] == [("hold", 7_000, Ended.DONE)]
    assert only(ready).state is State.ENDED_EARLY


async def test_n_b_and_r_move_between_the_parts(ready: Room) -> None:
    """On, back, and from the beginning of the same part; what was held of it stays on record."""
    async with ready.visit("sides") as visit:
        await visit.press("n")
        assert (index(visit), shown(visit)) == (1, ("HOLD", "30"))
        await visit.pass_time(4)
        await visit.press("r")
        assert (index(visit), shown(visit)) == (1, ("HOLD", "30"))
        await visit.pass_time(3)
        await visit.press("b")
        assert (index(visit), shown(visit)) == (0, ("READY", "10"))
        await visit.press("n", "n")
        assert (index(visit), shown(visit)) == (2, ("SWITCH", "5"))
        await visit.press("q", "y")
    ends = [(play.index, play.held, play.ended) for play in only(ready).segments if play.kind == "hold"]
    assert ends == [(1, 4_000, Ended.REDONE), (1, 3_000, Ended.LEFT), (1, 0, Ended.SKIPPED)]


async def test_in_a_pause_they_find_the_place_to_go_on_from(ready: Room) -> None:
    """And the session stays paused until it is told to go on."""
    async with ready.visit("sides") as visit:
        await visit.press("space", "n", "n")
        assert (index(visit), shown(visit)) == (2, ("PAUSED", "5"))
        await visit.press("b")
        assert (index(visit), shown(visit)) == (1, ("PAUSED", "30"))
        await visit.pass_time(20)
        await visit.press("r", "space")
        assert (index(visit), shown(visit)) == (1, ("READY", "3"))


async def test_plus_and_minus_move_the_end(ready: Room) -> None:
    """By ten seconds; `=` is the same key as `+` on most keyboards; the last three seconds stay."""
    async with ready.visit("flat") as visit:
        await visit.press("n", "plus")
        assert shown(visit) == ("HOLD", "40")
        assert "0:40 left" in visit.text
        await visit.press("equals_sign")
        assert shown(visit) == ("HOLD", "50")
        await visit.press("minus", "minus", "minus")
        assert shown(visit) == ("HOLD", "20")
        await visit.press("minus", "minus", "minus")
        assert shown(visit) == ("HOLD", "3")
        await visit.press("space", "plus")
        assert shown(visit) == ("PAUSED", "13")


async def test_what_is_not_possible_is_not_offered(ready: Room) -> None:
    """Where the person decides when it ends, nothing can be made longer, and any other key ends it."""
    async with ready.visit("open") as visit:
        bindings = visit.on(SessionScreen).active_bindings
        assert bindings["plus"].enabled and bindings["minus"].enabled
        await visit.press("n")
        await visit.pass_time(2)
        bindings = visit.on(SessionScreen).active_bindings
        assert not {"plus", "equals_sign", "minus", "space"} & set(bindings)
        assert all(bindings[key].enabled for key in ("n", "b", "r", "enter", "q", "exclamation_mark"))


@pytest.mark.parametrize("page", ["emergency", "keys"])
async def test_a_page_that_is_opened_before_the_start_pauses_it(ready: Room, page: str) -> None:
    """The first words need a moment; nobody misses the beginning who opens a page in that moment."""
    async with ready.visit() as visit:
        visit.app.sessions.begin("flat")
        playing = visit.on(SessionScreen).conductor.session
        await visit.app.run_action(page)
        await visit.until(lambda: playing.phase is Phase.PAUSED)
        await visit.press("escape")
        assert shown(visit) == ("PAUSED", "10")
        await visit.press("space")
        assert shown(visit) == ("READY", "3")


async def test_the_end_is_asked_for_once_and_saves_what_was_done(ready: Room) -> None:
    """Nothing is held while the question stands; the session is on record as ended early, never as completed."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        for key in ENDING:
            await visit.press(key)
            assert question(visit) == "End this session? y end here and save what was done n go on"
            await visit.pass_time(60)
            await visit.press("n")
            visit.on(SessionScreen)
        await visit.press("q", "y")
        await visit.leave_pain_out()
        visit.on(EndScreen)
    assert (only(ready).state, only(ready).held) == (State.ENDED_EARLY, 5_000)


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_asking_for_the_end_twice_is_the_yes(ready: Room, key: str) -> None:
    """A second Ctrl-C means it."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        await visit.press(key, key)
        await visit.leave_pain_out()
        visit.on(EndScreen)
    assert only(ready).state is State.ENDED_EARLY


async def test_without_the_yes_the_session_goes_on(ready: Room) -> None:
    """After a lead-in; no other key answers the question."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        for answer, left in (("n", "23"), ("escape", "21")):
            await visit.press("q", "space", "enter", "q", "x", "question_mark")
            visit.on(AskScreen)
            await visit.press(answer)
            assert shown(visit) == ("READY", "3")
            await visit.pass_time(5)
            assert shown(visit) == ("HOLD", left)


async def test_a_session_that_was_paused_stays_paused(ready: Room) -> None:
    """Whoever paused it, and then does not end it, goes on in their own time."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(15)
        await visit.press("space", "q")
        assert question(visit).endswith("n stay paused")
        await visit.press("n")
        assert shown(visit) == ("PAUSED", "25")


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_the_keys_are_named(ready: Room, size: tuple[int, int]) -> None:
    """In the footer, the most important ones in sight on the smallest screen too; and all of them under `?`."""
    async with ready.visit("flat", size=size) as visit:
        footer = "space Pause ⏎ Ready ! Stop! q End ? Keys n Next b Back r Redo f Far F1 Emergency"
        assert footer.startswith(visit.footer[:50]) and visit.footer[:40] in footer
        assert visit.footer == footer or size == (60, 18)
        await visit.press("question_mark")
        visit.on(KeysScreen)
        for line in (
            "space Pause, and go on after a three-second lead-in.",
            "enter I am ready, or done with this one.",
            "! Something feels wrong: stop at once.",
            "q, esc Ask once, save, end.",
            "n Leave this part and go on to the next.",
            "b Go back to the part before this one.",
            "r Begin this part again.",
            "f Nothing but the digits, the word, the side and the figure.",
            "+, = Ten seconds more.",
            "- Ten seconds less.",
            "? Show every key of this screen.",
            "f1 Whom to call now.",
        ):
            assert line in " ".join(str(item.content) for item in visit.app.screen.query(Static))
