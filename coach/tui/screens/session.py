"""The session: one thing at a time, readable from two metres.

Draws what the conductor says and hands on what the person wants. One timer is armed for the next deadline, and looks
at the session a few times a second meanwhile; only what has changed is written.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Key
from textual.widgets import Static

from coach.core import words
from coach.core.conductor import GRACE, HEAD_START, Conductor
from coach.core.cues import TABLE
from coach.core.events import Event, EventName
from coach.core.motion import moves, part
from coach.core.moves import MOVES, Command, IllegalMove, Phase
from coach.core.ports import Clock
from coach.core.record import State
from coach.core.safety import Complaint, Response
from coach.core.view import View
from coach.tui import telling
from coach.tui.page import Page
from coach.tui.session_keys import MEANT, SESSION_KEYS
from coach.tui.staging import Staging
from coach.tui.widgets.block_text import BlockText
from coach.tui.widgets.flash import Flash, milliseconds, show_flash
from coach.tui.widgets.overall import Overall
from coach.tui.widgets.stage import Stage

CAPTION_STAYS = 3_000
"""Milliseconds of the session's clock."""


class SessionScreen(Page[State]):
    """Plays one session and dismisses itself with how it ended."""

    CSS_PATH = "session.tcss"
    BINDINGS: ClassVar[list[BindingType]] = SESSION_KEYS

    stage = getters.query_one(Stage)
    overall = getters.query_one("#overall", Overall)

    def __init__(
        self,
        conductor: Conductor,
        clock: Clock,
        felt: Callable[[Complaint, str], None],
        complaints: Sequence[Complaint],
        reminder: str,
        signs: Sequence[str],
        staging: Staging,
    ) -> None:
        """`felt` is told what felt wrong, and in which exercise. `reminder` stands where no caption does.

        `signs` stand above the first step, until it is over.
        """
        super().__init__()
        self.conductor = conductor
        self._staging = staging
        self._felt = felt
        self._complaints = complaints
        self._reminder = reminder
        self._signs = signs
        self._clock = clock
        self._timer: asyncio.TimerHandle | None = None
        self._caption = ""
        self._caption_until = 0
        self._shown: dict[str, str] = {}
        self._offered = Phase.RUNNING
        self._stale_at = 0  # the instant at which what is shown is no longer true
        self._flash = Flash(self._staging.flash, self._staging.motion)
        self.set_class(self._staging.far, "-far")
        self.set_class(self._staging.speed is not None, "-rehearsal")

    @property
    def phase_word(self) -> BlockText:
        return self.stage.phase_word

    @property
    def digits(self) -> BlockText:
        return self.stage.digits

    def compose_page(self) -> ComposeResult:
        with Horizontal(id="heading"):
            yield Static("", id="exercise", classes="title", markup=False)
            yield Static("", id="left-in-all", markup=False)
        yield Stage()
        yield Static("\n".join(self._signs), id="signs", markup=False)
        yield Static("", id="caption", markup=False)
        yield Static("", id="instruction", markup=False)
        yield Static("", id="following", classes="quiet", markup=False)
        yield Overall(id="overall")

    def on_mount(self) -> None:
        if self.conductor.prepare():
            self.set_timer(HEAD_START / 1000, self._start)
        else:
            self.call_after_refresh(self._start)

    def _start(self) -> None:
        if self.conductor.session.phase is Phase.READY:
            self._tell(self.conductor.start())
            if not self._is_on_top:  # somebody reads a page that was opened meanwhile
                self.action_obey("pause")

    def on_screen_resume(self) -> None:
        """What was on top is gone; the session may have ended meanwhile."""
        self._tell([])

    def on_resize(self) -> None:
        """Once everything has its new size, the figure and the number share it anew."""
        self.call_after_refresh(self.catch_up)

    @property
    def _is_on_top(self) -> bool:
        """Unlike `is_current`, which holds for a screen beneath a page of keys too."""
        return self.app.screen is self

    def on_unmount(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def catch_up(self) -> None:
        """Take in what the clock says now, and show it."""
        if self.conductor.running:
            self._tell(self.conductor.advance())

    def _arm(self) -> None:
        """One timer, for the next instant at which something is due."""
        if self._timer is not None:
            self._timer.cancel()
        wait = self._staging.real(self.conductor.wait()) / 1000
        self._timer = asyncio.get_running_loop().call_later(wait, self._beat)

    def _beat(self) -> None:
        """Take in what the clock says now; show it only where something of it has changed."""
        if not self.is_running:  # the program ends
            return
        if self.conductor.overslept():
            time.sleep(GRACE / 1000)
        events = self.conductor.advance() if self.conductor.running else []
        if events or self._clock.now() >= self._stale_at:
            self._tell(events)
        else:
            self._arm()

    def _tell(self, events: list[Event]) -> None:
        """Show what happened, and how things stand now."""
        for event in events:
            if event.cue is not None:
                self._caption = TABLE[event.cue].caption
                self._caption_until = event.at + CAPTION_STAYS
            elif event.name is EventName.GAP_NOTICED:
                self._ask_after_gap(event.away or 0)
            elif event.name is EventName.SEGMENT_STARTED and self._is_on_top and self._flash.due(milliseconds()):
                show_flash(self)
        if self.conductor.running:
            self._arm()
            view = self.conductor.view()
            self._stale_at = self._clock.now() + telling.until_stale(view)
            self._draw(view)
            self._offer(self.conductor.session.phase)
        elif self.conductor.session.phase is Phase.ENDED and self._is_on_top:
            self.dismiss(self.conductor.session.state)

    def _draw(self, view: View) -> None:
        segment = view.segment
        self._write("#left-in-all", self._staging.left_line(view))
        whole = view.over + view.left_in_all
        self.overall.show(view.over / whole if whole else 1.0)
        caption = self._caption if self._clock.now() < self._caption_until else ""
        self._write("#caption", telling.caption_line(view, caption, self._reminder, saves=self._staging.saves))
        self._write("#following", telling.following_line(view))
        figure = self._staging.figure_of(segment.exercise) if segment else None
        self.stage.show(view, figure, part(view, figure) if figure and self._staging.motion else 1.0)
        if figure and self._staging.motion and moves(view, figure):
            self._stale_at = 0
        self.set_class(bool(view.ask) or view.phase in (Phase.PAUSED, Phase.WAITING), "-asks")
        if segment is not None:
            first = self.conductor.session.timeline.segments[0].exercise
            self.set_class(bool(self._signs) and segment.exercise == first, "-signs")
            self._write("#exercise", telling.heading(segment))
            self._write("#instruction", view.ask or segment.instruction)

    def _write(self, selector: str, text: str) -> None:
        """Only what has changed is written: a repaint costs bytes."""
        if self._shown.get(selector) != text:
            self._shown[selector] = text
            self.query_one(selector, Static).update(text)

    def _offer(self, phase: Phase) -> None:
        """Which keys mean something changes with the phase."""
        if phase is not self._offered:
            self._offered = phase
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A command that is not possible now is not offered: where any key says "done", none goes by another name."""
        phase = self.conductor.session.phase
        if action == "pause":
            return phase is not Phase.WAITING
        return action != "obey" or phase is Phase.READY or (phase, Command(str(parameters[0]))) in MOVES

    def action_obey(self, command: str) -> None:
        """Hand a command on; one that is not possible now is passed over."""
        try:
            self._tell(self.conductor.obey(Command(command)))
        except IllegalMove:
            self.catch_up()

    def on_key(self, event: Key) -> None:
        """Whoever counts by themselves ends it with any key; those that mean something else still do."""
        if self.conductor.session.phase is Phase.WAITING and event.key not in MEANT:
            event.stop()
            event.prevent_default()
            self.action_done()

    def action_far(self) -> None:
        """Fill the terminal with what is read from afar, and back."""
        self.toggle_class("-far")
        self.on_resize()

    def action_pause(self) -> None:
        paused = self.conductor.session.phase is Phase.PAUSED
        self.action_obey("resume" if paused else "pause")

    def action_done(self) -> None:
        view = self.conductor.view()
        if not telling.has_just_begun(view):  # where it has, an Enter meant for the lead-in was pressed twice
            self.action_obey("resume" if view.phase is Phase.PAUSED else "done")

    def action_feel_wrong(self) -> None:
        """Stop the hold at once, and ask what it is; nothing goes on before that is said."""
        from coach.tui.screens.wrong import WrongScreen

        if self.conductor.running and self._is_on_top:
            self.action_obey("pause")
            if self.conductor.session.phase is Phase.ENDED:  # by itself, and how it feels now is asked anyway
                return
            if self.app.screen is not self:  # a gap came to light; what feels wrong is asked first
                self.app.pop_screen()
            self.app.push_screen(WrongScreen(self._complaints), self._told)

    def _told(self, complaint: Complaint | None) -> None:
        """Do what follows from what felt wrong."""
        if complaint is None:
            return
        segment = self.conductor.view().segment
        self._felt(complaint, segment.exercise if segment else "")
        if complaint.then is Response.LEAVE_OUT:
            self.action_obey("leave-out")  # paused still: whoever says that something is wrong goes on by themselves
        else:
            self._tell(self.conductor.stop(State.STOPPED))

    def action_quit_here(self) -> None:
        """Ask once. The session is paused meanwhile, because nobody can hold a stretch and read."""
        from coach.tui.screens.ask import AskScreen

        if not self.conductor.running:
            return
        was_paused = self.conductor.session.phase is Phase.PAUSED
        self.action_obey("pause")
        if not self._is_on_top:  # asked already, because of a gap
            return

        def answered(answer: str | None) -> None:
            if answer == "y":
                self._tell(self.conductor.stop(State.ENDED_EARLY))
            elif not was_paused:
                self.action_obey("resume")

        saves = " and save what was done" if self._staging.saves else ""
        choices = {"y": f"end here{saves}", "n": "stay paused" if was_paused else "go on"}
        self.app.push_screen(AskScreen("End this session?", choices, sure="y", back="n"), answered)

    def _ask_after_gap(self, away: int) -> None:
        from coach.tui.screens.ask import AskScreen

        real = words.whole_seconds(int(self._staging.real(away)))
        title = f"You were away for {words.duration(real)}. None of it counts as held."
        stop = "save and stop" if self._staging.saves else "stop"
        choices = {"r": "begin this part again", "c": "carry on where it was", "q": stop}
        self.app.push_screen(AskScreen(title, choices, sure="q", back="c"), self._gap_answered)

    def _gap_answered(self, answer: str | None) -> None:
        if answer == "q":
            self._tell(self.conductor.stop(State.ENDED_EARLY))
            return
        if answer == "r":
            self.action_obey("redo")
        self.action_obey("resume")
