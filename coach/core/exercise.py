"""What a body does: one exercise card.

Knows nothing of doses in a routine, of time or of screens.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from coach.core.knowledge import Source
from coach.core.pose import Figure


class Position(StrEnum):
    """How the body is held; it decides how long getting there takes."""

    STANDING = "standing"
    SITTING = "sitting"
    KNEELING = "kneeling"
    LYING = "lying"
    WALKING = "walking"
    CYCLING = "cycling"


class Equipment(StrEnum):
    """Things that an exercise needs."""

    WALL = "wall"
    CHAIR = "chair"
    MAT = "mat"
    BED = "bed"
    CUSHION = "cushion"
    STRAP = "strap"
    STEP = "step"
    RAIL = "rail"
    BIKE = "bike"
    PARTNER = "partner"
    ICE_PACK = "ice-pack"
    HEAT_PACK = "heat-pack"
    BANDAGE = "bandage"


@dataclass(frozen=True, slots=True)
class Amount:
    """How much of an exercise: one of hold, reps or time, in sets. Durations in milliseconds."""

    hold: int | None = None
    reps: int | None = None
    time: int | None = None
    sets: int | None = None
    days_per_week: int | None = None


@dataclass(frozen=True, slots=True)
class DoseRange:
    """The doses within which an exercise keeps its meaning, and on whose word."""

    usual: Amount
    minimum: Amount | None
    maximum: Amount | None
    source: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """An easier or harder way: another exercise by id, or a few words."""

    exercise: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Avoid:
    """When to leave an exercise out. `tick` ties it to a modify list of safety.yaml."""

    text: str
    tick: str | None = None


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise card, as decoded from `routines/exercises/<id>.yaml`."""

    id: str
    name: str
    instruction: str
    """The one line shown during a session: at most 70 characters, an imperative."""
    targets: tuple[str, ...]
    """Muscles and other structures by anatomical name."""
    position: Position
    sided: bool
    """True where one side works at a time."""
    steps: tuple[str, ...]
    synonyms: tuple[str, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    breathing: str | None = None
    mistakes: tuple[str, ...] = ()
    feel: str | None = None
    not_feel: str | None = None
    dose: DoseRange | None = None
    easier: tuple[Alternative, ...] = ()
    harder: tuple[Alternative, ...] = ()
    variant_of: str | None = None
    avoid: tuple[Avoid, ...] = ()
    figure: Figure | None = None
    """How it looks; None where nobody has drawn it yet."""
    sources: tuple[Source, ...] = ()
    """On whose word it is done like this, and left out with what `avoid` says."""
    formerly: tuple[str, ...] = ()
    at_most: int | None = None
    """A hard stop in milliseconds: no session has more of it."""
    between: int | None = None
    """Milliseconds from when it was last held until it may be done again."""

    def within(self, other: "Exercise | None") -> "Exercise":
        """This one under the hard stop of the other, and with its time between, where those are stricter."""
        if other is None:
            return self
        stops = [card.at_most for card in (self, other) if card.at_most is not None]
        waits = [card.between for card in (self, other) if card.between is not None]
        return replace(self, at_most=min(stops, default=None), between=max(waits, default=None))
