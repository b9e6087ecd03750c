"""One long hold at a real terminal, stopped, resumed and killed from outside; and how long it was really held.

Must never ask the program how long that was. It is known by the clock of this process alone, between two bounds: a
key was obeyed after it was typed and before that was seen; a process stood still after the signal and before /proc
said so. Linux only.
"""

import os
import signal
import sqlite3
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coach.adapters.host import Host
from coach.adapters.journal import SqliteJournal
from coach.adapters.paths import Places, locate
from coach.core.day import utc_text
from coach.core.record import SessionRecord, Unfinished
from tests.cli.program import Program
from tests.terminal import Terminal, coach

LEAD_IN = 3.0
"""Seconds after each resumption, which are never credited."""
UNSEEN = 0.3
"""Seconds after which a question has been seen, so that an answer counts."""
PATIENCE = 5.0
CTRL_Z = "\x1a"

ROUTINE = """format: 1
title: One long hold
summary: For measuring.
when: [any-time]
steps:
  - {exercise: wall-calf-stretch, hold: 1 h, sides: left}
"""


@dataclass(frozen=True, slots=True)
class Front:
    """What is typed at a front end, and the patterns by which it is seen to be obeyed."""

    name: str
    words: tuple[str, ...]
    begin: str
    begun: str
    pause: str
    asked: str
    """What it says after a stop."""
    resume: str
    end: str
    """What ends the session when it asks after a stop."""
    ended: str


SCREENS = Front("screens", (), "\r", "♪ Start", " ", "You were away", "c", "q", "after the session")
PLAIN = Front("plain", ("--plain",), "done\n", "  Start", "pause\n", "Nobody was here", "resume\n", "stop\n", "ENDED")
RESUMED = "Going on in"

Span = tuple[float, float]
"""A moment: not before, and not after, these seconds of the monotonic clock."""


@dataclass(frozen=True, slots=True)
class Held:
    """Seconds that were really held: no less and no more than these."""

    least: float = 0.0
    most: float = 0.0
    told: float = 0.0
    """The best guess in between: from what was typed to the signal, since a command is obeyed at once."""

    def until(self, stopped: Span, going_on: Span) -> "Held":
        """With the time from `going_on` to `stopped`, of which nothing is left where it stopped in a lead-in."""
        return Held(
            self.least + max(0.0, stopped[0] - going_on[1]),
            self.most + max(0.0, stopped[1] - going_on[0]),
            self.told + max(0.0, stopped[0] - going_on[0]),
        )


def places(program: Program) -> Places:
    found = locate(program.env, sys.platform, None)
    assert found is not None
    return found


def prepare(home: Path) -> Program:
    """A person with a home of their own, with the routine in it and the questions of today answered."""
    program = Program(home).attest()
    routines = places(program).routines
    routines.mkdir(parents=True)
    (routines / "long.yaml").write_text(ROUTINE, encoding="utf-8")
    return program


class LongHold:
    """The session, from its start. Use it as a context manager: nothing of it is left running."""

    def __init__(self, program: Program, front: Front, by_shell: bool = False) -> None:
        """`by_shell`: in a shell, from which it is stopped by Ctrl-Z and brought back with `fg`."""
        self.held = Held()
        self._front = front
        self._by_shell = by_shell
        self._file = places(program).journal
        self._journal = SqliteJournal(self._file, Host(None))
        self._going_on: Span = (0.0, 0.0)
        self._woken = ""
        command = coach("start", "long", *front.words)
        shell = ("bash", "--norc", "--noprofile", "-i")
        self.terminal = Terminal(*(shell if by_shell else command), env=program.env | {"HISTFILE": "/dev/null"})
        if by_shell:
            self.terminal.burst(" ".join(command) + "\n")
        self._pid = 0

    def __enter__(self) -> "LongHold":
        return self

    def __exit__(self, *_: object) -> None:
        if self._by_shell and self._pid:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
        self.terminal.__exit__()

    def begin(self) -> None:
        """End the lead-in, so that the hold begins at a moment that is known."""
        self.terminal.wait_for("Get ready")
        self._pid = _only_child(self.terminal.process.pid) if self._by_shell else self.terminal.process.pid
        self._going_on = self._say(self._front.begin, self._front.begun)

    def hold(self, seconds: float) -> None:
        """Let so much time pass."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.terminal.read(min(left, 0.02))

    def stop(self) -> None:
        """Make the process stand still."""
        before = time.monotonic()
        if not self._by_shell:
            os.kill(self._pid, signal.SIGSTOP)
        elif self._front is PLAIN:
            self.terminal.burst(CTRL_Z)
        else:  # the screens take every key for themselves
            os.kill(self._pid, signal.SIGTSTP)
        while _state(self._pid) != "T":
            self.terminal.read(0.001)
            assert time.monotonic() < before + PATIENCE, f"not stopped:\n{self.terminal.text()}"
        self.held = self.held.until((before, time.monotonic()), self._going_on)

    def wake(self) -> None:
        """Let the process go on after a stop, and wait until it asks what is to follow."""
        self._forget_what_is_shown()
        self._woken = utc_text(datetime.now(UTC))
        if self._by_shell:
            self.terminal.burst("fg\n")
        else:
            os.kill(self._pid, signal.SIGCONT)
        self.terminal.wait_for(self._front.asked, PATIENCE)
        self.terminal.read(UNSEEN)

    def resume(self) -> None:
        """Go on where it was; the time counts again after the lead-in."""
        early, late = self._say(self._front.resume, RESUMED)
        self._going_on = (early + LEAD_IN, late + LEAD_IN)

    def end(self) -> None:
        """Save and stop, instead of going on."""
        self._woken = utc_text(datetime.now(UTC))
        self._say(self._front.end, self._front.ended)

    def kill(self, just_paused: float | None = None) -> None:
        """End the process at once; where `just_paused`, so many seconds after it was told to pause and to save."""
        before = time.monotonic()
        if just_paused is not None:
            self.terminal.burst(self._front.pause)
            time.sleep(just_paused)
        self.terminal.process.kill()
        self.terminal.process.wait()
        self.held = self.held.until((before, time.monotonic()), self._going_on)

    def credited(self) -> float:
        """Seconds on record of the session, as it was saved since it woke or ended."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.terminal.read(0.05)
            record = self._saved_since_woken()
            if record is not None:
                return record.held / 1000
        raise AssertionError(f"nothing was saved in {PATIENCE} s:\n{self.terminal.text()}")

    def left_behind(self) -> Unfinished | None:
        """What the next start will find of a session that was cut off."""
        found = self._journal.unfinished()
        assert len(found) < 2
        return found[0] if found else None

    def _saved_since_woken(self) -> SessionRecord | None:
        """A stop in a lead-in adds nothing held, so it is the last save that counts, not the last that added some."""
        with closing(sqlite3.connect(self._file)) as journal:
            (seen,) = journal.execute("select coalesce(max(seen), '') from session").fetchone()
        if seen < self._woken:
            return None
        unfinished = self.left_behind()
        return unfinished.record if unfinished else next(iter(self._journal.sessions()), None)

    def _say(self, keys: str, pattern: str) -> Span:
        self._forget_what_is_shown()
        before = time.monotonic()
        self.terminal.burst(keys)
        self.terminal.wait_for(pattern, PATIENCE)
        return before, time.monotonic()

    def _forget_what_is_shown(self) -> None:
        """So that a line is not taken for an earlier one. The screens draw only what has changed, and need it all."""
        if self._front is PLAIN:
            self.terminal.screen.reset()


def _only_child(pid: int) -> int:
    (child,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return int(child)


def _state(pid: int) -> str:
    """One letter: T is stopped."""
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
