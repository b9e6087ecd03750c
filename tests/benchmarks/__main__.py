"""The figures that the budgets are about: `python -m tests.benchmarks [NAME ...]`. Nothing is asserted here.

Ratios are of medians of runs that take turns, because machines differ and drift.
"""

import sys

from tests.benchmarks import lateness, running, shelves, startup

BENCHMARKS = {
    "help": startup.help_text,
    "first-frame": startup.first_frame,
    "list": startup.listing,
    "first-line": startup.first_line,
    "running": running.cost,
    "shelves": shelves.shelves,
    "late-call": lateness.to_the_call,
    "late-sound": lateness.to_the_sound,
}


def main() -> None:
    names = sys.argv[1:] or list(BENCHMARKS)
    for name in names:
        print(f"{name}: {BENCHMARKS[name]()}", flush=True)


if __name__ == "__main__":
    main()
