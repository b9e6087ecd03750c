"""Where and how does it hurt? What it could be, side by side, the most urgent first."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from coach.core.knowledge import Area
from coach.core.pages.comparison import compared, introduction, sources_page
from coach.core.ports import Library
from coach.tui.page import FINDING, Page
from coach.tui.screens.reading import ReadingScreen
from coach.tui.widgets.side_by_side import SideBySide

_PLACES: dict[Area | None, str] = {
    None: "anywhere",
    Area.LOW_BACK: "back",
    Area.BUTTOCK: "buttock",
    Area.BACK_OF_THIGH: "back thigh",
    Area.FRONT_OF_THIGH: "front thigh",
    Area.CALF: "calf",
    Area.ANKLE_AND_HEEL: "heel",
    Area.FOOT: "foot",
}
"""So short that all of them stand on one line."""


class CompareScreen(Page[None]):
    """The arrows choose the place, Tab a condition, Enter opens its card."""

    quiet = True
    CSS_PATH = "compare.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "place(1)", "Place", id="compare.next", priority=True, tooltip="The next place on the body"),
        Binding(
            "left", "place(-1)", "Place", id="compare.before", priority=True, show=False, tooltip="The place before"
        ),
        Binding("enter", "open", "Open", id="compare.open", tooltip="Open the condition that is chosen"),
        Binding("o", "sources", "Sources", id="compare.sources", tooltip="On whose word each column is"),
        Binding(
            "q,escape", "quit_here", "Back", id="compare.back", key_display="esc", tooltip="Back to the page before"
        ),
        FINDING[0],
    ]

    table = getters.query_one("#table", SideBySide)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._place = 0

    def compose_page(self) -> ComposeResult:
        for paragraph in introduction():
            yield Static(paragraph.text, classes=f"introduction {paragraph.style}", markup=False)
        yield Static("", id="places", markup=False)
        yield SideBySide(id="table")

    def on_mount(self) -> None:
        self.table.focus()
        self._show()

    def _show(self) -> None:
        self.table.show(compared(self._library, list(_PLACES)[self._place]))
        self.query_one("#places", Static).update(_strip(self._place))

    def action_place(self, by: int) -> None:
        self._place = (self._place + by) % len(_PLACES)
        self._show()

    def action_open(self) -> None:
        self.table.open_chosen()

    def action_sources(self) -> None:
        self.app.push_screen(ReadingScreen(sources_page(compared(self._library), self._library)))

    def action_quit_here(self) -> None:
        self.dismiss(None)


def _strip(chosen: int) -> Content:
    """Every place, the chosen one marked by brackets too, not by colour alone."""
    parts: list[str | tuple[str, str]] = []
    for at, name in enumerate(_PLACES.values()):
        parts.append((f"[{name}]", "bold $accent") if at == chosen else (name, "dim"))
    return Content(" ").join(Content.assemble(part) for part in ["◂", *parts, "▸"])
