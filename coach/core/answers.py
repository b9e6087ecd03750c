"""What a person has said: of their body (answers, injuries, clearances, ratings of pain), what they asked for, and
what they follow.

Plain values, stamped with when they were given; an entry never changes, later ones come after it. What follows from
them is worked out in `standing.py` and `course.py`. Must never hold anything that the person did not say.
"""

from dataclasses import dataclass
from enum import StrEnum

from coach.core.safety import Outcome


class Form(StrEnum):
    """What was asked."""

    FULL = "full"
    """All questions, one at a time."""
    DAILY = "daily"
    """The signs of the day."""
    STOP = "stop"
    """What felt wrong during a session."""


@dataclass(frozen=True, slots=True)
class Answers:
    """One form, answered to its end or as far as an emergency sign."""

    id: str
    at: str
    """UTC in ISO 8601."""
    day: str
    """The local day, which ends at 04:00."""
    form: Form
    signs: tuple[str, ...]
    """What applies, each as `question/sign`; `question/not-sure` where the person was not sure."""
    outcome: Outcome | None
    """The most urgent outcome, as judged when it was given; None where nothing applies."""
    exercise: str = ""
    """Of the form STOP: the exercise that felt wrong, which is left out for the rest of the day."""


@dataclass(frozen=True, slots=True)
class Injury:
    """A fresh injury."""

    id: str
    at: str
    day: str
    tick: str
    """The modify list of its place, such as `acute-calf`."""
    since: str
    """UTC in ISO 8601: when it happened, or the end of that local day where only the day is known."""


@dataclass(frozen=True, slots=True)
class Clearance:
    """A clinician said that a stable history is no hindrance."""

    id: str
    at: str
    day: str
    sign: str
    """As `question/sign`."""
    cleared: str
    """The local day on which the clinician said so."""


class Moment(StrEnum):
    """When pain was rated."""

    BEFORE = "before"
    AFTER = "after"
    AFTER_CARE = "after-care"
    """After self-care or first aid, which load nothing: no traffic light follows from it."""
    MORNING = "morning"
    """The morning after, looked back on."""


@dataclass(frozen=True, slots=True)
class Rating:
    """Pain from 0 (none) to 10 (the worst that one can imagine)."""

    id: str
    at: str
    day: str
    moment: Moment
    value: int | None
    """None where the question was passed over."""
    session: str = ""
    """The id of the session it belongs to; empty where it was given by itself."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was asked for when a session was begun from a proposal, to be offered the next time."""

    id: str
    at: str
    day: str
    when: str
    """A value of `When`; empty where that was left open."""
    aim: str
    """As `activity:running`; empty where anything would do."""
    minutes: int
    """0 where it might last as long as it does."""


class CourseMove(StrEnum):
    """What was done with a course."""

    BEGUN = "begun"
    PAUSED = "paused"
    RESUMED = "resumed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class CourseStep:
    """One move of a course. What it is about is told as it is begun; later moves name the course alone."""

    id: str
    at: str
    day: str
    course: str
    """The id of the course."""
    what: CourseMove
    routine: str = ""
    condition: str = ""
    """The condition that it is for; empty where none was named."""
    days: tuple[int, ...] = ()
    """0 for Monday to 6 for Sunday."""
    weeks: int = 0
    """Of how many weeks; 0 where it has no end."""


Entry = Answers | Injury | Clearance | Rating | Choice | CourseStep
"""Everything of this kind that is kept."""
