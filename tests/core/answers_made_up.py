"""Somebody who says things of their body: a chart over a journal in memory, under a clock that the test sets."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from coach.core.answers import Entry, Form, Moment
from coach.core.chart import Chart
from coach.core.gate import Gate, Opened, gate
from coach.core.ports import JournalError, Library
from coach.core.record import Identity, SessionRecord, Unfinished
from coach.core.safety import NOT_SURE, Complaint, Outcome, Response
from coach.core.standing import Standing
from tests.content.shipped import LIBRARY, SHIPPED

SAFETY = SHIPPED.safety
SAID = tuple(
    f"{question.id}/{name}"
    for question in SAFETY.questions
    if not question.rating
    for name in (*(sign.id for sign in question.signs), NOT_SURE)
)
"""Everything that somebody can say to a question that is not answered with a number."""
DAILY_SAID = tuple(name for name in SAID if name.partition("/")[0] in {each.id for each in SAFETY.first_line()})
_LEADS_TO = {None: Response.LEAVE_OUT, Outcome.EMERGENCY: Response.EMERGENCY, Outcome.SAME_DAY: Response.SAME_DAY}
FIRST_AID = SAFETY.first_aid.routines
ROUTINES = tuple(SHIPPED.routines)
CALM = tuple(name for name in ROUTINES if set(SHIPPED.routines[name].exercise_ids()) <= set(SAFETY.calm))
SELF_CARE = tuple(name for name in ROUTINES if set(SHIPPED.routines[name].exercise_ids()) <= set(SAFETY.self_care))
STRETCHES = tuple(name for name in ROUTINES if name not in SELF_CARE and name not in FIRST_AID)
STRETCH = "wall-calf-stretch"
PROTOCOL = "first-72-hours-of-a-strain"
MONDAY = "2026-03-02T10:00"
CAUTION = (Outcome.EMERGENCY, Outcome.SAME_DAY, Outcome.DOCTOR, Outcome.MODIFY, Outcome.GENTLY, None)
"""The most cautious first."""


class Wall:
    """A calendar that stands still at a time of the clock on the wall."""

    def __init__(self, local: str, offset_minutes: int = 0, ids: str = "entry") -> None:
        self.local = datetime.fromisoformat(local)
        self.offset = timedelta(minutes=offset_minutes)
        self._ids = ids
        self._given = 0

    def today(self) -> str:
        return (self.local - timedelta(hours=4)).date().isoformat()

    def utc_now(self) -> str:
        instant = (self.local - self.offset).replace(tzinfo=UTC)
        return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def time_in(self, milliseconds: int) -> str:
        return f"{self.local + timedelta(milliseconds=milliseconds):%H:%M}"

    def identity(self) -> Identity:
        self._given += 1
        minutes = self.offset // timedelta(minutes=1)
        return Identity(f"{self._ids}-{self._given}", self.utc_now(), minutes, self.today(), "0.0.0")


class Memory:
    """A journal that forgets when the test ends, and that can be made to fail."""

    def __init__(self) -> None:
        self.kept: list[Entry] = []
        self.unwritable = False
        self.unreadable = False

    def keep(self, entry: Entry) -> None:
        if self.unwritable:
            raise JournalError("The disk is full.")
        self.kept.append(entry)

    def entries(self) -> tuple[Entry, ...]:
        if self.unreadable:
            raise JournalError("The file is broken.")
        return tuple(self.kept)

    def save(self, record: SessionRecord) -> None:
        """No session is kept here."""

    def add_note(self, session: str, note: str) -> None:
        """No session is kept here."""

    def sessions(self, since: str = "") -> tuple[SessionRecord, ...]:  # noqa: ARG002
        return ()

    def unfinished(self) -> tuple[Unfinished, ...]:
        return ()

    def last_held(self, exercises: Iterable[str]) -> str:  # noqa: ARG002
        return ""


class Person:
    """Somebody at the program. Each thing that is said is stamped with what the clock on the wall shows."""

    def __init__(self, local: str = MONDAY, offset_minutes: int = 0) -> None:
        self.wall = Wall(local, offset_minutes)
        self.journal = Memory()
        self.chart = Chart(self.journal, self.journal.keep, self.wall)

    def later(self, *, days: float = 0, hours: float = 0, minutes: float = 0) -> "Person":
        """Time passes; with less than nothing, the clock is set back."""
        self.wall.local += timedelta(days=days, hours=hours, minutes=minutes)
        return self

    def at(self, local: str) -> "Person":
        self.wall.local = datetime.fromisoformat(local)
        return self

    def fly(self, offset_minutes: int) -> "Person":
        """The same instant under another time zone."""
        self.wall.local += timedelta(minutes=offset_minutes) - self.wall.offset
        self.wall.offset = timedelta(minutes=offset_minutes)
        return self

    def full(self, *signs: str) -> "Person":
        self.chart.answer(SAFETY, Form.FULL, signs)
        return self

    def daily(self, *signs: str) -> "Person":
        self.chart.answer(SAFETY, Form.DAILY, signs)
        return self

    def felt_wrong(self, outcome: Outcome | None = None, exercise: str = "") -> "Person":
        self.chart.felt_wrong(Complaint("other", "Other", _LEADS_TO[outcome]), exercise)
        return self

    def pain(self, value: int | None, moment: Moment = Moment.BEFORE, session: str = "") -> "Person":
        self.chart.rate(moment, value, session)
        return self

    def session(self, name: str, before: int | None, after: int | None) -> "Person":
        """One session with its two ratings."""
        return self.pain(before, Moment.BEFORE, name).pain(after, Moment.AFTER, name)

    def self_care(self, name: str, before: int | None, after: int | None) -> "Person":
        """A session that loads nothing, such as ice, with its two ratings."""
        return self.pain(before, Moment.BEFORE, name).pain(after, Moment.AFTER_CARE, name)

    def unexplained(self) -> "Person":
        """Strong pain has no clear cause."""
        self.chart.unexplained(SAFETY)
        return self

    def morning(self, name: str, value: int | None) -> "Person":
        return self.pain(value, Moment.MORNING, name)

    def injured(self, tick: str, days_ago: int | None = None) -> "Person":
        self.chart.injure(tick, days_ago)
        return self

    def cleared(self, sign: str, day: str | None = None) -> "Person":
        self.chart.clear(sign, day or self.wall.today())
        return self

    def fill(self) -> "Person":
        """Say that nothing applies, to the form that is asked."""
        asked = self.standing().ask
        return self if asked is None else self.full() if asked is Form.FULL else self.daily()

    def standing(self) -> Standing:
        return self.chart.standing(SAFETY)

    def gate(self, routine: str, library: Library = LIBRARY) -> Gate:
        wanted = library.routine(routine)
        assert wanted is not None
        return gate(wanted, self.standing(), SAFETY, library)

    def opened(self, routine: str) -> Opened:
        """The routine as it may be done; the test fails where it may not."""
        found = self.gate(routine)
        assert isinstance(found, Opened), found
        return found

    def open_routines(self) -> set[str]:
        """The routines that may begin now."""
        return {name for name in ROUTINES if isinstance(self.gate(name), Opened)}
