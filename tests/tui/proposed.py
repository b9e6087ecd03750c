"""Rooms in which home proposes rows that were made up by hand, and what it shows of them."""

from collections.abc import Callable

from coach.core.aim import Ask
from coach.core.board import Board
from coach.tui.screens.home import HomeScreen
from tests.tui.boards import board_of, row
from tests.tui.visit import Room, Visit

LEFT_OUT = "Left out: Easy walk; there is no time left."
BEST = row("short", "Our short", why="Nothing is shorter.", told=(LEFT_OUT,), length="9 s", needs="wall", minutes=5)
OTHER = row("hold", "Our hold", why="It is longer.")
LAST = row("sides", "Our sides", why="It has two sides.")
COURSE = row("sets", "Our sets", why="1 of 3 done this week.", course="week 2 of 6")


class Asked:
    """A maker of boards that keeps what it was asked."""

    def __init__(self, make: Callable[[Ask | None], Board]) -> None:
        self._make = make
        self.asks: list[Ask | None] = []

    def __call__(self, ask: Ask | None) -> Board:
        self.asks.append(ask)
        return self._make(ask)


def asked_by(room: Room, due: bool = False, note: str = "") -> Asked:
    """A room in which these rows are proposed whatever is asked; what was asked is kept."""
    maker = Asked(lambda ask: board_of(BEST, OTHER, LAST, ask=ask, due=(COURSE,) if due else (), note=note))
    room.board = maker
    return maker


def marked(visit: Visit) -> str:
    """The routine that Enter starts."""
    place = visit.on(HomeScreen).proposals.place
    return place.row.routine if place is not None else ""


def answers(visit: Visit) -> list[str]:
    """What stands in brackets, in the order of the questions."""
    questions = visit.text.split("Proposed")[0].split("Due today")[0]
    return [part.split("]")[0] for part in questions.split("[")[1:]]
