"""What comes before any session of today on the screens: the safety questions, and what follows from the answers.

Each step pushes one screen and goes on with its answer. Must never go on while an answer stands in the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.answers import Form, Moment
from coach.core.gate import Asked, Blocked, Opened, Refused, blocked
from coach.core.pages.blocked import SEE_A_DOCTOR, STRONG_QUESTION, clearable, doctor_lines, until_line
from coach.core.safety import Outcome
from coach.core.standing import STRONG, URGENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.core.gate import Gate
    from coach.core.ports import Desk, Numbers
    from coach.core.questionnaire import Filled
    from coach.tui.app import CoachApp
    from coach.tui.screens.not_now import Wish
    from coach.tui.screens.signs import Answer

WHENS = {"1": "just now", "2": "earlier today", "3": "yesterday", "4": "two days ago", "5": "three days ago"}
DAYS_AGO = {"1": None, "2": 0, "3": 1, "4": 2, "5": 3}
"""When an injury happened, by key; None is just now."""


class Screening:
    """Asks one person what has to be known today, whatever they want to do."""

    def __init__(
        self,
        app: CoachApp,
        desk: Desk,
        numbers: Numbers,
        leave: Callable[[], None],
        *,
        passed: Callable[[], None] = lambda: None,
        refused: Callable[[], None] = lambda: None,
        anew: bool = False,
        welcomed: bool = False,
    ) -> None:
        """`passed` is called once all is answered and open; `leave` where it is left, or something else begins.

        `refused` is called before that, where an answer stands in the way and nothing is answered anew. `anew` asks
        for the signs of today also where they were answered. Whoever was `welcomed` has read what the program is.
        """
        self._app = app
        self._chart = desk.chart
        self._library = desk.library
        self._safety = desk.library.safety()
        self._numbers = numbers
        self._leave = leave
        self._when_passed = passed
        self._refused = refused
        self._anew = anew
        self._welcomed = welcomed
        self._number_was_asked = False
        self._pain_was_asked = False

    def go_on(self) -> None:
        """Take the next step."""
        match self._gate():
            case Blocked(block) if block.outcome is not Outcome.DOCTOR:
                assert block.until is not None
                self._refused()
                self._app.show_emergency(block.outcome, until_line(block.until))
            case Blocked() as stands:
                self._see_a_doctor(stands)
            case Asked(Form.DAILY):
                self._ask_signs()
            case Asked():
                self._ask_everything()
            case Refused(why, offers):
                self._not_now(why[0], why[1:], offers)
            case Opened() as opened:
                self._open(opened)
            case None:
                self._when_passed()

    def _gate(self) -> Gate | None:
        """What comes next; None where nothing does."""
        stands = self._chart.standing(self._safety)
        if stands.block is not None and stands.block.outcome in URGENT:
            return blocked(stands, self._safety, self._library)
        if stands.ask is not None or self._anew:
            return Asked(stands.ask or Form.DAILY)
        return blocked(stands, self._safety, self._library) if stands.block is not None else None

    def _open(self, opened: Opened) -> None:
        """Nothing is opened where nothing was wished for."""

    # -- questions -----------------------------------------------------------------------------------------

    def _ask_everything(self) -> None:
        """All questions; at the first start ever after the welcome, and the emergency number that is right here."""
        first = self._chart.standing(self._safety).first
        if first and not self._welcomed:
            self._welcome()
        elif first and not self._number_was_asked and self._numbers.chosen() is None:
            self._number_was_asked = True
            self._app.ask_for_number(self.go_on)
        else:
            self._ask(Form.FULL)

    def _welcome(self) -> None:
        from coach.tui.screens.welcome import WelcomeScreen

        def welcomed(answer: bool | None) -> None:
            if answer:
                self._welcomed = True
                self.go_on()
            else:
                self._leave()

        self._app.push_screen(WelcomeScreen(), welcomed)

    def _ask_signs(self) -> None:
        from coach.tui.screens.signs import Answer, SignsScreen

        def answered(answer: Answer | None) -> None:
            if answer is Answer.NONE:
                self._answer(Form.DAILY, ())
                self.go_on()
            elif answer is Answer.SOME:
                self._ask(Form.DAILY)
            elif answer is Answer.EVERYTHING:
                self._ask(Form.FULL)
            else:
                self._leave()

        self._app.push_screen(SignsScreen(self._safety), answered)

    def _ask(self, form: Form) -> None:
        from coach.tui.screens.questions import QuestionsScreen

        def filled(said: Filled | None) -> None:
            if said is None:
                self._leave()
            elif self._has_injury(said) and not self._is_urgent(said):
                self._ask_place(lambda: self._keep(form, said))
            else:
                self._keep(form, said)

        questions = self._safety.questions if form is Form.FULL else self._safety.first_line()
        self._app.push_screen(QuestionsScreen(questions), filled)

    def _has_injury(self, said: Filled) -> bool:
        return any(sign.injury for name in said.signs if (sign := self._safety.sign(name)) is not None)

    def _is_urgent(self, said: Filled) -> bool:
        """Help comes before any more questions; they all come again afterwards."""
        return any(sign.outcome in URGENT for name in said.signs if (sign := self._safety.sign(name)) is not None)

    def _ask_place(self, then: Callable[[], None]) -> None:
        """Where is the fresh injury, and since when? `then` comes once it is kept."""
        from coach.tui.screens.ask import AskScreen

        places = {str(number): entry for number, entry in enumerate(self._safety.places(), 1)}

        def placed(key: str | None) -> None:
            if key is None or key not in places:
                self._leave()
                return
            asked = AskScreen("When did it happen?", WHENS, sure="", back="")
            self._app.push_screen(asked, lambda when: dated(key, when))

        def dated(place: str, key: str | None) -> None:
            if key is None or key not in DAYS_AGO:
                self._leave()
                return
            self._chart.injure(places[place].id, DAYS_AGO[key])
            then()

        choices = {key: entry.place or entry.tick for key, entry in places.items()}
        self._app.push_screen(AskScreen("Where is the injury?", choices, sure="", back=""), placed)

    def _keep(self, form: Form, said: Filled) -> None:
        self._answer(form, said.signs)
        self._pain_was_asked = self._pain_was_asked or form is Form.FULL
        self._keep_pain(said.pain)

    def _answer(self, form: Form, signs: tuple[str, ...]) -> None:
        self._anew = False
        self._chart.answer(self._safety, form, signs)

    def _keep_pain(self, pain: int | None) -> None:
        """The rating before a session; strong pain has to have a cause."""
        from coach.tui.screens.ask import AskScreen

        if pain is not None:
            self._chart.rate(Moment.BEFORE, pain)
        if pain is None or pain < STRONG:
            self.go_on()
            return

        def explained(key: str | None) -> None:
            if key != "y":
                self._chart.unexplained(self._safety)
            self.go_on()

        self._app.push_screen(
            AskScreen(STRONG_QUESTION, {"y": "yes", "n": "no, or not sure"}, sure="n", back="n"), explained
        )

    # -- refusals ------------------------------------------------------------------------------------------

    def _see_a_doctor(self, blocked: Blocked) -> None:
        names = clearable(blocked, self._safety)
        self._not_now(SEE_A_DOCTOR, doctor_lines(blocked, self._safety), blocked.offers, anew=True, cleared=names)

    def _not_now(
        self,
        title: str,
        lines: tuple[str, ...] | list[str],
        offers: tuple[str, ...],
        anew: bool = False,
        cleared: list[str] | None = None,
    ) -> None:
        from coach.tui.screens.not_now import NotNowScreen, Wish

        def answered(answer: str | Wish | None) -> None:
            if answer is Wish.ANSWER_ANEW:
                self._ask(Form.FULL)
            elif answer is Wish.CLEARED:
                self._ask_when_cleared(cleared or [])
            else:
                self._refused()
                if isinstance(answer, str):
                    self._app.sessions.begin(answer)
                else:
                    self._leave()

        open_to = [routine for name in offers if (routine := self._library.routine(name)) is not None]
        self._app.push_screen(NotNowScreen(title, lines, open_to, anew=anew, clearable=bool(cleared)), answered)

    def _ask_when_cleared(self, names: list[str]) -> None:
        from coach.tui.screens.cleared import ClearedScreen

        def told(day: str | None) -> None:
            for name in names if day else ():
                self._chart.clear(name, day or "")
            self.go_on()

        self._app.push_screen(ClearedScreen(self._chart.now().day), told)
