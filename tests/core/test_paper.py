"""Pages as paragraphs, and paragraphs as lines."""

from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.cells import width as cells
from coach.core.emergency import Kind, card
from coach.core.knowledge import Reference, Source, Status
from coach.core.pages.comparison import compared, introduction, sources_page
from coach.core.pages.condition import condition_page
from coach.core.pages.exercise import exercise_page
from coach.core.pages.routine import routine_page, why_page
from coach.core.pages.safety import emergency_page, question_page, screen_page
from coach.core.paper import Footnotes, Paragraph, Style, heading, items, lines, numbered, rows, text, title
from tests.content.shipped import LIBRARY, SHIPPED

READ = Source("garber2011", Status.SEEN)
GUESSED = Source("garber2011", Status.UNVERIFIED)
OURS = Source(convention="ten seconds")


def reference(name: str) -> Reference | None:
    return Reference(name, "Garber 2011", Status.SEEN) if name == "garber2011" else None


def test_an_empty_page_has_no_line() -> None:
    """Nothing to say is nothing to print."""
    assert list(rows([], 80)) == []
    assert list(lines([], 80)) == []


def test_lines_keep_to_their_margin() -> None:
    """What is marked hangs behind its mark; a heading has air above it, a title a line below."""
    page = [title("Calf"), text("Hold it."), heading("How"), *numbered(["Stand at a wall and lean in"]), text("So.", 1)]
    assert list(lines(page, 20)) == [
        "Calf",
        "====",
        "",
        "Hold it.",
        "",
        "How",
        "1. Stand at a wall",
        "   and lean in",
        "  So.",
    ]


def test_items_carry_their_style() -> None:
    """So that a front end can show an emergency as one."""
    assert items(["Chest pain"], Style.URGENT) == [Paragraph(Style.URGENT, "Chest pain", mark="-")]


def test_a_source_is_numbered_once_for_each_status() -> None:
    """What was read and what was not are different uses of the same citation; both are told as what they are."""
    notes = Footnotes(reference)
    assert notes.cite([READ, OURS]) == " [1, 2]"
    assert notes.cite([GUESSED, READ]) == " [3, 1]"
    assert notes.cite([]) == ""
    assert [(note.mark, note.text) for note in notes.page()[1:]] == [
        ("[1]", "Garber 2011 [source read]"),
        ("[2]", "Our own convention: ten seconds"),
        ("[3]", "Garber 2011 [not verified]"),
    ]


def test_a_page_without_sources_has_no_section_for_them() -> None:
    """Nothing is announced that is not there."""
    assert Footnotes(reference).page() == []


WORDS = st.sampled_from(("a", "calf", "stretch,", "脚のストレッチ", "👍🏽", "e\u0301tirement", "x" * 70, "y" * 200))
paragraphs = st.builds(
    Paragraph,
    st.sampled_from(Style),
    st.lists(WORDS, min_size=1, max_size=30).map(" ".join),
    mark=st.sampled_from(("", "-", "12.", "[3]")),
    level=st.integers(0, 2),
    target=st.just("exercise:calf"),
)
made_up_pages = st.lists(paragraphs, min_size=1, max_size=8)
widths = st.integers(60, 120)
PAGES: dict[str, Callable[[], list[list[Paragraph]]]] = {
    "routines": lambda: [routine_page(routine, LIBRARY) for routine in SHIPPED.routines.values()],
    "why": lambda: [why_page(routine, LIBRARY) for routine in SHIPPED.routines.values()],
    "exercises": lambda: [exercise_page(card, LIBRARY) for card in SHIPPED.exercises.values()],
    "conditions": lambda: [condition_page(card, LIBRARY) for card in SHIPPED.conditions.values()],
    "comparison": lambda: [introduction(), sources_page(compared(LIBRARY), LIBRARY)],
    "safety": lambda: [
        *(emergency_page(card(kind)) for kind in Kind),
        *(question_page(question, 1, 9) for question in SHIPPED.safety.questions),
        screen_page(SHIPPED.safety),
    ],
}


def words_of(page: Sequence[Paragraph]) -> list[str]:
    """Every word that has to be there, with the marks before and, for a link, the way to take behind."""
    found = []
    for paragraph in page:
        way = f"({paragraph.target})" if paragraph.target else ""
        found += f"{paragraph.mark} {paragraph.text} {way}".split()
    return found


def fits_and_keeps_its_words(page: list[Paragraph], width: int) -> None:
    """No line is too wide; every word is there, in order, and broken only where it has no place on a line."""
    laid = list(rows(page, width, targets=True))
    assert all(cells(row.text) <= width for row in laid)
    expected = words_of(page)
    shown = " ".join(row.text for row in laid).split()
    if all(cells(word) <= width - 10 for word in expected):
        assert shown == expected
    else:
        assert "".join(shown) == "".join(expected)


@given(made_up_pages, widths)
def test_a_page_fits_and_loses_nothing(page: list[Paragraph], width: int) -> None:
    """Whatever is written on it, wide letters and words that are longer than a line among it."""
    fits_and_keeps_its_words(page, width)


@pytest.mark.parametrize("pages", PAGES.values(), ids=PAGES.keys())
def test_every_page_that_ships_fits_and_loses_nothing(pages: Callable[[], list[list[Paragraph]]]) -> None:
    """From 60 to 120 columns."""
    for page in pages():
        for width in (60, 61, 67, 72, 79, 80, 81, 100, 119, 120):
            fits_and_keeps_its_words(page, width)


@given(made_up_pages, widths)
def test_rows_know_their_paragraph(page: list[Paragraph], width: int) -> None:
    """The paragraphs come in their order, none is left out, and only an empty line belongs to none."""
    laid = list(rows(page, width))
    assert all((row.text == "") is (row.paragraph is None) for row in laid)
    known = [row.paragraph for row in laid if row.paragraph is not None]
    met = [next(found) for _, found in groupby(known, id)]
    assert all(one is other for one, other in zip(met, page, strict=True))


@given(made_up_pages, widths)
def test_no_page_begins_or_ends_with_air(page: list[Paragraph], width: int) -> None:
    """Nor are there two empty lines, nor one between a heading and what stands under it."""
    laid = list(rows(page, width))
    empty = [row.paragraph is None for row in laid]
    assert not (empty[:1] == [True] or empty[-1:] == [True])
    for above, below in pairwise(laid):
        assert above.paragraph or below.paragraph
        assert below.paragraph or (above.paragraph and above.paragraph.style is not Style.HEADING)


@given(made_up_pages, widths)
def test_lines_are_the_rows_with_titles_underlined(page: list[Paragraph], width: int) -> None:
    """Nothing else is added; an underline is as wide as its title, or as the page."""
    expected = []
    for _, part in groupby(rows(page, width, targets=True), lambda row: id(row.paragraph)):
        found = list(part)
        expected += [row.text for row in found]
        titled = found[0].paragraph
        if titled is not None and titled.style is Style.TITLE:
            expected.append("=" * min(cells(titled.text), width))
    assert list(lines(page, width)) == expected
