"""Which routines the gate will certainly not open now, told from the catalogue alone, so that they need not be read.

Pure. On the side of the gate: must never pass over a routine that it might open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.core.gate import too_much
from coach.core.limits import Limits
from coach.core.safety import Outcome
from coach.core.standing import URGENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.core.catalogue import Entry
    from coach.core.ports import Library
    from coach.core.standing import Standing


class Openable:
    """What a body's standing leaves to be asked of the gate."""

    def __init__(self, stands: Standing, library: Library) -> None:
        self._stands = stands
        self._library = library
        self._safety = safety = library.safety()
        self._too_much = too_much(stands, safety)
        self._allowed = list(self._alone_open())
        lists = [entry for entry in safety.modify if entry.id in stands.ticks]
        self._limits = Limits(lists, stands.without, library.exercise)
        self._protocols = frozenset(entry.protocol for entry in lists if entry.protocol is not None)
        self._fates: dict[str, tuple[bool, bool]] = {}

    def __call__(self, entry: Entry) -> bool:
        """Whether the gate might open this. First aid comes by a key of its own, and not from here."""
        if entry.id in self._safety.first_aid.routines:
            return False
        if not all(allowed.issuperset(entry.exercises) for allowed in self._allowed):
            return False
        fates = [self._fate(name) for name in entry.exercises]
        if self._protocols and entry.id not in self._protocols and any(out for out, _ in fates):
            return False
        return not all(out and not replaced for out, replaced in fates)

    @property
    def hindered(self) -> str:
        """What stands in the way of nearly everything, in one or two sentences; empty where nothing does."""
        block = self._stands.block
        if block is not None and block.outcome is Outcome.EMERGENCY:
            return "An answer stands in the way: get emergency help now. Nothing else is open."
        if block is not None and block.outcome is Outcome.SAME_DAY:
            return "An answer stands in the way: get medical help today. Nothing else is open."
        if block is not None:
            said = "An answer of today" if block.today else "An answer"
            return f"{said} stands in the way: see a doctor before you exercise. Only calm things are open."
        if self._too_much:
            return self._too_much[0]
        return "A fresh injury stands in the way: for 72 hours only what spares it is open." if self._protocols else ""

    def instead(self, entry: Entry) -> bool:
        """Whether the gate might open this in the place of something that is hindered."""
        calm = not self._protocols or set(self._safety.calm).issuperset(entry.exercises)
        return self(entry) and (calm or entry.id in self._protocols)

    def _alone_open(self) -> Iterator[frozenset[str]]:
        """The exercises of which a routine must consist, for each thing that stands in the way."""
        if self._stands.block is not None:
            yield frozenset() if self._stands.block.outcome in URGENT else frozenset(self._safety.calm)
        if self._too_much:
            yield frozenset(self._safety.self_care)

    def _fate(self, name: str) -> tuple[bool, bool]:
        """Whether an exercise is left out, and whether anything might take its place."""
        if name not in self._fates:
            card = self._library.exercise(name)
            out = card is not None and self._limits.rule_out(card)
            replaced = card is not None and any(entry.use for entry in self._limits.against(card))
            self._fates[name] = out, replaced
        return self._fates[name]
