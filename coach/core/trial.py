"""Tries routines for one body and one budget: what the gate opens of them, what fits, and which of them is the best.

A routine is put into the week of its course, changed for this body, and fitted into the time there is. The best one has

1. the most points: those of the ranking, but for two parts. What was shortened or changed has none for evidence, which
   was not of that; and length counts as it is now: FITS_WHOLE where nothing had to go, LEFT_OUT where a part of it was
   left out whole;
2. the most of its length kept;
3. the first id.

What cannot be among the best any more is not fitted. Pure. Must never open what the gate does not, as if nothing new
were said today.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from coach.core.choose import laid_out
from coach.core.course import as_followed
from coach.core.fit import may_be_fitted
from coach.core.gate import Opened, gate
from coach.core.openable import Openable
from coach.core.ranking import FITS_WHOLE, Part, Score
from coach.core.within import Within, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.core.adapt import Adapted
    from coach.core.catalogue import Entry
    from coach.core.fit import Need
    from coach.core.ranking import Ranked
    from coach.core.routine import Routine
    from coach.core.situation import Situation

LEFT_OUT = -5
"""Points for length where something was left out whole. Our own convention."""
MINUTE = 60_000

Order = tuple[int, float, str]
"""The objective; the least is the best."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A routine that the gate opens, before it is fitted. Lengths in milliseconds."""

    entry: Entry
    score: Score
    adapted: Adapted
    asked: int
    """The length that the routine asks for, changed for nobody."""
    length: int
    """The length that it has for this body."""

    def fits(self, minutes: int | None) -> bool:
        """Whether nothing has to go."""
        return minutes is None or self.length <= minutes * MINUTE

    def hope(self, minutes: int | None) -> Order:
        """What it comes to at the best, once it is fitted."""
        if self.fits(minutes) or not may_be_fitted(self.adapted.routine):
            return self.order(minutes, self.length, shortened=False)
        return self.order(minutes, (minutes or 0) * MINUTE, shortened=True)

    def order(self, minutes: int | None, length: int, *, shortened: bool, left_out: bool = False) -> Order:
        """The objective for a session of this length."""
        points = self.rescored(minutes, shortened=shortened, left_out=left_out).points
        # Two shares of whole milliseconds lie much further apart than two floats do.
        kept = min(length / self.asked, 1.0) if self.asked else 1.0
        return -points, -kept, self.entry.id

    def rescored(self, minutes: int | None, *, shortened: bool, left_out: bool) -> Score:
        """The score with the length that it has now; what is changed has lost its evidence."""
        now = {"evidence": Part("evidence", 0)} if shortened or self.adapted.changes else {}
        if minutes is not None:
            whole = self.fits(minutes)
            points = FITS_WHOLE if whole else LEFT_OUT if left_out else 0
            now["length"] = Part("length", points)
        return Score(tuple(now.get(part.name, part) for part in self.score.parts))


@dataclass(frozen=True, slots=True)
class Tried:
    """A candidate in the time there is."""

    candidate: Candidate
    fitted: Within
    minutes: int | None

    @property
    def fits(self) -> bool:
        """Whether it may be proposed for this budget. What is never fitted may take longer, and says so."""
        return self.fitted.fits or not may_be_fitted(self.fitted.routine)

    @property
    def score(self) -> Score:
        return self.candidate.rescored(self.minutes, shortened=self.fitted.changed, left_out=self._left_out)

    @property
    def order(self) -> Order:
        shortened, left_out = self.fitted.changed, self._left_out
        return self.candidate.order(self.minutes, self.fitted.length, shortened=shortened, left_out=left_out)

    @property
    def _left_out(self) -> bool:
        return len(self.fitted.routine.steps) < len(self.candidate.adapted.routine.steps)


class Trial:
    """Opens and fits routines in one situation."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._library = situation.library
        self._stands = replace(situation.standing, ask=None)
        self._cards = cache(self._library.exercise)
        self.openable = Openable(self._stands, self._library)

    def opened(self, ranked: Iterable[Ranked]) -> Iterator[Candidate]:
        """Those of them that the gate opens, in their order, each read when its turn comes."""
        for one in ranked:
            routine = self._library.routine(one.entry.id) if self.openable(one.entry) else None
            if routine is None:
                continue
            made = as_followed(routine, self._situation.followed)
            found = gate(made, self._stands, self._library.safety(), self._library)
            if isinstance(found, Opened):
                asked = self._length(made)
                length = self._length(found.adapted.routine) if found.adapted.changes else asked
                yield Candidate(one.entry, one.score, found.adapted, asked, length)

    def best(self, candidates: Iterable[Candidate], minutes: int | None, need: Need, most: int) -> list[Tried]:
        """The best of those that fit, so many at the most, in the order of the objective."""
        found: list[Tried] = []
        for hope, candidate in sorted(((one.hope(minutes), one) for one in candidates), key=lambda pair: pair[0]):
            if len(found) >= most and found[most - 1].order <= hope:
                break
            tried = self.fit(candidate, minutes, need)
            if tried.fits:
                insort(found, tried, key=lambda one: one.order)
        return found[:most]

    def fit(self, candidate: Candidate, minutes: int | None, need: Need) -> Tried:
        """A candidate in the time there is."""
        routine, pace = candidate.adapted.routine, self._situation.preferences
        if candidate.fits(minutes):
            fitted = Within(routine, (), changed=False, fits=True, length=candidate.length)
        else:
            fitted = within(routine, minutes, self._cards, pace, need)
        return Tried(candidate, fitted, minutes)

    def _length(self, routine: Routine) -> int:
        return laid_out(routine, self._library, self._situation.preferences).length
