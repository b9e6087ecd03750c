"""What comes after a session on the screens: the rating of pain, what it means, and the end screen with its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.answers import Moment
from coach.core.pages.blocked import STOPPED_FOR_TODAY, light_line
from coach.core.safety import Response
from coach.core.standing import is_strict
from coach.tui.screens.end import EndScreen
from coach.tui.screens.pain import PainScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.core.conductor import Conductor
    from coach.core.ports import Desk
    from coach.core.safety import Complaint
    from coach.tui.app import CoachApp


class Aftermath:
    """Leads out of one session that has ended."""

    def __init__(
        self,
        app: CoachApp,
        desk: Desk,
        conductor: Conductor,
        complaint: Complaint | None,
        done: Callable[[], None],
    ) -> None:
        self._app = app
        self._desk = desk
        self._session = conductor.session
        self._record = conductor.record()
        self._complaint = complaint
        self._done = done

    def go_on(self) -> None:
        """Ask for the pain, where anything was held; then show the end."""
        if self._record is None:
            self._show_end(None)
        else:
            self._app.push_screen(PainScreen(Moment.AFTER), self._rated)

    def _rated(self, pain: int | None) -> None:
        assert self._record is not None
        self._desk.chart.rate(Moment.AFTER if self._loads else Moment.AFTER_CARE, pain, self._record.id)
        self._show_end(pain)

    @property
    def _loads(self) -> bool:
        """Whether the traffic light follows what was done."""
        timeline = self._session.timeline
        return self._desk.library.safety().loads(timeline.routine, (part.exercise for part in timeline.segments))

    def _show_end(self, pain: int | None) -> None:
        notes = []
        if self._complaint is not None and self._complaint.then is Response.END:
            notes.append(STOPPED_FOR_TODAY)
        if pain is not None and self._loads:
            safety = self._desk.library.safety()
            strict = is_strict(self._desk.chart.standing(safety).ticks, safety)
            notes.append(light_line(pain, strict=strict))
        self._app.push_screen(EndScreen(self._desk, self._session, self._record, notes), lambda _: self._done())
