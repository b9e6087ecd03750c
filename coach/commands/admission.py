"""The way from a wish to a session at the terminal: whatever the gate asks for is asked in lines.

Must never take an answer that was not given for "none", nor hand a routine over while the gate is not open. The end
of input in the middle of the questions means that nothing was answered.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from coach.commands import out
from coach.commands.asking import Answer, Asking, Unanswered, say
from coach.commands.emergency import show_card
from coach.core.answers import Form, Moment
from coach.core.chart import Chart
from coach.core.emergency import NUMBERS, Kind, number_for
from coach.core.gate import Asked, Blocked, Gate, Opened, Refused, gate, is_first_aid, wants_injury
from coach.core.pages.blocked import SEE_A_DOCTOR, STRONG_QUESTION, clearable, doctor_lines, until_line
from coach.core.pages.changes import changes_page
from coach.core.pages.safety import WELCOME, WELCOME_LINES
from coach.core.paper import Paragraph, items, lines, text, title
from coach.core.ports import Library, Numbers
from coach.core.routine import Routine
from coach.core.safety import Outcome
from coach.core.standing import STRONG, URGENT

UNANSWERED = "Nothing was answered, and nothing is remembered."
LEFT = "Not everything was answered, so nothing begins."
REFUSED = (
    "The safety questions of today are not answered. Answer them with `coach screen`, or from a script with "
    "`coach screen --none-apply`, which says that none of the signs applies."
)


class Admission:
    """Asks at the terminal, and keeps what is said."""

    def __init__(
        self,
        chart: Chart,
        library: Library,
        numbers: Numbers,
        answer: Answer | None,
        write: Callable[[str], None] = out.say,
    ) -> None:
        """Without an `answer` nobody can be asked. What is told goes to `write`, line by line."""
        self._write = write
        self._numbers = numbers
        self._chart = chart
        self._library = library
        self._safety = library.safety()
        self._asking = Asking(answer)
        self.was_refused = False
        """Whether the gate itself has said no."""

    def admit(self, routine: Routine, *, begun: bool = False) -> Opened | None:
        """The routine as it may be done now; None where it may not, after saying why.

        Of what has `begun` already, the pain before it is known, and its changes were told.
        """
        try:
            self._ask_morning(routine)
            while isinstance(step := self._gate(routine), Asked):
                if not self._ask_first(step.form):
                    return None
            if isinstance(step, Opened) and self._asking.possible:
                if wants_injury(routine, self._chart.standing(self._safety), self._safety):
                    self._chart.injure(*self._asking.injury(self._safety))
                if not begun:
                    self._ask_pain(step)
                step = self._gate(routine)
        except Unanswered:
            out.note(LEFT)
            return None
        return step if begun and isinstance(step, Opened) else self._told(step)

    def answer_today(self) -> bool:
        """Ask what comes before any session of today; whether something may be proposed, and otherwise why is said."""
        try:
            while (stands := self._chart.standing(self._safety)).block is None or stands.block.outcome not in URGENT:
                if stands.ask is None:
                    return True
                if not self._ask_first(stands.ask):
                    return False
        except Unanswered:
            out.note(LEFT)
            return False
        self.tell_block(Blocked(stands.block))
        return False

    def _ask_first(self, form: Form) -> bool:
        """Ask a form; False, after saying what to do, where nobody can be asked."""
        if not self._asking.possible:
            out.note(f"{self._chart.trouble} {REFUSED}".strip())
            return False
        self.ask(form)
        return True

    def _gate(self, routine: Routine) -> Gate:
        return gate(routine, self._chart.standing(self._safety), self._safety, self._library)

    def _told(self, step: Gate) -> Opened | None:
        self.was_refused = not isinstance(step, Opened)
        match step:
            case Opened():
                if step.signs:
                    self._tell(items(step.signs))
                if step.adapted.changes or step.advice:
                    self._tell(changes_page(step))
                return step
            case Blocked() as blocked:
                self.tell_block(blocked)
            case Refused(why, offers):
                self._refuse(why, offers)
        return None

    def tell_block(self, blocked: Blocked) -> None:
        """Why nothing begins, and what to do."""
        if blocked.block.outcome is Outcome.DOCTOR:
            self._refuse((SEE_A_DOCTOR, *doctor_lines(blocked, self._safety)), blocked.offers)
            cleared = ", or say that a clinician has cleared it" if clearable(blocked, self._safety) else ""
            out.note(f"With `coach screen --all` you can answer anew{cleared}.")
        else:
            assert blocked.block.until is not None
            show_card(Kind(blocked.block.outcome.value), self._write, until_line(blocked.block.until))

    def _refuse(self, why: Sequence[str], offers: Sequence[str]) -> None:
        self._tell([title(why[0]), *items(why[1:])])
        if offers:
            self._tell([text(f"Open to you all the same: {', '.join(f'coach start {name}' for name in offers)}")])

    def _tell(self, page: Iterable[Paragraph]) -> None:
        for line in lines(page, out.width()):
            self._write(line)

    # -- asking --------------------------------------------------------------------------------------------

    def ask(self, form: Form) -> None:
        """Ask one form and keep it. Raises Unanswered where it is left before its end."""
        if form is Form.DAILY and self._asking.nothing_today(self._safety):
            self._chart.answer(self._safety, Form.DAILY, ())
            return
        if form is Form.FULL and self._chart.standing(self._safety).first:
            out.say_all(lines([title(WELCOME), *items(WELCOME_LINES)], out.width()))
            self._ask_number()
        questions = self._safety.questions if form is Form.FULL else self._safety.first_line()
        filled = self._asking.filled(questions)
        signs = [sign for name in filled.signs if (sign := self._safety.sign(name)) is not None]
        if any(sign.injury for sign in signs) and not any(sign.outcome in URGENT for sign in signs):
            self._chart.injure(*self._asking.injury(self._safety))
        self._chart.answer(self._safety, form, filled.signs)
        self._keep_pain(filled.pain)

    def _ask_number(self) -> None:
        """Which emergency number is right here: asked once, of somebody who sits at a terminal."""
        if not out.on_terminal() or self._numbers.chosen() is not None:
            return
        places = [f"{entry.place}, {entry.number}" for entry in NUMBERS]
        offered = number_for(self._numbers.offered() or "")
        about = f" By your locale it is {offered.place}." if offered else ""
        said = self._asking.choice(
            f"Which number do you call in an emergency?{about}", [*places, "another, or not now"]
        )
        if int(said) <= len(NUMBERS):
            trouble = self._numbers.choose(NUMBERS[int(said) - 1].country, None)
            if trouble:
                out.note(trouble)
        else:
            say("The card shows all numbers. `coach emergency --number` sets one of your own.")

    def ask_clearance(self, blocked: Blocked) -> None:
        """Whether a clinician has cleared what blocks, and when."""
        names = clearable(blocked, self._safety)
        while names:
            say("With new or other symptoms an earlier word does not count: see a doctor first.")
            today = self._chart.now().day
            try:
                said = self._asking.line(
                    f"Has a clinician said that you may exercise with it? Type the day, as {today}, or no."
                )
            except Unanswered:
                return
            if said == "no":
                return
            try:
                for name in names:
                    self._chart.clear(name, said)
            except ValueError:
                continue
            return

    def _ask_morning(self, routine: Routine) -> None:
        due = self._chart.morning_due()
        if due is None or not self._asking.possible or is_first_aid(routine, self._safety, self._library):
            return
        say(f"Your last session was on {due.day}. How strong was your pain on the morning after it?")
        self._chart.rate(Moment.MORNING, self._asking.pain(), due.session)

    def _ask_pain(self, opened: Opened) -> None:
        """The rating before the session, unless it was just given; first aid waits for nothing."""
        if not opened.signs and self._chart.pain_now() is None:
            self._rate()

    def ask_pain_today(self) -> None:
        """The pain digit of the daily form; who goes away instead has answered the form all the same."""
        with suppress(Unanswered):
            self._rate()

    def _rate(self) -> None:
        say("How strong is your pain now, from 0 (none) to 10 (the worst that you can imagine)?")
        self._keep_pain(self._asking.pain())

    def _keep_pain(self, pain: int | None) -> None:
        """The rating before a session; strong pain has to have a cause."""
        if pain is None:
            return
        self._chart.rate(Moment.BEFORE, pain)
        if pain >= STRONG:
            clear = "yes, the cause is clear, and it is not worse every day"
            if self._asking.choice(STRONG_QUESTION, [clear, "no, or not sure"]) == "2":
                self._chart.unexplained(self._safety)

    def ask_pain_after(self, session: str, moment: Moment) -> int | None:
        """The rating after the session, where somebody can be asked."""
        if not self._asking.possible:
            return None
        say("How strong is your pain now, after the session?")
        try:
            pain = self._asking.pain()
        except Unanswered:
            pain = None
        self._chart.rate(moment, pain, session)
        return pain
