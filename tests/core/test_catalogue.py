"""What the catalogue says of a routine, for whoever chooses without reading it."""

import subprocess
import sys

from hypothesis import given, settings

from coach.core.catalogue import catalogue_of
from coach.core.choose import offers
from coach.core.knowledge import HELPING, Grade, Link, Purpose
from coach.core.related import needs_help_first
from coach.core.routine import Round, When
from tests.core.choosing import made, shelf, shelves, step
from tests.core.made_up import OURS, SMALL, MadeUp, libraries


@settings(max_examples=60)
@given(libraries)
def test_only_what_helps_is_told_of_conditions_that_no_doctor_comes_first_for(library: MadeUp) -> None:
    """All of it, the best grade first."""
    for entry in catalogue_of(library).entries:
        expected = {
            (link.condition, "", link.outcome, link.grade.value)
            for link in library.all_routines[entry.id].links
            if link.grade in HELPING
            and link.condition is not None
            and (card := library.condition(link.condition)) is not None
            and not needs_help_first(card)
        }
        assert set(entry.grades) == expected
        best_first = [list(Grade).index(Grade(grade)) for *_, grade in entry.grades]
        assert best_first == sorted(best_first)


def test_help_for_a_purpose_is_told_without_a_condition() -> None:
    """So that it may count where no condition is asked for."""
    found = {entry.id: entry.grades for entry in catalogue_of(SMALL).entries}
    assert found["plain"] == (("", Purpose.FLEXIBILITY.value, "reach", "strong"),)


def test_no_effect_for_a_purpose_is_no_help() -> None:
    """Nor is anything else that does not say that it helps."""
    links = tuple(Link(grade.value, grade, "So.", (OURS,), purpose=Purpose.SORENESS) for grade in Grade)
    entry = next(
        one
        for one in shelf(made("r", (When.ANY_TIME,), step("calf"), links=links)).catalogue().entries
        if one.id == "r"
    )
    assert {outcome for _, _, outcome, _ in entry.grades} == HELPING


@settings(max_examples=40)
@given(shelves)
def test_lengths_and_things_are_those_of_the_routine_as_it_is_laid_out(library: MadeUp) -> None:
    """The numbers say what the words say."""
    entries = library.catalogue().entries
    for entry, offer in zip(entries, offers(library), strict=True):
        assert (entry.id, entry.milliseconds, entry.about) == (offer.routine.id, offer.length, offer.about)
        assert entry.things == tuple(thing.value for thing in offer.needs)
        assert entry.exercises == offer.routine.exercise_ids()


def test_each_group_position_and_thing_is_told_once_in_the_order_of_the_exercises() -> None:
    """What is no muscle belongs to no group, though it is a target."""
    routine = made("r", (When.ANY_TIME,), Round(2, (step("thigh"), step("calf"))), step("bent-calf"), step("breathing"))
    entry = next(one for one in shelf(routine).catalogue().entries if one.id == "r")
    assert entry.exercises == ("thigh", "calf", "bent-calf", "breathing")
    assert entry.positions == ("lying", "standing", "sitting")
    assert entry.things == ("strap", "wall")
    assert entry.groups == ("hamstrings", "calf")
    assert entry.targets == ("hamstrings", "gastrocnemius", "soleus", "diaphragm")


def test_the_catalogue_is_known_before_anything_that_makes_one() -> None:
    """It is part of the first frame."""
    told = "import sys, coach.core.catalogue; print(*(name for name in sys.modules if name.startswith('coach.')))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"coach.core", "coach.core.catalogue"}


def test_that_it_does_no_harm_is_no_help() -> None:
    """A reason to do something is what it does."""
    safe = Link("no harm to performance", Grade.STRONG, "So.", (OURS,), purpose=Purpose.PERFORMANCE)
    library = shelf(made("r", (When.ANY_TIME,), step("calf"), links=(safe,)))
    assert [entry.grades for entry in library.catalogue().entries if entry.id == "r"] == [()]
