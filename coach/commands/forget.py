"""`coach forget`: erase what the journal holds, all of it or only what was said for safety.

Must never erase on any other word than the one that it asks for, nor keep silent about what stays.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coach.adapters.console import read_lines
from coach.commands import out
from coach.commands.desk import open_calendar, open_journal
from coach.core.ports import JournalError
from coach.core.words import plural

if TYPE_CHECKING:
    from coach.adapters.journal_forgotten import Forgotten

WORD = "forget"
PROMPT = f"Type {WORD} to go on."
UNASKED = "What is forgotten never comes back, and without a terminal coach cannot ask whether you are sure: add --yes."
COPIES = "Copies that coach made before an update hold answers too, so they go as well."
UNSAFE_STILL = "If an answer keeps you from exercising now, forgetting it does not make it safe: get help first."
SESSIONS_STAY = "Your sessions stay, with their notes and ratings of pain; so do your courses."
STAYS = (
    "What was removed leaves its bare ids behind, so that no import brings it back.",
    "Your settings and your own routines are not touched.",
    "Copies that were made elsewhere are not reached.",
)


def forget(*, safety_only: bool, sure: bool) -> int:
    """Say what will be removed and ask, unless the person is `sure`; then remove it, and say what stays."""
    journal = open_journal()
    with _explained():
        found = journal.forgettable(safety_only=safety_only)
    if not _amounts(found):
        out.say("There is nothing to forget.")
        return out.DONE
    if not sure and not out.on_terminal():
        raise out.Refusal(UNASKED)
    if not sure and not _confirmed(found, safety_only):
        out.say("Nothing was forgotten.")
        return out.EARLY
    with _explained():
        forgotten = journal.forget(open_calendar().utc_now(), safety_only=safety_only)
    _report("Forgotten for good:", forgotten, safety_only)
    out.say_all(STAYS)
    return out.DONE


def _confirmed(found: "Forgotten", safety_only: bool) -> bool:
    _report("This will be removed for good:", found, safety_only)
    out.say(UNSAFE_STILL)
    out.ask(PROMPT)
    return (read_lines().get() or "").strip() == WORD


def _report(title: str, forgotten: "Forgotten", safety_only: bool) -> None:
    out.say(title)
    out.say_all(f"  {amount}" for amount in _amounts(forgotten))
    if safety_only and forgotten.copies:
        out.say(COPIES)
    if safety_only:
        out.say(SESSIONS_STAY)


def _amounts(forgotten: "Forgotten") -> list[str]:
    """Everything of which there is some, such as `2 sessions`."""
    copies = "1 copy" if forgotten.copies == 1 else f"{forgotten.copies} copies"
    amounts = (
        (forgotten.sessions, plural(forgotten.sessions, "session")),
        (forgotten.notes, plural(forgotten.notes, "note")),
        (forgotten.ratings, f"{plural(forgotten.ratings, 'rating')} of pain"),
        (forgotten.answers, f"{plural(forgotten.answers, 'answer')} about your body"),
        (forgotten.wishes, f"{plural(forgotten.wishes, 'choice')} of sessions and courses"),
        (forgotten.copies, f"{copies} of the journal from before an update"),
    )
    return [words for number, words in amounts if number]


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except JournalError as trouble:
        raise out.Refusal(str(trouble)) from trouble
