"""The command line itself: its words, its help, its refusals."""

import subprocess
import sys
import tomllib

import pytest

from coach.commands.table import COMMANDS
from coach.version import VERSION
from tests.cli.program import ROOT, Program, is_one_sentence

LATER = ("report", "export", "import")


def test_help_names_every_command(coach: Program) -> None:
    """One line for each command there is, and none for those still to come."""
    done = coach.run("--help")
    assert done.returncode == 0
    listed = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ") and line.split()]
    assert [word for word in listed if word in COMMANDS] == list(COMMANDS)
    assert not set(LATER) & set(listed)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(coach: Program, command: str) -> None:
    """`--help` of a command is an answer, not a mistake, and fits 80 columns."""
    done = coach.run(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"usage: coach {command}")
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_help_loads_no_more_than_the_parser() -> None:
    """What makes `coach --help` slow is what it imports: no content, no screen, no journal, no dataclass."""
    heavy = "{'textual', 'rich', 'yaml', 'sqlite3', 'dataclasses', 'typing', 'shutil', 'pathlib', 'json', 'asyncio'}"
    code = f"import sys, coach.cli; code = coach.cli.main(['--help']); print(code, {heavy} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "0 set()"


def test_the_version_is_the_packages(coach: Program) -> None:
    """`--version` says what the build says."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    assert project["tool"]["hatch"]["version"]["path"] == "coach/version.py"
    assert coach.run("--version").stdout == f"coach {VERSION}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("strat",), "`start`"),
        (("start",), "ROUTINE"),
        (("--frobnicate",), "--frobnicate"),
        (("list", "--frobnicate"), "--frobnicate"),
        (("start", "x", "--speed", "0"), "above 0"),
        (("start", "x", "--speed", "-1"), "above 0"),
        (("start", "x", "--speed", "nan"), "above 0"),
        (("start", "x", "--speed", "inf"), "above 0"),
        (("start", "x", "--speed", "1e9"), "at most"),
        (("start", "x", "--speed", "fast"), "above 0"),
        (("start", "x", "--side", "up"), "left"),
        (("start", "x", "--plain", "--events"), "not allowed"),
        (("list", "--minutes", "0"), "above 0"),
        (("list", "--minutes", "soon"), "above 0"),
        (("log", "--json", "--csv"), "not allowed"),
        (("list", "--library", "/nowhere"), "/nowhere"),
        (("--library",), "--library"),
    ],
)
def test_mistaken_words_are_refused(coach: Program, words: tuple[str, ...], said: str) -> None:
    """A mistake on the command line is one sentence on standard error that names it, and exit code 2."""
    done = coach.run(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert is_one_sentence(done.stderr)
    assert done.stdout == ""


def test_the_screens_need_a_terminal(coach: Program) -> None:
    """`coach` alone, without a terminal, says what works without one."""
    done = coach.run()
    assert done.returncode == 2
    assert "coach start" in done.stderr
    assert is_one_sentence(done.stderr)


def test_the_library_may_come_before_and_after_the_command(coach: Program, shelf: object, tmp_path: object) -> None:
    """`--library` works in both places, and at once."""
    both = coach.run("--library", f"{shelf}", "list", "--json", "--library", f"{tmp_path}")
    after = coach.run("list", "--json", "--library", f"{shelf}")
    assert both.returncode == after.returncode == 0
    assert both.stdout == after.stdout
    assert "Our quick one" in both.stdout
