"""Home: the routines, by when they are for, ready to be opened with Enter."""

from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.core import words
from coach.core.knowledge import HELPING
from coach.core.ports import Desk
from coach.core.problem import Problem
from coach.core.routine import Routine, When
from coach.core.timeline import lay_out
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
        Binding("enter", "open", "Open", id="home.open", tooltip="Read about this routine, and start it from there"),
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
        problems = self._desk.library.problems()
        if problems:
            yield Static(problem_line(problems), id="problems", markup=False)

    def on_mount(self) -> None:
        self.routines.focus()
        self.routines.action_first()

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
        timeline = lay_out(routine, self._desk.exercise)
        length = words.minutes(timeline.length, timeline.about)
        mine = "  (yours)" if self._desk.library.is_override(routine.id) else ""
        first = f"{routine.title}{mine}"
        facts = [self._equipment(routine), self._helps(routine)]
        return Content.assemble(
            (first, "bold"), f" · {length}", ("\n  " + " · ".join(fact for fact in facts if fact), "dim")
        )

    def _equipment(self, routine: Routine) -> str:
        needed = {tool.value: None for name in routine.exercise_ids() for tool in self._desk.exercise(name).equipment}
        return ", ".join(needed) or "nothing needed"

    def _helps(self, routine: Routine) -> str:
        """The conditions it may help; a link that shows no effect is not one of them."""
        found = {}
        for link in routine.links:
            if link.condition is not None and link.grade in HELPING:
                condition = self._desk.library.condition(link.condition)
                found[condition.title if condition else link.condition] = link.grade.value
        return "; ".join(f"{title} ({grade})" for title, grade in found.items())

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
    more = f" and {len(files) - 2} more files" if len(files) > 2 else ""
    return f"! {'; '.join(files[:2])}{more}. `coach check` says what and where."
