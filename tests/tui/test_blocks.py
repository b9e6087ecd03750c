"""Letters and digits made of blocks: they fit, they are told apart, and every word of ours can be drawn."""

from itertools import product

import pytest

from coach.core.cues import PHASE_WORD
from coach.tui.widgets import blocks
from coach.tui.widgets.blocks import Scale

DIGITS = "0123456789:"
WORDS = (*PHASE_WORD.values(), "PAUSED", "CHECK", "DONE", "STOP", "LEFT", "RIGHT")
SCALES = [Scale(across, down) for across in range(1, 6) for down in range(across, across * 3 // 2 + 1)]


def lines(text: str, scale: Scale, letters: bool) -> list[str]:
    """The rows of a text, each as a whole."""
    return ["".join(parts) for parts in zip(*blocks.drawings(text, scale, letters), strict=True)]


@pytest.mark.parametrize("scale", SCALES, ids=str)
def test_a_drawing_is_as_large_as_it_says(scale: Scale) -> None:
    """`width` and `height` tell the size of `rows`, and all rows are of one width."""
    for text, letters in ((DIGITS, False), *((word, True) for word in WORDS)):
        rows = lines(text, scale, letters)
        assert {len(row) for row in rows} == {blocks.width(text, scale, letters)}
        assert len(rows) == blocks.height(scale, letters)


@pytest.mark.parametrize(("characters", "letters"), [(DIGITS, False), ("".join(sorted(set("".join(WORDS)))), True)])
def test_no_two_characters_look_alike(characters: str, letters: bool) -> None:
    """Each digit and each letter in use has a drawing of its own."""
    drawings = [blocks.glyph(character, Scale(2, 2), letters) for character in characters]
    assert len(set(drawings)) == len(drawings)


def test_all_digits_are_of_one_width() -> None:
    """So that a countdown does not tremble."""
    assert {blocks.width(digit, Scale(3, 3), False) for digit in "0123456789"} == {15}


def test_a_digit_is_drawn_as_it_is_meant() -> None:
    """A pixel is one column and half a row at the smallest scale; a pixel of two half rows is a whole block."""
    assert lines("1", Scale(1, 1), False) == [" ▄█  ", "  █  ", "  █  ", " ▀▀▀ "]
    assert lines("I", Scale(1, 2), True) == ["███", " █ ", " █ ", " █ ", "███"]


@pytest.mark.parametrize(("text", "letters"), [("00", False), ("0:00", False), ("PAUSED", True)])
def test_the_largest_scale_fits_and_no_square_one_is_larger(text: str, letters: bool) -> None:
    """It uses the place that there is; what is too wide to grow grows taller, by half at most, rounded up."""
    for columns, lines in product(range(0, 121, 7), range(0, 41, 5)):
        scale = blocks.largest_scale(text, columns, lines, letters)
        larger = Scale(scale.across + 1, scale.across + 1)
        assert blocks.width(text, larger, letters) > columns or blocks.height(larger, letters) > lines
        assert scale.across <= scale.down <= (scale.across * 3 + 1) // 2
        if scale != blocks.NONE:
            assert blocks.width(text, scale, letters) <= columns
            assert blocks.height(scale, letters) <= lines


def test_where_columns_are_short_it_grows_taller() -> None:
    """Twenty minutes beside the word of a side: two columns a pixel, and three half rows."""
    assert blocks.largest_scale("00:00", 57, 13, False) == Scale(2, 3)


def test_nothing_is_drawn_where_nothing_fits() -> None:
    """Then the widget shows plain text."""
    assert blocks.largest_scale("00", 5, 24, False) == blocks.NONE
    assert blocks.largest_scale("00", 80, 2, False) == blocks.NONE
