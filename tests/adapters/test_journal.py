"""What the journal takes, what it gives back, and what it refuses."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.host import Host
from coach.adapters.journal import SqliteJournal
from coach.adapters.journal_forgotten import NOTHING
from coach.core.ports import Journal, JournalError
from coach.core.record import Ended, SegmentRecord, SessionRecord, State
from tests.adapters.records import ANSWERS, BY_PERSON, FINISHED, LEFT, RUNNING, journal_at, numbered

AT = "2026-03-04T08:00:00.000Z"
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
lengths = st.integers(0, 2**53)
data = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
)
plays = st.builds(
    SegmentRecord, lengths, words, words, words, lengths, st.none() | lengths, lengths, st.sampled_from(Ended)
)
records = st.builds(
    SessionRecord,
    id=st.uuids().map(str),
    routine=words,
    title=words,
    started=words,
    offset_minutes=st.integers(-1_440, 1_440),
    day=words,
    state=st.sampled_from(State),
    held=lengths,
    segments=st.lists(plays, max_size=8).map(tuple),
    snapshot=st.dictionaries(words, data, max_size=3),
    version=words,
    machine=words.filter(bool),
    pair=words,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite3"


@contextmanager
def refused(words: str) -> Iterator[None]:
    """What is within is refused with one sentence, in which these words stand."""
    with pytest.raises(JournalError) as caught:
        yield
    sentence = str(caught.value)
    assert words in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_it_is_a_journal(path: Path) -> None:
    """The type checker holds it to the core's protocol."""
    journal: Journal = journal_at(path)
    assert journal.sessions() == ()


def test_reading_what_is_not_there_is_empty_and_makes_nothing(path: Path) -> None:
    """Nothing is made before the first write: no file, no folder."""
    journal = journal_at(path)
    assert journal.sessions() == ()
    assert journal.unfinished() == ()
    assert journal.entries() == ()
    assert journal.forget(AT) == journal.forgettable() == NOTHING
    assert not path.parent.exists()


def test_without_a_home_it_reads_as_empty_and_says_so_when_written() -> None:
    """Built-in content stays usable; only writing needs a place."""
    journal = journal_at(None)
    assert journal.sessions() == ()
    assert journal.unfinished() == ()
    assert journal.entries() == ()
    assert journal.forget(AT) == journal.forgettable() == NOTHING
    with refused("COACH_HOME"):
        journal.save(RUNNING)
    with refused("COACH_HOME"):
        journal.keep(ANSWERS)


@given(records)
@settings(max_examples=60, deadline=None)
def test_what_was_saved_comes_back(record: SessionRecord) -> None:
    """Every field, every play in its order, the snapshot as plain data; whatever the words are."""
    with TemporaryDirectory() as folder:
        journal = journal_at(Path(folder) / "journal.sqlite3")
        journal.save(record)
        assert journal.sessions() == (record,)


def test_a_record_without_a_machine_gets_this_one(path: Path) -> None:
    """Two machines whose journals are brought together can be told apart."""
    journal_at(path).save(replace(FINISHED, machine=""))
    assert [record.machine for record in journal_at(path).sessions()] == [Host(None).machine()]


def test_a_running_session_grows_until_it_is_finished(path: Path) -> None:
    """Each save replaces the one before; the plays are those of the last one."""
    journal = journal_at(path)
    for record in (replace(RUNNING, segments=(LEFT,), held=5), RUNNING, FINISHED):
        journal.save(record)
        assert journal.sessions() == (record,)
    assert journal.unfinished() == ()


@pytest.mark.parametrize("state", [State.COMPLETED, State.ENDED_EARLY, State.STOPPED])
def test_a_finished_record_never_changes(path: Path, state: State) -> None:
    """The same again is no mistake, as when a signal comes during the last save; anything else is."""
    journal, record = journal_at(path), replace(FINISHED, state=state)
    journal.save(record)
    journal.save(record)
    for other in (RUNNING, replace(record, held=0), replace(record, segments=()), replace(record, snapshot={})):
        with refused("never change"):
            journal.save(other)
    assert journal.sessions() == (record,)


def test_a_correction_takes_the_place_of_what_it_corrects(path: Path) -> None:
    """A correction is a new record; what it corrects stays in the file, and is shown no more."""
    journal = journal_at(path)
    first, second, third = (numbered(FINISHED, number) for number in (1, 2, 3))
    journal.save(first)
    journal.save(replace(second, supersedes=first.id))
    journal.save(replace(third, supersedes=second.id))
    assert [record.id for record in journal.sessions()] == [third.id]
    with refused("corrected before"):
        journal.save(replace(numbered(FINISHED, 4), supersedes=first.id))
    with refused("no session"):
        journal.save(replace(numbered(FINISHED, 5), supersedes="nothing"))


def test_a_cool_down_stays_tied_to_its_warm_up(path: Path) -> None:
    """From the first save on, and in the correction of it too; the tie of a finished record never changes."""
    journal = journal_at(path)
    cool_down = replace(FINISHED, pair="the warm-up")
    journal.save(replace(cool_down, state=State.RUNNING))
    assert [found.record.pair for found in journal.unfinished()] == ["the warm-up"]
    journal.save(cool_down)
    with refused("never change"):
        journal.save(replace(cool_down, pair=""))
    journal.save(replace(cool_down, id="correction", supersedes=cool_down.id))
    assert [record.pair for record in journal.sessions()] == ["the warm-up"]


def test_sessions_come_newest_first_and_from_a_day_on(path: Path) -> None:
    """Sorted by the instant, not by the order of saving; a day is the local one."""
    journal = journal_at(path)
    for number, hour in ((1, 3), (2, 1), (3, 2)):
        day = f"2026-03-0{hour}"
        journal.save(replace(numbered(FINISHED, number), started=f"{day}T08:00:00.000Z", day=day))
    assert [record.day[-1] for record in journal.sessions()] == ["3", "2", "1"]
    assert [record.day[-1] for record in journal.sessions(since="2026-03-02")] == ["3", "2"]


def test_notes_are_added_and_never_lost(path: Path) -> None:
    """A note may come before the end or after it, and the record that is saved again does not repeat it."""
    journal = journal_at(path)
    journal.save(RUNNING)
    journal.add_note(RUNNING.id, "tight on the left")
    (found,) = journal.sessions()
    journal.save(replace(found, state=State.ENDED_EARLY))
    journal.add_note(RUNNING.id, "bytes \udcff that were no text")
    (found,) = journal.sessions()
    assert found.note == "tight on the left\nbytes ? that were no text"
    with refused("no session"):
        journal.add_note("nothing", "a note")


def test_a_record_may_bring_its_note(path: Path) -> None:
    """As an import does, or a correction of a record that had one."""
    journal = journal_at(path)
    journal.save(replace(FINISHED, note="from another machine"))
    journal.save(replace(FINISHED, note="from another machine"))
    assert [record.note for record in journal.sessions()] == ["from another machine"]


class ElsewhereHost(Host):
    """Another machine, that sees none of our processes."""

    def machine(self) -> str:
        return "elsewhere"


def test_a_session_on_another_machine_counts_as_alive_for_a_minute(path: Path) -> None:
    """Its process cannot be seen from here, so its last word decides."""
    moment = datetime(2026, 3, 1, 21, 30, tzinfo=UTC)
    SqliteJournal(path, ElsewhereHost(None), lambda: moment).save(RUNNING)
    (found,) = SqliteJournal(path, Host(None), lambda: moment + timedelta(seconds=59)).unfinished()
    assert (found.record, found.alive, found.updated) == (RUNNING, True, "2026-03-01T21:30:00.000Z")
    (found,) = SqliteJournal(path, Host(None), lambda: moment + timedelta(seconds=61)).unfinished()
    assert not found.alive


def test_a_pause_is_seen_but_holds_nothing(path: Path) -> None:
    """Saved again and again as it was, it is alive for whoever looks, while what was held grows older."""
    moment = datetime(2026, 3, 1, 21, 30, tzinfo=UTC)

    def at(seconds: int, host: Host) -> SqliteJournal:
        return SqliteJournal(path, host, lambda: moment + timedelta(seconds=seconds))

    for seconds in range(0, 3 * 3_600, 600):
        at(seconds, ElsewhereHost(None)).save(RUNNING)
        (found,) = at(seconds + 59, Host(None)).unfinished()
        assert (found.alive, found.updated) == (True, "2026-03-01T21:30:00.000Z")
    more = replace(RUNNING, segments=(*RUNNING.segments, replace(BY_PERSON, index=9)))
    at(11_000, ElsewhereHost(None)).save(more)
    assert at(11_000, Host(None)).unfinished()[0].updated == "2026-03-02T00:33:20.000Z"
    at(20_000, Host(None)).save(replace(more, state=State.ENDED_EARLY))
    assert at(20_000, Host(None)).last_held(["walk"]) == "2026-03-02T00:33:20.000Z"


def test_any_thread_may_write(path: Path) -> None:
    """Each call has a connection of its own: eight threads begin the same new journal at once."""
    journal, barrier = journal_at(path), threading.Barrier(8)
    problems: list[JournalError] = []

    def write(number: int) -> None:
        barrier.wait()
        try:
            journal.save(numbered(FINISHED, number))
        except JournalError as problem:
            problems.append(problem)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    assert {record.id for record in journal.sessions()} == {numbered(FINISHED, number).id for number in range(8)}


def test_a_snapshot_is_stored_as_json_that_others_can_read(path: Path) -> None:
    """Tuples and enumerations become what JSON has for them, and saving them again is the same record."""
    journal = journal_at(path)
    record = replace(FINISHED, snapshot={"sides": ("left", "right"), "kind": Ended.DONE, "play": {"set": 1}})
    journal.save(record)
    journal.save(record)
    (found,) = journal.sessions()
    assert found.snapshot == json.loads('{"sides": ["left", "right"], "kind": "done", "play": {"set": 1}}')
    assert found.segments[-1] == BY_PERSON


def test_the_journal_knows_when_something_was_last_held(path: Path) -> None:
    """The newest save of a session in which it was held: running ones too, and nothing that was only asked for."""
    moment = datetime(2026, 3, 1, 21, 30, tzinfo=UTC)

    def at(minutes: int) -> SqliteJournal:
        return SqliteJournal(path, Host(keep=None), now=lambda: moment + timedelta(minutes=minutes))

    assert at(0).last_held(["walk"]) == ""
    at(1).save(numbered(FINISHED, 1))
    at(2).save(numbered(RUNNING, 2))
    at(3).save(replace(numbered(RUNNING, 3), segments=(replace(BY_PERSON, held=0),)))
    assert at(9).last_held(["walk"]) == "2026-03-01T21:31:00.000Z"
    assert at(9).last_held(["wall-calf-stretch", "walk"]) == "2026-03-01T21:32:00.000Z"
    assert at(9).last_held(["ice"]) == at(9).last_held([]) == ""
