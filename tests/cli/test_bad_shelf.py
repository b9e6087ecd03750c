"""A shelf of hundreds of files, half of them broken: good entries load, problems are counted, located, explained."""

import json
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.broken import CONDITION, GOOD, LINK, OURS, WAYS, fill
from tests.cli.conftest import shelve
from tests.cli.program import Program, is_one_sentence

TIMES = 4
SECONDS = 20.0


class Large(NamedTuple):
    """The shelf, and what is on it."""

    folder: Path
    good: list[str]
    broken: list[Path]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Large:
    """It is only read: one for all tests."""
    folder = tmp_path_factory.mktemp("large") / "shelf"
    large = Large(folder, *fill(folder, TIMES))
    assert len(large.good) + len(large.broken) > 300
    return large


def ids(coach: Program, *words: str | Path) -> dict[str, Any]:
    """What `coach list --json` has, by id."""
    done = coach.run("list", "--json", *words)
    assert done.returncode == 0, done.stderr
    return {routine["id"]: routine for routine in json.loads(done.stdout)}


def test_every_good_routine_is_listed_and_no_broken_one(coach: Program, large: Large) -> None:
    """All that is good, beside all that is built in, in no time worth speaking of."""
    built_in = ids(coach)
    begun = time.monotonic()
    found = ids(coach, "--library", large.folder)
    assert time.monotonic() - begun < SECONDS
    assert set(found) == set(built_in) | set(large.good)
    assert all(found[name] == routine for name, routine in built_in.items())
    assert found["good-000"]["conditions"] == ["own-0"]


def test_every_broken_file_is_told_once_with_its_count(coach: Program, large: Large) -> None:
    """By `list`, in one line for each: as many problems as `check` has errors for it."""
    listing = coach.run("list", "--library", large.folder)
    assert "Traceback" not in listing.stderr
    told = dict(re.findall(r"^(.+?) has (\d+) problems? and is left out: run `coach check \1`$", listing.stderr, re.M))
    assert len(told) == len(listing.stderr.splitlines())
    routines = {str(path) for path in large.broken if path.parent == large.folder}
    errors = Counter(problem["file"] for problem in checked(coach, large.folder) if not problem["warning"])
    counts = {file: int(count) for file, count in told.items() if file in routines}
    assert counts == {file: errors[file] for file in routines}
    # What is no routine is told as far as the routines made it be read.
    assert set(told) - routines <= set(map(str, large.broken))
    assert str(large.folder / "exercises" / "half-a-card.yaml") in told


def checked(coach: Program, *words: str | Path) -> list[dict[str, Any]]:
    """The problems that `coach check --json` has."""
    problems: list[dict[str, Any]] = json.loads(coach.run("check", "--json", *words).stdout)
    return problems


def test_every_problem_is_located_and_explained(coach: Program, large: Large) -> None:
    """`check` names every broken file and no good one, with a line that is in it, in one short harmless sentence."""
    begun = time.monotonic()
    done = coach.run("check", "--library", large.folder)
    assert time.monotonic() - begun < SECONDS
    assert done.returncode == 1
    assert done.stderr == ""
    found = [re.fullmatch(r"(.+?):(\d+):(\d+): (\S.+)", line) for line in done.stdout.splitlines()]
    assert {match[1] for match in found if match} == set(map(str, large.broken))
    for match in found:
        assert match is not None
        assert match[4].isprintable()
        assert len(match[4]) < 400
        lines = Path(match[1]).read_bytes().count(b"\n") + 1
        assert int(match[2]) <= lines


def test_the_kinds_of_mistakes_are_told_apart(coach: Program, large: Large) -> None:
    """The sentence names what is not known, and stands at the line in which it is written."""
    problems = checked(coach, large.folder)

    def line_and_words(name: str) -> tuple[str, str]:
        (problem,) = (problem for problem in problems if problem["file"] == str(large.folder / f"{name}-0.yaml"))
        lines = Path(problem["file"]).read_text().splitlines()
        return lines[problem["line"] - 1], problem["message"]

    for name, word in [
        ("no-such-condition", "nothing-like-it"),
        ("citation-nowhere", "nobody1900"),
        ("no-such-exercise", "nothing-like-it"),
        ("broken-exercise", "half-a-card"),
        ("unknown-grade", "certain"),
        ("unknown-word", "sometime"),
    ]:
        line, words = line_and_words(name)
        assert word in line
        assert word in words


@pytest.mark.parametrize("name", ["no-such-condition-0", "citation-nowhere-1", "broken-exercise-2"])
def test_a_broken_routine_is_explained_where_it_is_asked_for(coach: Program, large: Large, name: str) -> None:
    """`show`, `why` and `start` tell its problems with their addresses, and refuse it with exit code 2."""
    for words in (("show", name), ("why", name), ("start", name, "--speed", "100")):
        done = coach.run(*words, "--library", large.folder)
        assert done.returncode == 2
        assert f"{large.folder / name}.yaml:" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_good_routine_is_shown_among_broken_ones(coach: Program, large: Large) -> None:
    """With the exercise and the condition of its own shelf, and without a word about the other files."""
    done = coach.run("show", "good-000", "--library", large.folder)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Own card 0: 20 s" in done.stdout
    assert "Own 0, pain: limited (may be true" in done.stdout
    offered = coach.run("list", "--for", "own-0", "--library", large.folder).stdout
    assert all(f"  {name} " in offered for name in large.good[::3])
    assert large.good[1] not in offered


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_break_a_file_is_an_error(large: Large, coach: Program, way: str) -> None:
    """By itself as well: exit code 1 and at least one problem that is no warning."""
    path = large.folder / f"{way}-0.yaml"
    assert coach.run("check", path).returncode == 1


def test_of_two_files_with_the_same_id_the_later_shelf_wins(coach: Program, tmp_path: Path) -> None:
    """It is listed once; where the later one is broken, the earlier one stays and the broken one is told."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
        shelve(folder, "same", "hold: 20 s", "both", title=f"From {folder.name}")
        shelve(folder, "torn", "hold: 20 s", "both", title=f"From {folder.name}")
    torn = second / "torn.yaml"
    torn.write_text(torn.read_text().replace("20 s", "20"))
    both = ("--library", first, "--library", second)
    found = ids(coach, *both)
    assert (found["same"]["title"], found["torn"]["title"]) == ("From second", "From first")
    assert not found["same"]["override"]
    listing = coach.run("list", *both)
    assert is_one_sentence(listing.stderr)
    assert listing.stderr.startswith(f"{torn} has 1 problem ")
    assert ids(coach, "--library", second, "--library", first)["same"]["title"] == "From first"
    check = coach.run("check", *both)
    assert check.returncode == 1
    assert [line for line in check.stdout.splitlines() if ": warning: " not in line] == [
        line for line in check.stdout.splitlines() if line.startswith(f"{torn}:")
    ]


def test_an_override_of_a_built_in_one(coach: Program, tmp_path: Path) -> None:
    """A routine, an exercise and a condition of a person's own stand in for those that ship, everywhere."""
    for name in ("exercises", "conditions"):
        (tmp_path / name).mkdir()
    shelve(tmp_path, "wall-calf-stretch", "hold: 20 s", "both", title="My calves")
    (tmp_path / "conditions" / "sciatica.yaml").write_text(CONDITION.format(name="My sciatica"))
    mine = ("--library", tmp_path)
    assert ids(coach, *mine)["wall-calf-stretch"]["title"] == "My calves"
    assert ids(coach, *mine)["wall-calf-stretch"]["override"] is True
    assert coach.run("show", "condition:sciatica", *mine).stdout.startswith("My sciatica\n")
    assert "My sciatica, " in coach.run("show", "quiet-sciatica-day", *mine).stdout
    assert "My calves (routine:wall-calf-stretch)" in coach.run("show", "exercise:wall-calf-stretch", *mine).stdout


def test_a_broken_override_leaves_the_built_in_one(coach: Program, tmp_path: Path) -> None:
    """What ships stays in use, and the broken file is told."""
    (tmp_path / "wall-calf-stretch.yaml").write_text(GOOD.replace("20 s", "20"))
    done = coach.run("list", "--library", tmp_path)
    assert "Wall calf stretch" in done.stdout
    assert done.stderr.startswith(f"{tmp_path}/wall-calf-stretch.yaml has 1 problem ")
    assert ids(coach, "--library", tmp_path) == ids(coach)


def test_a_link_to_a_broken_condition_keeps_no_routine_out(coach: Program, tmp_path: Path) -> None:
    """The condition is there, though its file has to be mended: the routine is listed, and its page can be read."""
    (tmp_path / "conditions").mkdir()
    (tmp_path / "conditions" / "torn.yaml").write_text("[\n")
    (tmp_path / "mine.yaml").write_text(GOOD.replace("{name}", "one") + LINK.format(condition="torn", source=OURS))
    mine = ("--library", tmp_path)
    assert "mine" in ids(coach, *mine)
    page = coach.run("show", "mine", *mine)
    assert page.returncode == 0
    assert "torn, pain: limited (may be true" in page.stdout.casefold()
    told = coach.run("show", "condition:torn", *mine)
    assert told.returncode == 2
    assert f"{tmp_path}/conditions/torn.yaml:" in told.stderr
