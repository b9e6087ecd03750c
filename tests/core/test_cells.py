"""How wide a text is, and how it is broken into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.cells import cut, pad, width, wrap

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("calf", 4),
        ("", 0),
        ("[bold]", 6),
        ("脚", 2),
        ("e\u0301", 1),
        ("עברית", 5),
        ("👍", 2),
        ("👍🏽", 2),
        ("👩\u200d⚕\ufe0f", 2),
        ("❤\ufe0f", 2),
        ("🇩🇪", 2),
    ],
)
def test_the_cells_of_a_text(text: str, cells: int) -> None:
    """Wide letters take two, marks none; an emoji of several characters is one picture."""
    assert width(text) == cells


@given(TEXTS, st.integers(2, 40))
def test_padded_text_has_exactly_its_cells(text: str, cells: int) -> None:
    """So columns line up, whatever stands in them."""
    assert width(pad(text, cells)) == cells


@given(TEXTS, st.integers(2, 40))
def test_cut_text_fits_and_begins_as_the_whole(text: str, cells: int) -> None:
    """A cut is shown by an ellipsis; nothing is cut that fits."""
    short = cut(text, cells)
    assert width(short) <= cells
    assert short == text if width(text) <= cells else text.startswith(short.removesuffix("…"))


@given(TEXTS, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_nothing(text: str, cells: int) -> None:
    """No line is too wide, and together they hold every letter."""
    lines = wrap(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
