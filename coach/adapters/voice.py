"""The words of a session, made ready ahead of time on a thread of their own.

Must never make a cue wait: what is not ready when it is asked for is not said. Never raises, and never writes to the
terminal.
"""

import threading
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from coach.adapters.speakers import Machine
from coach.adapters.speech import (
    BRISK,
    PATIENCE,
    USUAL,
    Renderer,
    SpeechError,
    Spoken,
    find_engine,
    spoken_text,
    what_would_help,
)
from coach.adapters.waves import prune

MOST = 200
"""Phrases that are made ready for one session."""
KEPT = 400
"""Files that stay in the cache when a session begins to fill it."""
FAILURES = 2
"""So many in a row, and the program is not asked again."""
BRISK_BEYOND = 1000
"""Milliseconds; what lasts longer is made ready at a brisk pace as well, for where there is little room."""


class Voice:
    """Says what it has been told to prepare, where this machine can speak."""

    def __init__(
        self,
        machine: Machine,
        folder: Path | None,
        loudness: float = 1.0,
        patience: float = PATIENCE,
        most: int = MOST,
    ) -> None:
        """`folder` is where spoken words are kept; without one nothing is said. `patience` is for one phrase, in
        seconds; no more than `most` of them are made ready for a session."""
        self._machine = machine
        self._folder = folder
        self._loudness = loudness
        self._patience = patience
        self._most = most
        self._lock = threading.Lock()
        self._wanted: deque[str] = deque()
        self._ready: dict[str, tuple[Spoken, ...]] = {}
        self._renderer: Renderer | None = None
        self._thread: threading.Thread | None = None
        self._failures = 0
        self._closed = False
        self._status = "No words have been asked for yet."

    def prepare(self, phrases: Sequence[str]) -> None:
        """Get ready to say these, in this order and in place of those that are still to come; return at once."""
        with self._lock:
            self._wanted = deque(phrases[: self._most])
            if self._wanted and self._thread is None:
                self._thread = threading.Thread(target=self._run, name="coach-voice", daemon=True)
                self._thread.start()

    def find(self, words: str, room: int) -> Spoken | None:
        """These words, if they are ready and last no longer than `room` milliseconds; the calmest that fits."""
        for spoken in self._ready.get(words, ()):
            if spoken.milliseconds <= room and spoken.wav.is_file():
                return spoken
        return None

    def status(self) -> str:
        """One sentence: what speaks, or why nothing does and what would help."""
        return self._status

    def wait_prepared(self, timeout: float) -> bool:
        """Wait until all that was asked for is ready or has been given up; False if that takes longer."""
        thread = self._thread
        if thread is not None:
            thread.join(timeout)
        return thread is None or not thread.is_alive()

    def close(self) -> None:
        """Prepare nothing more. Does not wait."""
        with self._lock:
            self._closed = True
            self._wanted.clear()
            if self._renderer is not None:
                self._renderer.stop()

    def _run(self) -> None:
        try:
            if self._folder is not None:
                prune(self._folder, KEPT)
            while (words := self._next()) is not None:
                if not self._can_speak():
                    self._leave()
                    return
                self._ready[words] = self._say(spoken_text(words))
        except Exception as mistake:  # a thread that dies of one prints it into the screen
            self._status = f"Nothing is spoken, because of a mistake in coach ({type(mistake).__name__}: {mistake})."
            self._leave()

    def _leave(self) -> None:
        """End the thread, whatever is still to come."""
        with self._lock:
            self._wanted.clear()
            self._thread = None

    def _next(self) -> str | None:
        """What to say next; where there is nothing more, the thread has ended."""
        with self._lock:
            if self._wanted:
                return self._wanted.popleft()
            self._thread = None
        return None

    def _can_speak(self) -> bool:
        if self._renderer is not None:
            return True
        engine = find_engine(self._machine)
        if self._folder is None:
            self._status = "There is no folder to keep spoken words in, so cues are tones."
        elif engine is None:
            advice = what_would_help(self._machine.platform)
            self._status = f"No program that speaks was found, so cues are tones; {advice}."
        else:
            with self._lock:
                if not self._closed:
                    self._renderer = Renderer(
                        engine, self._folder, self._machine.environ, self._loudness, self._patience
                    )
                    self._status = f"Words are spoken by {engine.name}."
        return self._renderer is not None

    def _say(self, text: str) -> tuple[Spoken, ...]:
        """It at the usual pace, and at a brisk one if it is long; nothing where it cannot be said."""
        usual = self._spoken(text, USUAL) if text else None
        if usual is None:
            return ()
        brisk = self._spoken(text, BRISK) if usual.milliseconds > BRISK_BEYOND else None
        return (usual,) if brisk is None else (usual, brisk)

    def _spoken(self, text: str, pace: float) -> Spoken | None:
        assert self._renderer is not None
        kept = self._renderer.kept(text, pace)
        if kept is not None or self._failures >= FAILURES:
            return kept
        try:
            made = self._renderer.make(text, pace)
        except SpeechError as trouble:
            self._failures += 1
            self._status = f"{self._renderer.name} did not say it ({trouble}), so cues are tones."
            return None
        self._failures = 0
        name = self._renderer.name
        self._status = f"Words are spoken by {name}." if made else f"{name} wrote nothing that can be heard."
        return made
