"""The screens: an app that is handed everything it needs, and hands back an exit code.

It opens no file and knows no adapter. Which screen follows which is decided here and nowhere else.
"""

from __future__ import annotations

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
    from coach.core.ports import Desk, Library
    from coach.core.record import State
    from coach.core.routine import Routine, Side

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
        Binding("question_mark", "keys", "Keys", id="keys", key_display="?", tooltip="Show every key of this screen"),
    ]

    def __init__(
        self, library: Library, open_desk: Callable[[], Desk], routine: str | None = None, side: Side | None = None
    ) -> None:
        """With a routine, its session starts at once and the program ends with it.

        `open_desk` is called when a session is first wanted: home shows nothing but the library.
        """
        super().__init__()
        self.library = library
        self._open_desk = open_desk
        self.register_theme(DARK)
        self.theme = DARK.name
        self._routine = routine
        self._side = side
        self._attested = ""
        """The day on which the signs were asked for here; the journal may be unable to remember it."""
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
        """Start a routine in the place of the pages that are open, after the signs were asked for today."""
        found = self.library.routine(routine)
        if found is None:
            self.notify(f"There is no routine {routine}.", severity="error", markup=False)
        elif wait := self.desk.too_soon(found):
            self._refuse(wait)
        else:
            while self._is_quiet and len(self.screen_stack) > 1:
                self.pop_screen()
            self._begin(found, side)

    def _begin(self, found: Routine, side: Side | None) -> None:
        if self._attested == self.desk.calendar.today() or self.desk.attested_today():
            self._play(found, side)
        else:
            self._ask_for_signs(found, side)

    def _refuse(self, why: str) -> None:
        """Say why a session does not begin; a program that was started for it alone ends."""
        if self._routine is None:
            self.notify(why, severity="warning", markup=False, timeout=10)
        else:
            self.exit(STOPPED_BY_SAFETY, message=why)

    def _ask_for_signs(self, routine: Routine, side: Side | None) -> None:
        from coach.tui.screens.signs import Answer, SignsScreen

        def answered(answer: Answer | None) -> None:
            if answer is Answer.NONE:
                self._attested = self.desk.calendar.today()
                self.desk.attest_today()
                self._play(routine, side)
            elif answer is Answer.SOME:
                self.show_emergency()
            elif self._routine is not None:
                self.exit(STOPPED_BY_SAFETY)

        self.push_screen(SignsScreen(self.library.safety()), answered)

    def show_emergency(self) -> None:
        """Show the emergency card, which is the last thing shown."""
        from coach.tui.screens.emergency import EmergencyScreen

        self.code = STOPPED_BY_SAFETY
        self._attested = ""
        self.desk.withdraw_today()
        self.push_screen(EmergencyScreen(self.library.safety().emergency))

    def _play(self, routine: Routine, side: Side | None) -> None:
        from coach.core.conductor import Conductor, Recorder
        from coach.core.session import Session
        from coach.core.timeline import Preferences, lay_out
        from coach.tui.screens.session import SessionScreen

        timeline = lay_out(routine, self.desk.exercise, Preferences(side=side))
        session = Session(timeline)
        recorder = Recorder(session, self.desk.calendar.identity())
        self._conductor = Conductor(session, self.desk.clock, self.desk.player, recorder, self.desk.keeper)
        self.push_screen(SessionScreen(self._conductor, self.desk.clock), self._played)

    def _played(self, state: State | None) -> None:
        from coach.core.record import State
        from coach.tui.screens.end import EndScreen

        conductor = self._conductor
        if conductor is None:
            return
        if state is State.STOPPED:
            self.show_emergency()
            return
        self.push_screen(EndScreen(self.desk, conductor.session, conductor.record()), self._noted)

    def _noted(self, _: None) -> None:
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
        """A question mark that is typed into a note is a question mark."""
        return action != "keys" or self.focused is None or not self.focused.check_consume_key("question_mark", "?")

    def action_feel_wrong(self) -> None:
        """Stop the session at once, whatever is on top of it; nothing is asked first."""
        from coach.core.record import State
        from coach.tui.screens.session import SessionScreen

        if self._conductor is None or not self._conductor.running:
            return
        self._conductor.stop(State.STOPPED)
        while not isinstance(self.screen, SessionScreen):
            self.pop_screen()
        self.screen.catch_up()

    def action_keys(self) -> None:
        from coach.tui.screens.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen.active_bindings.values()))

    def _end_by_signal(self, number: int) -> None:
        """Write down what was held, and go."""
        from coach.core.record import State

        if self._conductor is not None:
            self._conductor.stop(State.ENDED_EARLY)
        self.exit(128 + number)
