"""Everything that a person may set, each change kept at once.

What it shows is what the store says, never what was only wished for: a change that could not be kept is not shown.
"""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.core.emergency import own_number
from coach.core.setting_values import Value
from coach.core.settings import HEADINGS, TABLE, Settings, SettingsStore
from coach.tui.page import Page

EMERGENCY = "emergency"
"""The id of the one row that is not of the table."""

_BACK, _ON = Style.from_meta({"by": -1}), Style.from_meta({"by": 1})
_LABEL = 22
"""Columns of the names of the settings."""


class Rows(OptionList):
    """The list. The keys are its own, so that they count in the order in which they are typed, arrows and all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.step(-1)", "Back", id="settings.before", show=False, tooltip="One step back"),
        Binding("right", "screen.step(1)", "Change", id="settings.after", key_display="←→", tooltip="One step on"),
        Binding(
            "enter,space",
            "screen.go_round",
            "Next",
            id="settings.round",
            key_display="⏎",
            tooltip="One step on, and from the last to the first",
        ),
    ]


class SettingsScreen(Page[None]):
    """Up and down choose a setting, left and right its value; the mouse does both."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "q,escape", "quit_here", "Back", id="settings.back", key_display="esc", tooltip="Back to the page before"
        ),
    ]

    rows = getters.query_one("#rows", OptionList)

    def __init__(
        self, store: SettingsStore, changed: Callable[[Settings], None], open_country: Callable[[], None]
    ) -> None:
        """`changed` is told what is set after each change; `open_country` asks for the emergency number."""
        super().__init__()
        self._store = store
        self._changed = changed
        self._open_country = open_country
        self._settings = Settings()
        self._chosen = ""

    def compose_page(self) -> ComposeResult:
        yield Static("Settings, kept in settings.yaml", id="name", classes="title")
        yield Rows(*self._options(), id="rows")
        yield Static("", id="about", markup=False)
        yield Static("", id="said", markup=False)

    def on_mount(self) -> None:
        self.rows.focus()
        self.rows.action_first()
        self._say(self._store.problem(), wrong=True)

    def on_screen_resume(self) -> None:
        """The file may have changed meanwhile: by the screen that asks for the emergency number, or by hand."""
        self._settings = self._store.read()
        for key in (EMERGENCY, *TABLE):
            self._draw(key)

    def _options(self) -> Iterator[Option | None]:
        yield _heading("Emergency")
        yield Option("", id=EMERGENCY)
        group = ""
        for key, setting in TABLE.items():
            if setting.group != group:
                group = setting.group
                yield Option("", disabled=True)
                yield _heading(HEADINGS[group])
            yield Option("", id=key)

    def _draw(self, key: str) -> None:
        """Write the row anew; the chosen one has arrows too, so that it is known by more than its colour."""
        label = "Emergency number" if key == EMERGENCY else TABLE[key].label
        value = self._open_value(key) if key == self._chosen else (f"  {self._value(key)}",)
        self.rows.replace_option_prompt(key, Content.assemble(f" {label:<{_LABEL}}", *value))

    def _value(self, key: str) -> str:
        if key != EMERGENCY:
            return TABLE[key].values.spell(self._settings[key])
        chosen = own_number(self._settings.emergency.country, self._settings.emergency.number)
        return f"{chosen.number}, {chosen.place}" if chosen else "not set: all are shown"

    def _open_value(self, key: str) -> Iterator[str | tuple[str, Style] | tuple[str, str]]:
        """The value between arrows that can be clicked, one for each way that leads on from it."""
        back = key != EMERGENCY and self._beside(key, -1) != self._settings[key]
        on = key == EMERGENCY or self._beside(key, 1) != self._settings[key]
        yield ("◂ ", _BACK) if back else "  "
        yield (self._value(key), "bold")
        yield (" ▸", _ON) if on else "  "

    def _beside(self, key: str, by: int) -> Value:
        return TABLE[key].values.beside(self._settings[key], by)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        before, self._chosen = self._chosen, event.option_id or ""
        for key in {before, self._chosen} - {""}:
            self._draw(key)
        self.query_one("#about", Static).update(_about(self._chosen))

    def on_click(self, event: Click) -> None:
        """A click on an arrow of the chosen setting takes that step; to choose one, the list itself sees to."""
        by = event.style.meta.get("by")
        if by is not None:
            self.action_step(by)

    @property
    def _pointed_at(self) -> str:
        """The setting under the bar, which may be ahead of the one that is drawn as chosen."""
        option = self.rows.highlighted_option
        return (option.id or "") if option else ""

    def action_step(self, by: int) -> None:
        key = self._pointed_at
        if key in TABLE:
            self._change(key, self._beside(key, by))
        elif by > 0:
            self._open()

    def action_go_round(self) -> None:
        key = self._pointed_at
        if key in TABLE:
            on = self._beside(key, 1)
            self._change(key, TABLE[key].values.first() if on == self._settings[key] else on)
        else:
            self._open()

    def _open(self) -> None:
        if not self.is_too_small:
            self._say("")
            self._open_country()

    def _change(self, key: str, value: Value) -> None:
        """Nobody changes what cannot be read: in a terminal too small for it."""
        if value == self._settings[key] or self.is_too_small:
            return
        trouble = self._store.change(key, value)
        self._settings = self._store.read()
        self._draw(key)
        if trouble:
            self._say(f"Not kept: {trouble}", wrong=True)
        else:
            self._say(f"Kept: {TABLE[key].label}, {self._value(key)}.")
            self._changed(self._settings)

    def _say(self, what: str, wrong: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.update(what)
        said.set_class(wrong, "-wrong")

    def action_quit_here(self) -> None:
        self.dismiss(None)


def _heading(text: str) -> Option:
    return Option(Content.styled(text, "bold $accent"), disabled=True)


def _about(key: str) -> str:
    """What it means, and how the file says it."""
    if key == EMERGENCY:
        return "The number that stands first on the emergency card.\nEnter asks for it anew."
    setting = TABLE.get(key)
    return f"{setting.means}\nIn the file, {key}: {setting.values.bounds()}" if setting else ""
