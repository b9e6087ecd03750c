"""On which day did a clinician say that this history is no hindrance?"""

from datetime import date
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from coach.core.standing import CLEARED_FOR
from coach.tui.page import Page


class ClearedScreen(Page[str]):
    """Dismisses itself with a day as `2026-11-22`, or None where none was given."""

    CSS_PATH = "end.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "quit_here", "Back", id="cleared.back", key_display="esc", tooltip="Give no day"),
    ]

    day = getters.query_one("#note", Input)

    def __init__(self, today: str) -> None:
        super().__init__()
        self._today = date.fromisoformat(today)

    def compose_page(self) -> ComposeResult:
        with Vertical(id="end"):
            yield Static("On which day did a clinician say that you may exercise with it?", classes="title")
            yield Static(f"As {self._today.isoformat()}, then Enter. It is asked again {CLEARED_FOR.days} days later.")
            yield Static("With new or other symptoms it does not count: then see a doctor first.")
            yield Input(placeholder="year-month-day", id="note", max_length=10, restrict="[0-9-]*")
            yield Static("", id="saved", classes="alarm", markup=False)

    def on_mount(self) -> None:
        self.day.focus()

    @on(Input.Submitted)
    def _typed(self) -> None:
        try:
            day = date.fromisoformat(self.day.value)
        except ValueError:
            self._complain(f"This is no day; write it as {self._today.isoformat()}.")
            return
        if day > self._today:
            self._complain("That day is still to come.")
        elif self._today - day > CLEARED_FOR:
            self._complain(f"That is more than {CLEARED_FOR.days} days ago, so ask again.")
        else:
            self.dismiss(day.isoformat())

    def _complain(self, sentence: str) -> None:
        self.query_one("#saved", Static).update(sentence)

    def action_quit_here(self) -> None:
        self.dismiss(None)
