"""How long a key that is typed into the library takes to the terminal, with a thousand routines."""

import os
import select
import statistics
import tempfile
import time
from pathlib import Path

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.browse import Browser
from tests.benchmarks.shelves import fill
from tests.benchmarks.startup import environment
from tests.cli.program import Program
from tests.terminal import Terminal, coach

ROUTINES = 1_000
WORDS = ("calf", "warm-up", "running", "stretch before", "0042")
"""Typed, and taken back letter by letter."""
BACKSPACE = "\x7f"
STILL = 0.25
"""Seconds after which nothing more is drawn."""
PATIENCE = 5.0


class Watch(Terminal):
    """A terminal with a watch: it counts what arrives, before it is drawn."""

    def until(self, key: str, wanted: str) -> float:
        """Press a key; seconds until these letters have arrived."""
        self.read(STILL)
        start, arrived = time.perf_counter(), b""
        self.burst(key)
        while wanted.encode() not in arrived:
            left = start + PATIENCE - time.perf_counter()
            if not select.select([self._fd], [], [], max(0, left))[0]:
                raise AssertionError(f"{key!r} was not answered with {wanted!r}:\n{self.text()}")
            arrived += os.read(self._fd, 65536)
        took = time.perf_counter() - start
        self._stream.feed(arrived)
        return took


def keys() -> list[tuple[str, str]]:
    """Every key that is pressed, and what is typed then."""
    pressed = []
    for word in WORDS:
        pressed += [(word[at], word[: at + 1]) for at in range(len(word))]
        pressed += [(BACKSPACE, word[:at]) for at in reversed(range(len(word)))]
    return pressed


def filtering() -> str:
    """Only keys that change the number of routines: that number is waited for."""
    waits, finds = [], []
    with tempfile.TemporaryDirectory() as home:
        shelf = Path(home) / "shelf"
        shelf.mkdir()
        fill(shelf, ROUTINES)
        browser = Browser(ShelfLibrary([Shelf(built_in_folder()), Shelf(shelf)]).catalogue())
        before = len(browser.entries)
        env = environment(Path(home)) | Program(Path(home) / "coach").attest().env
        terminal = Watch(*coach("--library", str(shelf)), env=env, columns=120, rows=40)
        with terminal:
            terminal.wait_for("Library", seconds=60)
            terminal.press("l")
            terminal.wait_for(f"{before} routines")
            for key, query in keys():
                start = time.perf_counter()
                number = len(browser.find(query).entries)
                finds.append(time.perf_counter() - start)
                if number != before:
                    waits.append(terminal.until(key, f"{number} routine" if number else "No routine"))
                else:
                    terminal.press(key)
                before = number
    ranked = sorted(1000 * wait for wait in waits)
    p90 = ranked[len(ranked) * 9 // 10]
    return (
        f"{len(browser.entries):,} routines: a key is answered after {statistics.median(ranked):.0f} ms (budget 50), "
        f"p90 {p90:.0f}, max {ranked[-1]:.0f} ms over {len(ranked)} keys; "
        f"finding alone takes {1000 * statistics.median(finds):.1f} ms (budget 10)"
    )
