"""The three questions of home in one widget: when, for what, how long. The chosen answer stands in brackets.

Must never tell the chosen answer by its colour alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.geometry import Size

    from coach.core.board import Board

LABEL = 7
"""Columns of the words on the left, which the answers stand beside."""
AS_IT_IS = "as long as it is"


class Questions(Widget):
    """Breaks its lines between two answers, never within one."""

    DEFAULT_CSS = "Questions { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._board: Board | None = None

    def show(self, board: Board) -> None:
        self._board = board
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        board = self._board
        if board is None:
            return []
        times = [answer(words_of(length), chosen=length == board.minutes) for length in board.lengths]
        if LABEL + sum(one.cell_length for one in (_key("m"), *times)) > width:
            times = [answer(words_of(board.minutes), chosen=True)]
        apart = [Content("")] if self.screen.has_class("-tall") else []
        return [
            *_question("When", (answer(one.words, one.key, one.value == board.when) for one in board.whens), width),
            *apart,
            *_question("For", (answer(one.words, one.key, one.value == board.aim) for one in board.aims), width),
            *apart,
            *_question("Time", [_key("m"), *times], width),
        ]


def words_of(length: int) -> str:
    """A budget in words."""
    return f"{length} min" if length else AS_IT_IS


def answer(words: str, key: str = "", chosen: bool = False) -> Content:
    """One answer with its key; with room for its brackets where it is not chosen, so that nothing moves."""
    keyed = f"{key} " if key else ""
    if chosen:
        return Content.styled(f"[{keyed}{words}]", "bold $primary")
    return Content.assemble(" ", (keyed, "bold $accent"), words, " ")


def _key(key: str) -> Content:
    return Content.assemble(" ", (key, "bold $accent"), " ")


def _question(label: str, answers: Iterable[Content], width: int) -> list[Content]:
    """Its answers in as many lines as they need."""
    lines, line, used = [], [Content.styled(f"{label:<{LABEL}}", "bold")], LABEL
    for one in answers:
        if used + one.cell_length > width and len(line) > 1:
            lines.append(Content("").join(line))
            line, used = [Content(" " * LABEL)], LABEL
        line.append(one)
        used += one.cell_length
    return [*lines, Content("").join(line)]
