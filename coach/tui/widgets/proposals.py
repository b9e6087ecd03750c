"""What home proposes: the courses that are due, the one session that fits best, and a few others; one is marked.

Must never be wider than its place: what does not fit is wrapped, or cut where one line is all that it gets.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

if TYPE_CHECKING:
    from coach.core.board import Board, Row

DUE, PROPOSED, OTHERS = "Due today", "Proposed", "Or"
MARK, NO_MARK = "▸ ", "  "
MOST_TOLD = 3
"""Sentences beneath a row; of more than that, all are told before it starts."""


class Place(NamedTuple):
    """A row where it stands in the list."""

    row: Row
    in_full: bool
    """Whether it is shown with why and what was left out."""
    is_due: bool
    """Whether it stands there because its course is due."""


class Proposals(OptionList, can_focus=False):
    """A list of rows under headings. The screen moves the mark."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.board: Board
        """What is shown."""
        self._places: dict[str, Place] = {}

    @property
    def place(self) -> Place | None:
        """The row that is marked."""
        option = self.highlighted_option
        return self._places.get(option.id or "") if option is not None else None

    @property
    def moved_to(self) -> str:
        """The routine that is marked, where it is not the first one; otherwise nothing."""
        place = self.place
        return place.row.routine if place is not None and place is not next(iter(self._places.values())) else ""

    def show(self, board: Board, mark: str = "") -> None:
        """Draw it, with the mark on the first row, or on that of this routine if it is still there."""
        self.board = board
        self._draw()
        kept = next((name for name, place in self._places.items() if place.row.routine == mark), None)
        self._mark(kept or next(iter(self._places), None))

    def mark_proposal(self) -> None:
        """Mark the session that fits best, also where a course is due."""
        self._mark(next((name for name, place in self._places.items() if not place.is_due), None))

    def move(self, by: int) -> None:
        """Mark the next row, or the one before."""
        if self._places and self.highlighted_option is not None:
            names = list(self._places)
            at = names.index(self.highlighted_option.id or "") + by
            self._mark(names[max(0, min(at, len(names) - 1))])

    def told(self, place: Place) -> tuple[str, ...]:
        """What is shown of how it differs from what is written."""
        return place.row.told if place.in_full and len(place.row.told) <= MOST_TOLD else ()

    def _mark(self, name: str | None) -> None:
        self.highlighted = None if name is None else self.get_option_index(name)
        if name is not None and name == next(iter(self._places)):
            self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Lines are broken anew."""
        if self._places:
            name = self.highlighted_option.id if self.highlighted_option is not None else None
            self._draw()
            self._mark(name)

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        for name, place in self._places.items():
            self.replace_option_prompt(name, self._prompt(place, self.get_option_index(name) == highlighted))

    def _draw(self) -> None:
        self.highlighted = None
        self._places = {}
        options: list[Option] = []
        for row in self.board.due:
            self._add(options, Place(row, True, True), " · ".join(filter(None, (DUE, row.course))))
        for number, row in enumerate(self.board.rows):
            heading = (PROPOSED, OTHERS)[number] if number < 2 else ""
            self._add(options, Place(row, number == 0, False), heading)
        self.clear_options()
        self.add_options(options)

    def _add(self, options: list[Option], place: Place, heading: str) -> None:
        """Add a row, and its heading where it has one."""
        if heading:
            space = "\n" if options else ""
            options.append(Option(Content.assemble(space, (heading, "bold $accent")), disabled=True))
        name = f"{len(self._places)}"
        self._places[name] = place
        options.append(Option(self._prompt(place, marked=False), id=name))

    def _prompt(self, place: Place, marked: bool) -> Content:
        row, room = place.row, self.scrollable_content_region.width - 1
        head = (MARK if marked else NO_MARK, (row.title, "bold"), f" · {row.length}")
        if not place.in_full and self.screen.has_class("-low"):
            line = Content.assemble(*head, f" · {row.why}" if row.why else "")
            return line.truncate(room, ellipsis=True) if room > 0 else line
        first = Content.assemble(*head, f" · needs {row.needs}")
        if room < first.cell_length:
            first = Content("\n").join([Content.assemble(*head), *_indented(f"Needs {row.needs}.", room)])
        return Content("\n").join([first, *(line for text in self._below(place) for line in _indented(text, room))])

    def _below(self, place: Place) -> list[str]:
        """Why this one, and what was left out of it."""
        told = self.told(place)
        if place.in_full and place.row.told and not told:
            told = (f"{len(place.row.told)} changes, which are told before it starts.",)
        return [text for text in (place.row.why, *told) if text]


def _indented(text: str, room: int) -> list[Content]:
    return [Content(f"{NO_MARK}{line}") for line in wrap(text, max(room - len(NO_MARK), 20))]
