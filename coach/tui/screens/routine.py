"""A routine's page: what to do, how much of it, when to stop, and how good the evidence is.

The same paragraphs as `coach show` prints, in colour. Must never add wording of its own to what is known.
"""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from coach.core.pages.routine import routine_page
from coach.core.paper import Paragraph
from coach.core.ports import Library
from coach.core.routine import Routine, Side
from coach.tui.messages import Begin
from coach.tui.page import Page
from coach.tui.widgets.item import Item


class RoutineScreen(Page[Begin]):
    """Dismisses itself with the wish to begin, or None."""

    CSS_PATH = "routine.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,s", "start", "Start", id="routine.start", tooltip="Start this routine"),
        Binding("l", "side('left')", "Left first", id="routine.left", tooltip="The left is the sore or weak side"),
        Binding("r", "side('right')", "Right first", id="routine.right", tooltip="The right is the sore or weak side"),
        Binding("q,escape", "quit_here", "Back", id="routine.back", key_display="esc", tooltip="Back to the list"),
    ]

    def __init__(self, library: Library, routine: Routine) -> None:
        super().__init__()
        self._library = library
        self._routine = routine
        self._side: Side | None = None

    def compose_page(self) -> ComposeResult:
        with VerticalScroll(id="page"):
            for paragraph in routine_page(self._routine, self._library):
                yield _widget(paragraph)
        yield Static(id="side", markup=False)

    def action_start(self) -> None:
        self.dismiss(Begin(self._routine.id, self._side))

    def action_side(self, side: str) -> None:
        """Remember which side is the sore or weak one; it starts."""
        self._side = Side(side)
        told = self.query_one("#side", Static)
        told.update(f"The {side} side comes first.")
        told.display = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nobody is asked for a side where it makes no difference."""
        return action != "side" or any(step.sides in (Side.EACH, Side.AFFECTED) for step in self._routine.flat_steps())

    def action_quit_here(self) -> None:
        self.dismiss(None)


def _widget(paragraph: Paragraph) -> Static | Item:
    classes = f"{paragraph.style.value} level-{paragraph.level}"
    if paragraph.mark:
        return Item(paragraph.mark, paragraph.text, classes=classes)
    return Static(paragraph.text, classes=classes, markup=False)
