"""The safety questions, one at a time and never hurried: which of the signs applies, none of them, or not sure.

Nothing has an answer beforehand, and Enter goes on only from a sign that was chosen. Must never count a question as
answered that was not on the screen.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from coach.core.questionnaire import Filled, Questionnaire
from coach.core.safety import Question
from coach.tui.page import Page
from coach.tui.rating import KEYS, rated
from coach.tui.widgets.item import Item

SIGN_KEYS = "1234567890"
"""One for each sign of a question; the format allows no more than ten."""


class QuestionsScreen(Page[Filled]):
    """Dismisses itself with the form, or None where it was left before its end."""

    CSS_PATH = "questions.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "none", "None", id="questions.none", show=False, tooltip="None of these applies"),
        Binding("u", "not_sure", "Not sure", id="questions.unsure", show=False, tooltip="You are not sure"),
        Binding("enter", "go_on", "Go on", id="questions.on", show=False, tooltip="On, with the signs that you chose"),
        Binding("b", "back", "Back", id="questions.back", tooltip="Back to the question before"),
        Binding(
            "q,escape", "quit_here", "Leave", id="questions.leave", key_display="q", tooltip="Leave without answers"
        ),
    ]

    body = getters.query_one("#question", VerticalScroll)

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__()
        self._form = Questionnaire(questions)
        self._chosen: set[str] = set()
        self._drawn = False

    def compose_page(self) -> ComposeResult:
        yield Static("", id="number", classes="quiet")
        yield VerticalScroll(id="question")
        yield Static("", id="answers")

    async def on_mount(self) -> None:
        await self._ask()

    async def _ask(self) -> None:
        """Show the current question, or be done."""
        filled = self._form.filled()
        if filled is not None:
            self.dismiss(filled)
            return
        question = self._asked
        self._drawn = False
        self.query_one("#number", Static).update(f"Question {self._form.number} of {self._form.of}")
        await self.body.remove_children()
        rows = [Static(question.ask, classes="title", markup=False)]
        if question.rating:
            await self.body.mount(*rows, *(Item("●", sign.text, classes="sign") for sign in reversed(question.signs)))
        else:
            await self.body.mount(*rows, *(self._row(number) for number in range(len(question.signs))))
        if question.note:
            await self.body.mount(Static(question.note, classes="note quiet", markup=False))
        self.body.scroll_home(animate=False)
        self._tell()
        self.call_after_refresh(self._was_drawn)

    @property
    def _asked(self) -> Question:
        question = self._form.current
        assert question is not None
        return question

    def _was_drawn(self) -> None:
        self._drawn = True

    def _row(self, number: int) -> Item:
        sign = self._asked.signs[number]
        mark = "■" if sign.id in self._chosen else "□"
        row = Item(f"{SIGN_KEYS[number]} {mark}", sign.text, classes="sign")
        row.set_class(sign.id in self._chosen, "-chosen")
        return row

    def _tell(self) -> None:
        """Which keys answer."""
        if self._asked.rating:
            keys = [("0-9", "that much"), ("t", "ten"), ("Enter", "leave it out")]
        elif self._chosen:
            keys = [("Enter", "go on with what you chose"), (self._keys(), "choose, or take back")]
        else:
            keys = [("n", "none of these"), (self._keys(), "that one applies"), ("u", "not sure")]
        parts = [part for key, meaning in keys for part in ((key, "bold"), f"  {meaning}   ")]
        self.query_one("#answers", Static).update(Content.assemble(*parts))

    def _keys(self) -> str:
        last = SIGN_KEYS[len(self._asked.signs) - 1]
        return "1" if last == "1" else f"1-{last}"

    @property
    def _may_answer(self) -> bool:
        """Nobody answers what cannot be read: before it was drawn, or in a terminal too small for it."""
        return self._drawn and not self.is_too_small

    async def on_key(self, event: Key) -> None:
        if not self._may_answer or event.character is None:
            return
        if self._asked.rating:
            if event.character in KEYS:
                event.stop()
                self._form.rate(rated(event.character))
                await self._ask()
        elif event.character in SIGN_KEYS[: len(self._asked.signs)]:
            event.stop()
            await self._choose(SIGN_KEYS.index(event.character))

    async def _choose(self, number: int) -> None:
        """Choose a sign, or take it back."""
        self._chosen ^= {self._asked.signs[number].id}
        old = self.body.query(Item)[number]
        await self.body.mount(self._row(number), after=old)
        await old.remove()
        self._tell()

    async def action_none(self) -> None:
        if self._may_answer and not self._asked.rating and not self._chosen:
            self._form.answer(())
            await self._ask()

    async def action_not_sure(self) -> None:
        if self._may_answer and not self._asked.rating and not self._chosen:
            self._form.not_sure()
            await self._ask()

    async def action_go_on(self) -> None:
        if not self._may_answer:
            return
        if self._asked.rating:
            self._form.rate(None)
        elif self._chosen:
            self._form.answer(sign.id for sign in self._asked.signs if sign.id in self._chosen)
        else:
            return
        self._chosen = set()
        await self._ask()

    async def action_back(self) -> None:
        """To the question before, which is answered anew."""
        if self._form.back():
            self._chosen = set()
            await self._ask()

    def action_quit_here(self) -> None:
        self.dismiss(self._form.given())
