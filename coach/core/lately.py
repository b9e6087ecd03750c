"""What was done in the last days, as far as it matters to what comes next.

Pure folds over records. Must never count what was not held, nor blame a routine for pain that nobody rated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coach.core.aim import ACTIVITIES
from coach.core.answers import Answers, Form, Moment, Rating
from coach.core.muscle_groups import groups_of
from coach.core.record import State
from coach.core.routine import When

if TYPE_CHECKING:
    from coach.core.answers import Entry
    from coach.core.exercise import Exercise
    from coach.core.record import SessionRecord
    from coach.core.routine import Routine
    from coach.core.standing import Now

WEEK, FORTNIGHT, MONTH = 7, 14, 28
"""Local days, today among them."""
STILL_WARM = timedelta(hours=6)
"""A cool-down within this time belongs to the warm-up. Our own convention."""
STRONG_AFTER, RISE = 6, 2
"""Pain after a session, and its rise in it, that counts against the routine for a while (as in `standing`)."""

Routines = Callable[[str], "Routine | None"]
Exercises = Callable[[str], "Exercise | None"]


@dataclass(frozen=True, slots=True)
class Lately:
    """What was done."""

    stretched: Mapping[str, int] = field(default_factory=dict)
    """Milliseconds of holds in this week, both sides together, by muscle group."""
    last_done: Mapping[str, int] = field(default_factory=dict)
    """How many local days ago each routine was last done, 0 for today."""
    painful: Mapping[str, str] = field(default_factory=dict)
    """Routines that hurt lately, by id, each with one sentence of why."""
    warmed_up: str = ""
    """The activity of a warm-up that waits for its cool-down; empty where none does."""


def lately(
    sessions: Iterable[SessionRecord],
    entries: Iterable[Entry],
    now: Now,
    exercise_of: Exercises,
    routine_of: Routines,
) -> Lately:
    """What was done, told from sessions in any order and from what was said."""
    every = sorted((_by_its_name(one, routine_of) for one in sessions), key=lambda one: one.started)
    done = [one for one in every if one.held > 0]
    today = date.fromisoformat(now.day)
    last = {one.routine: max((today - date.fromisoformat(one.day)).days, 0) for one in done}
    return Lately(
        stretched=_stretched((one for one in done if _age(one.day, today) < WEEK), exercise_of),
        last_done={name: days for name, days in last.items() if days <= MONTH},
        painful=_painful([one for one in every if _age(one.day, today) < FORTNIGHT], tuple(entries)),
        warmed_up=_warmed_up(done, now.instant, routine_of),
    )


def _by_its_name(one: SessionRecord, routine_of: Routines) -> SessionRecord:
    """Under the id that its routine has now, whatever it was called then."""
    routine = routine_of(one.routine)
    return one if routine is None or routine.id == one.routine else replace(one, routine=routine.id)


def _age(day: str, today: date) -> int:
    return (today - date.fromisoformat(day)).days


def _stretched(sessions: Iterable[SessionRecord], exercise_of: Exercises) -> dict[str, int]:
    total: dict[str, int] = {}
    for segment in (segment for one in sessions for segment in one.segments if segment.kind == "hold"):
        card = exercise_of(segment.exercise)
        for group in groups_of(card.targets) if card is not None else ():
            total[group] = total.get(group, 0) + segment.held
    return total


def _painful(sessions: list[SessionRecord], entries: tuple[Entry, ...]) -> dict[str, str]:
    """The last reason of each routine stands. What felt wrong counts where nothing could be held for it, too."""
    found: dict[str, str] = {}
    for one in sessions:
        before, after = (_pain(entries, one.id, moment) for moment in (Moment.BEFORE, Moment.AFTER))
        if after is not None and before is not None and after - before >= RISE:
            found[one.routine] = f"Pain rose from {before} to {after} after it on {one.day}."
        elif after is not None and after >= STRONG_AFTER:
            found[one.routine] = f"Pain was {after} of 10 after it on {one.day}."
    for entry in entries:
        wrong = _went_wrong(entry, sessions) if isinstance(entry, Answers) else None
        if wrong is not None:
            found[wrong.routine] = f"Something felt wrong in it on {wrong.day}."
    return found


def _went_wrong(said: Answers, sessions: list[SessionRecord]) -> SessionRecord | None:
    """The session that this complaint was made in: the last one of that day that had begun and had the exercise."""
    if said.form is not Form.STOP or not said.exercise:
        return None
    begun = [one for one in sessions if one.day == said.day and one.started <= said.at]
    had = [one for one in begun if any(segment.exercise == said.exercise for segment in one.segments)]
    return had[-1] if had else None


def _pain(entries: Iterable[Entry], session: str, moment: Moment) -> int | None:
    rated = [one for one in entries if isinstance(one, Rating) and one.session == session and one.moment is moment]
    return rated[-1].value if rated else None


def _warmed_up(sessions: list[SessionRecord], instant: datetime, routine_of: Routines) -> str:
    """The activity of the newest warm-up, unless something was done after exercise since."""
    for one in reversed(sessions):
        routine = routine_of(one.routine)
        age = instant - datetime.fromisoformat(one.started)
        if age > STILL_WARM:
            return ""
        if routine is None or age < timedelta():
            continue
        if When.AFTER_EXERCISE in routine.when:
            return ""
        if When.BEFORE_EXERCISE in routine.when and one.state is not State.STOPPED:
            return next((one.id for one in ACTIVITIES.values() if one.tag in routine.tags), "")
    return ""
