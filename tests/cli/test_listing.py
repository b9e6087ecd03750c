"""`coach list`: what is offered, for which wish."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from coach.core.knowledge import GRADE_MEANING, Grade
from tests.cli.conftest import shelve
from tests.cli.program import Program, is_one_sentence

HELP = {"strong", "moderate", "limited", "expert"}


def listed(coach: Program, *words: str) -> list[dict[str, Any]]:
    done = coach.run("list", "--json", *words)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def ids(routines: list[dict[str, Any]]) -> set[str]:
    return {routine["id"] for routine in routines}


def test_the_table_fits_and_is_grouped(coach: Program) -> None:
    """Every routine stands under each occasion that it is for, in lines of at most 80 columns."""
    done = coach.run("list")
    assert done.returncode == 0
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert next(line for line in lines if not line.startswith(" ")) == "Before exercise"
    for routine in listed(coach):
        rows = [line for line in lines if line.split()[:1] == [routine["id"]]]
        assert len(rows) == len(routine["when"])


def test_the_columns_are_those_of_the_terminal(coach: Program, tmp_path: Path) -> None:
    """Wide letters, combining marks and emoji take the cells that a terminal gives them."""
    titles = {"a": "脚のストレッチ", "b": "e\u0301tirement", "c": "👍🏽 calves [bold]"}
    for name, title in titles.items():
        shelve(tmp_path, name, "hold: 2 s", "both", title=title)
    done = coach.run("list", "--when", "any-time", "--library", tmp_path)
    cells = {"a": 14, "b": 9, "c": 2 + 14}
    rows = {line.split()[0]: line for line in done.stdout.splitlines() if line.startswith("  ")}
    for name, title in titles.items():
        assert title in rows[name]
        assert len(rows[name]) - len(title) + cells[name] == 80


def test_the_json_has_what_scripts_need(coach: Program) -> None:
    """Each entry has at least id, title, when, minutes and conditions."""
    for routine in listed(coach):
        assert {"id", "title", "when", "minutes", "conditions"} <= routine.keys()
        assert isinstance(routine["minutes"], int)


def test_no_effect_is_not_offered_as_help(coach: Program) -> None:
    """`--for` finds the routines with a link that may help, and leaves out those that were not or found not to."""
    every, condition = listed(coach), "exercise-cramps"
    about = [
        (routine["id"], link["grade"])
        for routine in every
        for link in routine["links"]
        if link["condition"] == condition
    ]
    helps = {name for name, grade in about if grade not in ("no-effect", "not-tested")}
    assert helps < {name for name, _ in about}
    assert ids(listed(coach, "--for", condition)) == helps
    assert {routine["id"] for routine in every if condition in routine["conditions"]} == helps


def test_help_is_shown_with_its_grade(coach: Program) -> None:
    """A routine that may help stands there with the outcome, the grade and what the grade means."""
    done = coach.run("list", "--for", "nocturnal-leg-cramps")
    assert "limited (may be true" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


NO_HELP = "Looked at, and not shown to help"


@pytest.mark.parametrize("condition", ["exercise-cramps", "hamstring-strain", "sciatica", "muscle-soreness"])
def test_what_was_looked_at_without_help_stands_apart(coach: Program, condition: str) -> None:
    """All that is known of a routine for the condition and is no help, under a heading of its own, with the grade."""
    helping, heading, apart = coach.run("list", "--for", condition).stdout.partition(NO_HELP)
    apart = f" {' '.join(apart.split())}"
    known = {
        routine["id"]: [link["grade"] for link in routine["links"] if link["condition"] == condition]
        for routine in listed(coach)
    }
    helps = {name for name, grades in known.items() if HELP & set(grades)}
    assert {name for name in known if f"\n  {name}  " in helping} == helps
    no_help = {name for name, grades in known.items() if set(grades) - HELP}
    assert {name for name in known if f" {name} " in apart} == no_help
    assert bool(heading) is bool(no_help)
    assert not any(f": {grade} (" in apart for grade in HELP)
    for grade in {grade for name in no_help for grade in known[name]} - HELP:
        assert f": {grade.replace('-', ' ')} ({GRADE_MEANING[Grade(grade)]})" in apart


def test_the_other_wishes_narrow_what_stands_apart_too(coach: Program) -> None:
    """What is asked for before bed says nothing of a desk break; and no line is wider than 80 columns."""
    lines = coach.run("list", "--for", "sciatica", "--when", "self-care").stdout.partition(NO_HELP)[2].splitlines()
    named = {line.split()[0] for line in lines if line.startswith("  ") and not line.startswith("    ")}
    assert named <= {routine["id"] for routine in listed(coach, "--when", "self-care")}
    for name in ("sciatica", "deep-vein-thrombosis"):
        assert max(map(len, coach.run("list", "--for", name).stdout.splitlines())) <= 80


def test_without_a_condition_nothing_stands_apart(coach: Program) -> None:
    """A list that is for no condition says of none that it was looked at."""
    assert NO_HELP not in coach.run("list").stdout
    assert NO_HELP not in coach.run("list", "--when", "before-bed").stdout


@pytest.mark.parametrize(
    "name", ["deep-vein-thrombosis", "condition:deep-vein-thrombosis", "DEEP VEIN THROMBOSIS (DVT)", "achilles-rupture"]
)
def test_where_help_is_needed_today_no_routine_is_offered(coach: Program, name: str) -> None:
    """The list is empty, and says why and where to read on; `show` takes that name."""
    done = coach.run("list", "--for", name)
    assert done.returncode == 0
    assert "No routine fits." in done.stdout
    assert "needs medical help, not a routine" in done.stdout
    assert listed(coach, "--for", name) == []
    command = re.findall(r"`coach ([^`]+)`", " ".join(done.stdout.split()))
    assert coach.run(*command[0].split()).returncode == 0


def test_wishes_narrow_the_list(coach: Program) -> None:
    """By occasion, length, muscle and equipment; all of them must be met."""
    wish = ("--when", "any-time", "--minutes", "4", "--muscle", "Quadriceps", "--equipment", "wall", "chair")
    (found,) = listed(coach, *wish)
    assert found["id"] == "quadriceps-stretch"
    assert listed(coach, "--equipment", "none", "--minutes", "1") == []


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        (("--for", "sciatca"), "sciatica"),
        (("--when", "before-bedd"), "before-bed"),
        (("--muscle", "quadricep femor"), "quadriceps femoris"),
        (("--equipment", "wal"), "wall"),
    ],
)
def test_unknown_words_are_refused_with_the_nearest(coach: Program, words: tuple[str, ...], nearest: str) -> None:
    """A word that nothing has is exit code 2, and the sentence names what it may have meant."""
    done = coach.run("list", *words)
    assert done.returncode == 2
    assert nearest in done.stderr
    assert is_one_sentence(done.stderr)


def test_a_broken_file_hides_no_good_one(coach: Program, shelf: Path) -> None:
    """The good ones are listed; the broken one is told in one line, with how many problems it has."""
    (shelf / "broken.yaml").write_text("format: 1\ntitel: x\nsteps: 3\n")
    done = coach.run("list", "--library", shelf)
    assert done.returncode == 0
    assert "quick" in done.stdout
    assert "wall-calf-stretch" in done.stdout
    assert is_one_sentence(done.stderr)
    assert "broken.yaml has " in done.stderr
    assert "coach check" in done.stderr


def test_an_own_routine_overrides_a_built_in_one(coach: Program, shelf: Path) -> None:
    """A file of the same id stands in for the built-in one, and is shown as such."""
    shelve(shelf, "wall-calf-stretch", "hold: 2 s", "both", title="Mine")
    found = {routine["id"]: routine for routine in listed(coach, "--library", str(shelf))}
    assert found["wall-calf-stretch"]["title"] == "Mine"
    assert found["wall-calf-stretch"]["override"] is True
    assert found["quick"]["override"] is False
    assert "stands in for the built-in" in coach.run("show", "wall-calf-stretch", "--library", shelf).stdout


def test_an_empty_wish_is_no_wish(coach: Program) -> None:
    """An unset variable of a script is refused, and never looks like help for something."""
    for option in ("--for", "--when"):
        done = coach.run("list", option, "")
        assert (done.returncode, done.stdout) == (2, "")


def test_a_condition_for_the_doctor_says_so(coach: Program) -> None:
    """Before any routine, where its card says that a doctor comes first."""
    assert "needs a doctor's word before any exercise" in coach.run("list", "--for", "arterial-claudication").stdout
