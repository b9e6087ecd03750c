"""Which exercises a body leaves out: the union of its modify lists, whatever an exercise is called.

Pure. On the side of caution: must never let an exercise through because a file gave it another name or another id.
"""

from collections.abc import Callable, Iterable

from coach.core.exercise import Exercise
from coach.core.safety import ModifyList
from coach.core.search import plain

Cards = Callable[[str], Exercise | None]
"""The card of an id or of a former one; None where there is none."""


class Limits:
    """The modify lists that stand for one body, and the exercises that it leaves out besides, with their variants."""

    def __init__(self, lists: Iterable[ModifyList], without: frozenset[str], card_of: Cards) -> None:
        self._lists = tuple(lists)
        cards = [card for name in without if (card := card_of(name)) is not None]
        self._without = without.union(*(_ids(kin) for card in cards for kin in family(card, card_of)))
        self._card_of = card_of
        self._used = frozenset(name for entry in self._lists for name in entry.use)
        self._called = {entry.id: self._names_of(entry.skip) for entry in self._lists}

    def rule_out(self, card: Exercise) -> bool:
        """Whether this exercise is not for this body today."""
        felt_wrong = any(_ids(kin) & self._without for kin in family(card, self._card_of))
        return felt_wrong or bool(self.against(card))

    def against(self, card: Exercise) -> tuple[ModifyList, ...]:
        """The lists that leave this exercise out, in their order."""
        return tuple(entry for entry in self._lists if self._skips(entry, card))

    def _skips(self, entry: ModifyList, card: Exercise) -> bool:
        """Whether a list names it, or what it is a variant of. What a list uses was looked at, so its id decides."""
        if _ids(card) & set(entry.skip):
            return True
        return card.id not in self._used and any(self._means(entry, kin) for kin in family(card, self._card_of))

    def _means(self, entry: ModifyList, card: Exercise) -> bool:
        """Whether a list skips this very exercise, be it under another name."""
        named = _ids(card) & set(entry.skip) or _names(card) & self._called[entry.id]
        return bool(named) or any(avoid.tick == entry.id for avoid in card.avoid)

    def _names_of(self, exercises: Iterable[str]) -> frozenset[str]:
        cards = (self._card_of(name) for name in exercises)
        return frozenset(name for card in cards if card is not None for name in _names(card))


def family(card: Exercise, card_of: Cards) -> tuple[Exercise, ...]:
    """The exercise, what it is a variant of, and so on; each once, also where the files run in a circle."""
    found = {card.id: card}
    parent = card.variant_of
    while parent is not None:
        kin = card_of(parent)
        if kin is None or kin.id in found:
            break
        found[kin.id] = kin
        parent = kin.variant_of
    return tuple(found.values())


def _ids(card: Exercise) -> frozenset[str]:
    return frozenset((card.id, *card.formerly))


def _names(card: Exercise) -> frozenset[str]:
    """What it is called, as it is compared: without capitals and marks. A name of marks alone is no name."""
    return frozenset(filter(None, map(plain, (card.name, *card.synonyms))))
