"""The routines as a place to browse: filters that combine, and words that are typed.

Pure, and over the plain texts of the catalogue alone. A filter never shows a routine as a help that is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from coach.core.at_hand import ON_THE_FLOOR
from coach.core.exercise import Equipment, Position
from coach.core.muscle_groups import GROUPS
from coach.core.routine import When
from coach.core.search import ranked
from coach.core.words import plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coach.core.catalogue import Catalogue, Entry


class Facet(StrEnum):
    """What routines are told apart by, in the order in which a person is asked."""

    WHEN = "when"
    LENGTH = "length"
    FOR = "for"
    MUSCLE = "muscle"
    POSITION = "position"
    NEEDS = "needs"


ONE_OF = frozenset({Facet.WHEN, Facet.LENGTH, Facet.POSITION})
"""The facets of which one filter at most is chosen: another one takes its place."""

MINUTES = (5, 10, 15, 20)
_OCCASIONS = {When.SELF_CARE: "when it hurts"}
_POSTURES: dict[str, frozenset[str]] = {
    "on your feet": frozenset({Position.STANDING, Position.WALKING}),
    "sitting": frozenset({Position.SITTING}),
    "no floor": frozenset(Position) - ON_THE_FLOOR,
    "lying down": frozenset({Position.LYING}),
}
"""What a routine stays within from its beginning to its end."""


class Filter(NamedTuple):
    """Something that a person may ask of a routine."""

    facet: Facet
    value: str
    words: str
    """`before bed`, `up to 10 min`, `Sciatica`, `no wall`: understood without the name of the facet."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is left for some words and filters."""

    entries: tuple[Entry, ...]
    """The best for the words first; without words by title."""
    left: Mapping[Filter, int]
    """How many would be left with each filter chosen beside those that are."""


class Browser:
    """The routines of a catalogue, ready to be asked for at every key."""

    def __init__(self, catalogue: Catalogue) -> None:
        entries = {f"routine:{entry.id}": entry for entry in catalogue.entries}
        titles = {page.target: page.title for page in catalogue.pages}
        self._pages = [page for page in catalogue.pages if page.target in entries]
        self._places = {page.target: place for place, page in enumerate(self._pages)}
        self.entries = tuple(entries[page.target] for page in self._pages)
        """All of them, by title."""
        places = {one: _places(self.entries, one) for one in _filters(self.entries, titles)}
        everything = (1 << len(self.entries)) - 1
        self._fitting = {one: fitting for one, fitting in places.items() if fitting not in (0, everything)}

    @property
    def filters(self) -> tuple[Filter, ...]:
        """Every filter that some routines fit and others do not, by facet."""
        return tuple(self._fitting)

    def find(self, query: str = "", chosen: frozenset[Filter] = frozenset()) -> Found:
        """The routines that have every word of the query and fit every filter."""
        places = [self._places[page.target] for page in ranked(self._pages, query)]
        said = sum(1 << place for place in places)
        kept = self._fit(chosen)
        return Found(
            tuple(self.entries[place] for place in places if kept >> place & 1),
            {one: (said & self._fit(with_filter(chosen, one))).bit_count() for one in self._fitting},
        )

    def _fit(self, chosen: Iterable[Filter]) -> int:
        """The places of the routines that fit all of these, as bits."""
        fitting = -1
        for one in chosen:
            fitting &= self._fitting[one]
        return fitting


def with_filter(chosen: frozenset[Filter], one: Filter) -> frozenset[Filter]:
    """These and this one, in the place of another of its facet where there can be but one."""
    beside = (other for other in chosen if other.facet is not one.facet or one.facet not in ONE_OF)
    return frozenset((*beside, one))


def toggled(chosen: frozenset[Filter], one: Filter) -> frozenset[Filter]:
    """These with this one chosen, or taken back where it was."""
    return chosen - {one} if one in chosen else with_filter(chosen, one)


def _places(entries: Iterable[Entry], one: Filter) -> int:
    """The places of those that fit, as bits."""
    return sum(1 << place for place, entry in enumerate(entries) if fits(entry, one))


def fits(entry: Entry, one: Filter) -> bool:
    """Whether the routine is what this filter asks for."""
    match one.facet:
        case Facet.WHEN:
            return one.value in entry.when
        case Facet.LENGTH:
            return entry.milliseconds <= int(one.value) * 60_000
        case Facet.FOR:
            return one.value in _helped(entry)
        case Facet.MUSCLE:
            return one.value in entry.groups
        case Facet.POSITION:
            return _POSTURES[one.value].issuperset(entry.positions)
        case Facet.NEEDS:
            return one.value not in entry.things if one.value else not entry.things


def _filters(entries: Iterable[Entry], titles: Mapping[str, str]) -> Iterator[Filter]:
    """Every filter there is, by facet."""
    for when in When:
        yield Filter(Facet.WHEN, when.value, _OCCASIONS.get(when, plainly(when.value)))
    for minutes in MINUTES:
        yield Filter(Facet.LENGTH, str(minutes), f"up to {minutes} min")
    helped = {name: titles.get(f"condition:{name}", name) for entry in entries for name in _helped(entry)}
    for name, title in sorted(helped.items(), key=lambda item: (item[1].casefold(), item[0])):
        yield Filter(Facet.FOR, name, title)
    for group in GROUPS.values():
        yield Filter(Facet.MUSCLE, group.id, group.title)
    for posture in _POSTURES:
        yield Filter(Facet.POSITION, posture, posture)
    yield Filter(Facet.NEEDS, "", "no equipment")
    for thing in Equipment:
        yield Filter(Facet.NEEDS, thing.value, f"no {plainly(thing.value)}")


def _helped(entry: Entry) -> frozenset[str]:
    """The conditions that it may help."""
    return frozenset(condition for condition, *_ in entry.grades if condition)
