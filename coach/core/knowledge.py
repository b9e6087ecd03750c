"""Why, and on whose word: conditions, links, grades and references.

Must never let a grade travel to another outcome: a link states one outcome, and its grade is of that alone.
"""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """How well a use of a source was checked."""

    SEEN = "seen"
    """Read on a page of the publisher, journal, PubMed or health service itself."""
    MIRROR = "mirror"
    """Read on a mirror, or on a page that reports the source."""
    UNVERIFIED = "unverified"
    """From general knowledge; the source was not opened."""


class Grade(StrEnum):
    """How good the evidence is that a routine brings about one outcome."""

    STRONG = "strong"
    MODERATE = "moderate"
    LIMITED = "limited"
    EXPERT = "expert"
    CONFLICTING = "conflicting"
    NOT_TESTED = "not-tested"
    NO_EFFECT = "no-effect"


class Purpose(StrEnum):
    """What a link may be about where it is no condition."""

    FLEXIBILITY = "flexibility"
    SORENESS = "soreness"
    PERFORMANCE = "performance"
    ANY_INJURY = "any-injury"


class Urgency(StrEnum):
    """How soon whoever may have a condition needs help; the most urgent first."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    DOCTOR = "doctor"
    SELF_CARE = "self-care"


class Area(StrEnum):
    """Where on the body something hurts."""

    LOW_BACK = "low-back"
    BUTTOCK = "buttock"
    BACK_OF_THIGH = "back-of-thigh"
    FRONT_OF_THIGH = "front-of-thigh"
    CALF = "calf"
    ANKLE_AND_HEEL = "ankle-and-heel"
    FOOT = "foot"


GRADE_MEANING: dict[Grade, str] = {
    Grade.STRONG: "very unlikely to change",
    Grade.MODERATE: "probably true; the size may change",
    Grade.LIMITED: "may be true: small, few or indirect studies",
    Grade.EXPERT: "advice of experts or health services, without trials",
    Grade.CONFLICTING: "good-faith studies disagree",
    Grade.NOT_TESTED: "not shown: no adequate trial was found",
    Grade.NO_EFFECT: "tested, and no important effect found",
}
"""The grading scale is our own convention, after GRADE; the words are shown wherever a grade is."""

HELPING = frozenset({Grade.STRONG, Grade.MODERATE, Grade.LIMITED, Grade.EXPERT})
"""The grades that a list of what may help is allowed to offer without a caveat of its own."""


@dataclass(frozen=True, slots=True)
class Source:
    """On whose word: a citation with the status of this use of it, or the label of our own convention."""

    ref: str | None = None
    status: Status | None = None
    convention: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation, by stable id."""

    id: str
    citation: str
    status: Status
    doi: str | None = None
    pmid: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """What is known of one routine's effect on one outcome; an effect may be none, or unwelcome."""

    outcome: str
    grade: Grade
    finding: str
    sources: tuple[Source, ...]
    condition: str | None = None
    purpose: Purpose | None = None
    population: str | None = None
    effect: str | None = None
    n: int | None = None
    harm: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a card and who says so."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a classification of diseases."""

    system: str
    code: str
    status: Status


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a condition is told from others that hurt in the same place: a row of "where and how does it hurt?"."""

    urgency: Urgency
    areas: tuple[Area, ...]
    feel: str
    brought_on: str
    eased: str
    tell_apart: str
    """The one thing that marks it."""
    action: str
    """What to do now."""
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition's card, as decoded from `routines/conditions/<id>.yaml`. Emergency signs are shown first."""

    id: str
    title: str
    summary: str
    emergency: tuple[Statement, ...]
    see_a_doctor: tuple[Statement, ...]
    where: str | None = None
    signs: tuple[Statement, ...] = ()
    causes: tuple[Statement, ...] = ()
    risk_factors: tuple[Statement, ...] = ()
    course: tuple[Statement, ...] = ()
    self_care: tuple[Statement, ...] = ()
    not_to_be_confused_with: tuple[Statement, ...] = ()
    compare: Comparison | None = None
    codes: tuple[Code, ...] = ()
    sources: tuple[Source, ...] = ()
    formerly: tuple[str, ...] = ()
