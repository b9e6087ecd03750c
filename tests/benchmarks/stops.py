"""Seconds credited after stops at random instants, against the seconds that were really held.

`stops [N]`: N stops on the screens and N of the plain front end, half by SIGSTOP and half by Ctrl-Z and `fg`.
"""

import random
import tempfile
from pathlib import Path

from tests.benchmarks.long_hold import LEAD_IN, PLAIN, SCREENS, Front, LongHold, prepare

SEED = 5
FIRST = 1.5
"""Seconds of the first hold at least: less than one is not written down."""
LONGEST_HOLD = 5.0
STANDS_STILL = (0.3, 8.0)


def stopped(front: Front, by_shell: bool, number: int) -> list[float]:
    """For each stop: seconds credited since the one before, less the seconds held. Each is printed.

    Held until it was told to stop: on Ctrl-Z the screens give the terminal back first, during which nothing plays.
    """
    chance = random.Random(f"{SEED} {front.name} {by_shell}")
    differences: list[float] = []
    before = 0.0
    with tempfile.TemporaryDirectory() as home, LongHold(prepare(Path(home)), front, by_shell) as session:
        session.begin()
        session.hold(FIRST + chance.uniform(0, LONGEST_HOLD))
        for at in range(number):
            if at:
                session.resume()
                session.hold(chance.uniform(0, LEAD_IN + LONGEST_HOLD))
            session.stop()
            still = chance.uniform(*STANDS_STILL)
            session.hold(still)
            session.wake()
            credited, held = session.credited(), session.held.told
            differences.append(credited - held - before)
            before = credited - held
            print(
                f"  {front.name} {'Ctrl-Z' if by_shell else 'SIGSTOP'} {still:.2f} s:"
                f" credited {credited:.3f} s, held {held:.3f} s so far, this one {differences[-1]:+.3f} s",
                flush=True,
            )
        session.end()
        if session.credited() != credited:
            raise RuntimeError("saving and stopping changed what was credited")
    return differences


def stops(number: str = "20") -> str:
    lines = []
    for front in (SCREENS, PLAIN):
        by_signal = stopped(front, False, (int(number) + 1) // 2)
        differences = by_signal + (stopped(front, True, int(number) // 2) if int(number) > 1 else [])
        worst = max(differences, key=abs)
        lines.append(
            f"{front.name}: credited less held after {len(differences)} stops: {worst:+.3f} s at the worst of one"
            f" (budget 0.1), {sum(differences):+.3f} s in all"
        )
    return "\n".join(lines)
