"""The thin line of overall progress."""

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Overall(Widget):
    """How much of the session is over; repaints only the cells that fill."""

    DEFAULT_CSS = """
    Overall { height: 1; width: 1fr; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fraction = 0.0
        self._cells = 0

    def show(self, fraction: float) -> None:
        """Show a fraction from 0 to 1."""
        self._fraction = fraction
        before, self._cells = self._cells, self._filled()
        if before != self._cells:
            self.refresh(Region(min(before, self._cells), 0, abs(self._cells - before), 1))

    def _filled(self) -> int:
        return int(self._fraction * self.size.width)

    def on_resize(self) -> None:
        self._cells = self._filled()
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        line = "━" * self._cells + "─" * (self.size.width - self._cells)
        return Strip([Segment(line, self.rich_style)])
