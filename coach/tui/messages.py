"""What screens ask of the app: small typed messages, one for each intent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.core.board import Board
    from coach.core.routine import Side


@dataclass
class Begin(Message):
    """Start a routine's session, after the safety questions."""

    routine: str
    side: Side | None = None
    """The sore or weak side, if the person said which."""
    minutes: int = 0
    """What it is fitted to; 0 leaves it as long as it is."""
    board: Board | None = None
    """What it was proposed on: its answers are remembered once the session begins."""
    told: tuple[str, ...] = ()
    """What was already said of how it differs from what is written, a sentence each."""


@dataclass
class Open(Message):
    """Show a page."""

    target: str
    """`routine:…`, `exercise:…`, `condition:…` or `compare`."""


@dataclass
class Screened(Message):
    """Ask the safety questions of today, for no routine."""

    then: Callable[[], None]
    """Called once they are answered and nothing stands in the way of everything."""
    anew: bool = False
    """Whether the signs of today are asked for even where they were answered already."""
    welcomed: bool = False
    """Whether the person has just read what the program is."""


@dataclass
class Follow(Message):
    """Show how a routine is followed, where that is begun and changed."""

    routine: str
