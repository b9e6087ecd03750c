"""What is handed in: the shapes that adapters fill and front ends use.

Must never name an adapter; a collaborator is known by what it does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # every start would pay for what only type checkers read
    from collections.abc import Iterable, Mapping, Sequence

    from coach.core.answers import Entry
    from coach.core.catalogue import Catalogue
    from coach.core.chart import Chart
    from coach.core.course import Following
    from coach.core.cues import CueId
    from coach.core.emergency import EmergencyNumber
    from coach.core.exercise import Exercise
    from coach.core.knowledge import Condition, Reference
    from coach.core.problem import Problem
    from coach.core.record import Identity, SessionRecord, Unfinished
    from coach.core.routine import Routine
    from coach.core.safety import Safety


class Library(Protocol):
    """The content, read as it is asked for. A file with errors is left out and listed in `problems`."""

    def routine(self, name: str) -> Routine | None:
        """The routine of this id, or of a former one; None where there is none, or only a broken one."""

    def exercise(self, name: str) -> Exercise | None:
        """The exercise of this id, or of a former one."""

    def condition(self, name: str) -> Condition | None:
        """The condition of this id, or of a former one."""

    def reference(self, name: str) -> Reference | None:
        """The citation of this id."""

    def routines(self) -> Mapping[str, Routine]:
        """Every good routine by id, in the order of the ids. Reads all of them and the exercises they need."""

    def exercises(self) -> Mapping[str, Exercise]:
        """Every good exercise by id."""

    def conditions(self) -> Mapping[str, Condition]:
        """Every good condition by id."""

    def catalogue(self) -> Catalogue:
        """What a list of all routines shows, and which files have problems. Reads everything."""

    def safety(self) -> Safety:
        """The safety questions and the emergency card; always there, because a copy is built in."""

    def problems(self) -> tuple[Problem, ...]:
        """The problems found in what has been read so far, in the order of files and lines."""

    def is_override(self, name: str, kind: str = "routine") -> bool:
        """Whether a user's file stands in for a built-in routine, exercise or condition of this id."""


class Player(Protocol):
    """Plays a cue. Never blocks and never raises."""

    def prepare(self, phrases: Sequence[str]) -> None:
        """Get ready to say these, in this order, and return at once."""

    def play(self, cue: CueId, words: str = "", room: int = 0) -> None:
        """Begin to sound this cue and return at once.

        It is said where there are `words` that are ready and last no longer than `room` milliseconds, and sounded
        as its tone otherwise. Words that still sound are cut off: two never overlap.
        """

    def status(self) -> str:
        """One sentence: which back end is in use, or why there is no sound."""

    def close(self) -> None:
        """Let go of the back end; a sound that is playing may end."""


class Clock(Protocol):
    """The time that has passed, suspended time included."""

    def now(self) -> int:
        """Milliseconds since some fixed instant; never goes back."""


class Calendar(Protocol):
    """What day it is, and who is asking."""

    def today(self) -> str:
        """The local day as `2026-11-22`; a day ends at 04:00."""

    def utc_now(self) -> str:
        """The time of day in UTC, in ISO 8601."""

    def time_in(self, milliseconds: int) -> str:
        """What the clock on the wall will say in so many milliseconds, as `18:42`."""

    def identity(self) -> Identity:
        """A new identity for a session that starts now."""


class Keeper(Protocol):
    """Whoever writes records down while a session runs. Never blocks and never raises."""

    def save(self, record: SessionRecord) -> None:
        """Store a session that is running or has just ended."""

    def add_note(self, session: str, note: str) -> None:
        """Add a few words to a finished session."""

    def keep(self, entry: Entry) -> None:
        """Add what the person said of their body."""

    def problem(self) -> str | None:
        """Why something could not be written, in one sentence; None while all is well."""


class Numbers(Protocol):
    """Whom to call in an emergency. Never raises: the card is shown whatever else is broken."""

    def chosen(self) -> EmergencyNumber | None:
        """The number that the person set; None where none is set, or it cannot be read."""

    def offered(self) -> str | None:
        """The country that the machine's language speaks for, as its code: an offer, never an answer."""

    def choose(self, country: str | None, number: str | None) -> str:
        """Keep a country's number, or one of the person's own; why it could not be kept, in one sentence."""


class Journal(Protocol):
    """What was done. Every method may raise `JournalError`, whose text is one sentence for the person."""

    def save(self, record: SessionRecord) -> None:
        """Store a session that is running or has just ended. A finished record is never changed again."""

    def add_note(self, session: str, note: str) -> None:
        """Add a few words to a finished session."""

    def sessions(self, since: str = "") -> tuple[SessionRecord, ...]:
        """Every session of this local day or later, the newest first; those that were corrected are left out."""

    def unfinished(self) -> tuple[Unfinished, ...]:
        """The sessions that are running or were cut off, the newest first."""

    def last_held(self, exercises: Iterable[str]) -> str:
        """When any of these exercises was last held, in any session, UTC in ISO 8601; empty where none ever was."""

    def keep(self, entry: Entry) -> None:
        """Add what the person said of their body; the same entry again is no mistake."""

    def entries(self) -> tuple[Entry, ...]:
        """Everything that was said of the body, in the order in which it was given."""


class JournalError(Exception):
    """The journal cannot be read or written; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that a front end is handed."""

    library: Library
    journal: Journal
    """For reading."""
    keeper: Keeper
    """For writing."""
    player: Player
    clock: Clock
    calendar: Calendar
    chart: Chart
    """What the person has said of their body."""

    def too_soon(self, routine: Routine) -> str:
        """Why this routine must not begin yet, in one sentence; nothing where it may, or the journal is unreadable."""
        from coach.core.lock import too_soon

        try:
            return too_soon(routine, self.library.exercise, self.journal.last_held, self.calendar.utc_now())
        except JournalError:
            return ""

    def followed(self, routine: Routine) -> Routine:
        """The routine as its course has it this week; itself where it is not followed, or the journal is unreadable."""
        from coach.core.course import as_followed

        return as_followed(routine, self.courses()) if routine.weeks else routine

    def courses(self) -> tuple[Following, ...]:
        """Every course that was ever begun, the newest last; where the sessions are unreadable, as if none was done."""
        from coach.core.course import courses
        from coach.core.lately import MONTH

        return courses(self.chart.entries(), self._sessions(MONTH), self.calendar.today(), self.library.routine)

    def identity(self, routine: Routine) -> Identity:
        """That of a session of this routine which begins now, tied to the warm-up that it is the cool-down of."""
        from coach.core.pairing import warm_up_before

        identity = self.calendar.identity()
        pair = warm_up_before(routine, self._sessions(1), identity.started, self.library.routine)
        return replace(identity, pair=pair)

    def _sessions(self, days: int) -> tuple[SessionRecord, ...]:
        """Those of today and of so many days before."""
        from datetime import date, timedelta

        since = date.fromisoformat(self.calendar.today()) - timedelta(days=days)
        try:
            return self.journal.sessions(since.isoformat())
        except JournalError:
            return ()
