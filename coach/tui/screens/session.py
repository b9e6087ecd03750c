"""The session: one thing at a time, readable from two metres.

Draws what the conductor says and hands on what the person wants. One timer is armed for the next deadline; the
repaint, four times a second, writes only what has changed.
"""

import asyncio
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from coach.core import words
from coach.core.conductor import Conductor
from coach.core.cues import PHASE_WORD, TABLE
from coach.core.events import Event, EventName
from coach.core.moves import Command, IllegalMove, Phase
from coach.core.record import State
from coach.core.routine import Side
from coach.core.timeline import Segment
from coach.core.view import View, rep_at
from coach.tui.page import Page
from coach.tui.widgets.block_text import BlockText
from coach.tui.widgets.overall import Overall

REPAINT = 0.25
CAPTION_SECONDS = 3.0
TWO_DIGITS = 100_000
"""Below this many milliseconds the seconds stand alone; above it, minutes and seconds."""


class SessionScreen(Page[State]):
    """Plays one session and dismisses itself with how it ended."""

    CSS_PATH = "session.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pause", "Pause", id="session.pause", tooltip="Pause, and go on after a three-second lead-in"),
        Binding("enter", "done", "Ready", id="session.done", tooltip="I am ready, or done with this one"),
        Binding("n", "obey('next')", "Next", id="session.next", tooltip="Leave this part and go on to the next"),
        Binding("b", "obey('back')", "Back", id="session.back", tooltip="Go back to the part before this one"),
        Binding("r", "obey('redo')", "Again", id="session.redo", tooltip="Begin this part again"),
        Binding(
            "plus,equals_sign",
            "obey('extend')",
            "More",
            id="session.extend",
            key_display="+",
            tooltip="Ten seconds more",
        ),
        Binding("minus", "obey('shorten')", "Less", id="session.shorten", key_display="-", tooltip="Ten seconds less"),
        Binding(
            "exclamation_mark",
            "feel_wrong",
            "Stop!",
            id="session.wrong",
            key_display="!",
            tooltip="Something feels wrong: stop at once",
        ),
        Binding("q,escape", "quit_here", "End", id="session.quit", key_display="q", tooltip="Ask once, save, end"),
    ]

    phase_word = getters.query_one("#phase", BlockText)
    digits = getters.query_one("#digits", BlockText)
    left_side = getters.query_one("#left", BlockText)
    right_side = getters.query_one("#right", BlockText)
    overall = getters.query_one("#overall", Overall)

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor
        self._timer: asyncio.TimerHandle | None = None
        self._caption = ""
        self._caption_until = 0.0
        self._shown: dict[str, str] = {}

    def compose_page(self) -> ComposeResult:
        with Horizontal(id="heading"):
            yield Static("", id="exercise", classes="title", markup=False)
            yield Static("", id="left-in-all", markup=False)
        yield BlockText(letters=True, id="phase")
        with Horizontal(id="stage"):
            yield BlockText(letters=True, id="left", classes="side")
            yield BlockText(letters=False, id="digits")
            yield BlockText(letters=True, id="right", classes="side")
        yield Static("", id="caption", markup=False)
        yield Static("", id="instruction", markup=False)
        yield Static("", id="following", classes="quiet", markup=False)
        yield Overall(id="overall")

    def on_mount(self) -> None:
        self.set_interval(REPAINT, self._tick)
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        self._tell(self._conductor.start())

    def on_screen_resume(self) -> None:
        """What was on top is gone; the session may have ended meanwhile."""
        self._tell([])

    def on_unmount(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    # -- time ----------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        if self._conductor.running:
            self._tell(self._conductor.advance())

    def _arm(self) -> None:
        """One timer, for the next instant at which something is due."""
        if self._timer is not None:
            self._timer.cancel()
        wait = self._conductor.wait() / 1000
        self._timer = asyncio.get_running_loop().call_later(wait, self._tick)

    def _tell(self, events: list[Event]) -> None:
        """Show what happened, and how things stand now."""
        for event in events:
            if event.cue is not None:
                self._caption = TABLE[event.cue].caption
                self._caption_until = asyncio.get_running_loop().time() + CAPTION_SECONDS
            elif event.name is EventName.GAP_NOTICED:
                self._ask_after_gap(event.away or 0)
        if self._conductor.running:
            self._arm()
            self._draw(self._conductor.view())
        elif self._conductor.session.phase is Phase.ENDED and self.is_current:
            self.dismiss(self._conductor.session.state)

    # -- what is shown -------------------------------------------------------------------------------------

    def _draw(self, view: View) -> None:
        segment = view.segment
        self._write("#left-in-all", f"{'about ' if view.about else ''}{words.clock(_ceil(view.left_in_all))} left")
        whole = view.over + view.left_in_all
        self.overall.show(view.over / whole if whole else 1.0)
        self._write("#caption", self._caption_line(view))
        self._write("#following", _following_line(view))
        if segment is None:
            self.phase_word.show("DONE")
            self.digits.show("")
            self._show_side(Side.BOTH)
            return
        self._write("#exercise", _heading(segment))
        self._write("#instruction", segment.instruction)
        self.phase_word.show("PAUSED" if view.phase is Phase.PAUSED else PHASE_WORD[segment.kind])
        self._show_side(segment.side)
        self.digits.show(*_digits(segment, view))
        self.set_class(view.phase is Phase.PAUSED, "-paused")
        self.set_class(not segment.is_work, "-between")

    def _write(self, selector: str, text: str) -> None:
        """Only what has changed is written: a repaint costs bytes."""
        if self._shown.get(selector) != text:
            self._shown[selector] = text
            self.query_one(selector, Static).update(text)

    def _show_side(self, side: Side) -> None:
        sided = side in (Side.LEFT, Side.RIGHT)
        self.set_class(sided, "-sided")
        self.left_side.set_class(side is Side.LEFT, "-on")
        self.right_side.set_class(side is Side.RIGHT, "-on")
        self.left_side.show("LEFT" if side is Side.LEFT else "", "RIGHT")
        self.right_side.show("RIGHT" if side is Side.RIGHT else "", "RIGHT")

    def _caption_line(self, view: View) -> str:
        if view.phase is Phase.PAUSED:
            return "Space goes on · r begins this part again · q ends and saves"
        if view.lead_in:
            return f"Going on in {_ceil(view.lead_in) // 1000}"
        if asyncio.get_running_loop().time() < self._caption_until:
            return f"♪ {self._caption}"
        return "Press Enter when you are done" if view.phase is Phase.WAITING else ""

    # -- what the person wants -----------------------------------------------------------------------------

    def action_obey(self, command: str) -> None:
        """Hand a command on; one that is not possible now is passed over."""
        try:
            self._tell(self._conductor.obey(Command(command)))
        except IllegalMove:
            self._tick()

    def action_pause(self) -> None:
        paused = self._conductor.session.phase is Phase.PAUSED
        self.action_obey("resume" if paused else "pause")

    def action_done(self) -> None:
        paused = self._conductor.session.phase is Phase.PAUSED
        self.action_obey("resume" if paused else "done")

    def action_feel_wrong(self) -> None:
        """Stop at once; nothing is asked first."""
        self._tell(self._conductor.stop(State.STOPPED))

    def action_quit_here(self) -> None:
        """Ask once. The session is paused meanwhile, because nobody can hold a stretch and read."""
        from coach.tui.screens.ask import AskScreen

        if not self._conductor.running:
            return
        if self._conductor.session.phase is not Phase.PAUSED:
            self.action_obey("pause")
        choices = {"y": "end here and save what was done", "n": "go on"}
        self.app.push_screen(AskScreen("End this session?", choices, sure="y", back="n"), self._quit_answered)

    def _quit_answered(self, answer: str | None) -> None:
        if answer == "y":
            self._tell(self._conductor.stop(State.ENDED_EARLY))
        else:
            self.action_obey("resume")

    def _ask_after_gap(self, away: int) -> None:
        from coach.tui.screens.ask import AskScreen

        title = f"You were away for {words.duration(_ceil(away))}. None of it counts as held."
        choices = {"r": "begin this part again", "c": "carry on where it was", "q": "save and stop"}
        self.app.push_screen(AskScreen(title, choices, sure="q", back="c"), self._gap_answered)

    def _gap_answered(self, answer: str | None) -> None:
        if answer == "q":
            self._tell(self._conductor.stop(State.ENDED_EARLY))
            return
        if answer == "r":
            self.action_obey("redo")
        self.action_obey("resume")


def _ceil(milliseconds: int) -> int:
    """Whole seconds, rounded up: a countdown shows 3 when three seconds are left."""
    return -(-milliseconds // 1000) * 1000


def _digits(segment: Segment, view: View) -> tuple[str, str]:
    """The large number and the widest that it will be in this segment."""
    rep = rep_at(segment, view.elapsed)
    if rep is not None:
        return str(rep.number), "0" * len(str(segment.reps))
    shown = _ceil(view.left) if view.left is not None else view.elapsed // 1000 * 1000
    longest = max(segment.length or 0, shown)
    if longest < TWO_DIGITS:
        return f"{shown // 1000}", "00" if longest >= 10_000 else "0"
    text = words.clock(shown)
    return text, "0" * (len(text) - 3) + ":00"


def _heading(segment: Segment) -> str:
    sets = f" · set {segment.set} of {segment.sets}" if segment.sets > 1 else ""
    sore = " · sore side" if segment.side is Side.AFFECTED else ""
    return f"{segment.name}{sore}{sets}"


def _following_line(view: View) -> str:
    following = view.following
    if following is None:
        return "Next: the end"
    side = words.SIDE_WORD[following.side]
    length = f" · {words.duration(following.length)}" if following.length is not None else ""
    reps = f" · {words.plural(following.reps, 'repetition')}" if following.reps else ""
    return f"Next: {side + ' · ' if side else ''}{following.name}{reps or length}"
