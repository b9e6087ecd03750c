"""The front end of lines by itself, over a clock that moves only as it waits."""

import queue

import pytest

from coach import plain
from coach.core.record import State
from coach.core.safety import Complaint, Response
from coach.core.session import CLOSING
from tests.core.driver import BEGIN
from tests.core.stage import HOLD, LEAD_IN, Stage, line

LATE = 50
"""Milliseconds by which a line is read later than something that was due."""
OVER = LEAD_IN + HOLD.length + CLOSING


class Typed(queue.Queue[str | None]):
    """Lines that are typed so many milliseconds into the session."""

    def __init__(self, stage: Stage, *lines: tuple[int, str]) -> None:
        super().__init__()
        self._stage = stage
        self._lines = list(lines)

    def get(self, block: bool = True, timeout: float | None = None) -> str | None:  # noqa: ARG002
        assert timeout is not None
        now, end = self._stage.time, self._stage.time + max(1, round(timeout * 1000))
        if self._lines and BEGIN + self._lines[0][0] <= end + LATE:
            at, said = self._lines.pop(0)
            self._stage.time = max(now, BEGIN + at)
            return said
        self._stage.time = end
        raise queue.Empty


@pytest.mark.parametrize("then", [Response.LEAVE_OUT, Response.END])
def test_what_feels_wrong_as_it_ends_is_kept_and_stops_nothing(then: Response) -> None:
    """The session is over by the time that it is read: what was said counts all the same, and so does what was held."""
    stage, felt = Stage(line(HOLD)), list[str]()
    asking = plain.Asking((Complaint("it", "It.", then=then),), lambda complaint, _: felt.append(complaint.id), print)
    plain.play(stage.conductor, lambda _: None, Typed(stage, (OVER + 5, "!"), (OVER + 10, "1")), asking)
    assert felt == ["it"]
    assert (stage.session.state, stage.held()) == (State.COMPLETED, HOLD.length)


def test_what_feels_wrong_in_a_pause_asks_once() -> None:
    """It is paused already, and stays so."""
    stage, felt = Stage(line(HOLD)), list[str]()
    asking = plain.Asking((Complaint("it", "It.", then=Response.END),), lambda it, _: felt.append(it.id), print)
    plain.play(
        stage.conductor, lambda _: None, Typed(stage, (LEAD_IN + 5_000, "pause"), (60_000, "!"), (61_000, "1")), asking
    )
    assert felt == ["it"]
    assert (stage.session.state, stage.held()) == (State.STOPPED, 5_000)
