"""Leads one session: hands its events to the sound and the journal, for both front ends alike.

It asks the clock that it was given and never waits: a front end arms one timer for `wait()`, calls `advance()`
when it fires, and `obey()` for every command. It never decides what a command means; the session does.
"""

from collections.abc import Callable, Mapping

from coach.core.cues import TABLE, USUAL_MANNERS, CueId, Group, Manner
from coach.core.events import Event, EventName
from coach.core.moves import Command, IllegalMove, Phase
from coach.core.phrases import phrase, phrases
from coach.core.ports import Clock, Keeper, Player
from coach.core.record import Identity, SessionRecord, State
from coach.core.session import Session
from coach.core.snapshot import snapshot_of
from coach.core.view import View

TOO_LATE = 750
"""A cue that is later than this, in milliseconds, is not sounded; it stays in the events."""
RESUME_LEAD_IN = 3_000
"""After a pause, so that the person is back in position. Our own convention."""
SAVE_EVERY = 4_000
"""A session that is killed has lost no more than this and a little."""
HEAD_START = 300
"""Milliseconds that the first words are given to get ready."""
BEAT = 80
"""Milliseconds after which a session that plays is looked at again: what was held before a stop is known so well."""
IDLE = 1_000
"""The same where nothing moves."""
WAKE_SLACK = 150
"""A session that was looked at so lately was not stopped, whatever a signal says."""
GRACE = 10
"""Milliseconds in which the news of a stop arrives: a thread that is not the program's first may have caught it."""
WORTH_RECORDING = 1_000
"""Milliseconds held from which a session is written down."""

_ENDS = frozenset(
    {EventName.SEGMENT_ENDED, EventName.SEGMENT_SKIPPED, EventName.SESSION_PAUSED, EventName.SESSION_ENDED}
)


class Recorder:
    """Turns a session into a record. The only place that decides what is worth writing down."""

    def __init__(self, session: Session, identity: Identity) -> None:
        self._session = session
        self._identity = identity
        self._snapshot = snapshot_of(session.timeline)

    def record(self) -> SessionRecord | None:
        """The session as it stands; None while less than a second was held."""
        plays = self._session.plays()
        held = sum(play.held for play in plays)
        if held < WORTH_RECORDING:
            return None
        timeline, identity = self._session.timeline, self._identity
        return SessionRecord(
            id=identity.id,
            routine=timeline.routine,
            title=timeline.title,
            started=identity.started,
            offset_minutes=identity.offset_minutes,
            day=identity.day,
            state=self._session.state,
            held=held,
            segments=plays,
            snapshot=self._snapshot,
            version=identity.version,
            pair=identity.pair,
        )


class Conductor:
    """One session in progress, with its sound and its journal."""

    def __init__(
        self,
        session: Session,
        clock: Clock,
        player: Player,
        recorder: Recorder | None = None,
        keeper: Keeper | None = None,
        manners: Mapping[Group, Manner] = USUAL_MANNERS,
    ) -> None:
        """Without a recorder and a keeper, it is a rehearsal: nothing is written down."""
        self.session = session
        self._clock = clock
        self._player = player
        self._recorder = recorder
        self._keeper = keeper
        self._manners = manners
        self._saved = 0
        self._was_stopped = False
        self._looked = 0
        self.started = 0
        self._moves: dict[Command, Callable[[int], list[Event]]] = {
            Command.START: session.start,
            Command.PAUSE: session.pause,
            Command.RESUME: lambda now: session.resume(now, RESUME_LEAD_IN),
            Command.NEXT: session.next,
            Command.BACK: session.back,
            Command.REDO: session.redo,
            Command.DONE: session.done,
            Command.EXTEND: session.extend,
            Command.SHORTEN: session.shorten,
            Command.LEAVE_OUT: session.leave_out,
            Command.STOP: session.stop,
        }

    @property
    def running(self) -> bool:
        """Whether the session is neither over nor still to be started."""
        return self.session.phase not in (Phase.READY, Phase.ENDED)

    @property
    def waits_for_person(self) -> bool:
        """Whether nothing more happens until somebody says so."""
        return self.session.phase in (Phase.WAITING, Phase.PAUSED)

    def prepare(self) -> bool:
        """Have the player got ready; where it returns True, for words, the start is best a moment later."""
        wanted = phrases(self.session.timeline, self._is_spoken)
        self._player.prepare(wanted)
        return bool(wanted)

    def start(self) -> list[Event]:
        self.started = self._saved = self._clock.now()
        return self._handle(self.session.start(self.started), self.started)

    def advance(self) -> list[Event]:
        now, woken = self._wake()
        return self._handle(woken + self.session.advance(now), now)

    def obey(self, command: Command) -> list[Event]:
        """Carry a command out, or raise IllegalMove and change nothing.

        One that is given as the program wakes from a stop is dropped where the session has moved on by itself since, so
        that it is not possible any more; and after a gap, but for `stop`: the person must first be asked.
        """
        now, woken = self._wake()
        asks = any(event.name is EventName.GAP_NOTICED for event in woken)
        try:
            moved = [] if asks and command is not Command.STOP else self._moves[command](now)
        except IllegalMove:
            if not woken:
                raise
            moved = []
        return self._handle(woken + moved, now)

    def was_stopped(self) -> None:
        """The system stopped the program and now lets it go on. Called at any instant, from a signal too."""
        self._was_stopped = True

    def stop(self, why: State) -> list[Event]:
        """End the session and write down what was held. Does nothing where it has ended."""
        now, events = self._wake()
        events = events + self.session.advance(now)
        if self.session.phase is not Phase.ENDED:
            events = events + self.session.stop(now, why)
        return self._handle(events, now)

    def put_down(self) -> None:
        """Write down what was held, and leave the session unfinished: the terminal has gone, and may come back."""
        if self.running:
            self.advance()
            self._save(self._clock.now())

    def wait(self) -> int:
        """Milliseconds of the clock until `advance` is next wanted; at most one beat."""
        deadline = self.session.deadline()
        if deadline is not None:
            return min(BEAT, max(0, deadline - self._clock.now()))
        return BEAT if self.session.phase is Phase.WAITING else IDLE

    def overslept(self) -> bool:
        """Whether it is so long since the last look that the program may have been stopped, and has not been told yet.

        The front end then lets GRACE pass before it calls `advance`, which would take a stop for time that was held.
        In a rehearsal nothing is held.
        """
        plays = self._recorder is not None and self.session.phase in (Phase.RUNNING, Phase.WAITING)
        return plays and not self._was_stopped and self._clock.now() - self._looked > WAKE_SLACK

    def view(self) -> View:
        return self.session.view(self._clock.now())

    def record(self) -> SessionRecord | None:
        """What there is to write down so far; None in a rehearsal, and where nothing was held."""
        return self._recorder.record() if self._recorder else None

    def _handle(self, events: list[Event], now: int) -> list[Event]:
        self._looked = now
        for event in events:
            if event.cue is not None and now - event.at <= TOO_LATE:
                self._sound(event, event.cue, now - event.at)
        is_due = self.running and now - self._saved >= SAVE_EVERY
        if is_due or any(event.name in _ENDS for event in events):
            self._save(now)
        return events

    def _sound(self, event: Event, cue: CueId, late: int) -> None:
        manner = self._manners[TABLE[cue].group]
        if manner is not Manner.OFF:
            words = phrase(cue, event.segment) if manner is Manner.WORDS else ""
            self._player.play(cue, words, max(0, event.room - late))

    def _is_spoken(self, cue: CueId) -> bool:
        return self._manners[TABLE[cue].group] is Manner.WORDS

    def _wake(self) -> tuple[int, list[Event]]:
        """This instant, and what comes to light where the program was stopped since it last looked."""
        now = self._clock.now()
        if not self._was_stopped:  # a stop from here on is found the next time, and `now` lies before it
            return now, []
        self._was_stopped = False
        now = self._clock.now()
        return now, self.session.wake(now, WAKE_SLACK)

    def _save(self, now: int) -> None:
        record = self.record()
        if record is not None and self._keeper is not None:
            self._saved = now
            self._keeper.save(record)
