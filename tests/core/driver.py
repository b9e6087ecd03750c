"""Drives a session the way a front end does, and keeps every event that it gave."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain, repeat

from coach.core.events import Event, EventName
from coach.core.moves import MOVES, Command, IllegalMove, Phase
from coach.core.record import SegmentRecord
from coach.core.session import GAP_LIMIT, STEP, Session
from coach.core.timeline import Timeline
from tests.core.strategies import Act

BEGIN = 1_000_003
"""An instant like any other."""

CLOSE = (EventName.SEGMENT_ENDED, EventName.SEGMENT_SKIPPED)

EVERY = frozenset(Command) - {Command.START, Command.STOP}
"""Whatever can be asked for on the way."""
MOVING = EVERY - {Command.LEAVE_OUT}
"""Commands after which every segment can still be reached."""
STAYING = frozenset({Command.PAUSE, Command.RESUME, Command.EXTEND, Command.SHORTEN})
"""Commands that do not leave the segment."""

ENOUGH = 20_000
"""More turns than any session of ours takes to its end."""


def give(session: Session, command: Command, now: int, by: int = STEP) -> list[Event]:
    """Hand a command to the session."""
    match command:
        case Command.EXTEND:
            return session.extend(now, by)
        case Command.SHORTEN:
            return session.shorten(now, by)
        case _:
            moves = {
                Command.START: session.start,
                Command.PAUSE: session.pause,
                Command.RESUME: session.resume,
                Command.NEXT: session.next,
                Command.BACK: session.back,
                Command.REDO: session.redo,
                Command.DONE: session.done,
                Command.LEAVE_OUT: session.leave_out,
                Command.STOP: session.stop,
            }
            return moves[command](now)


@dataclass(frozen=True, slots=True)
class Order:
    """A command and the instant at which it was given."""

    at: int
    command: Command
    by: int


class Run:
    """A started session, followed by its deadlines."""

    def __init__(
        self,
        timeline: Timeline,
        gap_limit: int = GAP_LIMIT,
        before: tuple[SegmentRecord, ...] = (),
        begin: int = BEGIN,
    ) -> None:
        self.session = Session(timeline, gap_limit, before)
        self.now = begin
        self.events = self.session.start(begin)
        self.orders: list[Order] = []
        self.left_out: list[tuple[int, str]] = []
        """Each exercise that was left out, with the place of the event that says so."""

    @property
    def over(self) -> bool:
        return self.session.phase is Phase.ENDED

    def advance(self, now: int) -> list[Event]:
        self.now = now
        new = self.session.advance(now)
        self.events = [*self.events, *new]
        return new

    def follow(self, until: int) -> None:
        """Advance at every deadline until then, and once a second where there is none."""
        while self.now < until and not self.over:
            deadline = self.session.deadline()
            assert deadline is None or deadline > self.now, "the session stands still"
            self.advance(min(until, self.now + 1_000 if deadline is None else deadline))

    def step(self, until: int, steps: Collection[int]) -> None:
        """Advance in these steps instead, over and over, the last one shortened."""
        for step in chain.from_iterable(repeat(steps)):
            if self.now >= until:
                return
            self.advance(min(until, self.now + step))

    def order(self, at: int, command: Command, by: int = STEP) -> bool:
        """Give a command; False where it is refused, and then no more than an advance."""
        self.orders.append(Order(at, command, by))
        try:
            new = give(self.session, command, at, by)
        except IllegalMove:
            self.advance(at)
            return False
        self.now = at
        if command is Command.LEAVE_OUT:
            told = enumerate(new, len(self.events))
            skips = [(place, event.segment) for place, event in told if event.name is EventName.SEGMENT_SKIPPED]
            self.left_out += [(place, segment.exercise) for place, segment in skips[:1] if segment is not None]
        self.events = [*self.events, *new]
        return True

    def gone(self, place: int | None = None) -> set[str]:
        """The exercises that had been left out when the event at this place was given, or by now."""
        return {exercise for since, exercise in self.left_out if place is None or since <= place}

    def perform(self, script: Iterable[Act], allowed: Collection[Command] = MOVING) -> "Run":
        """Do what the script says, as far as it is legal and allowed."""
        for act in script:
            at = self.now + act.wait + act.late
            view = self.session.view(self.now)
            if act.aim is not None and view.left is not None:
                at = max(self.now, self.now + view.lead_in + view.left - act.aim)
            self.follow(at - act.late)
            phase = self.session.phase
            legal = [command for command in Command if (phase, command) in MOVES and command in allowed]
            if phase is Phase.PAUSED and act.pick % 2:
                legal = [Command.RESUME]
            if legal:
                self.order(at, legal[act.pick % len(legal)], act.by)
        return self

    def replay(self, orders: Iterable[Order], steps: Collection[int], shift: int = 0) -> "Run":
        """Give the same commands at the same instants, with other steps between them."""
        for order in orders:
            self.step(order.at + shift, steps)
            self.order(order.at + shift, order.command, order.by)
        return self

    def finish(self) -> "Run":
        """Follow the deadlines to the end; whatever waits for the person is resumed or done after 1.234 s."""
        for _ in range(ENOUGH):
            if self.over:
                return self
            deadline = self.session.deadline()
            if deadline is not None:
                self.advance(deadline)
            elif not self.order(self.now + 1_234, Command.RESUME):
                self.order(self.now + 1_234, Command.DONE)
        raise AssertionError("the session does not end")


def turns(events: Iterable[Event]) -> list[tuple[int, Event]]:
    """Where each segment that was played begins and where it ends, each with its place among the events."""
    found: list[tuple[int, Event]] = []
    going = None
    for place, event in enumerate(events):
        if event.name is EventName.SEGMENT_STARTED:
            assert going is None, "two segments at once"
            going = event.segment
            found.append((place, event))
        elif event.name in CLOSE and going is not None:
            assert event.segment == going, "it is another segment that ends"
            going = None
            found.append((place, event))
    return found


def named(events: Iterable[Event], *names: EventName) -> list[Event]:
    """The events of these names."""
    return [event for event in events if event.name in names]
