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

    Boards = Callable[[Ask | None], Board]


def home(shelves: Sequence[str], ask: Ask | None = None, *, mute: bool = False, voice: bool = True) -> int:
    """The screens, at home, where these answers are given; without an `ask`, those that are remembered."""
    if not out.can_draw():
        raise out.Refusal("the screens need a terminal. Without one, try `coach list` and `coach start ROUTINE`")
    places = here()
    # Boards are made in a thread of their own, and no library is for two of them.
    library, apart = open_library(shelves), open_library(shelves)
    for one in (library, apart):
        one.keep_catalogue(places.catalogue if places else None)
    first = board_ahead(apart, ask)
    return draw(library, ask=ask, apart=apart, first=first, mute=mute, voice=voice)


def board_ahead(library: Library, ask: Ask | None) -> Callable[[], Board]:
    """Begin to make the first board on another core, while Textual is imported."""
    from coach.adapters.ahead import begin
    from coach.core.board import as_tuples, from_tuples

    made = begin(lambda: as_tuples(board_here(library, ask)))
    return lambda: from_tuples(made())


def draw(
    library: Library,
    errand: Errand | None = None,
    *,
    ask: Ask | None = None,
    apart: Library | None = None,
    first: Callable[[], Board] | None = None,
    mute: bool = False,
    voice: bool = True,
) -> int:
    """The screens, until they are left; with an errand, its session alone.

    Boards are made from the library that is set `apart` for them; `first` has begun to make the first one.
    """
    from coach.adapters.theme_at_start import theme_at_start
    from coach.tui.app import CoachApp
    from coach.tui.doors import Doors

    places = here()
    with ExitStack() as opened:
        desks: list[Desk] = []
        made = [first] if first else []
        one_at_a_time = Lock()

        def desk() -> Desk:
            desks.append(opened.enter_context(open_desk(library, mute=mute)))
            return desks[-1]

        def board(ask: Ask | None) -> Board:
            with one_at_a_time:
                return made.pop()() if made else board_here(apart or library, ask, desks[-1].chart if desks else None)

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
