"""What a fresh injury, pain and a red light close, what they leave open, and what is to be kept in mind."""

from collections.abc import Callable
from datetime import datetime

import pytest

from coach.core.adapt import ChangeKind
from coach.core.answers import Moment
from coach.core.gate import HALF_RANGE, Blocked, Opened, Refused
from coach.core.routine import Work
from tests.content.shipped import SHIPPED
from tests.core.answers_made_up import (
    CALM,
    FIRST_AID,
    PROTOCOL,
    ROUTINES,
    SAFETY,
    SAID,
    SELF_CARE,
    STRETCH,
    STRETCHES,
    Person,
)
from tests.core.gates import PLACES, assert_only, holds_none_of, in_force, kinds, offers, opened_exercises, skipped

# -- fresh injuries -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tick", PLACES)
@pytest.mark.parametrize("days_ago", [None, 0])
def test_a_fresh_injury_closes_heat_massage_and_the_listed_stretches(tick: str, days_ago: int | None) -> None:
    """Until 72 hours after its hour, or after the end of its day, to the minute; then they open again."""
    person = Person("2026-03-02T10:37").full("fresh-injury/strain").injured(tick, days_ago).full()
    last = datetime(2026, 3, 5, 10, 36) if days_ago is None else datetime(2026, 3, 6, 3, 59)
    for moment in (datetime(2026, 3, 2, 10, 37), datetime(2026, 3, 4, 12), last):
        person.wall.local = moment
        person.fill()
        for name in ROUTINES:
            found = person.gate(name)
            if isinstance(found, Opened):
                assert not (skipped(tick) | {"heat", "massage"}) & set(found.adapted.routine.exercise_ids())
    person.later(minutes=1).fill()
    for name in ROUTINES:
        assert person.opened(name).adapted.routine is SHIPPED.routines[name]


@pytest.mark.parametrize("tick", PLACES)
def test_a_fresh_injury_offers_its_protocol(tick: str) -> None:
    """First of all wherever nothing is left, and it opens; whatever opens comes with the advice of the list."""
    person = Person().full().injured(tick)
    entry = SAFETY.tick(tick)
    assert entry is not None and entry.protocol == PROTOCOL
    assert person.opened(PROTOCOL).adapted.routine is SHIPPED.routines[PROTOCOL]
    for name in ROUTINES:
        found = person.gate(name)
        if isinstance(found, Opened):
            assert set(entry.advice) <= set(found.advice)
        else:
            assert isinstance(found, Refused) and found.offers[0] == PROTOCOL


INJURY_LEAVES_OUT = {"acute-calf": {"easy-walk", "quad-cramp-release"}, "acute-hamstring": {"quad-cramp-release"}}


@pytest.mark.parametrize("tick", INJURY_LEAVES_OUT)
def test_a_torn_calf_does_not_walk_and_a_torn_leg_does_not_ease_the_front_of_its_thigh(tick: str) -> None:
    """Not in any routine, not in first aid, and it is not offered either."""
    assert INJURY_LEAVES_OUT[tick] <= skipped(tick)
    person = Person().full().injured(tick)
    assert not opened_exercises(person, first_aid=True) & INJURY_LEAVES_OUT[tick]
    for name in ROUTINES:
        found = person.gate(name)
        if isinstance(found, Refused):
            assert found.offers == (PROTOCOL, *holds_none_of(INJURY_LEAVES_OUT[tick], CALM))


@pytest.mark.parametrize("tick", PLACES)
@pytest.mark.parametrize("name", ["heat-pack", "leg-massage"])
def test_heat_and_massage_give_way_to_the_protocol_of_a_fresh_injury(tick: str, name: str) -> None:
    """Such a routine does not begin as something else under its name: it is refused, and the protocol is shown."""
    person = Person().full().injured(tick)
    assert kinds(person, name) == {Refused}
    assert offers(person, name)[0] == PROTOCOL


# -- advice ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in SAID if (sign := SAFETY.sign(name)) is not None and sign.ticks])
def test_the_advice_of_a_state_of_the_body_comes_with_whatever_opens(name: str) -> None:
    """Also where nothing of the routine is changed: how to do it is a part of what the body needs."""
    person = Person().full(name)
    advice = {line for entry in SAFETY.modify if entry.id in in_force(person) for line in entry.advice}
    found = [gate for routine in ROUTINES if isinstance(gate := person.gate(routine), Opened)]
    assert advice and {each.advice for each in found} == {tuple(found[0].advice)}
    assert set(found[0].advice) == advice
    assert not all(each.adapted.changes for each in found)


# -- pain -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pain", [7, 10])
def test_strong_pain_without_a_clear_cause_leaves_what_stays_open_before_a_doctor(pain: int) -> None:
    """Breathing and walking alone, on later days as well, until all questions are answered anew."""
    person = Person().full().pain(pain).unexplained()
    assert kinds(person, *FIRST_AID) == {Blocked}
    for _ in range(3):
        assert_only(person, CALM)
        person.later(days=1).daily()
    assert person.full().open_routines() == set(ROUTINES)


@pytest.mark.parametrize("pain", range(11))
@pytest.mark.parametrize("moment", [Moment.BEFORE, Moment.AFTER])
def test_pain_of_6_or_more_leaves_self_care_that_day(pain: int, moment: Moment) -> None:
    """And no other number does; a lower one later that day opens nothing. The next day opens again."""
    person = Person().full().pain(pain, moment).later(hours=1).pain(1)
    if pain < 6:
        assert person.open_routines() == set(ROUTINES)
    else:
        assert_only(person, SELF_CARE)
    if moment is Moment.BEFORE:
        person.at("2026-03-03T03:59")
        assert (kinds(person, STRETCH) == {Opened}) == (pain < 6)
        assert person.at("2026-03-03T04:00").daily().open_routines() == set(ROUTINES)


@pytest.mark.parametrize("pain", range(6))
def test_pain_of_3_to_5_halves(pain: int) -> None:
    """Range, and repetitions, or sets, or the time of a single one: each says so, and none has more work."""
    person = Person().full().pain(pain)
    for name in STRETCHES:
        found = person.opened(name)
        if pain < 3:
            assert (found.adapted.routine, found.reminder) == (SHIPPED.routines[name], "")
            continue
        assert found.reminder == HALF_RANGE
        assert ChangeKind.SHORTENED in {change.kind for change in found.adapted.changes}
        for before, after in zip(SHIPPED.routines[name].flat_steps(), found.adapted.routine.flat_steps(), strict=True):
            if before.exercise not in SAFETY.self_care:
                halves = tuple(-(-count // 2) for count in before.dose.reps)
                sets = before.dose.sets if before.dose.reps else -(-before.dose.sets // 2)
                assert (after.exercise, after.dose.reps, after.dose.sets) == (before.exercise, halves, sets)
                single = before.dose.work in (Work.HOLD, Work.TIMED) and before.dose.sets == 1
                halved = max(before.dose.length // 2_000 * 1_000, min(before.dose.length, 5_000))
                assert after.dose.length == (halved if single else before.dose.length)
    for name in SELF_CARE:
        assert person.opened(name).adapted.routine is SHIPPED.routines[name]


def test_the_pain_before_this_session_decides_on_halves() -> None:
    """When it has gone down since, nothing is halved."""
    assert Person().full().pain(4).later(hours=2).pain(1).opened(STRETCH).adapted.changes == ()


@pytest.mark.parametrize("pain", range(6))
@pytest.mark.parametrize("said", ["nerves/known", "body-state/stenosis", *PLACES])
def test_with_a_nerve_or_a_fresh_injury_2_is_the_limit(pain: int, said: str) -> None:
    """From 3 on self-care alone: nothing that loads or stretches opens."""
    person = Person().full().injured(said) if said in PLACES else Person().full(said)
    person.pain(pain)
    opened = person.open_routines() - set(FIRST_AID)
    if pain >= 3:
        assert opened <= set(SELF_CARE)
    elif said not in PLACES:  # a fresh injury opens little else without pain either
        assert not opened <= set(SELF_CARE)
    lists = [said] if said in PLACES else []
    assert PROTOCOL in opened and set(holds_none_of(skipped(*lists), CALM)) <= opened


# -- the traffic light ----------------------------------------------------------------------------------------


def after_red(person: Person) -> Person:
    return person.full().session("one", 1, 6)


def after_mornings(person: Person) -> Person:
    person.at("2026-02-27T10:00").full()
    for name in ("one", "two"):
        person.session(name, 1, 2).later(days=1)
    return person.at("2026-03-02T09:59").fill().morning("one", 2).later(minutes=1).morning("two", 3)


def after_a_red_morning(person: Person) -> Person:
    return person.at("2026-02-28T10:00").full().session("one", 6, 1).at("2026-03-02T10:00").fill().morning("one", 6)


@pytest.mark.parametrize("seen", [after_red, after_mornings, after_a_red_morning])
def test_after_a_red_light_self_care_then_halves_then_easier(seen: Callable[[Person], Person]) -> None:
    """24 hours, 24 hours more, and one step easier until a session and its morning went better."""
    person = seen(Person("2026-03-02T10:00"))
    for hours in range(1, 25):
        person.at("2026-03-02T10:00").later(hours=hours, minutes=-1).fill()
        assert_only(person, SELF_CARE)
    for minutes in (24 * 60, 36 * 60, 48 * 60 - 1):
        person.at("2026-03-02T10:00").later(minutes=minutes).fill()
        assert kinds(person, *ROUTINES) == {Opened}
        assert {person.opened(name).reminder for name in STRETCHES} == {HALF_RANGE}
    for hours in (48, 300):
        person.at("2026-03-02T10:00").later(hours=hours).fill()
        found = person.opened("heel-drop-plan")
        assert {change.kind for change in found.adapted.changes} == {ChangeKind.EASIER}
        assert found.reminder == ""
    person.session("three", 1, 1).later(days=1).fill().morning("three", 1)
    assert person.opened("heel-drop-plan").adapted.changes == ()


@pytest.mark.parametrize("pain", range(6, 11))
def test_a_red_light_tells_the_pain_that_it_was_seen_by(pain: int) -> None:
    """And how long it holds; after two worse mornings there is no such number."""
    red = Person().full().session("one", 1, pain).later(hours=23).fill().gate(STRETCH)
    assert isinstance(red, Refused)
    told = (
        f"Your pain was {pain} of 10 after the last session. Give it 1 h more of lighter hours; then one step easier."
    )
    assert red.why == (told,)
    mornings = after_mornings(Person()).gate(STRETCH)
    assert isinstance(mornings, Refused) and mornings.why[0].startswith("Two mornings in a row were worse than before.")


def test_a_gentle_session_does_not_open_the_hours_after_a_red_light() -> None:
    """Breathing without pain, some hours later on the next day: it is still self-care alone."""
    person = Person("2026-03-02T22:00").full().session("one", 1, 7)
    person.at("2026-03-03T08:00").daily().session("two", 0, 0).later(minutes=5)
    assert_only(person, SELF_CARE)
