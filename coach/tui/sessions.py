"""Every way in which a session begins and ends: wished for, rehearsed, or taken up where it was cut off.

Must never begin one past the gate. What happens while one plays is that of `playing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.ports import JournalError
from coach.core.record import State
from coach.core.routine import Side

if TYPE_CHECKING:
    from coach.core.gate import Opened
    from coach.core.record import Unfinished
    from coach.core.resume import CutOff
    from coach.core.routine import Routine
    from coach.tui.app import CoachApp
    from coach.tui.doors import Doors, Errand
    from coach.tui.playing import Playing

DONE, ENDED_EARLY, STOPPED_BY_SAFETY = 0, 1, 3
"""Exit codes."""
SIDES = {"l": Side.LEFT, "r": Side.RIGHT}
"""Sides by their keys."""


class Sessions:
    """Begins one session after another."""

    def __init__(self, app: CoachApp, doors: Doors, errand: Errand | None) -> None:
        """With an errand, the program ends with its session."""
        self._app = app
        self._doors = doors
        self._errand = errand
        self._playing: Playing | None = None

    @property
    def running(self) -> bool:
        """Whether a session plays, or is paused."""
        return self._playing is not None and self._playing.running

    def open_up(self) -> None:
        """What is done as the program begins: its errand, or a look at what was cut off."""
        if self._errand is None:
            self._app.run_worker(self._find_left_lying, thread=True)
        elif self._errand.speed is not None:
            self._rehearse(self._errand, self._errand.speed)
        elif self._errand.routine in self._app.library.safety().first_aid.routines:
            self._go_on_errand()  # a cramp waits for nothing
        else:
            self._find_left_lying()

    def begin(self, routine: str, side: Side | None = None) -> None:
        """Start a routine in the place of the pages that are open, once nothing stands in the way."""
        found = self._app.library.routine(routine)
        if found is None:
            self._refuse(f"There is no routine {routine}.")
        elif wait := self._app.desk.too_soon(found):
            self._refuse(wait)
        else:
            while self._app.is_quiet and len(self._app.screen_stack) > 1:
                self._app.pop_screen()
            self._admit(found, side)

    def _admit(self, routine: Routine, side: Side | None) -> None:
        from coach.tui.admission import Admission

        def begin(opened: Opened, pain: int | None) -> None:
            self._ask_side(opened, pain, side)

        Admission(self._app, self._app.desk, self._doors.numbers, routine, begin, self._stay_out).go_on()

    def _ask_side(self, opened: Opened, pain: int | None, side: Side | None) -> None:
        """Which side is sore, where only that one is worked on and nobody has said which."""
        from coach.tui.screens.ask import AskScreen

        side = side or self._app.settings.read().weak_side
        if side is not None or not opened.asks_side:
            self._play(opened, pain, side)
            return

        def told(key: str | None) -> None:
            if key in SIDES:
                self._play(opened, pain, SIDES[key])
            else:
                self._stay_out()

        choices = {key: f"the {side.value} one" for key, side in SIDES.items()}
        self._app.push_screen(AskScreen("Which side is the sore one?", choices, sure="", back=""), told)

    def _play(self, opened: Opened, pain: int | None, side: Side | None) -> None:
        from coach.core.choose import laid_out

        playing = self._new_playing()
        timeline = laid_out(opened.adapted.routine, self._app.library, playing.settings.preferences(side))
        playing.play(timeline, opened, pain, self._app.desk.calendar.identity())

    def _rehearse(self, errand: Errand, speed: float) -> None:
        """Play it fast; nobody is told to move, so nobody is asked, but whoever needs help now is shown no hold."""
        from coach.core.choose import laid_out
        from coach.core.pages.blocked import until_line

        block = self._app.desk.chart.standing(self._app.library.safety()).block
        routine = self._app.library.routine(errand.routine)
        if block is not None and block.until is not None:
            self._app.show_emergency(block.outcome, until_line(block.until))
        elif routine is None:
            self._refuse(f"There is no routine {errand.routine}.")
        else:
            playing = self._new_playing()
            timeline = laid_out(routine, self._app.library, playing.settings.preferences(errand.side))
            playing.rehearse(timeline, *self._doors.rehearsal(speed, errand.sound), speed)

    def _new_playing(self) -> Playing:
        """As things are set now; what is wrong with the file is said, and does not stand in the way."""
        from coach.tui.playing import Playing

        settings = self._app.settings.read()
        if trouble := self._app.settings.problem():
            self._warn(trouble)
        self._playing = Playing(self._app, self._app.desk, settings, self._end, voice=self._doors.voice)
        return self._playing

    def _find_left_lying(self) -> None:
        """Look for sessions that were cut off, and offer them before anything else. Called from any thread."""
        try:
            found = self._doors.left_lying()
        except JournalError as trouble:
            found = ()
            self._app.call_later(self._warn, str(trouble))
        self._app.call_later(self._offer_left_lying, found)

    def _offer_left_lying(self, found: tuple[Unfinished, ...]) -> None:
        from coach.core.resume import cut_off
        from coach.tui.taking_up import TakingUp

        if self._errand is None and not (found and self._app.is_quiet):
            return
        left = cut_off(found, self._app.desk.calendar.utc_now()) if found else ()

        def leave() -> None:
            self._go_on_errand(STOPPED_BY_SAFETY if offers.was_refused else DONE)

        offers = TakingUp(self._app, self._app.desk, self._doors.numbers, left, self._take_up, leave)
        offers.go_on()

    def _warn(self, trouble: str) -> None:
        """Say what is amiss; it does not stand in the way."""
        self._app.notify(trouble, severity="warning", markup=False, timeout=10)

    def _take_up(self, cut: CutOff, opened: Opened) -> None:
        from coach.core.resume import identity_of

        assert cut.timeline is not None
        self._new_playing().play(cut.timeline, opened, None, identity_of(cut.record), cut.record.segments)

    def _go_on_errand(self, code: int = DONE) -> None:
        """What the program was started for, once nothing is left lying; with nothing to do it ends with `code`."""
        if self._errand is not None and self._errand.routine:
            self.begin(self._errand.routine, self._errand.side)
        elif self._errand is not None:
            self._app.exit(code)

    def _refuse(self, why: str) -> None:
        """Say why a session does not begin; a program that was started for it alone ends."""
        if self._errand is None:
            self._app.notify(why, severity="warning", markup=False, timeout=10)
        else:
            self._app.exit(STOPPED_BY_SAFETY, message=why)

    def _stay_out(self) -> None:
        """Nothing begins; a program that was started for one session ends."""
        if self._errand is not None:
            self._app.exit(STOPPED_BY_SAFETY)

    def _end(self, state: State) -> None:
        """A session is over and its end screen left; a program that was started for it alone ends."""
        if self._errand is not None:
            self._app.exit(DONE if state is State.COMPLETED else ENDED_EARLY)

    def hold_still(self) -> None:
        """Pause the session, if one plays."""
        if self._playing is not None:
            self._playing.hold_still()

    def went_on(self) -> None:
        """The system had stopped the program."""
        if self._playing is not None and self._playing.conductor is not None:
            self._playing.conductor.was_stopped()

    def end_by_signal(self, asks_what_is_wrong: bool, *, hung_up: bool) -> None:
        """Write down what was held."""
        if self._playing is not None:
            self._playing.end_by_signal(asks_what_is_wrong, hung_up=hung_up)
