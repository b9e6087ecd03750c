"""A session that the system ends: what was held is saved first, then the exit code names the signal."""

import signal
import time
from pathlib import Path

import pytest

from tests.cli.program import Program

SIGNALS = {signal.SIGHUP: 129, signal.SIGINT: 130, signal.SIGTERM: 143}


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_saves_and_then_ends(ready: Program, shelf: Path, number: signal.Signals) -> None:
    """The record has the time that was held until the signal came; nothing is said. Where the terminal has gone, the
    session has not ended: it can be taken up."""
    with ready.begin("start", "long", "--events", "--library", shelf) as session:
        session.say("done")
        session.wait_for(event="segment-started", kind="hold")
        held = session.hold_for(1.1)
        session.process.send_signal(number)
        code, _, notes = session.end()
    assert (code, notes) == (SIGNALS[number], "")
    (record,) = ready.records()
    assert record["state"] == ("running" if number is signal.SIGHUP else "ended-early")
    assert record["held_by_side"]["left"] == pytest.approx(held, abs=0.3)
    assert record["segments"][-1]["ended"] == "stopped"


def test_several_signals_at_once_lose_nothing(ready: Program, shelf: Path) -> None:
    """A terminal that closes may send a hang-up and its service manager more: the first one counts."""
    with ready.begin("start", "long", "--events", "--library", shelf) as session:
        session.say("done")
        session.wait_for(event="segment-started", kind="hold")
        session.hold_for(1.1)
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
            session.process.send_signal(number)
        code, _, notes = session.end()
    assert code in SIGNALS.values()
    assert notes == ""
    assert len(ready.records()) == 1


def test_a_signal_while_paused(ready: Program, shelf: Path) -> None:
    """Paused or not makes no difference, and the pause is not counted as held."""
    with ready.begin("start", "long", "--events", "--library", shelf) as session:
        session.say("done")
        session.wait_for(event="segment-started", kind="hold")
        session.hold_for(1.1)
        session.say("pause")
        session.wait_for(event="session-paused")
        session.hold_for(0.6)
        session.process.send_signal(signal.SIGTERM)
        assert session.end()[0] == 143
    assert ready.records()[0]["held"] < 1.6


def test_an_ignored_hangup_stays_ignored(coach: Program, shelf: Path) -> None:
    """Under `nohup` a session goes on when the terminal is closed."""
    coach.before = ("nohup",)
    with coach.begin("start", "quick", "--events", "--speed", "4", "--library", shelf) as session:
        session.wait_for(event="segment-started", kind="hold")
        session.process.send_signal(signal.SIGHUP)
        assert session.end()[0] == 0


def test_an_interrupt_outside_a_session(coach: Program) -> None:
    """Ctrl-C at a question is exit code 130 without a traceback."""
    with coach.begin("screen") as screen:
        assert screen.process.stdout is not None
        screen.process.stdout.readline()
        time.sleep(0.3)
        screen.process.send_signal(signal.SIGINT)
        code, _, notes = screen.end()
    assert (code, notes) == (130, "")
