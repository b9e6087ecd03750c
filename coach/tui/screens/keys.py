"""Every key of the screen beneath, and what it does: made from the bindings themselves."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from coach.tui.widgets.item import Item

_NAMES = {"escape": "esc", "exclamation_mark": "!", "question_mark": "?", "plus": "+", "equals_sign": "=", "minus": "-"}


class KeysScreen(ModalScreen[None]):
    """A list of keys; any of Escape, q, ? and Enter closes it."""

    CSS_PATH = "keys.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "close", "Close", id="keys.close", tooltip="Go back"),
        Binding("exclamation_mark", "app.feel_wrong", "Stop!", id="keys.wrong", show=False, tooltip="Stop at once"),
    ]

    def __init__(self, bindings: Iterable[ActiveBinding]) -> None:
        super().__init__()
        self._lines = key_lines(active.binding for active in bindings)

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="keys"):
            yield Static("Keys", classes="title")
            for keys, meaning in self._lines.items():
                yield Item(keys, meaning)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_quit_here(self) -> None:
        """Closes this page alone."""
        self.dismiss(None)


def key_lines(bindings: Iterable[Binding]) -> dict[str, str]:
    """What the keys of each of our own bindings do; those that work on every screen come last."""
    keys: dict[str, list[str]] = {}
    meaning: dict[str, str] = {}
    for binding in sorted(bindings, key=lambda binding: binding.priority and not binding.show):
        if binding.id:
            keys.setdefault(binding.id, []).append(_NAMES.get(binding.key, binding.key))
            meaning[binding.id] = f"{binding.tooltip}."
    return {", ".join(names): meaning[name] for name, names in keys.items()}
