"""An account of a session: each event as a line for a person, or a screen reader, or as plain data for a program.

Pure. Must never say more of an event than the event does.
"""

from coach.core.cues import PHASE_WORD, TABLE, CueId
from coach.core.events import Event, EventName
from coach.core.record import State
from coach.core.timeline import Segment, Timeline
from coach.core.view import View
from coach.core.words import SIDE_WORD, duration, minutes, plural, time_left

STOP_SIGN = "!"
"""The word that stops at once because something feels wrong."""

TIME = "time"
"""The word that asks how long it still goes on."""

WORDS = ("pause", "resume", "next", "back", "redo", "done", "extend", "shorten", TIME, "stop", STOP_SIGN)


def fields_of(event: Event, timeline: Timeline, started: int, speed: float | None) -> dict[str, object]:
    """An event as plain data; `t` is seconds since `started`. `speed` is None where it is no rehearsal."""
    fields: dict[str, object] = {"t": (event.at - started) / 1000, "event": event.name.value}
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
    if event.length is not None:
        fields["seconds"] = event.length / 1000
    if event.away is not None:
        fields["away"] = event.away / 1000
    if event.state is not None:
        fields["outcome"] = event.state.value
    return fields


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


def line_of(event: Event, timeline: Timeline, speed: float | None) -> str:
    """An event in words, without its time; nothing for the ticks of a tempo, which would drown all else."""
    match event.name:
        case EventName.SESSION_STARTED:
            length = minutes(timeline.length, timeline.about)
            if speed is not None:
                return f"{timeline.title}, {length}, played {speed:g} times as fast. Watch only; nothing is recorded."
            return f"{timeline.title}, {length}. Commands: {', '.join(WORDS)}."
        case EventName.SEGMENT_STARTED if event.segment is not None:
            return _segment_line(event.segment, rehearsal=speed is not None)
        case EventName.CUE_GIVEN if event.cue in (CueId.OUT, CueId.BACK):
            return ""
        case EventName.CUE_GIVEN if event.cue is not None:
            caption = TABLE[event.cue].caption
            return f"  {caption}: {event.ask}" if event.ask else f"  {caption}"
        case EventName.SEGMENT_CHANGED:
            return f"  {duration(event.length or 0)} of it in all now"
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
            away = int((event.away or 0) / (speed or 1))
            return f"Nobody was here for {duration(away)}; none of it counts as held."
        case _:
            return _END_LINE[event.state or State.ENDED_EARLY]


def time_line(view: View) -> str:
    """How long it still goes on, for whoever asks."""
    part = "" if view.left is None else f"{time_left(view.left, about=False)} of this part, "
    return f"{part}{time_left(view.left_in_all, view.about)} in all left."


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
