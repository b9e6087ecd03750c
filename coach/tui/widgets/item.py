"""A line of a list: a mark, and a text that wraps beside it, never beneath it."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static


class Item(Horizontal):
    """Shows both as they are written; brackets are no markup."""

    DEFAULT_CSS = """
    Item { height: auto; }
    Item > .mark { width: auto; padding-right: 1; }
    Item > .text { width: 1fr; height: auto; }
    """

    def __init__(self, mark: str, text: str, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._mark = mark
        self._text = text

    def compose(self) -> ComposeResult:
        yield Static(self._mark, classes="mark", markup=False)
        yield Static(self._text, classes="text", markup=False)
