"""Home: asks when, for what and how long, and proposes one session, ready to be started with Enter.

Must never start what is not shown, nor show what an answer that was given since has closed.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding, BindingType
from textual.widgets import OptionList, Static

from coach.core.board import ask_at, ask_of
from coach.tui.messages import Begin, Open, Screened
from coach.tui.page import FINDING, Page
from coach.tui.widgets.proposals import Proposals
from coach.tui.widgets.questions import Questions

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from coach.core.aim import Ask
    from coach.core.board import Board, Row

    Boards = Callable[[Ask | None], Board]

HURTS = "self-care"
"""The answer that the safety questions come before."""
WHENS = {
    "b": ("before-exercise", "Before", "Before exercise: a warm-up"),
    "a": ("after-exercise", "After", "After exercise: a cool-down"),
    "n": ("before-bed", "Bed", "Before bed"),
    "t": ("any-time", "Any time", "Any time"),
}
"""By the values of `When`, which would bring the whole of a routine into the first frame."""


class HomeScreen(Page[None]):
    """Every answer makes a new board; keys that come meanwhile wait for it."""

    quiet = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "start", "Start", id="home.start", tooltip="Start what is marked, as it is shown"),
        Binding("s", "start", "Start", id="home.begin", show=False, tooltip="The same"),
        Binding("i,right", "about", "Info", id="home.about", tooltip="Read about what is marked; follow it there"),
        Binding("c", "app.first_aid", "Cramp!", id="home.cramp", tooltip="A cramp, right now: first aid at once"),
        *(
            Binding(key, f"when('{value}')", word, id=f"home.{value}", show=False, tooltip=told)
            for key, (value, word, told) in WHENS.items()
        ),
        Binding("h", "hurts", "It hurts", id="home.hurts", show=False,
                tooltip="It hurts now: the safety questions, then self-care"),
        *(
            Binding(key, f"aim('{key}')", "For", id="home.aim", show=False, tooltip="For this; 0 for anything")
            for key in "1234567890"
        ),
        Binding("m", "length(1)", "Minutes", id="home.longer", show=False, tooltip="How long it may take: the next"),
        Binding("M", "length(-1)", "Minutes", id="home.shorter", show=False, tooltip="The one before"),
        Binding("up", "move(-1)", "Up", id="home.up", show=False, tooltip="Mark the one above"),
        Binding("down", "move(1)", "Down", id="home.down", show=False, tooltip="Mark the one below"),
        Binding(
            "l",
            "app.library",
            "Library",
            id="home.library",
            priority=True,
            tooltip="Every routine, with filters",
        ),
        *(replace(binding, show=binding.id == "search") for binding in FINDING if isinstance(binding, Binding)),
        Binding("o", "app.settings", "Settings", id="home.settings", tooltip="Everything that can be set"),
        Binding("q,escape", "quit_here", "Quit", id="home.quit", key_display="q", tooltip="Leave the program"),
    ]  # fmt: skip

    questions = getters.query_one("#questions", Questions)
    note = getters.query_one("#note", Static)
    proposals = getters.query_one("#proposals", Proposals)
    problems = getters.query_one("#problems", Static)

    def __init__(self, board: Boards, ask: Ask | None = None) -> None:
        """`board` makes one, on any thread; without an `ask` it begins with the answers that are remembered."""
        super().__init__()
        self._boards = board
        self._board = board(ask)
        self._is_stale = False
        self._chose_length = False
        """Whether the time was answered here: then it stays, whatever else is answered."""

    def compose_page(self) -> ComposeResult:
        yield Static("coach", id="name", classes="title")
        yield Questions(id="questions")
        yield Static("", id="note", markup=False)
        yield Proposals(id="proposals")
        yield Static("", id="problems", markup=False)

    def on_mount(self) -> None:
        if not self._board.first:
            self._show(self._board)
            return
        from coach.tui.screens.welcome import WelcomeScreen

        self.app.push_screen(WelcomeScreen(), self._welcomed)

    def _welcomed(self, go_on: bool | None) -> None:
        """The questions come at once; whoever puts them off is asked before the first session."""
        if go_on:
            self.post_message(Screened(lambda: None, welcomed=True))

    # -- boards --------------------------------------------------------------------------------------------

    def on_screen_suspend(self) -> None:
        """What happens meanwhile may close what was open."""
        self._is_stale = True
        self.add_class("-stale")

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._renew)

    async def _renew(self) -> None:
        """A board of now for the same answers, unless another screen has come on top."""
        if self._is_stale and self.is_current:
            await self._ask(ask_of(self._board), keep=True)

    async def _ask(self, ask: Ask, keep: bool = False) -> None:
        """Show the board for these answers; `keep` leaves the mark where somebody has moved it, as far as it can."""
        moved_to = self.proposals.moved_to if keep else ""
        board = await asyncio.to_thread(self._boards, ask)
        if not self.is_running:
            return
        self._is_stale = False
        self.remove_class("-stale")
        self._show(board, moved_to)
        if not keep:
            self.proposals.mark_proposal()

    def _show(self, board: Board, mark: str = "") -> None:
        self._board = board
        self.questions.show(board)
        self.note.update(board.note)
        self.note.display = bool(board.note)
        self.problems.update(problem_line(board.problems))
        self.problems.display = bool(board.problems)
        self.proposals.show(board, mark)

    async def answer_hurts(self) -> None:
        """What to do where it hurts, once the questions are answered."""
        await self._ask_at(HURTS)

    # -- keys ----------------------------------------------------------------------------------------------

    async def action_when(self, when: str) -> None:
        await self._renew()
        await self._ask_at(when)

    async def _ask_at(self, when: str) -> None:
        """With the answers that were given there the last time."""
        ask = ask_at(self._board, when)
        await self._ask(replace(ask, minutes=self._board.minutes or None) if self._chose_length else ask)

    async def action_aim(self, key: str) -> None:
        await self._renew()
        for option in self._board.aims:
            if option.key == key:
                await self._ask(ask_of(self._board._replace(aim=option.value)))

    async def action_length(self, by: int) -> None:
        await self._renew()
        lengths = self._board.lengths
        at = lengths.index(self._board.minutes) if self._board.minutes in lengths else 0
        self._chose_length = True
        await self._ask(ask_of(self._board._replace(minutes=lengths[(at + by) % len(lengths)])))

    def action_hurts(self) -> None:
        self.post_message(Screened(lambda: self.call_next(self.answer_hurts), anew=True))

    def action_move(self, by: int) -> None:
        self.proposals.move(by)

    async def action_start(self) -> None:
        """What is marked, as it is shown now."""
        seen = self.proposals.place
        await self._renew()
        place = self.proposals.place
        if seen is not None and place is not None and _says(seen.row) != _says(place.row):
            return  # it is another one now: first it has to be seen
        if place is not None and not self.is_too_small:
            proposed_on = None if place.is_due else self._board
            told = self.proposals.told(place)
            self.post_message(Begin(place.row.routine, minutes=place.row.minutes, board=proposed_on, told=told))

    def action_about(self) -> None:
        place = self.proposals.place
        if place is not None:
            self.post_message(Open(f"routine:{place.row.routine}"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click reads about it: nobody is asked to move by a slip of the mouse."""
        event.stop()
        self.action_about()

    def action_quit_here(self) -> None:
        self.app.exit(0)


def _says(row: Row) -> tuple[str, int, str, tuple[str, ...]]:
    """What somebody agrees to who starts it."""
    return row.routine, row.minutes, row.length, row.told


def problem_line(problems: tuple[tuple[str, int], ...]) -> str:
    """Which file has how many problems, in one line; nothing where there is none."""
    if not problems:  # the first frame is spared the import
        return ""
    from coach.core.words import plural

    files = [f"{file} has {plural(count, 'problem')}" for file, count in problems]
    more = f" and {plural(len(files) - 2, 'more file')}" if len(files) > 2 else ""
    return f"! {'; '.join(files[:2])}{more}. `coach check FILE` says what and where."
