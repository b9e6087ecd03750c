"""What the journal holds of sessions that were killed at random instants, against what was really held.

`kills [N]`: N sessions on the screens and N of the plain front end; every other one while it is being written down.
"""

import random
import tempfile
from pathlib import Path

from tests.benchmarks.long_hold import PLAIN, SCREENS, Front, LongHold, prepare

SEED = 5
LONGEST_HOLD = 12.0
WRITING = 0.05
"""Seconds after a pause within which it is written down."""


def killed(front: Front, number: int) -> list[float]:
    """For each kill: seconds on record, less the seconds held. Each is printed."""
    chance = random.Random(f"{SEED} {front.name}")
    differences: list[float] = []
    for at in range(number):
        with tempfile.TemporaryDirectory() as home, LongHold(prepare(Path(home)), front) as session:
            session.begin()
            session.hold(chance.uniform(0, LONGEST_HOLD))
            session.kill(chance.uniform(0, WRITING) if at % 2 else None)
            left, held = session.left_behind(), session.held.most
        if left is not None and left.alive:
            raise RuntimeError("a session that was killed counts as alive")
        on_record = left.record.held / 1000 if left else 0.0
        differences.append(on_record - held)
        print(
            f"  {front.name} killed{' as it paused' if at % 2 else ''}:"
            f" on record {on_record:.3f} s, held {held:.3f} s, {differences[-1]:+.3f} s",
            flush=True,
        )
    return differences


def kills(number: str = "20") -> str:
    lines = []
    for front in (SCREENS, PLAIN):
        differences = killed(front, int(number))
        lines.append(
            f"{front.name}: on record less held after {len(differences)} kills: from {min(differences):+.3f} s"
            f" to {max(differences):+.3f} s (budget -5 to 0)"
        )
    return "\n".join(lines)
