"""The library as a place to browse: every routine, by words that are typed and by filters that combine."""

from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from coach.core.browse import Browser, Filter, toggled
from coach.core.catalogue import Catalogue, Entry
from coach.core.words import plural
from coach.tui.messages import Open
from coach.tui.page import Page
from coach.tui.widgets.facets import Facets
from coach.tui.widgets.listing import Listing
from coach.tui.widgets.results import Results

_NO_WORDS = "No routine has all of these words. Where it hurts: esc, then w."
_NO_FILTERS = "No routine is all of this; ^r takes the filters back"


class Words(Input):
    """The line that is typed on. The keys are its own, so that they count in the order in which they are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.open", "Open", id="library.open", tooltip="Open the page of the marked routine"),
        Binding("tab,shift+tab", "screen.cross", "Filters", id="library.cross", tooltip="To the filters"),
        Binding("down", "screen.move(1)", "Down", id="library.down", show=False, tooltip="The next routine"),
        Binding("up", "screen.move(-1)", "Up", id="library.up", show=False, tooltip="The routine before"),
        Binding("pagedown", "screen.turn(1)", "Page", id="library.page_down", show=False, tooltip="A page down"),
        Binding("pageup", "screen.turn(-1)", "Page", id="library.page_up", show=False, tooltip="A page up"),
    ]


class LibraryScreen(Page[None]):
    """Words above, filters on the left, routines on the right. Tab goes from the words to the filters and back."""

    quiet = True
    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "clear", "Clear", id="library.clear", key_display="^r", tooltip="Take every filter back"),
        Binding("escape", "quit_here", "Back", id="library.back", key_display="esc", tooltip="Back to the page before"),
    ]

    words = getters.query_one("#words", Words)
    facets = getters.query_one("#facets", Facets)
    results = getters.query_one("#results", Results)

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._browser = Browser(catalogue)
        self._chosen: frozenset[Filter] = frozenset()

    def compose_page(self) -> ComposeResult:
        yield Words(placeholder="a muscle, a pain, an activity, a routine", id="words")
        yield Static("", id="told", markup=False)
        with Horizontal():
            yield Facets(self._browser.filters, id="facets")
            with Vertical():
                yield Static("", id="columns", markup=False)
                yield Results(self._browser.entries, id="results")
        yield Static("", id="about", markup=False)

    def on_mount(self) -> None:
        self._find()
        self.words.focus()

    def on_resize(self) -> None:
        self.call_after_refresh(self._head)

    def _head(self) -> None:
        self.query_one("#columns", Static).update(self.results.heading(), layout=False)

    def on_descendant_focus(self) -> None:
        """The mark that the arrows do not move stays behind."""
        self.results.set_class(self.facets.has_focus, "-aside")

    @on(Input.Changed)
    def _find(self) -> None:
        found = self._browser.find(self.words.value, self._chosen)
        self.facets.tell(self._chosen, found.left)
        self.results.tell(found.entries)
        self.query_one("#told", Static).update(self._told(len(found.entries)), layout=False)
        self._describe()
        self.refresh()  # in one frame with what was typed; else the lists would come two frames later

    def _told(self, number: int) -> Content:
        """How many routines are left, and by which filters."""
        chosen = [one.words for one in self._browser.filters if one in self._chosen]
        said = plural(number, "routine") if number else _NO_FILTERS if chosen else _NO_WORDS
        return Content.assemble(said, *((f" · {words}", "bold $primary") for words in chosen))

    def _describe(self) -> None:
        entry = self.results.entry
        self.query_one("#about", Static).update(_about(entry) if entry else "", layout=False)

    @on(Facets.Toggled)
    def _toggle(self, event: Facets.Toggled) -> None:
        self._choose(toggled(self._chosen, event.filter))

    def _choose(self, filters: frozenset[Filter]) -> None:
        self._chosen = filters
        self.refresh_bindings()
        self._find()

    @on(Listing.Clicked, "#results")
    def action_open(self) -> None:
        if self.results.entry is not None:
            self.post_message(Open(f"routine:{self.results.entry.id}"))

    def action_move(self, by: int) -> None:
        self.results.move(by)
        self._describe()

    def action_turn(self, by: int) -> None:
        self.action_move(by * self.results.page)

    def action_cross(self) -> None:
        self.set_focus(self.words if self.facets.has_focus else self.facets)

    def action_clear(self) -> None:
        self._choose(frozenset())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing is taken back where nothing was chosen."""
        return action != "clear" or bool(self._chosen)

    def action_quit_here(self) -> None:
        self.dismiss(None)


def _about(entry: Entry) -> str:
    """What it is, what one needs in full, and the first of what it may help."""
    more = f" And {len(entry.helps) - 1} more." if len(entry.helps) > 1 else ""
    helps = f"\nMay help: {entry.helps[0]}.{more}" if entry.helps else ""
    return f"{entry.summary} Needs {entry.needs}.{helps}"
