"""Each condition's card warns first, and no routine is offered as help with what needs help from others."""

from dataclasses import replace

from coach.core.knowledge import HELPING, Condition, Grade, Urgency
from tests.content.samples import CRAMP, LINK, SOUND, WARM_UP
from tests.content.shipped import SHIPPED, Content, expect_none

URGENT = frozenset({Urgency.EMERGENCY, Urgency.SAME_DAY})

URGENCIES = {
    "achilles-rupture": Urgency.SAME_DAY,
    "arterial-claudication": Urgency.DOCTOR,
    "cauda-equina-syndrome": Urgency.EMERGENCY,
    "compartment-syndrome": Urgency.EMERGENCY,
    "deep-vein-thrombosis": Urgency.SAME_DAY,
    "rhabdomyolysis": Urgency.EMERGENCY,
    "spinal-stenosis": Urgency.DOCTOR,
}
"""How soon, after the last column of the evidence's table 1.0; with whatever is not here one begins by oneself."""

SOONEST_FIRST = tuple(Urgency)


def unwarned(condition: Condition) -> list[str]:
    """What a card lacks of its warnings and of its row of the comparison."""
    parts = ("compare", "emergency", "see_a_doctor")
    return [f"{condition.id}: {name}" for name in parts if not getattr(condition, name)]


def too_late(condition: Condition) -> list[str]:
    """A card that calls for help later than the evidence does."""
    expected = URGENCIES.get(condition.id, Urgency.SELF_CARE)
    found = condition.compare.urgency if condition.compare else Urgency.SELF_CARE
    late = SOONEST_FIRST.index(found) > SOONEST_FIRST.index(expected)
    return [f"{condition.id}: {found}, not later than {expected}"] if late else []


def offered_as_help(content: Content) -> list[str]:
    """The routines that are said to help with what needs an ambulance or a doctor the same day."""
    urgent = {entry.id for entry in content.conditions.values() if entry.compare and entry.compare.urgency in URGENT}
    return [
        f"{routine.id}: {link.grade} for {link.condition}"
        for routine in content.routines.values()
        for link in routine.links
        if link.condition in urgent and link.grade in HELPING
    ]


def test_every_condition_warns_and_compares() -> None:
    """Each card has emergency signs, tells when to see a doctor, and has its row of the comparison."""
    expect_none(offence for condition in SHIPPED.conditions.values() for offence in unwarned(condition))
    assert unwarned(CRAMP) == []
    spoilt = replace(CRAMP, compare=None, emergency=(), see_a_doctor=())
    assert unwarned(spoilt) == ["cramp: compare", "cramp: emergency", "cramp: see_a_doctor"]


def test_no_condition_calls_for_help_too_late() -> None:
    """What the evidence calls an emergency, or of the same day, is no less urgent on its card."""
    assert set(URGENCIES) <= set(SHIPPED.conditions)
    expect_none(offence for condition in SHIPPED.conditions.values() for offence in too_late(condition))
    assert too_late(CRAMP) == []
    assert len(too_late(replace(CRAMP, id="cauda-equina-syndrome"))) == 1
    assert len(too_late(replace(CRAMP, id="cauda-equina-syndrome", compare=None))) == 1


def test_nothing_is_offered_as_help_where_help_must_come() -> None:
    """No link with a grade that offers help stands under a condition of emergency or same-day urgency."""
    expect_none(offered_as_help(SHIPPED))
    assert offered_as_help(SOUND) == []
    assert CRAMP.compare is not None
    for urgency in URGENT:
        urgent = {"cramp": replace(CRAMP, compare=replace(CRAMP.compare, urgency=urgency))}
        assert offered_as_help(replace(SOUND, conditions=urgent)) == ["warm-up: expert for cramp"]
        told = {"warm-up": replace(WARM_UP, links=(replace(LINK, grade=Grade.NO_EFFECT),))}
        assert offered_as_help(replace(SOUND, conditions=urgent, routines=told)) == []
