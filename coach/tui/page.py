"""What every screen has in common: a footer, and a polite word where the terminal is too small."""

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Static

LEAST_COLUMNS = 60
LEAST_ROWS = 18


Result = TypeVar("Result")


class Page(Screen[Result], Generic[Result]):
    """A screen of coach. Subclasses say what is on it with `compose_page`."""

    quiet: ClassVar[bool] = False
    """Whether somebody reads here, so that a page may be opened and a session begun."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrow"),
        (LEAST_COLUMNS, "-usual"),
        (100, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-short"),
        (LEAST_ROWS, "-low"),
        (24, "-normal"),
        (36, "-tall"),
    ]

    @property
    def is_too_small(self) -> bool:
        """Whether nothing of the page can be read."""
        return self.has_class("-narrow") or self.has_class("-short")

    def compose(self) -> ComposeResult:
        yield Static(
            f"This terminal is too small to read from a distance.\nPlease make it {LEAST_COLUMNS} columns by "
            f"{LEAST_ROWS} rows at least.\nNothing is lost: a session goes on.",
            id="too-small",
        )
        yield from self.compose_page()
        yield Footer(compact=True, show_command_palette=False)

    def compose_page(self) -> ComposeResult:
        """What is on this screen, above the footer."""
        raise NotImplementedError


FINDING: list[BindingType] = [
    Binding(
        "slash",
        "app.search",
        "Search",
        id="search",
        key_display="/",
        priority=True,
        tooltip="Search everything as you type",
    ),
    Binding("w", "app.compare", "Where?", id="compare", tooltip="Where and how does it hurt? Compare the causes"),
]
"""The keys of pages that are read in peace, to stand behind their own: the ways to every other page.

The slash comes before whatever has the focus, so that the letters behind it, typed in one go, find the search there.
"""
