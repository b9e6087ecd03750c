"""What refers to what: help by its grade, what is no help apart from it, and where an exercise is used."""

import pytest
from hypothesis import given

from coach.core.knowledge import HELPING, Condition, Grade, Urgency
from coach.core.ports import Library
from coach.core.related import (
    looked_at_without_help,
    needs_help_first,
    routines_for,
    routines_with,
    variants_of,
)
from coach.core.routine import Round
from tests.content.shipped import LIBRARY
from tests.core.made_up import SMALL, MadeUp, compare, condition, libraries, library, link, routine

ORDER = ["strong", "moderate", "limited", "expert", "conflicting", "not-tested", "no-effect"]
"""Help first, the best of it at the beginning."""


def linked(card: Condition, shelf: Library) -> dict[str, list[str]]:
    """The routines that say something of this condition, each with the grades of what it says, the best first."""
    found: dict[str, list[str]] = {}
    for name, one in shelf.routines().items():
        for known in one.links:
            if known.condition == card.id:
                found.setdefault(name, []).append(known.grade.value)
    return {name: sorted(grades, key=ORDER.index) for name, grades in found.items()}


@given(libraries)
def test_what_is_offered_as_help_is_graded_as_help(shelf: MadeUp) -> None:
    """Never a link without effect, without a trial, or of which studies disagree."""
    for card in shelf.conditions().values():
        for _, links in routines_for(card, shelf):
            assert all(known.grade in HELPING and known.condition == card.id for known in links)


@given(libraries)
def test_the_best_evidence_comes_first(shelf: MadeUp) -> None:
    """And what is equally good by title, in both lists."""
    for card in shelf.conditions().values():
        for found in (routines_for(card, shelf), looked_at_without_help(card, shelf)):
            grades = [[ORDER.index(known.grade.value) for known in links] for _, links in found]
            assert all(one == sorted(one) for one in grades)
            keys = [(one[0], routine_of.title.casefold()) for one, (routine_of, _) in zip(grades, found, strict=True)]
            assert keys == sorted(keys)


@given(libraries)
def test_nothing_is_offered_where_help_is_needed_today(shelf: MadeUp) -> None:
    """For an emergency or a same-day condition no routine is a help, whatever a file says."""
    for card in shelf.conditions().values():
        urgent = card.compare is not None and card.compare.urgency.value in ("emergency", "same-day")
        assert needs_help_first(card) is urgent
        if urgent:
            assert routines_for(card, shelf) == []


@given(libraries)
def test_what_is_no_help_is_the_rest(shelf: MadeUp) -> None:
    """Everything that a routine says of a condition stands in one of the two lists, once."""
    for card in shelf.conditions().values():
        for found, helps in ((routines_for(card, shelf), True), (looked_at_without_help(card, shelf), False)):
            told = {one.id: [known.grade.value for known in links] for one, links in found}
            expected = {
                name: [grade for grade in grades if (ORDER.index(grade) < 4) is helps]
                for name, grades in linked(card, shelf).items()
            }
            expected = {name: grades for name, grades in expected.items() if grades}
            assert told == ({} if helps and needs_help_first(card) else expected)
            assert len(told) == len(found)


@given(libraries)
def test_a_link_is_told_as_the_routine_has_it(shelf: MadeUp) -> None:
    """A grade travels to no other outcome: the link that is told is one of the routine's own, unchanged."""
    for card in shelf.conditions().values():
        for one, links in (*routines_for(card, shelf), *looked_at_without_help(card, shelf)):
            assert set(links) <= set(one.links)
            assert shelf.routine(one.id) is one


@pytest.mark.parametrize("urgency", Urgency)
@pytest.mark.parametrize("grade", Grade)
def test_urgency_hides_help_and_nothing_else(urgency: Urgency, grade: Grade) -> None:
    """What was looked at without help is told for a condition of any urgency."""
    shelf = library([routine("one", ("calf",), link("cramp", grade))], [], [condition("cramp", compare(urgency))])
    card = shelf.all_conditions["cramp"]
    helps, urgent = grade in HELPING, urgency in (Urgency.EMERGENCY, Urgency.SAME_DAY)
    assert len(routines_for(card, shelf)) == (1 if helps and not urgent else 0)
    assert len(looked_at_without_help(card, shelf)) == (0 if helps else 1)


@given(libraries)
def test_routines_with_an_exercise(shelf: MadeUp) -> None:
    """Every routine that has it as a step, in a round or not, once; and no other one."""
    for name in (*shelf.exercises(), "nothing-like-it"):
        using = []
        for one in shelf.routines().values():
            steps = [step for entry in one.steps for step in (entry.steps if isinstance(entry, Round) else (entry,))]
            if name in [step.exercise for step in steps]:
                using.append(one.id)
        assert [one.id for one in routines_with(name, shelf)] == using


@given(libraries)
def test_variants_of_an_exercise(shelf: MadeUp) -> None:
    """Every exercise that says that it is one, and no other."""
    for name in (*shelf.exercises(), "nothing-like-it"):
        expected = [card.id for card in shelf.exercises().values() if card.variant_of == name]
        assert [card.id for card in variants_of(name, shelf)] == expected


def test_the_small_library() -> None:
    """The same, written out."""
    cramp, clot, ache = (SMALL.all_conditions[name] for name in ("cramp", "clot", "ache"))
    assert [one.id for one, _ in routines_for(cramp, SMALL)] == ["warm-calves"]
    assert [one.id for one, _ in looked_at_without_help(cramp, SMALL)] == ["evening"]
    assert routines_for(clot, SMALL) == []
    assert [one.id for one, _ in looked_at_without_help(clot, SMALL)] == ["warm-calves"]
    assert [one.id for one, _ in routines_for(ache, SMALL)] == ["daring"]
    assert [one.id for one in routines_with("shin", SMALL)] == ["warm-calves", "daring"]
    assert [card.id for card in variants_of("calf", SMALL)] == ["bent-calf", "seated-calf"]


def test_what_ships_offers_nothing_for_the_dangerous_mimics() -> None:
    """There are some, and none of them has a routine that is called help."""
    urgent = [card for card in LIBRARY.conditions().values() if needs_help_first(card)]
    assert {"deep-vein-thrombosis", "cauda-equina-syndrome", "compartment-syndrome"} <= {card.id for card in urgent}
    assert all(routines_for(card, LIBRARY) == [] for card in urgent)
