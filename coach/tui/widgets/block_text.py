"""A text in blocks that fills its place: the countdown, the phase and the side."""

from itertools import zip_longest

from rich.segment import Segment
from textual.app import ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from coach.tui.widgets import blocks

MOST = 7
"""Characters of the longest text: `1:02:30`."""


class Character(Widget):
    """One character. A widget of its own, because a terminal is sent whole rows of widgets, and blocks are many
    bytes: in a countdown, most digits stay as they are."""

    DEFAULT_CSS = """
    Character { width: 0; height: 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[str, ...] = ()

    def show(self, rows: tuple[str, ...]) -> None:
        """Show these rows, all of one width, and repaint those that changed."""
        before, self._rows = self._rows, rows
        self.styles.width = len(rows[0]) if rows else 0
        self.styles.height = len(rows)
        width = self.size.width
        changed = [Region(0, y, width, 1) for y, (old, new) in enumerate(zip_longest(before, rows)) if old != new]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        style = self.rich_style
        row = self._rows[y] if y < len(self._rows) else ""
        return Strip([Segment(row, style)]).adjust_cell_length(self.size.width, style)


class BlockText(Widget):
    """Shows one word or number as large as it fits, centred; plain bold text where no block fits."""

    DEFAULT_CSS = """
    BlockText { height: 1fr; width: 1fr; layout: horizontal; align: center middle; overflow: hidden; }
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
        self._drawings: list[tuple[str, ...]] = []

    def compose(self) -> ComposeResult:
        for _ in range(MOST):
            yield Character()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text

    @property
    def block_rows(self) -> int:
        """Rows that the blocks take on the screen; 1 where it is plain text, 0 where there is none."""
        return len(self._drawings[0]) if self._drawings else 0

    def show(self, text: str, template: str = "") -> None:
        """Show a text."""
        template = template or text
        if (text, template) != (self._text, self._template):
            self._text, self._template = text, template
            self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        scale = blocks.largest_scale(self._template, *self.size, self._letters)
        if scale == blocks.NONE:
            self._drawings = [(self._text,)] if self._text else []
        else:
            self._drawings = blocks.drawings(self._text, scale, self._letters)
        unused: tuple[str, ...] = ()
        for at, character in enumerate(self.query_children(Character)):
            character.show(self._drawings[at] if at < len(self._drawings) else unused)
