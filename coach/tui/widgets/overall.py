"""The thin line of overall progress."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget


class Overall(Widget):
    """How much of the session is over, in half cells; repaints only when a half cell fills."""

    DEFAULT_CSS = """
    Overall { height: 1; width: 1fr; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._fraction = 0.0
        self._halves = 0

    def show(self, fraction: float) -> None:
        """Show a fraction from 0 to 1."""
        self._fraction = fraction
        halves = self._filled()
        if halves != self._halves:
            self._halves = halves
            self.refresh()

    def _filled(self) -> int:
        return int(self._fraction * self.size.width * 2)

    def on_resize(self) -> None:
        self._halves = self._filled()
        self.refresh()

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        width = self.size.width
        whole, half = divmod(self._halves, 2)
        line = ("━" * whole + ("╸" if half else "")).ljust(width, "─")
        return Strip([Segment(line[:width], self.rich_style)])
