"""`coach forget`: what it says, what it asks, and what is left afterwards."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coach.adapters.journal import SqliteJournal
from coach.commands.desk import open_journal
from coach.core.answers import Answers, Form, Moment, Rating
from coach.core.record import State
from tests.adapters.records import BEGUN, CHOICE
from tests.cli.program import PATIENCE, ROOT, Done, Program, is_one_sentence
from tests.cli.test_history import record
from tests.terminal import Terminal

ANSWERS = Answers("answers", "2026-03-01T22:00:00.000Z", "2026-03-01", Form.DAILY, (), None)
ALONE = Rating("alone", "2026-03-02T06:00:00.000Z", "2026-03-02", Moment.MORNING, 2)
RATING = replace(ALONE, id="rating", session=record(1, "").id)
COMMAND = """
import sys
from coach.commands import out
from coach.commands.forget import forget
sys.exit(out.guarded(lambda: forget(safety_only="safety-only" in sys.argv, sure="yes" in sys.argv)))
"""


def command(*words: str) -> list[str]:
    return [sys.executable, "-c", COMMAND, *words]


def run(coach: Program, *words: str, stdin: str = "") -> Done:
    """The command to its end, without a terminal."""
    return subprocess.run(
        command(*words),
        cwd=ROOT,
        env=coach.env,
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


@pytest.fixture
def journal(coach: Program, monkeypatch: pytest.MonkeyPatch) -> SqliteJournal:
    """The journal of that home, with two sessions, one note, two ratings, an answer and two choices."""
    monkeypatch.setenv("COACH_HOME", str(coach.home))
    journal = open_journal()
    for number in (1, 2):
        journal.save(record(number, "Calves"))
    journal.add_note(record(1, "").id, "tight")
    for entry in (ANSWERS, ALONE, RATING, CHOICE, BEGUN):
        journal.keep(entry)
    return journal


@pytest.fixture
def copy(coach: Program, journal: SqliteJournal) -> Path:
    """A copy such as an update leaves."""
    assert journal.sessions()
    copy = coach.home / "data" / "journal-v1.sqlite3"
    copy.write_bytes((coach.home / "data" / "journal.sqlite3").read_bytes())
    return copy


@pytest.mark.parametrize("words", [(), ("yes",), ("safety-only", "yes")])
def test_nothing_to_forget(coach: Program, words: tuple[str, ...]) -> None:
    """No mistake, no question, and no file is made."""
    done = run(coach, *words)
    assert (done.returncode, done.stdout, done.stderr) == (0, "There is nothing to forget.\n", "")
    assert not coach.home.exists()


def test_without_a_terminal_it_needs_to_be_sure(coach: Program, journal: SqliteJournal) -> None:
    """The word on standard input counts for nothing there: exit code 2, one sentence that says how, all is kept."""
    done = run(coach, stdin="forget\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--yes" in done.stderr
    assert is_one_sentence(done.stderr)
    assert len(journal.sessions()) == 2


def test_everything_is_forgotten(coach: Program, journal: SqliteJournal, copy: Path) -> None:
    """With counts, and with what stays; then there is nothing to forget. A routine of one's own is untouched."""
    own = coach.home / "config" / "routines" / "mine.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("mine", encoding="utf-8")
    done = run(coach, "yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:7] == [
        "Forgotten for good:",
        "  2 sessions",
        "  1 note",
        "  2 ratings of pain",
        "  1 answer about your body",
        "  2 choices of sessions and courses",
        "  1 copy of the journal from before an update",
    ]
    for words in ("bare ids", "settings and your own routines are not touched", "made elsewhere are not reached"):
        assert words in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert (journal.sessions(), journal.entries(), copy.exists()) == ((), (), False)
    assert own.read_text(encoding="utf-8") == "mine"
    assert run(coach, "yes").stdout == "There is nothing to forget.\n"


def test_safety_alone(coach: Program, journal: SqliteJournal, copy: Path) -> None:
    """Sessions, notes, their ratings and courses stay, and that is said; so is why the copies go."""
    done = run(coach, "safety-only", "yes")
    assert done.stdout.splitlines()[1:4] == [
        "  1 rating of pain",
        "  1 answer about your body",
        "  1 copy of the journal from before an update",
    ]
    assert "hold answers too" in done.stdout
    assert "Your sessions stay" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert [found.note for found in journal.sessions()] == ["", "tight"]
    assert (journal.entries(), copy.exists()) == ((RATING, CHOICE, BEGUN), False)


@pytest.fixture
def terminal(coach: Program, journal: SqliteJournal) -> Iterator[Terminal]:
    """The command without --yes in a terminal, as far as its question."""
    assert journal.sessions()
    with Terminal(*command(), env=coach.env) as terminal:
        text = terminal.wait_for("Type forget to go on")
        for words in ("removed for good", "2 sessions", "1 note", "2 ratings of pain", "1 answer"):
            assert words in text
        yield terminal


def test_the_word_goes_on(terminal: Terminal, journal: SqliteJournal) -> None:
    """What was announced is removed."""
    terminal.press(*" forget", "enter")
    terminal.wait_for("Forgotten for good")
    assert terminal.exit_code() == 0
    assert (journal.sessions(), journal.entries()) == ((), ())


@pytest.mark.parametrize("answer", ["", "y", "yes", "forget it", "Forget", "\x04"])
def test_no_other_word_does(terminal: Terminal, journal: SqliteJournal, answer: str) -> None:
    """Neither yes nor an empty line nor the end of input: nothing is removed, exit code 1."""
    terminal.press(*answer, *(["enter"] if answer != "\x04" else []))
    terminal.wait_for("Nothing was forgotten")
    assert terminal.exit_code() == 1
    assert (len(journal.sessions()), len(journal.entries())) == (2, 5)


def test_what_is_being_played_is_said(coach: Program, journal: SqliteJournal) -> None:
    """A session that this very process plays: exit code 2, one sentence, and all is kept."""
    journal.save(record(3, "Now", state=State.RUNNING))
    done = run(coach, "yes")
    assert (done.returncode, done.stdout) == (2, "")
    assert "end it first" in done.stderr
    assert is_one_sentence(done.stderr)
    assert len(journal.sessions()) == 3


def test_a_journal_that_cannot_be_read_is_said(coach: Program) -> None:
    """It is never called empty."""
    path = coach.home / "data" / "journal.sqlite3"
    path.parent.mkdir(parents=True)
    path.write_text("dear diary " * 500, encoding="utf-8")
    done = run(coach, "yes")
    assert (done.returncode, done.stdout) == (2, "")
    assert "journal.sqlite3" in done.stderr
    assert is_one_sentence(done.stderr)
