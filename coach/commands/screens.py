"""The screens: at home, or in the session of one routine.

Somebody waits to stretch: must import nothing before the first frame that the first frame does not show.
"""

from __future__ import annotations

from contextlib import ExitStack
from threading import Lock
from typing import TYPE_CHECKING

from coach.adapters.paths import here
from coach.commands import out
from coach.commands.desk import (
    open_chart,
    open_desk,
    open_journal,
    open_library,
    open_numbers,
    open_settings,
    rehearsal,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.core.aim import Ask
    from coach.core.board import Board
    from coach.core.chart import Chart
    from coach.core.ports import Clock, Desk, Library, Player
    from coach.tui.doors import Errand


def home(shelves: Sequence[str], ask: Ask | None = None, *, mute: bool = False, voice: bool = True) -> int:
    """The screens, at home, where these answers are given; without an `ask`, those that are remembered."""
    if not out.can_draw():
        raise out.Refusal("the screens need a terminal. Without one, try `coach list` and `coach start ROUTINE`")
    places = here()
    # Boards are made in a thread of their own, and no library is for two of them.
    library, apart = open_library(shelves), open_library(shelves)
    for one in (library, apart):
        one.keep_catalogue(places.catalogue if places else None)
    return draw(library, ask=ask, boards=Boards(apart, board_ahead(apart, ask)), mute=mute, voice=voice)


def board_ahead(library: Library, ask: Ask | None) -> Callable[[], Board]:
    """Begin to make the first board on another core, while Textual is imported."""
    from coach.adapters.ahead import begin
    from coach.core.board import as_tuples, from_tuples

    made = begin(lambda: as_tuples(board_here(library, ask)))
    return lambda: from_tuples(made())


class Boards:
    """What home shows, made one at a time on whatever thread asks, from a library that nobody else reads meanwhile."""

    def __init__(self, library: Library, first: Callable[[], Board] | None = None) -> None:
        """`first` has begun to make the first one."""
        self._library = library
        self._begun = [first] if first else []
        self._one_at_a_time = Lock()
        self.chart: Chart | None = None
        """That of the desk, once it is open: it knows what is not written down yet."""

    def __call__(self, ask: Ask | None) -> Board:
        with self._one_at_a_time:
            return self._begun.pop()() if self._begun else board_here(self._library, ask, self.chart)


def draw(
    library: Library,
    errand: Errand | None = None,
    *,
    ask: Ask | None = None,
    boards: Boards | None = None,
    mute: bool = False,
    voice: bool = True,
) -> int:
    """The screens, until they are left; with an errand, its session alone."""
    from coach.adapters.theme_at_start import theme_at_start
    from coach.tui.app import CoachApp
    from coach.tui.doors import Doors

    places = here()
    with ExitStack() as opened:
        board = boards or Boards(library)

        def desk() -> Desk:
            made = opened.enter_context(open_desk(library, mute=mute))
            board.chart = made.chart
            return made

        def watched(speed: float, sound: bool) -> tuple[Clock, Player]:
            clock, player = rehearsal(speed, sound)
            opened.callback(player.close)
            return clock, player

        doors = Doors(
            desk=desk,
            board=board,
            numbers=open_numbers(),
            settings=open_settings,
            left_lying=lambda: open_journal().unfinished(),
            rehearsal=watched,
            theme=theme_at_start(places.settings, places.theme) if places else "dark",
            voice=voice,
        )
        app = CoachApp(library, doors, errand, ask)
        code = app.run()
        return code if code is not None else app.return_code or out.DONE


def board_here(library: Library, ask: Ask | None, chart: Chart | None = None) -> Board:
    """What home shows for these answers, by what is set and on record now."""
    from coach.core.boards import board
    from coach.core.situation import situation_of

    situation = situation_of(library, chart or open_chart(), open_journal(), open_settings().read())
    return board(ask, situation)
