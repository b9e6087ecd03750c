"""Speakers that make no sound: they note what they are asked to play, hang, fail or raise."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from coach.adapters.audio import SpeakerPlayer
from coach.adapters.speakers import Speaker
from coach.adapters.tones import SILENCE
from coach.adapters.voice import Voice

EVER = 1e9
SOON = 5.0


class FakeSound:
    """A sound that ends by itself after a while, or when it is told to."""

    def __init__(self, seconds: float, code: int, stubborn: bool = False) -> None:
        self.begun = time.monotonic()
        self.stopped_at: float | None = None
        self.killed = False
        self._ends = self.begun + seconds
        self._code = code
        self._stubborn = stubborn

    def poll(self) -> int | None:
        if self.killed or (self.stopped_at is not None and not self._stubborn):
            return -15
        return None if time.monotonic() < self._ends else self._code

    def terminate(self) -> None:
        self.stopped_at = time.monotonic()

    def kill(self) -> None:
        self.killed = True


class FakeSpeaker:
    """Notes what it is asked to play, and by which thread."""

    certain = False

    def __init__(
        self, name: str = "fake", seconds: float = 0.0, codes: Iterator[int] | None = None, trial: float = 0.0
    ) -> None:
        self.name = name
        self.heard: list[str] = []
        self.living: list[list[bool]] = []
        """For each sound, which of those before it still played as it began."""
        self.sounds: list[FakeSound] = []
        self.threads: set[int] = set()
        self.trials = 0
        self._seconds = seconds
        self._codes = codes
        self._trial = trial

    def start(self, wav: Path) -> FakeSound:
        self.threads.add(threading.get_ident())
        if wav.name == SILENCE:
            self.trials += 1
            return FakeSound(self._trial, 0)
        self.heard.append(wav.stem)
        self.living.append([sound.poll() is None for sound in self.sounds])
        self.sounds.append(FakeSound(self._seconds, next(self._codes, 0) if self._codes else 0))
        return self.sounds[-1]


class Broken:
    """Raises when anything is asked of it, or only when it is asked for a cue."""

    certain = False

    def __init__(self, name: str, passes_trial: bool = False) -> None:
        self.name = name
        self._passes_trial = passes_trial

    def start(self, wav: Path) -> FakeSound:
        if self._passes_trial and wav.name == SILENCE:
            return FakeSound(0, 0)
        raise FileNotFoundError(f"{self.name} is gone")


Make = Callable[..., SpeakerPlayer]


def players() -> Iterator[Make]:
    """Makes players of these speakers, and closes them; for a fixture."""
    made: list[SpeakerPlayer] = []

    def player(*speakers: Speaker, ready: bool = True, voice: Voice | None = None) -> SpeakerPlayer:
        made.append(SpeakerPlayer(iter(speakers), voice=voice))
        assert not ready or made[-1].wait_ready(SOON)
        return made[-1]

    yield player
    for each in made:
        each.close()


def until(true: Callable[[], object], seconds: float = SOON) -> bool:
    """Wait for something to become true."""
    limit = time.monotonic() + seconds
    while not true() and time.monotonic() < limit:
        time.sleep(0.005)
    return bool(true())


def held_up(free: threading.Event, *speakers: Speaker) -> Iterator[Speaker]:
    """Speakers that are found only after a while."""
    free.wait(SOON)
    yield from speakers
