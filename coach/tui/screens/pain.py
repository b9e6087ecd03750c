"""How strong is the pain, from 0 to 10? One key; Enter leaves it out. Says what the number means, and no more."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from coach.core.answers import Moment
from coach.tui.page import Page
from coach.tui.rating import KEYS, rated
from coach.tui.widgets.block_text import BlockText
from coach.tui.widgets.item import Item

_TITLES = {
    Moment.BEFORE: "How strong is your pain now?",
    Moment.AFTER: "How strong is your pain now, after the session?",
    Moment.MORNING: "How strong was your pain on the morning after your last session?",
}
SCALE = (
    ("0", "none"),
    ("1-2", "a little"),
    ("3-5", "some"),
    ("6-9", "strong"),
    ("t", "ten: the worst that you can imagine"),
)


NOTE = "Rate pain, not the pull of a stretch. Sharp, burning, electric or tingling is pain."
KEYS_LINE = (("0-9", "bold"), "  that much     ", ("t", "bold"), "  ten     ", ("Enter", "bold"), "  leave it out")


class PainScreen(Page[int]):
    """Dismisses itself with the rating, or None where it was left out."""

    CSS_PATH = "pain.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,escape,q", "quit_here", "Leave it out", id="pain.skip", key_display="⏎", tooltip="Give no number"
        ),
    ]

    def __init__(self, moment: Moment, after: str = "") -> None:
        """`after` names the session of a morning, such as its day."""
        super().__init__()
        self._moment = moment
        self._after = after
        self._was_shown = False

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        self._was_shown = True

    def compose_page(self) -> ComposeResult:
        with Vertical(id="pain"):
            yield BlockText("PAIN", letters=True, id="word")
            yield Static(_TITLES[self._moment], classes="title", markup=False)
            if self._after:
                yield Static(self._after, classes="quiet", markup=False)
            with Vertical(id="scale"):
                for key, meaning in SCALE:
                    yield Item(f"{key:<4}", meaning, classes="step")
            yield Static(NOTE, id="note")
        yield Static(Content.assemble(*KEYS_LINE), id="answers")

    def on_key(self, event: Key) -> None:
        """Nobody rates by a question that cannot be read: before it was drawn, or in a terminal too small for it."""
        if event.character is None or event.character not in KEYS:
            return
        event.stop()
        if self._was_shown and not self.is_too_small:
            self.dismiss(rated(event.character))

    def action_quit_here(self) -> None:
        self.dismiss(None)
