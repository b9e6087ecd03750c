"""The first line of safety: the emergency and clot signs on one screen, before every session.

Nothing on it has an answer beforehand, and the key that goes on is none that is pressed by habit.
"""

from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coach.core.safety import Safety
from coach.tui.page import Page
from coach.tui.widgets.item import Item


class Answer(Enum):
    """What the person said."""

    NONE = "none"
    SOME = "some"
    EVERYTHING = "everything"
    """Something else has changed: all questions, please."""


class SignsScreen(Page[Answer]):
    """Dismisses itself with an Answer, or None where none was given."""

    CSS_PATH = "signs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "answer('none')", "None", id="signs.none", show=False, tooltip="None of these applies today"),
        Binding(
            "y",
            "answer('some')",
            "Some",
            id="signs.some",
            show=False,
            tooltip="At least one applies, or you are not sure: then it asks which",
        ),
        Binding("a", "answer('everything')", "All questions", id="signs.all", tooltip="Something has changed"),
        Binding("q,escape", "quit_here", "Leave", id="signs.leave", key_display="q", tooltip="Go without an answer"),
    ]

    def __init__(self, safety: Safety) -> None:
        super().__init__()
        self._safety = safety
        self._was_shown = False

    def on_mount(self) -> None:
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        self._was_shown = True

    def compose_page(self) -> ComposeResult:
        with VerticalScroll(id="signs"):
            yield Static("Before you start: is any of these so?", classes="title")
            for question in self._safety.first_line():
                yield Item("●", " ".join(question.short.split()), classes="sign")
        yield Static(
            Content.assemble(
                ("n", "bold"), "  None of these today      ", ("y", "bold"), "  One of these, or not sure"
            ),
            id="answers",
        )

    def action_answer(self, answer: str) -> None:
        """Nobody answers what cannot be read: before it was drawn, or in a terminal too small for it."""
        if self._was_shown and not self.is_too_small:
            self.dismiss(Answer(answer))

    def action_quit_here(self) -> None:
        self.dismiss(None)
