"""`coach show`, `coach why`, `coach compare` and `coach review`: one page in full."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict

from coach.commands import out
from coach.commands.desk import open_library
from coach.commands.names import choice, refuse_broken, routine_named, told_mistakes, unknown
from coach.core.exercise import Exercise
from coach.core.knowledge import Area, Condition
from coach.core.pages.comparison import compared, introduction, side_by_side, sources_page
from coach.core.pages.routine import why_page
from coach.core.pages.target import COMPARE, page_at
from coach.core.paper import lines
from coach.core.ports import Library
from coach.core.routine import Routine

Card = Routine | Exercise | Condition

_SHORT = {"back": Area.LOW_BACK, "heel": Area.ANKLE_AND_HEEL, "ankle": Area.ANKLE_AND_HEEL}

KINDS = ("routine", "exercise", "condition")
"""In the order in which a bare name is looked for."""


def show(name: str, shelves: Sequence[str], *, as_json: bool, svg: str | None = None) -> int:
    """Print everything about a routine, an exercise or a condition; or write the picture of an exercise."""
    if name == COMPARE and svg is None:
        return compare(None, shelves)
    library = open_library(shelves)
    kind, colon, rest = name.partition(":")
    if colon and kind in KINDS:
        card = _card(library, kind, rest.strip()) or _refuse(library, kind, rest.strip())
    elif svg is not None and (drawn := _card(library, "exercise", name.strip())) is not None:
        kind, card = "exercise", drawn
    else:
        kind, card = _any_kind(library, name.strip())
    if svg is not None:
        return _picture(kind, card, svg)
    if as_json:
        out.say(json.dumps({"kind": kind, **asdict(card)}, ensure_ascii=False, indent=2))
    else:
        out.say_all(lines(page_at(f"{kind}:{card.id}", library) or [], out.width()))
    return out.DONE


def _picture(kind: str, card: Card, file: str) -> int:
    from coach.commands.picture import write_picture

    if not isinstance(card, Exercise):
        raise out.Refusal(f"only an exercise has a picture, and `{card.id}` is a {kind}; see `coach show {card.id}`")
    return write_picture(card, file)


def why(name: str, shelves: Sequence[str]) -> int:
    """Print what is known of a routine's effects."""
    library = open_library(shelves)
    routine = routine_named(library, name)
    out.say_all(lines(why_page(routine, library), out.width()))
    return out.DONE


def review(shelves: Sequence[str]) -> int:
    """Print everything that the program goes by, for a clinician to look through."""
    from coach.core.pages.review import review_page

    out.say_all(lines(review_page(open_library(shelves)), out.width()))
    return out.DONE


def compare(place: str | None, shelves: Sequence[str]) -> int:
    """Print the conditions that hurt in one place, or all of them, side by side."""
    area = None
    if place is not None:
        name = place.strip().casefold().replace(" ", "-").replace("_", "-")
        area = _SHORT.get(name) or choice(Area, "the place", name)
    library = open_library(shelves)
    cards = compared(library, area)
    out.say_all(lines(introduction(), out.width()))
    out.say()
    out.say_all("".join(piece.text for piece in line).rstrip() for line in side_by_side(cards, out.width()))
    out.say()
    out.say_all(lines(sources_page(cards, library), out.width()))
    return out.DONE


def _any_kind(library: Library, name: str) -> tuple[str, Card]:
    """The first kind that has this name; the others are told."""
    found = [(kind, card) for kind in KINDS if (card := _card(library, kind, name))]
    if not found:
        refuse_broken(library, name)
        raise unknown(
            "routine, exercise or condition", name, (word for kind in KINDS for word in _words(library, kind))
        )
    if found[0][0] != KINDS[0]:
        told_mistakes(library, name)
    for kind, card in found[1:]:
        out.note(f"There is also `coach show {kind}:{card.id}`.")
    return found[0]


def _refuse(library: Library, kind: str, name: str) -> Card:
    refuse_broken(library, name)
    raise unknown(kind, name, _words(library, kind))


def _card(library: Library, kind: str, name: str) -> Card | None:
    """The card of this id, or else of this title."""
    one: Mapping[str, Callable[[str], Card | None]] = {
        "routine": library.routine,
        "exercise": library.exercise,
        "condition": library.condition,
    }
    card = one[kind](name)
    if card is not None or (name.islower() and " " not in name):
        return card
    wanted = name.casefold()
    return next((card for card in _all(library, kind) if _title(card).casefold() == wanted), None)


def _all(library: Library, kind: str) -> Iterable[Card]:
    all_of: Mapping[str, Callable[[], Mapping[str, Card]]] = {
        "routine": library.routines,
        "exercise": library.exercises,
        "condition": library.conditions,
    }
    return all_of[kind]().values()


def _words(library: Library, kind: str) -> Iterable[str]:
    for card in _all(library, kind):
        yield from (card.id, _title(card))


def _title(card: Card) -> str:
    return card.name if isinstance(card, Exercise) else card.title
