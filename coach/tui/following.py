"""How a course is told on the screens: in which week it is, on which days, until when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.core.course import Following
    from coach.core.ports import Desk
    from coach.core.routine import Routine

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
PRESETS = {1: (0,), 2: (0, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4), 6: (0, 1, 2, 3, 4, 5)}
"""Days for so many a week, with rest between them where there is room for it. Our own convention."""
EVERY_DAY = tuple(range(7))


def course_of(routine: Routine, desk: Desk) -> Following | None:
    """The course of this routine that runs or is paused."""
    found = (one for one in reversed(desk.courses()) if one.routine == routine.id)
    return next((one for one in found if not one.stopped and not one.over), None)


def week_words(following: Following) -> str:
    """`week 2 of 6`"""
    return f"week {following.week} of {following.weeks}" if following.weeks else f"week {following.week}"


def state_line(following: Following) -> str:
    """How it stands, in one sentence."""
    if following.paused:
        return f"You follow this: paused in {week_words(following)}."
    done = f"{following.done_this_week} of {following.asked_this_week} done this week"
    return f"You follow this: {week_words(following)}, {day_words(following.days)}; {done}."


def day_words(days: Iterable[int]) -> str:
    """`Mon, Wed, Fri`; `every day` for all of them."""
    chosen = sorted(days)
    return "every day" if len(chosen) == len(DAYS) else ", ".join(DAYS[day] for day in chosen)


def preset(routine: Routine) -> frozenset[int]:
    """The days to begin with: as many as the routine asks for."""
    asked = routine.days_per_week or max((row.days for row in routine.weeks), default=3)
    return frozenset(PRESETS.get(asked, EVERY_DAY))


def last_day(begun: str, weeks: int) -> str:
    """The local day on which so many weeks are over."""
    return (date.fromisoformat(begun) + timedelta(weeks=weeks, days=-1)).isoformat()
