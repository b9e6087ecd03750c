"""Routine files for the tests of the screens: short, and one of each kind."""

from pathlib import Path

ROUTINE = """\
format: 1
title: {title}
summary: For the tests.
when: [any-time]
steps:
  - exercise: {exercise}
    {work}
    sides: {sides}
"""

AGAIN = """
  - {exercise: easy-walk, for: 5 s, sides: both}
  - exercise: wall-calf-stretch
    hold: 4 s"""
"""Something else in between, and then the same exercise."""

WALK = """
    sides: both
  - exercise: easy-walk
    for: 5 s"""
"""Something else at the end."""

ROUTINES = {
    "hold": ("hold: 30 s", "left"),
    "sides": ("hold: 30 s", "each"),
    "flat": ("hold: 30 s", "both"),
    "five": ("for: 5 min", "both"),
    "five-sided": ("for: 5 min", "left"),
    "twenty-sided": ("for: 20 min", "right"),
    "reps": ("reps: 10\n    tempo: {out: 2 s, back: 1 s}", "both"),
    "open": ("until_done: true\n    about: 1 min", "both"),
    "sore": ("hold: 30 s", "affected"),
    "sets": ("hold: 4 s\n    sets: 2\n    rest: 5 s", "both"),
    "twice": (f"hold: 4 s\n    sides: left{AGAIN}", "left"),
    "walk-last": (f"hold: 4 s{WALK}", "both"),
    "short": ("hold: 4 s", "both"),
    "cold": ("for: 2 min\n    checks: [{at: 30 s, ask: How does the skin look?}]\n    at_most: 3 min", "both"),
}
"""By id: the work of the first step, and its sides."""


def shelve(folder: Path, name: str, work: str, sides: str = "both", title: str = "", more: str = "") -> Path:
    """Write one routine."""
    path = folder / f"{name}.yaml"
    text = ROUTINE.format(title=title or f"Our {name}", exercise="wall-calf-stretch", work=work, sides=sides)
    path.write_text(text + more, encoding="utf-8")
    return path


def fill(folder: Path) -> Path:
    """Write all of them; the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (work, sides) in ROUTINES.items():
        shelve(folder, name, work, sides)
    return folder
