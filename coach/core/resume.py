"""A session that was cut off: whether it can be taken up again, and what of it is still to be done.

Pure. Must never offer to go on where that is no longer the same evening's stretch, nor hand out a part that the person
must not do now: what is left, and what one can go back to, goes through the gate like any other routine.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from coach.core.adapt import ChangeKind
from coach.core.gate import Opened
from coach.core.ports import Library
from coach.core.record import Ended, Identity, SessionRecord, State, Unfinished
from coach.core.routine import Dose, Routine, Step, Work
from coach.core.snapshot import timeline_of
from coach.core.timeline import Segment, Timeline
from coach.core.words import duration

TOO_OLD = timedelta(hours=2)
"""After this nobody is warm or in position any more: it is only saved. Our own convention."""

NOT_NOW = "Not all of it is for you now, so it was saved as it stands."


@dataclass(frozen=True, slots=True)
class CutOff:
    """A session that was cut off, and what can be done with it."""

    record: SessionRecord
    timeline: Timeline | None
    """What is to be played on; None where it can only be saved."""
    ago: timedelta

    @property
    def title(self) -> str:
        """What it was, in one sentence."""
        minutes = int(self.ago.total_seconds()) // 60
        when = f"{duration(minutes * 60_000)} ago" if minutes else "just now"
        held = duration(self.record.held // 1000 * 1000)
        return f"“{self.record.title}” was cut off {when}, with {held} held."


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of a session that was cut off, as routines; their doses are only lengths."""

    ahead: Routine
    """What is still to be done: the lock looks at it, for what is over has just been done."""
    within_reach: Routine
    """This, and what `back` leads to: the gate looks at it."""


def cut_off(unfinished: tuple[Unfinished, ...], utc_now: str) -> tuple[CutOff, ...]:
    """The sessions that nobody plays any more, the newest first. `utc_now` is in ISO 8601."""
    now = datetime.fromisoformat(utc_now)
    found = []
    for entry in unfinished:
        if not entry.alive:
            ago = max(timedelta(0), now - datetime.fromisoformat(entry.updated))
            found.append(CutOff(entry.record, _timeline(entry.record) if ago < TOO_OLD else None, ago))
    return tuple(found)


def as_it_stands(record: SessionRecord) -> SessionRecord:
    """The record of a session that is not taken up: ended early, whatever was done of it."""
    return replace(record, state=State.ENDED_EARLY)


def identity_of(record: SessionRecord) -> Identity:
    """Whoever takes a session up goes on with its record."""
    return Identity(record.id, record.started, record.offset_minutes, record.day, record.version, record.pair)


def left_to_play(cut: CutOff, library: Library) -> Left | None:
    """What is left of it; None where it can only be saved, because it is too old or a card of it is gone.

    Whether it is too soon for what lies ahead, the desk knows.
    """
    timeline, plays = cut.timeline, cut.record.segments
    if timeline is None or any(library.exercise(part.exercise) is None for part in timeline.segments):
        return None
    gone = {play.exercise for play in plays if play.ended is Ended.LEFT_OUT}
    parts = [part for part in timeline.segments if part.is_work and part.exercise not in gone]
    ahead = [part for part in parts if part.index >= plays[-1].index]
    return Left(_routine_of(ahead, timeline), _routine_of(parts, timeline))


def may_go_on(opened: Opened) -> bool:
    """Whether the gate left in everything that can still be played."""
    taken_out = (ChangeKind.LEFT_OUT, ChangeKind.REPLACED)
    return not any(change.kind in taken_out for change in opened.adapted.changes)


def _routine_of(parts: Iterable[Segment], timeline: Timeline) -> Routine:
    steps = tuple(Step(part.exercise, Dose(Work.TIMED, part.estimate), part.side) for part in parts)
    return Routine(timeline.routine, timeline.title, "", (), steps)


def _timeline(record: SessionRecord) -> Timeline | None:
    try:
        timeline = timeline_of(record.snapshot)
    except ValueError:
        return None
    fits = record.segments and all(0 <= play.index < len(timeline.segments) for play in record.segments)
    return timeline if fits else None
