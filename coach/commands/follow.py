"""`coach follow`: begins a course of a routine on certain days, shows the courses, pauses and stops them.

Must never begin a course of what is for when it hurts, nor lose one that was stopped: it stays on record.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.commands import out
from coach.commands.desk import open_calendar, open_chart, open_journal, open_library
from coach.commands.names import routine_named
from coach.core.choose import offer
from coach.core.course import DAYS, Following, courses, weeks_in
from coach.core.fit import may_be_fitted
from coach.core.ports import JournalError, Library
from coach.core.routine import Routine
from coach.core.words import plural

DAILY = frozenset({"daily", "every-day", "all"})
NONE_YET = "No course yet. Begin one with `coach follow ROUTINE --days mon,wed,fri`."


class Do(StrEnum):
    """What is wanted of a course."""

    BEGIN = "begin"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Course:
    """What was typed of one."""

    routine: str | None = None
    days: str | None = None
    condition: str | None = None


def follow(asked: Course, do: Do, shelves: Sequence[str]) -> int:
    """Begin or move a course; without a routine and anything to do, list them all."""
    library = open_library(shelves)
    try:
        if do is not Do.BEGIN:
            if asked.days is not None or asked.condition is not None:
                raise out.Refusal(f"--days and --for begin a course; leave them out with --{do}.")
            return _move(asked.routine, do, library)
        if asked.routine is None:
            if asked.days is not None or asked.condition is not None:
                raise out.Refusal("name the routine too: `coach follow ROUTINE --days mon,wed,fri`.")
            return _list(library)
        return _begin(routine_named(library, asked.routine), asked, library)
    except JournalError as trouble:
        raise out.Refusal(str(trouble), out.PROBLEMS) from trouble


def _followed(library: Library) -> tuple[Following, ...]:
    """Those of the journal. Raises JournalError."""
    journal = open_journal()
    return courses(journal.entries(), journal.sessions(), open_calendar().today(), library.routine)


def _begin(routine: Routine, asked: Course, library: Library) -> int:
    if not may_be_fitted(routine):
        raise out.Refusal(f"“{routine.title}” is for when it hurts; nobody follows it as a course.")
    if asked.days is None:
        often = f", {plural(routine.days_per_week, 'day')} a week" if routine.days_per_week else ""
        raise out.Refusal(f"say on which days{often}: `coach follow {routine.id} --days mon,wed,fri`, or `daily`.")
    condition = _condition(asked.condition, routine, library)
    course = open_chart().follow(routine.id, condition, _days(asked.days), weeks_in(routine))
    (begun,) = (one for one in _followed(library) if one.course == course)
    out.say(_line(begun, library))
    if routine.course is not None and routine.course.review:
        out.say(f"At its end: {routine.course.review}")
    return out.DONE


def _days(words: str) -> tuple[int, ...]:
    said = [word.strip().casefold() for word in words.split(",") if word.strip()]
    if said and DAILY.issuperset(said):
        return tuple(range(len(DAYS)))
    wrong = [word for word in said if word[:3] not in DAYS or not _is_day(word)]
    if wrong or not said:
        raise out.Refusal(f"--days are {', '.join(DAYS)} with commas between them, or daily; not `{words}`.")
    return tuple(sorted({DAYS.index(word[:3]) for word in said}))


def _is_day(word: str) -> bool:
    full = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return any(name.startswith(word) for name in full) and len(word) >= len(DAYS[0])


def _condition(named: str | None, routine: Routine, library: Library) -> str:
    """What it is for: the one that is named, or the only one that it may help."""
    helped = offer(routine, library).conditions()
    if named is None:
        return helped[0] if len(helped) == 1 else ""
    card = library.condition(named.removeprefix("condition:"))
    if card is None or card.id not in helped:
        known = f"; it may help with {', '.join(helped)}" if helped else "; it is not graded as help with any"
        raise out.Refusal(f"“{routine.title}” is not said to help with `{named}`{known}.")
    return card.id


def _move(name: str | None, do: Do, library: Library) -> int:
    known = _followed(library)
    if not known and name is None:
        raise out.Refusal(NONE_YET)
    going = [one for one in known if not one.stopped and not one.over]
    if name is not None:
        # By its id first: the file may be gone.
        named = name if any(one.routine == name for one in going) else routine_named(library, name).id
        going = [one for one in going if one.routine == named]
    if not going:
        which = "no course is running" if name is None else f"`{name}` is not followed"
        raise out.Refusal(f"{which}; `coach follow` lists the courses.")
    if len(going) > 1:
        names = ", ".join(one.routine for one in going)
        raise out.Refusal(f"there are several courses; name one of {names}.")
    chart = open_chart()
    {Do.PAUSE: chart.pause_course, Do.RESUME: chart.resume_course, Do.STOP: chart.stop_course}[do](going[0].course)
    (now,) = (one for one in _followed(library) if one.course == going[0].course)
    out.say(_line(now, library))
    return out.DONE


def _list(library: Library) -> int:
    found = _followed(library)
    out.say_all(_line(one, library) for one in found)
    if not found:
        out.note(NONE_YET)
    return out.DONE


def _line(one: Following, library: Library) -> str:
    routine = library.routine(one.routine)
    title = routine.title if routine is not None else one.routine
    if one.over:  # also where it was begun anew since, and counts as stopped
        return (
            f"{title}: its {plural(one.weeks, 'week')} {'is' if one.weeks == 1 else 'are'} over; begun on {one.begun}."
        )
    if one.stopped:
        return f"{title}: stopped in week {one.week}; begun on {one.begun}."
    of = f" of {one.weeks}" if one.weeks else ""
    days = "every day" if len(one.days) == len(DAYS) else ", ".join(DAYS[day] for day in one.days)
    line = f"{title}: {days}, week {one.week}{of}, {one.done_this_week} of {one.asked_this_week} done this week"
    if one.asked_this_week < len(one.days):
        line += f" (its plan asks for {plural(one.asked_this_week, 'day')})"
    if one.paused:
        return f"{line}; paused."
    last = one.last_day(open_calendar().today())
    until = f", until {last}" if last else ""
    return f"{line}{until}; due today." if one.due else f"{line}{until}."
