"""The state machine that plays a timeline. Time is an argument: it has no clock, and never waits.

A front end calls `start(now)`, arms one timer for `deadline()`, calls `advance(now)` when it fires, and hands
on every command with the instant at which it was given. Each call returns the events that it caused, in order,
each stamped with the instant when it was due. `now` is whole milliseconds of any clock that counts suspended
time; an instant before the last one seen is taken as that one.

A step of more than `gap_limit` while playing is a gap: the computer slept, or nobody was looking. Nothing of
it is credited. The session is paused at the last instant that it saw, and the command that uncovered the gap,
if any, is dropped, because the person must first be asked; only `stop` is carried out all the same.

After the last segment the session runs on for CLOSING, at the end of which it says that it is done.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Unpack

from coach.core.cues import TABLE, CueId
from coach.core.events import Event, EventName, Facts
from coach.core.marks import Mark, marks
from coach.core.moves import Command, Phase, check
from coach.core.placing import SHORTEST
from coach.core.play import Play, ahead, beside, is_whole, left_of, record_of, settled, view_of
from coach.core.record import NOT_DONE, Ended, SegmentRecord, State
from coach.core.reshape import stretched, taken_up
from coach.core.timeline import Segment, Timeline
from coach.core.view import View

HEARTBEAT = 1_000
GAP_LIMIT = 5_000
CLOSING = 1_000
STEP = 10_000
"""By how much `extend` and `shorten` move the end of a segment, where nothing else is said."""
AMPLE = 10_000
"""Milliseconds that a cue may take to be said where nothing follows it."""


def gap_limit(speed: float) -> int:
    """GAP_LIMIT in milliseconds of a rehearsal's clock, which runs `speed` times as fast."""
    return max(1, int(GAP_LIMIT * speed))


class Session:
    """One person's way through one timeline."""

    def __init__(self, timeline: Timeline, gap_limit: int = GAP_LIMIT, before: tuple[SegmentRecord, ...] = ()) -> None:
        """`before` are the plays of a session of this timeline that was cut off: it starts paused where that was."""
        self.timeline = timeline
        self._gap_limit = gap_limit
        self._before = before
        self._play = Play()
        self._events: list[Event] = []

    @property
    def phase(self) -> Phase:
        return self._play.phase

    @property
    def state(self) -> State:
        """RUNNING until the session has ended, then how it ended."""
        return self._play.state

    def start(self, now: int) -> list[Event]:
        return self._command(Command.START, now, self._start)

    def pause(self, now: int) -> list[Event]:
        return self._command(Command.PAUSE, now, self._pause)

    def resume(self, now: int, lead_in: int = 0) -> list[Event]:
        """Go on where it was paused, after `lead_in` milliseconds that are never credited."""
        return self._command(Command.RESUME, now, lambda play: self._resume(play, lead_in))

    def next(self, now: int) -> list[Event]:
        return self._command(Command.NEXT, now, lambda play: self._leave(play, 1, Ended.SKIPPED))

    def back(self, now: int) -> list[Event]:
        """Leave the segment and go to the one before it."""
        return self._command(Command.BACK, now, lambda play: self._leave(play, -1, Ended.LEFT))

    def redo(self, now: int) -> list[Event]:
        """Begin the segment again; what was held of it stays on the record, and counts towards its hard stop."""
        return self._command(Command.REDO, now, lambda play: self._leave(play, 0, Ended.REDONE))

    def done(self, now: int) -> list[Event]:
        """The segment is over, or its lead-in is; in a lead-in after a pause, that lead-in and nothing else."""
        return self._command(Command.DONE, now, self._done)

    def extend(self, now: int, by: int = STEP) -> list[Event]:
        """Move the segment's end away, at most to its hard stop."""
        return self._command(Command.EXTEND, now, lambda play: self._stretch(play, by))

    def shorten(self, now: int, by: int = STEP) -> list[Event]:
        """Bring the segment's end nearer; the last three seconds stay."""
        return self._command(Command.SHORTEN, now, lambda play: self._stretch(play, -by))

    def leave_out(self, now: int) -> list[Event]:
        """Skip this segment and whatever else is left of its exercise, on every side; nothing leads back to it.

        The session goes on with the next other exercise, or ends early where none is left.
        """
        return self._command(Command.LEAVE_OUT, now, self._leave_out)

    def stop(self, now: int, why: State = State.ENDED_EARLY) -> list[Event]:
        """End the session here. `why` is ENDED_EARLY, or STOPPED where something felt wrong."""
        return self._command(Command.STOP, now, lambda play: self._stop(play, why))

    def advance(self, now: int) -> list[Event]:
        """Catch up with everything that was due until `now`."""
        return self.wake(now, self._gap_limit)

    def wake(self, now: int, slack: int) -> list[Event]:
        """Catch up after the program was stopped: more than `slack` milliseconds since it last looked are a gap."""
        self._events = []
        self._play, _ = self._catch_up(self._play, now, min(slack, self._gap_limit))
        return self._events

    def deadline(self) -> int | None:
        """The next instant at which to advance; None where nothing happens by itself."""
        play = self._play
        return min(self._due(play), play.seen + HEARTBEAT) if play.phase is Phase.RUNNING else None

    def plays(self) -> tuple[SegmentRecord, ...]:
        """The segments played so far; the one that is being played counts with what was held until now."""
        segment = self._segment(self._play)
        if segment is None or self._play.phase is Phase.ENDED:
            return self._play.plays
        return (*self._play.plays, record_of(self._play, segment, Ended.STOPPED))

    def view(self, now: int) -> View:
        """How things stand at `now`, without advancing."""
        return view_of(self._play, self._segment(self._play), self.timeline, now)

    def _command(self, command: Command, now: int, move: Callable[[Play], Play]) -> list[Event]:
        """Catch up, look the move up and make it; or raise, and change nothing."""
        self._events = []
        play, gap = self._catch_up(self._play, now, self._gap_limit)
        if not gap or command is Command.STOP:
            check(play.phase, command)
            play = self._deliver_due(move(play))
        self._play = play
        return self._events

    def _catch_up(self, play: Play, now: int, limit: int) -> tuple[Play, bool]:
        """Deliver what was due until `now`; or notice that nobody was looking, which is the second value."""
        if play.phase is Phase.READY:
            return replace(play, seen=now), False
        now = max(now, play.seen)
        away = now - play.seen
        if play.playing and away > limit:
            play = self._pause(play)
            self._tell(now, EventName.GAP_NOTICED, play, away=away)
            return replace(play, seen=now), True
        return self._deliver_due(replace(play, seen=now)), False

    def _deliver_due(self, play: Play) -> Play:
        """Give every cue and end every segment that is due by now."""
        while play.phase is Phase.RUNNING and self._due(play) <= play.seen:
            if play.pending:
                play = self._give(play, play.pending[0])
            else:
                segment = self._segment(play)
                short = segment is not None and (play.length or 0) < (segment.length or 0)
                play = self._leave(play, 1, Ended.SHORTENED if short else Ended.COMPLETED)
        return play

    def _due(self, play: Play) -> int:
        """The instant of the next thing that happens by itself while RUNNING."""
        return play.origin + (play.pending[0].at if play.pending else play.length or 0)

    def _give(self, play: Play, mark: Mark) -> Play:
        following = play.pending[1].at if len(play.pending) > 1 else play.length
        room = AMPLE if following is None else max(following - mark.at, TABLE[mark.cue].span)
        self._tell(play.origin + mark.at, EventName.CUE_GIVEN, play, cue=mark.cue, ask=mark.ask, room=room)
        return settled(
            replace(
                play,
                pending=play.pending[1:],
                given=play.given | {mark.cue},
                free_from=mark.at + TABLE[mark.cue].span,
            )
        )

    def _start(self, play: Play) -> Play:
        self._tell(play.seen, EventName.SESSION_STARTED, play)
        if self._before:
            return self._take_up(replace(play, phase=Phase.PAUSED))
        return self._enter(replace(play, phase=Phase.RUNNING), 0, play.seen)

    def _take_up(self, play: Play) -> Play:
        """Paused where the session was cut off, in the middle of a segment or between two."""
        plays, last = self._before, self._before[-1]
        left_out = frozenset(earlier.exercise for earlier in plays if earlier.ended is Ended.LEFT_OUT)
        play = replace(play, index=last.index, left_out=left_out, plays=plays)
        if last.ended is Ended.STOPPED:
            play = self._enter(replace(play, plays=plays[:-1]), last.index, play.seen)
            play = taken_up(play, self.timeline.segments[last.index], last.held)
        else:
            play = self._enter(play, beside(play, self.timeline, 1), play.seen)
        self._tell(play.seen, EventName.SESSION_PAUSED, play)
        return play

    def _pause(self, play: Play) -> Play:
        self._tell(play.seen, EventName.SESSION_PAUSED, play)
        return replace(play, held=play.elapsed(play.seen), phase=Phase.PAUSED)

    def _resume(self, play: Play, lead_in: int) -> Play:
        goes_on = play.seen + lead_in
        self._tell(play.seen, EventName.SESSION_RESUMED, play, lead_in=lead_in)
        return settled(replace(play, phase=Phase.RUNNING, origin=goes_on - play.held, goes_on=goes_on))

    def _done(self, play: Play) -> Play:
        if play.goes_on > play.seen:
            return settled(replace(play, origin=play.seen - play.held, goes_on=play.seen))
        segment = self._segment(play)
        if segment is not None and segment.is_work:
            self._tell(play.seen, EventName.CUE_GIVEN, play, cue=CueId.RELEASE, room=TABLE[CueId.RELEASE].span)
        return self._leave(play, 1, Ended.DONE)

    def _stretch(self, play: Play, by: int) -> Play:
        segment = self._segment(play)
        if segment is None:
            return play
        changed = stretched(play, segment, by)
        if changed.length != play.length:
            self._tell(play.seen, EventName.SEGMENT_CHANGED, changed, length=changed.length)
        return changed

    def _stop(self, play: Play, why: State) -> Play:
        segment = self._segment(play)
        if segment is not None:
            play = self._close(play, segment, Ended.STOPPED, play.seen)
        elif play.index > 0 and why is State.ENDED_EARLY:  # the closing second: there is nothing left to end early
            why = self._outcome(play)
        return self._finish(play, why, play.seen)

    def _leave(self, play: Play, by: int, ended: Ended) -> Play:
        """End the segment, and enter the one that is `by` (-1, 0 or 1) further on."""
        by_itself = ended in (Ended.COMPLETED, Ended.SHORTENED)
        at = play.origin + (play.length or 0) if by_itself else play.seen
        segment = self._segment(play)
        if segment is not None:
            play = self._close(play, segment, ended, at)
        index = beside(play, self.timeline, by)
        if index > len(self.timeline.segments):
            return self._finish(play, self._outcome(play), at)
        return self._enter(play, index, at)

    def _leave_out(self, play: Play) -> Play:
        segment = self._segment(play)
        if segment is None:
            return play
        skipped = self._close(play, segment, Ended.LEFT_OUT, play.seen)
        for later in ahead(play, self.timeline):
            if later.exercise == segment.exercise:
                skipped = replace(skipped, index=later.index, origin=play.seen, held=0)
                skipped = self._close(skipped, later, Ended.LEFT_OUT, play.seen)
        play = replace(play, plays=skipped.plays, left_out=play.left_out | {segment.exercise})
        if not ahead(play, self.timeline):
            return self._finish(play, State.ENDED_EARLY, play.seen)
        return self._enter(play, beside(play, self.timeline, 1), play.seen)

    def _enter(self, play: Play, index: int, at: int) -> Play:
        phase = Phase.PAUSED if play.phase is Phase.PAUSED else Phase.RUNNING
        play = replace(play, phase=phase, index=index, origin=at, held=0, given=frozenset(), free_from=0, goes_on=0)
        segment = self._segment(play)
        if segment is None:
            return replace(play, length=CLOSING, pending=(Mark(CLOSING, CueId.DONE),))
        length = segment.length
        if length is not None and segment.at_most is not None:
            length = max(SHORTEST, min(length, left_of(segment, play)))
        play = replace(play, length=length, pending=marks(segment, length))
        self._tell(at, EventName.SEGMENT_STARTED, play)
        return play

    def _close(self, play: Play, segment: Segment, ended: Ended, at: int) -> Play:
        record = record_of(replace(play, seen=at), segment, ended)
        name = EventName.SEGMENT_SKIPPED if ended in NOT_DONE else EventName.SEGMENT_ENDED
        self._tell(at, name, play, held=record.held, ended=ended)
        return replace(play, plays=(*play.plays, record))

    def _outcome(self, play: Play) -> State:
        """How a session that was played to its end has ended."""
        whole = all(is_whole(segment, play.plays) for segment in self.timeline.segments if segment.is_work)
        return State.COMPLETED if whole else State.ENDED_EARLY

    def _finish(self, play: Play, state: State, at: int) -> Play:
        play = replace(play, phase=Phase.ENDED, index=len(self.timeline.segments), state=state)
        self._tell(at, EventName.SESSION_ENDED, play, state=state)
        return play

    def _segment(self, play: Play) -> Segment | None:
        """The segment that is played; None before the start, in the closing second and after the end."""
        segments = self.timeline.segments
        return segments[play.index] if 0 <= play.index < len(segments) else None

    def _tell(self, at: int, name: EventName, play: Play, **facts: Unpack[Facts]) -> None:
        self._events.append(Event(at, name, self._segment(play), **facts))
