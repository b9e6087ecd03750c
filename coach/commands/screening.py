"""The first line of safety at the terminal: the questions of today, and the emergency card.

Must never take an answer that was not given for "none", nor let a session begin after any other answer.
"""

from collections.abc import Callable, Sequence
from enum import Enum

from coach.adapters.console import read_lines
from coach.commands import out
from coach.commands.desk import open_calendar, open_journal, open_library
from coach.core.pages.safety import emergency_page, screen_page
from coach.core.paper import lines
from coach.core.ports import Calendar, Journal, JournalError
from coach.core.safety import EmergencyCard, Safety

NONE = frozenset({"n", "none", "none of these"})
"""The only words that mean that no sign applies."""

PROMPT = 'If none of them applies, type none. Otherwise type its number, or "not sure".'
REFUSED = (
    "The safety questions of today are not answered. Answer them with `coach screen`, or from a script with "
    "`coach screen --none-apply`, which says that none of the signs applies."
)
UNKEPT = "This session will not be recorded, and the questions will be asked again."


class Answer(Enum):
    """What a person said to the questions."""

    NONE = "none"
    SIGN = "sign"
    """Some sign applies, or may apply."""
    NOTHING = "nothing"


def screen(shelves: Sequence[str], *, none_apply: bool) -> int:
    """Ask the questions and remember for today that none applies; or show the emergency card."""
    journal, calendar = open_journal(), open_calendar()
    if not none_apply:
        safety = open_library(shelves).safety()
        answer = ask(safety, lambda: read_lines().get())
        if answer is not Answer.NONE:
            return _stopped(answer, safety, journal, calendar)
    try:
        journal.attest(calendar.today(), calendar.utc_now())
    except JournalError as trouble:
        raise out.Refusal(f"your answer could not be kept: {trouble}", out.PROBLEMS) from trouble
    out.say("Remembered for today: none of the signs applies.")
    return out.DONE


def cleared(safety: Safety, journal: Journal, calendar: Calendar, answer: Callable[[], str | None] | None) -> int:
    """DONE where a session may begin today; otherwise UNSAFE. Asks, where there is an `answer` to ask for."""
    unreadable = ""
    try:
        if journal.attested(calendar.today()):
            return out.DONE
    except JournalError as trouble:
        unreadable = str(trouble)
    if answer is None:
        out.note(f"{unreadable} {REFUSED}".strip())
        return out.UNSAFE
    said = ask(safety, answer)
    if said is not Answer.NONE:
        return _stopped(said, safety, journal, calendar)
    try:
        journal.attest(calendar.today(), calendar.utc_now())
    except JournalError as trouble:
        out.note(f"{trouble} {UNKEPT}")
    return out.DONE


def ask(safety: Safety, answer: Callable[[], str | None]) -> Answer:
    """Print the questions and take one line; None is the end of input."""
    out.say_all(lines(screen_page(safety), out.width()))
    out.ask(PROMPT)
    said = (answer() or "").strip().casefold()
    if said == "no":  # to which of the two sentences?
        out.ask(PROMPT)
        said = (answer() or "no").strip().casefold()
    if not said:
        return Answer.NOTHING
    return Answer.NONE if said.rstrip(".!") in NONE else Answer.SIGN


def show_card(card: EmergencyCard, write: Callable[[str], None]) -> None:
    """The emergency card, line by line."""
    for line in lines(emergency_page(card), out.width()):
        write(line)


def _stopped(answer: Answer, safety: Safety, journal: Journal, calendar: Calendar) -> int:
    """The card before anything else; what was attested earlier in the day no longer stands."""
    if answer is Answer.NOTHING:
        out.note("Nothing was answered, and nothing is remembered.")
        return out.UNSAFE
    show_card(safety.emergency, out.say)
    try:
        journal.withdraw(calendar.today(), calendar.utc_now())
    except JournalError as trouble:
        out.note(str(trouble))
    return out.UNSAFE
