"""What the screens are handed: doors to the outside, opened when what lies behind is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first frame needs nothing of it
    from collections.abc import Callable

    from coach.core.ports import Clock, Desk, Numbers, Player
    from coach.core.record import Unfinished
    from coach.core.routine import Side
    from coach.core.settings import SettingsStore


@dataclass(frozen=True, slots=True)
class Doors:
    """None of them is opened before the first frame, but for `numbers`, which opens nothing by itself."""

    desk: Callable[[], Desk]
    """Called once, when a session is first wanted."""
    numbers: Numbers
    """For the emergency card, which needs nothing else."""
    settings: Callable[[], SettingsStore]
    left_lying: Callable[[], tuple[Unfinished, ...]]
    """The sessions that have not ended. May raise JournalError; called from any thread."""
    rehearsal: Callable[[float, bool], tuple[Clock, Player]]
    """The clock of a rehearsal at this speed, and its player, silent where sound is not wanted."""
    theme: str = "dark"
    voice: bool = True
    """Whether words may be spoken, where they are set to be."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What the program was started for, if not for home: it ends with it."""

    routine: str = ""
    """Empty where a session that was cut off is to be taken up."""
    side: Side | None = None
    speed: float | None = None
    """How many times as fast; None where it is no rehearsal."""
    sound: bool = False
    """Whether a rehearsal is heard."""
