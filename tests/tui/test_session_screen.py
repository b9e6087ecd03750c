"""The session: what is on the screen at each moment, and how large."""

import pytest
from textual.widgets import Static

from coach.core.cues import TABLE, CueId
from coach.core.moves import Phase
from coach.core.record import State
from coach.core.routine import Side
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.end import EndScreen
from coach.tui.screens.keys import KeysScreen
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.widgets import blocks
from coach.tui.widgets.block_text import BlockText
from coach.tui.widgets.blocks import Scale
from tests.tui.in_session import LARGE, LEAST_ROWS, SMALL, panels
from tests.tui.visit import STEP, Room, Visit


def says(visit: Visit, name: str) -> str:
    """The text of one line of the session screen."""
    return str(visit.on(SessionScreen).query_one(f"#{name}", Static).content)


def word(visit: Visit) -> str:
    return visit.on(SessionScreen).phase_word.text


def digits(visit: Visit) -> str:
    return visit.on(SessionScreen).digits.text


def drawn(visit: Visit, block: BlockText) -> list[str]:
    """The rows of a block text as they stand on the screen, without what is blank around them."""
    region = block.region
    rows = visit.text.splitlines()[region.y : region.bottom]
    return trimmed([row[region.x : region.right] for row in rows])


def trimmed(rows: list[str]) -> list[str]:
    rows = [row.rstrip() for row in rows if row.strip()]
    left = min(len(row) - len(row.lstrip()) for row in rows)
    return [row[left:] for row in rows]


def whole(text: str, letters: bool) -> list[list[str]]:
    """A text at every scale, as it stands on the screen where nothing of it is cut off."""
    scales = [Scale(across, down) for across in range(1, 9) for down in range(across, 2 * across + 1)]
    drawings = [blocks.drawings(text, scale, letters) for scale in scales]
    return [trimmed(["".join(parts) for parts in zip(*drawing, strict=True)]) for drawing in drawings]


@pytest.mark.parametrize("name", ["flat", "hold", "five", "five-sided", "twenty-sided", "reps", "open"])
async def test_digits_can_be_read_from_two_metres(ready: Room, name: str) -> None:
    """At least 8 rows high at 80 by 24 and 14 at 120 by 40: holds, minutes, counts; with a side and without; in the
    lead-in and after it; and never cut off."""
    async with ready.visit(name, size=SMALL) as visit:
        for size in (SMALL, LARGE):
            await visit.resize(*size)
            await visit.press("b")
            assert visit.on(SessionScreen).digits.block_rows >= LEAST_ROWS[size]
            await visit.press("n")
            await visit.pass_time(2)
            screen = visit.on(SessionScreen)
            for block, least in ((screen.digits, LEAST_ROWS[size]), (screen.phase_word, 5)):
                assert block.block_rows >= least
                assert drawn(visit, block) in whole(block.text, block is screen.phase_word)


async def test_a_hold_from_ready_to_done(ready: Room) -> None:
    """The phase as one word, the side, the seconds left, the exercise, its instruction, what comes next and the time
    left in all, from the lead-in to the end of the other side."""
    async with ready.visit("sides") as visit:
        assert (word(visit), digits(visit), panels(visit)) == ("READY", "10", (True, False))
        assert says(visit, "exercise") == "Wall calf stretch"
        assert says(visit, "instruction") == "Back knee straight, heel down, lean in to a clear calf pull."
        assert says(visit, "following") == "Next: LEFT · Wall calf stretch · 30 s"
        assert says(visit, "left-in-all") == "1:15 left · until 21:31"
        await visit.pass_time(10.5)
        assert (word(visit), digits(visit), panels(visit)) == ("HOLD", "30", (True, False))
        assert says(visit, "following") == "Next: RIGHT · Wall calf stretch · 30 s"
        assert says(visit, "left-in-all") == "1:05 left · until 21:31"
        await visit.pass_time(29.5)
        assert (word(visit), digits(visit), panels(visit)) == ("SWITCH", "5", (False, True))
        await visit.pass_time(5)
        assert (word(visit), digits(visit), panels(visit)) == ("HOLD", "30", (False, True))
        assert says(visit, "following") == "Next: the end"
        await visit.pass_time(30)
        assert (word(visit), digits(visit), panels(visit)) == ("DONE", "", (False, False))
        assert says(visit, "left-in-all") == "0:00 left · until 21:30"
        await visit.pass_time(1)
        await visit.leave_pain_out()
        visit.on(EndScreen)
        assert "Done. All of it was held." in visit.text


async def test_the_side_is_told_by_word_and_by_place(ready: Room) -> None:
    """LEFT in blocks at the left edge, RIGHT at the right edge, the digits between it and the other edge."""
    async with ready.visit("sides") as visit:
        screen = visit.on(SessionScreen)
        left, right = screen.query_one("#left"), screen.query_one("#right")
        assert left.region.x == 0
        assert screen.digits.region.x == left.region.right
        await visit.pass_time(41)
        assert right.region.right == 80
        assert screen.digits.region.right == right.region.x
        assert screen.digits.region.x == screen.query_one("#figure").region.right > 0


@pytest.mark.parametrize(("key", "shown"), [("l", (True, False)), ("r", (False, True))])
async def test_a_sore_side_that_is_not_named_is_asked_for(ready: Room, key: str, shown: tuple[bool, bool]) -> None:
    """And once it is named, it has its place."""
    async with ready.visit("sore") as visit:
        visit.on(AskScreen)
        assert "Which side is the sore one?" in visit.prose
        await visit.press(key)
        assert says(visit, "exercise") == "Wall calf stretch"
        assert panels(visit) == shown


async def test_a_side_that_was_named_before_is_not_asked_for(ready: Room) -> None:
    """With `--side`, or in the settings as the weak one."""
    async with ready.visit("sore", Side.RIGHT) as visit:
        assert panels(visit) == (False, True)
    assert not ready.settings.change("body.weak_side", "left")
    async with ready.visit("sore") as visit:
        await visit.leave_pain_out()
        assert panels(visit) == (True, False)


async def test_sets_and_rests_are_told(ready: Room) -> None:
    """Which set of how many, and REST between them."""
    async with ready.visit("sets") as visit:
        assert says(visit, "exercise") == "Wall calf stretch · set 1 of 2"
        await visit.pass_time(14)
        assert (word(visit), digits(visit)) == ("REST", "5")
        await visit.pass_time(5)
        assert (word(visit), digits(visit)) == ("HOLD", "4")
        assert says(visit, "exercise") == "Wall calf stretch · set 2 of 2"


async def test_repetitions_are_counted(ready: Room) -> None:
    """MOVE, the number of the repetition, and of how many."""
    async with ready.visit("reps") as visit:
        assert says(visit, "following") == "Next: Wall calf stretch · 10 repetitions"
        await visit.press("n")
        assert (word(visit), digits(visit)) == ("MOVE", "1")
        assert says(visit, "exercise") == "Wall calf stretch · 10 repetitions"
        await visit.pass_time(2.9)
        assert digits(visit) == "1"
        await visit.pass_time(0.1)
        assert digits(visit) == "2"
        await visit.pass_time(24.9)
        assert digits(visit) == "10"


async def test_until_done_shows_what_is_over_and_waits_for_enter(ready: Room) -> None:
    """It says so; what is left in all is an estimate; nothing ends by itself."""
    async with ready.visit("open") as visit:
        assert says(visit, "left-in-all").startswith("about ")
        await visit.press("n")
        assert (word(visit), digits(visit)) == ("MOVE", "0")
        await visit.pass_time(61.5)
        assert digits(visit) == "61"
        assert says(visit, "left-in-all") == "about 0:00 left"
        await visit.press("enter")
        await visit.pass_time(1)
        await visit.leave_pain_out()
        visit.on(EndScreen)
    assert [(record.state, record.held) for record in ready.records()] == [(State.COMPLETED, 61_500)]


async def test_minutes_are_shown_as_such_and_keep_their_size(ready: Room) -> None:
    """From 5:00 to 0:00 nothing jumps."""
    async with ready.visit("five") as visit:
        await visit.press("n")
        assert digits(visit) == "5:00"
        rows = visit.on(SessionScreen).digits.block_rows
        await visit.pass_time(298)
        assert digits(visit) == "0:02"
        assert visit.on(SessionScreen).digits.block_rows == rows


async def test_every_sound_has_its_caption(ready: Room) -> None:
    """Whatever is played is written while it sounds; the end speaks for itself."""
    async with ready.visit("sides") as visit:
        assert ready.player.heard == [CueId.GET_READY]
        before = 0
        for _ in range(10 + 30 + 5 + 30 + 1):
            heard = ready.player.heard
            assert len(heard) <= before + 2
            if len(heard) > before and heard[-1] is not CueId.DONE:
                assert says(visit, "caption") == f"♪ {TABLE[heard[-1]].caption}"
            before = len(heard)
            visit.jump(STEP)
        await visit.settle()
        assert set(ready.player.heard) == set(CueId) - {CueId.REST, CueId.CHECK, CueId.OUT, CueId.BACK, CueId.TEN}
        visit.on(PainScreen)


async def test_a_caption_gives_way_after_a_while(ready: Room) -> None:
    """Then an open end says what it waits for."""
    async with ready.visit("open") as visit:
        await visit.press("n")
        await visit.pass_time(2.9)
        assert says(visit, "caption") == "♪ Start"
        await visit.pass_time(0.1)
        assert says(visit, "caption") == "Any key when you are done"


async def test_progress_grows_to_the_whole_line(ready: Room) -> None:
    """Half of it in the middle of the session, all of it at the end."""
    async with ready.visit("flat") as visit:
        overall = visit.on(SessionScreen).overall
        assert overall.render_line(0).text == "─" * 80
        await visit.pass_time(20)
        assert overall.render_line(0).text == "━" * 40 + "─" * 40
        await visit.pass_time(10.25)
        assert overall.render_line(0).text == "━" * 60 + "─" * 20
        await visit.pass_time(9.75)
        assert overall.render_line(0).text == "━" * 80


async def test_the_screen_looks_at_the_clock_by_itself(ready: Room) -> None:
    """Many times a second; nobody has to press a key."""
    async with ready.visit("flat") as visit:
        ready.clock.time += 3_000
        await visit.until(lambda: digits(visit) == "7")


async def test_a_session_goes_on_under_a_page_of_keys(ready: Room) -> None:
    """And reaches its end screen once that page is closed."""
    async with ready.visit("short") as visit:
        await visit.pass_time(9)
        await visit.press("question_mark")
        await visit.pass_time(6)
        visit.on(KeysScreen)
        assert ready.player.heard[-1] is CueId.DONE
        await visit.press("escape")
        await visit.settle()
        await visit.leave_pain_out()
        visit.on(EndScreen)
        assert "Done. All of it was held." in visit.text


async def test_a_resize_keeps_the_session(ready: Room) -> None:
    """Large, usual, too small and back: it goes on, says politely what is wrong, and comes back as it stands."""
    async with ready.visit("hold", size=LARGE) as visit:
        await visit.pass_time(12)
        assert digits(visit) == "28"
        await visit.resize(*SMALL)
        assert visit.on(SessionScreen).digits.block_rows >= LEAST_ROWS[SMALL]
        await visit.resize(50, 12)
        assert "This terminal is too small to read from a distance." in visit.prose
        assert "Please make it 60 columns by 18 rows at least." in visit.prose
        assert "Wall calf stretch" not in visit.text and "Pause" not in visit.text and "█" not in visit.text
        await visit.pass_time(5)
        assert visit.on(SessionScreen).conductor.session.phase is Phase.RUNNING
        await visit.resize(60, 18)
        assert "too small" not in visit.text
        assert digits(visit) == "23"
        assert visit.on(SessionScreen).digits.block_rows >= 7
        await visit.resize(*LARGE)
        assert visit.on(SessionScreen).digits.block_rows >= LEAST_ROWS[LARGE]
        assert says(visit, "exercise") in visit.text


async def test_too_small_is_less_than_60_by_18(ready: Room) -> None:
    """In either direction; the question before the end can still be answered there."""
    async with ready.visit("hold", size=(59, 24)) as visit:
        assert "too small" in visit.text
        await visit.resize(60, 18)
        assert "too small" not in visit.text
        await visit.resize(80, 17)
        assert "too small" in visit.text
        await visit.pass_time(12)
        await visit.press("q")
        visit.on(AskScreen)
        await visit.press("y")
        assert "too small" in visit.text
    assert [record.state for record in ready.records()] == [State.ENDED_EARLY]
