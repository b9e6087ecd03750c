"""A long list of single lines, one of them marked: only what is on the screen is drawn, however long the list is.

A base for lists whose lines change at every key. Lines are texts of cells, never markup.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

Look = Literal["text", "strong", "faint", "heading", "chosen"]
Piece = tuple[str, Look]

MARK = "▸ "
"""Before the marked line, so that it is known by more than its colour."""


def cells(text: str, width: int) -> str:
    """The text in exactly so many cells, cut with an ellipsis where it is longer."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width) if width > 0 else ""


class Listing(ScrollView, can_focus=True):
    """Subclasses say what is on a line, and tell with `show` how many there are."""

    DEFAULT_CSS = """
    Listing { height: 1fr; overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
    Listing > .listing--text { color: $foreground; }
    Listing > .listing--strong { color: $foreground; text-style: bold; }
    Listing > .listing--faint { color: $text-muted; }
    Listing > .listing--heading { color: $accent; text-style: bold; }
    Listing > .listing--chosen { color: $primary; text-style: bold; }
    Listing > .listing--marked { color: $block-cursor-foreground; background: $block-cursor-background; }
    Listing.-aside > .listing--marked { color: $foreground; background: $panel; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"listing--{look}" for look in ("text", "strong", "faint", "heading", "chosen", "marked")
    }

    @dataclass
    class Clicked(Message):
        """A line was clicked, and is marked now."""

        listing: "Listing"

        @property
        def control(self) -> "Listing":
            return self.listing

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.marked = 0
        """The place of the marked line."""
        self._count = 0

    def line(self, at: int, width: int) -> Iterable[Piece]:
        """What is on a line, in no more than so many cells."""
        raise NotImplementedError

    def may_be_marked(self, at: int) -> bool:  # noqa: ARG002
        """Whether the mark stops at this line."""
        return True

    @property
    def marks(self) -> bool:
        """Whether the marked line is shown as such now."""
        return True

    def show(self, count: int) -> None:
        """So many lines; they are drawn anew."""
        self._count = count
        self.virtual_size = Size(self.scrollable_content_region.width, count)
        self.refresh()

    def mark(self, at: int, *, top: bool = False) -> None:
        """Mark this line, or the next one that may be, and bring it into view, or to the top of it."""
        stops = self._stops()
        if stops:
            self.marked = next((place for place in stops if place >= at), stops[-1])
            around = Region(0, max(0, self.marked - 1), 1, 3)  # with a heading above it
            self.scroll_to_region(around, animate=False, immediate=True, force=True, top=top)
            self.refresh()

    def move(self, by: int) -> None:
        """Mark the line so many stops further down, or up where it is negative, and the last one at the most."""
        stops = self._stops()
        if stops:
            at = stops.index(self.marked) if self.marked in stops else 0
            self.mark(stops[max(0, min(at + by, len(stops) - 1))])

    def _stops(self) -> list[int]:
        return [place for place in range(self._count) if self.may_be_marked(place)]

    @property
    def page(self) -> int:
        """Stops that a page further is: one of the lines that were seen stays in sight."""
        return max(1, self.scrollable_content_region.height - 1)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        self.show(self._count)

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not 0 <= at < self._count:
            return Strip.blank(width, self.rich_style)
        marked = self.marks and at == self.marked and self.may_be_marked(at)
        lead = MARK if marked else " " * len(MARK)
        pieces = [(lead, "text"), *self.line(at, width - len(MARK))]
        strip = Strip([Segment(text, self._style(look, marked)) for text, look in pieces])
        return strip.adjust_cell_length(width, self._style("text", marked))

    def _style(self, look: str, marked: bool) -> Style:
        style = self.get_component_rich_style(f"listing--{look}")
        return style + self.get_component_rich_style("listing--marked", partial=True) if marked else style

    def on_click(self, event: events.Click) -> None:
        at = event.y - self.gutter.top + self.scroll_offset.y
        if 0 <= at < self._count and self.may_be_marked(at):
            event.stop()
            self.mark(at)
            self.post_message(self.Clicked(self))
