"""What a person has said of their body: answers to the safety questions, injuries, clearances and ratings of pain.

Plain values, stamped with when they were given; an entry never changes, later ones come after it. What follows from
them is worked out in `standing.py`. Must never hold anything that the person did not say.
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


Entry = Answers | Injury | Clearance | Rating
"""Everything of this kind that is kept."""
