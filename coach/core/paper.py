"""A page as paragraphs, before anybody decides on widths, colours or widgets.

Pure: a front end gives each style its look. Must never hold wording of its own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from coach.core import cells
from coach.core.knowledge import Reference, Source
from coach.core.words import source


class Style(StrEnum):
    """What a paragraph is."""

    TITLE = "title"
    HEADING = "heading"
    URGENT = "urgent"
    """An emergency, or a reason to stop."""
    TEXT = "text"
    ITEM = "item"
    FAINT = "faint"
    """Sources, sizes and other small print."""
    LINK = "link"
    """The way to another page."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a page."""

    style: Style
    text: str
    mark: str = ""
    """What stands before it: `-`, or a number."""
    level: int = 0
    """How far it is set in."""
    target: str = ""
    """The page that it leads to, as `exercise:wall-calf-stretch`."""


def title(text: str) -> Paragraph:
    return Paragraph(Style.TITLE, text)


def heading(text: str) -> Paragraph:
    return Paragraph(Style.HEADING, text)


def text(words: str, level: int = 0) -> Paragraph:
    return Paragraph(Style.TEXT, words, level=level)


def faint(words: str, level: int = 0) -> Paragraph:
    return Paragraph(Style.FAINT, words, level=level)


def items(texts: Iterable[str], style: Style = Style.ITEM) -> list[Paragraph]:
    return [Paragraph(style, words, mark="-") for words in texts]


def numbered(texts: Iterable[str]) -> list[Paragraph]:
    return [Paragraph(Style.ITEM, words, mark=f"{number}.") for number, words in enumerate(texts, 1)]


def override(kind: str) -> Paragraph:
    """What is said where somebody's own file is shown."""
    return faint(f"Your own file stands in for the built-in {kind} of this name.")


def section(name: str, page: list[Paragraph]) -> list[Paragraph]:
    """A heading with what stands under it; nothing where that is nothing."""
    return [heading(name), *page] if page else []


def link(words: str, target: str, level: int = 0) -> Paragraph:
    return Paragraph(Style.LINK, words, mark="-", level=level, target=target)


class Footnotes:
    """Numbers the sources of a page in the order of their first use. One number is one use of one status."""

    def __init__(self, reference_of: Callable[[str], Reference | None]) -> None:
        self._reference_of = reference_of
        self._numbers: dict[Source, int] = {}

    def cite(self, sources: Iterable[Source]) -> str:
        """` [1, 2]`, to stand behind what they say; nothing where there are none."""
        numbers = [str(self._numbers.setdefault(use, len(self._numbers) + 1)) for use in sources]
        return f" [{', '.join(numbers)}]" if numbers else ""

    def page(self) -> list[Paragraph]:
        """Every source that was cited."""
        if not self._numbers:
            return []
        return [heading("Sources"), *(self._note(use, number) for use, number in self._numbers.items())]

    def _note(self, use: Source, number: int) -> Paragraph:
        reference = self._reference_of(use.ref) if use.ref else None
        words = source(use, reference)
        if reference is not None and reference.url and not reference.doi:
            words = f"{words} {reference.url}"
        return Paragraph(Style.FAINT, words, mark=f"[{number}]")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page that is laid out."""

    text: str
    paragraph: Paragraph | None
    """What it is a part of; None for an empty line."""


def rows(page: Iterable[Paragraph], width: int, *, targets: bool = False) -> Iterator[Row]:
    """The page in lines of at most so many cells, with air above headings and above entries that have parts.

    With `targets` each link names what it leads to, for those who have to type it.
    """
    paragraphs = list(page)
    before: Paragraph | None = None
    for paragraph, after in zip(paragraphs, [*paragraphs[1:], None], strict=False):
        if before is not None and _has_air_above(paragraph, before, after):
            yield Row("", None)
        margin = "  " * paragraph.level
        lead = f"{margin}{paragraph.mark} " if paragraph.mark else margin
        for number, line in enumerate(cells.wrap(_words(paragraph, targets), max(width - cells.width(lead), 2))):
            yield Row((lead if number == 0 else " " * cells.width(lead)) + line, paragraph)
        before = paragraph


def lines(page: Iterable[Paragraph], width: int) -> Iterator[str]:
    """The page as plain lines of at most so many cells, each title underlined."""
    titled: Paragraph | None = None
    for row in rows(page, width, targets=True):
        if titled is not None and row.paragraph is not titled:
            yield "=" * min(cells.width(titled.text), width)
            titled = None
        if row.paragraph is not None and row.paragraph.style is Style.TITLE:
            titled = row.paragraph
        yield row.text
    if titled is not None:
        yield "=" * min(cells.width(titled.text), width)


def _words(paragraph: Paragraph, targets: bool) -> str:
    return f"{paragraph.text} ({paragraph.target})" if targets and paragraph.target else paragraph.text


def _has_air_above(paragraph: Paragraph, before: Paragraph, after: Paragraph | None) -> bool:
    if before.style is Style.HEADING:
        return False
    return paragraph.style is Style.HEADING or before.style is Style.TITLE or has_parts(paragraph, after)


def has_parts(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether a paragraph is an entry under which others are set in."""
    is_entry = paragraph.level == 0 and paragraph.mark != "" and paragraph.style is Style.ITEM
    return is_entry and after is not None and after.level > 0
