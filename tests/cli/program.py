"""The program as a person runs it: a process of its own, with a home of its own. Nothing in it is patched."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coach.adapters.clock import SystemCalendar
from coach.adapters.host import Host
from coach.adapters.journal import SqliteJournal
from coach.adapters.paths import locate
from coach.core.answers import Form, Moment
from coach.core.chart import Chart
from coach.core.safety import Safety
from coach.version import VERSION

ROOT = Path(__file__).parents[2]
PATIENCE = 20.0
"""Seconds that a program may take to its end."""
LONGEST = 3 * PATIENCE
"""Seconds after which one that was left running is killed, so that nobody waits for ever for what it says."""

Done = subprocess.CompletedProcess[str]


@dataclass
class Program:
    """`coach` with its home in `home`."""

    home: Path
    env: dict[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    """What stands before the interpreter on the command line, such as `setpriv`."""

    def __post_init__(self) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "SYSTEMROOT") if name in os.environ}
        fixed = {"PYTHONPATH": str(ROOT), "COACH_HOME": str(self.home), "COACH_SOUND": "none", "COLUMNS": "80"}
        self.env = {**kept, **fixed, **self.env}

    def run(self, *words: str | Path, stdin: str = "", preexec: Callable[[], None] | None = None) -> Done:
        """Run it to its end."""
        return subprocess.run(
            self._command(words),
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            env=self.env,
            timeout=PATIENCE,
            check=False,
            preexec_fn=preexec,
        )

    def begin(self, *words: str | Path, stdout: int = subprocess.PIPE) -> "Running":
        """Start it, and leave it running."""
        process = subprocess.Popen(
            self._command(words),
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=self.env,
            preexec_fn=_take_interrupts,
        )
        return Running(process)

    def attest(self) -> "Program":
        """Answer the safety questions of today, as `coach screen --none-apply` does, without a process; no pain."""
        places = locate(self.env, sys.platform, None)
        assert places is not None
        journal = SqliteJournal(places.journal, Host(None))
        chart = Chart(journal, journal.keep, SystemCalendar(VERSION))
        chart.answer(Safety((), ()), Form.FULL, ())
        chart.rate(Moment.BEFORE, 0)
        return self

    def hear(self, folder: Path) -> Path:
        """Have sounds played by a program of our own; the file where it notes each, a third of a second later."""
        notes, aplay = folder / "heard", folder / "bin" / "aplay"
        aplay.parent.mkdir()
        aplay.write_text(f'#!/bin/sh\nsleep 0.3\necho "${{2##*/}}" >>{notes}\n')
        aplay.chmod(0o700)
        self.env |= {"COACH_SOUND": "aplay", "PATH": f"{aplay.parent}{os.pathsep}{self.env['PATH']}"}
        return notes

    def records(self) -> list[dict[str, Any]]:
        """What the journal holds, the oldest first."""
        done = self.run("log", "--json")
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def _command(self, words: Sequence[str | Path]) -> list[str]:
        return [*self.before, sys.executable, "-m", "coach", *map(str, words)]


class Running:
    """A session that is being played with `--events`, or lines."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self._end = threading.Timer(LONGEST, process.kill)
        self._end.daemon = True
        self._end.start()

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_: object) -> None:
        self._end.cancel()
        self.process.kill()
        self.process.communicate()

    def wait_for(self, **wanted: object) -> Mapping[str, Any]:
        """Read events until one has these fields."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            event: Mapping[str, Any] = json.loads(line)
            if all(event.get(name) == value for name, value in wanted.items()):
                return event
        raise AssertionError(f"no event with {wanted}: {self.process.stderr and self.process.stderr.read()}")

    def wait_for_line(self, words: str) -> None:
        """Read lines until one has these words."""
        assert self.process.stdout is not None
        assert any(words in line for line in self.process.stdout), f"no line with {words}"

    def say(self, word: str) -> None:
        """One line on its standard input."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()

    def end(self) -> tuple[int, str, str]:
        """The exit code, the rest of standard output, and standard error."""
        rest, notes = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, rest or "", notes

    def hold_for(self, seconds: float) -> float:
        """Let it hold for so long; how long it was, by our own clock."""
        begun = time.monotonic()
        time.sleep(seconds)
        return time.monotonic() - begun


def _take_interrupts() -> None:
    """In the child: obey SIGINT, which a shell has those ignore that it starts in the background, and theirs."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def events(done: Done) -> list[dict[str, Any]]:
    """The events of a session that has ended."""
    return [json.loads(line) for line in done.stdout.splitlines()]


def is_one_sentence(notes: str) -> bool:
    """One line for the person, and no traceback."""
    return len(notes.splitlines()) == 1 and "Traceback" not in notes
