"""Which number to call in an emergency: asked once, and skipped by whoever wants to.

What the locale says is only offered: nothing is chosen before a person chooses it.
"""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from coach.core.emergency import LONGEST_NUMBER, NUMBER_RULE, NUMBERS, is_number, number_for
from coach.tui.page import Page

OWN = "own:"
"""What stands before a number of somebody's own."""

WIDEST_PLACE = max(len(entry.place) for entry in NUMBERS)


class CountryScreen(Page[str]):
    """Dismisses itself with a country's code, `own:` and a number, or None where it was skipped."""

    AUTO_FOCUS = ""
    CSS_PATH = "country.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take_offered", "Take it", id="country.offered", tooltip="Take what the locale says"),
        *(
            Binding(str(at), f"take('{entry.country}')", entry.place, id=f"country.{at}", show=False,
                    tooltip=f"{entry.place}, {entry.number}")
            for at, entry in enumerate(NUMBERS, 1)
        ),
        Binding("o", "type_own", "Own number", id="country.own", tooltip="Type a number of your own"),
        Binding("escape,q", "quit_here", "Skip", id="country.skip", key_display="esc", tooltip="Go on without one"),
    ]  # fmt: skip

    own = getters.query_one("#own", Input)

    def __init__(self, offered: str | None) -> None:
        """`offered` is the code of the country in the locale, whether or not we know its number."""
        super().__init__()
        self._offered = offered
        self._entry = number_for(offered) if offered else None
        self._was_shown = False

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        self._was_shown = True

    def compose_page(self) -> ComposeResult:
        with VerticalScroll(id="country", can_focus=False):
            yield Static("Which number do you call in an emergency?", classes="title")
            yield Static("It then stands first on the emergency card.", id="why")
            yield Static(Content("\n").join(self._choices()), id="choices")
            yield Static(Content("\n").join(self._other_ways()), id="ways")
            yield Input(placeholder="the number, then Enter", id="own", max_length=LONGEST_NUMBER, restrict="[0-9 +-]*")
            yield Static("", id="wrong", classes="alarm", markup=False)

    def _choices(self) -> list[Content]:
        lines = [
            _line(str(at), f"{entry.place:<{WIDEST_PLACE}}  {entry.number}") for at, entry in enumerate(NUMBERS, 1)
        ]
        return [*lines, _line("o", "another number, which you type")]

    def _other_ways(self) -> list[Content]:
        skip = _line("Esc", "not now: the card then shows all numbers")
        if self._entry is None:
            return [skip]
        return [_line("Enter", f"{self._entry.place}, {self._entry.number} (from your locale)"), skip]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Enter takes nothing where nothing is offered."""
        return action != "take_offered" or self._entry is not None

    def action_take(self, country: str) -> None:
        """Nobody chooses what cannot be read: before it was drawn, or in a terminal too small for it."""
        if self._was_shown and not self.is_too_small:
            self.dismiss(country)

    def action_take_offered(self) -> None:
        if self._offered is not None:
            self.action_take(self._offered)

    def action_type_own(self) -> None:
        self.add_class("-typing")
        self.own.focus()

    @on(Input.Submitted)
    def _typed(self) -> None:
        number = self.own.value.strip()
        if is_number(number):
            self.dismiss(f"{OWN}{number}")
        else:
            self.query_one("#wrong", Static).update(f"This cannot be dialled: {NUMBER_RULE}.")

    def action_quit_here(self) -> None:
        """From the line one types in, back to the list; from there, on without a number."""
        if self.has_class("-typing"):
            self.remove_class("-typing")
            self.set_focus(None)
        else:
            self.dismiss(None)


def _line(key: str, meaning: str) -> Content:
    return Content.assemble((f"{key:>5}", "bold"), f"  {meaning}")
