"""Which warm-up a cool-down belongs to.

Pure. Must never tie two cool-downs to one warm-up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from coach.core.lately import STILL_WARM
from coach.core.record import State
from coach.core.routine import When

if TYPE_CHECKING:
    from coach.core.record import SessionRecord
    from coach.core.routine import Routine


def warm_up_before(
    routine: Routine,
    sessions: Iterable[SessionRecord],
    now_utc: str,
    routine_of: Callable[[str], Routine | None],
) -> str:
    """The id of the warm-up that a session of this routine follows; empty where there is none.

    It is the newest session before exercise of the last hours that held something, was not stopped because something
    felt wrong, and has no cool-down yet.
    """
    if When.AFTER_EXERCISE not in routine.when:
        return ""
    known = list(sessions)
    taken = {one.pair for one in known if one.pair}
    now = datetime.fromisoformat(now_utc)
    for one in sorted(known, key=lambda one: one.started, reverse=True):
        age = now - datetime.fromisoformat(one.started)
        counts = timedelta() <= age <= STILL_WARM and one.held > 0 and one.state is not State.STOPPED
        counts = counts and not one.pair  # what followed a warm-up is none itself
        # A cool-down may know its warm-up by the record that was corrected since.
        if counts and taken.isdisjoint({one.id, one.supersedes}) and _is_warm_up(routine_of(one.routine)):
            return one.id
    return ""


def _is_warm_up(routine: Routine | None) -> bool:
    return routine is not None and When.BEFORE_EXERCISE in routine.when
