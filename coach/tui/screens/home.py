"""Home: the routines, by when they are for, ready to be opened with Enter."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.core.catalogue import Entry
from coach.core.ports import Library
from coach.tui.messages import Begin, Open
from coach.tui.page import FINDING, Page

HEADINGS: dict[str, str] = {
    "before-exercise": "Before exercise",
    "after-exercise": "After exercise",
    "before-bed": "Before bed",
    "any-time": "Any time",
    "self-care": "When it hurts",
}
"""By the values of `When`, which would bring the whole of a routine into the first frame."""


class HomeScreen(Page[None]):
    """The list of routines. One that is for several occasions stands under each of them."""

    quiet = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "open",
            "Open",
            id="home.open",
            priority=True,
            tooltip="Read about this routine, and start it from there",
        ),
        Binding("s", "start", "Start", id="home.start", tooltip="Start this routine now"),
        Binding("c", "app.first_aid", "Cramp!", id="home.cramp", tooltip="A cramp, right now: first aid at once"),
        Binding("q,escape", "quit_here", "Quit", id="home.quit", key_display="q", tooltip="Leave the program"),
        *FINDING,
        Binding("o", "app.settings", "Settings", id="home.settings", tooltip="Everything that can be set"),
    ]

    routines = getters.query_one("#routines", OptionList)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._entries: dict[str, Entry] = {}

    def compose_page(self) -> ComposeResult:
        catalogue = self._library.catalogue()
        yield Static("coach", id="name", classes="title")
        self._entries = {entry.id: entry for entry in catalogue.entries}
        yield OptionList(*self._options(catalogue.entries), id="routines")
        yield Static("", id="about", markup=False)
        if catalogue.problems:
            yield Static(problem_line(catalogue.problems), id="problems", markup=False)

    def on_mount(self) -> None:
        self.routines.focus()
        self.routines.action_first()

    def _options(self, entries: tuple[Entry, ...]) -> list[Option | None]:
        options: list[Option | None] = []
        for when, heading in HEADINGS.items():
            group = [entry for entry in entries if when in entry.when]
            if not group:
                continue
            if options:
                options.append(Option("", disabled=True))
            options.append(Option(Content.styled(heading, "bold $accent"), disabled=True))
            options += [Option(_prompt(entry), id=f"{when}/{entry.id}") for entry in group]
        return options

    def _chosen(self) -> str | None:
        highlighted = self.routines.highlighted
        option = None if highlighted is None else self.routines.get_option_at_index(highlighted)
        return option.id.partition("/")[2] if option is not None and option.id else None

    def on_option_list_option_highlighted(self) -> None:
        chosen = self._entries.get(self._chosen() or "")
        self.query_one("#about", Static).update(_about(chosen) if chosen else "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.post_message(Open(f"routine:{chosen}"))

    def action_start(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.post_message(Begin(chosen))

    def action_quit_here(self) -> None:
        self.app.exit(0)


def _prompt(entry: Entry) -> Content:
    mine = "  (yours)" if entry.own else ""
    return Content.assemble((f"{entry.title}{mine}", "bold"), f" · {entry.length}", f" · needs {entry.needs}")


def _about(entry: Entry) -> str:
    """What is said of the chosen routine: what it is, and the first of what it may help."""
    more = f" And {len(entry.helps) - 1} more." if len(entry.helps) > 1 else ""
    return f"{entry.summary}\nMay help: {entry.helps[0]}.{more}" if entry.helps else entry.summary


def problem_line(problems: tuple[tuple[str, int], ...]) -> str:
    """Which file has how many problems, in one line."""
    from coach.core.words import plural

    files = [f"{file} has {plural(count, 'problem')}" for file, count in problems]
    more = f" and {plural(len(files) - 2, 'more file')}" if len(files) > 2 else ""
    return f"! {'; '.join(files[:2])}{more}. `coach check FILE` says what and where."
