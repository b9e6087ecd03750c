"""Which routines to offer: what a list says of each, and which of them fit a wish.

Pure. Must never offer as help what is not graded as such.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coach.core.exercise import Equipment, Exercise
from coach.core.knowledge import HELPING, Grade, Link
from coach.core.placing import Preferences
from coach.core.ports import Library
from coach.core.related import needs_help_first
from coach.core.routine import Routine, When
from coach.core.timeline import Timeline, lay_out

_BEST_FIRST = tuple(Grade)


@dataclass(frozen=True, slots=True)
class Offer:
    """A routine as a list shows it."""

    routine: Routine
    length: int
    """Milliseconds, estimates included."""
    about: bool
    """Whether the person decides the length of a part of it."""
    needs: tuple[Equipment, ...]
    targets: tuple[str, ...]
    """Muscles and other structures, in the order of the exercises."""
    helps: tuple[Link, ...]
    """The links that say that it may help with a condition. Where medical help comes first, no routine is a help."""

    @property
    def minutes(self) -> int:
        """Whole minutes, rounded up."""
        return -(-self.length // 60_000)

    def help_for(self, condition: str) -> Link | None:
        """The best-graded link that offers help with this condition."""
        return min(self.help_links(condition), key=lambda link: _BEST_FIRST.index(link.grade), default=None)

    def help_links(self, condition: str) -> list[Link]:
        """Every link that offers help with this condition."""
        return [link for link in self.helps if link.condition == condition]

    def conditions(self) -> tuple[str, ...]:
        """The conditions that it may help with."""
        return tuple(dict.fromkeys(link.condition for link in self.helps if link.condition))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks for; None leaves it open."""

    when: When | None = None
    condition: str | None = None
    muscle: str | None = None
    minutes: int | None = None
    equipment: frozenset[Equipment] | None = None
    """What is at hand; an empty set means nothing at all."""

    def fits(self, offer: Offer) -> bool:
        return (
            (self.when is None or self.when in offer.routine.when)
            and (self.condition is None or offer.help_for(self.condition) is not None)
            and (self.muscle is None or matches(self.muscle, offer.targets))
            and (self.minutes is None or offer.length <= self.minutes * 60_000)
            and (self.equipment is None or self.equipment.issuperset(offer.needs))
        )


def matches(muscle: str, targets: Iterable[str]) -> bool:
    """Whether one of the targets has this in its name, in capitals or not."""
    return any(muscle.casefold() in target.casefold() for target in targets)


def offers(library: Library) -> tuple[Offer, ...]:
    """Every good routine, in the order of the ids."""
    return tuple(offer(routine, library) for routine in library.routines().values())


def offer(routine: Routine, library: Library) -> Offer:
    """What a list says of this routine."""
    timeline = laid_out(routine, library)
    cards = [card for card in map(library.exercise, routine.exercise_ids()) if card is not None]
    return Offer(
        routine=routine,
        length=timeline.length,
        about=timeline.about,
        needs=tuple(dict.fromkeys(thing for card in cards for thing in card.equipment)),
        targets=tuple(dict.fromkeys(target for card in cards for target in card.targets)),
        helps=tuple(link for link in routine.links if _is_help(link, library)),
    )


def _is_help(link: Link, library: Library) -> bool:
    card = library.condition(link.condition) if link.condition else None
    return card is not None and link.grade in HELPING and not needs_help_first(card)


def laid_out(routine: Routine, library: Library, preferences: Preferences | None = None) -> Timeline:
    """The timeline of a good routine of this library."""

    def card(name: str) -> Exercise:
        found = library.exercise(name)
        if found is None:
            raise KeyError(name)
        return found

    return lay_out(routine, card, preferences)


def by_title(routines: Mapping[str, Routine], title: str) -> Routine | None:
    """The routine of this title, in capitals or not."""
    wanted = title.casefold()
    return next((routine for routine in routines.values() if routine.title.casefold() == wanted), None)


def nearest(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names that are most like this one, the nearest first."""
    from difflib import get_close_matches

    names = list(dict.fromkeys(known))
    wanted = name.casefold()
    within = [other for other in names if wanted and wanted in other.casefold()]
    close = get_close_matches(wanted, names, most, cutoff=0.5)
    return list(dict.fromkeys([*close, *within]))[:most]
