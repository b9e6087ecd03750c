"""The emergency card: looked up by key on any screen, or the last thing shown, which then ends the program."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coach.core.emergency import Card
from coach.tui.page import Page
from coach.tui.widgets.block_text import MOST, BlockText

STOPPED_BY_SAFETY = 3
"""The exit code."""


class EmergencyScreen(Page[None]):
    """What to do now, the number first. All of it stands on the screen at once, at the smallest size too."""

    is_the_card = True
    CSS_PATH = "emergency.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "exclamation_mark", "app.feel_wrong", "Stop!", id="emergency.wrong", show=False, tooltip="Stop at once"
        ),
        Binding(
            "q,escape",
            "quit_here",
            "Close the program",
            id="emergency.quit",
            key_display="q",
            tooltip="Close the program",
        ),
        Binding("q,escape,enter,e", "back", "Back", id="emergency.back", key_display="esc", tooltip="Go back"),
    ]

    def __init__(self, card: Card, blocking: bool) -> None:
        """`blocking` where a sign is there: then nothing leads away but the end of the program."""
        super().__init__()
        self._card = card
        self._blocking = blocking
        self._drawable = card.large.isdecimal() and len(card.large) <= MOST
        self.set_class(self._drawable, "-calls")

    def compose_page(self) -> ComposeResult:
        card = self._card
        with VerticalScroll(id="card"):
            yield BlockText("STOP", letters=True, id="stop")
            if self._drawable:
                yield BlockText(card.large, letters=False, id="number")
            yield Static(card.headline, id="headline", classes="alarm", markup=False)
            yield Static(card.call, id="call", markup=False)
            if card.numbers:
                numbers = [Content.assemble((f"{n.number:>5}", "bold"), f"  {n.place}") for n in card.numbers]
                yield Static(Content("\n").join(numbers), id="numbers")
            yield Static("\n".join(card.lines), id="lines", markup=False)
            if card.notice:
                yield Static(card.notice, id="notice", markup=False)
            if card.quiet:
                yield Static(card.quiet, id="quiet", classes="quiet", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Each of the two uses has its own way out."""
        return self._blocking if action == "quit_here" else not self._blocking if action == "back" else True

    def action_back(self) -> None:
        self.dismiss(None)

    def action_quit_here(self) -> None:
        """Also what asking for the end of the program comes to."""
        if self._blocking:
            self.app.exit(STOPPED_BY_SAFETY)
        else:
            self.dismiss(None)
