"""A page to read: all that is known of a routine, an exercise or a condition, and the ways to other pages.

The same paragraphs as `coach show` prints, in colour. Must never add wording of its own to what is known.
"""

from collections.abc import Iterable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from coach.core.paper import Paragraph
from coach.tui.page import FINDING, Page
from coach.tui.widgets.paper import Paper


class ReadingScreen(Page[None]):
    """Shows one page. Tab goes through its links, Enter opens one, Escape goes back."""

    quiet = True
    CSS_PATH = "reading.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="reading.open", tooltip="Open the link that is chosen"),
        Binding(
            "q,escape", "quit_here", "Back", id="reading.back", key_display="esc", tooltip="Back to the page before"
        ),
        *FINDING,
    ]

    paper = getters.query_one("#page", Paper)

    def __init__(self, page: Iterable[Paragraph]) -> None:
        super().__init__()
        self._page = page

    def compose_page(self) -> ComposeResult:
        yield Paper(self._page, id="page")

    def on_mount(self) -> None:
        self.paper.focus()

    def action_open(self) -> None:
        self.paper.open_chosen()

    def action_quit_here(self) -> None:
        self.dismiss(None)
