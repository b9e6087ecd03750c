"""The end of a session: what was done, whether it is on record, a note, and the exit code."""

import sqlite3
from pathlib import Path

import pytest
from textual.widgets import Input

from coach.adapters.background import BackgroundJournal
from coach.adapters.library import ShelfLibrary
from coach.core.chart import Chart
from coach.core.ports import Desk
from coach.core.record import State
from coach.tui.screens.emergency import EmergencyScreen
from coach.tui.screens.end import NOTE_LENGTH, EndScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.session import SessionScreen
from tests.adapters.records import journal_at
from tests.tui.visit import Room, Visit


def lines(visit: Visit) -> list[str]:
    """What the end screen says."""
    visit.on(EndScreen)
    return [line.strip() for line in visit.text.splitlines() if line.strip()]


async def end_of(visit: Visit) -> None:
    """A session of five seconds of thirty, with no word on the pain."""
    await visit.pass_time(15)
    await visit.press("q", "y")
    await visit.leave_pain_out()
    visit.on(EndScreen)


async def test_a_completed_session_says_what_was_held(ready: Room) -> None:
    """In all and on each side; the exit code is 0."""
    async with ready.visit("sides") as visit:
        await visit.pass_time(76)
        await visit.leave_pain_out()
        assert lines(visit)[:6] == [
            "Done. All of it was held.",
            "Our sides",
            "Held 1 min in all",
            "left: 30 s",
            "right: 30 s",
            "Written down in your log.",
        ]
        assert visit.code() is None
        await visit.press("enter")
    assert visit.code() == 0
    assert [record.state for record in ready.records()] == [State.COMPLETED]


async def test_a_session_that_was_ended_early_says_so(ready: Room) -> None:
    """And ends with 1; only the side that was held is named."""
    async with ready.visit("sides") as visit:
        await end_of(visit)
        assert lines(visit)[:5] == [
            "Done for now. Not all of it was held.",
            "Our sides",
            "Held 5 s in all",
            "left: 5 s",
            "Written down in your log.",
        ]
        await visit.press("enter")
    assert visit.code() == 1


async def test_what_was_left_out_is_counted(ready: Room) -> None:
    """Parts of work alone: whoever skips a lead-in leaves nothing out, nor whoever goes back and does it."""
    async with ready.visit("sides") as visit:
        await visit.press("n", "n", "b")  # the lead-in, the left hold; and back to it
        await visit.pass_time(30)
        await visit.press("n", "n")  # the switch, the right hold
        await visit.pass_time(1)
        await visit.leave_pain_out()
        assert "Done for now. Not all of it was held." in lines(visit)
        assert "Left out: 1 part" in lines(visit)
    async with ready.visit("flat") as visit:
        await visit.leave_pain_out()
        await visit.press("n")
        await visit.pass_time(31)
        await visit.leave_pain_out()
        assert lines(visit)[0] == "Done. All of it was held."
        assert "Left out" not in visit.text


async def test_an_exercise_that_felt_wrong_is_counted_as_left_out(ready: Room) -> None:
    """Every part of it, also the one in which it was felt."""
    async with ready.visit("sides") as visit:
        await visit.pass_time(15)
        await visit.press("exclamation_mark", "7")
        await visit.settle()
        await visit.leave_pain_out()
        assert "Left out: 2 parts" in lines(visit)


async def test_less_than_a_second_is_not_written_down(ready: Room) -> None:
    """It says so, and asks neither for the pain nor for a note."""
    async with ready.visit("flat") as visit:
        await visit.pass_time(10.9)
        await visit.press("q", "y")
        assert "Nothing was held for a second, so nothing was written down." in lines(visit)
        assert not visit.app.screen.query(Input)
        assert visit.footer == "⏎ Close esc Close without a note F1 Emergency ? Keys"
        await visit.press("enter")
    assert visit.code() == 1
    assert ready.records() == ()


@pytest.mark.parametrize("key", ["enter", "ctrl+c"])
async def test_the_note_lands_in_the_journal(ready: Room, key: str) -> None:
    """As it was typed, question mark, brackets, q and all; whichever of these keys ends it."""
    async with ready.visit("flat") as visit:
        await end_of(visit)
        await visit.press(*"q", "question_mark", *" [b]n!", "space", key)
    assert visit.code() == 1
    assert [record.note for record in ready.records()] == ["q? [b]n!"]


async def test_a_note_can_be_left_out(ready: Room) -> None:
    """Escape forgets it; and spaces are none."""
    async with ready.visit("flat") as visit:
        await end_of(visit)
        await visit.press("a", "escape")
    async with ready.visit("flat") as visit:
        await visit.leave_pain_out()
        await end_of(visit)
        await visit.press("space", "enter")
    assert [record.note for record in ready.records()] == ["", ""]


async def test_a_note_is_a_few_words(ready: Room) -> None:
    """At most 200 characters are taken."""
    async with ready.visit("flat") as visit:
        await end_of(visit)
        visit.on(EndScreen).note.value = "x" * (NOTE_LENGTH - 1)
        await visit.press("x", "x", "enter")
    assert [record.note for record in ready.records()] == ["x" * 200]


async def test_the_screen_offers_what_the_keys_do(ready: Room) -> None:
    """While a note is typed, a question mark is a part of it, and Enter belongs to it."""
    async with ready.visit("flat") as visit:
        await end_of(visit)
        assert visit.footer == "esc Close without a note F1 Emergency"
        assert "Enter keeps the note and goes on." in visit.text


async def test_a_journal_that_cannot_be_written_says_why(ready: Room, tmp_path: Path) -> None:
    """Instead of a promise; what is said counts all the same, and the session and the program go on."""
    assert ready.keeper.flush()
    for path in (tmp_path / "data").iterdir():
        path.unlink()
    (tmp_path / "data").rmdir()
    (tmp_path / "data").write_text("a file where a folder is meant")
    async with ready.visit() as visit:
        await visit.press("s")
        await visit.pass_time(30)
        await visit.press("q", "y")
        await visit.leave_pain_out()
        assert ready.keeper.flush()
        problem = ready.keeper.problem()
        assert problem
        await visit.until(lambda: f"Not written down: {problem}" in visit.prose)
        assert "in your log" not in visit.prose
        await visit.press("enter")
        visit.on(HomeScreen)


async def test_a_failure_that_comes_late_is_told_too(room: Room, tmp_path: Path, library: ShelfLibrary) -> None:
    """Another program may keep the journal locked for longer than the first look at it."""
    path = tmp_path / "data" / "journal.sqlite3"
    room.attest()
    assert room.keeper.flush()
    journal = journal_at(path, busy_timeout=1.5)
    keeper = BackgroundJournal(journal)
    calendar = room.desk.calendar
    chart = Chart(journal, keeper.keep, calendar)
    desk = Desk(library, journal, keeper, room.player, room.clock, calendar, chart)
    busy = Room(desk, room.clock, room.player, keeper, room.wall, room.numbers, room.settings)
    async with busy.visit("flat") as visit:
        await visit.pass_time(15)
        assert keeper.flush()
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("begin exclusive")
        await visit.press("q", "y")
        await visit.leave_pain_out()
        visit.on(EndScreen)
        assert keeper.flush()
        await visit.until(lambda: "Not written down:" in visit.prose)
        other.close()


async def test_from_home_it_goes_back_home(ready: Room) -> None:
    """With the same routine chosen; another session can follow, and the program ends with 0."""
    async with ready.visit() as visit:
        for session in range(2):
            await visit.press("s")
            if session:
                await visit.leave_pain_out()
            await end_of(visit)
            await visit.press("enter")
            visit.on(HomeScreen)
        assert visit.code() is None
        await visit.press("q")
    assert visit.code() == 0
    assert len(ready.records()) == 2


@pytest.mark.parametrize("key", ["f1", "exclamation_mark", "q"])
async def test_a_key_as_it_ends_finds_it_over(ready: Room, key: str) -> None:
    """The end comes to light with the key: it is complete, nothing breaks, and the emergency card is on top."""
    async with ready.visit("short") as visit:
        session = visit.on(SessionScreen)
        while session.conductor.view().segment is not None:
            visit.jump(500)
        visit.jump(900)
        visit.look_away()
        ready.clock.time += 200
        await visit.press(key)
        if key == "f1":
            visit.on(EmergencyScreen)
            await visit.press("escape")
        visit.on(PainScreen)
        (record,) = ready.records()
        assert record.state is State.COMPLETED
