"""`coach doctor`: what it looks at, and what it makes of it."""

from pathlib import Path

from coach.core.cues import TABLE
from tests.cli.program import Program
from tests.terminal import Terminal
from tests.terminal import coach as coach_command


def test_it_looks_at_everything(coach: Program, shelf: Path) -> None:
    """Sound, speech, terminal, journal and files; it says what is untested, plays every cue and changes nothing."""
    done = coach.run("doctor", "--library", shelf)
    assert done.returncode == 0, done.stdout
    for words in ("Sound", "Speech", "Terminal", "Journal", "Files", "macOS and Windows", str(shelf)):
        assert words in done.stdout
    assert all(f"{cue.caption}: {cue.means}" in done.stdout for cue in TABLE.values())
    assert not coach.home.exists()


def test_it_says_why_there_is_no_sound(coach: Program) -> None:
    """A machine without a player is told what was tried, and that is no mistake."""
    coach.env["COACH_SOUND"] = "aplay"
    coach.env["PATH"] = "/nowhere"
    done = coach.run("doctor")
    assert done.returncode == 0
    assert "aplay: not installed" in done.stdout


def test_a_broken_file_is_a_problem(coach: Program, shelf: Path) -> None:
    """Exit code 1, and how to see it."""
    (shelf / "quick.yaml").write_text("format: 1\n")
    done = coach.run("doctor", "--library", shelf)
    assert done.returncode == 1
    assert "coach check" in done.stdout


def test_at_a_terminal_it_asks_whether_each_was_heard(coach: Program) -> None:
    """What was not heard is named in the end, and makes the exit code 1."""
    with Terminal(*coach_command("doctor"), env=coach.env) as terminal:
        for number, cue in enumerate(TABLE.values()):
            terminal.wait_for(f"{cue.caption}: {cue.means}\n.*Was it heard")
            terminal.press("n\r" if number == 2 else "\r")
        terminal.wait_for("Not heard: Halfway")
        assert terminal.exit_code() == 1
