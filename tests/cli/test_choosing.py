"""`coach before`, `coach after` and `--minutes`: a session is proposed with its reason, and fits the time there is."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.program import Done, Program, events, is_one_sentence

MINUTE = 60
HELD = {"hold"}


def proposed(done: Done) -> dict[str, Any]:
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


@pytest.mark.parametrize(
    ("words", "best"),
    [
        (("before", "running"), "warm-up-before-running"),
        (("before", "a swim"), None),
        (("before", "strength"), "warm-up-before-strength-training"),
        (("after", "cycling"), "cool-down-after-cycling"),
        (("after", "soccer"), "cool-down-after-football"),
        (("before", "bed", "--for", "nocturnal-leg-cramps"), "bedtime-cramp-routine"),
    ],
)
def test_what_is_proposed(coach: Program, words: tuple[str, ...], best: str | None) -> None:
    """The session made for that occasion and that activity comes first; a word that means nothing is refused."""
    done = coach.run(*words, "--json")
    if best is None:
        assert done.returncode == 2
        assert is_one_sentence(done.stderr)
    else:
        assert proposed(done)["sessions"][0]["id"] == best


def test_the_score_is_the_sum_of_its_parts(coach: Program) -> None:
    """Every session is shown with its score, and each part of it with its points."""
    for session in proposed(coach.run("after", "running", "--json"))["sessions"]:
        assert session["score"] == sum(part["points"] for part in session["parts"])
        assert {"when", "for", "evidence", "equipment", "position", "lately", "pain"} <= {
            part["name"] for part in session["parts"]
        }


def test_three_or_four_are_shown_and_none_of_them_twice(coach: Program) -> None:
    """One is proposed, and two or three others beside it."""
    names = [session["id"] for session in proposed(coach.run("after", "--json"))["sessions"]]
    assert 3 <= len(names) <= 4
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("before", "running", "--for", "sciatica"), "--for"),
        (("before", "tenis"), "activity"),
        (("after", "sciatica"), "--for"),
        (("after", "bed"), "coach before bed"),
        (("after", "--for", "elbow"), "elbow"),
        (("before", "running", "--minutes", "0"), "above 0"),
    ],
)
def test_a_question_that_makes_no_sense(coach: Program, words: tuple[str, ...], said: str) -> None:
    """One sentence that says what is wrong, and exit code 2."""
    done = coach.run(*words)
    assert done.returncode == 2
    assert is_one_sentence(done.stderr)
    assert said in done.stderr


def test_nothing_is_proposed_before_the_questions_of_today(coach: Program) -> None:
    """Where nobody can answer them, nothing begins."""
    done = coach.run("before", "running", "--events")
    assert done.returncode == 3
    assert done.stdout == ""
    assert "coach screen" in done.stderr


def test_the_proposal_is_started(ready: Program) -> None:
    """With its reason beside the events, which stay data; what was asked for is remembered."""
    with ready.begin("before", "running", "--events") as session:
        session.wait_for(event="session-started", routine="warm-up-before-running")
        session.say("stop")
        code, _, notes = session.end()
    assert code == 1
    assert notes.splitlines()[0].startswith("Warm-up before running")
    assert any(line.startswith("Or: ") for line in notes.splitlines())


def rehearsed(coach: Program, name: str, minutes: int) -> Done:
    return coach.run("start", name, "--events", "--speed", "10000", "--minutes", str(minutes))


def lasts(done: Done) -> float:
    """Seconds of session time, but for the closing second."""
    return float(events(done)[-1]["t"]) - 1


@pytest.mark.parametrize("minutes", [3, 5, 8])
def test_a_session_fits_the_time(coach: Program, minutes: int) -> None:
    """It is no longer, both sides get the same, and what was left out is said."""
    done = rehearsed(coach, "full-leg-stretch", minutes)
    assert done.returncode == 0
    assert lasts(done) <= minutes * MINUTE
    held: dict[str, float] = {}
    for event in events(done):
        if event["event"] == "segment-ended" and event["kind"] in HELD:
            held[event["side"]] = held.get(event["side"], 0) + event["held"]
    assert held.get("left") == held.get("right")
    assert "Left out" in done.stderr or "Shorter" in done.stderr


def test_too_little_time_gets_the_shortest_sensible_session(coach: Program) -> None:
    """And an honest sentence that it takes longer."""
    done = rehearsed(coach, "warm-up-before-running", 1)
    assert done.returncode == 0
    assert lasts(done) > MINUTE
    assert "too short" in done.stderr


def parts_of(done: Done) -> list[dict[str, Any]]:
    """What was begun, in order."""
    return [event for event in events(done) if event["event"] == "segment-started"]


@pytest.mark.parametrize("name", ["ice-pack", "cramp-first-aid"])
def test_self_care_is_never_shortened(coach: Program, name: str) -> None:
    """It is played as it is, and that is said where it takes longer."""
    done, whole = rehearsed(coach, name, 1), coach.run("start", name, "--events", "--speed", "10000")
    assert parts_of(done) == parts_of(whole)
    assert "never shortened" in done.stderr


def test_time_enough_changes_nothing(coach: Program) -> None:
    """The routine is itself, and nothing is said."""
    done, whole = (
        rehearsed(coach, "wall-calf-stretch", 60),
        coach.run("start", "wall-calf-stretch", "--events", "--speed", "10000"),
    )
    assert done.stdout == whole.stdout
    assert done.stderr == ""


def test_a_cool_down_belongs_to_the_warm_up_before_it(ready: Program) -> None:
    """The log ties the two together."""
    for words in (("before", "running"), ("after", "running")):
        with ready.begin(*words, "--events") as session:
            session.wait_for(event="segment-started", kind="prepare")
            session.say("done")
            session.wait_for(event="segment-started", kind="timed")
            session.hold_for(1.5)
            session.say("stop")
            session.end()
    warm_up, cool_down = ready.records()
    assert cool_down["pair"] == warm_up["id"]
    assert warm_up["pair"] is None
    assert "; after the warm-up of " in ready.run("log").stdout.splitlines()[1]


def test_the_others_are_named_with_the_time_that_there_is(ready: Program) -> None:
    """So that the command does what the line says."""
    with ready.begin("after", "cycling", "--events", "--minutes", "4") as session:
        session.wait_for(event="session-started")
        session.say("stop")
        _, _, notes = session.end()
    others = [line for line in notes.splitlines() if line.startswith("Or: ")]
    assert others
    assert all(line.endswith("--minutes 4`.") for line in others)


def test_an_unreadable_journal_is_told_of(ready: Program) -> None:
    """What is proposed then knows nothing of what was done."""
    (journal,) = ready.home.rglob("journal.sqlite3")
    journal.write_bytes(b"no journal" * 999)
    done = ready.run("after", "cycling", "--json")
    assert proposed(done)["sessions"]
    assert is_one_sentence(done.stderr)


def test_a_broken_shelf_hides_nothing(coach: Program, tmp_path: Path) -> None:
    """The good routines are proposed all the same, and the file is named."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    (folder / "bad.yaml").write_text("format: 1\ntitel: x\n", encoding="utf-8")
    done = coach.run("before", "running", "--json", "--library", folder)
    assert proposed(done)["sessions"][0]["id"] == "warm-up-before-running"
    assert "bad.yaml" in done.stderr
