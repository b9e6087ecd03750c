"""What a routine is said to do stands in the evidence: each link is one of its rows L1 to L30, and claims no more."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from coach.core.knowledge import Grade, Link, Purpose, Source, Status
from coach.core.routine import Routine
from tests.content.samples import HOLD, LINK, WARM_UP
from tests.content.shipped import SHIPPED, data, expect_none

STATUS_RANK = {Status.SEEN: 0, Status.MIRROR: 1, Status.UNVERIFIED: 2}
GRADE_RANK = {grade: rank for rank, grade in enumerate(Grade)} | {Grade.NOT_TESTED: 5, Grade.NO_EFFECT: 5}
"""From the best to the worst. `no-effect` and `not-tested` are no better and no worse than each other."""

NUMBER = re.compile(r"(?<![A-Za-z\d.])\d+(?:\.\d+)?")
"""A figure, but not the 2 of I2."""
DECIMAL = re.compile(r"\d+\.\d+")

NOT_SHIPPED: dict[str, str] = {}
"""The rows that no routine shows, and the decision behind it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the evidence, section 3.2; links.yaml says what each field means."""

    id: str
    best: Mapping[str, Grade]
    key: frozenset[str]
    refs: Mapping[str, Status]
    weaker: Mapping[str, Mapping[str, Status]]
    outcome: tuple[str, ...]
    does: frozenset[str]
    numbers: frozenset[str]
    n: frozenset[int]


def statuses(refs: Mapping[str, str]) -> dict[str, Status]:
    return {ref: Status(status) for ref, status in refs.items()}


def row_of(name: str, entry: Mapping[str, Any]) -> Row:
    return Row(
        name,
        {what: Grade(grade) for what, grade in entry["for"].items()},
        frozenset(entry["key"]),
        statuses(entry["refs"]),
        {word: statuses(refs) for word, refs in entry.get("weaker", {}).items()},
        tuple(entry.get("outcome", ())),
        frozenset(entry.get("does", ())),
        frozenset(entry["numbers"]),
        frozenset(int(number) for number in entry["n"]),
    )


ROWS = [row_of(name, entry) for name, entry in data("links.yaml").items()]


def about(link: Link) -> str:
    """The condition or purpose that a link stands under."""
    return link.condition or str(link.purpose)


def cited(link: Link) -> set[str]:
    return {use.ref for use in link.sources if use.ref}


def may_be(link: Link, routine: Routine, row: Row) -> bool:
    """Whether a link is about this row: it stands where the row may, on one of its studies, in a fitting routine."""
    done = set(routine.exercise_ids()) | {step.dose.work.value for step in routine.flat_steps()}
    return about(link) in row.best and bool(cited(link) & row.key) and (not row.does or bool(row.does & done))


def overclaimed(link: Link, row: Row) -> Iterator[str]:
    """What a link says that its row does not let it say."""
    best = row.best[about(link)]
    if GRADE_RANK[link.grade] < GRADE_RANK[best]:
        yield f"grade {link.grade}, not better than {best}"
    if row.outcome and not any(word in link.outcome.casefold() for word in row.outcome):
        yield f"outcome {link.outcome!r} says none of {', '.join(row.outcome)}"
    allowed = dict(row.refs)
    for word, refs in row.weaker.items():
        allowed |= refs if word in link.outcome.casefold() else {}
    for use in link.sources:
        if use.ref and use.ref not in allowed:
            yield f"cites {use.ref}"
        elif use.ref and use.status and STATUS_RANK[use.status] < STATUS_RANK[allowed[use.ref]]:
            yield f"{use.ref} {use.status}, not better than {allowed[use.ref]}"
    texts = " ".join(text for text in (link.finding, link.population, link.harm) if text)
    shown = set(NUMBER.findall((link.effect or "").replace("95 % CI", ""))) | set(DECIMAL.findall(texts))
    for number in sorted(shown - row.numbers):
        yield f"figure {number}"
    if link.n is not None and link.n not in row.n:
        yield f"n {link.n}"


def abstains(link: Link) -> bool:
    """Whether a link says no more than that nothing was shown: such a one needs no row."""
    shows_figures = link.effect or link.n is not None or DECIMAL.search(link.finding)
    return link.grade is Grade.NOT_TESTED and not shows_figures


def judged(link: Link, routine: Routine) -> tuple[Row | None, list[str]]:
    """The row that a link fits best, and what it says beyond it."""
    rows = [(list(overclaimed(link, row)), row) for row in ROWS if may_be(link, routine, row)]
    offences, best = min(rows, key=lambda entry: len(entry[0]), default=(["no row of the evidence allows it"], None))
    return (None, []) if offences and abstains(link) else (best, offences)


def invented(routine: Routine) -> list[str]:
    """What the links of a routine claim beyond the evidence."""
    found = []
    for link in routine.links:
        row, offences = judged(link, routine)
        where = f"{routine.id}: {about(link)}, {link.outcome} ({row.id if row else 'no row'})"
        found += [f"{where}: {offence}" for offence in offences]
    return found


@pytest.mark.parametrize("name", SHIPPED.routines)
def test_no_link_claims_more_than_the_evidence(name: str) -> None:
    """Each link is one row of the evidence: no better grade, no other study, no better reading, no other figure."""
    expect_none(invented(SHIPPED.routines[name]))


def test_every_row_is_shown_or_left_out_for_a_reason() -> None:
    """Each of L1 to L30 is what some routine says, or a documented decision says why it is not."""
    rows = [row.id for row in ROWS if row.id.startswith("L")]
    assert rows == [f"L{number}" for number in range(1, 31)]
    every = [judged(link, routine) for routine in SHIPPED.routines.values() for link in routine.links]
    shown = {row.id for row, offences in every if row and not offences}
    assert sorted({row.id for row in ROWS} - shown) == sorted(NOT_SHIPPED)
    assert all(NOT_SHIPPED.values())


def test_rows_are_sound() -> None:
    """A row cites what exists, no better than the reference itself was read, and is about its own studies."""
    for row in ROWS:
        assert row.key <= set(row.refs), row.id
        assert set(row.refs) <= set(SHIPPED.references), row.id
        for ref, status in row.refs.items():
            assert STATUS_RANK[status] >= STATUS_RANK[SHIPPED.references[ref].status], (row.id, ref)
        assert set(row.best) <= set(SHIPPED.conditions) | set(Purpose), row.id
        assert row.does <= set(SHIPPED.exercises) | {"hold"}, row.id


def test_what_the_evidence_does_not_grade_is_expert_at_most() -> None:
    """A row from outside the evidence's table of links names its section, and offers no more than advice."""
    for row in ROWS:
        if not row.id.startswith("L"):
            assert data("links.yaml")[row.id]["section"]
            assert min(GRADE_RANK[grade] for grade in row.best.values()) >= GRADE_RANK[Grade.EXPERT], row.id


HONEST = replace(
    LINK,
    condition=None,
    purpose=Purpose.FLEXIBILITY,
    outcome="range of motion",
    grade=Grade.STRONG,
    effect="SMD 0.96 (95 % CI 0.70 to 1.22)",
    sources=(Source("arntz2023", Status.SEEN), Source(convention="our dose")),
)
NIGHT = (Source("hallegraeff2012", Status.SEEN),)
SPOILT = {
    "no row": replace(HONEST, purpose=Purpose.SORENESS),
    "no row of these studies": replace(HONEST, sources=(Source("herbert2011", Status.MIRROR),)),
    "another outcome": replace(HONEST, outcome="injuries"),
    "another figure": replace(HONEST, effect="SMD 0.97"),
    "a whole figure": replace(HONEST, effect="97 % of people"),
    "a figure in the finding": replace(HONEST, finding="It gains 7.5 degrees."),
    "another n": replace(HONEST, n=7),
    "another study beside": replace(HONEST, sources=(*HONEST.sources, Source("guo2017", Status.SEEN))),
    "a better reading": replace(HONEST, sources=(*HONEST.sources, Source("ingram2024", Status.SEEN))),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_claim_too_many_is_found(name: str) -> None:
    """An honest link gives no offence, and each way to claim more than it does gives exactly one."""
    assert invented(replace(WARM_UP, links=(HONEST,))) == []
    assert len(invented(replace(WARM_UP, links=(SPOILT[name],)))) == 1


def test_a_better_grade_is_found() -> None:
    """A row graded limited does not bear moderate, one of no effect bears nothing that reads like help."""
    night = Link(
        "cramps", Grade.MODERATE, "x", (Source("hallegraeff2012", Status.SEEN),), condition="nocturnal-leg-cramps"
    )
    sore = Link("soreness", Grade.CONFLICTING, "x", (Source("herbert2011", Status.MIRROR),), purpose=Purpose.SORENESS)
    for link in (night, sore):
        assert len(invented(replace(WARM_UP, links=(link,)))) == 1
    bearable = (replace(night, grade=Grade.NOT_TESTED), replace(sore, grade=Grade.NO_EFFECT))
    assert invented(replace(WARM_UP, links=bearable)) == []


def test_a_study_of_another_exercise_is_found() -> None:
    """What was found of one exercise is not said of a routine that does not hold it."""
    nordic = Link("strains", Grade.MODERATE, "x", (Source("vandyk2019", Status.SEEN),), condition="hamstring-strain")
    assert len(invented(replace(WARM_UP, links=(nordic,)))) == 1
    plan = replace(WARM_UP, steps=(replace(HOLD, exercise="nordic-hamstring"),), links=(nordic,))
    assert invented(plan) == []


def test_only_a_link_that_claims_nothing_needs_no_row() -> None:
    """`not-tested` alone needs no row; with an effect, a number of people or a figure in its words it does."""
    silent = Link(
        "injuries", Grade.NOT_TESTED, "No study was read.", (Source(convention="ours"),), condition="sciatica"
    )
    assert invented(replace(WARM_UP, links=(silent,))) == []
    for spoilt in (
        replace(silent, grade=Grade.EXPERT),
        replace(silent, effect="half"),
        replace(silent, n=10),
        replace(silent, finding="0.5"),
    ):
        assert len(invented(replace(WARM_UP, links=(spoilt,)))) == 1


def test_a_study_read_for_another_outcome_is_found() -> None:
    """What was read of the pain of cramps was not read of their number: a status belongs to the use."""
    pain = Link(
        "pain", Grade.LIMITED, "x", (*NIGHT, Source("hawke2021", Status.SEEN)), condition="nocturnal-leg-cramps"
    )
    assert invented(replace(WARM_UP, links=(pain,))) == []
    assert len(invented(replace(WARM_UP, links=(replace(pain, outcome="number of cramps"),)))) == 1
