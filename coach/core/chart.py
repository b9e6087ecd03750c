"""A person's chart: what they have said of their body, kept, and what it means now.

What could not be written down counts until the program ends. An unreadable journal says nothing, so that everything
is asked. Must never change what was said.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from coach.core.answers import (
    Answers,
    Choice,
    Clearance,
    CourseMove,
    CourseStep,
    Entry,
    Form,
    Injury,
    Moment,
    Rating,
)
from coach.core.day import DAY_ENDS, utc_text
from coach.core.ports import JournalError
from coach.core.safety import OUTCOME_OF, Complaint, Outcome, Response, Safety, most_urgent
from coach.core.standing import CLEARED_FOR, Now, Standing, morning_due, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from coach.core.ports import Calendar, Journal
    from coach.core.record import Identity

STILL_COUNTS = timedelta(minutes=30)
"""A rating is that of the session which begins within this time. Our own convention."""


UNEXPLAINED = "pain-today/unexplained"
"""The sign of strong pain that needs a doctor."""


class Chart:
    """Reads what was said, and adds to it."""

    def __init__(self, journal: Journal, keep: Callable[[Entry], None], calendar: Calendar) -> None:
        """`keep` writes an entry down, sooner or later."""
        self._journal = journal
        self._keep = keep
        self._calendar = calendar
        self._said_here: dict[str, Entry] = {}
        self.trouble = ""
        """Why the journal could not be read the last time, in one sentence."""

    def now(self) -> Now:
        stamp = self._calendar.identity()
        return Now(stamp.started, stamp.day, stamp.offset_minutes)

    def entries(self) -> tuple[Entry, ...]:
        """Everything that was said, in order."""
        try:
            written, self.trouble = self._journal.entries(), ""
        except JournalError as trouble:
            written, self.trouble = (), str(trouble)
        told = list(written)
        place = {entry.id: at for at, entry in enumerate(told)}
        after = len(told)
        for entry in reversed(tuple(self._said_here.values())):  # something may be said while another thread reads
            if entry.id in place:
                after = place[entry.id]
            else:  # not written down: it stays before what was said here after it
                told.insert(after, entry)
        return tuple(told)

    def standing(self, safety: Safety) -> Standing:
        return standing(self.entries(), safety, self.now())

    def answer(self, safety: Safety, form: Form, signs: Iterable[str]) -> Answers:
        """A form, answered to its end; `signs` each as `question/sign`."""
        chosen = tuple(signs)
        found = [sign.outcome for name in chosen if (sign := safety.sign(name)) is not None]
        return self._answers(form, chosen, most_urgent(found))

    def unexplained(self, safety: Safety) -> Answers:
        """Strong pain without a clear cause, or worse every day: that needs a doctor."""
        return self.answer(safety, Form.DAILY, (UNEXPLAINED,))

    def felt_wrong(self, complaint: Complaint, exercise: str) -> Answers:
        """Something felt wrong in mid-session, during this exercise; a cramp leaves no exercise out."""
        outcome = OUTCOME_OF.get(complaint.then) if complaint.then is not None else None
        blamed = "" if complaint.then is Response.FIRST_AID else exercise
        return self._answers(Form.STOP, (f"feels-wrong/{complaint.id}",), outcome, blamed)

    def rate(self, moment: Moment, value: int | None, session: str = "") -> None:
        """Pain from 0 to 10; None where the question was passed over."""
        stamp = self._calendar.identity()
        self._add(Rating(stamp.id, stamp.started, stamp.day, moment, value, session))

    def injure(self, tick: str, days_ago: int | None) -> None:
        """A fresh injury; `days_ago` is None where it happened just now, 0 for some hour of today."""
        stamp = self._calendar.identity()
        since = stamp.started if days_ago is None else _end_of_day(stamp, days_ago)
        self._add(Injury(stamp.id, stamp.started, stamp.day, tick, since))

    def clear(self, sign: str, cleared: str) -> None:
        """A clinician has cleared this history on this local day.

        A ValueError for a day that is none, is to come, or was more than 90 days ago.
        """
        stamp = self._calendar.identity()
        day = date.fromisoformat(cleared)
        if not timedelta() <= date.fromisoformat(stamp.day) - day <= CLEARED_FOR:
            raise ValueError("this day is to come, or was too long ago")
        self._add(Clearance(stamp.id, stamp.started, stamp.day, sign, day.isoformat()))

    def choose(self, when: str, aim: str, minutes: int) -> None:
        """What was asked for, to be offered the next time; each empty or 0 where it was left open."""
        stamp = self._calendar.identity()
        self._add(Choice(stamp.id, stamp.started, stamp.day, when, aim, minutes))

    def follow(self, routine: str, condition: str, days: Iterable[int], weeks: int) -> str:
        """Begin a course, on these days of the week (0 is Monday), for so many weeks or 0 for ever; its id."""
        stamp = self._calendar.identity()
        on = tuple(sorted(set(days)))
        step = CourseStep(stamp.id, stamp.started, stamp.day, stamp.id, CourseMove.BEGUN, routine, condition, on, weeks)
        self._add(step)
        return step.course

    def move_course(self, course: str, what: CourseMove) -> None:
        """Pause a course, go on with it, or stop it for good."""
        stamp = self._calendar.identity()
        self._add(CourseStep(stamp.id, stamp.started, stamp.day, course, what))

    def pause_course(self, course: str) -> None:
        self.move_course(course, CourseMove.PAUSED)

    def resume_course(self, course: str) -> None:
        self.move_course(course, CourseMove.RESUMED)

    def stop_course(self, course: str) -> None:
        """It stays in the history."""
        self.move_course(course, CourseMove.STOPPED)

    def pain_now(self) -> Rating | None:
        """The last rating before a session, if it is so young that nobody need be asked again."""
        now = self.now()
        rated = (entry for entry in reversed(self.entries()) if isinstance(entry, Rating))
        last = next((rating for rating in rated if rating.moment is Moment.BEFORE), None)
        if last is None or last.session:
            return None
        age = now.instant - datetime.fromisoformat(last.at)
        return last if timedelta() <= age <= STILL_COUNTS else None

    def morning_due(self) -> Rating | None:
        """A rating of the session whose next morning nobody has asked for yet."""
        return morning_due(self.entries(), self.now())

    def _answers(self, form: Form, signs: tuple[str, ...], outcome: Outcome | None, exercise: str = "") -> Answers:
        stamp = self._calendar.identity()
        said = Answers(stamp.id, stamp.started, stamp.day, form, signs, outcome, exercise)
        self._add(said)
        return said

    def _add(self, entry: Entry) -> None:
        self._said_here[entry.id] = entry
        self._keep(entry)


def _end_of_day(stamp: Identity, days_ago: int) -> str:
    """The end of the local day so many days ago, which lies some hours after midnight."""
    # By the calendar: at one in the morning, "yesterday" is not the day before the one that is still going on.
    wall = datetime.fromisoformat(stamp.started) + timedelta(minutes=stamp.offset_minutes)
    local = datetime.combine(wall.date() - timedelta(days=days_ago - 1), datetime.min.time()) + DAY_ENDS
    return utc_text((local - timedelta(minutes=stamp.offset_minutes)).replace(tzinfo=UTC))
