"""What refers to what: from a condition to the routines, from an exercise to where it is used, and back.

Pure. It reads every routine of the library. Must never call a link help that is not graded as such.
"""

from coach.core.exercise import Exercise
from coach.core.knowledge import HELPING, Condition, Grade, Link, Urgency
from coach.core.ports import Library
from coach.core.routine import Routine

_BEST_FIRST = tuple(Grade)
_NO_ROUTINE_HELPS = frozenset({Urgency.EMERGENCY, Urgency.SAME_DAY})

Known = tuple[Routine, Link]
"""A routine, and the best-graded of its links to some condition."""


def best_link(routine: Routine, condition: str) -> Link | None:
    """The best-graded link of a routine to a condition, help or not."""
    found = [link for link in routine.links if link.condition == condition]
    return min(found, key=lambda link: _BEST_FIRST.index(link.grade), default=None)


def needs_help_first(card: Condition) -> bool:
    """Whether whoever may have this needs medical help today, so that no routine is for it."""
    return card.compare is not None and card.compare.urgency in _NO_ROUTINE_HELPS


def routines_for(card: Condition, library: Library) -> list[Known]:
    """The routines that may help with a condition, the best evidence first."""
    found = [known for known in _linked(card, library) if known[1].grade in HELPING]
    return [] if needs_help_first(card) else found


def looked_at_without_help(card: Condition, library: Library) -> list[Known]:
    """The routines of which something is known for a condition, and it is not that they help."""
    return [known for known in _linked(card, library) if known[1].grade not in HELPING]


def routines_with(exercise: str, library: Library) -> list[Routine]:
    """The routines that an exercise is part of."""
    return [routine for routine in library.routines().values() if exercise in routine.exercise_ids()]


def variants_of(exercise: str, library: Library) -> list[Exercise]:
    """The exercises that are another way of doing this one."""
    return [card for card in library.exercises().values() if card.variant_of == exercise]


def _linked(card: Condition, library: Library) -> list[Known]:
    links = ((routine, best_link(routine, card.id)) for routine in library.routines().values())
    found = [(routine, link) for routine, link in links if link is not None]
    return sorted(found, key=lambda known: (_BEST_FIRST.index(known[1].grade), known[0].title.casefold()))
