"""What ships answers the everyday questions sensibly, for whatever somebody has said of their body."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.core.aim import Aim, AimKind, Ask
from coach.core.gate import Opened
from coach.core.proposal import Proposal, propose
from coach.core.routine import Side, When, Work
from coach.core.settings import Settings
from coach.core.situation import situation_of
from coach.core.timeline import lay_out
from tests.content.shipped import LIBRARY, SHIPPED
from tests.core.answers_made_up import FIRST_AID, SAFETY, Person
from tests.core.choosing import Diary, shown
from tests.core.gates import in_force, skipped
from tests.core.test_laws_gate import milder

CRAMPS = Aim(AimKind.CONDITION, "nocturnal-leg-cramps")
HAMSTRINGS = Aim(AimKind.MUSCLE, "hamstrings")
ACTIVITIES = ("running", "cycling", "football", "strength")


def doing(activity: str) -> Aim:
    return Aim(AimKind.ACTIVITY, activity)


def answered(ask: Ask, person: Person | None = None) -> Proposal:
    """What is proposed to this person, or to somebody to whom nothing applies."""
    chart = (person or Person().full()).chart
    return propose(ask, situation_of(LIBRARY, chart, Diary(), Settings()))


@pytest.mark.parametrize(
    ("ask", "best"),
    [
        (Ask(When.BEFORE_EXERCISE, doing("running")), "warm-up-before-running"),
        (Ask(When.AFTER_EXERCISE, doing("cycling")), "cool-down-after-cycling"),
        (Ask(When.BEFORE_BED, CRAMPS), "bedtime-cramp-routine"),
        (Ask(When.ANY_TIME, HAMSTRINGS, 7), "hamstring-stretch"),
    ],
)
def test_the_everyday_questions(ask: Ask, best: str) -> None:
    """Before running, after cycling, before bed with cramps, and seven minutes for the hamstrings."""
    found = answered(ask)
    assert found.best is not None
    assert found.best.entry.id == best
    assert found.note == ""
    assert len(shown(found)) >= 2
    assert all(ask.minutes is None or one.length <= ask.minutes * 60_000 for one in shown(found))


def test_what_hurts_now_gets_self_care_and_no_stretch() -> None:
    """Nothing that stretches or loads, and no first aid, which has a key of its own."""
    found = shown(answered(Ask(When.SELF_CARE)))
    assert len(found) >= 3
    for one in found:
        assert set(one.routine.exercise_ids()) <= set(SAFETY.self_care)
        assert one.entry.id not in FIRST_AID
        assert one.whole


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_a_warm_up_is_dynamic(activity: str) -> None:
    """It moves; a hold in it is optional, and 10 s at the most."""
    warm_up = answered(Ask(When.BEFORE_EXERCISE, doing(activity))).best
    assert warm_up is not None and activity in warm_up.entry.tags
    holds = [step for step in warm_up.routine.flat_steps() if step.dose.work is Work.HOLD]
    assert len(holds) < len(warm_up.routine.flat_steps()) / 2
    assert all(step.optional and step.dose.length * step.dose.sets <= 10_000 for step in holds)


@pytest.mark.parametrize("activity", ["running", "cycling", "football"])
def test_a_cool_down_ends_in_holds(activity: str) -> None:
    """It is the one that is made for the activity."""
    cool_down = answered(Ask(When.AFTER_EXERCISE, doing(activity))).best
    assert cool_down is not None and activity in cool_down.entry.tags
    assert cool_down.routine.flat_steps()[-1].dose.work is Work.HOLD


ASKS = (
    Ask(When.BEFORE_EXERCISE, doing("running")),
    Ask(When.AFTER_EXERCISE, doing("cycling"), 5),
    Ask(When.BEFORE_BED, CRAMPS),
    Ask(When.ANY_TIME, HAMSTRINGS, 7),
    Ask(When.SELF_CARE),
    Ask(),
)


@pytest.mark.parametrize("ask", ASKS)
def test_until_a_doctor_was_seen_there_are_calm_things_alone(ask: Ask) -> None:
    """Whatever is asked for, something calm is proposed, and a sentence says why."""
    found = answered(ask, Person().full("whole-body/cancer"))
    assert found.best is not None
    for one in shown(found):
        assert set(one.routine.exercise_ids()) <= set(SAFETY.calm)
    assert "see a doctor" in found.note


@pytest.mark.parametrize("ask", ASKS)
def test_a_fresh_injury_gets_what_spares_it(ask: Ask) -> None:
    """Nothing that its list leaves out; the protocol is a proposal, or something else is."""
    found = answered(ask, Person().full().injured("acute-calf"))
    assert found.best is not None
    for one in shown(found):
        assert not skipped("acute-calf") & set(one.routine.exercise_ids())


@given(milder, st.sampled_from(ASKS))
@settings(max_examples=25)
def test_no_life_is_proposed_what_the_gate_closes(person: Person, ask: Ask) -> None:
    """Whatever somebody said: open exercises alone, both sides alike, within the budget or told."""
    found = answered(ask, person)
    person.fill()
    for one in shown(found):
        opened = person.gate(one.entry.id)
        assert isinstance(opened, Opened)
        assert set(one.routine.exercise_ids()) <= set(opened.adapted.routine.exercise_ids())
        assert not skipped(*in_force(person)) & set(one.routine.exercise_ids())
        asked = lay_out(one.routine, SHIPPED.exercises.__getitem__).asked()
        assert asked.get(Side.LEFT, 0) == asked.get(Side.RIGHT, 0)
        if ask.minutes is not None and When.SELF_CARE not in one.routine.when:
            assert one.length <= ask.minutes * 60_000 or found.note


def test_an_activity_that_nothing_is_made_for_is_said() -> None:
    """What is for any exercise comes instead; of an activity that has its own, nothing need be said."""
    found = answered(Ask(When.AFTER_EXERCISE, doing("strength")))
    assert found.best is not None
    assert found.note == "Nothing here is made for strength training after exercise; these are for any."
    assert answered(Ask(When.AFTER_EXERCISE, doing("running"))).note == ""


def test_nobody_is_sent_to_bed_with_strength_training() -> None:
    """What is made for any time stands in for what there is not, but not what tires."""
    found = shown(answered(Ask(When.BEFORE_BED, Aim(AimKind.CONDITION, "hamstring-strain"))))
    assert all("strength" not in one.entry.tags for one in found)
    at_any_time = shown(answered(Ask(When.ANY_TIME, Aim(AimKind.CONDITION, "hamstring-strain"))))
    assert any("strength" in one.entry.tags for one in at_any_time)


def test_too_little_time_gets_the_shortest_of_what_was_asked_for() -> None:
    """What is made for another activity comes after it, however short."""
    found = answered(Ask(When.BEFORE_EXERCISE, doing("running"), 1))
    assert found.best is not None and found.best.entry.id == "warm-up-before-running"
    assert "too little" in found.note
