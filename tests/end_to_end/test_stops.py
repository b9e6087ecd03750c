"""A process that stands still holds nothing: seconds credited after stops, against those that were really held.

What was held is known from outside, between two bounds, so a slow machine widens the bounds and fails nothing.
"""

from pathlib import Path

import pytest

from tests.benchmarks.long_hold import PLAIN, SCREENS, Front, LongHold, prepare

LOST = 0.1
"""Seconds of a hold that one stop may take with it."""
BUSY = 0.15
"""Seconds by which a busy machine may look at the session late, just before it is stopped."""
ROUNDING = 0.001
"""The session counts in whole milliseconds."""

STOPS = ((1.4, 0.35), (4.2, 1.6), (1.1, 0.7))
"""Seconds held and stood still. The second is held for so long after the lead-in of three seconds has begun, and the
third does not get beyond that lead-in."""


def id_of(value: object) -> str:
    return value.name if isinstance(value, Front) else "by-shell" if value else "by-signal"


@pytest.mark.parametrize("by_shell", [False, True], ids=id_of)
@pytest.mark.parametrize("front", [SCREENS, PLAIN], ids=id_of)
def test_only_what_was_held_is_credited(tmp_path: Path, front: Front, by_shell: bool) -> None:
    """However short the stop, by SIGSTOP, or by Ctrl-Z and `fg`: it asks, and credits no moment of it.

    Never more than was held; and short by no more than 0.1 s a stop, with 0.15 s for a machine that is busy.
    """
    with LongHold(prepare(tmp_path / "home"), front, by_shell) as session:
        session.begin()
        for at, (held, still) in enumerate(STOPS):
            if at:
                session.resume()
            session.hold(held)
            session.stop()
            session.hold(still)
            session.wake()
            stops = at + 1
            assert session.credited() <= session.held.most + ROUNDING * stops
            assert session.credited() >= session.held.least - (LOST + BUSY) * stops
        session.end()
        assert session.held.most > 2.5
        assert session.held.least - (LOST + BUSY) * len(STOPS) <= session.credited() <= session.held.most
