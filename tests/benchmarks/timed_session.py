"""Plays a two-minute session on the real screens and writes down when each cue was asked for.

`python -m tests.benchmarks.timed_session SHELF OUT speakers|silent`, in a terminal. OUT gets JSON: a list of
[seconds late at the player's call, monotonic instant when it was due, name of the sound].
"""

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from coach.commands.desk import open_desk, open_library, open_numbers
from coach.core.answers import Form, Moment
from coach.core.cues import TABLE, CueId
from coach.core.marks import marks
from coach.core.ports import Desk, Player
from coach.core.timeline import lay_out
from coach.tui.app import CoachApp

ROUTINE = """format: 1
title: Two minutes
summary: Holds of ten seconds, for measuring.
when: [any-time]
steps:
  - {exercise: wall-calf-stretch, hold: 10 s, sets: 4, sides: each}
"""


class TimedPlayer:
    """Writes down the instant of each call, then hands it on."""

    def __init__(self, behind: Player) -> None:
        self.calls: list[tuple[float, float, CueId]] = []
        self._behind = behind

    def play(self, cue: CueId) -> None:
        self.calls.append((time.clock_gettime(time.CLOCK_BOOTTIME), time.monotonic(), cue))
        self._behind.play(cue)

    def status(self) -> str:
        return self._behind.status()

    def close(self) -> None:
        self._behind.close()


def dues(desk: Desk) -> list[tuple[float, CueId]]:
    """Every cue and when it is due, in seconds from the start of the session."""
    routine = desk.library.routine("two-minutes")
    assert routine is not None
    timeline = lay_out(routine, desk.exercise)
    found = [
        ((segment.start + mark.at) / 1000, mark.cue)
        for segment in timeline.segments
        for mark in marks(segment.kind, segment.length, segment.after_release)
    ]
    return [*found, (timeline.length / 1000 + 1, CueId.DONE)]


def main() -> None:
    shelf, out, sound = sys.argv[1:]
    with open_desk(open_library([shelf]), mute=sound == "silent") as desk:
        desk.chart.answer(desk.library.safety(), Form.FULL, ())
        desk.chart.rate(Moment.BEFORE, 0)
        player = TimedPlayer(desk.player)
        timed = replace(desk, player=player)
        app = CoachApp(desk.library, lambda: timed, open_numbers(), "two-minutes")
        app.run()
        conductor = app._conductor
        assert conductor is not None
        rows = []
        for (due, expected), (called, monotonic, cue) in zip(dues(timed), player.calls, strict=True):
            assert cue is expected, f"{cue} came where {expected} was due"
            late = called - conductor.started / 1000 - due
            rows.append([late, monotonic - late, TABLE[cue].sound])
    Path(out).write_text(json.dumps(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
