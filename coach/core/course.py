"""Courses: routines that somebody follows on certain days, for so many weeks.

Pure folds over what was said and done. Must never count a week that was spent in a pause, nor forget a course that was
stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.core.answers import CourseMove, CourseStep
from coach.core.record import State
from coach.core.routine import Round, Step, Work
from coach.core.snapshot import timeline_of

if TYPE_CHECKING:
    from coach.core.answers import Entry
    from coach.core.record import SessionRecord
    from coach.core.routine import Routine, WeekDose

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As they are typed; Monday is day 0."""

A_WEEK = len(DAYS)

Routines = Callable[[str], "Routine | None"]


@dataclass(frozen=True, slots=True)
class Following:
    """How one course stands today."""

    course: str
    routine: str
    """The id that it has today, even where it was followed under a former one."""
    condition: str
    """The condition that it is for; empty where none was named."""
    days: tuple[int, ...]
    """0 for Monday to 6 for Sunday."""
    begun: str
    """The local day."""
    week: int
    """From 1; days in a pause are not counted, nor any day after it was stopped."""
    weeks: int
    """Of how many; 0 where it has no end."""
    paused: bool
    stopped: bool
    due: bool
    """Whether it is to be done today, and was not yet."""
    done_this_week: int
    asked_this_week: int
    days_done: int = 0
    """Days since it was begun, without those in a pause, and without those after it was stopped."""

    @property
    def over(self) -> bool:
        """Whether all of its weeks have passed."""
        return 0 < self.weeks < self.week

    @property
    def active(self) -> bool:
        return not (self.paused or self.stopped or self.over)

    def last_day(self, today: str) -> str:
        """The local day on which it ends, without another pause; empty where it has no end, or was stopped."""
        if not self.weeks or self.stopped:
            return ""
        left = self.weeks * A_WEEK - 1 - self.days_done
        return (date.fromisoformat(today) + timedelta(days=left)).isoformat()


@dataclass(slots=True)
class _Course:
    """One course while its moves are read."""

    begun: CourseStep
    routine: Routine | None
    paused_on: date | None = None
    stopped_on: date | None = None
    rested: set[date] = field(default_factory=set)
    """The days in pauses that are over."""

    @property
    def names(self) -> set[str]:
        """The ids of its routine, former ones included."""
        known = () if self.routine is None else (self.routine.id, *self.routine.formerly)
        return {self.begun.routine, *known}


def courses(
    entries: Iterable[Entry], sessions: Iterable[SessionRecord], today: str, routine_of: Routines
) -> tuple[Following, ...]:
    """Every course that was ever begun, the newest last.

    `sessions` need reach back no further than a week; what was done in this week of a course before a longer pause
    is then not counted.
    """
    found: dict[str, _Course] = {}
    for step in (entry for entry in entries if isinstance(entry, CourseStep)):
        _take(step, found, routine_of)
    known = list(sessions)
    return tuple(_following(course, known, date.fromisoformat(today)) for course in found.values())


def _take(step: CourseStep, found: dict[str, _Course], routine_of: Routines) -> None:
    day = date.fromisoformat(step.day)
    course = found.get(step.course)
    if step.what is CourseMove.BEGUN and course is None:
        begun = _Course(step, routine_of(step.routine))
        for other in found.values():  # begun anew: the old one is over, and stays in the history
            if other.names & begun.names:
                other.stopped_on = other.stopped_on or day
        found[step.course] = begun
        return
    if course is None or course.stopped_on is not None:
        return
    match step.what:
        case CourseMove.PAUSED:
            course.paused_on = course.paused_on or day
        case CourseMove.RESUMED if course.paused_on is not None:
            course.rested.update(_from_to(course.paused_on, day))
            course.paused_on = None
        case CourseMove.STOPPED:
            course.stopped_on = day


def _from_to(first: date, end: date) -> Iterator[date]:
    """Every day from the first one on, without the end."""
    return (first + timedelta(days=n) for n in range((end - first).days))


def _following(course: _Course, sessions: list[SessionRecord], today: date) -> Following:
    step, routine = course.begun, course.routine
    until = min(day for day in (today, course.paused_on, course.stopped_on) if day is not None)
    counted = [day for day in _from_to(date.fromisoformat(step.day), until) if day not in course.rested]
    days = len(counted)
    week = days // A_WEEK + 1
    gone = days % A_WEEK
    # A week of a course begins on the day of the week on which it was begun, until a pause moves that on.
    this_week = [*counted[days - gone :], *_from_to(until, until + timedelta(days=A_WEEK - gone))]
    asked = _asked(this_week, step.days, row_of(routine, week) if routine is not None else None)
    on = {date.fromisoformat(one.day) for one in sessions if one.routine in course.names and _counts(one)}
    standing = Following(
        course=step.course,
        routine=routine.id if routine is not None else step.routine,
        condition=step.condition,
        days=step.days,
        begun=step.day,
        week=week,
        weeks=step.weeks,
        paused=course.paused_on is not None,
        stopped=course.stopped_on is not None,
        due=False,
        done_this_week=sum(this_week[0] <= day <= this_week[-1] for day in on),
        asked_this_week=len(asked),
        days_done=days,
    )
    return replace(standing, due=standing.active and today in asked and today not in on)


def _asked(this_week: list[date], days: tuple[int, ...], row: WeekDose | None) -> list[date]:
    """The days of this week on which it is to be done: no more of them than its table has for this week."""
    chosen = [day for day in this_week if day.weekday() in days]
    return chosen if row is None else chosen[: row.days]


def _counts(one: SessionRecord) -> bool:
    """Whether it was done: to its end, or at least half of the work that was asked."""
    if one.state is State.COMPLETED:
        return True
    try:
        asked = sum(timeline_of(one.snapshot).asked().values())
    except ValueError:
        return False
    return one.held > 0 and one.held * 2 >= asked


def weeks_in(routine: Routine) -> int:
    """How many weeks a course of it has; 0 where it says nothing of an end."""
    return routine.course.weeks if routine.course is not None else sum(row.weeks for row in routine.weeks)


def row_of(routine: Routine, week: int) -> WeekDose | None:
    """The row of its table for this week, the last one for all weeks after it; None where it has no table."""
    last = 0
    for row in routine.weeks:
        last += row.weeks
        if week <= last:
            return row
    return routine.weeks[-1] if routine.weeks else None


def week_of(routine: Routine, week: int) -> Routine:
    """The routine as its table has it in this week: the sets and repetitions of its main exercise, and nothing else.

    The main exercise is the last one that is counted in repetitions and prepares nothing.
    """
    row = row_of(routine, week)
    if row is None:
        return routine
    entries = list(routine.steps)
    for at in reversed(range(len(entries))):
        entry = entries[at]
        steps = list(entry.steps) if isinstance(entry, Round) else [entry]
        main = max((n for n, step in enumerate(steps) if _is_main(step)), default=None)
        if main is not None:
            steps[main] = _dosed(steps[main], row)
            entries[at] = replace(entry, steps=tuple(steps)) if isinstance(entry, Round) else steps[0]
            return replace(routine, steps=tuple(entries))
    return routine


def _is_main(step: Step) -> bool:
    doses = (step.dose, step.left, step.right)
    return not step.prepares and all(dose.work is Work.REPS for dose in doses if dose is not None)


def _dosed(step: Step, row: WeekDose) -> Step:
    """Both sides alike."""
    left, right = (dose and replace(dose, sets=row.sets, reps=row.reps) for dose in (step.left, step.right))
    return replace(step, dose=replace(step.dose, sets=row.sets, reps=row.reps), left=left, right=right)


def as_followed(routine: Routine, followed: Iterable[Following]) -> Routine:
    """The routine in the week of its course; itself where it is not followed, or its course rests."""
    active = [one for one in followed if one.routine == routine.id and one.active]
    return week_of(routine, active[-1].week) if active else routine
