"""What felt wrong is out for today; and the laws of the gate for whatever somebody says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.answers import Clearance, Form, Moment, Rating
from coach.core.gate import Asked, Blocked, Opened, Refused, gate
from coach.core.safety import Outcome
from tests.content.shipped import LIBRARY, SHIPPED
from tests.core.answers_made_up import (
    CALM,
    DAILY_SAID,
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
from tests.core.gates import (
    DOCTORS,
    PLACES,
    URGENT,
    answers,
    family,
    holds_none_of,
    in_force,
    instant,
    kinds,
    offers,
    opened_exercises,
    since_full,
    skipped,
)

# -- what felt wrong ------------------------------------------------------------------------------------------


def test_an_exercise_that_felt_wrong_is_out_for_today_and_back_tomorrow() -> None:
    """In every routine; one of nothing else is refused, with something else to do."""
    person = Person().full().felt_wrong(exercise="wall-calf-stretch").daily()
    assert kinds(person, STRETCH) == {Refused}
    assert "wall-calf-stretch" not in opened_exercises(person, first_aid=True)
    person.felt_wrong(exercise="heat").daily()
    assert kinds(person, "heat-pack") == {Refused}
    assert set(offers(person, "heat-pack")) == set(CALM)
    person.at("2026-03-03T04:00").daily()
    for name in ROUTINES:
        assert person.opened(name).adapted.changes == ()


def test_after_something_felt_wrong_the_form_comes_before_the_next_session() -> None:
    """For every routine but first aid; once it is answered, all but what felt wrong opens."""
    person = Person().full().felt_wrong(exercise="heat")
    assert {person.gate(name) for name in ROUTINES if name not in FIRST_AID} == {Asked(Form.DAILY)}
    assert kinds(person, *FIRST_AID) == {Opened}
    assert person.daily().open_routines() >= set(holds_none_of(["heat"], ROUTINES))


@pytest.mark.parametrize("exercise", SHIPPED.exercises)
def test_what_felt_wrong_is_out_with_its_whole_family(exercise: str) -> None:
    """What it is a variant of, and the other variants of that: in every routine, and in place of nothing."""
    person = Person().full("body-state/balance").felt_wrong(exercise=exercise).daily()
    assert exercise in family(exercise)
    assert not opened_exercises(person, first_aid=True) & family(exercise)


def test_a_family_is_more_than_one_exercise() -> None:
    """The heel drops with a bent knee and on the floor are out with the heel drop, whichever felt wrong."""
    heel_drops = {"heel-drop", "bent-knee-heel-drop", "floor-heel-drop"}
    assert {frozenset(family(name)) for name in heel_drops} == {frozenset(heel_drops)}
    for sore in heel_drops:
        person = Person().full().felt_wrong(exercise=sore).daily()
        assert not opened_exercises(person, first_aid=True) & heel_drops
    assert opened_exercises(Person().full(), first_aid=True) & heel_drops


@pytest.mark.parametrize("exercise", [*SAFETY.calm, *SAFETY.self_care])
def test_what_felt_wrong_or_is_left_out_is_not_offered(exercise: str) -> None:
    """Neither in a block nor in a refusal, whichever state of the body stands."""
    for said in (*(entry.id for entry in SAFETY.modify), DOCTORS, "pain"):
        person = Person()
        if said in PLACES:
            person.full().injured(said)
        else:
            person.full(*(name for name in SAID if said in (name, *getattr(SAFETY.sign(name), "ticks", ()))))
        person.pain(8).felt_wrong(exercise=exercise).fill()
        out = {exercise, *skipped(*in_force(person))}
        for name in STRETCHES:
            allowed = set(holds_none_of(out, SELF_CARE))
            assert set(offers(person, name)) - {PROTOCOL} <= allowed


@pytest.mark.parametrize("exercise", [*SAFETY.calm, "ice"])
def test_what_is_offered_opens(exercise: str) -> None:
    """Also where one of the gentle things felt wrong today: nobody is sent from one refusal to the next."""
    for person in (Person().full(DOCTORS), Person().full().pain(8), Person().full().injured("acute-calf")):
        person.felt_wrong(exercise=exercise).fill()
        for name in ROUTINES:
            found = person.gate(name)
            if isinstance(found, Blocked | Refused):
                assert kinds(person, *found.offers) <= {Opened}, (name, found.offers)


# -- laws -----------------------------------------------------------------------------------------------------

Act = Callable[[Person], object]
mild = [name for name in SAID if (sign := SAFETY.sign(name)) is not None and sign.outcome not in URGENT]
mild_daily = [name for name in DAILY_SAID if name in mild]
EXERCISES = tuple(SHIPPED.exercises)


def forms(full: list[str], daily: list[str]) -> st.SearchStrategy[Act]:
    return st.one_of(
        st.lists(st.sampled_from(full), max_size=3).map(lambda said: lambda person: person.full(*said)),
        st.lists(st.sampled_from(daily), max_size=2).map(lambda said: lambda person: person.daily(*said)),
    )


waits = st.builds(
    lambda hours, minutes: lambda person: person.later(hours=hours, minutes=minutes),
    st.sampled_from([0, 1, 11, 12, 23, 24, 47, 71, 72]) | st.integers(0, 100),
    st.integers(0, 59),
)
others = st.one_of(
    st.builds(lambda name: lambda person: person.felt_wrong(exercise=name), st.sampled_from(EXERCISES)),
    st.builds(
        lambda pain, moment, name: lambda person: person.pain(pain, moment, name),
        st.none() | st.integers(0, 10),
        st.sampled_from(Moment),
        st.sampled_from(["", "one", "two"]),
    ),
    st.builds(
        lambda tick, days: lambda person: person.injured(tick, days),
        st.sampled_from(PLACES),
        st.none() | st.integers(0, 3),
    ),
    st.builds(lambda name: lambda person: person.cleared(name), st.sampled_from(SAID)),
    st.just(lambda person: person.fill()),
)
wrong = st.builds(lambda outcome: lambda person: person.felt_wrong(outcome), st.sampled_from(URGENT))


def lives(act: st.SearchStrategy[Act]) -> st.SearchStrategy[Person]:
    """Somebody after a sequence of things said, who has answered what is asked, or not."""

    def lived(acts: list[Act], willing: bool) -> Person:
        person = Person()
        for each in acts:
            each(person)
        return person.fill() if willing else person

    return st.builds(lived, st.lists(act, min_size=1, max_size=8), st.sampled_from([True, True, True, False]))


milder = lives(forms(mild, mild_daily) | waits | others)
"""Without an urgent answer."""
any_life = lives(forms(list(SAID), list(DAILY_SAID)) | waits | others | wrong)


@given(milder)
def test_no_life_opens_what_a_state_of_the_body_leaves_out(person: Person) -> None:
    """Nothing of the union of the skip lists in force, neither as it stood, nor as a substitute, nor in first aid."""
    assert not opened_exercises(person, first_aid=True) & skipped(*in_force(person))


@given(any_life)
def test_no_life_with_urgent_answers_opens_it_either(person: Person) -> None:
    """The last full questions count until the next ones, an urgent answer between them or not."""
    assert not opened_exercises(person, first_aid=True) & skipped(*in_force(person))


@given(any_life)
def test_no_life_opens_anything_while_an_urgent_answer_stands(person: Person) -> None:
    """Nothing at all, first aid neither: on that day, for 12 hours, and until the full questions were answered."""
    said = answers(person)
    urgent_ones = [each for each in said if each.outcome in URGENT]
    fresh = any(
        each.day == person.wall.today() or instant(person) - datetime.fromisoformat(each.at) < timedelta(hours=12)
        for each in urgent_ones
    )
    since = said[said.index(urgent_ones[-1]) + 1 :] if urgent_ones else []
    if fresh or (urgent_ones and Form.FULL not in {each.form for each in since}):
        assert opened_exercises(person, first_aid=True) == set()


@given(any_life)
def test_no_life_opens_anything_without_the_form_of_the_day(person: Person) -> None:
    """First aid alone: all questions once, on each day either all or those of the day, and after what felt wrong."""
    today = [each.form for each in since_full(person) if each.day == person.wall.today()]
    if not today or today[-1] is Form.STOP:
        assert opened_exercises(person, first_aid=False) == set()


@given(milder)
def test_no_life_opens_more_than_calm_things_before_a_doctor_was_seen(person: Person) -> None:
    """Unless that very history was cleared within the last 90 days."""
    today = datetime.fromisoformat(person.wall.today())
    cleared = {
        entry.sign
        for entry in person.chart.entries()
        if isinstance(entry, Clearance) and today - datetime.fromisoformat(entry.cleared) <= timedelta(days=90)
    }
    needed = {
        name
        for said in since_full(person)
        for name in said.signs
        if (sign := SAFETY.sign(name)) is not None and sign.outcome is Outcome.DOCTOR
        if not (sign.history and name in cleared)
    }
    if needed:
        assert opened_exercises(person, first_aid=False) <= set(SAFETY.calm)


@given(milder)
def test_no_life_opens_more_than_self_care_with_strong_pain(person: Person) -> None:
    """From 6 of 10 on that day; with a nerve or a fresh injury from 3 on."""
    lists = [entry for entry in SAFETY.modify if entry.id in in_force(person)]
    limit = 3 if any(entry.nerve or entry.place for entry in lists) else 6
    rated = [entry for entry in person.chart.entries() if isinstance(entry, Rating)]
    today = [each for each in rated if each.day == person.wall.today() and each.moment is not Moment.MORNING]
    if max((each.value or 0 for each in today), default=0) >= limit:
        assert opened_exercises(person, first_aid=False) <= set(SAFETY.self_care)


@given(any_life)
def test_no_life_opens_what_felt_wrong_today(person: Person) -> None:
    """Nor any of its family, whatever else was said."""
    said = (each.exercise for each in answers(person) if each.day == person.wall.today() and each.exercise)
    wrong_today = {name for exercise in said for name in family(exercise)}
    assert not opened_exercises(person, first_aid=True) & wrong_today


def test_an_own_routine_is_asked_and_changed_like_any_other() -> None:
    """Of another id and title, with an exercise that a list skips."""
    person = Person().full("body-state/pregnant")
    own = replace(SHIPPED.routines["nordic-hamstring-plan"], id="mine", title="Mine")
    found = gate(own, person.standing(), SAFETY, LIBRARY)
    assert not isinstance(found, Opened) or "nordic-hamstring" not in found.adapted.routine.exercise_ids()
    assert gate(own, Person().standing(), SAFETY, LIBRARY) == Asked(Form.FULL)
