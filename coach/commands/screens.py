"""The screens: at home, or in the session of one routine.

Somebody waits to stretch: must import nothing before the first frame that the first frame does not show.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from coach.commands import out
from coach.commands.desk import open_desk, open_library, open_numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.core.ports import Library
    from coach.core.routine import Side


def home(shelves: Sequence[str]) -> int:
    """The screens, at home. The routines are read on another core while Textual is imported."""
    from coach.adapters.ahead import begin
    from coach.adapters.paths import here

    if not out.can_draw():
        raise out.Refusal("the screens need a terminal. Without one, try `coach list` and `coach start ROUTINE`")
    library = open_library(shelves)
    places = here()
    library.read_ahead(begin, places.catalogue if places else None)
    return draw(library, None, None, mute=False)


def draw(library: Library, routine: str | None, side: Side | None, *, mute: bool) -> int:
    """The screens, until they are left; with a routine, its session alone."""
    from coach.tui.app import CoachApp

    with ExitStack() as opened:
        app = CoachApp(
            library, lambda: opened.enter_context(open_desk(library, mute=mute)), open_numbers(), routine, side
        )
        code = app.run()
        return code if code is not None else app.return_code or out.DONE
