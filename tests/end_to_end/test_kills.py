"""A session that is killed at any instant is on record, with no more than was held and little less."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.benchmarks.long_hold import PLAIN, SCREENS, Front, LongHold, places, prepare

LOST = 5.0
"""Seconds of a hold that a kill may take with it."""
BUSY = 1.0
"""Seconds that a busy machine may take to write a session down."""
ROUNDING = 0.001
INSTANTS = (0.01, 0.02, 0.04, 1.0)
"""Seconds from the word to pause to the kill: around the write that follows, and long after it."""
SEED = 11


def name_of(front: Front) -> str:
    return front.name


@pytest.mark.parametrize("front", [SCREENS, PLAIN], ids=name_of)
def test_a_killed_session_is_on_record(tmp_path: Path, front: Front) -> None:
    """As cut off, not as alive. Never more than was held; short by 5 s at most, with 1 s for a machine that is busy."""
    with LongHold(prepare(tmp_path / "home"), front) as session:
        session.begin()
        session.hold(random.Random(SEED).uniform(7, 10))
        session.kill()
        left = session.left_behind()
    assert left is not None
    assert not left.alive
    assert session.held.least - LOST - BUSY <= left.record.held / 1000 <= session.held.most + ROUNDING


@pytest.mark.parametrize("front", [SCREENS, PLAIN], ids=name_of)
def test_killed_while_it_is_written_down(tmp_path: Path, front: Front) -> None:
    """At any instant around the write, the journal is whole and says no more than was held; after it, it says so."""
    for number, just_paused in enumerate(INSTANTS):
        program = prepare(tmp_path / f"home{number}")
        with LongHold(program, front) as session:
            session.begin()
            session.hold(1.2)
            session.kill(just_paused)
            left = session.left_behind()
        assert left is None or left.record.held / 1000 <= session.held.most + ROUNDING
        with closing(sqlite3.connect(places(program).journal)) as journal:
            assert journal.execute("pragma integrity_check").fetchone() == ("ok",)
    assert left is not None
