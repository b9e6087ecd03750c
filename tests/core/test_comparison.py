"""Where and how does it hurt? Conditions beside each other, at any width, the most urgent first."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.cells import width as cells
from coach.core.knowledge import Area, Comparison, Condition, Urgency
from coach.core.pages.comparison import (
    URGENCY_WORD,
    Line,
    compared,
    introduction,
    side_by_side,
    sources_page,
)
from coach.core.paper import Style
from tests.content.shipped import LIBRARY, uses
from tests.core.made_up import GUESSED, OURS, READ, SMALL, MadeUp, condition, library

LABELS = ["where", "feels", "brought on", "eased by", "the mark", "do now"]
WORDS = st.sampled_from(("a", "calf", "swollen,", "脚のストレッチ", "👍🏽", "é", "e\u0301tirement", "x" * 30, "y" * 90))
texts = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
rows = st.builds(
    Comparison,
    st.sampled_from(Urgency),
    st.lists(st.sampled_from(Area), min_size=1, unique=True).map(tuple),
    *[texts] * 5,
    st.lists(st.sampled_from((READ, GUESSED, OURS)), min_size=1, unique=True).map(tuple),
)
tables = st.lists(st.tuples(texts, rows), max_size=7).map(
    lambda found: [replace(condition(f"c{n}", row), title=title) for n, (title, row) in enumerate(found)]
)
widths = st.integers(40, 140)


def squeezed(text: str) -> str:
    """Without white space, so that it does not matter where a line was broken."""
    return "".join(text.split())


def said(card: Condition) -> list[str]:
    """Every text of a card's column, in order."""
    row = card.compare
    assert row is not None
    areas = ", ".join(area.value.replace("-", " ") for area in row.areas)
    named = [card.title, URGENCY_WORD[row.urgency], areas]
    return [*named, row.feel, row.brought_on, row.eased, row.tell_apart, row.action]


def blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The conditions that stand beside each other, between empty lines."""
    return [list(block) for full, block in groupby(lines, bool) if full]


def starts(line: Line) -> list[int]:
    """The cell in which each piece begins, and the one after the last."""
    found = [0]
    for piece in line:
        found.append(found[-1] + cells(piece.text))
    return found


@given(tables, widths)
def test_no_line_is_wider_than_the_place(cards: list[Condition], width: int) -> None:
    """Whatever is written on the cards."""
    for line in side_by_side(cards, width):
        assert cells("".join(piece.text for piece in line)) <= width


@given(tables, widths)
def test_columns_are_aligned(cards: list[Condition], width: int) -> None:
    """Every piece of a line begins where that of the line above does, and no column touches the next one."""
    lines = side_by_side(cards, width)
    columns = {tuple(starts(line)) for line in lines if line}
    assert len({found[:3] for found in columns}) <= 1
    for block in blocks(lines):
        assert len({tuple(starts(line)) for line in block}) == 1
        assert len({tuple(piece.condition for piece in line) for line in block}) == 1
        for line in block:
            assert all(not gap.text.strip() and gap.text for gap in line[2::2])


@given(tables, widths)
def test_every_text_is_there_word_for_word(cards: list[Condition], width: int) -> None:
    """All of a card in its column, from the title to what to do now, beside the names of the lines."""
    lines = side_by_side(cards, width)
    for card in cards:
        column = [piece.text.strip() for line in lines for piece in line if piece.condition == card.id]
        assert squeezed("".join(column)) == squeezed("".join(said(card)))
        words = " ".join(column).split()
        if all(cells(word) <= 20 for text in said(card) for word in text.split()):
            assert words == " ".join(said(card)).split()
    for block in blocks(lines):
        assert [line[0].text.strip() for line in block if line[0].text.strip()] == LABELS


@given(tables, widths)
def test_the_given_order_is_kept(cards: list[Condition], width: int) -> None:
    """From left to right, and from block to block; each card has one place."""
    found = [
        name
        for block in blocks(side_by_side(cards, width))
        for name in dict.fromkeys(piece.condition for piece in block[0])
        if name
    ]
    assert found == [card.id for card in cards]


@given(tables, widths)
def test_what_stands_beside_each_other_can_be_read(cards: list[Condition], width: int) -> None:
    """A column is at least 26 cells wide, and there are at most three; two as soon as there is the place for them."""
    for block in blocks(side_by_side(cards, width)):
        columns = [piece for piece in block[0] if piece.condition]
        assert 1 <= len(columns) <= 3
        assert all(cells(piece.text) >= 26 for piece in columns)
        if len(cards) > 1 and block is blocks(side_by_side(cards, width))[0]:
            assert (len(columns) > 1) is (width >= 68)


@given(tables, widths)
def test_urgent_titles_and_what_to_do_look_urgent(cards: list[Condition], width: int) -> None:
    """For an emergency and for help today; for nothing else."""
    urgent = {card.id for card in cards if card.compare and card.compare.urgency in ("emergency", "same-day")}
    for block in blocks(side_by_side(cards, width)):
        for line in (block[0], block[-1]):
            assert all((piece.style is Style.URGENT) is (piece.condition in urgent) for piece in line)
        assert all(piece.condition in urgent for line in block for piece in line if piece.style is Style.URGENT)


def test_no_card_is_no_line() -> None:
    """Nothing is drawn where there is nothing to compare, and that is said."""
    assert side_by_side([], 80) == []
    assert [said.text for said in sources_page([], SMALL)] == ["Nothing is known of this place."]


def shelf_of(cards: list[Condition]) -> MadeUp:
    """A library with nothing but these conditions, and one that has no place in the table."""
    return library([], [], [*cards, condition("unplaced")])


@given(tables, st.none() | st.sampled_from(Area))
def test_the_urgent_come_first_and_nobody_is_left_out(cards: list[Condition], area: Area | None) -> None:
    """Every condition that hurts there, or every one that has a place, once; none that hurts elsewhere."""
    found = compared(shelf_of(cards), area)
    rows = [card.compare for card in found if card.compare is not None]
    order = [list(Urgency).index(row.urgency) for row in rows]
    assert order == sorted(order)
    expected = [card.id for card in cards if card.compare and (area is None or area in card.compare.areas)]
    assert sorted(card.id for card in found) == sorted(expected)


@given(tables)
def test_every_column_has_its_page_and_its_sources(cards: list[Condition]) -> None:
    """Each card by its title with the numbers of its sources, and each of these with its status."""
    page = sources_page(cards, SMALL)
    ways = [paragraph for paragraph in page if paragraph.target]
    assert [way.target for way in ways] == [f"condition:{card.id}" for card in cards]
    notes = {paragraph.mark.strip("[]"): paragraph.text for paragraph in page if paragraph.mark.startswith("[")}
    words = {READ: "2020 [source read]", GUESSED: "1999 [not verified]", OURS: "Our own convention: our own word"}
    for card, way in zip(cards, ways, strict=True):
        assert way.text.startswith(card.title)
        numbers = way.text.removeprefix(card.title).strip(" []").split(", ")
        for use, number in zip(uses(card.compare), numbers, strict=True):
            assert words[use] in notes[number]
    assert len(notes) == len({use for card in cards for use in uses(card.compare)})


@pytest.mark.parametrize("area", [None, *Area])
@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_what_ships_can_be_compared(area: Area | None, width: int) -> None:
    """Everywhere that something hurts: some condition, all of its words, no line too wide, and its sources."""
    cards = compared(LIBRARY, area)
    assert cards
    lines = side_by_side(cards, width)
    assert all(cells("".join(piece.text for piece in line)) <= width for line in lines)
    for card in cards:
        column = [piece.text for line in lines for piece in line if piece.condition == card.id]
        assert " ".join(" ".join(column).split()) == " ".join(" ".join(said(card)).split())
    notes = [paragraph.text for paragraph in sources_page(cards, LIBRARY) if paragraph.mark.startswith("[")]
    assert len(notes) == len({use for card in cards for use in uses(card.compare)})


def test_the_introduction_says_what_the_table_cannot_do() -> None:
    """The most urgent first, and no diagnosis."""
    words = " ".join(paragraph.text for paragraph in introduction())
    assert "urgent" in words
    assert "cannot tell what you have" in words
