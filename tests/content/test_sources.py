"""Nothing is claimed without a source, none is better read than it was, and every citation is of use."""

from collections.abc import Iterable
from dataclasses import replace

from coach.core.exercise import Exercise
from coach.core.knowledge import Condition, Source, Status
from coach.core.routine import Routine
from coach.core.safety import ModifyList, Question
from tests.content.samples import CALF, CRAMP, LINK, OURS, READ, REFERENCE, SAFETY, SOUND, WARM_UP
from tests.content.shipped import SHIPPED, Content, expect_none, statements, uses

RANK = {Status.SEEN: 0, Status.MIRROR: 1, Status.UNVERIFIED: 2}


def ill_cited(content: Content) -> list[str]:
    """The citations that nothing uses, and those that are used and not there."""
    cited = {use.ref for use in uses((content.routines, content.exercises, content.conditions, content.safety))}
    known = set(content.references)
    return [f"nothing cites {name}" for name in sorted(known - cited)] + [
        f"there is no {name}" for name in sorted({name for name in cited if name} - known)
    ]


def too_well_read(content: Content) -> list[str]:
    """The uses of a source that claim a better reading than its reference had."""
    return [
        f"{use.ref}: used as {use.status}, was {content.references[use.ref].status}"
        for use in uses((content.routines, content.exercises, content.conditions, content.safety))
        if use.ref and use.status and RANK[use.status] < RANK[content.references[use.ref].status]
    ]


def half_told(every: Iterable[Source]) -> list[str]:
    """The sources that are neither a citation with its status nor our own convention."""
    return [
        str(use) for use in every if (use.ref is None) == (use.convention is None) or bool(use.ref and not use.status)
    ]


def unsourced_routine(routine: Routine) -> list[str]:
    """The dose and the links of a routine that stand on nobody's word."""
    found = [] if routine.dose_source else [f"{routine.id}: no dose_source"]
    found += [] if routine.links else [f"{routine.id}: no link"]
    return found + [f"{routine.id}: {link.outcome}" for link in routine.links if not link.sources]


def unsourced_dose(card: Exercise) -> list[str]:
    """A card whose dose is not there, or stands on nobody's word."""
    return [] if card.dose is not None and card.dose.source else [card.id]


def unsourced_condition(condition: Condition) -> list[str]:
    """The sentences of a condition, and its row of the comparison, that stand on nobody's word."""
    found = [statement.text for statement in statements(condition) if not statement.sources]
    if condition.compare is not None and not condition.compare.sources:
        found.append("compare")
    return [f"{condition.id}: {text}" for text in found]


def unsourced_safety(entries: Iterable[Question | ModifyList]) -> list[str]:
    """The questions and modify lists that stand on nobody's word."""
    return [entry.id for entry in entries if not entry.sources]


def test_every_citation_is_used_and_every_use_is_known() -> None:
    """A reference that nothing cites is not shipped, and a citation that is not there is not used."""
    expect_none(ill_cited(SHIPPED))
    assert ill_cited(SOUND) == []
    assert ill_cited(replace(SOUND, references={})) == ["there is no study2020"]
    assert ill_cited(replace(SOUND, routines={}, conditions={})) == ["nothing cites study2020"]


def test_no_use_is_better_than_its_reference() -> None:
    """No use of a source claims a better reading than the reference had."""
    expect_none(too_well_read(SHIPPED))
    copied = {"study2020": replace(REFERENCE, status=Status.MIRROR)}
    assert set(too_well_read(replace(SOUND, references=copied))) == {"study2020: used as seen, was mirror"}


def test_a_source_is_a_citation_or_a_convention() -> None:
    """Each use is a citation with the status of this use, or the label of our own convention, never both."""
    every = (SHIPPED.routines, SHIPPED.exercises, SHIPPED.conditions, SHIPPED.safety)
    expect_none(half_told(uses(every)))
    assert half_told((READ, OURS)) == []
    spoilt = (Source(), Source(ref="study2020"), Source("study2020", Status.SEEN, "ours"))
    assert len(half_told(spoilt)) == 3


def test_every_routine_is_sourced() -> None:
    """Each routine says where its doses come from, has a link, and each link has a source."""
    expect_none(offence for routine in SHIPPED.routines.values() for offence in unsourced_routine(routine))
    assert unsourced_routine(WARM_UP) == []
    spoilt = replace(WARM_UP, dose_source=(), links=(replace(LINK, sources=()),))
    assert unsourced_routine(spoilt) == ["warm-up: no dose_source", "warm-up: range of motion"]
    assert unsourced_routine(replace(WARM_UP, links=())) == ["warm-up: no link"]


def test_every_dose_is_sourced() -> None:
    """Each card has a dose that a source or our own convention gives."""
    expect_none(offence for card in SHIPPED.exercises.values() for offence in unsourced_dose(card))
    assert CALF.dose is not None
    assert unsourced_dose(CALF) == []
    assert unsourced_dose(replace(CALF, dose=None)) == ["calf"]
    assert unsourced_dose(replace(CALF, dose=replace(CALF.dose, source=()))) == ["calf"]


def test_every_sentence_of_a_condition_is_sourced() -> None:
    """Each statement of a card, in whichever field, and its row of the comparison have a source."""
    expect_none(offence for condition in SHIPPED.conditions.values() for offence in unsourced_condition(condition))
    assert CRAMP.compare is not None
    assert unsourced_condition(CRAMP) == []
    signs = (replace(CRAMP.signs[0], sources=()),)
    spoilt = replace(CRAMP, signs=signs, compare=replace(CRAMP.compare, sources=()))
    assert unsourced_condition(spoilt) == ["cramp: A knot.", "cramp: compare"]


def test_every_safety_question_is_sourced() -> None:
    """Each question and each modify list has a source."""
    expect_none(unsourced_safety((*SHIPPED.safety.questions, *SHIPPED.safety.modify)))
    assert unsourced_safety([replace(SAFETY.modify[0], sources=())]) == ["sore"]
