"""A session against a small model of it, which counts down where the session subtracts instants."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from coach.core.moves import MOVES, Command, Phase
from coach.core.record import Ended
from coach.core.session import Session
from coach.core.timeline import Segment, Timeline
from tests.core.driver import BEGIN, give
from tests.core.strategies import timelines

LIMIT = 5_000
waits = st.sampled_from((0, 1, 500, 1_000, 2_000, 3_000, LIMIT)) | st.integers(0, LIMIT)


class Model:
    """Which segment goes on, how much of it is over, and what each side held: told by spending time bit by bit.

    What is left out is taken out of the list, on both sides of the place that was reached.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.segments = timeline.segments
        self.skips: list[tuple[int, Ended]] = []
        self.held = dict.fromkeys((s.side.value for s in timeline.segments), 0)
        self.index = 0
        self.paused = False
        self.lead_in = 0
        self.elapsed = 0
        self.used = dict.fromkeys(self.segments, 0)
        self.begin(0)

    def begin(self, index: int) -> None:
        self.index, self.elapsed, self.lead_in = index, 0, 0
        self.length = 1_000 if self.segment is None else self.segment.length
        if self.length is not None and self.segment is not None and self.segment.at_most is not None:
            self.length = max(1_000, min(self.length, self.hard_stop()))

    def hard_stop(self) -> int:
        """How long this play may still be, counted from its beginning, after what earlier ones have used up."""
        assert self.segment is not None
        return max(self.segment.at_most or 0, self.segment.length or 0) - self.used[self.segment] + self.elapsed

    @property
    def segment(self) -> Segment | None:
        return self.segments[self.index] if self.index < len(self.segments) else None

    @property
    def over(self) -> bool:
        return self.index > len(self.segments)

    def spend(self, time: int) -> None:
        """Let time go by: the lead-in first, then one segment after the other."""
        while not self.paused and not self.over:
            skipped = min(time, self.lead_in)
            self.lead_in -= skipped
            time -= skipped
            used = time if self.length is None else min(time, self.length - self.elapsed)
            self.elapsed += used
            if self.segment is not None and self.segment.is_work:
                self.held[self.segment.side.value] += used
                self.used[self.segment] += used
            time -= used
            if self.lead_in or self.length is None or self.elapsed < self.length:
                return
            self.begin(self.index + 1)

    def stretch(self, by: int) -> None:
        """Longer, but not beyond the hard stop; shorter, but not into the last three seconds.

        Where repetitions are paced, by whole ones.
        """
        if self.length is None or self.segment is None:
            return
        tempo = self.segment.tempo
        if tempo is not None:
            self.stretch_by_repetitions(by, tempo.out + tempo.back)
            return
        left = self.length - self.elapsed
        if by < 0:
            left = left if left <= 3_000 else max(3_000, left + by)
        elif self.segment.at_most is None:
            left += by
        else:
            left = max(left, min(left + by, self.hard_stop() - self.elapsed))
        self.length = self.elapsed + left

    def stretch_by_repetitions(self, by: int, one: int) -> None:
        """As many as are nearest below, and one at least; none begins that the hard stop would cut."""
        assert self.length is not None
        assert self.segment is not None
        count = max(1, abs(by) // one)
        if by < 0:
            least = self.elapsed + 3_000
            shorter = self.length
            for _ in range(count):
                if shorter - one < least:
                    break
                shorter -= one
            self.length = shorter
            return
        longer = self.length + count * one
        if self.segment.at_most is not None:
            longer = min(longer, self.hard_stop() // one * one)
        self.length = max(self.length, longer)

    def leave_out(self) -> None:
        """Skip the rest of an exercise, and forget the whole of it; the end, where nothing else was to come."""
        if self.segment is None:
            return
        exercise = self.segment.exercise
        before = [s for s in self.segments[: self.index] if s.exercise != exercise]
        after = [s for s in self.segments[self.index :] if s.exercise != exercise]
        self.skips += [(s.index, Ended.LEFT_OUT) for s in self.segments[self.index :] if s.exercise == exercise]
        self.segments = (*before, *after)
        self.begin(len(before))
        if not after:
            self.index += 1

    def obey(self, command: Command, by: int) -> None:
        match command:
            case Command.PAUSE:
                self.paused, self.lead_in = True, 0
            case Command.RESUME:
                self.paused = False
            case Command.DONE if self.lead_in:
                self.lead_in = 0
            case Command.NEXT | Command.DONE:
                if command is Command.NEXT and self.segment is not None:
                    self.skips.append((self.segment.index, Ended.SKIPPED))
                self.begin(self.index + 1)
            case Command.BACK:
                self.begin(max(self.index - 1, 0))
            case Command.REDO:
                self.begin(self.index)
            case Command.EXTEND:
                self.stretch(by)
            case Command.SHORTEN:
                self.stretch(-by)
            case Command.LEAVE_OUT:
                self.leave_out()
            case _:
                raise AssertionError(command)


class SessionAndModel(RuleBasedStateMachine):
    """Ticks, gaps, clocks that go back, and every command, each some time after the last tick."""

    @initialize(timeline=timelines)
    def start(self, timeline: Timeline) -> None:
        self.now = BEGIN
        self.session = Session(timeline, LIMIT)
        self.session.start(BEGIN)
        self.model = Model(timeline)

    def playing(self) -> bool:
        return not self.model.paused and not self.model.over

    @rule(wait=waits)
    def tick(self, wait: int) -> None:
        self.now += wait
        self.session.advance(self.now)
        self.model.spend(wait)

    @rule(times=st.integers(1, 30))
    def follow(self, times: int) -> None:
        for _ in range(times):
            before, deadline = self.now, self.session.deadline()
            self.now = deadline or self.now + 1_000
            self.session.advance(self.now)
            self.model.spend(self.now - before)

    @rule(more=st.integers(1, 100_000))
    @precondition(playing)
    def gap(self, more: int) -> None:
        self.now += LIMIT + more
        self.session.advance(self.now)
        self.model.obey(Command.PAUSE, 0)

    @rule(back=st.integers(1, 100_000))
    def clock_goes_back(self, back: int) -> None:
        assert self.session.advance(self.now - back) == []

    @rule(
        wait=waits,
        command=st.sampled_from([c for c in Command if c not in (Command.START, Command.STOP, Command.RESUME)]),
        by=st.integers(1, 30_000),
    )
    def order(self, wait: int, command: Command, by: int) -> None:
        self.tick_model_only(wait)
        if (self.phase(), command) in MOVES:
            give(self.session, command, self.now, by)
            self.model.obey(command, by)
        else:
            self.session.advance(self.now)

    @rule(wait=st.integers(0, 100_000), lead_in=st.sampled_from((0, 1, 700, 3_000)))
    @precondition(lambda self: self.model.paused and not self.model.over)
    def resume(self, wait: int, lead_in: int) -> None:
        self.tick_model_only(wait)
        self.session.resume(self.now, lead_in)
        self.model.obey(Command.RESUME, 0)
        self.model.lead_in = lead_in

    def tick_model_only(self, wait: int) -> None:
        """The command is the first that the session hears of this time."""
        self.now += wait
        self.model.spend(wait)

    def phase(self) -> Phase:
        """The phase that the model is in; a lead-in before an until-done start is RUNNING or WAITING alike."""
        if self.model.over:
            return Phase.ENDED
        if self.model.paused:
            return Phase.PAUSED
        return Phase.WAITING if self.model.length is None else Phase.RUNNING

    @invariant()
    def they_agree(self) -> None:
        view = self.session.view(self.now)
        assert view.segment == self.model.segment
        assert (view.phase is Phase.ENDED) == self.model.over
        assert (view.phase is Phase.PAUSED) == (self.model.paused and not self.model.over)
        ends = [(record.index, record.ended) for record in self.session.plays()]
        assert [end for end in ends if end[1] in (Ended.SKIPPED, Ended.LEFT_OUT)] == self.model.skips
        later = self.model.segments[self.model.index + 1 :]
        assert view.following == next((segment for segment in later if segment.is_work), None)
        held = dict.fromkeys(self.model.held, 0)
        for record in self.session.plays():
            held[record.side] += record.held
        assert held == self.model.held
        if self.model.segment is not None:
            assert view.elapsed == self.model.elapsed
            assert view.lead_in == self.model.lead_in
            assert view.left is None or view.left_in_all == view.left + sum(segment.estimate for segment in later)
            assert view.left == (None if self.model.length is None else self.model.length - self.model.elapsed)


TestSessionAndModel = SessionAndModel.TestCase
TestSessionAndModel.settings = settings(max_examples=2 * settings().max_examples)
