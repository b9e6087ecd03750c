"""What refers to what: from a condition to the routines, from an exercise to where it is used, and back.

Pure. It reads every routine of the library. Must never call a link help that is not graded as such.
"""

from coach.core.exercise import Exercise
from coach.core.knowledge import HELPING, Condition, Grade, Link, Urgency
from coach.core.ports import Library
from coach.core.routine import Routine

_BEST_FIRST = tuple(Grade)
_NO_ROUTINE_HELPS = frozenset({Urgency.EMERGENCY, Urgency.SAME_DAY})

Known = tuple[Routine, tuple[Link, ...]]
"""A routine, and what it says of some condition, the best-graded first."""


def needs_help_first(card: Condition) -> bool:
    """Whether whoever may have this needs medical help today, so that no routine is for it."""
    return urgency_of(card) in _NO_ROUTINE_HELPS


def urgency_of(card: Condition) -> Urgency | None:
    """How soon whoever may have this needs help; None where its file does not say."""
    return card.compare.urgency if card.compare is not None else None


def routines_for(card: Condition, library: Library) -> list[Known]:
    """The routines that may help with a condition, the best evidence first."""
    return [] if needs_help_first(card) else _known(card, library, helping=True)


def looked_at_without_help(card: Condition, library: Library) -> list[Known]:
    """What is known of routines for a condition, and is not that they help."""
    return _known(card, library, helping=False)


def routines_with(exercise: str, library: Library) -> list[Routine]:
    """The routines that an exercise is part of."""
    return [routine for routine in library.routines().values() if exercise in routine.exercise_ids()]


def variants_of(exercise: str, library: Library) -> list[Exercise]:
    """The exercises that are another way of doing this one."""
    return [card for card in library.exercises().values() if card.variant_of == exercise]


def _known(card: Condition, library: Library, *, helping: bool) -> list[Known]:
    found = [
        (routine, tuple(sorted(links, key=lambda link: _BEST_FIRST.index(link.grade))))
        for routine in library.routines().values()
        if (links := [one for one in routine.links if one.condition == card.id and (one.grade in HELPING) is helping])
    ]
    return sorted(found, key=lambda known: (_BEST_FIRST.index(known[1][0].grade), known[0].title.casefold()))
