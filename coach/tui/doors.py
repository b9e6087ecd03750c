"""What the screens are handed: doors to the outside, opened when what lies behind is wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the first frame needs nothing of it
    from collections.abc import Callable

    from coach.core.aim import Ask
    from coach.core.board import Board
    from coach.core.ports import Clock, Desk, Numbers, Player
    from coach.core.record import Unfinished
    from coach.core.routine import Side
    from coach.core.settings import SettingsStore


@dataclass(frozen=True, slots=True)
class Doors:
    """Before the first frame none of them is opened but `board`, and `numbers`, which opens nothing by itself."""

    desk: Callable[[], Desk]
    """Called once, when a session or what was said is first wanted."""
    numbers: Numbers
    """For the emergency card, which needs nothing else."""
    settings: Callable[[], SettingsStore]
    left_lying: Callable[[], tuple[Unfinished, ...]]
    """The sessions that have not ended. May raise JournalError; called from any thread."""
    rehearsal: Callable[[float, bool], tuple[Clock, Player]]
    """The clock of a rehearsal at this speed, and its player, silent where sound is not wanted."""
    board: Callable[[Ask | None], Board]
    """What home shows for these answers; None for those that are remembered. Called from any thread, one at a time."""
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
    minutes: int = 0
    """What it is fitted to; 0 leaves it as long as it is."""
