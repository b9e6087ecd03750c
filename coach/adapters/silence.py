"""Players that wait or say nothing; light enough to be part of every start.

Must import nothing that makes a sound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.core.cues import CueId
    from coach.core.ports import Player


class SilentPlayer:
    """Plays nothing: for a muted session, and for rehearsals."""

    def __init__(self, reason: str = "Sound is off.") -> None:
        self._reason = reason

    def warm_up(self) -> None:
        """There is nothing to look for."""

    def play(self, cue: CueId) -> None:
        """Say nothing."""

    def status(self) -> str:
        """The reason for the silence."""
        return self._reason

    def close(self) -> None:
        """There is nothing to let go of."""


class LatePlayer:
    """A player that is made when it is first wanted, because looking for speakers would delay the first frame."""

    def __init__(self, make: Callable[[], Player]) -> None:
        self._make = make
        self._made: Player | None = None

    def _player(self) -> Player:
        if self._made is None:
            self._made = self._make()
        return self._made

    def warm_up(self) -> None:
        """Look for speakers now."""
        self._player().warm_up()

    def play(self, cue: CueId) -> None:
        """Begin to sound this cue and return at once."""
        self._player().play(cue)

    def status(self) -> str:
        """Which speakers are in use, or why there are none."""
        return self._player().status()

    def close(self) -> None:
        """Let go of the speakers, where there are any."""
        if self._made is not None:
            self._made.close()
