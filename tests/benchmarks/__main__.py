"""The figures that the budgets are about: `python -m tests.benchmarks [NAME [ARGUMENT ...]] ...`.

Without a name, all of them. An argument belongs to the name before it: `stops 20 lateness 10 --busy`. Each
prints a figure, beside its budget where it has one, and fails over none. Ratios are of medians of runs that take
turns, because machines differ and drift.
"""

import sys
from collections.abc import Callable, Sequence

from tests.benchmarks import choosing, filtering, kills, lateness, running, shelves, startup, stops

BENCHMARKS: dict[str, Callable[..., str]] = {
    "help": startup.help_text,
    "first-frame": startup.first_frame,
    "list": startup.listing,
    "first-line": startup.first_line,
    "running": running.cost,
    "shelves": shelves.shelves,
    "choosing": choosing.choosing,
    "filtering": filtering.filtering,
    "lateness": lateness.to_the_call,
    "late-sound": lateness.to_the_sound,
    "stops": stops.stops,
    "kills": kills.kills,
}
"""Each takes its arguments as words."""


def chosen(words: Sequence[str]) -> list[tuple[str, list[str]]]:
    """Each benchmark that is named, with the words behind it."""
    found: list[tuple[str, list[str]]] = []
    for word in words or list(BENCHMARKS):
        if word in BENCHMARKS:
            found.append((word, []))
        elif found:
            found[-1][1].append(word)
        else:
            raise SystemExit(f"There is no benchmark {word}. There are: {', '.join(BENCHMARKS)}.")
    return found


def main() -> None:
    for name, arguments in chosen(sys.argv[1:]):
        print(f"{name}: {BENCHMARKS[name](*arguments)}", flush=True)


if __name__ == "__main__":
    main()
