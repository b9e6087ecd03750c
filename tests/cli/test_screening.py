"""`coach screen`, and the refusal to begin without its answers."""

from pathlib import Path

import pytest

from coach.commands.desk import open_library
from tests.cli.program import Program
from tests.terminal import Terminal
from tests.terminal import coach as coach_command


@pytest.mark.parametrize("answer", ["n", " None. "])
def test_none_is_remembered_for_today(coach: Program, shelf: Path, answer: str) -> None:
    """After it a session may begin."""
    done = coach.run("screen", stdin=f"{answer}\n")
    assert done.returncode == 0, done.stderr
    assert coach.run("start", "quick", "--events", "--library", shelf, stdin="stop\n").returncode == 1


@pytest.mark.parametrize("answer", ["1", "not sure", "no", "none 3"])
def test_anything_else_shows_the_card(coach: Program, answer: str) -> None:
    """Not sure counts as yes: the emergency card, exit code 3, and nothing is remembered."""
    done = coach.run("screen", stdin=f"{answer}\n")
    assert done.returncode == 3
    for words in ("Stop.", "emergency number", "112", "Get medical help today"):
        assert words in done.stdout
    assert not coach.home.exists()


@pytest.mark.parametrize("stdin", ["", "\n"])
def test_no_answer_is_never_none(coach: Program, stdin: str) -> None:
    """The end of input, or an empty line: nothing is remembered, nobody is alarmed, exit code 3."""
    done = coach.run("screen", stdin=stdin)
    assert done.returncode == 3
    assert "Nothing was answered" in done.stderr
    assert "emergency number" not in done.stdout
    assert not coach.home.exists()


def test_the_form_asks_for_every_daily_sign(coach: Program) -> None:
    """On one screen of 80 by 24, numbered, in the words of the safety file."""
    lines = coach.run("screen").stdout.splitlines()
    assert len(lines) < 24
    assert max(map(len, lines)) <= 80
    text = " ".join(" ".join(lines).split())
    questions = open_library(()).safety().first_line()
    assert len(questions) >= 5
    for number, question in enumerate(questions, 1):
        assert f"{number}. {' '.join(question.short.split())}" in text


@pytest.mark.parametrize("form", ["--plain", "--events"])
def test_no_session_begins_without_answers(coach: Program, shelf: Path, form: str) -> None:
    """Exit code 3 and a sentence that says how to answer; nothing on standard output, nothing on disk."""
    done = coach.run("start", "quick", form, "--library", shelf, stdin="none\n")
    assert done.returncode == 3
    assert "coach screen --none-apply" in done.stderr
    assert done.stdout == ""
    assert not coach.home.exists()


def test_an_answer_holds_for_its_day_only(coach: Program, shelf: Path) -> None:
    """The day after, the questions are asked again; a day ends at 04:00."""
    coach.env["TZ"] = "UTC-14"
    assert coach.run("screen", "--none-apply").returncode == 0
    coach.env["TZ"] = "UTC+12"
    done = coach.run("start", "quick", "--events", "--library", shelf, stdin="stop\n")
    assert done.returncode == 3


def test_at_a_terminal_plain_asks_right_there(coach: Program, shelf: Path) -> None:
    """With somebody there to answer, the questions come before the session, and it goes on after `none`."""
    with Terminal(*coach_command("start", "brief", "--plain", "--library", str(shelf)), env=coach.env) as terminal:
        terminal.wait_for("type none")
        terminal.press("none\r")
        terminal.wait_for("DONE. All of it was held.")
        assert terminal.exit_code() == 0
    assert coach.records()[0]["state"] == "completed"


def test_at_a_terminal_a_sign_stops_plain(coach: Program, shelf: Path) -> None:
    """Any other answer shows the card, and the session never begins."""
    with Terminal(*coach_command("start", "brief", "--plain", "--library", str(shelf)), env=coach.env) as terminal:
        terminal.wait_for("type none")
        terminal.press("not sure\r")
        terminal.wait_for("emergency number")
        assert terminal.exit_code() == 3
    assert coach.records() == []


def test_a_sign_withdraws_the_answer_of_the_morning(coach: Program, shelf: Path) -> None:
    """After "none", a later yes, or the stop sign in a session, and no session begins until it is asked again."""
    assert coach.run("screen", "--none-apply").returncode == 0
    assert coach.run("screen", stdin="3\n").returncode == 3
    assert coach.run("start", "quick", "--events", "--library", shelf, stdin="stop\n").returncode == 3
    assert coach.run("screen", "--none-apply").returncode == 0
    stopped = coach.run("start", "quick", "--events", "--library", shelf, stdin="!\n")
    assert stopped.returncode == 3
    assert "emergency number" in stopped.stderr
    assert coach.run("start", "quick", "--events", "--library", shelf, stdin="stop\n").returncode == 3
