"""What a person is asked to do: a routine, its steps and their doses.

Durations are whole milliseconds. A routine knows exercises by id alone and lays nothing out in time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from coach.core.knowledge import Link, Source


class When(StrEnum):
    """The occasions that a routine is made for."""

    BEFORE_EXERCISE = "before-exercise"
    AFTER_EXERCISE = "after-exercise"
    BEFORE_BED = "before-bed"
    ANY_TIME = "any-time"
    SELF_CARE = "self-care"


class Side(StrEnum):
    """The side that works. A segment is never `each`: that is laid out as left and right."""

    LEFT = "left"
    RIGHT = "right"
    AFFECTED = "affected"
    BOTH = "both"
    EACH = "each"


class Order(StrEnum):
    """How the sets of two sides follow each other."""

    ALTERNATE = "alternate"
    ONE_AFTER_OTHER = "one-after-other"


class Work(StrEnum):
    """What a set consists of."""

    HOLD = "hold"
    REPS = "reps"
    TIMED = "timed"
    UNTIL_DONE = "until-done"


@dataclass(frozen=True, slots=True)
class Tempo:
    """How long one repetition takes, out and back, in milliseconds."""

    out: int
    back: int


@dataclass(frozen=True, slots=True)
class Dose:
    """One side's share of a step. `length` is that of one set; for until-done it is an estimate."""

    work: Work
    length: int = 0
    """Milliseconds of a hold or a timed set; of until-done the estimate. For reps: see `reps` and `tempo`."""
    reps: tuple[int, ...] = ()
    """Repetitions of each set, the last one standing for all further sets."""
    tempo: Tempo | None = None
    sets: int = 1
    rest: int = 0

    def length_of(self, number: int) -> int:
        """Milliseconds of set `number`, counted from 1."""
        if self.work is not Work.REPS or self.tempo is None:
            return self.length
        return self.reps_of(number) * (self.tempo.out + self.tempo.back)

    def reps_of(self, number: int) -> int:
        """Repetitions of set `number`, counted from 1; 0 where it is not counted in repetitions."""
        return self.reps[min(number, len(self.reps)) - 1] if self.reps else 0


@dataclass(frozen=True, slots=True)
class Check:
    """A question asked during a long step, such as how the skin looks under ice."""

    at: int
    every: int | None
    ask: str


@dataclass(frozen=True, slots=True)
class Step:
    """One exercise with its dose."""

    exercise: str
    dose: Dose
    sides: Side
    order: Order = Order.ALTERNATE
    left: Dose | None = None
    """The left side's own dose, where it differs."""
    right: Dose | None = None
    instruction: str | None = None
    """Replaces the exercise's line during the session."""
    prepare: int | None = None
    switch: int | None = None
    optional: bool = False
    prepares: bool = False
    """Whether what comes after it must not be done without it."""
    checks: tuple[Check, ...] = ()
    at_most: int | None = None
    """A hard stop: no command makes a set longer than this."""

    def dose_of(self, side: Side) -> Dose:
        """The dose of one side, its own where the routine gives it one."""
        own = {Side.LEFT: self.left, Side.RIGHT: self.right}.get(side)
        return own or self.dose


@dataclass(frozen=True, slots=True)
class Round:
    """Steps that are done several times over."""

    repeat: int
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How many weeks a routine is meant to be followed, and what to ask at the end."""

    weeks: int
    review: str | None = None


@dataclass(frozen=True, slots=True)
class WeekDose:
    """A row of a table of weeks: for so many weeks, on so many days, this dose."""

    weeks: int
    days: int
    sets: int
    reps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Routine:
    """One routine, as decoded from `routines/<id>.yaml`."""

    id: str
    title: str
    summary: str
    when: tuple[When, ...]
    steps: tuple[Step | Round, ...]
    days_per_week: int | None = None
    dose_source: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()
    stop_if: tuple[str, ...] = ()
    lock_after: int | None = None
    course: Course | None = None
    weeks: tuple[WeekDose, ...] = ()
    tags: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()

    def flat_steps(self) -> tuple[Step, ...]:
        """Every step in playing order, rounds unrolled."""
        flat: list[Step] = []
        for entry in self.steps:
            flat.extend(entry.steps * entry.repeat if isinstance(entry, Round) else (entry,))
        return tuple(flat)

    def exercise_ids(self) -> tuple[str, ...]:
        """Each exercise once, in order of first use."""
        return tuple(dict.fromkeys(step.exercise for step in self.flat_steps()))


Snapshot = Mapping[str, object]
"""What was asked, as plain data: the record of a session carries its own copy."""
