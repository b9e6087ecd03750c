"""Writes the journal on a thread of its own, in order, so that no cue waits for a disk.

Must never block and never raise where something is handed over; a failure is kept as one sentence.
"""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from coach.core.answers import Entry
from coach.core.ports import Journal, JournalError
from coach.core.record import SessionRecord, State

FLUSH_TIMEOUT = 6.0
"""Seconds; longer than the journal itself waits for another writer."""


@dataclass(frozen=True, slots=True)
class _Task:
    run: Callable[[], None]
    running: str | None = None
    """The id of the running session that this task saves: the next save says all that this one does."""


class BackgroundJournal:
    """Implements `coach.core.ports.Keeper` over a journal.

    The thread begins with the first task and is a daemon: whoever ends the program calls `flush` first.
    """

    def __init__(self, journal: Journal, on_problem: Callable[[str], None] | None = None) -> None:
        """`on_problem` is called once, on the writing thread, with the first thing that went wrong."""
        self._journal = journal
        self._on_problem = on_problem
        self._tasks: deque[_Task] = deque()
        self._busy = False
        # Reentrant, so that a signal handler may flush while this very thread hands something over.
        self._changed = threading.Condition(threading.RLock())
        self._thread: threading.Thread | None = None
        self._problem: str | None = None

    def save(self, record: SessionRecord) -> None:
        """Store this session soon. A save of the same running session that still waits is left out."""
        running = record.id if record.state is State.RUNNING else None
        self._hand_over(_Task(lambda: self._journal.save(record), running), record.id)

    def add_note(self, session: str, note: str) -> None:
        """Add a few words to a session, after everything handed over before."""
        self._hand_over(_Task(lambda: self._journal.add_note(session, note)))

    def keep(self, entry: Entry) -> None:
        """Add what the person said of their body, after everything handed over before."""
        self._hand_over(_Task(lambda: self._journal.keep(entry)))

    def problem(self) -> str | None:
        """The first thing that went wrong, in one sentence; everything after it has been tried all the same."""
        return self._problem

    def flush(self, timeout: float = FLUSH_TIMEOUT) -> bool:
        """Wait for at most `timeout` seconds; True where everything handed over has been tried by then."""
        end = monotonic() + timeout
        with self._changed:
            while self._tasks or self._busy:
                left = end - monotonic()
                if left <= 0:
                    return False
                self._changed.wait(left)
        return True

    def _hand_over(self, task: _Task, replaces: str | None = None) -> None:
        with self._changed:
            if self._tasks and replaces is not None and self._tasks[-1].running == replaces:
                self._tasks[-1] = task
            else:
                self._tasks.append(task)
            # After a fork, the child has the queue but not the thread.
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="coach-journal", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def _work(self) -> None:
        while True:
            with self._changed:
                while not self._tasks:
                    self._changed.wait()
                task = self._tasks.popleft()
                self._busy = True
            self._try(task)
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _try(self, task: _Task) -> None:
        try:
            task.run()
        except JournalError as error:
            self._report(str(error))
        except Exception as error:  # A mistake of ours must not end the thread and lose all that follows.
            self._report(f"The journal could not be written ({type(error).__name__}: {error}).")

    def _report(self, problem: str) -> None:
        if self._problem is not None:
            return
        self._problem = problem
        # The screen that would show it may be gone.
        with suppress(Exception):
            if self._on_problem is not None:
                self._on_problem(problem)
