"""A flash of the whole screen at the change of phase, for who cannot hear it.

Must never come more than once a second, in case somebody with photosensitive epilepsy looks on (WCAG 2.3.1 allows
three), and never where it was not asked for or motion is not wanted.
"""

import asyncio
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

APART = 1_100
"""Milliseconds from one flash to the next, at least: a terminal may draw one late and the next one early."""
STAYS = 0.15
"""Seconds that the screen is filled."""


class Flash:
    """The rule. Keeps when the last flash was, and draws nothing."""

    def __init__(self, wanted: bool, motion: bool) -> None:
        """`wanted` as it is set, off by default; `motion` is False where nothing is to move."""
        self._allowed = wanted and motion
        self._last: int | None = None

    def due(self, now_ms: int) -> bool:
        """Whether to flash now, which then counts as done. `now_ms` is real time, in a rehearsal too."""
        if not self._allowed or (self._last is not None and now_ms < self._last + APART):
            return False
        self._last = now_ms
        return True


class Filling(Widget):
    """Covers the screen with one colour, moves nothing beneath it, and takes itself away."""

    DEFAULT_CSS = """
    Filling { layer: above; overlay: screen; width: 100%; height: 100%; background: $accent; }
    """

    def __init__(self, stays: float = STAYS) -> None:
        """`stays` in seconds."""
        super().__init__()
        self._stays = stays

    def on_mount(self) -> None:
        self.set_timer(self._stays, self.remove)

    def render(self) -> str:
        return ""


def milliseconds() -> int:
    """The time of the person who looks, which is not that of a rehearsal."""
    return int(asyncio.get_running_loop().time() * 1000)


def show_flash(screen: Screen[Any]) -> None:
    """Flash a screen once. Whoever calls asks `Flash.due` before."""
    screen.mount(Filling())
