"""The players: cues through the speakers of this machine, or not at all.

`play` must return at once and never raise, whatever the sound server does, and nothing here may write to the
terminal. One thread lives as long as the player, because on Linux a sound that playsound3 has started ends with
the thread that started it.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coach.adapters.ladder import NO_END, OVERDUE, AudioStatus, Ladder, Trial, end, in_words
from coach.adapters.speakers import Machine, Running, Speaker, speakers
from coach.adapters.tones import SILENCE, SOUNDS, file_name, length
from coach.core.cues import TABLE, CueId

QUEUE = 8
"""Cues that may wait; the oldest gives way."""
LATE = 0.75
"""Seconds after which a cue that still waits is dropped."""
AT_ONCE = 4
"""Sounds that may play at the same time; the oldest gives way."""
FAREWELL = 2.0
"""Seconds that the last sounds are given when the player is closed."""
_GLANCE = 0.05


@dataclass(frozen=True, slots=True)
class _Sounding:
    """A sound that plays, and the instant at which it has to be stopped."""

    running: Running
    speaker: Speaker
    until: float


class SpeakerPlayer:
    """Plays cues through the first speaker that works. Made in no time; it looks for speakers in its own thread."""

    def __init__(self, candidates: Iterator[Speaker], sounds: Path = SOUNDS) -> None:
        self._sounds = sounds
        self._lock = threading.Condition()
        self._waiting: deque[tuple[float, CueId]] = deque(maxlen=QUEUE)
        self._sounding: list[_Sounding] = []
        self._leave_at: float | None = None
        self._ready = threading.Event()
        self._quiet = threading.Event()
        self._ladder = Ladder(candidates, sounds / SILENCE, self._is_leaving)
        self._thread = threading.Thread(target=self._run, name="coach-audio", daemon=True)
        self._thread.start()

    def play(self, cue: CueId) -> None:
        """Begin to sound this cue and return at once."""
        with self._lock:
            self._quiet.clear()
            self._waiting.append((time.monotonic(), cue))
            self._lock.notify()

    def status(self) -> str:
        """One sentence: which speaker is in use, or why there is no sound and what would help."""
        return self._ladder.report.detail

    def report(self) -> AudioStatus:
        """The same with the name of the speaker and whether it is a real one."""
        return self._ladder.report

    def trials(self) -> tuple[Trial, ...]:
        """Every speaker that was tried so far, in order, and how it did."""
        return self._ladder.trials

    def wait_ready(self, timeout: float) -> bool:
        """Wait until a speaker has been chosen, its trial perhaps not over; False if that takes longer."""
        return self._ready.wait(timeout)

    def wait_quiet(self, timeout: float) -> bool:
        """Wait until trial and cues have ended or been given up; False if that takes longer."""
        return self._quiet.wait(timeout)

    def close(self) -> None:
        """Let what plays end, for `FAREWELL` seconds at most. What is played afterwards is not heard."""
        with self._lock:
            if self._leave_at is None:
                self._leave_at = time.monotonic() + FAREWELL
            self._lock.notify()
        self._thread.join(FAREWELL + 1)

    def _is_leaving(self) -> bool:
        return self._leave_at is not None and (not self._waiting or time.monotonic() > self._leave_at)

    def _run(self) -> None:
        try:
            self._ladder.descend()
            self._ready.set()
            while not self._has_left():
                for asked, cue in self._take():
                    if time.monotonic() - asked <= LATE:
                        self._begin(cue)
                self._ladder.tend()
                self._look_after()
        except Exception as mistake:  # a thread that dies of one prints it into the screen
            self._ladder.give_up(in_words(mistake))
        finally:
            self._ladder.abandon()
            for sound in self._sounding:
                end(sound.running)
            self._ready.set()
            self._quiet.set()

    def _has_left(self) -> bool:
        if self._leave_at is None:
            return False
        return time.monotonic() > self._leave_at or not (self._waiting or self._sounding)

    def _take(self) -> list[tuple[float, CueId]]:
        """Wait for cues, or for the time to look after those that sound."""
        with self._lock:
            if not self._waiting and not (self._leave_at and not self._sounding):
                busy = self._sounding or self._ladder.is_trying
                if not busy:
                    self._quiet.set()
                self._lock.wait(_GLANCE if busy else None)
            taken = list(self._waiting)
            self._waiting.clear()
        return taken

    def _begin(self, cue: CueId) -> None:
        while len(self._sounding) >= AT_ONCE:
            end(self._sounding.pop(0).running)
        speaker, row = self._ladder.current, TABLE[cue]
        try:
            running = speaker.start(self._sounds / file_name(row))
        except Exception as mistake:  # a speaker may raise anything
            self._ladder.judge(speaker, in_words(mistake))
        else:
            self._sounding.append(_Sounding(running, speaker, time.monotonic() + length(row) + OVERDUE))

    def _look_after(self) -> None:
        now = time.monotonic()
        for sound in self._sounding.copy():
            code = sound.running.poll()
            if code is None and now < sound.until:
                continue
            self._sounding.remove(sound)
            if code is None:
                end(sound.running)
            self._ladder.judge(sound.speaker, NO_END if code is None else in_words(code))


def speaker_player(bell: Callable[[], None] | None, machine: Machine | None = None) -> SpeakerPlayer:
    """The player for this machine. `bell` rings the terminal bell; it is called from the audio thread."""
    return SpeakerPlayer(speakers(bell, machine or Machine()))
