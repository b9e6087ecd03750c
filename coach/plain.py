"""The second front end: a session as lines, or as JSON events, over the very same Session as the screens.

Reads commands as words from standard input. Data goes to standard output, notes to standard error. It knows
no adapter: whatever touches the outside world is handed in.
"""

import json
import queue
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TextIO

from coach.core.account import STOP_SIGN, TIME, WORDS, fields_of, line_of, time_line
from coach.core.conductor import GRACE, Conductor
from coach.core.events import Event, EventName
from coach.core.moves import Command, IllegalMove, Phase
from coach.core.record import State
from coach.core.safety import OUTCOME_OF, UNSAID, Complaint, Response
from coach.core.timeline import Timeline
from coach.core.words import clock


class End(StrEnum):
    """How a session ended for the command line."""

    COMPLETED = "completed"
    ENDED_EARLY = "ended-early"
    SIGN = "sign"
    """The person said that something felt wrong."""


class Stopped(BaseException):
    """A signal asked the program to end; `signal` is its number. Like an interrupt, it is no mere Exception."""

    def __init__(self, signal: int) -> None:
        super().__init__(f"signal {signal}")
        self.signal = signal


HANG_UP = 1
"""The number of SIGHUP everywhere: the terminal has gone."""

Report = Callable[[Event], None]
"""Writes one event. May raise OSError where nobody reads any more."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask what felt wrong."""

    complaints: Sequence[Complaint]
    felt: Callable[[Complaint, str], object]
    """Is told what it was, and in which exercise, before anything follows from it."""
    note: Callable[[str], None]
    """Writes a line for the person, beside the data."""


@dataclass(frozen=True, slots=True)
class Played:
    """How a session ended."""

    end: End
    complaint: Complaint | None = None
    """What ended it, where something felt wrong and it was said what."""


def play(
    conductor: Conductor,
    report: Report,
    commands: "queue.Queue[str | None]",
    asking: Asking,
    speed: float = 1.0,
) -> Played:
    """Play a session to its end. `commands` holds the lines of standard input, and None at its end.

    Whatever stops it (a signal, a closed output) is raised only after the session was saved: ended, or where the
    terminal has gone, unfinished, to be taken up again.
    """
    try:
        return _Playing(conductor, report, commands, asking, speed).to_the_end()
    except BaseException as reason:
        if isinstance(reason, Stopped) and reason.signal == HANG_UP:
            conductor.put_down()
            raise
        last = conductor.stop(State.ENDED_EARLY)
        if not isinstance(reason, OSError):
            with suppress(OSError):
                for event in last:
                    report(event)
        raise


class _Playing:
    """One session between its clock and the lines of a person."""

    def __init__(
        self,
        conductor: Conductor,
        report: Report,
        commands: "queue.Queue[str | None]",
        asking: Asking,
        speed: float,
    ) -> None:
        self._conductor = conductor
        self._report = report
        self._commands = commands
        self._asking = asking
        self._speed = speed
        self._listening = True
        self._sign = False
        self._taken_up = False
        """Whether it began paused, where it was cut off, and nobody has told it anything yet."""
        self._complaint: Complaint | None = None

    def to_the_end(self) -> Played:
        self._tell(self._conductor.start())
        self._taken_up = self._conductor.session.phase is Phase.PAUSED
        while self._conductor.running:
            self._go_on()
        if self._sign:
            urgent = self._complaint is None or self._complaint.then in OUTCOME_OF
            return Played(End.SIGN if urgent else End.ENDED_EARLY, self._complaint)
        return Played(End.COMPLETED if self._conductor.session.state is State.COMPLETED else End.ENDED_EARLY)

    def _go_on(self) -> None:
        """Do the next thing: what somebody says, or what is due."""
        if not self._listening and self._taken_up:
            self._taken_up = False  # whoever asked for it to go on has said so
            self._tell(self._conductor.obey(Command.RESUME))
            return
        if not self._listening and self._conductor.waits_for_person:
            self._asking.note("Nobody can say how to go on: standard input has ended. The session ends here.")
            self._tell(self._conductor.stop(State.ENDED_EARLY))
            return
        word: str | None = ""
        with suppress(queue.Empty):
            word = self._commands.get(timeout=self._conductor.wait() / 1000 / self._speed)
        if self._conductor.overslept():
            time.sleep(GRACE / 1000)
        if word is None:
            self._listening, word = False, ""
        word = word.strip().lower()
        if word in WORDS and word != TIME:
            self._taken_up = False
        if word == STOP_SIGN:
            self._feel_wrong()
        else:
            events = _obey(self._conductor, word, self._asking.note)
            self._tell(events)
            started = any(event.name is EventName.SEGMENT_STARTED for event in events)
            if started and self._conductor.session.phase is Phase.PAUSED:
                self._asking.note("Still paused. Say resume to go on.")

    def _feel_wrong(self) -> None:
        """Stop the hold at once, ask what it is, and do what follows."""
        segment = self._conductor.view().segment
        exercise = segment.exercise if segment else ""
        try:
            try:
                self._tell(self._conductor.obey(Command.PAUSE))
            except IllegalMove:  # paused already, or it has just ended by itself
                self._tell(self._conductor.advance())
            complaint = self._which(self._asking.complaints)
        except EOFError:  # nobody says what it is: the cautious reading
            self._asking.felt(UNSAID, exercise)
            self._sign = True
            self._tell(self._conductor.stop(State.STOPPED))
            return
        except BaseException:  # a signal: something felt wrong all the same
            self._asking.felt(UNSAID, exercise)
            raise
        if complaint is None:
            return
        self._asking.felt(complaint, exercise)
        if complaint.then is Response.LEAVE_OUT:
            if self._conductor.running:
                self._tell(self._conductor.obey(Command.LEAVE_OUT))
            return
        self._sign, self._complaint = True, complaint
        self._tell(self._conductor.stop(State.STOPPED))

    def _which(self, complaints: Sequence[Complaint]) -> Complaint | None:
        """What it is, by two numbers at most; None where nothing is. EOFError where nobody says."""
        note = self._asking.note
        note("Let go now. What is it? Type its number, or 0 for nothing.")
        for number, entry in enumerate(complaints, 1):
            note(f"  {number}  {entry.text}")
        while True:
            said = self._line()
            if said == "0":
                return None
            if said.isdecimal() and said.isascii() and int(said) <= len(complaints):
                chosen = complaints[int(said) - 1]
                return chosen if chosen.then is not None else self._which(chosen.which)
            note(f"Type a number from 0 to {len(complaints)}.")

    def _line(self) -> str:
        while True:
            try:
                line = self._commands.get(timeout=1.0)  # not for ever: on some systems no signal would get through
            except queue.Empty:
                continue
            if line is None:
                self._listening = False
                raise EOFError
            return line.strip()

    def _tell(self, events: list[Event]) -> None:
        for event in events:
            self._report(event)


def _obey(conductor: Conductor, word: str, note: Callable[[str], None]) -> list[Event]:
    """Carry out one line of standard input; what it cannot mean is answered with a note."""
    if word == TIME:
        note(time_line(conductor.view()))
        return conductor.advance()
    if word not in WORDS:
        if word:
            note(f"There is no such command. The commands are: {', '.join(WORDS)}.")
        return conductor.advance()
    try:
        return conductor.obey(Command(word))
    except IllegalMove as refusal:
        note(f"{str(refusal).capitalize()}.")
        return conductor.advance()


def json_report(out: TextIO, timeline: Timeline, started: Callable[[], int], speed: float | None) -> Report:
    """One JSON object a line, flushed as it happens. `speed` is None where it is no rehearsal."""

    def report(event: Event) -> None:
        print(json.dumps(fields_of(event, timeline, started(), speed), ensure_ascii=False), file=out, flush=True)

    return report


def line_report(out: TextIO, timeline: Timeline, started: Callable[[], int], speed: float | None) -> Report:
    """Lines for a person, or a screen reader; a rehearsal is marked on every line."""
    mark = "" if speed is None else "rehearsal | "

    def report(event: Event) -> None:
        told = line_of(event, timeline, speed)
        if told:
            print(f"{mark}{clock(event.at - started()):>5}  {told}", file=out, flush=True)

    return report
