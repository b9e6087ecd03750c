"""Small libraries, bodies and questions, made up: for tests of what is proposed."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from hypothesis import strategies as st

from coach.core.aim import Aim, AimKind, Ask
from coach.core.at_hand import AtHand
from coach.core.catalogue import Catalogue, catalogue_of
from coach.core.exercise import Amount, DoseRange, Equipment, Exercise, Position
from coach.core.knowledge import Grade, Urgency
from coach.core.lately import Lately
from coach.core.placing import Preferences
from coach.core.ports import JournalError
from coach.core.proposal import Proposal, Suggestion
from coach.core.record import SessionRecord
from coach.core.routine import Dose, Round, Routine, Side, Step, Tempo, When, Work
from coach.core.safety import FirstAid, ModifyList, Outcome, Safety
from coach.core.situation import Situation
from coach.core.standing import Block, Standing
from tests.core.answers_made_up import Memory
from tests.core.made_up import OURS, MadeUp, card, compare, condition, link

RULES = Safety(
    questions=(),
    stop_if=("Pain",),
    modify=(
        ModifyList("sore", "A sore calf", ("calf",), ("lean",), (OURS,)),
        ModifyList("dizzy", "Dizzy lying down", ("thigh", "bridge"), (), (OURS,)),
        ModifyList("torn", "A torn calf", ("calf", "bent-calf"), (), (OURS,), place="calf", protocol="protocol"),
    ),
    calm=("breathing",),
    self_care=("breathing", "ice"),
    first_aid=FirstAid(("first-aid",), ("No pulse.",), (OURS,)),
)


@dataclass(frozen=True)
class Shelf(MadeUp):
    """A library with rules of its own, whose catalogue is made once."""

    def safety(self) -> Safety:
        return RULES

    def catalogue(self) -> Catalogue:
        return self._catalogue

    @cached_property
    def _catalogue(self) -> Catalogue:
        return catalogue_of(self)


class Diary(Memory):
    """A journal in memory that notes since when it was asked for sessions, and may fail at it."""

    def __init__(self, *, broken: bool = False) -> None:
        super().__init__()
        self.asked: list[str] = []
        self._broken = broken

    def sessions(self, since: str = "") -> tuple[SessionRecord, ...]:
        self.asked.append(since)
        if self._broken:
            raise JournalError("The file is broken.")
        return ()


def dosed(least: Amount) -> DoseRange:
    return DoseRange(least, least, None, (OURS,))


HELD = dosed(Amount(hold=10_000, sets=1))
CARDS: tuple[Exercise, ...] = (
    card("calf", targets=("gastrocnemius",), equipment=(Equipment.WALL,), dose=HELD),
    card("bent-calf", targets=("soleus",), variant_of="calf", dose=HELD),
    card("lean", targets=("gastrocnemius",), dose=HELD),
    card("shin", targets=("tibialis anterior",), dose=HELD),
    card("thigh", targets=("hamstrings",), position=Position.LYING, equipment=(Equipment.STRAP,), dose=HELD),
    card("bridge", targets=("gluteals",), position=Position.LYING, sided=False, dose=dosed(Amount(reps=4, sets=1))),
    card("breathing", targets=("diaphragm",), position=Position.SITTING, sided=False),
    card("ice", targets=("skin",), position=Position.SITTING, sided=False, at_most=600_000),
)
CONDITIONS = (
    condition("cramp", compare(Urgency.SELF_CARE)),
    condition("ache", compare(Urgency.DOCTOR)),
    condition("clot", compare(Urgency.SAME_DAY)),
    condition("unheard"),
)
SIDED = frozenset(each.id for each in CARDS if each.sided)


def dose_for(exercise: str, sets: int, more: int) -> Dose:
    """No less than the least of its card."""
    if exercise == "bridge":
        return Dose(Work.REPS, reps=(4 + more,), tempo=Tempo(2_000, 2_000), sets=sets)
    if exercise in ("breathing", "ice"):
        return Dose(Work.TIMED, 30_000 * (1 + more), sets=1)
    return Dose(Work.HOLD, 10_000 + 10_000 * more, sets=sets, rest=5_000)


def step(exercise: str, sets: int = 1, more: int = 0, *, optional: bool = False) -> Step:
    """This exercise on each side that it has."""
    sides = Side.EACH if exercise in SIDED else Side.BOTH
    return Step(exercise, dose_for(exercise, sets, more), sides, optional=optional)


def made(name: str, when: tuple[When, ...], *parts: Step | Round, **more: object) -> Routine:
    """A routine of this id."""
    routine = Routine(name, f"Routine {name}", f"What {name} is.", when, parts, dose_source=(OURS,))
    return replace(routine, **more)  # type: ignore[arg-type]


CARE = (When.SELF_CARE,)
ALWAYS_THERE = (
    made("first-aid", CARE, step("calf"), links=(link("cramp", Grade.EXPERT),)),
    made("protocol", CARE, step("ice", more=3), step("calf"), links=(link("ache", Grade.EXPERT),)),
)
"""What the rules name."""


def shelf(*routines: Routine) -> Shelf:
    """These, beside what the rules name."""
    every = {routine.id: routine for routine in (*routines, *ALWAYS_THERE)}
    return Shelf(dict(sorted(every.items())), {each.id: each for each in CARDS}, {each.id: each for each in CONDITIONS})


def situation(library: MadeUp, standing: Standing | None = None, **more: object) -> Situation:
    """Of somebody who has done nothing and has everything."""
    usual = Situation(library, standing or Standing(), Lately({}, {}, {}), AtHand(), Preferences(), (), ())
    return replace(usual, **more)  # type: ignore[arg-type]


DOCTOR = Block(Outcome.DOCTOR, ("whole-body/cancer",))
URGENT = Block(Outcome.SAME_DAY, ("clot/leg",), datetime(2026, 3, 3, 4))

steps = st.builds(
    step,
    st.sampled_from([each.id for each in CARDS]),
    st.integers(1, 2),
    st.integers(0, 3),
    optional=st.sampled_from((False, False, True)),
)
parts = steps | st.builds(Round, st.just(2), st.lists(steps, min_size=1, max_size=2).map(tuple))
links = st.builds(link, st.sampled_from(("cramp", "ache", "clot")), st.sampled_from(Grade))
occasions = st.lists(st.sampled_from(When), min_size=1, max_size=2, unique=True).map(tuple)
routines = st.builds(
    lambda name, when, body, found, tags: made(name, when, *body, links=tuple(found), tags=tuple(tags)),
    st.sampled_from([f"r{number}" for number in range(9)]),
    occasions,
    st.lists(parts, min_size=1, max_size=4),
    st.lists(links, max_size=2),
    st.lists(st.sampled_from(("running", "cycling")), max_size=2, unique=True),
)
shelves = st.lists(routines, max_size=7).map(lambda found: shelf(*found))
"""At most nine routines, so that all of them are fitted."""
standings = st.builds(
    Standing,
    block=st.sampled_from((None, None, None, None, DOCTOR, URGENT)),
    ticks=st.lists(st.sampled_from(("sore", "dizzy", "torn")), max_size=2, unique=True).map(tuple),
    pain=st.sampled_from((None, None, 2, 4, 7)),
    latest=st.sampled_from((None, None, 4)),
    without=st.sets(st.sampled_from(("calf", "breathing", "bridge")), max_size=1).map(frozenset),
)
aims = st.none() | st.sampled_from(
    (
        Aim(AimKind.ACTIVITY, "running"),
        Aim(AimKind.CONDITION, "cramp"),
        Aim(AimKind.CONDITION, "ache"),
        Aim(AimKind.MUSCLE, "calf"),
        Aim(AimKind.MUSCLE, "hamstrings"),
    )
)
whens = st.none() | st.sampled_from(When)
questions = st.builds(Ask, whens, aims, st.sampled_from((None, None, 1, 2, 3, 5)))
histories = st.builds(
    Lately,
    st.dictionaries(st.sampled_from(("calf", "hamstrings", "shin")), st.integers(0, 700_000)),
    st.dictionaries(st.sampled_from(("r0", "r1", "r2")), st.integers(0, 9)),
    st.dictionaries(st.sampled_from(("r1", "r3")), st.just("it hurt after it 2 days ago")),
)
rooms = st.builds(AtHand, st.sets(st.sampled_from(("strap",))).map(frozenset), st.booleans())
situations = st.builds(
    lambda library, standing, done, room: situation(library, standing, lately=done, at_hand=room),
    shelves,
    standings,
    histories,
    rooms,
)


def shown(proposal: Proposal) -> list[Suggestion]:
    return [one for one in (proposal.best, *proposal.others) if one is not None]


def named(proposal: Proposal) -> list[str]:
    return [one.entry.id for one in shown(proposal)]
