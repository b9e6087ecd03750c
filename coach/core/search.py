"""Search as you type, over routines, conditions and exercises.

Pure, and over plain texts alone, so that what is searched can be made beforehand in another process.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.core.exercise import Exercise
    from coach.core.ports import Library

MOST = 200
"""Hits that are shown at once; whoever has more types another letter."""


class Page(NamedTuple):
    """Something that can be found."""

    target: str
    """`condition:sciatica`"""
    title: str
    about: str
    """What it is, in a few words."""
    words: str
    """Everything that it may be found by beside its title, as `plain` makes it."""


def plain(text: str) -> str:
    """The text as it is compared: in small letters, without marks between words."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).casefold()))


def search(pages: Iterable[Page], query: str) -> list[Page]:
    """The best pages that have every word of the query, at most MOST. Without a word, the first ones."""
    return ranked(pages, query)[:MOST]


def ranked(pages: Iterable[Page], query: str) -> list[Page]:
    """The pages that have every word of the query, those that have it in their title first.

    Where words begin so counts for more than the inside of words. Without a word, all of them are found.
    """
    wanted = plain(query).split()
    if not wanted:
        return list(pages)
    found = []
    for place, page in enumerate(pages):
        title = f" {plain(page.title)}"
        rank = _rank(wanted, title, f"{title} {page.words}")
        if rank is not None:
            found.append((rank, place, page))
    return [page for _, _, page in sorted(found, key=lambda entry: entry[:2])]


def _rank(wanted: list[str], title: str, everything: str) -> int | None:
    """How good a page is, 0 the best; None where a word is missing."""
    if title.startswith(f" {' '.join(wanted)}"):
        return 0
    for rank, text, begun in ((1, title, " "), (2, title, ""), (3, everything, " "), (4, everything, "")):
        if all(f"{begun}{word}" in text for word in wanted):
            return rank
    return None


def pages_of(library: Library) -> tuple[Page, ...]:
    """Everything of the library that can be found: conditions, then routines, then exercises, each by title."""
    found = [*_conditions(library), *_routines(library), *_exercises(library)]
    return tuple(Page(target, title, about, _words([title, *words])) for target, title, about, words in found)


def _words(texts: Iterable[str]) -> str:
    """All words of these texts, each once; what is hyphenated can be typed as one word too."""
    said = " ".join(texts)
    joined = (word.replace("-", "") for word in said.split() if "-" in word)
    return " ".join(dict.fromkeys(plain(f"{said} {' '.join(joined)}").split()))


def _conditions(library: Library) -> list[tuple[str, str, str, list[str]]]:
    cards = sorted(library.conditions().values(), key=lambda card: card.title.casefold())
    return [
        (
            f"condition:{card.id}",
            card.title,
            card.compare.action if card.compare else card.summary,
            [
                card.id,
                card.summary,
                card.where or "",
                *(said.text for said in (*card.signs, *card.emergency, *card.see_a_doctor)),
                *(area.value for area in (card.compare.areas if card.compare else ())),
            ],
        )
        for card in cards
    ]


def _routines(library: Library) -> list[tuple[str, str, str, list[str]]]:
    routines = sorted(library.routines().values(), key=lambda routine: routine.title.casefold())
    cards = library.exercises()
    titles = {name: card.title for name, card in library.conditions().items()}
    return [
        (
            f"routine:{routine.id}",
            routine.title,
            routine.summary,
            [
                routine.id,
                routine.summary,
                *routine.tags,
                *(when.value for when in routine.when),
                *(word for name in routine.exercise_ids() if name in cards for word in _named(cards[name])),
                *(titles.get(link.condition or "", "") for link in routine.links),
            ],
        )
        for routine in routines
    ]


def _named(card: Exercise) -> tuple[str, ...]:
    return (card.name, *card.targets)


def _exercises(library: Library) -> list[tuple[str, str, str, list[str]]]:
    cards = sorted(library.exercises().values(), key=lambda card: card.name.casefold())
    return [
        (
            f"exercise:{card.id}",
            card.name,
            card.instruction,
            [card.id, *card.synonyms, *card.targets, *(thing.value for thing in card.equipment), card.position.value],
        )
        for card in cards
    ]
