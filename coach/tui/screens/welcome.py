"""Before the first session ever: what this is, what it is not, and what is asked next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from coach.core.pages.safety import WELCOME, WELCOME_LINES
from coach.tui.page import Page
from coach.tui.widgets.item import Item

CRAMP = "A cramp, right now? Press c: first aid begins at once."


class WelcomeScreen(Page[bool]):
    """Dismisses itself with True to go on, False to leave."""

    quiet = True
    CSS_PATH = "changes.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "Go on", id="welcome.on", tooltip="To the first question"),
        Binding("c", "app.first_aid", "Cramp!", id="welcome.cramp", tooltip="A cramp, right now: first aid at once"),
        Binding("q,escape", "quit_here", "Later", id="welcome.leave", key_display="q", tooltip="Not now"),
    ]

    def compose_page(self) -> ComposeResult:
        with VerticalScroll(id="changes"):
            yield Static(WELCOME, classes="title")
            for line in WELCOME_LINES:
                yield Item("●", line, classes="line")
            yield Item("c", CRAMP, classes="line")

    def action_go_on(self) -> None:
        if not self.is_too_small:
            self.dismiss(True)

    def action_quit_here(self) -> None:
        self.dismiss(False)
