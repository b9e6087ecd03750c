"""A program with a home and a shelf of its own for each test."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.program import Program

ROUTINE = """\
format: 1
title: {title}
summary: For the tests.
when: [any-time]
steps:
  - exercise: wall-calf-stretch
    {work}
    sides: {sides}
    prepare: 1 s
    switch: 1 s
"""


@pytest.fixture
def coach(tmp_path: Path) -> Program:
    return Program(tmp_path / "home")


@pytest.fixture
def ready(coach: Program) -> Program:
    """The same, with the safety questions of today answered."""
    return coach.attest()


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder with routines that last for seconds."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    shelve(folder, "brief", "hold: 1 s", "both")
    shelve(folder, "quick", "hold: 2 s", "both")
    shelve(folder, "long", "hold: 30 s", "left")
    shelve(folder, "sides", "hold: 2 s", "each")
    shelve(folder, "open", "until_done: true", "left")
    return folder


def shelve(folder: Path, name: str, work: str, sides: str, title: str | None = None) -> Path:
    """Write one routine."""
    path = folder / f"{name}.yaml"
    path.write_text(ROUTINE.format(title=title or f"Our {name} one", work=work, sides=sides), encoding="utf-8")
    return path


@pytest.fixture
def unprivileged() -> tuple[str, ...]:
    """What makes a child obey the permissions of files, which root is free of."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("run as root, and without setpriv nothing takes root's rights away")
    powers = "-dac_override,-dac_read_search,-fowner"
    return ("setpriv", f"--bounding-set={powers}", f"--inh-caps={powers}")
