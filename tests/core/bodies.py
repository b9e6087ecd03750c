"""Bodies for the tests of `adapt`: cards, what a state of the body leaves out and uses, and routines of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from coach.core.adapt import Adapted, Needs, adapt
from coach.core.exercise import Amount, DoseRange, Exercise
from coach.core.routine import Dose, Round, Routine, Side, Step, Tempo, Work
from coach.core.safety import ModifyList, Safety
from tests.core.made_up import OURS, card

HOLD = Dose(Work.HOLD, 30_000, sets=2, rest=10_000)
REPS = Dose(Work.REPS, reps=(10,), tempo=Tempo(3_000, 1_000))
TIMED = Dose(Work.TIMED, 20_000)
SELF_CARE = ("ice", "walk")
ASIDE = Routine("aside", "Aside", "", (), ())


def entry(name: str, skip: Iterable[str] = (), use: Iterable[str] = ()) -> ModifyList:
    """What the state of the body of this name leaves out, and uses instead."""
    return ModifyList(name, f"A body that is {name}", tuple(skip), tuple(use), (OURS,))


def safety(*lists: ModifyList) -> Safety:
    """Rules of nothing but these lists."""
    return Safety((), (), lists, self_care=SELF_CARE)


def of(*parts: Step | Round, **more: Any) -> Routine:
    """A routine of these parts."""
    return replace(ASIDE, steps=parts, **more)


def hold(exercise: str, dose: Dose = HOLD) -> Step:
    """A step for each side, a hold unless the dose says otherwise."""
    return Step(exercise, dose, Side.EACH)


def dosed(maximum: Amount | None = None, **usual: int) -> DoseRange:
    """A card's usual dose and its maximum; times in milliseconds."""
    return DoseRange(Amount(**usual), None, maximum, ())


@dataclass(frozen=True, slots=True)
class World:
    """Cards and modify lists."""

    cards: dict[str, Exercise]
    lists: tuple[ModifyList, ...]

    def card_of(self, name: str) -> Exercise | None:
        """By its id or a former one."""
        return next((each for each in self.cards.values() if name in (each.id, *each.formerly)), None)

    def meet(self, needs: Needs, routine: Routine) -> Adapted:
        return adapt(routine, needs, safety(*self.lists), self.card_of)

    def adapt(self, routine: Routine, **needs: Any) -> Adapted:
        return self.meet(Needs(**needs), routine)


def world(*cards: Exercise, lists: Iterable[ModifyList] = ()) -> World:
    """These cards by their ids, and these lists."""
    return World({each.id: each for each in cards}, tuple(lists))


CALF = card("calf", dose=dosed(Amount(hold=60_000, sets=4), hold=30_000, sets=2))
SEATED = card("seated-calf", variant_of="calf", dose=dosed(Amount(hold=20_000, sets=3), hold=10_000, sets=2))
PUMPS = card("pumps", sided=False, dose=dosed(Amount(reps=10, sets=2), reps=10))
THIGH = card("thigh", targets=("hamstrings", "gluteals"))


def lists_using(*use: str) -> list[ModifyList]:
    """A sore body leaves the calf out and may do these instead."""
    return [entry("sore", ["calf"], use)]
