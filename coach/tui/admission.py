"""The way from a wish to a session on the screens: whatever the gate asks for is asked, then it is asked again.

Must never hand a routine over while the gate is not open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.core.answers import Moment
from coach.core.gate import gate, is_first_aid, wants_injury
from coach.core.pages.changes import change_line
from coach.tui.screening import Screening

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.core.gate import Gate, Opened
    from coach.core.ports import Desk, Numbers
    from coach.core.routine import Routine
    from coach.core.within import Within
    from coach.tui.app import CoachApp


class Admission(Screening):
    """Leads one person to one routine, or to something else that is open."""

    def __init__(
        self,
        app: CoachApp,
        desk: Desk,
        numbers: Numbers,
        routine: Routine,
        begin: Callable[[Opened, int | None], None],
        leave: Callable[[], None],
        *,
        refused: Callable[[], None] = lambda: None,
        begun: bool = False,
        fit: Callable[[Routine], Within] | None = None,
        told: tuple[str, ...] = (),
    ) -> None:
        """`begin` gets the routine as it may be done, and the pain before it; `leave` is called where none begins.

        `refused` is called before that, where the gate stands in the way and nothing is answered anew.
        Of what has `begun` already, the pain before it is known, and its changes were seen.
        `fit` makes what the gate opens as short as was asked for; what was `told` already is not told again.
        """
        super().__init__(app, desk, numbers, leave, refused=refused)
        self._routine = routine
        self._begin = begin
        self._fit = fit
        self._told = frozenset(told)
        self._pain_was_asked = self._changes_were_shown = begun

    def go_on(self) -> None:
        if not self._asks_for_morning():
            super().go_on()

    def _gate(self) -> Gate:
        return gate(self._routine, self._chart.standing(self._safety), self._safety, self._library)

    def _asks_for_morning(self) -> bool:
        from coach.tui.screens.pain import PainScreen

        due = self._chart.morning_due()
        if due is None or is_first_aid(self._routine, self._safety, self._library):
            return False

        def rated(value: int | None) -> None:
            self._chart.rate(Moment.MORNING, value, due.session)
            self.go_on()

        self._app.push_screen(PainScreen(Moment.MORNING, f"The session was on {due.day}."), rated)
        return True

    def _open(self, opened: Opened) -> None:
        if wants_injury(self._routine, self._chart.standing(self._safety), self._safety):
            self._ask_place(self.go_on)
            return
        if self._asks_for_pain(opened):
            return
        fitted = self._fit(opened.adapted.routine) if self._fit is not None else None
        told = fitted.told if fitted is not None else ()
        if self._has_news(opened, told) and not opened.signs and not self._changes_were_shown:
            self._show_changes(opened, told)
            return
        if fitted is not None:
            opened = replace(opened, adapted=replace(opened.adapted, routine=fitted.routine))
        young = self._chart.pain_now()
        self._begin(opened, young.value if young else None)

    def _has_news(self, opened: Opened, told: tuple[str, ...]) -> bool:
        """Whether anything is to be told that was not told before."""
        lines = (*map(change_line, opened.adapted.changes), *opened.advice, *told)
        return not self._told.issuperset(lines)

    def _asks_for_pain(self, opened: Opened) -> bool:
        """The rating before the session, unless it was just given; first aid waits for nothing."""
        from coach.tui.screens.pain import PainScreen

        if opened.signs or self._pain_was_asked or self._chart.pain_now() is not None:
            return False

        def rated(value: int | None) -> None:
            self._pain_was_asked = True
            self._keep_pain(value)

        self._app.push_screen(PainScreen(Moment.BEFORE), rated)
        return True

    def _show_changes(self, opened: Opened, told: tuple[str, ...]) -> None:
        from coach.tui.screens.changes import ChangesScreen

        def seen(begin: bool | None) -> None:
            if begin:
                self._changes_were_shown = True
                self.go_on()
            else:
                self._leave()

        self._app.push_screen(ChangesScreen(opened, told), seen)
