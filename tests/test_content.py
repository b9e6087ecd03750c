"""The content that ships is whole, playable, and claims nothing that it does not source."""

import pytest

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.cues import Kind
from coach.core.exercise import Exercise
from coach.core.knowledge import Grade, Source, Statement, Status
from coach.core.routine import Routine, Side, When
from coach.core.safety import Outcome
from coach.core.timeline import Timeline, lay_out

ROUTINES = (
    "bedtime-cramp-routine",
    "cool-down-after-running",
    "cramp-first-aid",
    "easy-cycling-before-bed",
    "hamstring-stretch",
    "quadriceps-stretch",
    "wall-calf-stretch",
    "warm-up-before-running",
)
CONDITIONS = ("exercise-cramps", "hamstring-strain", "nocturnal-leg-cramps", "sciatica")

LIBRARY = ShelfLibrary([Shelf(built_in_folder())])


def routine(name: str) -> Routine:
    found = LIBRARY.routine(name)
    assert found is not None
    return found


def card(name: str) -> Exercise:
    found = LIBRARY.exercise(name)
    assert found is not None
    return found


def laid_out(name: str) -> Timeline:
    return lay_out(routine(name), card)


def statements() -> list[Statement]:
    """Every sentence of every condition's card."""
    return [
        statement
        for condition in LIBRARY.conditions().values()
        for group in (
            condition.emergency,
            condition.see_a_doctor,
            condition.signs,
            condition.causes,
            condition.risk_factors,
            condition.course,
            condition.self_care,
            condition.not_to_be_confused_with,
        )
        for statement in group
    ]


def uses() -> list[Source]:
    """Every use of a source, anywhere."""
    found: list[Source] = []
    for entry in LIBRARY.routines().values():
        found += entry.dose_source
        found += [use for link in entry.links for use in link.sources]
    for exercise in LIBRARY.exercises().values():
        found += exercise.dose.source if exercise.dose else ()
    for statement in statements():
        found += statement.sources
    for condition in LIBRARY.conditions().values():
        found += condition.sources
    safety = LIBRARY.safety()
    found += [use for question in safety.questions for use in question.sources]
    return found + [use for entry in safety.modify for use in entry.sources]


def test_nothing_is_wrong() -> None:
    """Every file decodes without an error or a warning, and the eight routines and four cards are there."""
    assert tuple(LIBRARY.routines()) == ROUTINES
    assert tuple(LIBRARY.conditions()) == CONDITIONS
    LIBRARY.exercises(), LIBRARY.references(), LIBRARY.safety()
    assert LIBRARY.problems() == ()


@pytest.mark.parametrize("name", ROUTINES)
def test_routines_are_playable(name: str) -> None:
    """Every routine lays out to something to do, with equal sides."""
    timeline = laid_out(name)
    assert any(segment.is_work for segment in timeline.segments)
    asked = timeline.asked()
    assert asked.get(Side.LEFT, 0) == asked.get(Side.RIGHT, 0)


@pytest.mark.parametrize("name", ROUTINES)
def test_every_routine_has_stop_signs_links_and_a_sourced_dose(name: str) -> None:
    """A routine says when to stop, what it does for which outcome on whose word, and where its dose comes from."""
    entry = routine(name)
    assert entry.stop_if
    assert entry.links
    assert entry.dose_source
    assert all(link.sources and link.outcome and link.finding for link in entry.links)


def test_unwelcome_findings_are_told() -> None:
    """No effect, conflicting and not shown are grades of shipped links like any other."""
    grades = {link.grade for entry in LIBRARY.routines().values() for link in entry.links}
    assert {Grade.NO_EFFECT, Grade.CONFLICTING, Grade.NOT_TESTED} <= grades


def test_every_exercise_has_a_sourced_dose_and_a_line_for_the_screen() -> None:
    """Each card has a dose on somebody's word, steps, and one instruction that fits 70 columns."""
    for exercise in LIBRARY.exercises().values():
        assert exercise.dose is not None, exercise.id
        assert exercise.dose.source, exercise.id
        assert exercise.steps, exercise.id
        assert len(exercise.instruction) <= 70, exercise.id


def test_every_citation_is_used_and_none_is_better_than_its_reference() -> None:
    """A reference that nothing cites is not shipped, and no use of one claims a better reading than it had."""
    cited = {use.ref for use in uses() if use.ref}
    assert cited == set(LIBRARY.references())
    worst = {Status.SEEN: 0, Status.MIRROR: 1, Status.UNVERIFIED: 2}
    for use in uses():
        if use.ref and use.status:
            assert worst[use.status] >= worst[LIBRARY.references()[use.ref].status], use


def test_every_statement_of_a_condition_has_a_source() -> None:
    """A card's sentence stands with a citation or as our own convention."""
    unsourced = [statement.text for statement in statements() if not statement.sources]
    assert unsourced == []


def test_warm_up_holds_are_short_and_optional() -> None:
    """Before exercise no hold is longer than ten seconds, and each may be left out (our convention, after behm2016)."""
    for entry in LIBRARY.routines().values():
        if When.BEFORE_EXERCISE in entry.when:
            holds = [step for step in entry.flat_steps() if step.dose.work.value == "hold"]
            assert all(step.dose.length <= 10_000 and step.optional for step in holds), entry.id


def test_bedtime_cramp_routine_has_the_tested_dose() -> None:
    """Three holds of 10 s with 10 s rest for each leg at three stretches, for six weeks (hallegraeff2012)."""
    entry = routine("bedtime-cramp-routine")
    assert entry.course is not None
    assert entry.course.weeks == 6
    ended: dict[tuple[str, Side], int] = {}
    counts: dict[tuple[str, Side], int] = {}
    for segment in laid_out(entry.id).segments:
        if segment.kind is Kind.HOLD:
            key = (segment.exercise, segment.side)
            assert segment.length == 10_000
            assert segment.start - ended.get(key, segment.start - 10_000) == 10_000
            ended[key] = segment.start + 10_000
            counts[key] = counts.get(key, 0) + 1
    assert len(counts) == 6
    assert set(counts.values()) == {3}


def test_first_line_of_safety_is_five_short_questions() -> None:
    """The one-screen form asks the first five, two lines each at most; all that must be an emergency is one."""
    first = LIBRARY.safety().first_line()
    assert len(first) == 5
    assert all(len(question.short.strip().splitlines()) <= 2 for question in first)
    assert all(len(line) <= 74 for question in first for line in question.short.splitlines())
    assert all(sign.outcome is Outcome.EMERGENCY for sign in first[0].signs)


def test_emergency_card_names_112_first_and_111_for_new_zealand_alone() -> None:
    """The numbers begin with 112, and 111 stands beside New Zealand only: in Britain it is the advice line."""
    numbers = LIBRARY.safety().emergency.numbers
    assert numbers[0].number == "112"
    assert [entry.place for entry in numbers if entry.number == "111"] == ["New Zealand"]
