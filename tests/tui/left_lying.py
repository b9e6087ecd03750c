"""A session that another program plays, or left lying when it died, as the next start finds it in the journal."""

import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from coach.adapters.clock import SystemCalendar
from coach.adapters.host import Host, Process
from coach.adapters.journal import SqliteJournal
from coach.core.choose import laid_out
from coach.core.conductor import Recorder
from coach.core.placing import Preferences
from coach.core.ports import Library
from coach.core.record import SessionRecord
from coach.core.routine import Side
from coach.core.session import Session
from coach.tui.screens.ask import AskScreen
from tests.tui.in_session import question
from tests.tui.visit import Room, Visit

MINUTES_AGO = timedelta(minutes=5)
NEVER = "0"
"""When a process began that has this one's number, and is dead."""


class Elsewhere(Host):
    """This machine, seen from another process."""

    def __init__(self, alive: bool) -> None:
        super().__init__(None)
        self._alive = alive

    def me(self) -> Process:
        parent = os.getppid()
        pid, began = (parent, self.started(parent) or "") if self._alive else (os.getpid(), NEVER)
        return replace(super().me(), pid=pid, started=began)


def leave_lying(
    journal: Path,
    library: Library,
    routine: str,
    seconds: int,
    at: datetime,
    *,
    side: Side | None = None,
    alive: bool = False,
) -> SessionRecord:
    """A session of this routine, played for so long and last saved at that moment; what was saved of it."""
    asked = library.routine(routine)
    assert asked is not None
    session = Session(laid_out(asked, library, Preferences(side=side)))
    session.start(0)
    for second in range(1, seconds + 1):
        session.advance(second * 1_000)
    identity = SystemCalendar("0.0.0", lambda: at - timedelta(seconds=seconds)).identity()
    record = Recorder(session, identity).record()
    assert record is not None
    SqliteJournal(journal, Elsewhere(alive), lambda: at).save(record)
    return record


def cut(
    room: Room,
    journal: Path,
    routine: str = "sides",
    seconds: int = 22,
    *,
    ago: timedelta = MINUTES_AGO,
    alive: bool = False,
) -> SessionRecord:
    """A session of which nothing more was saved since so long ago; 22 s of `sides` are 12 s of the left hold."""
    return leave_lying(journal, room.desk.library, routine, seconds, room.wall.moment - ago, alive=alive)


def left(room: Room) -> list[str]:
    """The sessions that are still to be offered, by id."""
    assert room.keeper.flush()
    return [entry.record.id for entry in room.desk.journal.unfinished()]


async def offered(visit: Visit) -> str:
    """What is asked at the start, once the journal was read."""
    await visit.until(lambda: isinstance(visit.app.screen, AskScreen))
    return question(visit)


async def not_offered(visit: Visit) -> bool:
    """Whether nothing is asked, although the journal was read."""
    await visit.app.workers.wait_for_complete()
    await visit.settle()
    return not isinstance(visit.app.screen, AskScreen)
