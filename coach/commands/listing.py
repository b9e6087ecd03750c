"""`coach list`: the routines, by when they are for, as a table or as JSON.

Must never let a broken file hide the good ones, nor offer what is said to have no effect as help.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from coach.commands import out
from coach.commands.desk import open_library
from coach.commands.names import choice, note_broken, refuse_broken, unknown
from coach.core.cells import pad, width, wrap
from coach.core.choose import Offer, Wish, matches, offers
from coach.core.exercise import Equipment
from coach.core.knowledge import Link, Urgency
from coach.core.ports import Library
from coach.core.related import looked_at_without_help, needs_help_first, urgency_of
from coach.core.routine import When
from coach.core.words import known_by, plainly
from coach.core.words import minutes as in_minutes

_FIRST: dict[Urgency | None, str] = {Urgency.DOCTOR: "needs a doctor's word before any exercise"}

COLUMNS, WIDEST_ID, LENGTH = 80, 32, 12


def list_routines(
    shelves: Sequence[str],
    *,
    when: str | None,
    condition: str | None,
    muscle: str | None,
    minutes: int | None,
    equipment: Sequence[str] | None,
    as_json: bool,
) -> int:
    """Print the routines that fit."""
    library = open_library(shelves)
    every = offers(library)
    wish = Wish(
        when=choice(When, "the occasion", when) if when is not None else None,
        condition=_condition(library, condition) if condition is not None else None,
        muscle=_muscle(every, muscle) if muscle is not None else None,
        minutes=minutes,
        equipment=_equipment(equipment),
    )
    found = [offer for offer in every if wish.fits(offer)]
    if as_json:
        out.say(json.dumps([_as_data(offer, library) for offer in found], ensure_ascii=False, indent=2))
    else:
        out.say_all(_table(found, wish))
        if wish.condition:
            others = [offer for offer in every if replace(wish, condition=None).fits(offer)]
            out.say_all(_without_help(wish.condition, library, {offer.routine.id: offer for offer in others}))
    note_broken(library)
    return out.DONE


def _condition(library: Library, name: str) -> str:
    card = library.condition(name.removeprefix("condition:"))
    if card is not None:
        return card.id
    cards = library.conditions()
    titled = {card.title.casefold(): card.id for card in cards.values()}
    if name.casefold() in titled:
        return titled[name.casefold()]
    refuse_broken(library, name)
    raise unknown("condition", name, [*cards, *(card.title for card in cards.values())])


def _muscle(every: Iterable[Offer], name: str) -> str:
    targets = list(dict.fromkeys(target for offer in every for target in offer.targets))
    if not matches(name, targets):
        raise unknown("routine for a muscle", name, targets)
    return name


def _equipment(names: Sequence[str] | None) -> frozenset[Equipment] | None:
    if names is None:
        return None
    return frozenset(choice(Equipment, "the equipment", name) for name in names if name != "none")


def _table(found: Sequence[Offer], wish: Wish) -> Iterator[str]:
    if not found:
        yield "No routine fits."
        return
    longest = min(max(width(offer.routine.id) for offer in found), WIDEST_ID)
    groups = [wish.when] if wish.when else list(When)
    gap = ""
    for group in groups:
        members = [offer for offer in found if group in offer.routine.when]
        if members:
            yield f"{gap}{plainly(group.value).capitalize()}"
            gap = "\n"
            for offer in members:
                yield _row(offer, longest)
                yield from _told(offer.help_links(wish.condition) if wish.condition else ())


def _without_help(name: str, library: Library, offers: Mapping[str, Offer]) -> Iterator[str]:
    """What was looked at for this condition, and is not said to help; of these routines alone."""
    card = library.condition(name)
    if card is None:
        return
    first = "needs medical help, not a routine" if needs_help_first(card) else _FIRST.get(urgency_of(card), "")
    if first:
        yield from wrap(f"{card.title} {first}. Read `coach show condition:{card.id}`.", COLUMNS)
    known = [(routine, links) for routine, links in looked_at_without_help(card, library) if routine.id in offers]
    longest = min(max((width(routine.id) for routine, _ in known), default=0), WIDEST_ID)
    if known:
        yield "\nLooked at, and not shown to help"
    for routine, links in known:
        yield _row(offers[routine.id], longest)
        yield from _told(links)


def _told(links: Iterable[Link]) -> Iterator[str]:
    """What is known, one outcome each, with its grade and what that means."""
    for link in links:
        yield from (f"    {line}" for line in wrap(f"{link.outcome}: {known_by(link)}", COLUMNS - 4))


def _row(offer: Offer, longest: int) -> str:
    title = COLUMNS - 2 - longest - 2 - 1 - LENGTH
    # A name is there to be typed: better a crooked line than half of one.
    name = offer.routine.id if width(offer.routine.id) > longest else pad(offer.routine.id, longest)
    length = in_minutes(offer.length, offer.about)
    return f"  {name}  {pad(offer.routine.title, title)} {length:>{LENGTH}}"


def _as_data(offer: Offer, library: Library) -> dict[str, object]:
    routine = offer.routine
    return {
        "id": routine.id,
        "title": routine.title,
        "summary": routine.summary,
        "when": list(routine.when),
        "minutes": offer.minutes,
        "about": offer.about,
        "conditions": list(offer.conditions()),
        "links": [
            {"condition": link.condition, "purpose": link.purpose, "outcome": link.outcome, "grade": link.grade}
            for link in routine.links
        ],
        "muscles": list(offer.targets),
        "equipment": list(offer.needs),
        "override": library.is_override(routine.id),
    }
