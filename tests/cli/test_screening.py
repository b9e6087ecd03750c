"""`coach screen`, and the refusal to begin without its answers."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coach.commands.desk import open_library
from tests.cli.program import Program
from tests.terminal import Terminal
from tests.terminal import coach as coach_command

NOTHING = "none\n" * 6 + "2\n" + "none\n" * 2
"""All nine questions: nothing applies, and the pain is 2."""


def begins(coach: Program, shelf: Path, routine: str = "quick") -> bool:
    """Whether a session of this routine begins now."""
    return coach.run("start", routine, "--events", "--library", shelf, stdin="stop\n").returncode == 1


def test_the_first_time_all_nine_are_asked(coach: Program, shelf: Path) -> None:
    """One at a time, each with its signs; afterwards a session may begin."""
    done = coach.run("screen", stdin=NOTHING)
    assert done.returncode == 0, done.stderr
    text = " ".join(done.stdout.split())
    for number, question in enumerate(open_library(()).safety().questions, 1):
        assert f"Question {number} of 9" in text
        assert question.ask in text
        for sign in question.signs:
            assert sign.text in text
    assert begins(coach, shelf)


def test_after_that_it_is_one_form_a_day(coach: Program, shelf: Path) -> None:
    """On one screen of 80 by 24, numbered, in the words of the safety file; then the pain."""
    coach.env["TZ"] = "UTC-14"
    assert coach.run("screen", stdin=NOTHING).returncode == 0
    coach.env["TZ"] = "UTC+12"
    assert not begins(coach, shelf)
    done = coach.run("screen", stdin="None.\n6\n")
    assert done.returncode == 0 and "only self-care" in done.stdout
    lines = done.stdout.splitlines()
    assert len(lines) < 24
    assert max(map(len, lines)) <= 80
    text = " ".join(" ".join(lines).split())
    for number, question in enumerate(open_library(()).safety().first_line(), 1):
        assert f"{number}. {' '.join(question.short.split())}" in text
    assert begins(coach, shelf, "ice-pack") and not begins(coach, shelf)


@pytest.mark.parametrize(
    ("answers", "says"),
    [("1\n", "Call your local emergency number"), ("not sure\n", "Call your local emergency number")],
)
def test_an_emergency_sign_ends_the_questions(coach: Program, shelf: Path, answers: str, says: str) -> None:
    """At once, with exit code 3 and the card; not sure counts as yes; nothing begins, nor is it talked away."""
    done = coach.run("screen", stdin=answers)
    assert done.returncode == 3
    assert says in done.stdout and "112" in done.stdout and "No exercises until" in done.stdout
    assert "Question 2" not in done.stdout
    assert not begins(coach, shelf)
    for words in (("screen",), ("screen", "--none-apply"), ("screen", "--all")):
        again = coach.run(*words, stdin=NOTHING)
        assert again.returncode == 3 and "No exercises until" in again.stdout
    assert not begins(coach, shelf, "cramp-first-aid")


def test_help_on_the_same_day_is_another_card(coach: Program) -> None:
    """Who may have a clot still hears the questions for emergencies, and no others."""
    done = coach.run("screen", stdin="none\nnone\n1\nnone\nnone\nnone\n")
    assert done.returncode == 3
    assert "Get medical help today" in done.stdout
    assert "Question 6" in done.stdout and "Question 7" not in done.stdout


def test_an_urgent_answer_is_kept_also_where_the_questions_are_left(coach: Program, shelf: Path) -> None:
    """Whoever confirms a sign and goes away has said it: the card, and nothing begins."""
    done = coach.run("screen", stdin="none\nnone\n1\n")
    assert done.returncode == 3
    assert "Get medical help today" in done.stdout
    assert not begins(coach, shelf) and not begins(coach, shelf, "cramp-first-aid")


@pytest.mark.parametrize(("cause", "blocks"), [("1", False), ("2", True)])
def test_strong_pain_needs_a_cause(coach: Program, cause: str, blocks: bool) -> None:
    """From 7 on it is asked whether the cause is clear; without one it is a doctor first."""
    done = coach.run("screen", stdin="none\n" * 6 + f"8\nnone\nnone\n{cause}\n")
    assert (done.returncode == 3) == blocks
    assert ("See a doctor before you exercise." in done.stdout) == blocks


def test_a_doctor_first_leaves_breathing_and_walking(coach: Program, shelf: Path) -> None:
    """Until it is answered anew, or a clinician has cleared a history."""
    some = "none\n" * 8
    done = coach.run("screen", stdin="none\n" * 6 + "0\nnone\n2\nno\n")
    assert done.returncode == 3
    assert "See a doctor before you exercise." in done.stdout and "coach start easy-walk" in done.stdout
    assert not begins(coach, shelf)
    assert begins(coach, shelf, "slow-breathing")
    assert coach.run("screen", "--none-apply").returncode == 3
    cleared = coach.run("screen", "--all", stdin="none\n" * 6 + "0\nnone\n2\nyes\n2999-01-01\n2026-03-01\nno\n")
    assert cleared.returncode == 3, "a day to come, and one that is too long ago, clear nothing"
    assert coach.run("screen", "--all", stdin=some[:30] + "0\nnone\nnone\n").returncode == 0
    assert begins(coach, shelf)


def test_a_state_of_the_body_is_remembered_and_leaves_out(coach: Program) -> None:
    """With what was changed, and why."""
    done = coach.run("screen", stdin="none\n" * 6 + "skip\n5, 6\nnone\n")
    assert done.returncode == 0
    assert "Remembered: Osteoporosis or a spinal fracture." in done.stdout
    assert "Remembered: Blood thinners." in done.stdout
    massage = coach.run("start", "leg-massage", "--plain")
    assert massage.returncode == 3
    assert "You said: Blood thinners." in massage.stdout and "coach start" in massage.stdout


def test_a_fresh_injury_asks_where_and_when(coach: Program, shelf: Path) -> None:
    """And shows the right protocol in the place of what is left out."""
    answers = "none\nnone\nnone\n3\nnone\nnone\n0\nnone\nnone\n1\n3\n"
    assert coach.run("screen", stdin=answers).returncode == 0
    for routine in ("heat-pack", "wall-calf-stretch", "leg-massage"):
        done = coach.run("start", routine, "--plain")
        assert done.returncode == 3
        assert "A calf injury less than 72 hours old" in done.stdout
        assert "coach start first-72-hours-of-a-strain" in done.stdout
    assert begins(coach, shelf, "first-72-hours-of-a-strain")


def test_an_urgent_answer_of_first_aid_is_not_attested_away(coach: Program, shelf: Path) -> None:
    """Also where nothing else was ever answered: the full questions come, and a script cannot answer them."""
    assert coach.run("start", "cramp-first-aid", "--plain", stdin="!\n2\n2\n").returncode == 3
    journal = coach.home / "data" / "journal.sqlite3"
    with closing(sqlite3.connect(journal)) as connection, connection:
        connection.execute("drop trigger entry_stays")
        connection.execute("update entry set day = '2026-01-01', at = '2026-01-01T10:00:00.000Z'")
    done = coach.run("screen", "--none-apply")
    assert done.returncode == 3 and "All questions come again" in done.stderr
    assert not begins(coach, shelf) and not begins(coach, shelf, "cramp-first-aid")


def test_strong_pain_leaves_self_care(coach: Program, shelf: Path) -> None:
    """From 6 of 10 on, that day; the answers say so."""
    told = coach.run("screen", stdin="none\n" * 6 + "6\nnone\nnone\n")
    assert told.returncode == 0 and "only self-care" in told.stdout
    assert "none of the signs applies" not in told.stdout
    done = coach.run("start", "quick", "--plain", "--library", shelf)
    assert done.returncode == 3
    assert "only self-care" in done.stdout
    assert begins(coach, shelf, "heat-pack")


@pytest.mark.parametrize("stdin", ["", "\n", "none\n", "none\nnone\nnone\n3\nnone\nnone\n0\nnone\nnone\n"])
def test_no_answer_is_never_none(coach: Program, stdin: str) -> None:
    """The end of input in the middle of the questions, or an empty line: nothing is remembered, exit code 3."""
    done = coach.run("screen", stdin=stdin)
    assert done.returncode == 3
    assert "Nothing was answered" in done.stderr
    assert "emergency number" not in done.stdout
    assert not coach.home.exists()


@pytest.mark.parametrize("form", ["--plain", "--events"])
def test_no_session_begins_without_answers(coach: Program, shelf: Path, form: str) -> None:
    """Exit code 3 and a sentence that says how to answer; nothing on standard output, nothing on disk."""
    done = coach.run("start", "quick", form, "--library", shelf, stdin="none\n")
    assert done.returncode == 3
    assert "coach screen --none-apply" in done.stderr
    assert done.stdout == ""
    assert not coach.home.exists()


def test_first_aid_begins_without_answers(coach: Program) -> None:
    """Its signs come before its first step; a person's own file of that name asks first."""
    done = coach.run("start", "cramp-first-aid", "--plain", stdin="stop\n")
    assert done.returncode == 1
    assert done.stdout.index("Maybe a clot") < done.stdout.index("READY")
    mine = coach.home / "config" / "routines"
    mine.mkdir(parents=True)
    source = open_library(()).routine("wall-calf-stretch")
    assert source is not None
    (mine / "cramp-first-aid.yaml").write_text(
        "format: 1\ntitle: Mine\nsummary: Mine.\nwhen: [self-care]\n"
        "steps:\n  - {exercise: wall-calf-stretch, hold: 30 s, sides: each}\n"
    )
    assert coach.run("start", "cramp-first-aid", "--plain", stdin="stop\n").returncode == 3


def test_an_answer_holds_for_its_day_only(coach: Program, shelf: Path) -> None:
    """A clock that is set back a day asks again; the next day does so too, as is tried above."""
    coach.env["TZ"] = "UTC"
    assert coach.run("screen", "--none-apply").returncode == 0
    assert begins(coach, shelf)
    coach.env["TZ"] = "UTC+23:59"
    assert not begins(coach, shelf)


def test_at_a_terminal_plain_asks_right_there(coach: Program, shelf: Path) -> None:
    """With somebody there to answer, all that has to be asked comes before the session, and the pain after it."""
    with Terminal(*coach_command("start", "brief", "--plain", "--library", str(shelf)), env=coach.env) as terminal:
        terminal.wait_for("Which number do you call")
        terminal.press("3\r")
        for number in range(1, 10):
            terminal.wait_for(f"Question {number} of 9")
            terminal.press("2\r" if number == 7 else "none\r")
        terminal.wait_for("DONE. All of it was held.")
        terminal.wait_for("after the session?")
        terminal.press("4\r")
        terminal.wait_for("Amber: 4 of 10")
        assert terminal.exit_code() == 0
    assert coach.records()[0]["state"] == "completed"
    assert "Call 999 now" in coach.run("emergency").stdout


def test_at_a_terminal_a_sign_stops_plain(coach: Program, shelf: Path) -> None:
    """An emergency sign shows the card, and the session never begins."""
    with Terminal(*coach_command("start", "brief", "--plain", "--library", str(shelf)), env=coach.env) as terminal:
        terminal.wait_for("Which number do you call")
        terminal.press("6\r")
        terminal.wait_for("Question 1 of 9")
        terminal.press("not sure\r")
        terminal.wait_for("emergency number")
        assert terminal.exit_code() == 3
    assert coach.records() == []
