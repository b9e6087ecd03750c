"""What home asks and what it proposes: plain texts, ready to be drawn, that may travel between processes.

Light enough to be part of the first frame: what makes a board stands in `boards.py`. Must never hold anything but
texts, whole numbers, truths and tuples of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.core.aim import Ask

LENGTHS = (0, 5, 7, 10, 15, 20, 30)
"""Minutes that one may ask for; 0 is as long as it is."""


class Option(NamedTuple):
    """Something that may be answered with one key."""

    key: str
    """The key to press."""
    value: str
    """`before-exercise`, or `activity:running`; empty for anything."""
    words: str


class Row(NamedTuple):
    """One routine that is proposed, as it would be played."""

    routine: str
    title: str
    length: str
    """`about 8 min`."""
    why: str
    """Why this one, in one line."""
    told: tuple[str, ...]
    """What is left out or changed, a sentence each."""
    needs: str
    """The equipment; `nothing` where there is none."""
    minutes: int
    """The budget that it is fitted to; 0 where it is done whole."""
    course: str
    """`week 2 of 6`; empty where it is no course."""


class Answers(NamedTuple):
    """What was answered to the three questions the last time that it was for this `when`."""

    when: str
    """`before-bed`"""
    aim: str
    """`condition:sciatica`; empty for anything."""
    minutes: int
    """0 where it may be as long as it is."""


class Board(NamedTuple):
    """The three questions with the answers that it is for, and what follows from them."""

    when: str
    """One of `whens` by value; empty where it is left open."""
    aim: str
    """One of `aims` by value; empty for anything."""
    minutes: int
    """0 where it may be as long as it is."""
    whens: tuple[Option, ...]
    aims: tuple[Option, ...]
    """What there is something for at this `when`: keys 1 to 9 at most, and 0 for anything."""
    lengths: tuple[int, ...]
    """Minutes, in the order in which one goes through them."""
    due: tuple[Row, ...]
    """The courses that are due today."""
    rows: tuple[Row, ...]
    """The best first, then at most three others; empty where nothing fits."""
    note: str
    """One or two honest sentences: too little time, nothing shown to help, an answer that stands in the way."""
    first: bool
    """Whether no safety question was ever answered to the end."""
    asked_today: bool
    """Whether the questions of today are answered."""
    problems: tuple[tuple[str, int], ...]
    """How many problems each broken file has."""
    remembered: tuple[Answers, ...]
    """For each of `whens`, in their order."""


def ask_of(board: Board) -> Ask:
    """The question that a board answers."""
    return _ask(Answers(board.when, board.aim, board.minutes))


def ask_at(board: Board, when: str) -> Ask:
    """The question at another one of `whens`, with what it was asked with the last time."""
    return _ask(next(last for last in board.remembered if last.when == when))


def _ask(answers: Answers) -> Ask:
    from coach.core.aim import Ask, aim_of
    from coach.core.routine import When

    return Ask(When(answers.when) if answers.when else None, aim_of(answers.aim), answers.minutes or None)


def as_tuples(board: Board) -> tuple[Any, ...]:
    """A board as bare tuples, which may travel between processes."""
    bare: tuple[Any, ...] = _bare(board)
    return bare


def from_tuples(bare: Iterable[Any]) -> Board:
    """The board that these tuples were."""
    board = Board(*bare)
    return board._replace(
        whens=tuple(Option(*each) for each in board.whens),
        aims=tuple(Option(*each) for each in board.aims),
        due=tuple(Row(*each) for each in board.due),
        rows=tuple(Row(*each) for each in board.rows),
        remembered=tuple(Answers(*each) for each in board.remembered),
    )


def _bare(value: Any) -> Any:
    return tuple(map(_bare, value)) if isinstance(value, tuple) else value
