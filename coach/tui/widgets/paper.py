"""A page of paragraphs as one widget: it scrolls, it wraps to its width, and its links can be gone through and opened.

One widget, because a page has hundreds of paragraphs, and as many widgets take a second to appear.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coach.core.paper import Paragraph, Row, Style, has_parts, rows
from coach.tui.messages import Open

WIDEST = 96
"""Cells of a line: longer ones are hard to read on."""


class Paper(ScrollView, can_focus=True):
    """Shows paragraphs. Tab goes to the next link, Enter opens it, and so does a click."""

    DEFAULT_CSS = """
    Paper { height: 1fr; padding: 1 2 0 2; overflow-x: hidden; scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
    Paper > .paper--title { color: $primary; text-style: bold; }
    Paper > .paper--heading { color: $accent; text-style: bold; }
    Paper > .paper--urgent { color: $error; }
    Paper > .paper--text { color: $foreground; }
    Paper > .paper--item { color: $foreground; }
    Paper > .paper--entry { color: $foreground; text-style: bold; }
    Paper > .paper--faint { color: $text-muted; }
    Paper > .paper--link { color: $secondary; text-style: underline; }
    Paper > .paper--chosen { color: $background; background: $secondary; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"paper--{style}" for style in (*Style, "entry", "chosen")}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "go(1)", "Link", id="paper.next", tooltip="Go to the next link on this page"),
        Binding("shift+tab", "go(-1)", "Link", id="paper.before", show=False, tooltip="Go to the link before"),
    ]

    def __init__(self, page: Iterable[Paragraph], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = list(page)
        self._ways = [number for number, paragraph in enumerate(self.page) if paragraph.target]
        self._entries = [one for one, after in pairwise(self.page) if has_parts(one, after)]
        self._rows: list[Row] = []
        self._width = 0
        self._chosen: int | None = None

    @property
    def chosen(self) -> str:
        """The target of the link that is chosen; empty where none is."""
        return self.page[self._chosen].target if self._chosen is not None else ""

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002
        self._lay_out(self.scrollable_content_region.width)

    def _lay_out(self, width: int) -> None:
        width = min(width, WIDEST)
        if width == self._width or width < 1:
            return
        top = self._paragraph_at(self.scroll_offset.y)
        self._width = width
        self._rows = list(rows(self.page, width))
        self.virtual_size = Size(width, len(self._rows))
        if top is not None:
            self.scroll_to(y=self._first_row(top), animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        blank = self.rich_style
        if not 0 <= at < len(self._rows):
            return Strip.blank(self.size.width, blank)
        row = self._rows[at]
        style = blank if row.paragraph is None else self.get_component_rich_style(f"paper--{self._look(row.paragraph)}")
        indent = len(row.text) - len(row.text.lstrip(" "))
        strip = Strip([Segment(" " * indent, blank), Segment(row.text[indent:], style)])
        return strip.adjust_cell_length(self.size.width, blank)

    def _look(self, paragraph: Paragraph) -> str:
        if self._chosen is not None and paragraph is self.page[self._chosen]:
            return "chosen"
        return "entry" if any(paragraph is entry for entry in self._entries) else paragraph.style.value

    def action_go(self, by: int) -> None:
        """Choose the next link, or the one before: from what is on the screen on, if none is chosen."""
        if not self._ways:
            return
        if self._chosen is None:
            seen = [way for way in self._ways if self._first_row(self.page[way]) >= self.scroll_offset.y]
            self._chosen = (seen or self._ways)[0] if by > 0 else self._ways[-1]
        else:
            self._chosen = self._ways[(self._ways.index(self._chosen) + by) % len(self._ways)]
        first = self._first_row(self.page[self._chosen])
        self.scroll_to_region(Region(0, first, self._width, 3), animate=False, immediate=True)
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Where there are no links, no key leads to one."""
        return action != "go" or bool(self._ways)

    def open_chosen(self) -> bool:
        """Open the link that is chosen; False where none is."""
        if self.chosen:
            self.post_message(Open(self.chosen))
        return bool(self.chosen)

    def on_click(self, event: events.Click) -> None:
        at = event.y - self.gutter.top + self.scroll_offset.y
        paragraph = self._rows[at].paragraph if 0 <= at < len(self._rows) else None
        if paragraph is not None and paragraph.target:
            event.stop()
            self.post_message(Open(paragraph.target))

    def _paragraph_at(self, row: int) -> Paragraph | None:
        return self._rows[row].paragraph if 0 < row < len(self._rows) else None

    def _first_row(self, paragraph: Paragraph) -> int:
        return next((at for at, row in enumerate(self._rows) if row.paragraph is paragraph), 0)
