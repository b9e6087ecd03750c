"""A home and a shelf of short routines for the program in a real terminal."""

from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.tui.shelf import shelve


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program with a home of its own; for reading its log, and for its environment."""
    return Program(tmp_path / "home")


@pytest.fixture
def ready(program: Program) -> Program:
    """The same with the questions of today answered."""
    return program.attest()


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Routines that last for seconds, and one that lasts for a minute."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    shelve(folder, "quick", "hold: 2 s", "each", title="AAA quick", more="    prepare: 1 s\n    switch: 3 s\n")
    shelve(folder, "brief", "hold: 1 s", "left", more="    prepare: 1 s\n")
    shelve(folder, "minute", "hold: 1 min", "left", more="    prepare: 1 s\n")
    return folder
