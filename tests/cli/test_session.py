"""`coach start`: sessions from their first line to what is kept of them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import shelve
from tests.cli.program import Done, Program, events

STEPS = "segment-started"


def rehearse(coach: Program, shelf: Path, name: str, *words: str, stdin: str = "") -> Done:
    return coach.run("start", name, "--events", "--speed", "1000", "--library", shelf, *words, stdin=stdin)


def test_a_whole_session_is_done_and_kept(ready: Program, shelf: Path) -> None:
    """Played to its end it is exit code 0, and the journal says what was held, by side, as the events did."""
    done = ready.run("start", "brief", "--events", "--library", shelf)
    assert done.returncode == 0
    assert done.stderr == ""
    told = events(done)
    assert told[0]["event"] == "session-started"
    assert told[0]["format"] == 1
    assert told[-1] == {"t": told[-1]["t"], "event": "session-ended", "outcome": "completed"}
    (record,) = ready.records()
    assert record["state"] == "completed"
    assert record["held_by_side"] == {"both": 1.0}
    assert [play["held"] for play in record["segments"]] == [e["held"] for e in told if e["event"] == "segment-ended"]


def test_a_session_without_a_terminal_is_lines(ready: Program, shelf: Path) -> None:
    """`start` alone, into a pipe, is `--plain`: phase, side and what is asked, in words."""
    with ready.begin("start", "sides", "--library", shelf) as session:
        session.say("done")
        session.say("stop")
        code, lines, notes = session.end()
    assert code == 1
    assert "READY" in lines
    assert "HOLD, LEFT, 2 s, Wall calf stretch" in lines
    assert "ENDED" in lines
    assert notes == ""


def test_a_rehearsal_is_marked_and_not_kept(coach: Program, shelf: Path) -> None:
    """It needs no answers, says on every line what it is, and writes nothing."""
    plain = coach.run("start", "sides", "--plain", "--speed", "1000", "--library", shelf)
    assert plain.returncode == 0
    assert all(line.startswith("rehearsal") for line in plain.stdout.splitlines())
    assert events(rehearse(coach, shelf, "sides"))[0]["rehearsal"] is True
    assert not coach.home.exists()


def test_a_rehearsal_keeps_the_numbers(coach: Program, shelf: Path) -> None:
    """However fast, it tells the same events at the same instants of the session."""
    slow, fast = (
        coach.run("start", "sides", "--events", "--speed", speed, "--library", shelf).stdout.replace(speed, "N")
        for speed in ("30.0", "3000.0")
    )
    assert slow == fast


def test_the_side_that_starts(coach: Program, shelf: Path) -> None:
    """`--side right` begins on the right; both sides get the same."""
    told = events(rehearse(coach, shelf, "sides", "--side", "right"))
    assert [e["side"] for e in told if e["event"] == STEPS and e["kind"] == "hold"] == ["right", "left"]


@pytest.mark.parametrize("name", ["routine:sides", "Our sides one", "OUR SIDES ONE"])
def test_a_routine_is_known_by_its_title_too(coach: Program, shelf: Path, name: str) -> None:
    """And by its name with its kind before it."""
    assert events(rehearse(coach, shelf, name))[0]["routine"] == "sides"


def test_the_end_of_input_ends_what_waits_for_the_person(coach: Program, shelf: Path) -> None:
    """The session runs on, and an until-done segment then ends it early: exit code 1, and the note says why."""
    done = rehearse(coach, shelf, "open")
    assert done.returncode == 1
    assert events(done)[-1]["outcome"] == "ended-early"
    assert "standard input has ended" in done.stderr


def test_done_ends_what_waits_for_the_person(coach: Program, shelf: Path) -> None:
    """Said in its lead-in and in itself, it makes the session whole."""
    with coach.begin("start", "open", "--events", "--speed", "100", "--library", shelf) as session:
        session.wait_for(event=STEPS, kind="until-done")
        session.say("done")
        code, _, notes = session.end()
    assert code == 0, notes


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("pause", "resume"), ("session-paused", "session-resumed")),
        (("next",), ("segment-skipped",)),
        (("redo",), ("segment-ended", STEPS)),
        (("back",), ("segment-ended", STEPS)),
        (("done",), ("cue-given", "segment-ended")),
        (("stop",), ("segment-ended", "session-ended")),
    ],
)
def test_the_words_of_standard_input(
    coach: Program, shelf: Path, words: tuple[str, ...], told: tuple[str, ...]
) -> None:
    """Each command of the engine is a word, and does what the engine says."""
    with coach.begin("start", "long", "--events", "--speed", "5", "--library", shelf) as session:
        session.wait_for(event=STEPS, kind="hold")
        for word in words:
            session.say(word)
        for name in told:
            session.wait_for(event=name)


def test_extend_and_shorten(coach: Program, shelf: Path) -> None:
    """They move the end of a hold by ten seconds, and what was held says so."""
    with coach.begin("start", "long", "--events", "--speed", "50", "--library", shelf) as session:
        session.wait_for(event=STEPS, kind="hold")
        session.say("extend")
        assert session.wait_for(event="segment-ended", kind="hold")["held"] == 40.0
        assert session.end()[0] == 0
    with coach.begin("start", "long", "--events", "--speed", "20", "--library", shelf) as session:
        session.wait_for(event=STEPS, kind="hold")
        session.say("shorten")
        assert session.wait_for(event="segment-ended", kind="hold")["held"] == 20.0
        assert session.end()[0] == 1


def test_other_words_are_answered_with_a_note(coach: Program, shelf: Path) -> None:
    """A word that is no command, bytes that are no text and an endless line change nothing; nor does a move that
    is not legal."""
    stdin = "dance\n\x00\x1b[31m\nresume\n" + "x" * 100_000 + "\n"
    done = coach.run("start", "quick", "--events", "--speed", "5", "--library", shelf, stdin=stdin)
    assert done.returncode == 0
    assert "no such command" in done.stderr
    assert "not possible" in done.stderr
    assert "\x1b" not in done.stderr


def test_ended_early_is_kept_as_such(ready: Program, shelf: Path) -> None:
    """`stop` is exit code 1; the record has the time that was really held."""
    with ready.begin("start", "long", "--events", "--library", shelf) as session:
        session.say("done")
        session.wait_for(event=STEPS, kind="hold")
        held = session.hold_for(1.1)
        session.say("stop")
        code, _, notes = session.end()
    assert (code, notes) == (1, "")
    (record,) = ready.records()
    assert record["state"] == "ended-early"
    assert record["held_by_side"]["left"] == pytest.approx(held, abs=0.3)


def test_less_than_a_second_is_not_kept(ready: Program, shelf: Path) -> None:
    """Who only looked has no session in the log."""
    done = ready.run("start", "long", "--events", "--library", shelf, stdin="done\nstop\n")
    assert done.returncode == 1
    assert ready.records() == []


def test_a_closed_output_ends_and_keeps_the_session(ready: Program, shelf: Path) -> None:
    """`| head -1`: what was held is saved, the exit code is 1, and nobody is told."""
    with ready.begin("start", "long", "--plain", "--library", shelf) as session:
        session.say("done")
        session.wait_for_line("HOLD")
        session.hold_for(1.1)
        assert session.process.stdout is not None
        session.process.stdout.close()
        session.say("pause")
        assert session.process.wait(10) == 1
        assert session.process.stderr is not None
        assert session.process.stderr.read() == ""
    (record,) = ready.records()
    assert record["state"] == "ended-early"
    assert record["held"] >= 1


def test_an_output_that_is_full_is_told(ready: Program, shelf: Path) -> None:
    """A full disk under standard output is one sentence and exit code 1."""
    with Path("/dev/full").open("w") as full:
        for words in (("start", "long", "--plain", "--library", shelf), ("list",), ("--help",)):
            with ready.begin(*words, stdout=full.fileno()) as running:
                code, _, notes = running.end()
            assert code == 1
            assert len(notes.splitlines()) == 1
            assert "standard output" in notes


def test_an_output_that_was_never_there(coach: Program) -> None:
    """`>&-` is a closed output like any other."""
    done = coach.run("list", preexec=lambda: os.close(1))
    assert (done.returncode, done.stderr) == (1, "")


def test_an_input_that_was_never_there(coach: Program, shelf: Path) -> None:
    """`<&-` is the end of input from the start."""
    words = ("start", "quick", "--plain", "--speed", "100", "--library", shelf)
    done = coach.run(*words, preexec=lambda: os.close(0))
    assert done.returncode == 0, done.stderr


def test_what_has_a_lock_is_not_begun_again_too_soon(ready: Program, shelf: Path) -> None:
    """A second session within the time is refused with 3 and the time to wait; a rehearsal is not."""
    path = shelve(shelf, "cold", "for: 1 s\n    at_most: 20 s", "both")
    path.write_text(path.read_text(encoding="utf-8") + "lock_after: 2 h\n", encoding="utf-8")
    words = ("--library", shelf, "start", "cold")
    assert ready.run(*words, "--plain").returncode == 0
    again = ready.run(*words, "--plain")
    assert (again.returncode, again.stdout) == (3, "")
    assert again.stderr == "It is too soon for “Our cold one”: wait 2 h more.\n"
    assert ready.run(*words, "--events", "--speed", "100").returncode == 0


def test_a_question_is_a_line_and_an_event(coach: Program, shelf: Path) -> None:
    """The question stands beside its cue, in lines and in JSON."""
    checks = "for: 20 s\n    checks: [{at: 5 s, every: 5 s, ask: How does the skin look?}]"
    shelve(shelf, "asked", checks, "both")
    words = ("--library", shelf, "start", "asked", "--speed", "200")
    done = coach.run(*words, "--events")
    asked = [event for event in events(done) if event.get("cue") == "check"]
    assert [(event["t"], event["ask"]) for event in asked] == [(t, "How does the skin look?") for t in (6, 11, 16)]
    assert "Check: How does the skin look?" in coach.run(*words, "--plain").stdout


def test_a_start_reads_no_file_that_it_does_not_need(coach: Program, shelf: Path) -> None:
    """Of the content only the routine, its exercises, the citations and the safety questions are opened."""
    watched = (
        "import sys; opened = set()\n"
        "sys.addaudithook(lambda name, args: opened.add(str(args[0])) if name == 'open' else None)\n"
        "from coach.cli import main; main(sys.argv[1:])\n"
        "print(*sorted(p.rpartition('/')[2] for p in opened if p.endswith('.yaml')))"
    )
    words = [sys.executable, "-c", watched, "--library", str(shelf), "start", "quick", "--plain", "--speed", "1000"]
    done = subprocess.run(words, env=coach.env, capture_output=True, text=True, timeout=20, check=True, input="")
    needed = [
        "quick.yaml",
        "references.yaml",
        "safety.yaml",
        "seated-towel-calf-stretch.yaml",
        "wall-calf-stretch.yaml",
    ]
    assert set(done.stdout.splitlines()[-1].split()) <= set(needed)
