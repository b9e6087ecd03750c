"""The second front end: a session as lines, or as JSON events, over the very same Session as the screens.

Reads commands as words from standard input. Data goes to standard output, notes to standard error. It knows
no adapter: whatever touches the outside world is handed in.
"""

import json
import queue
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from typing import TextIO

from coach.core.conductor import Conductor
from coach.core.cues import PHASE_WORD, TABLE
from coach.core.events import Event, EventName
from coach.core.moves import Command, IllegalMove
from coach.core.record import State
from coach.core.timeline import Segment, Timeline
from coach.core.words import SIDE_WORD, clock, duration, minutes, plural

STOP_SIGN = "!"
"""The word that stops at once because something feels wrong."""

WORDS = ("pause", "resume", "next", "back", "redo", "done", "extend", "shorten", "stop", STOP_SIGN)


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


Report = Callable[[Event], None]
"""Writes one event. May raise OSError where nobody reads any more."""


def play(
    conductor: Conductor,
    report: Report,
    commands: "queue.Queue[str | None]",
    note: Callable[[str], None],
    speed: float = 1.0,
) -> End:
    """Play a session to its end. `commands` holds the lines of standard input, and None at its end.

    Whatever stops it (a signal, a closed output) is raised only after the session was ended and saved.
    """
    try:
        return _play(conductor, report, commands, note, speed)
    except BaseException as reason:
        last = conductor.stop(State.ENDED_EARLY)
        if not isinstance(reason, OSError):
            with suppress(OSError):
                for event in last:
                    report(event)
        raise


def _play(
    conductor: Conductor,
    report: Report,
    commands: "queue.Queue[str | None]",
    note: Callable[[str], None],
    speed: float,
) -> End:
    listening = True
    sign = False
    events = conductor.start()
    while True:
        for event in events:
            report(event)
        if not conductor.running:
            break
        if not listening and conductor.waits_for_person:
            note("Nobody can say how to go on: standard input has ended. The session ends here.")
            events = conductor.stop(State.ENDED_EARLY)
            continue
        try:
            line = commands.get(timeout=conductor.wait() / 1000 / speed)
        except queue.Empty:
            events = conductor.advance()
            continue
        if line is None:
            listening = False
            events = conductor.advance()
        elif line.strip() == STOP_SIGN:
            sign = True
            events = conductor.stop(State.STOPPED)
        else:
            events = _obey(conductor, line.strip().lower(), note)
    if sign:
        return End.SIGN
    return End.COMPLETED if conductor.session.state is State.COMPLETED else End.ENDED_EARLY


def _obey(conductor: Conductor, word: str, note: Callable[[str], None]) -> list[Event]:
    """Carry out one line of standard input; what it cannot mean is answered with a note."""
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
        fields: dict[str, object] = {"t": (event.at - started()) / 1000, "event": event.name.value}
        if event.name is EventName.SESSION_STARTED:
            fields |= {"format": 1, "routine": timeline.routine, "title": timeline.title}
            fields |= {"seconds": timeline.length / 1000, "about": timeline.about}
            if speed is not None:
                fields |= {"rehearsal": True, "speed": speed}
        elif event.segment is not None:
            fields |= _segment_fields(event.segment)
        if event.cue is not None:
            fields["cue"] = event.cue.value
        if event.ask:
            fields["ask"] = event.ask
        if event.held is not None:
            fields["held"] = event.held / 1000
        if event.ended is not None:
            fields["ended"] = event.ended.value
        if event.lead_in is not None:
            fields["lead_in"] = event.lead_in / 1000
        if event.away is not None:
            fields["away"] = event.away / 1000
        if event.state is not None:
            fields["outcome"] = event.state.value
        print(json.dumps(fields, ensure_ascii=False), file=out, flush=True)

    return report


def _segment_fields(segment: Segment) -> dict[str, object]:
    fields: dict[str, object] = {
        "segment": segment.index,
        "kind": segment.kind.value,
        "exercise": segment.exercise,
        "side": segment.side.value,
        "set": segment.set,
    }
    if segment.length is not None:
        fields["seconds"] = segment.length / 1000
    return fields


def line_report(out: TextIO, timeline: Timeline, started: Callable[[], int], speed: float | None) -> Report:
    """Lines for a person, or a screen reader; a rehearsal is marked on every line."""
    mark = "" if speed is None else "rehearsal | "

    def report(event: Event) -> None:
        print(f"{mark}{clock(event.at - started()):>5}  {_line(event, timeline, speed)}", file=out, flush=True)

    return report


def _line(event: Event, timeline: Timeline, speed: float | None) -> str:
    match event.name:
        case EventName.SESSION_STARTED:
            length = minutes(timeline.length, timeline.about)
            if speed is not None:
                return f"{timeline.title}, {length}, played {speed:g} times as fast. Watch only; nothing is recorded."
            return f"{timeline.title}, {length}. Commands: {', '.join(WORDS)}."
        case EventName.SEGMENT_STARTED if event.segment is not None:
            return _segment_line(event.segment, rehearsal=speed is not None)
        case EventName.CUE_GIVEN if event.cue is not None:
            caption = TABLE[event.cue].caption
            return f"  {caption}: {event.ask}" if event.ask else f"  {caption}"
        case EventName.SEGMENT_ENDED | EventName.SEGMENT_SKIPPED if event.segment and event.segment.is_work:
            verb = "skipped" if event.name is EventName.SEGMENT_SKIPPED else "held"
            return f"  {verb}: {duration(event.held or 0)} of {_asked(event.segment)}"
        case EventName.SEGMENT_ENDED | EventName.SEGMENT_SKIPPED:
            return "  ready"
        case EventName.SESSION_PAUSED:
            return "PAUSED. Say resume to go on, redo to begin this part again, stop to end and save."
        case EventName.SESSION_RESUMED:
            return f"Going on in {duration(event.lead_in)}." if event.lead_in else "Going on."
        case EventName.GAP_NOTICED:
            return f"Nobody was here for {duration(event.away or 0)}; none of it counts as held."
        case _:
            return _END_LINE[event.state or State.ENDED_EARLY]


_END_LINE = {
    State.COMPLETED: "DONE. All of it was held.",
    State.ENDED_EARLY: "ENDED. Not all of it was held.",
    State.STOPPED: "STOPPED.",
}


def _segment_line(segment: Segment, rehearsal: bool) -> str:
    parts = [PHASE_WORD[segment.kind]]
    if SIDE_WORD[segment.side]:
        parts.append(SIDE_WORD[segment.side])
    if segment.is_work:
        parts.append(_asked(segment))
    elif segment.length is not None:
        parts.append(duration(segment.length))
    parts.append(segment.name)
    if segment.sets > 1:
        parts.append(f"set {segment.set} of {segment.sets}")
    line = ", ".join(parts)
    return line if rehearsal else f"{line}. {segment.instruction}"


def _asked(segment: Segment) -> str:
    if segment.reps:
        return plural(segment.reps, "repetition")
    return "until you say done" if segment.length is None else duration(segment.length)
