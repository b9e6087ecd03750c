"""Every routine that ships, adapted to every state of the body, and to every two of them."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations

import pytest

from coach.core.adapt import Adapted, ChangeKind, Needs, adapt
from coach.core.limits import Limits
from coach.core.routine import Dose, Routine, Side, Step, Work
from coach.core.timeline import lay_out
from tests.content.shipped import SHIPPED, expect_none

MINUTE = 60_000
HOUR = 60 * MINUTE
TICKS = tuple(entry.id for entry in SHIPPED.safety.modify)
BODIES = (*((tick,) for tick in TICKS), *combinations(TICKS, 2))
ROUTINES = tuple(SHIPPED.routines.values())

CAUGHT: dict[str, set[str]] = {
    "pregnant": {"flat-back-hinge"},
    "poor-balance": {"flat-back-hinge"},
    "stenosis": {"standing-hamstring-curl", "supported-march"},
}
"""What is left out because it is a variant of what its list skips, or shares a name with it. Nothing that the list
uses; whatever is wrong here belongs there."""


@cache
def adapted(routine: str, needs: Needs) -> Adapted:
    return adapt(SHIPPED.routines[routine], needs, SHIPPED.safety, SHIPPED.exercises.get)


def every_result(*kinds: Needs) -> Iterator[tuple[Routine, Needs, Adapted]]:
    for ticks in BODIES:
        for needs in (Needs(ticks), *(replace(kind, ticks=ticks) for kind in kinds)):
            for routine in ROUTINES:
                yield routine, needs, adapted(routine.id, needs)


def lists_of(needs: Needs) -> set[str]:
    """Every exercise that the lists of a body skip."""
    return {name for entry in SHIPPED.safety.modify if entry.id in needs.ticks for name in entry.skip}


def test_nothing_that_a_list_skips_is_left_in_any_routine() -> None:
    """For each state of the body and each two: neither as it stood, nor as a substitute, nor as an easier way."""
    expect_none(
        f"{routine.id} {needs}: {name}"
        for routine, needs, result in every_result(Needs(easier=True, halve=True))
        for name in set(result.routine.exercise_ids()) & lists_of(needs)
    )


def test_two_states_leave_out_what_each_of_them_does() -> None:
    """What one tick takes out of a routine does not come back because of another."""
    expect_none(
        f"{routine.id} {needs.ticks}: {name}"
        for routine, needs, result in every_result()
        for tick in needs.ticks
        for name in set(routine.exercise_ids()) - set(adapted(routine.id, Needs((tick,))).routine.exercise_ids())
        if name in result.routine.exercise_ids() and name in lists_of(Needs((tick,)))
    )


def test_a_routine_without_anything_to_leave_out_is_the_very_same() -> None:
    """It keeps its claims; one that is changed has none, and tells of each exercise that went or came."""
    for routine, needs, result in every_result():
        gone = set(routine.exercise_ids()) - set(result.routine.exercise_ids())
        came = set(result.routine.exercise_ids()) - set(routine.exercise_ids())
        names = {SHIPPED.exercises[name].name for name in gone}
        assert {change.exercise for change in result.changes} == names
        assert {change.instead for change in result.changes} - {""} == {SHIPPED.exercises[n].name for n in came}
        assert (result.routine is routine) == (not gone)
        if gone:
            assert (result.routine.links, result.routine.course, result.routine.weeks) == ((), None, ()), needs


def test_every_result_can_be_played() -> None:
    """It lays out, every part has a length, and a side without a dose of its own gets what the other one gets."""
    for routine, needs, result in every_result(Needs(easier=True, halve=True)):
        timeline = SHIPPED.laid_out(result.routine)
        assert all(segment.estimate > 0 for segment in timeline.segments)
        assert bool(timeline.segments) == bool(result.routine.steps)
        for step in result.routine.flat_steps():
            assert all(step.dose.length_of(number + 1) > 0 for number in range(step.dose.sets))
        if not any(step.left or step.right for step in result.routine.flat_steps()):
            asked = timeline.asked()
            assert asked.get(Side.LEFT) == asked.get(Side.RIGHT), (routine.id, needs)


def test_adapting_twice_is_adapting_once() -> None:
    """What is out is out, and the second time there is nothing to tell."""
    for _, needs, result in every_result():
        again = adapt(result.routine, needs, SHIPPED.safety, SHIPPED.exercises.get)
        assert again == Adapted(result.routine)


def test_a_substitute_is_a_variant_or_works_on_the_same_muscles() -> None:
    """It comes from the list that skips the exercise, and keeps within its card's maximum."""
    for routine, needs, result in every_result():
        use = {name for entry in SHIPPED.safety.modify if entry.id in needs.ticks for name in entry.use}
        for step in result.routine.flat_steps():
            card = SHIPPED.exercises[step.exercise]
            if card.id not in routine.exercise_ids():
                assert card.id in use and card.dose is not None and card.dose.maximum is not None
                most = card.dose.maximum
                assert step.dose.sets <= (most.sets or 1)
                assert step.dose.length <= max(most.hold or 0, most.time or 0)
                assert max(step.dose.reps, default=0) <= (most.reps or 0)


def test_halving_never_makes_a_routine_longer() -> None:
    """Half the repetitions and sets: never more work for a side, and never longer in all."""
    for routine in ROUTINES:
        whole = SHIPPED.laid_out(routine)
        half = SHIPPED.laid_out(adapted(routine.id, Needs(halve=True)).routine)
        assert half.length <= whole.length
        for side, asked in half.asked().items():
            assert asked <= whole.asked()[side]


def test_self_care_is_not_halved() -> None:
    """Ice, heat and the first 72 hours stay as they are; a routine of stretches says once that the range is halved."""
    for name in ("ice-pack", "heat-pack", "contrast", "first-72-hours-of-a-strain", "slow-breathing", "leg-massage"):
        assert adapted(name, Needs(halve=True, easier=True)) == Adapted(SHIPPED.routines[name])
    for name in ("full-leg-stretch", "warm-up-before-running", "nordic-hamstring-plan"):
        changes = adapted(name, Needs(halve=True)).changes
        assert [change.kind for change in changes if not change.exercise] == [ChangeKind.SHORTENED]


def test_what_the_rule_of_names_catches_beyond_the_lists() -> None:
    """Variants and namesakes of what a list skips are left out with it; each of them is known here."""
    found = {
        entry.id: {
            card.id
            for card in SHIPPED.exercises.values()
            if Limits((entry,), frozenset(), SHIPPED.exercises.get).rule_out(card) and card.id not in entry.skip
        }
        for entry in SHIPPED.safety.modify
    }
    assert {name: cards for name, cards in found.items() if cards} == CAUGHT


def test_an_own_name_for_the_nordic_exercise_is_known() -> None:
    """A card that calls itself a Nordic curl is left out wherever the Nordic exercise is."""
    mine = replace(SHIPPED.exercises["bridge"], id="my-strength", name="Nordic CURL", avoid=())
    cards = {**SHIPPED.exercises, mine.id: mine}
    routine = replace(ROUTINES[0], steps=(Step(mine.id, Dose(Work.REPS, reps=(5,)), Side.BOTH),))
    for tick in ("pregnant", "blood-thinners", "poor-balance"):
        result = adapt(routine, Needs((tick,)), SHIPPED.safety, cards.get).routine
        assert mine.id not in result.exercise_ids()


@pytest.mark.parametrize(("name", "between"), [("ice", 2 * HOUR), ("heat", HOUR)])
def test_ice_and_heat_have_their_limits_on_the_card(name: str, between: int) -> None:
    """20 minutes at the very most, and not again for two hours or one: in every routine, also in one's own."""
    card = SHIPPED.exercises[name]
    assert (card.at_most, card.between) == (20 * MINUTE, between)
    assert {each.id for each in SHIPPED.exercises.values() if each.at_most or each.between} == {"ice", "heat"}
    long = Step(name, Dose(Work.TIMED, 15 * MINUTE, sets=3), Side.EACH)
    timeline = lay_out(replace(ROUTINES[0], steps=(long, long)), SHIPPED.exercises.__getitem__)
    assert sum(segment.at_most or HOUR for segment in timeline.segments if segment.is_work) <= 20 * MINUTE


def test_the_limits_change_no_routine_that_ships() -> None:
    """Ours keep within them: with and without, each lies in time as it did."""
    free = {name: replace(card, at_most=None) for name, card in SHIPPED.exercises.items()}
    for routine in ROUTINES:
        assert SHIPPED.laid_out(routine) == lay_out(routine, free.__getitem__)
