"""A process that plays a session, for tests that kill it: `python -m tests.adapters.writer JOURNAL FIRST COUNT`.

Prints the number of each session once the journal has taken it. After the last one it leaves a running session,
says so, and waits for the end of its input.
"""

import sys
from pathlib import Path

from tests.adapters.records import FINISHED, RUNNING, journal_at, numbered


def main() -> None:
    path, first, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    journal = journal_at(path)
    for number in range(first, first + count):
        journal.save(numbered(RUNNING, number))
        journal.save(numbered(FINISHED, number))
        print(number, flush=True)
    journal.save(numbered(RUNNING, first + count))
    print("running", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
