"""The screens: an app that is handed everything it needs, and hands back an exit code.

It opens no file and knows no adapter. Which screen follows which is decided here and nowhere else.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from coach.tui import signals
from coach.tui.messages import Begin, Follow, Open, Screened
from coach.tui.page import Page
from coach.tui.theme import THEMES

if TYPE_CHECKING:  # the first frame needs nothing of a session
    from collections.abc import Callable
    from pathlib import PurePath

    from textual.screen import Screen

    from coach.core.aim import Ask
    from coach.core.ports import Desk, Library
    from coach.core.routine import Routine
    from coach.core.safety import Outcome
    from coach.core.settings import Settings, SettingsStore
    from coach.tui.doors import Doors, Errand
    from coach.tui.sessions import Sessions

DONE, STOPPED_BY_SAFETY = 0, 3
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
        Binding(
            "ctrl+z", "suspend_process", "Stop", id="stop", show=False, priority=True, tooltip="Back to the shell; fg"
        ),
        Binding("question_mark", "keys", "Keys", id="keys", key_display="?", tooltip="Show every key of this screen"),
    ]

    def __init__(self, library: Library, doors: Doors, errand: Errand | None = None, ask: Ask | None = None) -> None:
        """With an errand, its session starts at once and the program ends with it. Home opens with the `ask`."""
        super().__init__()
        self._ask = ask
        self.library = library
        self._doors = doors
        self._errand = errand
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES.get(doors.theme, THEMES["dark"]).name
        self.code = DONE

    @cached_property
    def sessions(self) -> Sessions:
        """Every way in which a session begins and ends."""
        from coach.tui.sessions import Sessions

        return Sessions(self, self._doors, self._errand)

    @cached_property
    def desk(self) -> Desk:
        """What a session needs."""
        return self._doors.desk()

    @cached_property
    def settings(self) -> SettingsStore:
        """What a person has set."""
        return self._doors.settings()

    def get_default_screen(self) -> Screen[Any]:
        """Home is the first screen, not one above an empty one: a frame less is drawn."""
        from coach.tui.screens.home import HomeScreen

        return HomeScreen(self._doors.board, self._ask) if self._errand is None else super().get_default_screen()

    def on_mount(self) -> None:
        signals.on_ending(self._end_by_signal)
        signals.heed_stops(lambda: self.sessions.went_on())
        self.call_after_refresh(lambda: self.sessions.open_up())

    def on_begin(self, message: Begin) -> None:
        if self.is_quiet:  # a key pressed twice begins once
            self.sessions.begin(message.routine, message.side, message.minutes, message.board, message.told)

    def on_screened(self, message: Screened) -> None:
        if self.is_quiet:
            self.sessions.screen(message.then, anew=message.anew, welcomed=message.welcomed)

    def on_follow(self, message: Follow) -> None:
        if self.is_quiet:
            self.show_course(message.routine)

    def on_open(self, message: Open) -> None:
        if self.is_quiet:
            self.open(message.target)

    @property
    def is_quiet(self) -> bool:
        """Whether somebody reads, so that something may begin."""
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
            self.push_screen(RoutineScreen(self.library, routine, lambda: self._course_line(routine)))
        elif page := page_at(target, self.library):
            self.push_screen(ReadingScreen(page))
        else:
            self.notify(f"There is no {kind} {name}.", severity="error", markup=False)

    def show_course(self, name: str) -> None:
        """The course of this routine, or the days to begin one on."""
        from coach.tui.screens.follow import FollowScreen

        routine = self.library.routine(name)
        if routine is not None:
            self.push_screen(FollowScreen(routine, self.desk))

    def _course_line(self, routine: Routine) -> str:
        from coach.tui.following import course_of, state_line

        course = course_of(routine, self.desk)
        return state_line(course) if course is not None else ""

    async def action_search(self) -> None:
        """Waits until the screen is there: what is typed behind the slash belongs to it."""
        from coach.tui.screens.search import SearchScreen

        await self.push_screen(SearchScreen(self.library.catalogue().pages))

    async def action_library(self) -> None:
        """Waits, as the search does: what is typed behind the key belongs to it."""
        import gc

        from coach.tui.screens.library import LibraryScreen

        screen = LibraryScreen(self.library.catalogue())
        if not gc.get_freeze_count():
            gc.freeze()  # all that was read stays; to look through it for garbage would hold up a key now and then
        await self.push_screen(screen)

    def action_compare(self) -> None:
        from coach.core.pages.target import COMPARE

        self.open(COMPARE)

    def action_settings(self) -> None:
        """Everything that can be set, in the place of nothing: Escape leads back."""
        from coach.tui.screens.settings import SettingsScreen

        def changed(settings: Settings) -> None:
            self.theme = THEMES[settings.theme.value].name

        self.push_screen(SettingsScreen(self.settings, changed, self.ask_for_number))

    def ask_for_number(self, then: Callable[[], None] = lambda: None) -> None:
        """Which emergency number is right here; `then` comes once it is kept, or was left out."""
        from coach.tui.screens.country import OWN, CountryScreen

        numbers = self._doors.numbers

        def chosen(answer: str | None) -> None:
            if answer is not None:
                own = answer.removeprefix(OWN) if answer.startswith(OWN) else None
                trouble = numbers.choose(None if own else answer, own)
                if trouble:
                    self.notify(trouble, severity="warning", markup=False)
            then()

        self.push_screen(CountryScreen(numbers.offered()), chosen)

    def show_emergency(self, outcome: Outcome, notice: str) -> None:
        """Show what to do now, which is the last thing shown. `notice` says what follows for the program."""
        from coach.core.emergency import Kind, card
        from coach.tui.screens.emergency import EmergencyScreen

        self.code = STOPPED_BY_SAFETY
        self.push_screen(
            EmergencyScreen(card(Kind(outcome.value), self._doors.numbers.chosen(), notice), blocking=True)
        )

    def action_emergency(self) -> None:
        """The card, whatever else is on the screen, and back; a session is paused meanwhile."""
        self.sessions.hold_still()
        self.call_next(self._show_card)  # over whatever comes where the session has just ended

    def _show_card(self) -> None:
        from coach.core.emergency import Kind, card
        from coach.tui.screens.emergency import EmergencyScreen

        self.push_screen(EmergencyScreen(card(Kind.EMERGENCY, self._doors.numbers.chosen()), blocking=False))

    def action_first_aid(self) -> None:
        """For a cramp that is there now: nothing is asked first."""
        if self.is_quiet:
            self.sessions.begin(self.library.safety().first_aid.routines[0])

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
        if self.sessions.running:
            self.sessions.hold_still()
            # From here, and not from a screen that is about to go: its answer would go with it.
            self.call_next(self._ask_what)

    def _ask_what(self) -> None:
        from coach.tui.screens.session import SessionScreen

        if not self.sessions.running:
            return
        while not isinstance(self.screen, SessionScreen):
            self.pop_screen()
        self.screen.action_feel_wrong()

    def action_keys(self) -> None:
        from coach.tui.screens.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen.active_bindings.values()))

    def _end_by_signal(self, number: int) -> None:
        """Write down what was held, and go."""
        asks = getattr(self.screen, "asks_what_is_wrong", False)
        self.sessions.end_by_signal(asks, hung_up=number == signals.HANG_UP)
        self.exit(128 + number)
