"""A text in blocks that fills its place: the countdown, the phase and the side.

Repaints only the characters that changed, because a countdown runs for minutes.
"""

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from coach.tui.widgets import blocks


class BlockText(Widget):
    """Shows one word or number as large as it fits, centred; plain bold text where no block fits."""

    DEFAULT_CSS = """
    BlockText { height: 1fr; width: 1fr; }
    """

    def __init__(
        self,
        text: str = "",
        *,
        letters: bool,
        template: str = "",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """`template` has the greatest width that is to be expected, so that the size stays."""
        super().__init__(id=id, classes=classes)
        self._letters = letters
        self._text = text
        self._template = template or text
        self._rows: list[str] = []
        self._left = 0
        self._top = 0
        self._scale = blocks.NONE

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    @property
    def block_rows(self) -> int:
        """Rows that the blocks take on the screen; 1 where it is plain text."""
        return len(self._rows)

    def show(self, text: str, template: str = "") -> None:
        """Show a text."""
        template = template or text
        if text == self._text and template == self._template:
            return
        before, old_scale = self._text, self._scale
        same_frame = len(text) == len(before) and template == self._template
        self._text, self._template = text, template
        self._lay_out()
        if same_frame and self._scale == old_scale != blocks.NONE and self._same_widths(before, text):
            self._refresh_changed(before)
        else:
            self.refresh()

    def on_resize(self) -> None:
        self._lay_out()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        style = self.rich_style
        row = y - self._top
        inside = self._rows[row] if 0 <= row < len(self._rows) else ""
        line = " " * self._left + inside if inside else ""
        return Strip([Segment(line, style)]).adjust_cell_length(self.size.width, style)

    def _lay_out(self) -> None:
        columns, lines = self.size
        self._scale = blocks.largest_scale(self._template, columns, lines, self._letters)
        drawn = self._text and self._scale != blocks.NONE
        self._rows = blocks.rows(self._text, self._scale, self._letters) if drawn else [self._text]
        self._left = max(0, (columns - len(self._rows[0])) // 2)
        self._top = max(0, (lines - len(self._rows)) // 2)

    def _width_of(self, character: str) -> int:
        return blocks.width(character, self._scale, self._letters)

    def _same_widths(self, before: str, after: str) -> bool:
        return all(self._width_of(old) == self._width_of(new) for old, new in zip(before, after, strict=True))

    def _refresh_changed(self, before: str) -> None:
        x = self._left
        regions = []
        for old, new in zip(before, self._text, strict=True):
            columns = self._width_of(new)
            if old != new:
                regions.append(Region(x, self._top, columns, len(self._rows)))
            x += columns + blocks.gap(self._scale, self._letters)
        self.refresh(*regions)
