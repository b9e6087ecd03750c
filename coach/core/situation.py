"""Everything that a choice depends on, looked up once: the content, what was said, what was done, what is set.

Pure. A journal that cannot be read counts as empty. Must never hold what changes while a choice is made.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.core.answers import Choice
from coach.core.at_hand import at_hand_of
from coach.core.course import courses
from coach.core.lately import lately
from coach.core.ports import JournalError
from coach.core.standing import standing

if TYPE_CHECKING:
    from coach.core.at_hand import AtHand
    from coach.core.chart import Chart
    from coach.core.course import Following
    from coach.core.lately import Lately
    from coach.core.placing import Preferences
    from coach.core.ports import Journal, Library
    from coach.core.record import SessionRecord
    from coach.core.settings import Settings
    from coach.core.standing import Standing

LOOKED_BACK = timedelta(days=28)
"""How far what was done is looked at. Our own convention."""


@dataclass(frozen=True, slots=True)
class Situation:
    """What holds at one moment."""

    library: Library
    standing: Standing
    lately: Lately
    at_hand: AtHand
    preferences: Preferences
    followed: tuple[Following, ...]
    """The courses that were ever begun, the newest last."""
    choices: tuple[Choice, ...]
    """What was asked for before, the newest last."""


def situation_of(library: Library, chart: Chart, journal: Journal, settings: Settings) -> Situation:
    """What holds now, by the calendar of the chart."""
    now, entries = chart.now(), chart.entries()
    sessions = _sessions(journal, (date.fromisoformat(now.day) - LOOKED_BACK).isoformat())
    return Situation(
        library=library,
        standing=standing(entries, library.safety(), now),
        lately=lately(sessions, entries, now, library.exercise, library.routine),
        at_hand=at_hand_of(settings),
        preferences=settings.preferences(),
        followed=courses(entries, sessions, now.day, library.routine),
        choices=tuple(entry for entry in entries if isinstance(entry, Choice)),
    )


def _sessions(journal: Journal, since: str) -> tuple[SessionRecord, ...]:
    try:
        return journal.sessions(since)
    except JournalError:
        return ()
