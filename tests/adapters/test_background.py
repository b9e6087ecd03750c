"""The writing thread: in order, out of the way, and never silent about a failure."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coach.adapters.background import BackgroundJournal
from coach.core.answers import Entry
from coach.core.ports import JournalError, Keeper
from coach.core.record import SessionRecord, State, Unfinished
from tests.adapters.records import ANSWERS, FINISHED, RATING, RUNNING, journal_at, numbered

ROOT = Path(__file__).parents[2]


class SlowJournal:
    """A journal that tells what it was asked, lets itself be held up, and fails on demand."""

    def __init__(self) -> None:
        self.told: list[object] = []
        self.begun = threading.Event()
        self.open = threading.Event()
        self.open.set()
        self.failure: Exception | None = None

    def save(self, record: SessionRecord) -> None:
        self._tell(record)

    def add_note(self, session: str, note: str) -> None:
        self._tell((session, note))

    def keep(self, entry: Entry) -> None:
        self._tell(entry)

    def sessions(self, since: str = "") -> tuple[SessionRecord, ...]:  # noqa: ARG002
        return ()

    def unfinished(self) -> tuple[Unfinished, ...]:
        return ()

    def last_held(self, exercises: Iterable[str]) -> str:
        return "".join(exercises)[:0]

    def entries(self) -> tuple[Entry, ...]:
        return ()

    def _tell(self, what: object) -> None:
        self.begun.set()
        assert self.open.wait(10)
        self.told.append(what)
        if self.failure:
            raise self.failure


@pytest.fixture
def journal() -> Iterator[SlowJournal]:
    journal = SlowJournal()
    yield journal
    journal.open.set()


def hold_up(journal: SlowJournal, keeper: BackgroundJournal) -> None:
    """Let the thread begin with a task that does not end until `journal.open` is set."""
    journal.open.clear()
    journal.begun.clear()
    keeper.keep(ANSWERS)
    assert journal.begun.wait(10)


def held(milliseconds: int) -> SessionRecord:
    return replace(RUNNING, held=milliseconds)


def test_it_is_a_keeper(journal: SlowJournal) -> None:
    """The type checker holds it to the core's protocol, and a new one has no problem."""
    keeper: Keeper = BackgroundJournal(journal)
    assert keeper.problem() is None


def test_everything_is_written_in_the_order_of_its_handing_over(journal: SlowJournal) -> None:
    """A note never comes before the session that it belongs to, nor an answer before the one that it follows."""
    keeper = BackgroundJournal(journal)
    keeper.keep(ANSWERS)
    keeper.save(FINISHED)
    keeper.add_note(FINISHED.id, "a note")
    keeper.keep(RATING)
    assert keeper.flush()
    assert journal.told == [ANSWERS, FINISHED, (FINISHED.id, "a note"), RATING]


def test_handing_over_never_waits_for_the_disk(journal: SlowJournal) -> None:
    """With a write that hangs, a thousand saves are over at once."""
    keeper = BackgroundJournal(journal)
    hold_up(journal, keeper)
    begun = time.monotonic()
    for number in range(1_000):
        keeper.save(held(number))
    assert time.monotonic() - begun < 1.0
    assert journal.told == []


def test_waiting_saves_of_a_running_session_become_one(journal: SlowJournal) -> None:
    """Each save says all that the one before it did, so only the last one is written; the end counts too."""
    keeper = BackgroundJournal(journal)
    hold_up(journal, keeper)
    other = numbered(RUNNING, 2)
    for record in (other, held(1), held(2), held(3)):
        keeper.save(record)
    journal.open.set()
    assert keeper.flush()
    assert journal.told[1:] == [other, held(3)]
    hold_up(journal, keeper)
    keeper.save(held(4))
    keeper.save(FINISHED)
    journal.open.set()
    assert keeper.flush()
    assert journal.told[4:] == [FINISHED]


def test_nothing_else_is_left_out(journal: SlowJournal) -> None:
    """Not a finished record, not one of another session, and none across something that stands between."""
    keeper = BackgroundJournal(journal)
    hold_up(journal, keeper)
    other = numbered(RUNNING, 2)
    handed = [held(1), other, FINISHED, FINISHED]
    for record in handed:
        keeper.save(record)
    keeper.save(other)
    keeper.add_note(other.id, "between")
    keeper.save(other)
    keeper.keep(RATING)
    keeper.save(other)
    journal.open.set()
    assert keeper.flush()
    assert journal.told[1:] == [*handed, other, (other.id, "between"), other, RATING, other]


def test_the_first_problem_is_kept_and_writing_goes_on(journal: SlowJournal) -> None:
    """Nothing is raised; the person is told once, with the first cause; everything later is still tried."""
    told: list[str] = []
    keeper = BackgroundJournal(journal, told.append)
    journal.failure = JournalError("The disk is full.")
    keeper.save(FINISHED)
    assert keeper.flush()
    journal.failure = JournalError("Something else.")
    keeper.add_note(FINISHED.id, "lost")
    assert keeper.flush()
    journal.failure = None
    keeper.keep(ANSWERS)
    assert keeper.flush()
    assert keeper.problem() == "The disk is full."
    assert told == ["The disk is full."]
    assert journal.told[-1] == ANSWERS


def test_a_mistake_of_ours_does_not_end_the_thread(journal: SlowJournal) -> None:
    """What no journal should raise becomes a sentence as well; and so does a listener that is gone."""

    def gone(problem: str) -> None:
        raise RuntimeError(f"no screen to show {problem!r}")

    keeper = BackgroundJournal(journal, gone)
    journal.failure = TypeError("not JSON")
    keeper.save(FINISHED)
    assert keeper.flush()
    journal.failure = None
    keeper.keep(ANSWERS)
    assert keeper.flush()
    assert keeper.problem() == "The journal could not be written (TypeError: not JSON)."
    assert journal.told == [FINISHED, ANSWERS]


def test_a_flush_waits_no_longer_than_it_may(journal: SlowJournal) -> None:
    """False while something is still to be written, the task in hand included; True with nothing to do."""
    keeper = BackgroundJournal(journal)
    assert keeper.flush(0)
    hold_up(journal, keeper)
    begun = time.monotonic()
    assert not keeper.flush(0.05)
    assert 0.05 <= time.monotonic() - begun < 5
    journal.open.set()
    assert keeper.flush()
    assert journal.told == [ANSWERS]


def test_no_thread_before_the_first_task(journal: SlowJournal) -> None:
    """A program that writes nothing has no thread for it."""
    before = threading.active_count()
    BackgroundJournal(journal).flush()
    assert threading.active_count() == before


def run(code: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


ENDED_BY_SIGNAL = """
import signal, sys
from pathlib import Path
from coach.adapters.background import BackgroundJournal
from tests.adapters.records import FINISHED, RUNNING, journal_at
keeper = BackgroundJournal(journal_at(Path(sys.argv[1])))
def end(number, frame):
    keeper.save(FINISHED)
    keeper.flush()
    sys.exit(128 + number)
signal.signal(signal.SIGTERM, end)
print("ready", flush=True)
while True:
    keeper.save(RUNNING)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends signals of POSIX")
@pytest.mark.parametrize("round_", range(5))
def test_a_signal_handler_may_save_and_flush_at_any_moment(tmp_path: Path, round_: int) -> None:
    """Even when the signal comes while the same thread is handing something over: no deadlock, nothing lost."""
    path = tmp_path / "journal.sqlite3"
    with run(ENDED_BY_SIGNAL, str(path)) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(0.013 * round_)
        child.send_signal(signal.SIGTERM)
        try:
            assert child.wait(20) == 143
        finally:
            child.kill()
    assert journal_at(path).sessions() == (FINISHED,)


HANGING = """
import threading
from coach.adapters.background import BackgroundJournal
from tests.adapters.records import ANSWERS
from tests.adapters.test_background import SlowJournal
journal = SlowJournal()
journal.open = threading.Event()
keeper = BackgroundJournal(journal)
keeper.keep(ANSWERS)
print(keeper.flush(0.1))
"""


def test_a_write_that_hangs_does_not_keep_the_program_from_ending() -> None:
    """The thread is a daemon: after a flush that gave up, the program ends."""
    with run(HANGING) as child:
        try:
            assert child.communicate(timeout=8)[0] == "False\n"
        finally:
            child.kill()
    assert child.returncode == 0


def test_what_is_saved_in_the_background_is_in_the_journal(tmp_path: Path) -> None:
    """With the real journal: a session as it grows, its end, and a note to it."""
    path = tmp_path / "data" / "journal.sqlite3"
    keeper = BackgroundJournal(journal_at(path))
    for milliseconds in range(0, 42_000, 1_000):
        keeper.save(held(milliseconds))
    keeper.save(replace(FINISHED, state=State.ENDED_EARLY))
    keeper.add_note(FINISHED.id, "a note")
    assert keeper.flush()
    assert keeper.problem() is None
    assert journal_at(path).sessions() == (replace(FINISHED, state=State.ENDED_EARLY, note="a note"),)
