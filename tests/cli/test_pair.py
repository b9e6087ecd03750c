"""A warm-up and the cool-down that follows it are tied together on record."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.commands.desk import open_calendar, open_journal
from coach.core.day import utc_text
from tests.cli.conftest import shelve
from tests.cli.program import Program
from tests.cli.test_history import record


def test_a_cool_down_is_tied_to_the_warm_up_before_it(
    ready: Program, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is started, by what is on record; the log says so."""
    for name, when in (("warm", "before-exercise"), ("cool", "after-exercise")):
        path = shelve(shelf, name, "hold: 1 s", "both")
        path.write_text(path.read_text().replace("any-time", when))
    monkeypatch.setenv("COACH_HOME", str(ready.home))
    now = utc_text(datetime.now(UTC) - timedelta(hours=1))
    warm = replace(record(1, "Warm-up"), routine="warm", started=now, day=open_calendar().today())
    open_journal().save(warm)
    assert ready.run("start", "cool", "--events", "--library", shelf).returncode == 0
    assert [one["pair"] for one in ready.records()] == [None, warm.id]
    assert "Our cool one: completed; held 1 s; after the warm-up of " in ready.run("log").stdout
