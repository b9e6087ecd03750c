"""A process that stands still holds nothing: seconds credited after stops, against those that were really held.

What was held is known from outside, between two bounds, so a slow machine widens the bounds and fails nothing.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.benchmarks.long_hold import PLAIN, SCREENS, Front, Held, LongHold, prepare

LOST = 0.1
"""Seconds of a hold that one stop may take with it."""
BUSY = 0.15
"""Seconds by which a busy machine may look at the session late, just before it is stopped."""
ROUNDING = 0.001
"""The session counts in whole milliseconds."""

STOPS = ((1.4, 0.35), (4.2, 1.6), (1.1, 0.7))
"""Seconds held and stood still. The second is held for so long after the lead-in of three seconds has begun, and the
third does not get beyond that lead-in."""


Case = tuple[Front, bool]
"""The front end, and whether it is stopped by a shell."""
CASES: tuple[Case, ...] = ((SCREENS, False), (SCREENS, True), (PLAIN, False), (PLAIN, True))
Look = tuple[float, Held]
"""Seconds credited, and those held until then."""


def id_of(case: Case) -> str:
    front, by_shell = case
    return f"{front.name}-{'by-shell' if by_shell else 'by-signal'}"


def after_each_stop(home: Path, front: Front, by_shell: bool) -> list[Look]:
    """Play one session with all the stops; what there is after each of them, and once more after the end."""
    with LongHold(prepare(home), front, by_shell) as session:
        session.begin()
        looks: list[Look] = []
        for at, (held, still) in enumerate(STOPS):
            if at:
                session.resume()
            session.hold(held)
            session.stop()
            session.hold(still)
            session.wake()
            looks.append((session.credited(), session.held))
        session.end()
        return [*looks, (session.credited(), session.held)]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[Case, Future[list[Look]]]:
    """Every case, played at the same time: most of it is waiting."""
    with ThreadPoolExecutor(len(CASES)) as pool:
        return {case: pool.submit(after_each_stop, tmp_path_factory.mktemp("home"), *case) for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=id_of)
def test_only_what_was_held_is_credited(seen: dict[Case, Future[list[Look]]], case: Case) -> None:
    """However short the stop, by SIGSTOP, or by Ctrl-Z and `fg`: it asks, and credits no moment of it.

    Never more than was held; and short by no more than 0.1 s a stop, with 0.15 s for a machine that is busy.
    """
    looks = seen[case].result()
    for stops, (credited, held) in enumerate(looks[:-1], 1):
        assert held.least - (LOST + BUSY) * stops <= credited <= held.most + ROUNDING * stops
    credited, held = looks[-1]
    assert held.most > 2.5
    assert held.least - (LOST + BUSY) * len(STOPS) <= credited <= held.most
