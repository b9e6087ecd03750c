"""A routine adapted to a body: what its state leaves out, what takes the place of that, and how much of it is done.

Pure. Every change is told. Must never put in what a state of the body leaves out, must never ask for more than the
routine did of an exercise that stays, and must never keep a claim for a routine that is not the one it was made for.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from coach.core.exercise import Exercise
from coach.core.limits import Cards, Limits, family
from coach.core.routine import Dose, Round, Routine, Side, Step, Tempo, Work
from coach.core.safety import Safety

SHORTEST_HOLD = 5_000
"""Milliseconds under which nothing is shortened further: our own convention."""

USUAL_TEMPO = Tempo(out=2_000, back=2_000)
"""For repetitions that no routine gives a tempo: our own convention."""

_FELT_WRONG = "It felt wrong today."
_HALF = "Half the {} today, because of the pain."
_TOO_MUCH = "The last session was too much."


@dataclass(frozen=True, slots=True)
class Needs:
    """What a body needs today."""

    ticks: tuple[str, ...] = ()
    """The modify lists that stand, by id."""
    halve: bool = False
    """Half the range and the repetitions, because of pain, such as of 3 to 5 in 10."""
    easier: bool = False
    """One step easier, after a session that was too much."""
    without: frozenset[str] = frozenset()
    """Exercises that are left out today because they felt wrong, by id."""


class ChangeKind(StrEnum):
    """What became of an exercise."""

    LEFT_OUT = "left-out"
    REPLACED = "replaced"
    SHORTENED = "shortened"
    EASIER = "easier"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as the routine has it."""

    kind: ChangeKind
    exercise: str
    """Its name; empty where the change is about the whole routine."""
    instead: str = ""
    """The name of the exercise that takes its place."""
    why: str = ""
    """One short sentence."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """A routine as this body may do it today. Without steps, nothing of it is left."""

    routine: Routine
    changes: tuple[Change, ...] = ()


def adapt(routine: Routine, needs: Needs, safety: Safety, exercises: Cards) -> Adapted:
    """What of a routine this body may do today, and how. Where nothing is changed, it is the routine itself.

    Always from the routine as its file has it: what is halved already would be halved again. Raises KeyError for a
    tick that has no modify list, and for an exercise that has no card.
    """
    lists = {entry.id: entry for entry in safety.modify}
    standing = tuple(lists[tick] for tick in dict.fromkeys(needs.ticks))
    limits = Limits(standing, needs.without, exercises)
    adaptation = _Adaptation(limits, frozenset(safety.self_care), exercises)
    adapted = adaptation.spare(routine)
    if needs.easier:
        adapted = adaptation.ease(adapted)
    if needs.halve:
        adapted = adaptation.halve(adapted)
    if not adaptation.changes:
        return Adapted(routine)
    return Adapted(replace(adapted, links=(), course=None, weeks=()), tuple(adaptation.changes))


_Altered = tuple[Step | None, Change | None]
"""What a step becomes, None where it goes; and what there is to tell, None where it stays."""


class _Adaptation:
    """Takes a routine through one alteration after another, and notes what each of them changes."""

    def __init__(self, limits: Limits, self_care: frozenset[str], exercises: Cards) -> None:
        """`self_care` is what has no load, so that there is nothing to halve or to make easier."""
        self.changes: dict[Change, None] = {}
        self._limits = limits
        self._self_care = self_care
        self._exercises = exercises
        self._substitutes: set[str] = set()

    def spare(self, routine: Routine) -> Routine:
        """Without what the body leaves out, and with a substitute where its lists have one."""
        ruled_out = {name: card for name, card in self._cards_of(routine) if self._limits.rule_out(card)}
        instead: dict[str, Exercise | None] = {}
        for name, card in ruled_out.items():
            instead[name] = best = self._substitute(card, set(routine.exercise_ids()) | self._substitutes)
            if best is not None:
                self._substitutes.add(best.id)

        def spared(step: Step) -> _Altered:
            card = ruled_out.get(step.exercise)
            if card is None:
                return step, None
            against = self._limits.against(card)
            why = f"You said: {against[0].tick}." if against else _FELT_WRONG
            best = instead[step.exercise]
            if best is None:
                return None, Change(ChangeKind.LEFT_OUT, card.name, why=why)
            return _in_place(step, best), Change(ChangeKind.REPLACED, card.name, best.name, why)

        return self._altered(routine, spared)

    def ease(self, routine: Routine) -> Routine:
        """One step easier: an easier exercise, else a set less, else a third less repetitions."""
        cards = dict(self._cards_of(routine))
        taken = set(cards)
        easier: dict[str, Exercise] = {}
        for name, card in cards.items():
            way = None if name in self._substitutes | self._self_care else self._easier_way(card, taken)
            if way is not None:
                easier[name] = way
                taken.add(way.id)

        def eased(step: Step) -> _Altered:
            name = cards[step.exercise].name
            if step.exercise in easier:
                way = easier[step.exercise]
                return _in_place(step, way), Change(ChangeKind.EASIER, name, way.name, _TOO_MUCH)
            return self._dosed(step, _a_step_less), Change(
                ChangeKind.EASIER, name, why=f"{_TOO_MUCH} A little less of it."
            )

        return self._altered(routine, eased)

    def halve(self, routine: Routine) -> Routine:
        """Half the range, and half the repetitions; of holds and timed work half the sets."""
        cards = dict(self._cards_of(routine))
        if cards.keys() - self._self_care:
            self.changes[Change(ChangeKind.SHORTENED, "", why=_HALF.format("range"))] = None

        def halved(step: Step) -> _Altered:
            what = "repetitions" if step.dose.work is Work.REPS else "sets" if step.dose.sets > 1 else "time"
            return self._dosed(step, _half), Change(
                ChangeKind.SHORTENED, cards[step.exercise].name, why=_HALF.format(what)
            )

        return self._altered(routine, halved)

    def _dosed(self, step: Step, less: Callable[[Dose], Dose]) -> Step:
        """A step with less of each of its doses; self-care stays."""
        if step.exercise in self._self_care:
            return step
        left, right = (dose and less(dose) for dose in (step.left, step.right))
        return replace(step, dose=less(step.dose), left=left, right=right)

    def _altered(self, routine: Routine, alter: Callable[[Step], _Altered]) -> Routine:
        """The routine with every step altered; what stays as it is needs no telling, and an emptied round goes."""

        def one(step: Step) -> Step | None:
            after, change = alter(step)
            if change is not None and after != step:
                self.changes[change] = None
            return after

        steps: list[Step | Round] = []
        for entry in routine.steps:
            if isinstance(entry, Round):
                kept = tuple(after for step in entry.steps if (after := one(step)) is not None)
                steps += [replace(entry, steps=kept)] if kept else []
            elif (after := one(entry)) is not None:
                steps.append(after)
        return replace(routine, steps=tuple(steps))

    def _cards_of(self, routine: Routine) -> list[tuple[str, Exercise]]:
        """Each exercise of the routine with its card. Raises KeyError where there is none."""
        found = [(name, self._exercises(name)) for name in routine.exercise_ids()]
        missing = [name for name, card in found if card is None]
        if missing:
            raise KeyError(missing[0])
        return [(name, card) for name, card in found if card is not None]

    def _substitute(self, card: Exercise, taken: set[str]) -> Exercise | None:
        """What the lists use instead: a variant, else what has most targets in common; the first of equals."""
        kin = {each.id for each in family(card, self._exercises)}

        def likeness(other: Exercise) -> tuple[bool, int]:
            variant = any(each.id in kin for each in family(other, self._exercises))
            return variant, len(set(other.targets) & set(card.targets))

        names = [name for entry in self._limits.against(card) for name in entry.use]
        likely = [other for other in self._free(names, taken) if likeness(other) > (False, 0)]
        return max(likely, key=likeness, default=None)

    def _easier_way(self, card: Exercise, taken: set[str]) -> Exercise | None:
        return next(iter(self._free([way.exercise for way in card.easier if way.exercise], taken)), None)

    def _free(self, names: list[str], taken: set[str]) -> list[Exercise]:
        """The exercises of these that the body may do and that the routine does not have already."""
        cards = [card for card in map(self._exercises, names) if card is not None]
        return [card for card in cards if card.id not in taken and not self._limits.rule_out(card)]


def _in_place(step: Step, card: Exercise) -> Step:
    """Another exercise in the place of a step: its dose where it is of the same kind, within what the card allows.

    What the step says of the exercise that goes, such as its line, its checks and its lead-ins, goes with it.
    """
    usual = _usual_dose(card, step.dose.rest) or step.dose
    sides = Side.EACH if step.sides is Side.BOTH else step.sides

    def own(dose: Dose | None) -> Dose | None:
        fits = dose is not None and card.sided and sides is Side.EACH and dose.work is usual.work
        return _within(dose, card) if fits and dose is not None else None

    return Step(
        exercise=card.id,
        dose=_within(step.dose if step.dose.work is usual.work else usual, card),
        sides=sides if card.sided else Side.BOTH,
        order=step.order,
        left=own(step.left),
        right=own(step.right),
        optional=step.optional,
        prepares=step.prepares,
    )


def _usual_dose(card: Exercise, rest: int) -> Dose | None:
    """The dose that the card begins with; None where it does not say."""
    usual = card.dose.usual if card.dose is not None else None
    if usual is None:
        return None
    sets = usual.sets or 1
    if usual.reps is not None:
        return Dose(Work.REPS, reps=(usual.reps,), tempo=USUAL_TEMPO, sets=sets, rest=rest)
    if usual.hold is not None:
        return Dose(Work.HOLD, usual.hold, sets=sets, rest=rest)
    return Dose(Work.TIMED, usual.time, sets=sets, rest=rest) if usual.time is not None else None


def _within(dose: Dose, card: Exercise) -> Dose:
    """The dose with no more of each set, and no more sets, than the card's maximum."""
    most = card.dose.maximum if card.dose is not None else None
    if most is None:
        return dose
    sets = min(dose.sets, most.sets or dose.sets)
    if dose.work is Work.REPS:
        reps = tuple(min(count, most.reps or count) for count in dose.reps[:sets])
        return replace(dose, reps=reps, sets=sets)
    longest = most.hold if dose.work is Work.HOLD else most.time
    return replace(dose, length=min(dose.length, longest or dose.length), sets=sets)


def _half(dose: Dose) -> Dose:
    """Half the repetitions, rounded up; or else half the sets; or of a single one half the time."""
    if dose.work is Work.REPS:
        return replace(dose, reps=tuple(-(-count // 2) for count in dose.reps))
    if dose.sets > 1:
        return replace(dose, sets=-(-dose.sets // 2))
    return _shorter(dose, 1, 2) if dose.work in (Work.HOLD, Work.TIMED) else dose


def _shorter(dose: Dose, part: int, whole: int) -> Dose:
    """That part of the time, in whole seconds, but no less than the shortest hold."""
    return replace(dose, length=max(min(dose.length, SHORTEST_HOLD), dose.length * part // whole // 1000 * 1000))


def _a_step_less(dose: Dose) -> Dose:
    """A set less; or of a single set a third less repetitions, or a third less time in whole seconds."""
    if dose.sets > 1:
        return replace(dose, sets=dose.sets - 1, reps=dose.reps[: dose.sets - 1])
    if dose.work in (Work.HOLD, Work.TIMED):
        return _shorter(dose, 2, 3)
    return replace(dose, reps=tuple(max(1, count * 2 // 3) for count in dose.reps))
