"""Plays a session of ten-second holds and writes down when each cue was asked for.

`python -m tests.benchmarks.timed_session screens|plain SHELF OUT speakers|silent`, in a terminal. OUT gets JSON: a list
of [seconds late at the player's call, monotonic instant when it was due, name of the sound].
"""

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from coach import plain
from coach.adapters.console import read_lines
from coach.commands.desk import open_desk, open_library, open_numbers, open_settings
from coach.commands.screens import board_here
from coach.core.choose import laid_out
from coach.core.conductor import Conductor, Recorder
from coach.core.cues import TABLE, CueId
from coach.core.marks import marks
from coach.core.ports import Clock, Desk, Player
from coach.core.session import Session
from coach.core.timeline import Timeline
from coach.tui.app import CoachApp
from coach.tui.doors import Doors, Errand


def routine(sets: int) -> str:
    """The text of a routine, named `timed` by its file."""
    return f"""format: 1
title: Ten seconds each
summary: For measuring.
when: [any-time]
steps:
  - {{exercise: wall-calf-stretch, hold: 10 s, sets: {sets}, sides: each}}
"""


class NotedClock:
    """Remembers what it last said."""

    def __init__(self, behind: Clock) -> None:
        self.last = 0
        self._behind = behind

    def now(self) -> int:
        self.last = self._behind.now()
        return self.last


class TimedPlayer:
    """Writes down the instant of each call, then hands it on."""

    def __init__(self, behind: Player, clock: NotedClock) -> None:
        self.calls: list[tuple[float, float, CueId]] = []
        self.started = 0
        """The clock's milliseconds as the session began: it was last asked just before the first cue, due at once."""
        self._behind = behind
        self._clock = clock

    def prepare(self, phrases: Sequence[str]) -> None:
        self._behind.prepare(phrases)

    def play(self, cue: CueId, words: str = "", room: int = 0) -> None:
        self.started = self.started or self._clock.last
        self.calls.append((time.clock_gettime(time.CLOCK_BOOTTIME), time.monotonic(), cue))
        self._behind.play(cue, words, room)

    def status(self) -> str:
        return self._behind.status()

    def close(self) -> None:
        self._behind.close()


def dues(timeline: Timeline) -> list[tuple[float, CueId]]:
    """Every cue and when it is due, in seconds from the start of the session."""
    found = [
        ((segment.start + mark.at) / 1000, mark.cue)
        for segment in timeline.segments
        for mark in marks(segment, segment.length)
    ]
    return [*found, (timeline.length / 1000 + 1, CueId.DONE)]


def on_screens(desk: Desk, timeline: Timeline) -> None:
    def no_rehearsal(speed: float, sound: bool) -> tuple[Clock, Player]:
        raise AssertionError(f"a rehearsal {speed} times as fast was wanted, with sound {sound}")

    doors = Doors(
        desk=lambda: desk,
        board=lambda ask: board_here(desk.library, ask),
        numbers=open_numbers(),
        settings=open_settings,
        left_lying=lambda: (),
        rehearsal=no_rehearsal,
    )
    CoachApp(desk.library, doors, Errand(timeline.routine)).run()


def on_lines(desk: Desk, timeline: Timeline) -> None:
    session = Session(timeline)
    recorder = Recorder(session, desk.calendar.identity())
    conductor = Conductor(session, desk.clock, desk.player, recorder, desk.keeper)
    report = plain.line_report(sys.stdout, timeline, lambda: conductor.started, None)
    plain.play(conductor, report, read_lines(), plain.Asking((), lambda *_: None, print))


def main() -> None:
    front, shelf, out, sound = sys.argv[1:]
    with open_desk(open_library([shelf]), mute=sound == "silent") as desk:
        found = desk.library.routine("timed")
        assert found is not None
        timeline = laid_out(found, desk.library)
        clock = NotedClock(desk.clock)
        player = TimedPlayer(desk.player, clock)
        play = on_screens if front == "screens" else on_lines
        play(replace(desk, player=player, clock=clock), timeline)
    rows = []
    for (due, cue), (called, monotonic, given) in zip(dues(timeline), player.calls, strict=True):
        assert cue is given, f"{given} came where {cue} was due"
        late = called - player.started / 1000 - due
        rows.append([late, monotonic - late, TABLE[cue].sound])
    Path(out).write_text(json.dumps(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
