"""Not this routine, not now: why, and what is open all the same."""

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.core.routine import Routine
from coach.tui.page import Page
from coach.tui.widgets.item import Item


class Wish(Enum):
    """What a person does about a block, other than to choose something that is open."""

    ANSWER_ANEW = "anew"
    CLEARED = "cleared"


class NotNowScreen(Page[str | Wish]):
    """Dismisses itself with the id of a routine that was chosen, a wish, or None."""

    CSS_PATH = "not_now.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Start this", id="not-now.choose", priority=True, tooltip="Start what is chosen"),
        Binding("a", "wish('anew')", "Answer anew", id="not-now.anew", tooltip="Answer all the questions again"),
        Binding("c", "wish('cleared')", "Cleared", id="not-now.cleared", tooltip="A clinician has said yes"),
        Binding("q,escape", "quit_here", "Back", id="not-now.back", key_display="q", tooltip="Do nothing now"),
    ]

    offers = getters.query_one("#offers", OptionList)

    def __init__(
        self,
        title: str,
        lines: Iterable[str],
        offers: Sequence[Routine],
        *,
        anew: bool = False,
        clearable: bool = False,
    ) -> None:
        """`anew` and `clearable` say which of the two wishes make sense."""
        super().__init__()
        self._title = title
        self._lines = tuple(lines)
        self._offers = tuple(offers)
        self._wishes = {Wish.ANSWER_ANEW: anew, Wish.CLEARED: clearable}

    def compose_page(self) -> ComposeResult:
        with VerticalScroll(id="why", can_focus=False):
            yield Static(self._title, classes="alarm", markup=False)
            for line in self._lines:
                yield Item("●", line, classes="line")
        if self._offers:
            yield Static("Open to you all the same:", id="open", classes="heading")
            yield OptionList(
                *(Option(routine.title, routine.id) for routine in self._offers), id="offers", markup=False
            )

    def on_mount(self) -> None:
        if self._offers:
            self.offers.focus()
            self.offers.action_first()

    def action_choose(self) -> None:
        if not self._offers or self.is_too_small:
            return
        option = self.offers.highlighted_option
        if option is not None:
            self.dismiss(option.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click starts what was clicked on."""
        event.stop()
        self.dismiss(event.option_id)

    def action_wish(self, wish: str) -> None:
        self.dismiss(Wish(wish))

    def action_quit_here(self) -> None:
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense is offered."""
        if action == "wish":
            return self._wishes[Wish(str(parameters[0]))]
        return action != "choose" or bool(self._offers)
