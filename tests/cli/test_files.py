"""`coach check`, `coach schema` and `coach where`."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import shelve
from tests.cli.program import Program, is_one_sentence

KINDS = ("routine", "exercise", "condition", "references", "safety")


def test_the_built_in_content_is_clean(coach: Program) -> None:
    """With no path, everything in use is checked; nothing that we ship has a mistake."""
    done = coach.run("check")
    assert done.returncode == 0, done.stdout
    assert done.stdout == ""


def test_problems_have_an_address(coach: Program, tmp_path: Path) -> None:
    """Each is one line, `file:line:column: message`; all of a file's come at once, and the exit code is 1."""
    path = tmp_path / "bad.yaml"
    path.write_text(
        "format: 1\ntitel: x\nsummary: y\nwhen: [somtime]\nsteps:\n  - exercise: nothing-like-it\n    hold: 30\n"
    )
    done = coach.run("check", path)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert len(lines) >= 4
    assert all(re.match(rf"{re.escape(str(path))}:\d+:\d+: \S", line) for line in lines)


def test_problems_as_json(coach: Program, tmp_path: Path) -> None:
    """The same as an array, for editors."""
    path = tmp_path / "bad.yaml"
    path.write_text("format: 1\n")
    problems = json.loads(coach.run("check", "--json", path).stdout)
    assert {"file", "line", "column", "message", "warning"} <= problems[0].keys()


def test_a_good_file_is_done_and_a_library_is_checked(coach: Program, shelf: Path) -> None:
    """A file or a folder without errors is exit code 0, warnings or not; so is everything in use."""
    assert coach.run("check", shelf).returncode == 0
    assert coach.run("check", shelf / "quick.yaml").returncode == 0
    assert coach.run("check", "--library", shelf).returncode == 0
    (shelf / "quick.yaml").write_text("format: 1\n")
    assert coach.run("check", "--library", shelf).returncode == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_are_schemas(coach: Program, kind: str) -> None:
    """`coach schema KIND` prints a valid JSON Schema; without a kind it is that of a routine."""
    done = coach.run("schema", kind)
    schema = json.loads(done.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    if kind == "routine":
        assert coach.run("schema").stdout == done.stdout


def test_an_unknown_kind_is_refused(coach: Program) -> None:
    """With the nearest one."""
    done = coach.run("schema", "routin")
    assert done.returncode == 2
    assert "routine" in done.stderr


def test_where_names_the_paths(coach: Program, shelf: Path) -> None:
    """Every path in use, and which of them are not there yet; asking makes none of them."""
    done = coach.run("where", "--library", shelf)
    assert done.returncode == 0
    assert str(coach.home) in done.stdout
    assert str(shelf) in done.stdout
    assert "not there yet" in done.stdout
    assert not coach.home.exists()


BAD_FILES = {
    "empty": b"",
    "binary": bytes(range(256)) * 20,
    "tabs": b"format: 1\n\ttitle: x\n",
    "twice": b"format: 1\ntitle: x\ntitle: y\n",
    "bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "brackets": b"[" * 100_000,
    "python": b"format: 1\ntitle: !!python/object/apply:os.system [echo]\n",
    "escape": b'format: 1\ntitle: "\\e[31mred"\n',
    "bidi": "format: 1\ntitle: \u202egnp.exe\n".encode(),
    "long": b"format: 1\ntitle: " + b"x" * 10_000 + b"\n",
    "huge": b"format: 1\ntitle: " + b"x" * 50_000_000 + b"\n",
}


@pytest.fixture
def bad_shelf(shelf: Path) -> Path:
    """Every bad file beside the good ones."""
    for name, content in BAD_FILES.items():
        (shelf / f"{name}.yaml").write_bytes(content)
    return shelf


def test_bad_files_hide_no_good_ones(coach: Program, bad_shelf: Path) -> None:
    """`list` goes on without them and tells each in one line."""
    done = coach.run("list", "--library", bad_shelf)
    assert done.returncode == 0
    assert "Our quick one" in done.stdout
    told = done.stderr.splitlines()
    assert len(told) == len(BAD_FILES)
    assert all(any(line.startswith(f"{bad_shelf / name}.yaml has ") for line in told) for name in BAD_FILES)


def test_bad_files_are_checked_harmlessly(coach: Program, bad_shelf: Path) -> None:
    """`check` names each, in short lines that no terminal takes for anything but text."""
    done = coach.run("check", bad_shelf)
    assert done.returncode == 1
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert all(any(line.startswith(f"{bad_shelf / name}.yaml:") for line in lines) for name in BAD_FILES)
    assert max(map(len, lines)) < 500
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", done.stdout)


@pytest.mark.parametrize("name", ["empty", "brackets", "huge"])
def test_a_bad_file_is_not_started(coach: Program, bad_shelf: Path, name: str) -> None:
    """`start` refuses it with its problems, each with its address, and exit code 2."""
    done = coach.run("start", name, "--speed", "100", "--library", bad_shelf)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{bad_shelf / name}.yaml:")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("hold", ["-5 s", "0 s", "30", "9999 h"])
def test_impossible_durations_are_refused(coach: Program, shelf: Path, hold: str) -> None:
    """Negative, zero, without a unit or absurd: told with line and column."""
    path = shelve(shelf, "odd", f"hold: {hold}", "both")
    done = coach.run("check", path)
    assert done.returncode == 1
    assert done.stdout.startswith(f"{path}:7:")


def test_a_missing_file_is_told(coach: Program, tmp_path: Path) -> None:
    """It is a problem like others."""
    done = coach.run("check", tmp_path / "none.yaml")
    assert done.returncode == 1
    assert is_one_sentence(done.stdout)


def test_an_unreadable_file_is_told(tmp_path: Path, shelf: Path, unprivileged: tuple[str, ...]) -> None:
    """A file that we may not read hides no other one."""
    coach = Program(tmp_path / "home", before=unprivileged)
    (shelf / "quick.yaml").chmod(0)
    listing = coach.run("list", "--library", shelf)
    assert listing.returncode == 0
    assert "Our long one" in listing.stdout
    assert is_one_sentence(listing.stderr)
    start = coach.run("start", "quick", "--speed", "100", "--library", shelf)
    assert start.returncode == 2
    assert "quick.yaml" in start.stderr
