"""Where and how does it hurt? Conditions side by side, the most urgent first.

Pure: conditions become lines of pieces, for the command line and for the screens. Must never put what can wait
before what cannot, nor leave out on whose word it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coach.core.cells import pad, wrap
from coach.core.knowledge import Area, Condition, Urgency
from coach.core.paper import Footnotes, Paragraph, Style, link, section, text, title
from coach.core.ports import Library
from coach.core.words import plainly

URGENCY_WORD: dict[Urgency, str] = {
    Urgency.EMERGENCY: "EMERGENCY NOW",
    Urgency.SAME_DAY: "HELP TODAY",
    Urgency.DOCTOR: "SEE A DOCTOR",
    Urgency.SELF_CARE: "self-care",
}
LEAST_COLUMN = 26
MOST_COLUMNS = 3
_LABEL = 12
_GAP = 2
_URGENT = frozenset({Urgency.EMERGENCY, Urgency.SAME_DAY})


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: filled up to its width, and whose column it is in."""

    text: str
    style: Style
    condition: str = ""


Line = tuple[Piece, ...]


def compared(library: Library, area: Area | None = None) -> list[Condition]:
    """The conditions that hurt there, or all of them, the most urgent first."""
    order = list(Urgency)
    found = [
        (order.index(card.compare.urgency), card.title.casefold(), card)
        for card in library.conditions().values()
        if card.compare is not None and (area is None or area in card.compare.areas)
    ]
    return [card for _, _, card in sorted(found, key=lambda entry: entry[:2])]


def introduction() -> list[Paragraph]:
    """What stands above the table."""
    return [
        title("Where and how does it hurt?"),
        Paragraph(Style.URGENT, "The most urgent come first. If one of those may fit you, get that help now."),
        text("This table cannot tell what you have: this program cannot examine you."),
    ]


def sources_page(cards: Iterable[Condition], library: Library) -> list[Paragraph]:
    """On whose word each column is, and the way to each card."""
    notes = Footnotes(library.reference)
    known = ((card, card.compare) for card in cards if card.compare is not None)
    page = [link(f"{card.title}{notes.cite(row.sources)}", f"condition:{card.id}") for card, row in known]
    return [*section("In full", page), *notes.page()] or [text("Nothing is known of this place.")]


def side_by_side(cards: Sequence[Condition], width: int) -> list[Line]:
    """The table in lines of at most so many cells: as many conditions beside each other as can be read."""
    columns = max(1, min(MOST_COLUMNS, (width - _LABEL) // (LEAST_COLUMN + _GAP)))
    column = max(LEAST_COLUMN, (width - _LABEL) // columns - _GAP)
    lines: list[Line] = []
    for first in range(0, len(cards), columns):
        if lines:
            lines.append(())
        lines += _block(cards[first : first + columns], column)
    return lines


def _block(cards: Sequence[Condition], column: int) -> Iterator[Line]:
    for label, style, cells in _attributes(cards):
        wrapped = [wrap(cell, column) for cell in cells]
        for number in range(max(map(len, wrapped))):
            pieces = [Piece(pad(label if number == 0 else "", _LABEL), Style.FAINT)]
            for card, parts in zip(cards, wrapped, strict=True):
                words = parts[number] if number < len(parts) else ""
                pieces.append(Piece(pad(words, column), _style(style, card), card.id))
                pieces.append(Piece(" " * _GAP, Style.TEXT))
            yield tuple(pieces[:-1])


def _attributes(cards: Sequence[Condition]) -> Iterator[tuple[str, Style, list[str]]]:
    """Each line of the table: its name, its look, and what each condition says."""
    known = [card.compare for card in cards if card.compare is not None]
    yield "", Style.HEADING, [card.title for card in cards]
    yield "", Style.ITEM, [URGENCY_WORD[row.urgency] for row in known]
    yield "where", Style.TEXT, [", ".join(plainly(area) for area in row.areas) for row in known]
    yield "feels", Style.TEXT, [row.feel for row in known]
    yield "brought on", Style.TEXT, [row.brought_on for row in known]
    yield "eased by", Style.TEXT, [row.eased for row in known]
    yield "the mark", Style.TEXT, [row.tell_apart for row in known]
    yield "do now", Style.ITEM, [row.action for row in known]


def _style(style: Style, card: Condition) -> Style:
    urgent = card.compare is not None and card.compare.urgency in _URGENT
    return Style.URGENT if urgent and style in (Style.HEADING, Style.ITEM) else style
