"""Home: the routines, by when they are for, ready to be opened with Enter."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.core import words
from coach.core.choose import Offer, offer
from coach.core.knowledge import HELPING
from coach.core.pages import plainly
from coach.core.ports import Desk
from coach.core.problem import Problem
from coach.core.routine import Routine, When
from coach.tui.messages import Begin
from coach.tui.page import Page

HEADINGS: dict[When, str] = {
    When.BEFORE_EXERCISE: "Before exercise",
    When.AFTER_EXERCISE: "After exercise",
    When.BEFORE_BED: "Before bed",
    When.ANY_TIME: "Any time",
    When.SELF_CARE: "When it hurts",
}


class HomeScreen(Page[None]):
    """The list of routines. One that is for several occasions stands under each of them."""

    CSS_PATH = "home.tcss"
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
        Binding("q,escape", "quit_here", "Quit", id="home.quit", key_display="q", tooltip="Leave the program"),
    ]

    routines = getters.query_one("#routines", OptionList)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose_page(self) -> ComposeResult:
        yield Static("coach", id="name", classes="title")
        yield OptionList(*self._options(), id="routines")
        yield Static(id="problems", markup=False)

    def on_mount(self) -> None:
        self.routines.focus()
        self.routines.action_first()
        self._tell_problems()
        self.call_after_refresh(self._read_on)

    def _read_on(self) -> None:
        """What no routine mentions is read after the first frame, for its mistakes alone."""
        self._desk.library.exercises()
        self._desk.library.conditions()
        self._desk.library.safety()
        self._tell_problems()

    def _tell_problems(self) -> None:
        problems = self._desk.library.problems()
        told = self.query_one("#problems", Static)
        told.display = bool(problems)
        if problems:
            told.update(problem_line(problems))

    def _options(self) -> list[Option | None]:
        options: list[Option | None] = []
        routines = self._desk.library.routines().values()
        for when, heading in HEADINGS.items():
            group = [routine for routine in routines if when in routine.when]
            if not group:
                continue
            if options:
                options.append(Option("", disabled=True))
            options.append(Option(Content.styled(heading, "bold $accent"), disabled=True))
            options += [Option(self._prompt(routine), id=f"{when.value}/{routine.id}") for routine in group]
        return options

    def _prompt(self, routine: Routine) -> Content:
        found = offer(routine, self._desk.library)
        length = words.minutes(found.length, found.about)
        mine = "  (yours)" if self._desk.library.is_override(routine.id) else ""
        facts = [f"needs {', '.join(map(plainly, found.needs)) or 'nothing'}", self._helps(found)]
        return Content.assemble(
            (f"{routine.title}{mine}", "bold"), f" · {length}", ("\n  " + " · ".join(filter(None, facts)), "dim")
        )

    def _helps(self, found: Offer) -> str:
        """The conditions that it may help; a link that shows no effect is not one of them."""
        links = [found.help_for(name) for name in found.conditions()]
        helped = [
            f"{self._title(link.condition)} ({link.grade.value})"
            for link in links
            if link and link.condition and link.grade in HELPING
        ]
        return f"may help {', '.join(helped)}" if helped else ""

    def _title(self, condition: str) -> str:
        card = self._desk.library.condition(condition)
        return card.title if card else plainly(condition)

    def _chosen(self) -> str | None:
        highlighted = self.routines.highlighted
        option = None if highlighted is None else self.routines.get_option_at_index(highlighted)
        return option.id.partition("/")[2] if option is not None and option.id else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        from coach.tui.screens.routine import RoutineScreen

        chosen = self._chosen()
        routine = self._desk.library.routine(chosen) if chosen else None
        if routine is not None:
            self.app.push_screen(RoutineScreen(self._desk, routine), self._begin)

    def _begin(self, begin: Begin | None) -> None:
        if begin is not None:
            self.post_message(begin)

    def action_start(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.post_message(Begin(chosen))

    def action_quit_here(self) -> None:
        self.app.exit(0)


def problem_line(problems: tuple[Problem, ...]) -> str:
    """Which file has how many problems, in one line."""
    counts: dict[str, int] = {}
    for problem in problems:
        counts[problem.file] = counts.get(problem.file, 0) + 1
    files = [f"{file} has {words.plural(count, 'problem')}" for file, count in counts.items()]
    more = f" and {words.plural(len(files) - 2, 'more file')}" if len(files) > 2 else ""
    return f"! {'; '.join(files[:2])}{more}. `coach check` says what and where."
