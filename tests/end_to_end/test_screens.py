"""The program with screens as a person meets it: a process in a real pseudo-terminal, with a home of its own."""

import signal
import time
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.end_to_end.at_terminal import NONE, at, ended, hold_for, only, started
from tests.terminal import Terminal

BYTES_A_SECOND = 1_500


def answer_everything(terminal: Terminal) -> None:
    """The way in for whoever has never been here: nothing applies, and nothing hurts."""
    terminal.wait_for("Welcome to coach")
    terminal.press("enter")
    terminal.wait_for("Which number do you call")
    terminal.press("escape")
    for number in range(1, 10):
        terminal.wait_for(f"Question {number} of 9")
        terminal.read(0.3)  # an answer counts once the question has been seen
        terminal.press("0" if number == 7 else "n")


def test_the_first_start_explains_itself_and_can_be_put_off(program: Program) -> None:
    """Home is behind it; q leaves with 0, and nothing but the catalogue for the next start was written."""
    with at(program) as terminal:
        terminal.wait_for("Welcome to coach")
        terminal.press("q")
        terminal.wait_for("Proposed")
        terminal.press("q")
        assert terminal.exit_code() == 0
    files = [path for path in program.home.rglob("*") if path.is_file()]
    assert files == [program.home / "cache" / "catalogue.json"]


@pytest.mark.parametrize("start", ["first", "later"])
def test_what_is_typed_behind_the_slash_is_searched_for(program: Program, start: str) -> None:
    """In one burst, on the first start and on a later one; Enter opens the hit, and Escape leads back."""
    if start == "later":
        program.attest()
    with at(program) as terminal:
        if start == "first":
            terminal.wait_for("Welcome to coach")
            terminal.press("q")
        terminal.wait_for("Proposed")
        terminal.burst("/quiet sciatica")
        terminal.wait_for("1 hit")
        terminal.press("enter")
        terminal.wait_for("Stop at once if")
        terminal.burst("/nordic hamstring plan\r")
        terminal.wait_for("Nordic hamstring plan")
        terminal.press("escape", "escape")
        terminal.wait_for("Quiet sciatica day")
        terminal.press("escape")
        terminal.wait_for("1 hit")
        terminal.press("escape")
        terminal.wait_for("Proposed")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_what_is_typed_behind_l_is_looked_for_in_the_library(program: Program) -> None:
    """In one burst; what is marked is opened with Enter."""
    with at(program.attest()) as terminal:
        terminal.wait_for("Proposed")
        terminal.burst("lnordic\r")
        terminal.wait_for("Stop at once if")
        terminal.wait_for("Nordic hamstring plan")
        terminal.press("escape")
        terminal.wait_for("1 routine")
        terminal.press("escape")
        terminal.wait_for("Proposed")
        terminal.press("q")
        assert terminal.exit_code() == 0


def test_three_keys_lead_to_a_warm_up(program: Program) -> None:
    """Before, running, and Enter, where the questions of today are answered and nothing hurts."""
    with at(program.attest()) as terminal:
        terminal.wait_for("Proposed")
        terminal.press("b", "1", "enter")
        terminal.wait_for("Get ready")
        terminal.wait_for("Easy walk")
        terminal.press("q")
        terminal.wait_for("End this session")
        terminal.press("y")
        terminal.wait_for("nothing was written down")


def test_a_whole_session_from_home_is_in_the_log(program: Program, shelf: Path) -> None:
    """With keys alone: the questions, the library, its page, the session, a note; `coach log` shows it."""
    with at(program, "--library", shelf) as terminal:
        answer_everything(terminal)
        terminal.wait_for("Proposed")
        terminal.burst("lAAA quick")
        terminal.wait_for("1 routine")
        terminal.press("enter")
        terminal.wait_for("Stop at once if")
        terminal.press("enter")
        terminal.wait_for("Get ready")
        terminal.wait_for("Switch sides")
        ended(terminal, "Done. All of it was held.")
        terminal.press(*"fine", "enter")
        terminal.wait_for("Quit")
        terminal.press("q")
        assert terminal.exit_code() == 0
    record = only(program)
    assert (record["routine"], record["state"], record["note"]) == ("quick", "completed", "fine")
    assert record["held"] == 4.0


def test_started_directly_it_ends_with_0(ready: Program, shelf: Path) -> None:
    """Once all of it was held, and the end was read."""
    with at(ready, "start", "brief", "--library", shelf) as terminal:
        ended(terminal, "Done. All of it was held.")
        terminal.press("enter")
        assert terminal.exit_code() == 0
    assert only(ready)["state"] == "completed"


def test_ctrl_c_twice_saves_and_ends_with_1(ready: Program, shelf: Path) -> None:
    """The first asks, the second is the yes."""
    with started(ready, shelf) as terminal:
        hold_for(terminal, 2)
        terminal.press("ctrl+c")
        terminal.wait_for("End this session?")
        terminal.press("ctrl+c")
        ended(terminal, "Not all of it was held.")
        terminal.press("enter")
        assert terminal.exit_code() == 1
    record = only(ready)
    assert record["state"] == "ended-early"
    assert 1.5 < record["held"] < 5


def test_something_feels_wrong(ready: Program, shelf: Path) -> None:
    """`!` and 1 show the card; the exit code is 3, the session is on record as stopped, and nothing begins after it."""
    with started(ready, shelf) as terminal:
        hold_for(terminal, 1.5)
        terminal.press("!")
        terminal.wait_for("What is it?")
        terminal.press("1")
        terminal.wait_for("No exercises until")
        terminal.press("q")
        assert terminal.exit_code() == 3
    assert only(ready)["state"] == "stopped"
    with at(ready) as terminal:
        terminal.wait_for("Quit")
        terminal.press("c")
        terminal.wait_for("No exercises until")
        terminal.press("escape")
        assert terminal.exit_code() == 3
    assert only(ready)["state"] == "stopped"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_in_mid_session_saves(ready: Program, shelf: Path, number: signal.Signals, code: int) -> None:
    """And ends at once, with the exit code that says so; the terminal is left as it was. Where that has gone, the
    session can be taken up."""
    with started(ready, shelf) as terminal:
        hold_for(terminal, 1.5)
        terminal.process.send_signal(number)
        assert terminal.exit_code() == code
        terminal.read(0.2)
        assert "Traceback" not in terminal.text()
        assert not terminal.screen.cursor.hidden
    record = only(ready)
    assert record["state"] == ("running" if number is signal.SIGHUP else "ended-early")
    assert 1.0 < record["held"] < 5


def test_a_window_that_is_closed_saves(ready: Program, shelf: Path) -> None:
    """Nobody is there any more to be asked, or to be shown anything; the next start offers to take it up."""
    with started(ready, shelf) as terminal:
        hold_for(terminal, 1.5)
        terminal.close()
        assert terminal.exit_code() == 129
    record = only(ready)
    assert record["state"] == "running"
    assert ready.run("resume", "--save").returncode == 0
    assert only(ready) == record | {"state": "ended-early"}


def test_after_a_stop_it_takes_keys_and_ends(ready: Program, shelf: Path) -> None:
    """However it was stopped, and however often: it asks, goes on, and nothing keeps it from ending."""
    with started(ready, shelf) as terminal:
        hold_for(terminal, 0.5)
        for number in (signal.SIGSTOP, signal.SIGTSTP, signal.SIGTSTP):
            terminal.process.send_signal(number)
            time.sleep(0.6)
            terminal.process.send_signal(signal.SIGCONT)
            terminal.wait_for("You were away")
            terminal.read(0.3)  # an answer counts once the question has been seen
            terminal.press("c")
            hold_for(terminal, 0.3)
        terminal.press("space")
        terminal.wait_for("Space goes on")
        terminal.press("ctrl+c", "ctrl+c")
        ended(terminal, "Not all of it was held.")
        terminal.press("enter")
        assert terminal.exit_code(5) == 1


def test_a_terminal_that_is_too_small_says_so(ready: Program, shelf: Path) -> None:
    """The session goes on meanwhile, and is there again once the window has grown."""
    with at(ready, "start", "minute", "--library", shelf, size=(50, 12)) as terminal:
        terminal.wait_for("too small to read")
        terminal.wait_for("60 columns by")
        terminal.resize(80, 24)
        terminal.wait_for("0:5[0-9] left")
        terminal.resize(40, 10)
        terminal.wait_for("too small")
        terminal.resize(80, 24)
        terminal.wait_for("0:5[0-9] left")
        terminal.press("ctrl+c")
        terminal.wait_for("End this session")
        terminal.press("ctrl+c")
        ended(terminal, "Not all of it was held.")
        terminal.press("enter")
        assert terminal.exit_code() == 1


def test_no_color_is_obeyed(ready: Program, shelf: Path) -> None:
    """Not one colour is written, and everything is there in words and shapes."""
    for wish in (NONE, {"NO_COLOR": "1"}):
        ready.attest()  # so that the second one is not asked for the pain
        with at(ready, "start", "minute", "--library", shelf, more=wish) as terminal:
            hold_for(terminal, 0.5)
            cells = [cell for line in terminal.screen.buffer.values() for cell in line.values()]
            assert any("█" in cell.data for cell in cells)
            colours = {colour for cell in cells for colour in (cell.fg, cell.bg)} - {"default"}
            assert all(is_grey(colour) for colour in colours) == bool(wish)


def is_grey(colour: str) -> bool:
    """Whether red, green and blue are the same."""
    return len({colour[:2], colour[2:4], colour[4:]}) == 1


def test_a_steady_hold_writes_little(ready: Program, shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fewer than 1,500 bytes a second to the terminal, over three seconds of a hold. The figure is printed."""
    with started(ready, shelf) as terminal:
        hold_for(terminal, 3.2)  # the caption is gone
        before, begun = terminal.bytes_read, time.monotonic()
        hold_for(terminal, 3)
        rate = (terminal.bytes_read - before) / (time.monotonic() - begun)
    with capsys.disabled():
        print(f"\na steady hold writes {rate:.0f} bytes a second")
    assert 50 < rate < BYTES_A_SECOND
