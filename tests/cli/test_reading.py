"""`coach show`, `coach why` and `coach compare`: pages in full."""

import json
import re
import shutil
from pathlib import Path

import pytest

from coach.adapters.shelf import built_in_folder
from coach.commands.desk import open_library
from coach.core.knowledge import GRADE_MEANING, Area, Urgency
from coach.core.pages.comparison import URGENCY_WORD, compared
from coach.core.pages.condition import condition_page
from coach.core.pages.exercise import exercise_page
from coach.core.pages.routine import routine_page
from coach.core.paper import lines
from tests.cli.program import Program, is_one_sentence

OWN_CONDITION = """\
format: 1
title: Own numbness
summary: For the tests.
emergency: [{text: Collapse., sources: [{convention: ours}]}]
see_a_doctor: [{text: Today., sources: [{convention: ours}]}]
compare:
  urgency: same-day
  areas: [foot]
  feel: numb and own
  brought_on: not known
  eased: not known
  tell_apart: it is ours
  action: medical help today
  sources: [{convention: ours}]
"""


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


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("exercise:wall-calf-stretch", {"exercise", "routine"}),
        ("condition:sciatica", {"routine"}),
        ("condition:deep-vein-thrombosis", set()),
    ],
)
def test_a_link_is_a_name_that_show_takes(coach: Program, name: str, kinds: set[str]) -> None:
    """What stands in brackets behind a link is all that it takes to go there, and the title of the link is there."""
    ways = links(coach.run("show", name).stdout)
    assert {target.partition(":")[0] for _, target in ways} == kinds
    nearest = {target.partition(":")[0]: (title, target) for title, target in ways}
    for title, target in nearest.values():
        done = coach.run("show", target)
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[0] == title
        assert done.stderr == ""


def links(page: str) -> list[tuple[str, str]]:
    """The title and the target of each link on a page."""
    return re.findall(r"^- (.+?) \((\w+:[\w-]+)\)$", page, re.MULTILINE)


def test_a_link_leads_back(coach: Program) -> None:
    """From an exercise to a routine with it, from a condition to a routine that knows of it, and the other way."""
    assert "(routine:bedtime-cramp-routine)" in coach.run("show", "exercise:wall-calf-stretch").stdout
    assert "(routine:bedtime-cramp-routine)" in coach.run("show", "nocturnal-leg-cramps").stdout
    page = coach.run("show", "bedtime-cramp-routine").stdout
    assert "Wall calf stretch: " in page
    assert "Night leg cramps, " in page


def test_conditions_are_compared(coach: Program) -> None:
    """Without a place all of them, each once, the most urgent first, with the way to each card and the sources."""
    done = coach.run("compare")
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("Where and how does it hurt?\n=")
    library = open_library(())
    cards = compared(library)
    ways = links(re.sub(r" \[[\d, ]+\](?=\s+\()", "", done.stdout).replace("\n  (", " ("))
    assert ways == [(card.title, f"condition:{card.id}") for card in cards]
    table = done.stdout.partition("\nIn full\n")[0]
    told = re.findall("|".join(URGENCY_WORD.values()), table)
    order = [list(URGENCY_WORD.values()).index(word) for word in told]
    assert order == sorted(order)
    assert len(order) == len(cards)
    assert URGENCY_WORD[Urgency.EMERGENCY] in told
    assert "[source read]" in done.stdout


@pytest.mark.parametrize("columns", [60, 80, 100])
@pytest.mark.parametrize("place", [None, "calf", "ankle-and-heel"])
def test_a_comparison_fits(coach: Program, place: str | None, columns: int) -> None:
    """No line is wider than the terminal, and the columns are as many as have a place."""
    coach.env["COLUMNS"] = str(columns)
    done = coach.run("compare", *([place] if place else []))
    assert done.returncode == 0
    assert max(map(len, done.stdout.splitlines())) <= columns
    urgencies = [line for line in done.stdout.splitlines() if line.lstrip().startswith(("EMERGENCY NOW", "HELP TODAY"))]
    beside = max(len(re.split(r"\s{2,}", line.strip())) for line in urgencies)
    assert beside == {60: 1, 80: 2, 100: 3}[columns]


def test_a_place_compares_what_hurts_there(coach: Program) -> None:
    """All of it and nothing else; in capitals or not, with spaces or hyphens."""
    library = open_library(())
    done = coach.run("compare", "Back of Thigh")
    assert done.stdout == coach.run("compare", "back-of-thigh").stdout
    there = {f"(condition:{card.id})" for card in compared(library, Area.BACK_OF_THIGH)}
    assert set(re.findall(r"\(condition:[\w-]+\)", done.stdout)) == there
    assert "(condition:plantar-heel-pain)" not in there


@pytest.mark.parametrize(
    ("place", "nearest"), [("calv", "calf"), ("somewhere", "calf"), ("-", "low-back"), (" ", "foot")]
)
def test_an_unknown_place_is_refused(coach: Program, place: str, nearest: str) -> None:
    """In one sentence that names a place that is known, with exit code 2, and without a table."""
    done = coach.run("compare", place)
    assert done.returncode == 2
    assert done.stdout == ""
    assert nearest in done.stderr
    assert is_one_sentence(done.stderr)


def test_an_own_condition_is_compared_with_the_others(coach: Program, tmp_path: Path) -> None:
    """A file on a person's own shelf takes its place by its urgency, before what can wait."""
    (tmp_path / "conditions").mkdir()
    (tmp_path / "conditions" / "own.yaml").write_text(OWN_CONDITION)
    page = coach.run("compare", "foot", "--library", tmp_path).stdout
    assert "numb and own" in page
    assert page.index("(condition:cauda-equina-syndrome)") < page.index("(condition:own)")
    assert page.index("(condition:own)") < page.index("(condition:plantar-heel-pain)")


def test_places_have_short_names_too(coach: Program) -> None:
    """The names that the screen shows, in capitals or not."""
    assert coach.run("compare", "heel").stdout == coach.run("compare", "ankle-and-heel").stdout
    assert coach.run("compare", "Back_of thigh").stdout == coach.run("compare", "back-of-thigh").stdout
    assert coach.run("show", "compare").stdout == coach.run("compare").stdout


def test_an_override_is_told_on_every_kind_of_page(coach: Program, tmp_path: Path) -> None:
    """An exercise and a condition of one's own, as a routine."""
    built_in = built_in_folder()
    for name in ("exercises/wall-calf-stretch.yaml", "conditions/sciatica.yaml", "ice-pack.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(built_in / name, tmp_path / name)
    for target in ("exercise:wall-calf-stretch", "condition:sciatica", "routine:ice-pack"):
        assert "Your own file stands in" in coach.run("--library", tmp_path, "show", target).stdout
        assert "Your own file stands in" not in coach.run("show", target).stdout
