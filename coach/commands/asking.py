"""Questions that somebody answers at the terminal, a line each.

Must never take an answer that was not given for "none". An empty line, or the end of input, leaves a question
unanswered.
"""

from collections.abc import Callable, Sequence

from coach.commands import out
from coach.core.pages.safety import question_page, screen_page
from coach.core.paper import lines, text
from coach.core.questionnaire import Filled, Questionnaire
from coach.core.safety import Question, Safety

NONE = frozenset({"n", "none", "none of these"})
"""The only words that mean that no sign applies."""
UNSURE = frozenset({"u", "not sure", "unsure"})
DAYS_AGO = {"1": None, "2": 0, "3": 1, "4": 2, "5": 3}
"""When an injury happened, by the number that is typed; None is just now."""

Answer = Callable[[], str | None]
"""One line of what a person types; None at its end."""


def say(*sentences: str) -> None:
    """Sentences, broken where the terminal ends."""
    out.say_all(lines(map(text, sentences), out.width()))


class Unanswered(Exception):
    """Input ended, or an empty line was typed, before a question was answered."""


class Asking:
    """Whoever sits at the terminal. Every question may raise Unanswered."""

    def __init__(self, answer: Answer | None) -> None:
        """Without an `answer` nobody can be asked."""
        self._answer = answer

    @property
    def possible(self) -> bool:
        """Whether somebody can be asked."""
        return self._answer is not None

    def nothing_today(self, safety: Safety) -> bool:
        """Whether none of the signs of the day applies."""
        out.say_all(lines(screen_page(safety), out.width()))
        prompt = "If none of them applies, type none. If one may, type yes, and it asks which."
        while True:
            said = self.line(prompt)
            if said.rstrip(".!") in NONE:
                return True
            if said != "no":  # to which of the two sentences?
                return False

    def filled(self, questions: Sequence[Question]) -> Filled:
        """A form, answered to its end or as far as an emergency sign."""
        form = Questionnaire(questions)
        try:
            while (question := form.current) is not None:
                out.say_all(lines(question_page(question, form.number, form.of), out.width()))
                if question.rating:
                    form.rate(self.pain())
                else:
                    self._signs(question, form)
        except Unanswered:
            if form.given() is None:
                raise
        filled = form.filled() or form.given()
        assert filled is not None
        return filled

    def injury(self, safety: Safety) -> tuple[str, int | None]:
        """The modify list of the place of a fresh injury, and how many days ago it happened; None is just now."""
        places = safety.places()
        place = self.choice("Where is the injury?", [entry.place or entry.tick for entry in places])
        whens = ["just now", "earlier today", "yesterday", "two days ago", "three days ago"]
        when = self.choice("When did it happen?", whens)
        return places[int(place) - 1].id, DAYS_AGO[when]

    def choice(self, question: str, choices: Sequence[str]) -> str:
        """The number of one of these."""
        say(question)
        out.say_all(f"  {number}  {choice}" for number, choice in enumerate(choices, 1))
        numbers = [str(number) for number in range(1, len(choices) + 1)]
        while (said := self.line("Type its number.")) not in numbers:
            pass
        return said

    def pain(self, prompt: str = "Type 0 to 10, or skip.") -> int | None:
        """Pain from 0 to 10; None where the question is passed over."""
        while True:
            said = self.line(prompt)
            if said == "skip":
                return None
            if said.isdecimal() and said.isascii() and int(said) <= 10:
                return int(said)

    def line(self, prompt: str) -> str:
        """What is typed, in small letters."""
        *first, last = lines([text(prompt)], out.width())
        out.say_all(first)
        out.ask(last)
        said = (self._answer() if self._answer is not None else None) or ""
        if not said.strip():
            raise Unanswered
        return said.strip().casefold()

    def _signs(self, question: Question, form: Questionnaire) -> None:
        prompt = "Type the numbers of what applies, none, or not sure."
        while True:
            said = self.line(prompt).rstrip(".!")
            if said in NONE:
                return form.answer(())
            if said in UNSURE:
                return form.not_sure()
            numbers = said.replace(",", " ").split()
            if numbers and all(number.isdecimal() and 1 <= int(number) <= len(question.signs) for number in numbers):
                return form.answer(dict.fromkeys(question.signs[int(number) - 1].id for number in numbers))
