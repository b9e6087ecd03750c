"""The way from a wish to a session on the screens: whatever the gate asks for is asked, then it is asked again.

Each step pushes one screen and goes on with its answer. Must never hand a routine over while the gate is not open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.answers import Form, Moment
from coach.core.gate import Asked, Blocked, Opened, Refused, gate, is_first_aid, wants_injury
from coach.core.pages.blocked import SEE_A_DOCTOR, STRONG_QUESTION, clearable, doctor_lines, until_line
from coach.core.safety import Outcome
from coach.core.standing import STRONG, URGENT

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.core.ports import Desk, Numbers
    from coach.core.questionnaire import Filled
    from coach.core.routine import Routine
    from coach.tui.app import CoachApp
    from coach.tui.screens.not_now import Wish
    from coach.tui.screens.signs import Answer

WHENS = {"1": "just now", "2": "earlier today", "3": "yesterday", "4": "two days ago", "5": "three days ago"}
DAYS_AGO = {"1": None, "2": 0, "3": 1, "4": 2, "5": 3}
"""When an injury happened, by key; None is just now."""


class Admission:
    """Leads one person to one routine, or to something else that is open."""

    def __init__(
        self,
        app: CoachApp,
        desk: Desk,
        numbers: Numbers,
        routine: Routine,
        begin: Callable[[Opened, int | None], None],
        leave: Callable[[], None],
        *,
        refused: Callable[[], None] = lambda: None,
        begun: bool = False,
    ) -> None:
        """`begin` gets the routine as it may be done, and the pain before it; `leave` is called where none begins.

        `refused` is called before that, where the gate stands in the way and nothing is answered anew.
        Of what has `begun` already, the pain before it is known, and its changes were seen.
        """
        self._app = app
        self._chart = desk.chart
        self._library = desk.library
        self._safety = desk.library.safety()
        self._numbers = numbers
        self._routine = routine
        self._begin = begin
        self._leave = leave
        self._refused = refused
        self._welcomed = False
        self._pain_was_asked = self._changes_were_shown = begun

    def go_on(self) -> None:
        """Take the next step."""
        if self._asks_for_morning():
            return
        match gate(self._routine, self._chart.standing(self._safety), self._safety, self._library):
            case Blocked(block) if block.outcome is not Outcome.DOCTOR:
                assert block.until is not None
                self._refused()
                self._app.show_emergency(block.outcome, until_line(block.until))
            case Blocked() as blocked:
                self._see_a_doctor(blocked)
            case Asked(Form.DAILY):
                self._ask_signs()
            case Asked():
                self._ask_everything()
            case Refused(why, offers):
                self._not_now(why[0], why[1:], offers)
            case Opened() as opened:
                self._open(opened)

    # -- questions -----------------------------------------------------------------------------------------

    def _asks_for_morning(self) -> bool:
        from coach.tui.screens.pain import PainScreen

        due = self._chart.morning_due()
        if due is None or is_first_aid(self._routine, self._safety, self._library):
            return False

        def rated(value: int | None) -> None:
            self._chart.rate(Moment.MORNING, value, due.session)
            self.go_on()

        self._app.push_screen(PainScreen(Moment.MORNING, f"The session was on {due.day}."), rated)
        return True

    def _ask_everything(self) -> None:
        from coach.tui.screens.welcome import WelcomeScreen

        if self._welcomed or not self._chart.standing(self._safety).first:
            self._ask(Form.FULL)
            return

        def welcomed(answer: bool | None) -> None:
            if answer:
                self._welcomed = True
                self._ask_for_number()
            else:
                self._leave()

        self._app.push_screen(WelcomeScreen(), welcomed)

    def _ask_for_number(self) -> None:
        """Which emergency number is right here; asked once."""
        if self._numbers.chosen() is not None:
            self.go_on()
        else:
            self._app.ask_for_number(self.go_on)

    def _ask_signs(self) -> None:
        from coach.tui.screens.signs import Answer, SignsScreen

        def answered(answer: Answer | None) -> None:
            if answer is Answer.NONE:
                self._chart.answer(self._safety, Form.DAILY, ())
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
        self._chart.answer(self._safety, form, said.signs)
        self._pain_was_asked = self._pain_was_asked or form is Form.FULL
        self._keep_pain(said.pain)

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

    # -- the way in ----------------------------------------------------------------------------------------

    def _open(self, opened: Opened) -> None:
        if wants_injury(self._routine, self._chart.standing(self._safety), self._safety):
            self._ask_place(self.go_on)
            return
        if self._asks_for_pain(opened):
            return
        if (opened.adapted.changes or opened.advice) and not opened.signs and not self._changes_were_shown:
            self._show_changes(opened)
            return
        young = self._chart.pain_now()
        self._begin(opened, young.value if young else None)

    def _asks_for_pain(self, opened: Opened) -> bool:
        """The rating before the session, unless it was just given; first aid waits for nothing."""
        from coach.tui.screens.pain import PainScreen

        if opened.signs or self._pain_was_asked or self._chart.pain_now() is not None:
            return False

        def rated(value: int | None) -> None:
            self._pain_was_asked = True
            self._keep_pain(value)

        self._app.push_screen(PainScreen(Moment.BEFORE), rated)
        return True

    def _show_changes(self, opened: Opened) -> None:
        from coach.tui.screens.changes import ChangesScreen

        def seen(begin: bool | None) -> None:
            if begin:
                self._changes_were_shown = True
                self.go_on()
            else:
                self._leave()

        self._app.push_screen(ChangesScreen(opened), seen)
