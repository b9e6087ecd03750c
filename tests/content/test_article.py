"""The founding article is covered: each of its statements S1 to S32 is said somewhere, or left out with a reason."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.content.shipped import ROOT, data, expect_none, plain, texts

NUMBERS = [f"S{number}" for number in range(1, 33)]
LEAST_WORDS = 2
"""A single word would be found anywhere."""


def not_covered(entry: Any, root: Path) -> list[str]:
    """What is wrong with one statement's entry: a place that does not say it, or an empty reason."""
    if isinstance(entry, list):
        return [offence for part in entry for offence in not_covered(part, root)] or ([] if entry else ["empty"])
    if not isinstance(entry, Mapping):
        return [f"not an entry: {entry}"]
    if set(entry) == {"decision"}:
        return [] if len(plain(entry["decision"]).split()) >= LEAST_WORDS else ["the decision gives no reason"]
    if set(entry) != {"card", "says"}:
        return [f"keys: {sorted(entry)}"]
    path, words = root / entry["card"], plain(entry["says"])
    if not path.is_file() or not path.resolve().is_relative_to(root):
        return [f"no such file: {entry['card']}"]
    if len(words.split()) < LEAST_WORDS:
        return [f"too short to mean anything: {words}"]
    return [] if any(words in text for text in texts(path)) else [f"{entry['card']} does not say: {words}"]


def test_every_statement_has_an_entry() -> None:
    """The table holds S1 to S32 and nothing else."""
    assert list(data("article.yaml")) == NUMBERS


@pytest.mark.parametrize("number", NUMBERS)
def test_statement_is_covered(number: str) -> None:
    """The words that cover a statement stand in the file that the table names; a decision has its reason."""
    expect_none(not_covered(data("article.yaml").get(number), ROOT))


def test_what_is_not_covered_is_found(tmp_path: Path) -> None:
    """Words that a file does not say, a file that is not there, and an empty decision are all told."""
    (tmp_path / "card.yaml").write_text("signs:\n  - text: >-\n      A hard\n      lump\n", encoding="utf-8")
    said = {"card": "card.yaml", "says": "A hard lump"}
    assert not_covered(said, tmp_path) == not_covered([said, {"decision": "not a fact"}], tmp_path) == []
    spoilt: tuple[Any, ...] = (
        {**said, "says": "A soft lump"},
        {**said, "says": "lump"},
        {**said, "card": "none.yaml"},
        {**said, "card": "../card.yaml"},
        {**said, "why": "so"},
        {"decision": " "},
        [],
        None,
    )
    assert [entry for entry in spoilt if not not_covered(entry, tmp_path)] == []
