"""The screens: at home, or in the session of one routine.

Somebody waits to stretch: must import nothing before the first frame that the first frame does not show.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from coach.adapters.paths import here
from coach.commands import out
from coach.commands.desk import open_desk, open_journal, open_library, open_numbers, open_settings, rehearsal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.core.ports import Clock, Library, Player
    from coach.tui.doors import Errand


def home(shelves: Sequence[str]) -> int:
    """The screens, at home. The routines are read on another core while Textual is imported."""
    from coach.adapters.ahead import begin

    if not out.can_draw():
        raise out.Refusal("the screens need a terminal. Without one, try `coach list` and `coach start ROUTINE`")
    library = open_library(shelves)
    places = here()
    library.read_ahead(begin, places.catalogue if places else None)
    return draw(library)


def draw(library: Library, errand: Errand | None = None, *, mute: bool = False, voice: bool = True) -> int:
    """The screens, until they are left; with an errand, its session alone."""
    from coach.adapters.theme_at_start import theme_at_start
    from coach.tui.app import CoachApp
    from coach.tui.doors import Doors

    places = here()
    with ExitStack() as opened:

        def watched(speed: float, sound: bool) -> tuple[Clock, Player]:
            clock, player = rehearsal(speed, sound)
            opened.callback(player.close)
            return clock, player

        doors = Doors(
            desk=lambda: opened.enter_context(open_desk(library, mute=mute)),
            numbers=open_numbers(),
            settings=open_settings,
            left_lying=lambda: open_journal().unfinished(),
            rehearsal=watched,
            theme=theme_at_start(places.settings, places.theme) if places else "dark",
            voice=voice,
        )
        app = CoachApp(library, doors, errand)
        code = app.run()
        return code if code is not None else app.return_code or out.DONE
