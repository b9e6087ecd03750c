"""Sessions that were cut off: each is offered once, to go on with or to save as it stands.

What is left of one goes through the gate like any routine. Must never call anything complete that was not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.resume import as_it_stands, may_go_on, still_to_do
from coach.tui.admission import Admission
from coach.tui.screens.ask import AskScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.core.gate import Opened
    from coach.core.ports import Desk, Numbers
    from coach.core.resume import CutOff
    from coach.tui.app import CoachApp

GO_ON, SAVE, LATER = "g", "s", "l"
NOT_NOW = "What is left of it is not for you now, so it was saved as it stands."


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
        choices = {GO_ON: "go on where it was"} if self._can_be_played(cut) else {}
        choices |= {SAVE: "save it as it stands", LATER: "decide later"}
        asked = AskScreen(cut.title, choices, sure=LATER, back=LATER)
        self._app.push_screen(asked, lambda answer: self._answered(cut, answer))

    def _can_be_played(self, cut: CutOff) -> bool:
        if cut.timeline is None or any(
            self._desk.library.exercise(part.exercise) is None for part in cut.timeline.segments
        ):
            return False
        return not self._desk.too_soon(still_to_do(cut.timeline, cut.record.segments))

    def _answered(self, cut: CutOff, answer: str | None) -> None:
        if answer == SAVE:
            self._desk.keeper.save(as_it_stands(cut.record))
        if answer != GO_ON or cut.timeline is None:
            self.go_on()
            return

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

        left = still_to_do(cut.timeline, cut.record.segments)
        way_in = Admission(self._app, self._desk, self._numbers, left, begin, self.go_on, refused=refuse, begun=True)
        way_in.go_on()
