"""Who must not stretch today: the questions, what an answer means, and what each state of the body leaves out.

Emergency signs come before everything else. Must never let an answer that was not given count as "none".
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coach.core.knowledge import Source


class Outcome(StrEnum):
    """What an answer leads to, the most urgent first; the highest wins."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    DOCTOR = "doctor"
    MODIFY = "modify"
    GENTLY = "gently"


_URGENCY = tuple(Outcome)
NOT_SURE = "not-sure"
"""Stands for a sign where the person was not sure."""


def most_urgent(outcomes: Iterable[Outcome]) -> Outcome | None:
    """The outcome that wins; None where there is none."""
    return min(outcomes, key=_URGENCY.index, default=None)


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign that a question asks for, and where a yes leads."""

    id: str
    text: str
    outcome: Outcome
    ticks: tuple[str, ...] = ()
    """The modify lists that it brings into force."""
    injury: bool = False
    """Whether it is a fresh injury, so that place and day are asked for; the lists of its place follow."""
    history: bool = False
    """Whether it may be a stable history, which a clinician can clear."""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the questions of the screen."""

    id: str
    short: str
    """The question's signs in at most two lines of 74 characters, for the one-screen form."""
    ask: str
    """The question by itself, above its signs."""
    signs: tuple[Sign, ...]
    sources: tuple[Source, ...]
    daily: bool = False
    """Asked each day, on one screen."""
    unsure_is_yes: bool = False
    rating: bool = False
    """Answered with a number from 0 to 10; its signs say what the number means."""
    note: str | None = None

    def sign(self, name: str) -> Sign | None:
        """The sign of this id. Not being sure is as urgent as the worst of them where that counts as yes."""
        if name != NOT_SURE:
            return next((sign for sign in self.signs if sign.id == name), None)
        worst = most_urgent(sign.outcome for sign in self.signs) if self.unsure_is_yes else None
        ticks = tuple(dict.fromkeys(tick for sign in self.signs for tick in sign.ticks)) if self.unsure_is_yes else ()
        return Sign(NOT_SURE, "Not sure", worst or Outcome.GENTLY, ticks)


@dataclass(frozen=True, slots=True)
class ModifyList:
    """What one state of the body leaves out, and what takes its place."""

    id: str
    tick: str
    skip: tuple[str, ...]
    use: tuple[str, ...]
    sources: tuple[Source, ...]
    advice: tuple[str, ...] = ()
    place: str | None = None
    """Of a fresh injury: where on the body, as one answers it."""
    protocol: str | None = None
    """Of a fresh injury: the routine that takes the place of all others for 72 hours."""
    nerve: bool = False
    """Whether pain comes from a nerve, so that the traffic light does not hold: no more than 2 in 10."""


class Response(StrEnum):
    """What follows when something feels wrong in mid-session, the most urgent first."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    END = "end"
    """The session ends, and the exercise is left out for the rest of the day."""
    FIRST_AID = "first-aid"
    LEAVE_OUT = "leave-out"
    """The exercise is left out for the rest of the day; the session goes on."""


OUTCOME_OF = {Response.EMERGENCY: Outcome.EMERGENCY, Response.SAME_DAY: Outcome.SAME_DAY}
"""The responses that block every routine afterwards."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something that may feel wrong in mid-session: it leads to a response, or to one more choice."""

    id: str
    text: str
    then: Response | None = None
    which: tuple["Complaint", ...] = ()
    """Where `then` is None."""
    routine: str | None = None
    """Of FIRST_AID: which one."""
    sources: tuple[Source, ...] = ()


UNSAID = Complaint("unsaid", "Nobody said what")
"""Something felt wrong, and nothing more was said."""


@dataclass(frozen=True, slots=True)
class FirstAid:
    """What starts without the questions."""

    routines: tuple[str, ...]
    """The first one is a key away from home."""
    signs: tuple[str, ...]
    """What must not be there; shown above its first step."""
    sources: tuple[Source, ...]


NO_FIRST_AID = FirstAid((), (), ())


@dataclass(frozen=True, slots=True)
class Safety:
    """The whole of `routines/safety.yaml`."""

    questions: tuple[Question, ...]
    stop_if: tuple[str, ...]
    """Signs that end any exercise at once; shown beside each routine's own."""
    modify: tuple[ModifyList, ...] = ()
    calm: tuple[str, ...] = ()
    """The exercises that stay open to whoever must see a doctor first."""
    self_care: tuple[str, ...] = ()
    """The exercises that neither load nor stretch: what is left where pain is strong."""
    feels_wrong: tuple[Complaint, ...] = ()
    first_aid: FirstAid = NO_FIRST_AID

    def first_line(self) -> tuple[Question, ...]:
        """The questions of the one-screen form: the emergency and clot signs."""
        return tuple(question for question in self.questions if question.daily)

    def sign(self, name: str) -> Sign | None:
        """The sign that an answer names as `question/sign`; None where the questions have changed since."""
        of, _, which = name.partition("/")
        return next((question.sign(which) for question in self.questions if question.id == of), None)

    def loads(self, routine: str, exercises: Iterable[str]) -> bool:
        """Whether a routine of these exercises loads or stretches anything, so that the traffic light follows it."""
        return routine not in self.first_aid.routines and not set(exercises) <= set(self.self_care)

    def tick(self, name: str) -> ModifyList | None:
        """The modify list of this id."""
        return next((entry for entry in self.modify if entry.id == name), None)

    def places(self) -> tuple[ModifyList, ...]:
        """The lists of fresh injuries, by place."""
        return tuple(entry for entry in self.modify if entry.place is not None)
