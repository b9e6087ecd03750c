"""Which routines fit a wish, and which names are near."""

from dataclasses import replace

import pytest

from coach.core.catalogue import catalogue_of
from coach.core.choose import Offer, Wish, nearest
from coach.core.choose import offer as offered
from coach.core.exercise import Equipment
from coach.core.knowledge import Grade, Link, Urgency
from coach.core.routine import Routine, When
from tests.core import made_up

CRAMPS = made_up.condition("cramps")


def link(grade: Grade, condition: str = "cramps") -> Link:
    return Link(outcome=f"outcome of {grade}", grade=grade, finding="", sources=(), condition=condition)


def offer(*links: Link) -> Offer:
    """Four minutes and a second, for calves, at a wall, before bed."""
    routine = Routine("calf", "Calf", "", (When.BEFORE_BED,), (), links=links)
    return Offer(routine, 241_000, False, (Equipment.WALL,), ("gastrocnemius", "Achilles tendon"), links)


@pytest.mark.parametrize("grade", Grade)
def test_help_is_what_was_found_to_help(grade: Grade) -> None:
    """A link that says no effect, not tested or conflicting is never offered as help; every other one is."""
    helps = grade not in (Grade.NO_EFFECT, Grade.NOT_TESTED, Grade.CONFLICTING)
    shelf = made_up.library([made_up.routine("calf", ("lean",), link(grade))], [made_up.card("lean")], [CRAMPS])
    calf = offered(shelf.routines()["calf"], shelf)
    assert Wish(condition="cramps").fits(calf) is helps
    assert calf.conditions() == (("cramps",) if helps else ())


@pytest.mark.parametrize("urgency", Urgency)
def test_no_routine_is_a_help_where_medical_help_comes_first(urgency: Urgency) -> None:
    """Whatever a file says: not in a list, not at home, not among the conditions of a routine."""
    urgent = replace(CRAMPS, compare=made_up.compare(urgency))
    shelf = made_up.library([made_up.routine("calf", ("lean",), link(Grade.STRONG))], [made_up.card("lean")], [urgent])
    calf = offered(shelf.routines()["calf"], shelf)
    helps = urgency in (Urgency.DOCTOR, Urgency.SELF_CARE)
    assert Wish(condition="cramps").fits(calf) is helps
    assert bool(calf.conditions()) is helps
    assert bool(catalogue_of(shelf).entries[0].helps) is helps


def test_the_best_grade_speaks_for_a_condition() -> None:
    """Of several links to one condition; those to another one say nothing of it."""
    calf = offer(link(Grade.CONFLICTING), link(Grade.LIMITED), link(Grade.STRONG, "sciatica"))
    found = calf.help_for("cramps")
    assert found is not None
    assert found.grade is Grade.LIMITED


@pytest.mark.parametrize(
    ("wish", "fits"),
    [
        (Wish(), True),
        (Wish(when=When.BEFORE_BED), True),
        (Wish(when=When.ANY_TIME), False),
        (Wish(minutes=5), True),
        (Wish(minutes=4), False),
        (Wish(muscle="ACHILLES"), True),
        (Wish(muscle="soleus"), False),
        (Wish(equipment=frozenset({Equipment.WALL, Equipment.MAT})), True),
        (Wish(equipment=frozenset()), False),
        (Wish(when=When.BEFORE_BED, minutes=4), False),
    ],
)
def test_every_part_of_a_wish_must_be_met(wish: Wish, fits: bool) -> None:
    """What is left open is met by everything."""
    assert wish.fits(offer()) is fits


def test_minutes_are_rounded_up() -> None:
    """Nobody is promised less time than it takes."""
    assert offer().minutes == 5
    assert replace(offer(), length=240_000).minutes == 4


def test_the_nearest_names() -> None:
    """Mistyped, in capitals, or a part of the name; nothing where nothing is near."""
    known = ["hamstring-stretch", "wall-calf-stretch", "sciatica"]
    assert nearest("hamstring-strech", known)[0] == "hamstring-stretch"
    assert nearest("CALF", known) == ["wall-calf-stretch"]
    assert nearest("", known) == []
    assert nearest("zzzz", known) == []
