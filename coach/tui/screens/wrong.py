"""Something feels wrong: what is it? At most two keys lead to what has to be done.

The session beneath is paused already. Must never go on by itself.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Key
from textual.widgets import Static

from coach.core.safety import Complaint
from coach.tui.page import Page
from coach.tui.widgets.block_text import BlockText
from coach.tui.widgets.item import Item


class WrongScreen(Page[Complaint]):
    """Dismisses itself with the complaint that says what follows, or None where the key was pressed by mistake."""

    asks_what_is_wrong = True
    CSS_PATH = "wrong.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "quit_here", "Nothing: stay paused", id="wrong.nothing", key_display="esc",
                tooltip="Nothing is wrong; the session stays paused"),
    ]  # fmt: skip

    rows = getters.query_one("#complaints", VerticalScroll)

    def __init__(self, complaints: Sequence[Complaint]) -> None:
        super().__init__()
        self._choices = tuple(complaints)

    def compose_page(self) -> ComposeResult:
        yield BlockText("STOP", letters=True, id="stop")
        yield Static("Let go now. What is it?", id="ask", classes="title", markup=False)
        with VerticalScroll(id="complaints", can_focus=False):
            yield from self._items()

    def _items(self) -> list[Item]:
        return [Item(str(number), entry.text, classes="complaint") for number, entry in enumerate(self._choices, 1)]

    async def on_key(self, event: Key) -> None:
        keys = "123456789"[: len(self._choices)]
        if event.character is None or event.character not in keys:
            return
        event.stop()
        chosen = self._choices[keys.index(event.character)]
        if chosen.then is not None:
            self.dismiss(chosen)
            return
        self._choices = chosen.which
        self.query_one("#ask", Static).update(f"{chosen.text}: which?")
        await self.rows.remove_children()
        await self.rows.mount(*self._items())

    def action_quit_here(self) -> None:
        self.dismiss(None)
