"""`coach log`: what was done, in three forms."""

import csv
import io
import os
from pathlib import Path

import pytest

from coach.commands.desk import open_journal
from coach.core.record import Ended, SegmentRecord, SessionRecord, State
from tests.cli.program import Program


def record(number: int, title: str, **changes: object) -> SessionRecord:
    """A session of the evening of one day, with ten seconds on the left and eight on the right."""
    plays = (
        SegmentRecord(0, "prepare", "wall-calf-stretch", "left", 1, 10_000, 0, Ended.COMPLETED),
        SegmentRecord(1, "hold", "wall-calf-stretch", "left", 1, 10_000, 10_000, Ended.COMPLETED),
        SegmentRecord(3, "hold", "wall-calf-stretch", "right", 1, 10_000, 8_500, Ended.STOPPED),
    )
    fields: dict[str, object] = {
        "id": f"00000000-0000-4000-8000-{number:012}",
        "routine": "wall-calf-stretch",
        "title": title,
        "started": f"2026-03-{number:02}T22:30:00.000Z",
        "offset_minutes": 120,
        "day": f"2026-03-{number:02}",
        "state": State.ENDED_EARLY,
        "held": 18_500,
        "segments": plays,
        "snapshot": {},
        "version": "0.1.0",
    }
    return SessionRecord(**(fields | changes))  # type: ignore[arg-type]


@pytest.fixture
def done(coach: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A home with two sessions, the second one with a note."""
    monkeypatch.setenv("COACH_HOME", str(coach.home))
    journal = open_journal()
    journal.save(record(1, "=1+1", state=State.COMPLETED))
    journal.save(record(2, 'Calves, and "more"'))
    journal.add_note(record(2, "").id, "tight\nbut fine")
    return coach


def test_nothing_was_done_yet(coach: Program) -> None:
    """An empty log is no mistake; asking for it makes no file."""
    for words in ((), ("--json",)):
        done = coach.run("log", *words)
        assert (done.returncode, done.stdout) == (0, "")
    assert not coach.home.exists()


def test_lines(done: Program) -> None:
    """One a session, the newest last: the day and the time where it was done, how it ended, what each side held."""
    first, second = done.run("log").stdout.splitlines()
    assert first == "2026-03-02 00:30  =1+1: completed; held left 10 s, right 8.5 s"
    assert second.endswith('Calves, and "more": ended early; held left 10 s, right 8.5 s; tight / but fine')


def test_json_lines(done: Program) -> None:
    """One object a line, seconds as in the events, and every play of every segment."""
    _, second = done.records()
    assert second["day"] == "2026-03-02"
    assert second["started"] == "2026-03-02T22:30:00.000Z"
    assert second["local"] == "2026-03-03T00:30:00+02:00"
    assert second["held"] == 18.5
    assert second["held_by_side"] == {"left": 10.0, "right": 8.5}
    assert [play["held"] for play in second["segments"]] == [0.0, 10.0, 8.5]
    assert second["segments"][2]["ended"] == "stopped"


def test_a_table(done: Program) -> None:
    """With a header; commas and quotation marks stay in their cell, and no title becomes a formula."""
    first, second = csv.DictReader(io.StringIO(done.run("log", "--csv").stdout))
    assert first["title"] == "'=1+1"
    assert second["title"] == 'Calves, and "more"'
    assert (second["day"], second["time"], second["state"]) == ("2026-03-02", "00:30", "ended-early")
    assert (second["held_left_s"], second["held_right_s"]) == ("10.0", "8.5")
    assert second["note"] == "tight\nbut fine"


@pytest.fixture
def paired(coach: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A warm-up, and the cool-down that followed it."""
    monkeypatch.setenv("COACH_HOME", str(coach.home))
    journal = open_journal()
    journal.save(record(1, "Warm-up", started="2026-03-01T16:02:00.000Z"))
    journal.save(record(2, "Cool-down", started="2026-03-01T17:00:00.000Z", pair=record(1, "").id))
    return coach


def test_a_cool_down_tells_which_warm_up_it_followed(paired: Program) -> None:
    """A line says when that began, by the clock on the wall; the other forms have its id."""
    first, second = paired.run("log").stdout.splitlines()
    assert "after the warm-up" not in first
    assert second.endswith("; held left 10 s, right 8.5 s; after the warm-up of 18:02")
    assert [told["pair"] for told in paired.records()] == [None, record(1, "").id]
    table = csv.DictReader(io.StringIO(paired.run("log", "--csv").stdout))
    assert [row["pair"] for row in table] == ["", record(1, "").id]


def test_a_warm_up_that_was_corrected_is_known_to_its_cool_down(
    paired: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The time is that of the correction, which stands in the log instead."""
    monkeypatch.setenv("COACH_HOME", str(paired.home))
    corrected = record(3, "Warm-up", started="2026-03-01T16:05:00.000Z", supersedes=record(1, "").id)
    open_journal().save(corrected)
    assert paired.run("log").stdout.splitlines()[1].endswith("after the warm-up of 18:05")


def test_a_session_that_nobody_ended(coach: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that was killed leaves what was held; it is never called completed."""
    monkeypatch.setenv("COACH_HOME", str(coach.home))
    open_journal().save(record(1, "Calves", state=State.RUNNING))
    assert "not finished" in coach.run("log").stdout


def test_the_log_into_a_closed_pipe(done: Program) -> None:
    """`coach log | head -1` ends silently."""
    read, write = os.pipe()
    os.close(read)
    with done.begin("log", stdout=write) as running:
        os.close(write)
        assert running.end() == (1, "", "")
    assert Path(done.home).exists()
