"""A routine's page, from which its session starts."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from coach.core.pages.routine import routine_page
from coach.core.ports import Library
from coach.core.routine import Routine, Side, When
from coach.tui.messages import Begin, Follow
from coach.tui.screens.reading import ReadingScreen


class RoutineScreen(ReadingScreen):
    """Asks the app to begin. Enter starts the routine, unless a link was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Start", id="routine.open", tooltip="Start this routine, or open the chosen link"),
        Binding("s", "start", "Start", id="routine.start", show=False, tooltip="Start this routine"),
        Binding("l", "side('left')", "Left", id="routine.left", tooltip="The left is the sore or weak side"),
        Binding("r", "side('right')", "Right", id="routine.right", tooltip="The right is the sore or weak side"),
        Binding("f", "follow", "Follow", id="routine.follow", tooltip="Follow it as a course: days, pause, stop"),
    ]

    def __init__(self, library: Library, routine: Routine, course_line: Callable[[], str] = str) -> None:
        """`course_line` says how a course of it stands, in one line; nothing where there is none."""
        super().__init__(routine_page(routine, library))
        self._routine = routine
        self._course_line = course_line
        self._side: Side | None = None

    def compose_page(self) -> ComposeResult:
        yield from super().compose_page()
        yield Static(id="course", markup=False)
        yield Static(id="side", markup=False)

    def on_screen_resume(self) -> None:
        line = self._course_line()
        told = self.query_one("#course", Static)
        told.update(line)
        told.display = bool(line)

    def action_open(self) -> None:
        if not self.paper.open_chosen():
            self.action_start()

    def action_start(self) -> None:
        self.post_message(Begin(self._routine.id, self._side))

    def action_follow(self) -> None:
        self.post_message(Follow(self._routine.id))

    def action_side(self, side: str) -> None:
        """Remember which side is the sore or weak one; it starts."""
        self._side = Side(side)
        told = self.query_one("#side", Static)
        told.update(f"The {side} side comes first.")
        told.display = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nobody is asked for a side where it makes no difference, nor to follow what is for when it hurts."""
        if action == "follow":
            return When.SELF_CARE not in self._routine.when
        return action != "side" or any(step.sides in (Side.EACH, Side.AFFECTED) for step in self._routine.flat_steps())
