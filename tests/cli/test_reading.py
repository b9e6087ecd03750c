"""`coach show` and `coach why`: pages in full."""

import json

import pytest

from coach.commands.desk import open_library
from coach.core.knowledge import GRADE_MEANING
from coach.core.pages.condition import condition_page
from coach.core.pages.exercise import exercise_page
from coach.core.pages.routine import routine_page
from coach.core.paper import lines
from tests.cli.program import Program, is_one_sentence


def test_a_routine_is_shown_in_full(coach: Program) -> None:
    """Stop rules of the safety file and of the routine, doses, links with grade and meaning, sources with status."""
    done = coach.run("show", "bedtime-cramp-routine")
    assert done.returncode == 0
    page = " ".join(done.stdout.split())
    for words in ("Stop at once if", "Chest pain", "3 × 10 s each side", "limited (may be true", "[source read]"):
        assert words in page
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_a_page_is_never_wider_than_100_columns(coach: Program) -> None:
    """However wide the terminal is, lines stay readable."""
    coach.env["COLUMNS"] = "240"
    lines = coach.run("show", "sciatica").stdout.splitlines()
    assert 90 < max(map(len, lines)) <= 100


def test_emergency_signs_come_first(coach: Program) -> None:
    """On a condition's page nothing stands above them but its title."""
    lines = [line for line in coach.run("show", "sciatica").stdout.splitlines() if line.strip("=")]
    assert lines[0] == "Sciatica"
    assert lines[1].startswith("Emergency")
    assert lines[2].startswith("- ")


def test_a_bare_name_takes_the_routine_and_names_the_others(coach: Program) -> None:
    """The same name may be an exercise as well: the note says how to ask for that one."""
    done = coach.run("show", "wall-calf-stretch", "--json")
    assert json.loads(done.stdout)["kind"] == "routine"
    assert "exercise:wall-calf-stretch" in done.stderr
    exercise = coach.run("show", "exercise:wall-calf-stretch", "--json")
    assert json.loads(exercise.stdout)["kind"] == "exercise"
    assert exercise.stderr == ""


@pytest.mark.parametrize("name", ["Night leg cramps", "condition:nocturnal-leg-cramps", "condition:NIGHT LEG CRAMPS"])
def test_a_title_is_as_good_as_a_name(coach: Program, name: str) -> None:
    """In capitals or not."""
    done = coach.run("show", name)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Night leg cramps\n")


@pytest.mark.parametrize(
    ("command", "name"),
    [("show", "routine:hamstring-strech"), ("why", "Hamstring strech"), ("start", "hamstring-strech")],
)
def test_an_unknown_name_is_refused_with_the_nearest(coach: Program, command: str, name: str) -> None:
    """Exit code 2, and one sentence with the names that are near."""
    done = coach.run(command, name)
    assert done.returncode == 2
    assert "hamstring-stretch" in done.stderr.casefold().replace(" ", "-")
    assert is_one_sentence(done.stderr)


def test_what_was_typed_is_not_taken_for_an_escape(coach: Program) -> None:
    """A name with terminal escapes is shown harmless, and short."""
    done = coach.run("show", "\x1b[31mred" + "x" * 10_000)
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
    assert len(done.stderr) < 400


def test_why_names_outcome_grade_and_sources(coach: Program) -> None:
    """Each link with its grade and what that means, its finding, its population, its effect and its sources."""
    page = " ".join(coach.run("why", "bedtime-cramp-routine").stdout.split())
    for words in (
        "number of cramps a night: limited",
        "may be true",
        "Studied in",
        "People: 80",
        "Hallegraeff",
        "[source read]",
    ):
        assert words in page


def test_every_page_of_the_content_can_be_shown() -> None:
    """No routine, exercise or condition makes the page fail, and no grade stands there without its meaning."""
    library = open_library(())
    pages = [routine_page(routine, library) for routine in library.routines().values()]
    pages += [exercise_page(card, library) for card in library.exercises().values()]
    pages += [condition_page(card, library) for card in library.conditions().values()]
    assert len(pages) > 20
    for page in pages:
        assert all(len(line) <= 60 for line in lines(page, 60))
    for routine in library.routines().values():
        words = " ".join(lines(routine_page(routine, library), 10_000))
        assert all(f"({GRADE_MEANING[link.grade]})" in words for link in routine.links)


def test_text_that_the_terminal_cannot_show_does_not_stop_a_page(coach: Program) -> None:
    """Letters outside the encoding of standard output are replaced."""
    coach.env["PYTHONIOENCODING"] = "ascii"
    done = coach.run("show", "bedtime-cramp-routine")
    assert done.returncode == 0
    assert "3 ? 10 s" in done.stdout
