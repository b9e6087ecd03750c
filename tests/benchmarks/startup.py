"""How long somebody waits who wants to stretch: help, list, first frame, first line."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.cli.program import Program
from tests.terminal import Terminal, coach

BARE_APP = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("first frame")
Bare().run()
"""


def environment(home: Path) -> dict[str, str]:
    """An environment of its own, so that nothing of the person's is touched."""
    return {**os.environ, "COACH_HOME": str(home), "COACH_SOUND": "none"}


def take_turns(runs: int, *timed: Callable[[], float]) -> list[float]:
    """The median of each, in milliseconds; one round is not counted."""
    rounds = [[one() for one in timed] for _ in range(runs + 1)][1:]
    return [statistics.median(column) * 1000 for column in zip(*rounds, strict=True)]


def command(*words: str) -> Callable[[], float]:
    """A timer of a whole process."""

    def once() -> float:
        with tempfile.TemporaryDirectory() as home:
            start = time.perf_counter()
            subprocess.run(words, env=environment(Path(home)), stdout=subprocess.DEVNULL, check=True)
            return time.perf_counter() - start

    return once


def frame(pattern: str, *words: str, home: Path | None = None) -> Callable[[], float]:
    """A timer of the first frame that shows this pattern in a real pseudo-terminal, in a new home or in this one."""

    def once() -> float:
        with tempfile.TemporaryDirectory() as new:
            start = time.perf_counter()
            with Terminal(*words, env=environment(home or Path(new)), columns=100, rows=30) as terminal:
                terminal.wait_for(pattern)
                return time.perf_counter() - start

    return once


def help_text() -> str:
    shown, bare = take_turns(20, command(*coach("--help")), command(sys.executable, "-c", "pass"))
    return f"coach --help {shown:.0f} ms, bare interpreter {bare:.0f} ms, ratio {shown / bare:.2f} (budget 3)"


def first_frame() -> str:
    """Of the very first start, which explains the program, and of every later one: home with what it proposes."""
    with tempfile.TemporaryDirectory() as kept:
        Program(Path(kept)).attest()
        first, later, bare = take_turns(
            12,
            frame("Welcome to coach", *coach()),
            frame("Proposed", *coach(), home=Path(kept)),
            frame("first frame", sys.executable, "-c", BARE_APP),
        )
    return (
        f"home {later:.0f} ms ({first:.0f} ms the first time), one-widget program {bare:.0f} ms, "
        f"ratio {later / bare:.2f} (budget 1.3), {first / bare:.2f} the first time"
    )


def listing() -> str:
    (shown,) = take_turns(10, command(*coach("list")))
    return f"coach list {shown:.0f} ms"


def first_line() -> str:
    words = coach("start", "wall-calf-stretch", "--plain", "--speed", "1")
    (shown,) = take_turns(10, frame("Wall calf stretch", *words))
    return f"coach start wall-calf-stretch --plain to its first line {shown:.0f} ms"
