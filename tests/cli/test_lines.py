"""What a session in lines says when it is asked, when its length is changed, and when it was stopped for a moment."""

import re
import signal
import time
from pathlib import Path

import pytest

from tests.cli.conftest import shelve
from tests.cli.program import Program, events

HOLD = {"event": "segment-started", "kind": "hold"}


def test_time_is_told_when_it_is_asked_for(coach: Program, shelf: Path) -> None:
    """Of the part and in all, as a note beside the data; it changes nothing."""
    words = ("start", "long", "--events", "--speed", "2", "--library", shelf)
    with coach.begin(*words) as session:
        session.wait_for(**HOLD)
        session.say("TIME ")
        session.say("pause")
        session.wait_for(event="session-paused")
        session.say("stop")
        _, rest, notes = session.end()
    (told,) = notes.splitlines()
    part, whole = re.fullmatch(r"0:(\d\d) of this part, 0:(\d\d) in all left\.", told).groups()  # type: ignore[union-attr]
    assert 25 <= int(part) <= 30
    assert int(whole) == int(part)
    assert "time" not in rest


def test_time_where_the_person_decides_says_about(coach: Program, shelf: Path) -> None:
    """No more is known."""
    with coach.begin("start", "open", "--events", "--speed", "5", "--library", shelf) as session:
        session.wait_for(event="segment-started", kind="until-done")
        session.say("time")
        session.say("done")
        code, _, notes = session.end()
    assert code == 0
    assert re.fullmatch(r"about \d+:\d\d in all left\.", notes.strip())


def test_time_is_among_the_commands(coach: Program, shelf: Path) -> None:
    """The first line names it, and so does the answer to a word that is none."""
    done = coach.run("start", "quick", "--plain", "--speed", "50", "--library", shelf, stdin="dance\n")
    assert "time" in done.stderr


@pytest.mark.parametrize(("word", "seconds"), [("extend", 40.0), ("shorten", 20.0)])
def test_a_changed_length_is_an_event_and_a_line(coach: Program, shelf: Path, word: str, seconds: float) -> None:
    """The part, and how long it is now in all; said once, at the moment of the command."""
    words = ("start", "long", "--speed", "4", "--library", shelf)
    with coach.begin(*words, "--events") as session:
        session.wait_for(**HOLD)
        session.say(word)
        changed = session.wait_for(event="segment-changed")
        assert (changed["kind"], changed["segment"], changed["seconds"]) == ("hold", 1, seconds)
        assert 1 <= changed["t"] < 10
        session.say("stop")
        _, rest, _ = session.end()
        assert "segment-changed" not in rest
    with coach.begin(*words, "--plain") as session:
        session.wait_for_line("HOLD")
        session.say(word)
        session.wait_for_line(f"{seconds:g} s of it in all now")


def test_a_length_that_cannot_change_is_no_event(coach: Program, shelf: Path) -> None:
    """The last three seconds stay, and nothing is said of what did not happen."""
    shelve(shelf, "three", "hold: 3 s", "both")
    with coach.begin("start", "three", "--events", "--speed", "2", "--library", shelf) as session:
        session.wait_for(**HOLD)
        session.say("shorten")
        _, rest, _ = session.end()
    assert "segment-changed" not in rest


def test_ticks_are_events_and_no_lines(coach: Program, shelf: Path) -> None:
    """A screen reader would drown in them; the ticks are in the events, two for each repetition."""
    shelve(shelf, "counted", "reps: 6\n    tempo: {out: 2 s, back: 1 s}", "both")
    words = ("start", "counted", "--speed", "200", "--library", shelf)
    cues = [event["cue"] for event in events(coach.run(*words, "--events")) if event["event"] == "cue-given"]
    assert {"out", "back"} <= set(cues)
    lines = [line.partition("|")[2].strip() for line in coach.run(*words, "--plain").stdout.splitlines()]
    assert all(line.partition("  ")[2].strip() for line in lines), lines
    told = [line for line in lines if re.search(r"\b(out|back|tick)\b", line, re.IGNORECASE)]
    assert told == []


def test_a_short_stop_is_a_gap_of_which_nothing_is_held(ready: Program, shelf: Path) -> None:
    """Far below the five seconds that a gap otherwise takes: the system said that it stopped the program. It is told
    with its length, the session pauses, and only what was held before and after counts."""
    with ready.begin("start", "long", "--events", "--library", shelf) as session:
        session.say("done")
        session.wait_for(**HOLD)
        held = session.hold_for(1.2)
        session.process.send_signal(signal.SIGSTOP)
        time.sleep(1.5)
        session.process.send_signal(signal.SIGCONT)
        session.wait_for(event="session-paused")
        assert 1.4 <= session.wait_for(event="gap-noticed")["away"] <= 2.5
        session.say("stop")
        assert session.end()[0] == 1
    assert ready.records()[0]["held"] == pytest.approx(held, abs=0.4)


def test_going_on_without_a_stop_is_no_gap(ready: Program, shelf: Path) -> None:
    """A SIGCONT that comes to a program that runs means nothing."""
    with ready.begin("start", "long", "--events", "--library", shelf) as session:
        session.say("done")
        session.wait_for(**HOLD)
        for _ in range(3):
            session.process.send_signal(signal.SIGCONT)
            session.hold_for(0.3)
        session.say("stop")
        _, rest, _ = session.end()
    assert "gap-noticed" not in rest
