"""How a session is to be shown: what a person has set, and what the screen is handed for it."""

from collections.abc import Callable
from dataclasses import dataclass

from coach.core.pose import Figure
from coach.core.view import View
from coach.tui import telling


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

    def left_line(self, view: View) -> str:
        """What is left in all, and until when; a rehearsal is marked as one."""
        left = telling.left_in_all(view)
        if self.speed is not None:
            return f"REHEARSAL ×{self.speed:g} · {left}"
        ends = self.ends_at(view.left_in_all) if self.ends_at and not view.about else ""
        return f"{left} · until {ends}" if ends else left
