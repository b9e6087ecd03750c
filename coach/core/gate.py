"""Whether a routine may begin now, and in which form: the one way from a wish to a session.

Pure. Both front ends ask here, do what they are told (ask, refuse, show), and ask again, until the gate is open.
Must never open while a blocking answer stands, nor hand out an exercise that a state of the body leaves out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from coach.core.adapt import Adapted, ChangeKind, Needs, adapt
from coach.core.answers import Form
from coach.core.ports import Library
from coach.core.routine import Routine, Side
from coach.core.safety import Safety
from coach.core.standing import AMBER, RED, STRICT_RED, URGENT, Block, Light, Standing, is_strict
from coach.core.words import duration

_HOUR = 3_600_000
HALF_RANGE = "Half the range today"


@dataclass(frozen=True, slots=True)
class Asked:
    """These questions come first."""

    form: Form


@dataclass(frozen=True, slots=True)
class Blocked:
    """An answer stands in the way."""

    block: Block
    offers: tuple[str, ...] = ()
    """Routines that are open all the same, by id."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Not this routine, not now."""

    why: tuple[str, ...]
    """Sentences."""
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """The routine as it is to be done."""

    adapted: Adapted
    advice: tuple[str, ...] = ()
    reminder: str = ""
    """What has to be kept in mind during every part."""
    signs: tuple[str, ...] = ()
    """What must not be there, to be shown above the first step: of first aid, for which nothing was asked."""

    @property
    def asks_side(self) -> bool:
        """Whether to ask which side is sore, where that is not known: first aid waits for no question."""
        return not self.signs and any(step.sides is Side.AFFECTED for step in self.adapted.routine.flat_steps())


Gate = Asked | Blocked | Refused | Opened


def gate(routine: Routine, stands: Standing, safety: Safety, library: Library) -> Gate:
    """What comes next for somebody who wants to do this routine."""
    if stands.block is not None and stands.block.outcome in URGENT:
        return blocked(stands, safety, library)
    urgent_before = stands.ask is Form.FULL and not stands.first
    if is_first_aid(routine, safety, library) and not urgent_before:
        if stands.block is not None and stands.block.today:
            return blocked(stands, safety, library)
        needs = Needs(stands.ticks, without=stands.without)
        return _adapted(routine, needs, stands, safety, library, safety.first_aid.signs)
    if stands.ask is not None:
        return Asked(stands.ask)
    if stands.block is not None and not _only(routine, safety.calm, library):
        return blocked(stands, safety, library)
    limit = too_much(stands, safety)
    if limit and not _only(routine, safety.self_care, library):
        return Refused(limit, _open_to(safety.self_care, stands, safety, library))
    return _adapted(routine, _needs(stands), stands, safety, library)


def blocked(stands: Standing, safety: Safety, library: Library) -> Blocked:
    """The block that stands, with what is open all the same: nothing where help is urgent."""
    assert stands.block is not None
    urgent = stands.block.outcome in URGENT
    return Blocked(stands.block, () if urgent else _open_to(safety.calm, stands, safety, library))


def wants_injury(routine: Routine, stands: Standing, safety: Safety) -> bool:
    """Whether this is the protocol of a fresh injury of which nothing was said: then place and day are asked for."""
    protocols = {entry.protocol for entry in safety.places()}
    return routine.id in protocols and not any(entry.id in stands.ticks for entry in safety.places())


def is_first_aid(routine: Routine, safety: Safety, library: Library) -> bool:
    """Whether it starts without the questions: ours alone, since a person's own file may say anything."""
    return (
        routine.id in safety.first_aid.routines
        and not library.is_override(routine.id)
        and not any(library.is_override(name, "exercise") for name in routine.exercise_ids())
    )


def _adapted(
    routine: Routine,
    needs: Needs,
    stands: Standing,
    safety: Safety,
    library: Library,
    signs: tuple[str, ...] = (),
) -> Refused | Opened:
    adapted = adapt(routine, needs, safety, library.exercise)
    lists = [entry for entry in safety.modify if entry.id in needs.ticks]
    protocols = tuple(dict.fromkeys(entry.protocol for entry in lists if entry.protocol is not None))
    spared = any(change.kind in (ChangeKind.LEFT_OUT, ChangeKind.REPLACED) for change in adapted.changes)
    # A fresh injury wants its protocol, and not what is left of something else.
    if not adapted.routine.steps or (protocols and spared and routine.id not in protocols):
        why = tuple(dict.fromkeys(change.why for change in adapted.changes))
        offers = (*protocols, *_open_to(safety.calm, stands, safety, library))
        return Refused((f"“{routine.title}” is not for you now.", *why), tuple(dict.fromkeys(offers)))
    advice = tuple(dict.fromkeys(line for entry in lists for line in entry.advice))
    return Opened(adapted, advice, HALF_RANGE if needs.halve and adapted.changes else "", signs)


def _needs(stands: Standing) -> Needs:
    return Needs(
        ticks=stands.ticks,
        halve=stands.half or (stands.latest or 0) >= AMBER,
        easier=stands.light is not Light.NONE,
        without=stands.without,
    )


def too_much(stands: Standing, safety: Safety) -> tuple[str, ...]:
    """Why nothing but self-care is open now, in sentences; nothing where more is."""
    pain = stands.pain or 0
    if pain >= RED:
        return (
            f"Your pain was {pain} of 10 today. From {RED} on: no loading and no stretching that day, only self-care.",
            "7 or more without a clear cause, or worse every day: see a doctor.",
        )
    if pain >= STRICT_RED and is_strict(stands.ticks, safety):
        limit = STRICT_RED - 1
        return (f"Your pain was {pain} of 10 today. With a nerve or a fresh injury, {limit} is the limit.",)
    if stands.lighter_for:
        hours = -(-stands.lighter_for.total_seconds() // 3600)
        reason = "Two mornings in a row were worse than before."
        if stands.light is Light.RED:
            reason = f"Your pain was {stands.light_pain} of 10 after the last session."
        return (f"{reason} Give it {duration(int(hours) * _HOUR)} more of lighter hours; then one step easier.",)
    return ()


def _only(routine: Routine, names: Iterable[str], library: Library) -> bool:
    """Whether a routine consists of these exercises of ours alone."""
    known = {name for name in names if not library.is_override(name, "exercise")}
    return known.issuperset(routine.exercise_ids())


def _open_to(names: Iterable[str], stands: Standing, safety: Safety, library: Library) -> tuple[str, ...]:
    """The routines of these exercises alone, without what is left out for this body today; the calm ones first."""
    lists = [entry for entry in safety.modify if entry.id in stands.ticks]
    out = stands.without.union(*(entry.skip for entry in lists))
    allowed = tuple(name for name in names if name not in out)
    found = [routine for routine in library.routines().values() if _only(routine, allowed, library)]
    return tuple(routine.id for routine in sorted(found, key=lambda each: not _only(each, safety.calm, library)))
