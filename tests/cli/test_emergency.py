"""`coach emergency`: the card comes whatever else is broken, and the number that is set stands on it."""

from pathlib import Path

import pytest

from coach.core.emergency import NUMBERS
from tests.cli.program import Done, Program, is_one_sentence

SETTINGS = Path("config") / "settings.yaml"


def shows_all(done: Done) -> bool:
    """Whether every number stands there with its place."""
    return all(f"- {entry.place}: {entry.number}\n" in done.stdout for entry in NUMBERS)


def shows_only(done: Done, number: str) -> bool:
    """Whether this number is the first line, and there is no list."""
    return done.stdout.startswith(f"Call {number} now\n") and "- " not in done.stdout


def test_the_card_needs_no_setting_up(coach: Program) -> None:
    """At most 16 rows with every number, nothing on standard error, and nothing is written down."""
    done = coach.run("emergency")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Stop. These signs can be serious.\n")
    assert "This program cannot examine you." in done.stdout
    assert len(done.stdout.splitlines()) <= 16
    assert shows_all(done)
    assert not coach.home.exists()


def test_the_card_needs_no_home(coach: Program) -> None:
    """Where there is no home directory at all."""
    del coach.env["COACH_HOME"]
    coach.env["HOME"] = ""
    done = coach.run("emergency")
    assert (done.returncode, done.stderr) == (0, "")
    assert shows_all(done)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("--country", "GB"), "999"),
        (("--country", " nz "), "111"),
        (("--country", "DE"), "112"),
        (("--number", "+44 20 7946 0958"), "+44 20 7946 0958"),
    ],
)
def test_what_is_set_stands_on_this_card_and_on_the_next(coach: Program, words: tuple[str, ...], number: str) -> None:
    """A country's number by its code, in small letters too, or a number of one's own."""
    for done in (coach.run("emergency", *words), coach.run("emergency")):
        assert (done.returncode, done.stderr) == (0, "")
        assert shows_only(done, number)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--country", "ZW"), "coach emergency --number"),
        (("--country", ""), "coach emergency --number"),
        (("--country", "Britain\x1b[2J"), "coach emergency --number"),
        (("--number", "nobody"), "write digits"),
        (("--country", "GB", "--number", "112"), "--country"),
    ],
)
def test_what_no_card_could_show_is_refused(coach: Program, words: tuple[str, ...], said: str) -> None:
    """In one sentence that names the way out; what was set before stays."""
    coach.run("emergency", "--country", "AU")
    done = coach.run("emergency", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert is_one_sentence(done.stderr)
    assert said in done.stderr
    assert "\x1b" not in done.stderr
    assert shows_only(coach.run("emergency"), "000")


def test_broken_settings_cost_the_choice_and_never_the_card(coach: Program) -> None:
    """All numbers, and one note with the place of the mistake."""
    path = coach.home / SETTINGS
    path.parent.mkdir(parents=True)
    path.write_text("format: 1\nemergency: {contry: GB}\n", encoding="utf-8")
    done = coach.run("emergency")
    assert done.returncode == 0
    assert shows_all(done)
    assert is_one_sentence(done.stderr)
    assert f"{path}:2:13: `contry` is not a key" in done.stderr


def test_a_number_that_cannot_be_kept_is_shown_all_the_same(coach: Program) -> None:
    """The card comes first; then one sentence, exit code 1, and the broken file as it was."""
    path = coach.home / SETTINGS
    path.parent.mkdir(parents=True)
    path.write_text("format: 1\nmore: 5\n", encoding="utf-8")
    done = coach.run("emergency", "--country", "GB")
    assert done.returncode == 1
    assert shows_only(done, "999")
    assert is_one_sentence(done.stderr)
    assert f"{path}:2:1: " in done.stderr
    assert path.read_text(encoding="utf-8") == "format: 1\nmore: 5\n"
