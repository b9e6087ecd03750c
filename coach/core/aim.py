"""What a session is wanted for: an activity, a condition or a group of muscles; and the three answers that ask for it.

Pure. Must never guess: words that could mean two things mean nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.core.muscle_groups import GROUPS
from coach.core.search import plain

if TYPE_CHECKING:
    from coach.core.ports import Library
    from coach.core.routine import When


class AimKind(StrEnum):
    """What an aim is about."""

    ACTIVITY = "activity"
    CONDITION = "condition"
    MUSCLE = "muscle"


@dataclass(frozen=True, slots=True)
class Aim:
    """One thing that a session may be for."""

    kind: AimKind
    name: str
    """The id of an activity, a condition or a muscle group."""

    @property
    def key(self) -> str:
        """`activity:running`"""
        return f"{self.kind}:{self.name}"


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that people warm up for, and cool down after."""

    id: str
    title: str
    words: tuple[str, ...]
    """What else it is called."""
    tag: str
    """A routine that has it among its tags is for this activity."""


ACTIVITIES: dict[str, Activity] = {
    activity.id: activity
    for activity in (
        Activity("running", "running", ("run", "a run", "jog", "jogging"), "running"),
        Activity("cycling", "cycling", ("bike", "biking", "cycle", "ride", "a ride", "riding"), "cycling"),
        Activity("football", "football", ("soccer",), "football"),
        Activity("strength", "strength training", ("gym", "the gym", "weights", "lifting", "weightlifting"), "gym"),
    )
}

_GROUP_WORDS = {
    "calf": ("calves", "calf muscle"),
    "hamstrings": ("hamstring", "back of the thigh"),
    "quadriceps": ("quads", "quad", "front of the thigh"),
    "hip-flexors": ("hip flexor",),
    "buttocks": ("buttock", "glutes"),
    "inner-thigh": ("inner thigh", "adductors", "groin"),
    "shin": ("shin",),
    "foot": ("feet", "sole"),
    "back": ("lower back", "low back"),
}
"""What people call a muscle group beside its title and its targets."""

_NAMES_NOTHING = frozenset({"after", "deep", "muscle", "night", "pain"})
"""Words of titles of conditions that mean no condition by themselves."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody wants; None leaves it open."""

    when: When | None = None
    aim: Aim | None = None
    minutes: int | None = None


def aim_of(key: str) -> Aim | None:
    """The aim of this key; None where it is none. Which conditions there are, a library says."""
    kind, _, name = key.partition(":")
    if not name or kind not in set(AimKind):
        return None
    known = {AimKind.ACTIVITY: tuple(ACTIVITIES), AimKind.MUSCLE: tuple(GROUPS)}
    aim = Aim(AimKind(kind), name)
    return aim if name in known.get(aim.kind, (name,)) else None


def understand(words: str, library: Library) -> Aim | None:
    """What these words mean: an activity, a condition or a muscle, by id, title or another name; else None.

    A single word of a condition's title will do where no other condition's title has it, and where it names something.
    """
    said = " ".join(words.split()).casefold()
    for activity in ACTIVITIES.values():
        if said in (activity.id, activity.title, *activity.words):
            return Aim(AimKind.ACTIVITY, activity.id)
    return _condition(said, library) or _muscle(said) or _only_condition_with(said, library)


def title_of(aim: Aim, library: Library) -> str:
    """What people call it."""
    if aim.kind is AimKind.CONDITION:
        card = library.condition(aim.name)
        return card.title if card is not None else aim.name.replace("-", " ")
    known = ACTIVITIES if aim.kind is AimKind.ACTIVITY else GROUPS
    return known[aim.name].title if aim.name in known else aim.name.replace("-", " ")


def _muscle(said: str) -> Aim | None:
    for group in GROUPS.values():
        targets = (target.casefold() for target in group.targets)
        if said in (group.id, group.title.casefold(), *targets, *_GROUP_WORDS.get(group.id, ())):
            return Aim(AimKind.MUSCLE, group.id)
    return None


def _condition(said: str, library: Library) -> Aim | None:
    card = library.condition(said.removeprefix("condition:").replace(" ", "-"))
    if card is not None:
        return Aim(AimKind.CONDITION, card.id)
    exact = [card.id for card in library.conditions().values() if card.title.casefold() == said]
    return Aim(AimKind.CONDITION, exact[0]) if exact else None


def _only_condition_with(word: str, library: Library) -> Aim | None:
    if word in _NAMES_NOTHING:
        return None
    found = [card.id for card in library.conditions().values() if word in plain(card.title).split()]
    return Aim(AimKind.CONDITION, found[0]) if len(found) == 1 else None
