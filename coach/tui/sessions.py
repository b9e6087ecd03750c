"""Every way in which a session begins and ends: wished for, rehearsed, or taken up where it was cut off.

Must never begin one past the gate. What happens while one plays is that of `playing`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.core.ports import JournalError
from coach.core.record import State
from coach.core.routine import Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.core.board import Board
    from coach.core.gate import Opened
    from coach.core.record import Unfinished
    from coach.core.resume import CutOff
    from coach.core.routine import Routine
    from coach.core.within import Within
    from coach.tui.app import CoachApp
    from coach.tui.doors import Doors, Errand
    from coach.tui.playing import Playing

DONE, ENDED_EARLY, STOPPED_BY_SAFETY = 0, 1, 3
"""Exit codes."""
SIDES = {"l": Side.LEFT, "r": Side.RIGHT}
"""Sides by their keys."""


class Wished(NamedTuple):
    """What a session was asked for with."""

    routine: Routine
    """As its course has it this week."""
    side: Side | None
    minutes: int
    """What it is fitted to; 0 where it is as long as it is."""
    board: Board | None = None
    """What it was proposed on."""
    told: tuple[str, ...] = ()
    """What was said already of how it differs from what is written."""


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

    def begin(
        self,
        routine: str,
        side: Side | None = None,
        minutes: int = 0,
        board: Board | None = None,
        told: tuple[str, ...] = (),
    ) -> None:
        """Start a routine in the place of the pages that are open, once nothing stands in the way.

        `minutes` is what it is fitted to, 0 for as long as it is. Of what was proposed on a `board`, its answers are
        remembered. What was `told` of its changes is not told again.
        """
        found = self._app.library.routine(routine)
        if found is None:
            self._refuse(f"There is no routine {routine}.")
        elif wait := self._app.desk.too_soon(found):
            self._refuse(wait)
        else:
            self._go_home()
            self._admit(Wished(self._app.desk.followed(found), side, minutes, board, told))

    def screen(self, then: Callable[[], None], *, anew: bool, welcomed: bool) -> None:
        """Ask what comes before any session of today; `then` comes once it is answered and open."""
        from coach.tui.screening import Screening

        Screening(
            self._app, self._app.desk, self._doors.numbers, self._stay_out, passed=then, anew=anew, welcomed=welcomed
        ).go_on()

    def _go_home(self) -> None:
        while self._app.is_quiet and len(self._app.screen_stack) > 1:
            self._app.pop_screen()

    def _admit(self, wished: Wished) -> None:
        from coach.tui.admission import Admission

        def begin(opened: Opened, pain: int | None) -> None:
            self._ask_side(opened, pain, wished)

        def fit(routine: Routine) -> Within:
            return self._within(routine, wished)

        Admission(
            self._app,
            self._app.desk,
            self._doors.numbers,
            wished.routine,
            begin,
            self._stay_out,
            fit=fit if wished.minutes else None,
            told=wished.told,
        ).go_on()

    def _within(self, routine: Routine, wished: Wished) -> Within:
        """What the gate opened, as short as was asked for."""
        from coach.core.aim import aim_of
        from coach.core.proposal import need_of
        from coach.core.situation import situation_of
        from coach.core.within import within

        desk, settings = self._app.desk, self._app.settings.read()
        situation = situation_of(desk.library, desk.chart, desk.journal, settings)
        need = need_of(aim_of(wished.board.aim) if wished.board is not None else None, situation)
        return within(routine, wished.minutes, desk.library.exercise, settings.preferences(wished.side), need)

    def _ask_side(self, opened: Opened, pain: int | None, wished: Wished) -> None:
        """Which side is sore, where only that one is worked on and nobody has said which."""
        from coach.tui.screens.ask import AskScreen

        side = wished.side or self._app.settings.read().weak_side
        if side is not None or not opened.asks_side:
            self._play(opened, pain, side, wished.board)
            return

        def told(key: str | None) -> None:
            if key in SIDES:
                self._play(opened, pain, SIDES[key], wished.board)
            else:
                self._stay_out()

        choices = {key: f"the {side.value} one" for key, side in SIDES.items()}
        self._app.push_screen(AskScreen("Which side is the sore one?", choices, sure="", back=""), told)

    def _play(self, opened: Opened, pain: int | None, side: Side | None, board: Board | None) -> None:
        from coach.core.choose import laid_out

        desk, playing, routine = self._app.desk, self._new_playing(), opened.adapted.routine
        timeline = laid_out(routine, self._app.library, playing.settings.preferences(side))
        if board is not None:
            desk.chart.choose(board.when, board.aim, board.minutes)
        playing.play(timeline, opened, pain, desk.identity(routine))

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
            if errand.minutes:
                fitted = self._within(routine, Wished(routine, errand.side, errand.minutes))
                routine = fitted.routine
                for line in fitted.told:
                    self._warn(line)
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
        if self._errand is None and not (found and self._app.is_quiet):
            return
        from coach.core.resume import cut_off
        from coach.tui.taking_up import TakingUp

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
            self.begin(self._errand.routine, self._errand.side, self._errand.minutes)
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
