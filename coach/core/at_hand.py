"""What is at hand where somebody trains: things, and a floor to lie on.

Pure. Must never count as missing what a person was not asked about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.core.settings import Settings

THINGS = ("chair", "mat", "step", "strap", "rail", "bike", "partner")
"""What can be set, by the ids of `Equipment`; everything else is taken to be there."""
ON_THE_FLOOR = frozenset({"lying", "kneeling"})
"""The positions that need a floor to lie or kneel on."""


@dataclass(frozen=True, slots=True)
class AtHand:
    """What there is."""

    missing: frozenset[str] = frozenset()
    """Equipment that one has not, by id."""
    floor: bool = True
    """Whether one can lie or kneel on the floor here."""


def at_hand_of(settings: Settings) -> AtHand:
    """What is set."""
    from coach.core.settings import YesNo

    missing = frozenset(thing for thing in THINGS if settings[f"at_hand.{thing}"] == YesNo.NO)
    return AtHand(missing, settings["at_hand.floor"] == YesNo.YES)
