"""What a body leaves out: an exercise by whatever name, and its family; what is told of it, and what stays claimed."""

from dataclasses import replace

import pytest

from coach.core.adapt import Change, ChangeKind
from coach.core.exercise import Avoid, Exercise
from coach.core.knowledge import Grade
from coach.core.routine import Course, Dose, Round, Side, Step, WeekDose, Work
from tests.core.bodies import CALF, REPS, SEATED, THIGH, TIMED, entry, hold, lists_using, of, world
from tests.core.made_up import card, link

RENAMED = {
    "a variant": card("mine", variant_of="seated-calf"),
    "its name": card("mine", name="  THE   calf "),
    "a synonym": card("mine", synonyms=("gastroc  LEAN",)),
    "a former id": card("mine", formerly=("calf",)),
    "a tie to the tick": card("mine", avoid=(Avoid("Sore.", "sore"),)),
}


@pytest.mark.parametrize("mine", RENAMED.values(), ids=RENAMED)
def test_another_name_does_not_bring_an_exercise_back(mine: Exercise) -> None:
    """A card of one's own for a skipped exercise is skipped; unless the list uses it, which a former id cannot."""
    calf = replace(CALF, synonyms=("Gastroc lean",))
    for use, stays in ((), False), (("mine",), bool(mine.formerly) is False):
        here = world(calf, SEATED, mine, lists=lists_using(*use))
        assert (here.adapt(of(hold("mine")), ticks=("sore",)).routine.steps != ()) == stays
    assert here.adapt(of(hold("mine"))).changes == ()


def test_variants_in_a_circle_are_looked_at_once() -> None:
    """Cards that call each other variants are one family, and hang nothing."""
    circle = (card("a", variant_of="b"), card("b", variant_of="a"), card("c", variant_of="c"))
    here = world(*circle, lists=[entry("sore", ["b"])])
    assert here.adapt(of(hold("a"), hold("c")), ticks=("sore",)).routine.exercise_ids() == ("c",)


def test_each_change_has_its_reason() -> None:
    """What was ticked, what felt wrong, the pain, or the last session, in one short sentence."""
    here = world(CALF, SEATED, THIGH, card("shin"), card("bridge"), lists=lists_using("seated-calf"))
    plan = of(hold("calf"), hold("thigh"), Step("shin", REPS, Side.EACH), Step("bridge", TIMED, Side.BOTH))
    assert here.adapt(plan, ticks=("sore",), without=frozenset({"thigh"}), halve=True).changes == (
        Change(ChangeKind.REPLACED, "The calf", "The seated calf", "You said: A body that is sore."),
        Change(ChangeKind.LEFT_OUT, "The thigh", why="It felt wrong today."),
        Change(ChangeKind.SHORTENED, "", why="Half the range today, because of the pain."),
        Change(ChangeKind.SHORTENED, "The seated calf", why="Half the sets today, because of the pain."),
        Change(ChangeKind.SHORTENED, "The shin", why="Half the repetitions today, because of the pain."),
        Change(ChangeKind.SHORTENED, "The bridge", why="Half the time today, because of the pain."),
    )


def test_what_felt_wrong_goes_with_its_whole_family() -> None:
    """What it is a variant of, and every other variant of that, at any depth, by a former id as well."""
    lying = card("lying-calf", variant_of="seated-calf", formerly=("flat-calf",))
    bent = card("bent", variant_of="calf", targets=THIGH.targets)
    here = world(CALF, SEATED, lying, bent, THIGH, lists=[entry("tired", ["thigh"], ["bent"])])
    assert here.adapt(of(hold("thigh")), ticks=("tired",)).routine.exercise_ids() == ("bent",)
    family = ("calf", "seated-calf", "lying-calf", "bent")
    for wrong in (*family, "flat-calf"):
        adapted = here.adapt(of(*(hold(name) for name in (*family, "thigh"))), without=frozenset({wrong}))
        assert adapted.routine.exercise_ids() == ("thigh",)
        assert {change.why for change in adapted.changes} == {"It felt wrong today."}
        assert here.adapt(of(hold("thigh")), ticks=("tired",), without=frozenset({wrong})).routine.steps == ()
    assert here.adapt(of(hold("calf")), without=frozenset({"thigh"})).changes == ()


def test_a_routine_that_was_changed_claims_nothing() -> None:
    """Its effects were those of another dose; one that was not changed keeps its links, its course and its weeks."""
    claims = {"links": (link("cramp", Grade.STRONG),), "course": Course(6), "weeks": (WeekDose(6, 3, 3, (8,)),)}
    here = world(CALF, THIGH, lists=lists_using())
    both = of(hold("calf"), hold("thigh"), **claims)
    changed = here.adapt(both, ticks=("sore",)).routine
    assert changed == of(hold("thigh"))
    assert here.adapt(both).routine is both
    only_half_the_range = replace(both, steps=(hold("thigh", Dose(Work.UNTIL_DONE, 20_000)),))
    assert here.adapt(only_half_the_range, halve=True).routine == of(*only_half_the_range.steps)


def test_where_nothing_is_left_there_are_no_steps() -> None:
    """An emptied round goes as well."""
    here = world(CALF, lists=lists_using())
    adapted = here.adapt(of(hold("calf"), Round(3, (hold("calf"), hold("calf")))), ticks=("sore",), halve=True)
    assert adapted.routine.steps == ()
    assert [change.kind for change in adapted.changes] == [ChangeKind.LEFT_OUT]


def test_a_tick_or_an_exercise_that_nobody_knows_is_a_key_error() -> None:
    """A state of the body is never passed over in silence."""
    for exercise, ticks in (("calf", ("nowhere",)), ("nowhere", ())):
        with pytest.raises(KeyError, match="nowhere"):
            world(CALF).adapt(of(hold(exercise)), ticks=ticks)
