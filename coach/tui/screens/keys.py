"""Every key of the screen beneath, and what it does: made from the bindings themselves."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class KeysScreen(ModalScreen[None]):
    """A list of keys; any of Escape, q and ? closes it."""

    CSS_PATH = "keys.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "close", "Close", id="keys.close", tooltip="Go back"),
    ]

    def __init__(self, bindings: Iterable[ActiveBinding]) -> None:
        super().__init__()
        self._lines = [_line(active.binding, active.tooltip) for active in bindings if active.binding.id]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="keys"):
            yield Static("Keys", classes="title")
            yield Static(Content("\n").join(dict.fromkeys(self._lines)))

    def action_close(self) -> None:
        self.dismiss(None)

    def action_quit_here(self) -> None:
        """Closes this page alone."""
        self.dismiss(None)


def _line(binding: Binding, tooltip: str) -> Content:
    key = binding.key_display or {"space": "space", "enter": "enter"}.get(binding.key, binding.key)
    return Content.assemble((f"{key:>8}  ", "bold"), f"{binding.description:<9}", (tooltip or binding.tooltip, "dim"))
