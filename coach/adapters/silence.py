"""The player that says nothing, for those who need no other.

Must import nothing that makes a sound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.core.cues import CueId


class SilentPlayer:
    """Plays nothing: for a muted session, and for rehearsals."""

    def __init__(self, reason: str = "Sound is off.") -> None:
        self._reason = reason

    def prepare(self, phrases: Sequence[str]) -> None:
        """There is nothing to get ready."""

    def play(self, cue: CueId, words: str = "", room: int = 0) -> None:
        """Say nothing."""

    def status(self) -> str:
        """The reason for the silence."""
        return self._reason

    def close(self) -> None:
        """There is nothing to let go of."""
