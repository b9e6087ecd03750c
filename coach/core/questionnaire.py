"""One way through the questions: one at a time, as long as the person likes, and no further than need be.

An emergency sign ends it at once. After a sign that needs help the same day, only those questions still come that ask
for emergencies. Must never take an answer that was not given for "none", nor end as answered before it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coach.core.safety import NOT_SURE, Outcome, Question, most_urgent


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that was answered to its end."""

    signs: tuple[str, ...]
    """Each as `question/sign`."""
    pain: int | None = None
    """From 0 to 10; None where it was passed over or not asked for."""


class Questionnaire:
    """The questions that are still to come, and what was said so far."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self._questions = tuple(questions)
        self._said: list[tuple[str, ...]] = []
        self._pain: int | None = None

    @property
    def number(self) -> int:
        """Which question is asked, from 1."""
        asked = self.current
        return self._questions.index(asked) + 1 if asked is not None else len(self._questions)

    @property
    def of(self) -> int:
        return len(self._questions)

    @property
    def current(self) -> Question | None:
        """The question that is asked; None once all is said."""
        urgent = self._outcome()
        if urgent is Outcome.EMERGENCY:
            return None
        left = self._questions[len(self._said) :]
        wanted = (question for question in left if urgent is not Outcome.SAME_DAY or _asks_for_emergencies(question))
        return next(wanted, None)

    def answer(self, signs: Iterable[str]) -> None:
        """What applies of the current question, by the ids of its signs; nothing where none does.

        Raises ValueError where a sign is not one of this question's.
        """
        question = self._asked()
        chosen = tuple(signs)
        if question.rating or any(question.sign(name) is None for name in chosen):
            raise ValueError(f"{question.id} has no signs {chosen}")
        self._pass_over_to(question)
        self._said.append(tuple(f"{question.id}/{name}" for name in chosen))

    def not_sure(self) -> None:
        self.answer((NOT_SURE,))

    def rate(self, pain: int | None) -> None:
        """The answer to a question for a number from 0 to 10; None passes it over."""
        question = self._asked()
        if not question.rating or (pain is not None and not 0 <= pain <= 10):
            raise ValueError(f"{question.id} is not answered with {pain}")
        self._pass_over_to(question)
        self._pain = pain
        self._said.append(())

    def back(self) -> bool:
        """Take the last answer back; False where there is none."""
        if not self._said:
            return False
        self._said.pop()
        if self._questions[len(self._said)].rating:
            self._pain = None
        return True

    def given(self) -> Filled | None:
        """What was said so far, where it is urgent: leaving the questions does not take that back."""
        if self._outcome() not in (Outcome.EMERGENCY, Outcome.SAME_DAY):
            return None
        return Filled(tuple(name for said in self._said for name in said))

    def filled(self) -> Filled | None:
        """The form, once all is said."""
        if self.current is not None:
            return None
        return Filled(tuple(name for said in self._said for name in said), self._pain)

    def _pass_over_to(self, question: Question) -> None:
        """Questions that are not asked any more have no signs."""
        while self._questions[len(self._said)] is not question:
            self._said.append(())

    def _asked(self) -> Question:
        question = self.current
        if question is None:
            raise ValueError("all is said")
        return question

    def _outcome(self) -> Outcome | None:
        found = []
        for question, said in zip(self._questions, self._said, strict=False):
            for name in said:
                sign = question.sign(name.partition("/")[2])
                found += [sign.outcome] if sign is not None else []
        return most_urgent(found)


def _asks_for_emergencies(question: Question) -> bool:
    return any(sign.outcome is Outcome.EMERGENCY for sign in question.signs)
