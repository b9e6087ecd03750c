"""The content is written in our own words: no phrase that the evidence quotes from a source stands in it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.content.shipped import content_files, data, expect_none, plain, texts

PHRASES = data("quoted.yaml")
LEAST_WORDS = 3


def borrowed(found: Iterable[str], phrases: Iterable[str]) -> list[str]:
    """The phrases that one of the texts holds, in capitals or not."""
    low = [text.casefold() for text in found]
    return [phrase for phrase in phrases if any(plain(phrase).casefold() in text for text in low)]


@pytest.mark.parametrize("path", content_files(), ids=lambda path: path.stem)
def test_no_quoted_phrase_ships(path: Path) -> None:
    """No file of the content holds a phrase that is a source's own."""
    expect_none(borrowed(texts(path), PHRASES["phrases"]))


def test_a_quoted_phrase_is_found() -> None:
    """A phrase is found whatever its capitals, its line breaks and its apostrophes."""
    assert borrowed([plain("All cured\n  within a WEEK.")], ["all cured within a week"]) == ["all cured within a week"]
    assert borrowed([plain("it’s not harmful")], ["It's not  harmful"]) == ["It's not  harmful"]


def test_phrases_are_long_enough_to_be_somebodys() -> None:
    """A phrase of less than three words belongs to nobody; what is left out is left out for a reason."""
    assert [phrase for phrase in PHRASES["phrases"] if len(plain(phrase).split()) < LEAST_WORDS] == []
    assert len(PHRASES["phrases"]) == len(set(PHRASES["phrases"]))
    assert all(reason for reason in PHRASES["not_held"].values())
    assert set(PHRASES["not_held"]).isdisjoint(PHRASES["phrases"])
