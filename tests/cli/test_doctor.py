"""`coach doctor`: what it looks at, and what it makes of it."""

import os
from pathlib import Path

import pytest

from coach.core.cues import TABLE, CueId
from tests.adapters.made_up_speech import StandIn
from tests.cli.program import Program
from tests.terminal import Terminal
from tests.terminal import coach as coach_command

needs_posix = pytest.mark.skipif(os.name != "posix", reason="shell scripts stand in for programs that speak")


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


@needs_posix
def test_it_has_a_phrase_spoken_where_a_program_speaks(coach: Program, tmp_path: Path) -> None:
    """It says which program was found, and leaves nothing behind, in the cache neither."""
    stand_in = StandIn(tmp_path).says(0.1)
    coach.env["PATH"] = stand_in.machine.environ["PATH"]
    done = coach.run("doctor")
    assert done.returncode == 0
    assert "Words are spoken by espeak-ng." in done.stdout
    assert stand_in.texts() == ["Wall calf stretch, left side"]
    (command,) = stand_in.commands()
    assert not Path(command.split()[-1]).parent.exists()
    assert not coach.home.exists()


@needs_posix
def test_it_says_what_would_make_the_machine_speak(coach: Program) -> None:
    """What does not work is told like what is not there, and neither is a mistake of the person."""
    coach.env["PATH"] = "/nowhere"
    done = coach.run("doctor")
    assert done.returncode == 0
    assert "installing espeak-ng would help" in done.stdout


@needs_posix
@pytest.mark.parametrize(
    ("body", "why"), [("exit 9", "did not say it (exit code 9)"), (': > "$7"', "wrote nothing that can be heard")]
)
def test_a_program_that_cannot_speak_is_told(coach: Program, tmp_path: Path, body: str, why: str) -> None:
    """The reason is said, and no phrase is promised."""
    coach.env["PATH"] = StandIn(tmp_path).does(body).machine.environ["PATH"]
    done = coach.run("doctor")
    assert done.returncode == 0
    assert f"espeak-ng {why}" in done.stdout
    assert "left side" not in done.stdout


@needs_posix
def test_at_a_terminal_it_asks_whether_each_was_heard(coach: Program, tmp_path: Path) -> None:
    """What was not heard, cue or speech, is named in the end, and makes the exit code 1."""
    coach.env["PATH"] = StandIn(tmp_path).says(0.1).machine.environ["PATH"]
    with Terminal(*coach_command("doctor"), env=coach.env) as terminal:
        for cue in TABLE.values():
            terminal.wait_for(f"{cue.caption}: {cue.means}\n.*Was it heard")
            terminal.press("n\r" if cue.id is CueId.HALFWAY else "\r")
        terminal.wait_for("Wall calf stretch, left side.*\n.*Was it heard")
        terminal.press("n\r")
        terminal.wait_for("Not heard: Halfway, speech")
        assert terminal.exit_code() == 1
