"""One question with a key for each answer. Says nothing of what follows from it."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static


class AskScreen(ModalScreen[str]):
    """Dismisses itself with the key of the answer."""

    CSS_PATH = "ask.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("exclamation_mark", "app.feel_wrong", "Stop!", id="ask.wrong", show=False, priority=True,
                tooltip="Stop at once"),
    ]  # fmt: skip
    """Before `on_key`, and not within it: what this screen asks for would never be answered once it is gone."""

    def __init__(self, title: str, choices: Mapping[str, str], sure: str, back: str) -> None:
        """`sure` is what asking for the end once more means; `back` is what Escape means."""
        super().__init__()
        self._title = title
        self._choices = choices
        self._sure = sure
        self._back = back

    def compose(self) -> ComposeResult:
        with Vertical(id="question"):
            yield Static(self._title, classes="title", markup=False)
            for key, meaning in self._choices.items():
                yield Static(f"  {key}  {meaning}", markup=False)

    def on_key(self, event: Key) -> None:
        event.stop()
        if event.character in self._choices:
            self.dismiss(event.character)
        elif event.key == "escape":
            self.dismiss(self._back)

    def action_quit_here(self) -> None:
        """Asked for the end a second time."""
        self.dismiss(self._sure)
