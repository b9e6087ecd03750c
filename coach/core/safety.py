"""Who must not stretch today: the questions, what an answer means, and the words of the emergency card.

Emergency signs come before everything else. Must never let an answer that was not given count as "none".
"""

from dataclasses import dataclass
from enum import StrEnum

from coach.core.knowledge import Source


class Outcome(StrEnum):
    """What an answer leads to; the highest wins."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    DOCTOR = "doctor"
    MODIFY = "modify"
    GENTLY = "gently"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that a question asks for, and where a yes leads."""

    text: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Question:
    """One of the questions of the screen."""

    id: str
    short: str
    """The question's signs in at most two lines of 74 characters, for the one-screen form."""
    ask: str
    signs: tuple[Sign, ...]
    sources: tuple[Source, ...]
    daily: bool = False
    """Asked each day, on one screen."""
    unsure_is_yes: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """Whom to call, and where that number is right."""

    place: str
    number: str


@dataclass(frozen=True, slots=True)
class EmergencyCard:
    """What is shown when a sign is there. Short lines; the first is the most urgent."""

    title: str
    lines: tuple[str, ...]
    numbers: tuple[EmergencyNumber, ...]
    same_day: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModifyList:
    """What one state of the body leaves out, and what takes its place."""

    id: str
    tick: str
    skip: tuple[str, ...]
    use: tuple[str, ...]
    sources: tuple[Source, ...]
    advice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Safety:
    """The whole of `routines/safety.yaml`."""

    emergency: EmergencyCard
    questions: tuple[Question, ...]
    stop_if: tuple[str, ...]
    """Signs that end any exercise at once; shown beside each routine's own."""
    modify: tuple[ModifyList, ...] = ()

    def first_line(self) -> tuple[Question, ...]:
        """The questions of the one-screen form: the emergency and clot signs."""
        return tuple(question for question in self.questions if question.daily)
