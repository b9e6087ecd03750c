"""What the home screen shows of every routine: plain texts, ready to be drawn.

Light enough to be part of the first frame: whatever it takes to make a catalogue is imported while one is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coach.core.choose import Offer
    from coach.core.ports import Library
    from coach.core.search import Page


class Entry(NamedTuple):
    """One routine in a list."""

    id: str
    title: str
    summary: str
    when: tuple[str, ...]
    length: str
    """`4 min`, `about 12 min`."""
    needs: str
    """The equipment; `nothing` where there is none."""
    helps: tuple[str, ...]
    """The conditions that it may help, each with the outcome that the grade is of, and what the grade means."""
    own: bool
    """Whether a person's own file stands in for a built-in one."""
    milliseconds: int
    """Its length, estimates included."""
    about: bool
    """Whether the person decides the length of a part of it."""
    things: tuple[str, ...]
    """The equipment, by id."""
    positions: tuple[str, ...]
    groups: tuple[str, ...]
    """The muscle groups, by id, in the order of the exercises."""
    targets: tuple[str, ...]
    tags: tuple[str, ...]
    grades: tuple[tuple[str, str, str, str], ...]
    """What it may help with, the best grade first: condition, purpose (one of them empty), outcome and grade."""
    exercises: tuple[str, ...]


class Catalogue(NamedTuple):
    """Every good routine in the order of the ids, how many problems each broken file has, and what can be found."""

    entries: tuple[Entry, ...]
    problems: tuple[tuple[str, int], ...]
    pages: tuple[Page, ...]


def catalogue_of(library: Library) -> Catalogue:
    """Read everything that the library has, for its routines and for its mistakes."""
    from coach.core.choose import offer
    from coach.core.search import pages_of

    entries = tuple(_entry(offer(routine, library), library) for routine in library.routines().values())
    library.exercises(), library.conditions(), library.safety()
    counts: dict[str, int] = {}
    for problem in library.problems():
        file = "".join(letter if letter.isprintable() else "?" for letter in problem.file)
        counts[file] = counts.get(file, 0) + 1
    return Catalogue(entries, tuple(counts.items()), pages_of(library))


def _entry(found: Offer, library: Library) -> Entry:
    from coach.core.muscle_groups import groups_of
    from coach.core.words import minutes

    routine = found.routine
    cards = [card for name in routine.exercise_ids() if (card := library.exercise(name)) is not None]
    return Entry(
        id=routine.id,
        title=routine.title,
        summary=routine.summary,
        when=tuple(when.value for when in routine.when),
        length=minutes(found.length, found.about),
        needs=", ".join(thing.value.replace("-", " ") for thing in found.needs) or "nothing",
        helps=tuple(_helps(found, library)),
        own=library.is_override(routine.id),
        milliseconds=found.length,
        about=found.about,
        things=tuple(thing.value for thing in found.needs),
        positions=tuple(dict.fromkeys(card.position.value for card in cards)),
        groups=groups_of(found.targets),
        targets=found.targets,
        tags=routine.tags,
        grades=tuple(_grades(found)),
        exercises=routine.exercise_ids(),
    )


def _grades(found: Offer) -> list[tuple[str, str, str, str]]:
    """The links that say that it helps: with a condition that no doctor comes first for, or for a purpose."""
    from coach.core.knowledge import HELPING, Grade

    best_first = tuple(Grade)
    purposes = [
        link
        for link in found.routine.links
        # That it does no harm is good to know, and no help.
        if link.purpose is not None and link.grade in HELPING and not link.outcome.startswith("no ")
    ]
    links = sorted((*found.helps, *purposes), key=lambda link: best_first.index(link.grade))
    return [(link.condition or "", str(link.purpose or ""), link.outcome, link.grade.value) for link in links]


def _helps(found: Offer, library: Library) -> list[str]:
    from coach.core.words import known_by

    helped = []
    for name in found.conditions():
        link, card = found.help_for(name), library.condition(name)
        if link is not None:
            helped.append(f"{card.title if card else name}, {link.outcome}: {known_by(link)}")
    return helped
