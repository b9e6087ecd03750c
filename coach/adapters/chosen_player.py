"""The player of the volume that is set: looked up as each session gets ready, so a change counts from the next one.

Must never block, nor change the player in the midst of a session.
"""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.core.cues import CueId
    from coach.core.ports import Player
    from coach.core.settings import Volume


class ChosenPlayer:
    """Implements `coach.core.ports.Player` with one player after another."""

    def __init__(self, volume: Callable[[], Volume], make: Callable[[Volume], Player]) -> None:
        self._volume = volume
        self._make = make
        self._is_at = volume()
        self._player = make(self._is_at)

    def prepare(self, phrases: Sequence[str]) -> None:
        """A session gets ready: take the player of what is set now. The old one is closed on a thread of its own."""
        volume = self._volume()
        if volume is not self._is_at:
            Thread(target=self._player.close, name="coach-audio-close", daemon=True).start()
            self._is_at, self._player = volume, self._make(volume)
        self._player.prepare(phrases)

    def play(self, cue: CueId, words: str = "", room: int = 0) -> None:
        """Hand it on."""
        self._player.play(cue, words, room)

    def status(self) -> str:
        """That of the player in use."""
        return self._player.status()

    def close(self) -> None:
        """Let go of the player in use."""
        self._player.close()
