"""A stage for a conductor: a clock that the test moves, ears for what is played, and a drawer for what is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.core.answers import Entry
from coach.core.conductor import Conductor, Recorder
from coach.core.cues import USUAL_MANNERS, CueId, Group, Kind, Manner
from coach.core.marks import Mark, marks
from coach.core.moves import Phase
from coach.core.record import Identity, SegmentRecord, SessionRecord
from coach.core.routine import Check, Dose, Routine, Side, Step, Tempo, Work
from coach.core.session import Session
from coach.core.timeline import Segment, Timeline, lay_out
from coach.core.view import View
from tests.core.driver import BEGIN
from tests.core.strategies import CARDS

LEAD_IN = 10_000
ME = Identity("session-1", "2026-11-22T18:00:00+00:00", 60, "2026-11-22", "1.0")
IN_WORDS = dict.fromkeys(Group, Manner.WORDS)
HOLD = Dose(Work.HOLD, 30_000)
WALK = Dose(Work.UNTIL_DONE, 60_000)
PACED = Dose(Work.REPS, reps=(4,), tempo=Tempo(3_000, 2_000))


def line(*doses: Dose, sides: Side = Side.BOTH, at_most: int | None = None) -> Timeline:
    """One exercise after another, each after a lead-in of ten seconds."""
    names = ("calf", "bridge", "walk")
    steps = tuple(
        Step(name, dose, sides, prepare=LEAD_IN, at_most=at_most) for name, dose in zip(names, doses, strict=False)
    )
    return lay_out(Routine("r", "R", "", (), steps), CARDS.__getitem__)


def marks_in(
    kind: Kind,
    length: int | None,
    after_release: bool = False,
    checks: tuple[Check, ...] = (),
    tempo: Tempo | None = None,
) -> tuple[Mark, ...]:
    """The cues of a segment of this kind."""
    segment = Segment(
        0, kind, "x", Side.BOTH, 1, 1, 0, length, length or 60_000, "X", "Do it.",
        tempo=tempo, checks=checks, after_release=after_release,
    )  # fmt: skip
    return marks(segment, length)


def view_into(segment: Segment, elapsed: int, phase: Phase = Phase.RUNNING, lead_in: int = 0) -> View:
    """So far into a segment, the only one that there is."""
    left = None if segment.length is None else segment.length - elapsed
    since = 0 if lead_in or phase is Phase.PAUSED else elapsed
    return View(phase, segment, None, elapsed, left, left or 0, False, elapsed, "", lead_in, since)


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue that the player was asked for."""

    at: int
    cue: CueId
    words: str
    room: int


class Stage:
    """Clock, player and keeper in one; `now` moves only when the test says so."""

    def __init__(
        self,
        timeline: Timeline,
        manners: Mapping[Group, Manner] = USUAL_MANNERS,
        before: tuple[SegmentRecord, ...] = (),
        rehearsal: bool = False,
    ) -> None:
        self.time = BEGIN
        self._stop: tuple[int, bool] | None = None
        self.heard: list[Heard] = []
        self.prepared: list[str] = []
        self.preparations = 0
        """How often the player was asked to prepare something, if only nothing."""
        self.kept: list[tuple[int, SessionRecord]] = []
        """What was saved, and when."""
        self.session = Session(timeline, before=before)
        recorder = None if rehearsal else Recorder(self.session, ME)
        self.conductor = Conductor(self.session, self, self, recorder, None if rehearsal else self, manners)

    def now(self) -> int:
        read = self.time
        if self._stop is not None:
            (away, before), self._stop = self._stop, None
            self.time += away
            self.conductor.was_stopped()
            return self.time if before else read
        return read

    def stops_for(self, away: int, *, before_the_clock_is_read: bool) -> None:
        """The system stops the program for so long when the clock is next read, and lets it go on."""
        self._stop = away, before_the_clock_is_read

    def prepare(self, phrases: Sequence[str]) -> None:
        self.prepared.extend(phrases)
        self.preparations += 1

    def play(self, cue: CueId, words: str = "", room: int = 0) -> None:
        self.heard.append(Heard(self.time, cue, words, room))

    def status(self) -> str:
        return "It listens."

    def close(self) -> None:
        """There is nothing to let go of."""

    def save(self, record: SessionRecord) -> None:
        self.kept.append((self.time, record))

    def add_note(self, session: str, note: str) -> None:
        raise AssertionError((session, note))

    def keep(self, entry: Entry) -> None:
        raise AssertionError(entry)

    def problem(self) -> str | None:
        return None

    def run(self, until: int) -> None:
        """Do what a front end does until then: wait as long as the conductor says, and advance."""
        while self.time < until and self.conductor.running:
            self.time = min(until, self.time + max(1, self.conductor.wait()))
            self.conductor.advance()

    def held(self) -> int:
        """Milliseconds held so far, over all segments."""
        return sum(play.held for play in self.session.plays())


def on_stage(
    timeline: Timeline,
    into: int,
    manners: Mapping[Group, Manner] = USUAL_MANNERS,
    before: tuple[SegmentRecord, ...] = (),
) -> Stage:
    """A session that has been conducted for so many milliseconds."""
    stage = Stage(timeline, manners, before)
    stage.conductor.start()
    stage.run(BEGIN + into)
    return stage
