"""A visit to the screens without a terminal: a person with keys, a clock and a calendar that the test moves."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

from textual.pilot import Pilot

from coach.adapters.background import BackgroundJournal
from coach.adapters.clock import ScaledClock
from coach.adapters.numbers import SettingsNumbers
from coach.adapters.silence import SilentPlayer
from coach.core.aim import Ask
from coach.core.answers import Answers, Entry, Form, Moment, Rating
from coach.core.board import Board
from coach.core.boards import board
from coach.core.cues import CueId
from coach.core.ports import Desk
from coach.core.record import SessionRecord
from coach.core.routine import Side
from coach.core.settings import SettingsStore
from coach.core.situation import situation_of
from coach.tui.app import CoachApp
from coach.tui.doors import Doors, Errand
from coach.tui.screens.country import CountryScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.pain import PainScreen
from coach.tui.screens.questions import QuestionsScreen
from coach.tui.screens.session import SessionScreen
from coach.tui.screens.welcome import WelcomeScreen
from tests.tui.at_rest import GLANCE, PATIENCE, drawn, press, resize
from tests.tui.boards import listed

Kind = TypeVar("Kind")
STEP = 1_000


class HandClock:
    """A clock that stands still until the test moves it."""

    def __init__(self) -> None:
        self.time = 5_000_000

    def now(self) -> int:
        return self.time


class Listener:
    """A player that keeps what it was told to play."""

    def __init__(self) -> None:
        self.heard: list[CueId] = []
        self.said: list[str] = []
        self.prepared: list[str] = []

    def prepare(self, phrases: Sequence[str]) -> None:
        self.prepared.extend(phrases)

    def play(self, cue: CueId, words: str = "", room: int = 0) -> None:  # noqa: ARG002
        self.heard.append(cue)
        self.said.append(words)

    def status(self) -> str:
        return "It listens."

    def close(self) -> None:
        pass


@dataclass
class Wall:
    """What the clock on the wall says."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 3, 1, 21, 30, tzinfo=UTC))

    def now(self) -> datetime:
        return self.moment


@dataclass
class Room:
    """The desk that the screens are handed, and what the test holds of it."""

    desk: Desk
    clock: HandClock
    player: Listener
    keeper: BackgroundJournal
    wall: Wall
    numbers: SettingsNumbers
    settings: SettingsStore
    board: Callable[[Ask | None], Board] | None = None
    """What home shows; without it every routine is listed, whatever was answered."""

    def records(self) -> tuple[SessionRecord, ...]:
        """What the journal holds once all is written."""
        assert self.keeper.flush()
        return self.desk.journal.sessions()

    def attest(self) -> "Room":
        """All questions answered just now: nothing applies, and nothing hurts."""
        self.desk.chart.answer(self.desk.library.safety(), Form.FULL, ())
        self.desk.chart.rate(Moment.BEFORE, 0)
        return self

    def entries(self) -> tuple[Entry, ...]:
        """What the journal holds of what was said, once all is written."""
        assert self.keeper.flush()
        return self.desk.journal.entries()

    def proposing(self) -> "Room":
        """Home proposes as it does for a person: by what was said, done and set."""
        self.desk.library.catalogue()  # read whole: boards are made in another thread
        self.board = self._propose
        return self

    def _propose(self, ask: Ask | None) -> Board:
        desk = self.desk
        return board(ask, situation_of(desk.library, desk.chart, desk.journal, self.settings.read()))

    def answers(self) -> list[tuple[Form, tuple[str, ...]]]:
        """What was answered today, form by form."""
        today = self.desk.calendar.today()
        said = (entry for entry in self.entries() if isinstance(entry, Answers) and entry.day == today)
        return [(entry.form, entry.signs) for entry in said]

    def ratings(self) -> list[tuple[Moment, int | None]]:
        """Every rating of pain, in order."""
        return [(entry.moment, entry.value) for entry in self.entries() if isinstance(entry, Rating)]

    def doors(self, theme: str = "dark", voice: bool = True) -> Doors:
        """What the program is handed."""
        return Doors(
            desk=lambda: self.desk,
            board=self.board or (lambda ask: listed(self.desk.library.catalogue(), ask)),
            numbers=self.numbers,
            settings=lambda: self.settings,
            left_lying=self.desk.journal.unfinished,
            rehearsal=lambda speed, sound: (ScaledClock(self.clock, speed), self.player if sound else SilentPlayer()),
            theme=theme,
            voice=voice,
        )

    @asynccontextmanager
    async def visit(
        self,
        routine: str | None = None,
        side: Side | None = None,
        size: tuple[int, int] = (80, 24),
        errand: Errand | None = None,
        doors: Doors | None = None,
        tooltips: bool = False,
        ask: Ask | None = None,
    ) -> AsyncIterator["Visit"]:
        """Open the program, at home or with an errand: a routine to start, or "" to take up what was cut off."""
        errand = Errand(routine, side) if routine is not None else errand
        app = CoachApp(self.desk.library, doors or self.doors(), errand, ask)
        async with app.run_test(size=size, notifications=True, tooltips=tooltips) as pilot:
            visit = Visit(app, pilot, self.clock)
            await visit.settle()
            yield visit


class Visit:
    """The program while somebody uses it."""

    def __init__(self, app: CoachApp, pilot: Pilot[int], clock: HandClock) -> None:
        self.app = app
        self.pilot = pilot
        self.clock = clock

    @property
    def text(self) -> str:
        """What is on the uppermost screen, line by line."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def prose(self) -> str:
        """The same as one line without the frame of the card, so that it does not matter where lines are broken."""
        return " ".join(self.text.replace("┃", " ").split())

    @property
    def footer(self) -> str:
        return self.text.splitlines()[-1].strip()

    def code(self) -> int | None:
        """The exit code, once the program has ended."""
        return self.app.return_value

    def on(self, kind: type[Kind]) -> Kind:
        """The screen that is shown, which is one of this kind."""
        screen = self.app.screen
        assert isinstance(screen, kind), f"on {screen}:\n{self.text}"
        return screen

    async def settle(self) -> None:
        """Wait until everything that was asked for has happened, and has been drawn."""
        await drawn(self.app, self.pilot)

    async def until(self, seen: Callable[[], bool]) -> None:
        """Wait for what comes by itself, from another thread or after a while of real time."""
        async with asyncio.timeout(PATIENCE):
            while not seen():
                await asyncio.sleep(GLANCE)
        await self.settle()

    async def mark(self, routine: str) -> None:
        """Mark a routine at home, from the first one on."""
        proposals = self.on(HomeScreen).proposals
        while proposals.place is None or proposals.place.row.routine != routine:
            before = proposals.highlighted
            await self.press("down")
            assert proposals.highlighted != before, f"no {routine} in\n{self.text}"

    async def leave_pain_out(self) -> None:
        """Pass over the rating that is asked for before or after a session."""
        self.on(PainScreen)
        await self.press("enter")

    async def come_in(self) -> None:
        """Past the welcome and the emergency number of a first start, to the first question."""
        self.on(WelcomeScreen)
        await self.press("enter")
        self.on(CountryScreen)
        await self.press("escape")

    async def deny(self, before: int = 0) -> None:
        """Nothing of what is asked applies, and nothing hurts: to the end, or up to the question of this number."""
        while isinstance(self.app.screen, QuestionsScreen) and f"Question {before} of" not in self.text:
            await self.press("0" if "leave it out" in self.text else "n")

    async def press(self, *keys: str) -> None:
        await press(self.app, self.pilot, *keys)

    async def resize(self, columns: int, rows: int) -> None:
        await resize(self.app, self.pilot, columns, rows)

    async def pass_time(self, seconds: float) -> None:
        """Let the session go on for so long, seen second by second."""
        left = round(seconds * 1000)
        while left > 0:
            step = min(STEP, left)
            left -= step
            self.jump(step)
        await self.settle()

    def look_away(self) -> None:
        """Let the session not look at the clock by itself until something happens."""
        for screen in self.app.screen_stack:
            if isinstance(screen, SessionScreen) and screen._timer is not None:
                screen._timer.cancel()

    def jump(self, milliseconds: int) -> None:
        """Move the clock at once, and let the session look at it."""
        self.clock.time += milliseconds
        for screen in self.app.screen_stack:
            if isinstance(screen, SessionScreen):
                screen.catch_up()
