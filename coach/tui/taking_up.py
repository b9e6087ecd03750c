"""Sessions that were cut off: each is offered once, to go on with or to save as it stands.

What is left of one goes through the gate like any routine. Must never call anything complete that was not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.resume import NOT_NOW, as_it_stands, left_to_play, may_go_on
from coach.tui.admission import Admission
from coach.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.core.gate import Opened
    from coach.core.ports import Desk, Numbers
    from coach.core.resume import CutOff, Left
    from coach.core.routine import Routine
    from coach.tui.app import CoachApp

GO_ON, SAVE, LATER = "g", "s", "l"


class TakingUp:
    """Leads through the sessions that were cut off."""

    def __init__(
        self,
        app: CoachApp,
        desk: Desk,
        numbers: Numbers,
        found: Sequence[CutOff],
        play: Callable[[CutOff, Opened], None],
        leave: Callable[[], None],
    ) -> None:
        """`play` goes on with one of them; `leave` is called once none is left to ask about."""
        self._app = app
        self._desk = desk
        self._numbers = numbers
        self._left = list(found)
        self.was_refused = False
        """Whether the gate did not let the last one go on."""
        self._play = play
        self._leave = leave

    def go_on(self) -> None:
        """Offer the next one."""
        if not self._left:
            self._leave()
            return
        cut = self._left.pop(0)
        self.was_refused = False
        left = left_to_play(cut, self._desk.library)
        if left is not None and self._desk.too_soon(left.ahead):
            left = None
        choices = {GO_ON: "go on where it was"} if left is not None else {}
        choices |= {SAVE: "save it as it stands", LATER: "decide later"}
        asked = AskScreen(cut.title, choices, sure=LATER, back=LATER)
        self._app.push_screen(asked, lambda answer: self._answered(cut, left, answer))

    def _answered(self, cut: CutOff, left: Left | None, answer: str | None) -> None:
        if answer == GO_ON and left is not None:
            self._admit(cut, left.within_reach)
            return
        if answer == SAVE:
            self._desk.keeper.save(as_it_stands(cut.record))
        self.go_on()

    def _admit(self, cut: CutOff, left: Routine) -> None:
        def begin(opened: Opened, _: int | None) -> None:
            if may_go_on(opened):
                self._play(cut, opened)
            else:
                refuse()
                self._app.notify(NOT_NOW, severity="warning", markup=False, timeout=10)
                self.go_on()

        def refuse() -> None:
            self.was_refused = True
            self._desk.keeper.save(as_it_stands(cut.record))

        way_in = Admission(self._app, self._desk, self._numbers, left, begin, self.go_on, refused=refuse, begun=True)
        way_in.go_on()
