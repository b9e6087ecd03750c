"""How a session is to be shown: what a person has set, and what the screen is handed for it."""

from collections.abc import Callable
from dataclasses import dataclass

from coach.core.pose import Figure


def _no_figure(_: str) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Staging:
    """How a session is to be shown."""

    far: bool = False
    """Nothing but the digits, the word, the side and the figure."""
    flash: bool = False
    """Whether the screen flashes as the phase changes."""
    motion: bool = True
    figure_of: Callable[[str], Figure | None] = _no_figure
    """The figure of an exercise by its id."""
    ends_at: Callable[[int], str] | None = None
    """The time on the clock in so many milliseconds, as 18:42."""
    speed: float | None = None
    """How many times as fast a rehearsal is; None where it is none."""
