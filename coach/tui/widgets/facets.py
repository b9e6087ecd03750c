"""Filters to choose from, under the name of what they are about, each with how many routines it would leave."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from coach.core.browse import ONE_OF, Filter
from coach.tui.widgets.listing import Listing, Look, Piece, cells


class Facets(Listing):
    """The column of filters. The arrows go through them, and Space or Enter chooses one or takes it back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "Choose", id="facets.choose", key_display="⏎", tooltip="Choose, or take back"),
        Binding("tab,shift+tab", "screen.cross", "Words", id="facets.cross", tooltip="Back to the words"),
        Binding("down", "move(1)", "Down", id="facets.down", show=False, tooltip="The next filter"),
        Binding("up", "move(-1)", "Up", id="facets.up", show=False, tooltip="The filter before"),
        Binding("right", "turn(1)", "Group", id="facets.next", key_display="←→", tooltip="The next group of filters"),
        Binding("left", "turn(-1)", "Group", id="facets.before", show=False, tooltip="The group before"),
    ]

    @dataclass
    class Toggled(Message):
        """A filter is wanted, or no longer."""

        filter: Filter

    def __init__(self, filters: Sequence[Filter], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._digits = 0
        self._lines: list[Filter | str] = []
        """Filters, headings, and an empty line before each heading but the first."""
        for facet, group in groupby(filters, key=lambda one: one.facet):
            self._lines += [*([""] if self._lines else []), facet.value.capitalize(), *group]
        self.marked = 1  # the first one, beneath the first heading
        self._chosen: frozenset[Filter] = frozenset()
        self._left: Mapping[Filter, int] = {}

    def tell(self, chosen: frozenset[Filter], left: Mapping[Filter, int]) -> None:
        """Show which are chosen, and how many routines each would leave."""
        self._chosen, self._left = chosen, left
        self._digits = max(self._digits, *(len(str(number)) for number in left.values()), 0)
        self.show(len(self._lines))

    @property
    def marks(self) -> bool:
        return self.has_focus

    def may_be_marked(self, at: int) -> bool:
        return isinstance(self._lines[at], Filter)

    def line(self, at: int, width: int) -> Iterable[Piece]:
        one = self._lines[at]
        if isinstance(one, str):
            return [(one, "heading")]
        chosen, left = one in self._chosen, self._left.get(one, 0)
        look: Look = "chosen" if chosen else "text" if left else "faint"
        mark = ("●" if chosen else "○") if one.facet in ONE_OF else ("■" if chosen else "□")
        words = cells(one.words, width - len(f"{mark}   ") - self._digits)
        return [(f"{mark} {words} ", look), (f"{left:>{self._digits}} ", "faint")]

    def on_focus(self) -> None:
        self.mark(self.marked)

    def on_listing_clicked(self) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        one = self._lines[self.marked] if self._lines else ""
        if isinstance(one, Filter):
            self.post_message(self.Toggled(one))

    def action_move(self, by: int) -> None:
        self.move(by)

    def action_turn(self, by: int) -> None:
        """To the first filter of the next group, or of the one before."""
        firsts = [at + 1 for at, one in enumerate(self._lines) if one and isinstance(one, str)]
        if firsts:
            here = sum(first <= self.marked for first in firsts) - 1
            self.mark(firsts[(here + by) % len(firsts)], top=True)
