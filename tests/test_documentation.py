"""The documentation says what the program does, because it is made from it."""

import re
from pathlib import Path

import pytest

from tests.documentation import FILES, PARTS, ROOT, up_to_date


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name + "-" + path.parent.name)
def test_generated_parts_are_current(path: Path) -> None:
    """Every generated part equals what the code makes of it; `python -m tests.documentation` mends it."""
    text = path.read_text(encoding="utf-8")
    assert up_to_date(text) == text


def test_every_part_is_shown() -> None:
    """Whatever can be generated is shown in one of the documents."""
    shown = {name for path in FILES for name in re.findall(r"<!-- generated: ([a-z-]+) -->", path.read_text("utf-8"))}
    assert shown == set(PARTS)


def test_readme_is_short() -> None:
    """The README is read in two minutes: at most 350 words."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").split()) <= 350
