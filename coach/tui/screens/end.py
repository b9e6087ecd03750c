"""The end of a session: what was done, whether it is on record, and a word or two of note."""

from collections.abc import Iterable
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from coach.core import words
from coach.core.cues import WORK_KINDS, Kind
from coach.core.ports import Desk
from coach.core.record import NOT_DONE, Ended, SessionRecord, State, held_by_side
from coach.core.routine import Side
from coach.core.session import Session
from coach.tui.page import Page

NOTE_LENGTH = 200

_TITLES = {
    State.COMPLETED: "Done. All of it was held.",
    State.ENDED_EARLY: "Done for now. Not all of it was held.",
    State.STOPPED: "Stopped.",
}


class EndScreen(Page[None]):
    """Shown once the record is written; a note is added to it, and changes nothing else."""

    CSS_PATH = "end.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "quit_here",
            "Close",
            id="end.close",
            tooltip="Save the note, if there is one, and go on",
        ),
        Binding("escape", "leave_out", "Close without a note", id="end.leave", tooltip="Leave the note out"),
    ]

    note = getters.query_one("#note", Input)

    def __init__(self, desk: Desk, session: Session, record: SessionRecord | None, notes: Iterable[str] = ()) -> None:
        """`notes` are sentences on what follows from how it felt."""
        super().__init__()
        self._notes = tuple(notes)
        self._desk = desk
        self._session = session
        self._record = record

    def compose_page(self) -> ComposeResult:
        with Vertical(id="end"):
            yield Static(_TITLES[self._session.state], classes="title")
            yield Static(self._session.timeline.title, markup=False)
            for line in self._lines():
                yield Static(line, markup=False)
            for note in self._notes:
                yield Static(note, classes="follows", markup=False)
            yield Static(self._saved(), id="saved", classes="quiet", markup=False)
            if self._record is not None:
                yield Input(
                    placeholder="A word or two, if you like: how did it feel?", id="note", max_length=NOTE_LENGTH
                )
                yield Static("Enter keeps the note and goes on.", classes="quiet")

    def on_mount(self) -> None:
        if self._record is not None:
            self.note.focus()
        self.set_interval(0.5, self._look_again)

    def _lines(self) -> list[str]:
        plays = self._session.plays()
        held = {Side(side): time for side, time in held_by_side(plays).items() if time}
        lines = [f"Held {words.duration(sum(held.values()) // 1000 * 1000)} in all"]
        sided = {side: time for side, time in held.items() if words.SIDE_WORD[side]}
        for side, time in sided.items():
            lines.append(f"  {words.SIDE_WORD[side].lower()}: {words.duration(time // 1000 * 1000)}")
        work = [play for play in plays if Kind(play.kind) in WORK_KINDS]
        left_out = {play.index for play in work if play.ended in NOT_DONE}
        left_out -= {play.index for play in work if play.ended in (Ended.COMPLETED, Ended.DONE)}
        if left_out:
            lines.append(f"Left out: {words.plural(len(left_out), 'part')}")
        return lines

    def _saved(self) -> str:
        if self._record is None:
            return "Nothing was held for a second, so nothing was written down."
        problem = self._desk.keeper.problem()
        return f"Not written down: {problem}" if problem else "Written down in your log."

    def _look_again(self) -> None:
        """Writing goes on beside the screen; a failure shows some time later."""
        self.query_one("#saved", Static).update(self._saved())

    def action_quit_here(self) -> None:
        """Whoever leaves by any key but Escape keeps the note."""
        if self._record is not None and self.note.value.strip():
            self._desk.keeper.add_note(self._record.id, self.note.value.strip())
        self.dismiss(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the note comes after all its letters, however fast they were typed."""
        event.stop()
        self.action_quit_here()

    def action_leave_out(self) -> None:
        self.dismiss(None)
