"""What is read from two metres away: the word, the number, the side, and the figure beside them."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from coach.core.moves import Phase
from coach.core.pose import Figure
from coach.core.routine import Side
from coach.core.view import View
from coach.tui import telling
from coach.tui.widgets.block_text import BlockText
from coach.tui.widgets.blocks import height, largest_scale
from coach.tui.widgets.figure import FigureView

READABLE = 8
"""Rows of a number that can be read from two metres; on a tall terminal it may be larger."""
READABLE_TALL = 14
TALL = 36
FIGURE_SHARE = 0.36
"""Of the columns, for the figure."""
LEAST_FIGURE = 16
MARGINS = 2
"""Columns beside the number."""
SIDE = 25
"""Columns of a side at most."""


class Stage(Vertical):
    """Shows a view, and with it a figure in the posture of the moment."""

    DEFAULT_CSS = """
    Stage { height: 1fr; }
    Stage > #phase { height: 5; color: $primary; }
    Stage > #row { height: 1fr; }
    Stage #digits { width: 1fr; padding: 0 1; color: $foreground; }
    Stage .side { width: 23; height: 1fr; display: none; color: $accent; background: $panel; }
    Stage .side.-works { display: block; }
    Stage FigureView { width: 0; height: 1fr; dock: right; display: none; }
    Stage FigureView.-shown { display: block; }
    Stage FigureView.-at-left { dock: left; }
    Stage > #phase.-between { color: $secondary; }
    Stage > #phase.-paused { color: $warning; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._room = 0
        """Columns of the figure."""

    def compose(self) -> ComposeResult:
        yield BlockText(letters=True, id="phase")
        with Horizontal(id="row"):
            yield BlockText("LEFT", letters=True, template="RIGHT", id="left", classes="side")
            yield BlockText(letters=False, id="digits")
            yield FigureView(id="figure")
            yield BlockText("RIGHT", letters=True, id="right", classes="side")

    def on_mount(self) -> None:
        self.phase_word = self.query_one("#phase", BlockText)
        self.digits = self.query_one("#digits", BlockText)
        self._figure = self.query_one(FigureView)
        self._row = self.query_one("#row")
        self._left, self._right = self.query_one("#left"), self.query_one("#right")

    def show(self, view: View, figure: Figure | None, part: float) -> None:
        """Show how things stand; `figure` is that of the exercise, if any, and `part` says how far it has moved."""
        segment = view.segment
        side = segment.side if segment else Side.BOTH
        self.phase_word.show(telling.phase_word(view))
        self.phase_word.set_class(view.phase is Phase.PAUSED, "-paused")
        self.phase_word.set_class(segment is None or not segment.is_work or view.lead_in > 0, "-between")
        self._left.set_class(side is Side.LEFT, "-works")
        self._right.set_class(side is Side.RIGHT, "-works")
        text, widest = telling.digits(segment, view) if segment else ("", "")
        room = self._room_for_figure(widest or text, side) if figure is not None else 0
        self._figure.set_class(room > 0, "-shown")
        self._figure.set_class(side is Side.RIGHT, "-at-left")
        if room != self._room:  # even the same width again would lay everything out anew
            self._room = room
            self._figure.styles.width = room
        self.digits.show(text, widest)
        if room:
            self._figure.show(figure, side, part)

    def _room_for_figure(self, widest: str, side: Side) -> int:
        """Columns for the figure; none where the number could no longer be read from two metres."""
        columns = int(self.size.width * FIGURE_SHARE)
        left = self.size.width - MARGINS - columns - (SIDE if side in (Side.LEFT, Side.RIGHT) else 0)
        scale = largest_scale(widest, left, self._row.size.height, letters=False)
        least = READABLE_TALL if self.app.size.height >= TALL else READABLE
        return columns if columns >= LEAST_FIGURE and height(scale, letters=False) >= least else 0
