"""What the tests of the gate have in common: what is said, how the gate answers, and what is in force meanwhile."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest

from coach.core.answers import Answers, Form, Injury
from coach.core.gate import Blocked, Gate, Opened, Refused
from coach.core.safety import Outcome
from tests.content.shipped import SHIPPED
from tests.core.answers_made_up import (
    FIRST_AID,
    ROUTINES,
    SAFETY,
    STRETCHES,
    Person,
)

URGENT = (Outcome.EMERGENCY, Outcome.SAME_DAY)
URGENT_SAID = {Outcome.EMERGENCY: "heart-lung-brain/chest", Outcome.SAME_DAY: "clot/leg"}
DOCTORS = "whole-body/cancer"
PLACES = tuple(place.id for place in SAFETY.places())
urgent = pytest.mark.parametrize("outcome", URGENT)
"""Both outcomes that block everything."""


def kinds(person: Person, *names: str) -> set[type[Gate]]:
    """In which ways the gate answers for these routines."""
    return {type(person.gate(name)) for name in names}


def skipped(*ticks: str) -> set[str]:
    """The union of the skip lists."""
    return {name for entry in SAFETY.modify if entry.id in ticks for name in entry.skip}


def holds_none_of(names: Iterable[str], routines: Iterable[str]) -> tuple[str, ...]:
    """Of these routines, those in which none of these exercises is."""
    return tuple(name for name in routines if not set(names) & set(SHIPPED.routines[name].exercise_ids()))


def offers(person: Person, routine: str) -> tuple[str, ...]:
    found = person.gate(routine)
    assert isinstance(found, Blocked | Refused)
    return found.offers


def assert_only(person: Person, names: tuple[str, ...]) -> None:
    """Of what is no first aid, these routines are open and no other, and a refusal offers what is open."""
    assert person.open_routines() - set(FIRST_AID) == set(names)
    for name in STRETCHES:
        assert set(offers(person, name)) == set(names)


def answers(person: Person) -> list[Answers]:
    return [entry for entry in person.chart.entries() if isinstance(entry, Answers)]


def since_full(person: Person) -> list[Answers]:
    """The last full questions and what was answered later."""
    said = answers(person)
    last = max((number for number, each in enumerate(said) if each.form is Form.FULL), default=len(said))
    return said[last:]


def instant(person: Person) -> datetime:
    return datetime.fromisoformat(person.wall.utc_now())


def in_force(person: Person) -> set[str]:
    """The modify lists that hold, by the rules: of the full questions, of today's form, of a fresh injury."""
    today = person.wall.today()
    ticks = {
        tick
        for said in since_full(person)
        if said.form is Form.FULL or said.day == today
        for name in said.signs
        if (sign := SAFETY.sign(name)) is not None
        for tick in sign.ticks
    }
    fresh = (entry for entry in person.chart.entries() if isinstance(entry, Injury))
    return ticks | {
        entry.tick for entry in fresh if instant(person) - datetime.fromisoformat(entry.since) < timedelta(hours=72)
    }


def opened_exercises(person: Person, *, first_aid: bool) -> set[str]:
    """Every exercise that the gate would hand out now."""
    found = (person.gate(name) for name in ROUTINES if first_aid or name not in FIRST_AID)
    return {name for each in found if isinstance(each, Opened) for name in each.adapted.routine.exercise_ids()}


def family(exercise: str) -> set[str]:
    """The exercise, its variants and what it is a variant of, worked out by going both ways until nothing is new."""
    found = {exercise}
    for _ in SHIPPED.exercises:
        ties = [{card.id, card.variant_of} for card in SHIPPED.exercises.values() if card.variant_of]
        found = found.union(*(tie for tie in ties if tie & found))
    return found
