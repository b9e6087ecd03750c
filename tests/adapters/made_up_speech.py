"""A program that stands in for espeak-ng: it writes a tone where speech would be, and notes what it was told."""

import subprocess
from array import array
from dataclasses import dataclass
from pathlib import Path

from coach.adapters import waves
from coach.adapters.speakers import Machine
from coach.adapters.tones import render
from coach.core.cues import Note

LEAD = 0.2
"""Seconds of silence before and after what it says."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """Put on a search path of its own."""

    folder: Path

    @property
    def machine(self) -> Machine:
        return Machine({"PATH": str(self.folder / "bin")}, "linux", self.folder)

    def says(self, seconds: float = 0.5, brisk: float | None = None) -> "StandIn":
        """Whatever it is given, it says it in so many seconds; at the brisk pace in so many."""
        for rate, length in ((160, seconds), (224, brisk or seconds / 1.4)):
            waves.write(self.folder / f"{rate}.wav", spoken(length))
        return self.does(f'/bin/cp "{self.folder}/$4.wav" "$7"')

    def does(self, body: str) -> "StandIn":
        """It notes what it was told, and then does this."""
        program = self.folder / "bin/espeak-ng"
        program.parent.mkdir(exist_ok=True)
        notes = f'text=$(/bin/cat)\necho "$text" >> "{self.folder}/texts"\necho "$*" >> "{self.folder}/commands"\n'
        program.write_text(f"#!/bin/sh\necho $$ > {self.folder}/pid\n{notes}{body}\n")
        program.chmod(0o755)
        return self

    def is_gone(self) -> None:
        """It is uninstalled."""
        (self.folder / "bin/espeak-ng").unlink()

    def texts(self) -> list[str]:
        """What it was given on its standard input, one line each."""
        return _lines(self.folder / "texts")

    def commands(self) -> list[str]:
        """What stood on its command lines."""
        return _lines(self.folder / "commands")

    def runs(self) -> bool:
        """Whether the process that was started last still lives."""
        pid = (self.folder / "pid").read_text().strip()
        state = subprocess.run(
            ["/bin/ps", "-o", "stat=", "-p", pid], capture_output=True, text=True, check=False
        ).stdout
        return state.strip()[:1] not in ("", "Z")


def in_half_a_second(tmp_path: Path) -> StandIn:
    """Says everything in half a second. For fixtures."""
    return StandIn(tmp_path).says(0.5)


def spoken(seconds: float) -> "array[int]":
    """A tone between two silences."""
    silence = round(LEAD * 1000)
    return array("h", [0] * round(LEAD * waves.RATE)) + render([Note(300.0, round(seconds * 1000), silence)])


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
