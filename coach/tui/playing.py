"""One session on the screens, from the open gate to the end screen, and what follows from how it felt.

Must never write a rehearsal down, nor go on after an urgent answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.answers import Moment
from coach.core.conductor import Conductor, Recorder
from coach.core.cues import unspoken
from coach.core.record import State
from coach.core.safety import OUTCOME_OF, UNSAID, Response
from coach.core.session import Session, gap_limit
from coach.tui.aftermath import Aftermath
from coach.tui.screens.session import SessionScreen
from coach.tui.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.core.gate import Opened
    from coach.core.ports import Clock, Desk, Player
    from coach.core.pose import Figure
    from coach.core.record import Identity, SegmentRecord
    from coach.core.safety import Complaint
    from coach.core.settings import Settings
    from coach.core.timeline import Timeline
    from coach.tui.app import CoachApp


class Playing:
    """Plays one timeline on the session screen."""

    def __init__(
        self, app: CoachApp, desk: Desk, settings: Settings, done: Callable[[State], None], *, voice: bool = True
    ) -> None:
        """`done` is called once the end screen is left. Without a `voice`, tones take the place of words."""
        self._app = app
        self._desk = desk
        self.settings = settings
        self._manners = settings.manners if voice else unspoken(settings.manners)
        self._done = done
        self._is_rehearsal = False
        self._complaint: Complaint | None = None
        """What ended it, where something felt wrong."""
        self.conductor: Conductor | None = None
        self._screen: SessionScreen | None = None

    @property
    def running(self) -> bool:
        return self.conductor is not None and self.conductor.running

    def play(
        self,
        timeline: Timeline,
        opened: Opened,
        pain: int | None,
        identity: Identity,
        before: tuple[SegmentRecord, ...] = (),
    ) -> None:
        """Play it, write it down as `identity`; `before` are the plays of a session that is taken up."""
        desk = self._desk
        session = Session(timeline, before=before)
        if pain is not None:
            desk.chart.rate(Moment.BEFORE, pain, identity.id)
        recorder = Recorder(session, identity)
        self.conductor = Conductor(session, desk.clock, desk.player, recorder, desk.keeper, self._manners)
        self._show(desk.clock, self._staging(None), opened.reminder, opened.signs)

    def rehearse(self, timeline: Timeline, clock: Clock, player: Player, speed: float) -> None:
        """Play it fast, to watch; nothing of it is written down. `clock` runs as fast as `speed` says."""
        self._is_rehearsal = True
        session = Session(timeline, gap_limit=gap_limit(speed))
        self.conductor = Conductor(session, clock, player, manners=self._manners)
        self._show(clock, self._staging(speed))

    def hold_still(self) -> None:
        """Pause, if it plays. Where that brings a gap to light, the screen asks about it."""
        if self._screen is not None and self.running:
            self._screen.action_obey("pause")

    def end_by_signal(self, asks_what_is_wrong: bool, *, hung_up: bool) -> None:
        """Write down what was held. Something that felt wrong did so, whether or not it was said what.

        Where the terminal has gone, the session can be taken up again.
        """
        if self.conductor is None:
            return
        part = self.conductor.view().segment
        if asks_what_is_wrong:
            self._desk.chart.felt_wrong(UNSAID, part.exercise if part is not None else "")
        if hung_up:
            self.conductor.put_down()
        else:
            self.conductor.stop(State.ENDED_EARLY)

    def _show(self, clock: Clock, staging: Staging, reminder: str = "", signs: tuple[str, ...] = ()) -> None:
        assert self.conductor is not None
        complaints = self._desk.library.safety().feels_wrong
        self._screen = SessionScreen(self.conductor, clock, self._felt, complaints, reminder, signs, staging)
        self._app.push_screen(self._screen, self._played)

    def _staging(self, speed: float | None) -> Staging:
        settings, library = self.settings, self._desk.library

        def figure_of(exercise: str) -> Figure | None:
            card = library.exercise(exercise) if settings.figure else None
            return card.figure if card is not None else None

        return Staging(
            far=settings.far,
            flash=settings.flash,
            motion=settings.motion,
            figure_of=figure_of,
            ends_at=self._desk.calendar.time_in,
            speed=speed,
        )

    def _felt(self, complaint: Complaint, exercise: str) -> None:
        """Something felt wrong in mid-session: keep it, before anything else happens."""
        self._desk.chart.felt_wrong(complaint, exercise)
        if complaint.then is not Response.LEAVE_OUT:
            self._complaint = complaint

    def _played(self, _: State | None) -> None:
        conductor, complaint = self.conductor, self._complaint
        if conductor is None:
            return
        if complaint is not None and complaint.then in OUTCOME_OF:
            self._show_block()
        elif complaint is not None and complaint.then is Response.FIRST_AID and complaint.routine is not None:
            self._app.sessions.begin(complaint.routine)
        elif self._is_rehearsal:
            self._app.notify("That was a rehearsal. Nothing of it is written down.")
            self._done(conductor.session.state)
        else:
            Aftermath(self._app, self._desk, conductor, complaint, lambda: self._done(conductor.session.state)).go_on()

    def _show_block(self) -> None:
        """The card of the urgent answer that was just given."""
        from coach.core.pages.blocked import until_line

        block = self._desk.chart.standing(self._desk.library.safety()).block
        if block is not None and block.until is not None:
            self._app.show_emergency(block.outcome, until_line(block.until))
