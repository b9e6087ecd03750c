"""Search everything as you type: conditions, routines and exercises."""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coach.core.search import MOST, Page, search
from coach.core.words import plural
from coach.tui.messages import Open
from coach.tui.page import Page as Screen

ABOUT = 70
"""Characters of what is said of a hit."""


class SearchScreen(Screen[None]):
    """An input line and the hits under it. The arrows go through them while one types; Enter opens."""

    quiet = True
    CSS_PATH = "search.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="search.open", priority=True, tooltip="Open what is marked"),
        Binding("down", "move('cursor_down')", "Down", id="search.down", priority=True, tooltip="The next hit"),
        Binding("up", "move('cursor_up')", "Up", id="search.up", priority=True, tooltip="The hit before"),
        Binding(
            "pagedown",
            "move('page_down')",
            "Page down",
            id="search.page_down",
            show=False,
            tooltip="A page down",
        ),
        Binding("pageup", "move('page_up')", "Page up", id="search.page_up", show=False, tooltip="A page up"),
        Binding("escape", "quit_here", "Back", id="search.back", key_display="esc", tooltip="Back to the page before"),
    ]

    words = getters.query_one("#words", Input)
    hits = getters.query_one("#hits", OptionList)

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self._pages = pages
        self._query = ""

    def compose_page(self) -> ComposeResult:
        yield Input(placeholder="a muscle, a pain, an exercise, a routine", id="words")
        yield Static("", id="number", classes="quiet", markup=False)
        yield OptionList(id="hits")

    def on_mount(self) -> None:
        self._show()
        self.words.focus()

    @on(Input.Changed)
    def _show(self) -> None:
        self._query = self.words.value
        found = search(self._pages, self._query)
        self.hits.clear_options()
        self.hits.add_options(Option(_prompt(page), id=page.target) for page in found)
        self.hits.action_first()
        self.query_one("#number", Static).update(_number(len(found)))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Behind the letters that the input has still to take: Enter may come in one go with them."""
        self.words.call_later(self._open)

    def _open(self) -> None:
        if self.words.value != self._query:
            self._show()
        at = self.hits.highlighted
        option = None if at is None else self.hits.get_option_at_index(at)
        if option is not None and option.id:
            self.post_message(Open(option.id))

    def action_move(self, how: str) -> None:
        getattr(self.hits, f"action_{how}")()

    def action_quit_here(self) -> None:
        self.dismiss(None)


def _prompt(page: Page) -> Content:
    kind = page.target.partition(":")[0]
    about = page.about if len(page.about) <= ABOUT else page.about[: ABOUT - 1].rstrip() + "…"
    return Content.assemble((page.title, "bold"), f" · {kind}\n  {about}")


def _number(found: int) -> str:
    if not found:
        return "Nothing has all of these words. Where it hurts: esc, then w."
    return f"The first {MOST}; another letter narrows it down." if found == MOST else plural(found, "hit")
