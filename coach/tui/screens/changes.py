"""What was changed about a routine for this body today, each change with its reason, before it begins."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from coach.core.gate import Opened
from coach.core.pages.changes import change_line, heading_of
from coach.tui.page import Page
from coach.tui.widgets.item import Item


class ChangesScreen(Page[bool]):
    """Dismisses itself with True to begin, False to leave it."""

    CSS_PATH = "changes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Start", id="changes.begin", tooltip="Start it as it is told here"),
        Binding("q,escape", "quit_here", "Back", id="changes.back", key_display="q", tooltip="Do not start it"),
    ]

    body = getters.query_one("#changes", VerticalScroll)

    def __init__(self, opened: Opened, fitted: tuple[str, ...] = ()) -> None:
        """`fitted` says what was left out or shortened for want of time, a sentence each."""
        super().__init__()
        self._opened = opened
        self._fitted = fitted

    def compose_page(self) -> ComposeResult:
        with VerticalScroll(id="changes"):
            yield Static(heading_of(self._opened), classes="title", markup=False)
            for change in self._opened.adapted.changes:
                yield Item("●", change_line(change), classes="line")
            if self._fitted:
                if self._opened.adapted.changes:
                    yield Static("To fit the time", classes="heading")
                for line in self._fitted:
                    yield Item("●", line, classes="line")
            if self._opened.advice:
                yield Static("Keep in mind", classes="heading")
                for line in self._opened.advice:
                    yield Item("●", line, classes="line")

    def on_mount(self) -> None:
        self.body.focus()

    def action_begin(self) -> None:
        if not self.is_too_small:
            self.dismiss(True)

    def action_quit_here(self) -> None:
        self.dismiss(False)
