"""Rehearsals, and sessions that were killed, with the program in a real pseudo-terminal."""

from pathlib import Path

from coach.adapters.tones import file_name
from coach.core.cues import TABLE, CueId
from tests.cli.program import Program
from tests.end_to_end.at_terminal import at, ended, hold_for, only, started


def test_a_rehearsal_on_a_terminal_leaves_nothing_behind(program: Program, shelf: Path) -> None:
    """On the screens, marked, without a question; it ends with 0, and there is no journal afterwards."""
    with at(program, "start", "quick", "--speed", "20", "--library", shelf) as terminal:
        terminal.wait_for("REHEARSAL ×20")
        assert terminal.exit_code() == 0
    assert not [path for path in program.home.rglob("*") if "journal" in path.name]


def test_a_rehearsal_with_sound_is_heard_to_its_end(program: Program, shelf: Path, tmp_path: Path) -> None:
    """The last sound ends before the program does; muted, there is none."""
    heard, words = program.hear(tmp_path), ("start", "quick", "--speed", "5", "--sound", "--library", shelf)
    with at(program, *words, "--mute") as terminal:
        terminal.wait_for("REHEARSAL")
        assert terminal.exit_code() == 0
    assert not heard.exists()
    with at(program, *words) as terminal:
        terminal.wait_for("REHEARSAL")
        assert terminal.exit_code() == 0
    assert heard.read_text().splitlines()[-1] == file_name(TABLE[CueId.DONE])


def test_a_rehearsal_that_is_left_ends_with_1(program: Program, shelf: Path) -> None:
    """Not all of it was seen; nothing is asked about pain, and nothing is kept."""
    with at(program, "start", "minute", "--speed", "2", "--library", shelf) as terminal:
        terminal.wait_for("REHEARSAL ×2")
        terminal.press("q")
        terminal.wait_for("End this")
        terminal.press("y")
        assert terminal.exit_code() == 1
    assert program.records() == []


def test_a_killed_session_is_gone_on_with(ready: Program, shelf: Path) -> None:
    """Killed at an instant of its own, offered by the next start, paused where it was, and then on one record."""
    with started(ready, shelf) as terminal:
        hold_for(terminal, 6)
        terminal.process.kill()
        terminal.process.wait()
    before = only(ready)
    assert before["state"] == "running"
    with at(ready, "resume", "--library", shelf) as terminal:
        terminal.wait_for("was cut off")
        terminal.press("g")
        terminal.wait_for("Space goes on")
        terminal.press("space", "enter")
        hold_for(terminal, 2)
        terminal.press("ctrl+c", "ctrl+c")
        ended(terminal, "Not all of it was held.")
        terminal.press("enter")
        assert terminal.exit_code() == 1
    after = only(ready)
    assert (after["id"], after["started"], after["state"]) == (before["id"], before["started"], "ended-early")
    assert before["held"] + 1 < after["held"] < before["held"] + 5


def test_a_session_of_a_closed_terminal_can_be_taken_up(ready: Program, shelf: Path) -> None:
    """Nobody said that it was over: it lies there for the next start."""
    with started(ready, shelf) as terminal:
        hold_for(terminal, 1.5)
        terminal.close()
        assert terminal.exit_code() == 129
    done = ready.run("--library", shelf, "resume", "--save")
    assert "was cut off" in done.stdout
    assert "It was saved as it stands." in done.stdout
