"""Routines as lines of a table: title, length, and what one needs."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len

from coach.core.catalogue import Entry
from coach.core.words import minutes
from coach.tui.widgets.listing import MARK, Listing, Piece, cells

WIDEST_TITLE = 40
LENGTH = 9
"""Cells of `~120 min`, with the space before it."""
GAP = 2
LEAST_NEEDS = 14


class Results(Listing, can_focus=False):
    """The routines that were found. They are gone through while one types."""

    def __init__(self, everything: Iterable[Entry], *, id: str | None = None) -> None:
        """The widths of the columns are those for all of the routines, so that nothing moves while one types."""
        super().__init__(id=id)
        self._longest = min(WIDEST_TITLE, max((cell_len(_titled(entry)) for entry in everything), default=0))
        self.entries: Sequence[Entry] = ()
        """What is listed, in order."""

    def tell(self, entries: Sequence[Entry]) -> None:
        """Show these, the first one marked."""
        self.entries = entries
        self.show(len(entries))
        self.mark(0)

    @property
    def entry(self) -> Entry | None:
        """The marked one."""
        return self.entries[self.marked] if self.entries else None

    def _columns(self, width: int) -> tuple[int, int]:
        """Cells of the titles, and of what one needs: nothing of that where there is no room for a few words of it."""
        needs = width - self._longest - LENGTH - GAP
        return (self._longest, needs) if needs >= LEAST_NEEDS else (min(self._longest, width - LENGTH), 0)

    def heading(self) -> str:
        """What stands above the columns."""
        title, needs = self._columns(self.scrollable_content_region.width - len(MARK))
        return f"{'':{len(MARK)}}{cells('Routine', title)}{'Length':>{LENGTH}}{'':{GAP}}{cells('Needs', needs)}"

    def line(self, at: int, width: int) -> Iterable[Piece]:
        entry, (title, needs) = self.entries[at], self._columns(width)
        length = ("~" if entry.about else "") + minutes(entry.milliseconds, False)
        return [
            (cells(_titled(entry), title), "strong"),
            (f"{length:>{LENGTH}}{'':{GAP}}", "text"),
            (cells(entry.needs, needs), "faint"),
        ]


def _titled(entry: Entry) -> str:
    return f"{entry.title} (yours)" if entry.own else entry.title
