"""The screens: an app that is handed everything it needs, and hands back an exit code.

It opens no file and knows no adapter. Which screen follows which is decided here and nowhere else.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from coach.tui import signals
from coach.tui.messages import Begin, Open
from coach.tui.page import Page
from coach.tui.theme import DARK

if TYPE_CHECKING:  # the first frame needs nothing of a session
    from collections.abc import Callable
    from pathlib import PurePath

    from textual.screen import Screen

    from coach.core.conductor import Conductor
    from coach.core.gate import Opened
    from coach.core.ports import Desk, Library, Numbers
    from coach.core.record import State
    from coach.core.routine import Routine, Side
    from coach.core.safety import Complaint, Outcome

DONE, ENDED_EARLY, STOPPED_BY_SAFETY = 0, 1, 3
"""Exit codes."""


class CoachApp(App[int]):
    """The program with screens. `run()` returns the exit code."""

    TITLE = "coach"
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = ["app.tcss", "screens/home.tcss"]
    """Home's too, because a screen that was not pushed brings none of its own."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q,ctrl+c", "leave", "Quit", id="leave", show=False, priority=True, tooltip="Ask once, save, end"),
        Binding(
            "f1", "emergency", "Emergency", id="emergency", priority=True, key_display="F1", tooltip="Whom to call now"
        ),
        Binding("question_mark", "keys", "Keys", id="keys", key_display="?", tooltip="Show every key of this screen"),
    ]

    def __init__(
        self,
        library: Library,
        open_desk: Callable[[], Desk],
        numbers: Numbers,
        routine: str | None = None,
        side: Side | None = None,
    ) -> None:
        """With a routine, its session starts at once and the program ends with it.

        `open_desk` is called when a session is first wanted: home shows nothing but the library, and the emergency
        card needs nothing but `numbers`.
        """
        super().__init__()
        self.library = library
        self._open_desk = open_desk
        self._numbers = numbers
        self.register_theme(DARK)
        self.theme = DARK.name
        self._routine = routine
        self._side = side
        self._complaint: Complaint | None = None
        """What ended the session, where something felt wrong."""
        self._conductor: Conductor | None = None
        self.code = DONE

    @cached_property
    def desk(self) -> Desk:
        """What a session needs."""
        return self._open_desk()

    def get_default_screen(self) -> Screen[Any]:
        """Home is the first screen, not one above an empty one: a frame less is drawn."""
        from coach.tui.screens.home import HomeScreen

        return HomeScreen(self.library) if self._routine is None else super().get_default_screen()

    def on_mount(self) -> None:
        signals.on_ending(self._end_by_signal)
        signals.heed_only_own_stops()
        if self._routine is not None:
            self.begin(self._routine, self._side)

    def on_begin(self, message: Begin) -> None:
        if self._is_quiet:  # a key pressed twice begins once
            self.begin(message.routine, message.side)

    def on_open(self, message: Open) -> None:
        if self._is_quiet:
            self.open(message.target)

    @property
    def _is_quiet(self) -> bool:
        return isinstance(self.screen, Page) and self.screen.quiet

    def open(self, target: str) -> None:
        """Show a page; Escape leads back to this one."""
        from coach.core.pages.target import COMPARE, page_at
        from coach.tui.screens.compare import CompareScreen
        from coach.tui.screens.reading import ReadingScreen
        from coach.tui.screens.routine import RoutineScreen

        kind, _, name = target.partition(":")
        if kind == COMPARE:
            self.push_screen(CompareScreen(self.library))
        elif kind == "routine" and (routine := self.library.routine(name)) is not None:
            self.push_screen(RoutineScreen(self.library, routine))
        elif page := page_at(target, self.library):
            self.push_screen(ReadingScreen(page))
        else:
            self.notify(f"There is no {kind} {name}.", severity="error", markup=False)

    async def action_search(self) -> None:
        """Waits until the screen is there: what is typed behind the slash belongs to it."""
        from coach.tui.screens.search import SearchScreen

        await self.push_screen(SearchScreen(self.library.catalogue().pages))

    def action_compare(self) -> None:
        from coach.core.pages.target import COMPARE

        self.open(COMPARE)

    def begin(self, routine: str, side: Side | None = None) -> None:
        """Start a routine in the place of the pages that are open, once nothing stands in the way."""
        found = self.library.routine(routine)
        if found is None:
            self.notify(f"There is no routine {routine}.", severity="error", markup=False)
        elif wait := self.desk.too_soon(found):
            self._refuse(wait)
        else:
            while self._is_quiet and len(self.screen_stack) > 1:
                self.pop_screen()
            self._admit(found, side)

    def _admit(self, routine: Routine, side: Side | None) -> None:
        from coach.tui.admission import Admission

        def begin(opened: Opened, pain: int | None) -> None:
            self._play(opened, pain, side)

        Admission(self, self.desk, self._numbers, routine, begin, self._stay_out).go_on()

    def _refuse(self, why: str) -> None:
        """Say why a session does not begin; a program that was started for it alone ends."""
        if self._routine is None:
            self.notify(why, severity="warning", markup=False, timeout=10)
        else:
            self.exit(STOPPED_BY_SAFETY, message=why)

    def _stay_out(self) -> None:
        """Nothing begins; a program that was started for one session ends."""
        if self._routine is not None:
            self.exit(STOPPED_BY_SAFETY)

    def show_emergency(self, outcome: Outcome, notice: str) -> None:
        """Show what to do now, which is the last thing shown. `notice` says what follows for the program."""
        from coach.core.emergency import Kind, card
        from coach.tui.screens.emergency import EmergencyScreen

        self.code = STOPPED_BY_SAFETY
        self.push_screen(EmergencyScreen(card(Kind(outcome.value), self._numbers.chosen(), notice), blocking=True))

    def action_emergency(self) -> None:
        """The card, whatever else is on the screen, and back; a session is paused meanwhile."""
        from coach.core.emergency import Kind, card
        from coach.tui.screens.emergency import EmergencyScreen

        self._hold_still()
        self.push_screen(EmergencyScreen(card(Kind.EMERGENCY, self._numbers.chosen()), blocking=False))

    def action_first_aid(self) -> None:
        """For a cramp that is there now: nothing is asked first."""
        if self._is_quiet:
            self.begin(self.library.safety().first_aid.routines[0])

    def _play(self, opened: Opened, pain: int | None, side: Side | None) -> None:
        from coach.core.answers import Moment
        from coach.core.conductor import Conductor, Recorder
        from coach.core.session import Session
        from coach.core.timeline import Preferences, lay_out
        from coach.tui.screens.session import SessionScreen

        desk = self.desk
        timeline = lay_out(opened.adapted.routine, desk.exercise, Preferences(side=side))
        session, identity = Session(timeline), desk.calendar.identity()
        if pain is not None:
            desk.chart.rate(Moment.BEFORE, pain, identity.id)
        self._complaint = None
        self._conductor = Conductor(session, desk.clock, desk.player, Recorder(session, identity), desk.keeper)
        complaints = self.library.safety().feels_wrong
        screen = SessionScreen(self._conductor, desk.clock, self._felt, complaints, opened.reminder, opened.signs)
        self.push_screen(screen, self._played)

    def _felt(self, complaint: Complaint, exercise: str) -> None:
        """Something felt wrong in mid-session: keep it, before anything else happens."""
        from coach.core.safety import OUTCOME_OF, Response

        assert complaint.then is not None
        outcome = OUTCOME_OF.get(complaint.then)
        self.desk.chart.felt_wrong(complaint.id, outcome, "" if complaint.then is Response.FIRST_AID else exercise)
        if complaint.then is not Response.LEAVE_OUT:
            self._complaint = complaint

    def _played(self, _: State | None) -> None:
        from coach.core.safety import OUTCOME_OF, Response
        from coach.tui.aftermath import Aftermath

        conductor, complaint = self._conductor, self._complaint
        if conductor is None:
            return
        if complaint is not None and complaint.then in OUTCOME_OF:
            self._show_block()
        elif complaint is not None and complaint.then is Response.FIRST_AID and complaint.routine is not None:
            self.begin(complaint.routine)
        else:
            Aftermath(self, self.desk, conductor, complaint, self._noted).go_on()

    def _show_block(self) -> None:
        """The card of the urgent answer that was just given."""
        from coach.core.pages.blocked import until_line

        block = self.desk.chart.standing(self.library.safety()).block
        if block is not None and block.until is not None:
            self.show_emergency(block.outcome, until_line(block.until))

    def _noted(self) -> None:
        from coach.core.record import State

        conductor = self._conductor
        if self._routine is not None and conductor is not None:
            self.exit(DONE if conductor.session.state is State.COMPLETED else ENDED_EARLY)

    def action_leave(self) -> None:
        """What `q` does on the screen that is shown, or the end of the program."""
        quit_here = getattr(self.screen, "action_quit_here", None)
        if quit_here is not None:
            quit_here()
        else:
            self.exit(self.code)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A question mark that is typed into a note is a question mark; and the card leads to no second one."""
        if action == "emergency":
            return not getattr(self.screen, "is_the_card", False)
        return action != "keys" or self.focused is None or not self.focused.check_consume_key("question_mark", "?")

    def action_feel_wrong(self) -> None:
        """Stop the hold at once, whatever is on top of it, and ask what it is."""
        if self._conductor is not None and self._conductor.running:
            self._hold_still()
            # From here, and not from a screen that is about to go: its answer would go with it.
            self.call_next(self._ask_what)

    def _hold_still(self) -> None:
        """Pause the session, if one plays."""
        from coach.core.moves import Command, IllegalMove

        if self._conductor is not None and self._conductor.running:
            with suppress(IllegalMove):
                self._conductor.obey(Command.PAUSE)

    def _ask_what(self) -> None:
        from coach.tui.screens.session import SessionScreen

        if self._conductor is None or not self._conductor.running:
            return
        while not isinstance(self.screen, SessionScreen):
            self.pop_screen()
        self.screen.action_feel_wrong()

    def action_keys(self) -> None:
        from coach.tui.screens.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen.active_bindings.values()))

    def _end_by_signal(self, number: int) -> None:
        """Write down what was held, and go. Something that felt wrong did so, whether or not it was said what."""
        from coach.core.record import State

        if self._conductor is not None:
            part = self._conductor.view().segment
            if getattr(self.screen, "asks_what_is_wrong", False):
                self.desk.chart.felt_wrong("unsaid", None, part.exercise if part is not None else "")
            self._conductor.stop(State.ENDED_EARLY)
        self.exit(128 + number)
