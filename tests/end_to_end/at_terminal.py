"""What a person does at the program in a real pseudo-terminal: start it, hold, read how it ended."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.cli.program import Program
from tests.terminal import Terminal, coach

Environment = Mapping[str, str]
NONE: Environment = {}


def at(program: Program, *words: str | Path, size: tuple[int, int] = (80, 24), more: Environment = NONE) -> Terminal:
    """The program in a terminal, with more in its environment."""
    return Terminal(*coach(*map(str, words)), env={**program.env, **more}, columns=size[0], rows=size[1])


def started(program: Program, shelf: Path) -> Terminal:
    """A session of a minute, in the terminal."""
    return at(program, "start", "minute", "--library", shelf)


def hold_for(terminal: Terminal, seconds: float) -> None:
    """Let the session begin to hold, and go on for so long."""
    terminal.wait_for("0:5[0-9] left")
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        terminal.read(0.1)


def ended(terminal: Terminal, said: str) -> None:
    """The session is over: leave the rating out, and read how it ended."""
    terminal.wait_for("after the session")
    terminal.press("enter")
    terminal.wait_for(said)


def only(program: Program) -> dict[str, Any]:
    """The one session that is on record."""
    (record,) = program.records()
    return record
