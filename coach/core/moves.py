"""Which command is legal when: the phases of a session and one table of moves.

A session is READY until it is started. Then it plays: RUNNING while a length decides when the segment is over,
WAITING while the person does. `pause`, and a gap that nobody saw, lead to PAUSED; the end of the last segment
or `stop` to ENDED, which nothing leaves. `next`, `back` and `redo` move between segments and leave a paused
session paused, so that a person can find the place to go on from before going on. `leave-out` gives up the exercise
of the segment for the rest of the session, and leads on to another one in the same way.

A target of RUNNING reads "playing": it becomes WAITING by itself where the segment has no length, PAUSED where
a gap is noticed, and ENDED after the last segment. Going on from the closing second ends the session, even from
a pause; so does leaving out the last exercise. The closing second belongs to no exercise, and leaving out changes
nothing in it. Whatever is not in the table raises IllegalMove and changes nothing.
"""

from enum import StrEnum


class Phase(StrEnum):
    """What a session is doing."""

    READY = "ready"
    RUNNING = "running"
    WAITING = "waiting"
    PAUSED = "paused"
    ENDED = "ended"


class Command(StrEnum):
    """What a person can ask for."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    NEXT = "next"
    BACK = "back"
    REDO = "redo"
    DONE = "done"
    EXTEND = "extend"
    SHORTEN = "shorten"
    LEAVE_OUT = "leave-out"
    STOP = "stop"


MOVES: dict[tuple[Phase, Command], Phase] = {
    (Phase.READY, Command.START): Phase.RUNNING,
    (Phase.READY, Command.STOP): Phase.ENDED,
    (Phase.RUNNING, Command.PAUSE): Phase.PAUSED,
    (Phase.RUNNING, Command.NEXT): Phase.RUNNING,
    (Phase.RUNNING, Command.BACK): Phase.RUNNING,
    (Phase.RUNNING, Command.REDO): Phase.RUNNING,
    (Phase.RUNNING, Command.DONE): Phase.RUNNING,
    (Phase.RUNNING, Command.EXTEND): Phase.RUNNING,
    (Phase.RUNNING, Command.SHORTEN): Phase.RUNNING,
    (Phase.RUNNING, Command.LEAVE_OUT): Phase.RUNNING,
    (Phase.RUNNING, Command.STOP): Phase.ENDED,
    (Phase.WAITING, Command.PAUSE): Phase.PAUSED,
    (Phase.WAITING, Command.NEXT): Phase.RUNNING,
    (Phase.WAITING, Command.BACK): Phase.RUNNING,
    (Phase.WAITING, Command.REDO): Phase.RUNNING,
    (Phase.WAITING, Command.DONE): Phase.RUNNING,
    (Phase.WAITING, Command.LEAVE_OUT): Phase.RUNNING,
    (Phase.WAITING, Command.STOP): Phase.ENDED,
    (Phase.PAUSED, Command.RESUME): Phase.RUNNING,
    (Phase.PAUSED, Command.NEXT): Phase.PAUSED,
    (Phase.PAUSED, Command.BACK): Phase.PAUSED,
    (Phase.PAUSED, Command.REDO): Phase.PAUSED,
    (Phase.PAUSED, Command.EXTEND): Phase.PAUSED,
    (Phase.PAUSED, Command.SHORTEN): Phase.PAUSED,
    (Phase.PAUSED, Command.LEAVE_OUT): Phase.PAUSED,
    (Phase.PAUSED, Command.STOP): Phase.ENDED,
}
"""Every legal move."""


class IllegalMove(Exception):
    """A command that the phase does not allow. Nothing was changed."""


def check(phase: Phase, command: Command) -> None:
    """Raise IllegalMove where the table has no such move."""
    if (phase, command) not in MOVES:
        raise IllegalMove(f"{command.value} is not possible while the session is {phase.value}")
