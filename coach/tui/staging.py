"""How a session is to be shown: what a person has set, and what the screen is handed for it."""

from collections.abc import Callable
from dataclasses import dataclass

from coach.core.pose import Figure
from coach.core.view import View
from coach.tui import telling


@dataclass(frozen=True, slots=True)
class Staging:
    """How a session is to be shown."""

    far: bool
    """Nothing but the digits, the word, the side and the figure."""
    flash: bool
    """Whether the screen flashes as the phase changes."""
    motion: bool
    figure_of: Callable[[str], Figure | None]
    """The figure of an exercise by its id."""
    ends_at: Callable[[int], str]
    """The time on the clock in so many milliseconds, as 18:42."""
    speed: float | None
    """How many times as fast a rehearsal is; None where it is none."""

    @property
    def saves(self) -> bool:
        """Whether what is done is written down."""
        return self.speed is None

    def real(self, milliseconds: int) -> float:
        """So many milliseconds of the session in those of the person, who waits less for a rehearsal."""
        return milliseconds / (self.speed or 1)

    def left_line(self, view: View) -> str:
        """What is left in all, and until when; a rehearsal is marked as one."""
        left = telling.left_in_all(view)
        if self.speed is not None:
            return f"REHEARSAL ×{self.speed:g} · {left}"
        return left if view.about else f"{left} · until {self.ends_at(view.left_in_all)}"
