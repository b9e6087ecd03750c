"""The players: cues through the speakers of this machine, or not at all.

`play` must return at once and never raise, whatever the sound server does, and nothing here may write to the
terminal. One thread lives as long as the player, because on Linux a sound that playsound3 has started ends with
the thread that started it. It never waits for words: those that are not ready sound as their tone.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from coach.adapters.ladder import NO_END, OVERDUE, AudioStatus, Ladder, Trial, cut, end, in_words
from coach.adapters.paths import Places
from coach.adapters.speakers import Machine, Running, Speaker, speakers
from coach.adapters.tones import SILENCE, SOUNDS, length
from coach.adapters.voice import Voice
from coach.adapters.volume import FACTOR, Tones
from coach.core.cues import TABLE, CueId
from coach.core.settings import Volume

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
class _Asked:
    """A cue that waits, since when, and how many milliseconds there were for its words."""

    at: float
    cue: CueId
    words: str
    room: int


@dataclass(frozen=True, slots=True)
class _Sounding:
    """A sound that plays, and the instant at which it has to be stopped."""

    running: Running
    speaker: Speaker
    until: float
    is_spoken: bool


class SpeakerPlayer:
    """Plays cues through the first speaker that works. Made in no time; it looks for speakers in its own thread."""

    def __init__(self, candidates: Iterator[Speaker], tones: Tones | None = None, voice: Voice | None = None) -> None:
        """Without a voice every cue is its tone."""
        self._tones = tones or Tones()
        self._voice = voice
        self._lock = threading.Condition()
        self._waiting: deque[_Asked] = deque(maxlen=QUEUE)
        self._sounding: list[_Sounding] = []
        self._leave_at: float | None = None
        self._ready = threading.Event()
        self._quiet = threading.Event()
        self._ladder = Ladder(candidates, SOUNDS / SILENCE, self._is_leaving)
        self._thread = threading.Thread(target=self._run, name="coach-audio", daemon=True)
        self._thread.start()

    def prepare(self, phrases: Sequence[str]) -> None:
        """Have these spoken into files, in this order and on another thread."""
        if self._voice is not None:
            self._voice.prepare(phrases)

    def play(self, cue: CueId, words: str = "", room: int = 0) -> None:
        """Begin to say these words if they are ready and end within `room` milliseconds, or to sound the tone."""
        with self._lock:
            self._quiet.clear()
            self._waiting.append(_Asked(time.monotonic(), cue, words, room))
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

    def speech(self) -> str:
        """One sentence: what speaks, or why nothing does."""
        return self._voice.status() if self._voice is not None else "Words are not spoken here."

    def can_say(self, words: str, room: int) -> bool:
        """Whether these words are ready and end within `room` milliseconds."""
        return self._voice is not None and self._voice.find(words, room) is not None

    def wait_prepared(self, timeout: float) -> bool:
        """Wait until all words are ready or have been given up; False if that takes longer."""
        return self._voice is None or self._voice.wait_prepared(timeout)

    def wait_ready(self, timeout: float) -> bool:
        """Wait until a speaker has been chosen, its trial perhaps not over; False if that takes longer."""
        return self._ready.wait(timeout)

    def wait_quiet(self, timeout: float) -> bool:
        """Wait until trial and cues have ended or been given up; False if that takes longer."""
        return self._quiet.wait(timeout)

    def close(self) -> None:
        """Let what plays end, for `FAREWELL` seconds at most. What is played afterwards is not heard."""
        if self._voice is not None:
            self._voice.close()
        with self._lock:
            if self._leave_at is None:
                self._leave_at = time.monotonic() + FAREWELL
            self._lock.notify()
        self._thread.join(FAREWELL + 1)

    def _is_leaving(self) -> bool:
        return self._leave_at is not None and (not self._waiting or time.monotonic() > self._leave_at)

    def _run(self) -> None:
        try:
            self._tones.make()
            self._ladder.descend()
            self._ready.set()
            while not self._has_left():
                for asked in self._take():
                    if time.monotonic() - asked.at <= LATE:
                        self._begin(asked)
                self._ladder.tend()
                self._look_after()
        except Exception as mistake:  # a thread that dies of one prints it into the screen
            self._ladder.give_up(in_words(mistake))
        finally:
            self._ladder.abandon()
            for sound in self._sounding:
                end(sound.running)
            self._tones.close()
            self._ready.set()
            self._quiet.set()

    def _has_left(self) -> bool:
        if self._leave_at is None:
            return False
        return time.monotonic() > self._leave_at or not (self._waiting or self._sounding)

    def _take(self) -> list[_Asked]:
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

    def _begin(self, asked: _Asked) -> None:
        self._fall_silent()
        while len(self._sounding) >= AT_ONCE:
            end(self._sounding.pop(0).running)
        wav, seconds, is_spoken = self._sound(asked)
        speaker = self._ladder.current
        try:
            running = speaker.start(wav)
        except Exception as mistake:  # a speaker may raise anything
            self._ladder.judge(speaker, in_words(mistake))
        else:
            until = time.monotonic() + seconds + OVERDUE
            self._sounding.append(_Sounding(running, speaker, until, is_spoken))

    def _fall_silent(self) -> None:
        """Cut words off that still sound."""
        for sound in [each for each in self._sounding if each.is_spoken]:
            self._sounding.remove(sound)
            cut(sound.running)

    def _sound(self, asked: _Asked) -> tuple[Path, float, bool]:
        """What to play, how many seconds it lasts, and whether it is spoken."""
        left = asked.room - round((time.monotonic() - asked.at) * 1000)
        spoken = self._voice.find(asked.words, left) if self._voice is not None and asked.words else None
        if spoken is not None:
            return spoken.wav, spoken.milliseconds / 1000, True
        row = TABLE[asked.cue]
        return self._tones.file(row), length(row), False

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


def speaker_player(
    bell: Callable[[], None] | None,
    machine: Machine | None = None,
    volume: Volume = Volume.USUAL,
    places: Places | None = None,
) -> SpeakerPlayer:
    """The player for this machine. `bell` rings the terminal bell; it is called from the audio thread."""
    here = machine or Machine()
    tones = Tones(volume, places.sounds if places else None)
    voice = Voice(here, places.speech if places else None, FACTOR[volume])
    return SpeakerPlayer(speakers(bell, here), tones, voice)
