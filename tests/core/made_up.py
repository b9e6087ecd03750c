"""A small library that lives in memory, and generators of such libraries: for tests of what refers to what."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import strategies as st

from coach.core.catalogue import Catalogue, catalogue_of
from coach.core.exercise import Alternative, Equipment, Exercise, Position
from coach.core.knowledge import (
    Area,
    Comparison,
    Condition,
    Grade,
    Link,
    Purpose,
    Reference,
    Source,
    Statement,
    Status,
    Urgency,
)
from coach.core.problem import Problem
from coach.core.routine import Dose, Round, Routine, Side, Step, When, Work
from coach.core.safety import Safety
from tests.content.samples import SAFETY

READ = Source("study2020", Status.SEEN)
COPIED = Source("study2020", Status.MIRROR)
GUESSED = Source("book1999", Status.UNVERIFIED)
OURS = Source(convention="our own word")
REFERENCES = {
    "study2020": Reference("study2020", "A study of calves. 2020", Status.SEEN),
    "book1999": Reference("book1999", "A book. 1999", Status.UNVERIFIED, url="https://example.org/book"),
}


@dataclass(frozen=True)
class MadeUp:
    """A `core.ports.Library` over what it is handed."""

    all_routines: Mapping[str, Routine]
    all_exercises: Mapping[str, Exercise]
    all_conditions: Mapping[str, Condition]
    all_references: Mapping[str, Reference] = field(default_factory=lambda: REFERENCES)

    def routine(self, name: str) -> Routine | None:
        return self.all_routines.get(name)

    def exercise(self, name: str) -> Exercise | None:
        return self.all_exercises.get(name)

    def condition(self, name: str) -> Condition | None:
        return self.all_conditions.get(name)

    def reference(self, name: str) -> Reference | None:
        return self.all_references.get(name)

    def routines(self) -> Mapping[str, Routine]:
        return self.all_routines

    def exercises(self) -> Mapping[str, Exercise]:
        return self.all_exercises

    def conditions(self) -> Mapping[str, Condition]:
        return self.all_conditions

    def catalogue(self) -> Catalogue:
        return catalogue_of(self)

    def safety(self) -> Safety:
        return SAFETY

    def problems(self) -> tuple[Problem, ...]:
        return ()

    def is_override(self, name: str, kind: str = "routine") -> bool:  # noqa: ARG002
        return False


def card(named: str, **more: Any) -> Exercise:
    """An exercise of this id."""
    words = named.replace("-", " ")
    made = Exercise(named, f"The {words}", f"Do the {words}", ("soleus",), Position.STANDING, True, (f"Go {words}.",))
    return replace(made, **more)


def compare(urgency: Urgency, *areas: Area) -> Comparison:
    """A row of the table."""
    return Comparison(urgency, areas or (Area.CALF,), "hard", "use", "rest", "short", "wait", (READ,))


def condition(name: str, row: Comparison | None = None) -> Condition:
    """A condition of this id."""
    words = name.replace("-", " ")
    return Condition(
        id=name,
        title=f"Having {words}",
        summary=f"What {words} is.",
        emergency=(Statement(f"Collapse with {words}.", (READ, OURS)), Statement("No pulse.", (OURS,))),
        see_a_doctor=(Statement(f"Often {words}.", (COPIED,)),),
        signs=(Statement("A knot.", (GUESSED,)), Statement("A lump.")),
        compare=row,
        sources=(READ,),
    )


def link(about: str, grade: Grade = Grade.LIMITED, outcome: str = "pain") -> Link:
    """What is known of a condition."""
    return Link(outcome, grade, f"It is {grade.value} for {outcome}.", (READ, GUESSED), condition=about)


def routine(name: str, exercises: tuple[str, ...], *links: Link, **more: Any) -> Routine:
    """A routine of this id: the first exercise by itself, the others in a round."""
    steps = [Step(exercise, Dose(Work.HOLD, 10_000), Side.EACH) for exercise in exercises]
    rest = (Round(2, tuple(steps[1:])),) if steps[1:] else ()
    title = f"Routine {name.replace('-', ' ')}"
    made = Routine(name, title, f"What {name} is.", (When.ANY_TIME,), (steps[0], *rest), dose_source=(OURS,))
    return replace(made, links=links, **more)


def library(routines: list[Routine], exercises: list[Exercise], conditions: list[Condition]) -> MadeUp:
    """All of them, by id."""
    return MadeUp(
        {routine.id: routine for routine in routines},
        {card.id: card for card in exercises},
        {card.id: card for card in conditions},
    )


SMALL = library(
    [
        routine("warm-calves", ("calf", "shin"), link("cramp", Grade.MODERATE), link("clot", Grade.NOT_TESTED)),
        routine("evening", ("figure-4",), link("cramp", Grade.NO_EFFECT), tags=("sleep", "office-break")),
        routine("plain", ("calf",), Link("reach", Grade.STRONG, "More.", (OURS,), purpose=Purpose.FLEXIBILITY)),
        routine("daring", ("shin",), link("clot", Grade.STRONG), link("ache", Grade.EXPERT)),
    ],
    [
        card("calf", synonyms=("gastroc lean", "runner's calf"), equipment=(Equipment.WALL,), sources=(READ,)),
        card("bent-calf", variant_of="calf", easier=(Alternative(exercise="calf"), Alternative(text="Lean less."))),
        card("seated-calf", variant_of="calf"),
        card("shin", targets=("tibialis anterior",), harder=(Alternative(exercise="figure-4"),)),
        card("figure-4", name="Figure-4", synonyms=("pretzel",), targets=("piriformis",)),
    ],
    [
        condition("cramp", compare(Urgency.SELF_CARE, Area.CALF, Area.BACK_OF_THIGH)),
        condition("clot", compare(Urgency.SAME_DAY, Area.CALF)),
        condition("saddle", compare(Urgency.EMERGENCY, Area.LOW_BACK)),
        condition("ache", compare(Urgency.DOCTOR, Area.FOOT)),
        condition("unplaced"),
    ],
)

EXERCISES = ("calf", "shin", "figure-4", "bent-calf")
CONDITIONS = ("cramp", "clot", "saddle", "ache")

links = st.builds(link, st.sampled_from(CONDITIONS), st.sampled_from(Grade), st.sampled_from(("pain", "sleep", "days")))
routines = st.builds(
    lambda name, exercises, found: routine(name, tuple(exercises), *found),
    st.from_regex("[a-z]{1,5}", fullmatch=True),
    st.lists(st.sampled_from(EXERCISES), min_size=1, max_size=3),
    st.lists(links, max_size=4),
)
libraries = st.builds(
    lambda found, urgencies, parents: library(
        found,
        [card(name, variant_of=parent) for name, parent in zip(EXERCISES, parents, strict=True)],
        [condition(name, compare(it) if it else None) for name, it in zip(CONDITIONS, urgencies, strict=True)],
    ),
    st.lists(routines, max_size=6),
    st.tuples(*[st.none() | st.sampled_from(Urgency)] * len(CONDITIONS)),
    st.tuples(*[st.none() | st.sampled_from(EXERCISES)] * len(EXERCISES)),
)
"""Any links of any grade, to conditions of any urgency."""
