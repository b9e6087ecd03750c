"""The house rules that a program can check: what imports what, how long a file is, and that it says what it is."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COACH = ROOT / "coach"
FILES = sorted(path for path in COACH.rglob("*.py") if path.name != "__init__.py")
INITS = sorted(COACH.rglob("__init__.py"))
CORE = [path for path in FILES if path.parent == COACH / "core"]
ADAPTERS = [path for path in FILES if path.parent == COACH / "adapters"]
FRONT_END = {"textual", "rich"}
OUTSIDE = FRONT_END | {"time", "os", "pathlib", "asyncio", "yaml", "sqlite3", "playsound3"}
LONGEST = 300


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def imported_by(path: Path) -> set[str]:
    """Every module that the source names in an import, wherever in the file it stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            names.add(node.module or "")
    return names


def floors(names: set[str]) -> set[str]:
    """The parts of coach that are imported, such as `coach.core`."""
    return {".".join(name.split(".")[:2]) for name in names if name.split(".")[0] == "coach"}


def test_headless_modules_load_no_screen() -> None:
    """Imported in a fresh interpreter, no module of the core or the adapters brings Textual or Rich along."""
    code = """
import importlib, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
    if {"textual", "rich"} & set(sys.modules):
        sys.exit(f"{name} brings a front end along")
"""
    names = [name_of(path) for path in [*CORE, *ADAPTERS]]
    run = subprocess.run([sys.executable, "-c", code, *names], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_the_core_is_pure(path: Path) -> None:
    """No clock, no disk, no screen and no library: the core imports itself and the pure part of the standard one."""
    names = imported_by(path)
    assert not OUTSIDE & {name.split(".")[0] for name in names}
    assert floors(names) <= {"coach.core"}


@pytest.mark.parametrize("path", ADAPTERS, ids=name_of)
def test_adapters_stand_on_the_core_alone(path: Path) -> None:
    """They may import the core and each other, never a front end."""
    names = imported_by(path)
    assert not FRONT_END & {name.split(".")[0] for name in names}
    assert floors(names) <= {"coach.core", "coach.adapters"}


@pytest.mark.parametrize("path", [path for path in FILES if "tui" in path.parts], ids=name_of)
def test_the_screens_know_no_adapters(path: Path) -> None:
    """The screens are handed what they need: they import the core, themselves and Textual."""
    assert floors(imported_by(path)) <= {"coach.core", "coach.tui"}


def test_package_inits_are_empty() -> None:
    """A package is a folder; nothing happens when it is imported."""
    assert [name_of(path) for path in INITS if path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_file_is_short_and_says_what_it_is(path: Path) -> None:
    """At most 300 lines, with a docstring on top."""
    source = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(source))
    assert len(source.splitlines()) <= LONGEST


def test_the_first_frame_brings_nothing_that_it_does_not_show(tmp_path: Path) -> None:
    """Home is drawn from what a copy of the process has made: no YAML, no SQLite, none of the content's own classes."""
    code = """
import sys
from coach.adapters.paths import here
from coach.commands.desk import open_library, open_numbers
from coach.commands.screens import board_ahead
from coach.tui.app import CoachApp
from coach.tui.doors import Doors
library = open_library([])
library.keep_catalogue(here().catalogue)
board = board_ahead(library, None)
doors = Doors(
    desk=None, board=lambda ask: board(), numbers=open_numbers(), settings=None, left_lying=None, rehearsal=None
)
home = CoachApp(library, doors).get_default_screen()
assert list(home.compose_page()) and board
print(*sorted({"yaml", "sqlite3", "coach.adapters.decode", "coach.core.knowledge", "coach.core.routine",
               "coach.core.exercise", "coach.core.timeline", "coach.adapters.settings", "coach.core.proposal",
               "coach.core.safety", "coach.tui.screens.session"} & set(sys.modules)))
"""
    env = {**os.environ, "COACH_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    for _ in ("the first start", "every later one"):
        run = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
        assert run.stdout.split() == []
