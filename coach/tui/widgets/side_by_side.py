"""Conditions beside each other, in as many columns as can be read at this width."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coach.core.knowledge import Condition
from coach.core.pages.comparison import Line, Piece, side_by_side
from coach.core.paper import Style
from coach.tui.messages import Open


class SideBySide(ScrollView, can_focus=True):
    """The table. Tab chooses a column, Enter opens its condition, and so does a click."""

    DEFAULT_CSS = """
    SideBySide { height: 1fr; padding: 0 2; overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
    SideBySide > .table--heading { color: $accent; text-style: bold; }
    SideBySide > .table--urgent { color: $error; text-style: bold; }
    SideBySide > .table--text { color: $foreground; }
    SideBySide > .table--item { color: $foreground; text-style: bold; }
    SideBySide > .table--faint { color: $text-muted; }
    SideBySide > .table--chosen { background: $panel; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"table--{style}" for style in (*Style, "chosen")}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "go(1)", "Column", id="table.next", tooltip="Choose the next column"),
        Binding("shift+tab", "go(-1)", "Column", id="table.before", show=False, tooltip="Choose the column before"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._cards: list[Condition] = []
        self._lines: list[Line] = []
        self._chosen = -1

    def show(self, cards: Sequence[Condition]) -> None:
        """Show these, from the top."""
        self._cards, self._chosen = list(cards), -1
        self._lay_out()
        self.scroll_home(animate=False)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = side_by_side(self._cards, width) if width > 0 else []
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        blank = self.rich_style
        if not 0 <= at < len(self._lines):
            return Strip.blank(self.size.width, blank)
        segments = [Segment(piece.text, self._look(piece)) for piece in self._lines[at]]
        return Strip(segments).adjust_cell_length(self.size.width, blank)

    def _look(self, piece: Piece) -> RichStyle:
        style = self.get_component_rich_style(f"table--{piece.style}")
        chosen = piece.condition and piece.condition == self.chosen
        return style + self.get_component_rich_style("table--chosen", partial=True) if chosen else style

    @property
    def chosen(self) -> str:
        """The id of the condition whose column is chosen; empty where none is."""
        return self._cards[self._chosen].id if self._chosen >= 0 else ""

    def action_go(self, by: int) -> None:
        if not self._cards:
            return
        self._chosen = (self._chosen + by) % len(self._cards) if self._chosen >= 0 else (0 if by > 0 else -1)
        self._chosen %= len(self._cards)
        rows = [at for at, line in enumerate(self._lines) if any(piece.condition == self.chosen for piece in line)]
        self.scroll_to_region(Region(0, rows[0], 1, len(rows)), animate=False, immediate=True)
        self.refresh()

    def open_chosen(self) -> None:
        if self.chosen:
            self.post_message(Open(f"condition:{self.chosen}"))

    def on_click(self, event: events.Click) -> None:
        at, x = event.y - self.gutter.top + self.scroll_offset.y, event.x - self.gutter.left
        for piece in self._lines[at] if 0 <= at < len(self._lines) else ():
            if 0 <= x < len(piece.text) and piece.condition:
                event.stop()
                self.post_message(Open(f"condition:{piece.condition}"))
            x -= len(piece.text)
