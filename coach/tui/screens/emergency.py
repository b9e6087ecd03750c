"""The emergency card. It is the last thing shown: it can be read as long as wanted, and ends the program."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coach.core.safety import EmergencyCard
from coach.tui.page import Page
from coach.tui.widgets.block_text import BlockText


class EmergencyScreen(Page[None]):
    """What to do now, the numbers first."""

    CSS_PATH = "emergency.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "quit_here", "Close the program", id="emergency.quit", key_display="q", tooltip="Close"),
    ]

    def __init__(self, card: EmergencyCard) -> None:
        super().__init__()
        self._card = card

    def compose_page(self) -> ComposeResult:
        card = self._card
        with VerticalScroll(id="card"):
            yield BlockText("STOP", letters=True, id="stop")
            yield Static(card.title, classes="alarm", markup=False)
            yield Static(Content("\n".join(card.lines)), id="lines")
            numbers = [Content.assemble((f"{n.number:>5}", "bold"), f"  {n.place}") for n in card.numbers]
            yield Static(Content("\n").join(numbers), id="numbers")
            yield Static(Content("\n".join(line for line in card.same_day if line not in card.lines)), id="same-day")

    def action_quit_here(self) -> None:
        self.app.exit(3)
