"""A routine adapted to a body: nothing that a state leaves out comes back, and whatever is changed is told."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.adapt import Adapted, Change, ChangeKind, Needs, adapt
from coach.core.exercise import Alternative, Amount, Avoid, DoseRange, Exercise
from coach.core.knowledge import Grade
from coach.core.routine import Check, Course, Dose, Order, Round, Routine, Side, Step, Tempo, WeekDose, Work
from coach.core.safety import ModifyList, Safety
from coach.core.timeline import lay_out
from tests.core.made_up import OURS, card, link
from tests.core.strategies import routines, steps

HOLD = Dose(Work.HOLD, 30_000, sets=2, rest=10_000)
REPS = Dose(Work.REPS, reps=(10,), tempo=Tempo(3_000, 1_000))
TIMED = Dose(Work.TIMED, 20_000)
SELF_CARE = ("ice", "walk")
ASIDE = Routine("aside", "Aside", "", (), ())


def entry(name: str, skip: Iterable[str] = (), use: Iterable[str] = ()) -> ModifyList:
    return ModifyList(name, f"A body that is {name}", tuple(skip), tuple(use), (OURS,))


def safety(*lists: ModifyList) -> Safety:
    return Safety((), (), lists, self_care=SELF_CARE)


def of(*parts: Step | Round, **more: Any) -> Routine:
    return replace(ASIDE, steps=parts, **more)


def hold(exercise: str, dose: Dose = HOLD) -> Step:
    return Step(exercise, dose, Side.EACH)


def dosed(maximum: Amount | None = None, **usual: int) -> DoseRange:
    return DoseRange(Amount(**usual), None, maximum, ())


@dataclass(frozen=True, slots=True)
class World:
    """Cards and modify lists."""

    cards: dict[str, Exercise]
    lists: tuple[ModifyList, ...]

    def card_of(self, name: str) -> Exercise | None:
        """By its id or a former one."""
        return next((each for each in self.cards.values() if name in (each.id, *each.formerly)), None)

    def meet(self, needs: Needs, routine: Routine) -> Adapted:
        return adapt(routine, needs, safety(*self.lists), self.card_of)

    def adapt(self, routine: Routine, **needs: Any) -> Adapted:
        return self.meet(Needs(**needs), routine)


def world(*cards: Exercise, lists: Iterable[ModifyList] = ()) -> World:
    return World({each.id: each for each in cards}, tuple(lists))


# Generated bodies

NAMES = ("calf", "bridge", "walk", "ice", "slider", "lunge")
TICKS = ("sore", "tired", "wobbly")
some_names = st.lists(st.sampled_from(NAMES), max_size=3, unique=True)
usual_doses = st.sampled_from(
    (
        None,
        dosed(Amount(hold=20_000, sets=2), hold=10_000, sets=2),
        dosed(Amount(reps=8, sets=1), reps=5),
        dosed(None, time=60_000),
        DoseRange(Amount(), None, Amount(sets=1), ()),
    )
)


def cards_named(name: str) -> st.SearchStrategy[Exercise]:
    other = st.none() | st.sampled_from(NAMES)
    return st.builds(
        lambda parent, easier, tick, word, targets, sided, dose: card(
            name,
            variant_of=parent,
            easier=(Alternative(text="Less."), *(Alternative(exercise=way) for way in easier)),
            avoid=(Avoid("Sore.", tick), Avoid("Broken skin.")) if tick else (),
            synonyms=(word,) if word else (),
            targets=tuple(targets),
            sided=sided,
            dose=dose,
            formerly=(f"old-{name}",),
        ),
        other,
        some_names,
        st.none() | st.sampled_from(TICKS),
        st.sampled_from(("", "", "", "Shared  name", "shared NAME", "THE CALF")),
        st.lists(st.sampled_from(("soleus", "hamstrings", "quadriceps")), min_size=1, max_size=2, unique=True),
        st.booleans(),
        usual_doses,
    )


lists_of_a_body = st.tuples(
    *(
        st.builds(
            lambda name, skip, use: entry(name, skip, [each for each in use if each not in skip]),
            st.just(tick),
            st.lists(st.sampled_from((*NAMES, "old-walk", "gone")), max_size=2, unique=True),
            some_names,
        )
        for tick in TICKS
    )
)
worlds = st.builds(
    lambda cards, lists: world(*cards, lists=lists), st.tuples(*map(cards_named, NAMES)), lists_of_a_body
)
made_steps = st.builds(lambda step, name: replace(step, exercise=name), steps(), st.sampled_from(NAMES))
plans = routines(made_steps)
ticks = st.lists(st.sampled_from(TICKS), max_size=3).map(tuple)
felt_wrong = st.frozensets(st.sampled_from((*NAMES, "old-calf")), max_size=2)
wishes = st.builds(Needs, ticks, st.booleans(), st.booleans(), felt_wrong)


def left_out_by(world: World, ticks: tuple[str, ...], without: frozenset[str] = frozenset()) -> set[str]:
    """The rule, worked out another way: what is named, and then round by round whatever is a variant of that.

    What felt wrong goes with all of its family, whatever a list uses.
    """
    standing = [each for each in world.lists if each.id in ticks]
    skip = {name for each in standing for name in each.skip}
    use = {name for each in standing for name in each.use}
    named = {name for name, each in world.cards.items() if {name, *each.formerly} & skip}
    words = {word for each in map(world.card_of, skip) if each is not None for word in words_of(each)}
    tied = {name for name, each in world.cards.items() if any(avoid.tick in ticks for avoid in each.avoid)}
    meant = named | tied | {name for name, each in world.cards.items() if words & words_of(each)}
    for _ in NAMES:
        meant |= {name for name, each in world.cards.items() if each.variant_of in meant}
    wrong = {each.id for each in map(world.card_of, without) if each is not None}
    for _ in NAMES:
        wrong |= {name for name, each in world.cards.items() if each.variant_of in wrong}
        wrong |= {parent for name in wrong if (parent := world.cards[name].variant_of) is not None}
    return named | (meant - use) | wrong


def words_of(each: Exercise) -> set[str]:
    return {" ".join(word.casefold().split()) for word in (each.name, *each.synonyms)}


@given(worlds, plans, wishes)
def test_nothing_that_is_left_out_is_in_the_result(world: World, plan: Routine, wish: Needs) -> None:
    """Neither as it stood nor as a substitute nor as an easier way: the union of all ticks, by whatever name."""
    done = set(world.meet(wish, plan).routine.exercise_ids())
    assert not done & left_out_by(world, wish.ticks, wish.without)


@given(worlds, plans, ticks, felt_wrong)
def test_only_what_is_left_out_goes(world: World, plan: Routine, ticks: tuple[str, ...], wrong: frozenset[str]) -> None:
    """What the body may do stays, step by step as it was; where that is everything, it is the very same routine."""
    adapted = world.adapt(plan, ticks=ticks, without=wrong)
    gone = left_out_by(world, ticks, wrong)
    stays = [step for step in plan.flat_steps() if step.exercise not in gone]
    known = set(plan.exercise_ids())
    assert [step for step in adapted.routine.flat_steps() if step.exercise in known] == stays
    assert (adapted.routine is plan) == (not known & gone) == (not adapted.changes)


@given(worlds, plans, wishes)
def test_every_change_is_told_and_every_told_change_is_real(world: World, plan: Routine, wish: Needs) -> None:
    """Each exercise that went, came or got another dose is in the list of changes, and nothing else is."""
    adapted = world.meet(wish, plan)
    before, after = doses_by_name(world, plan), doses_by_name(world, adapted.routine)
    told = {change.exercise for change in adapted.changes} | {change.instead for change in adapted.changes}
    assert {name for name in before | after if before.get(name) != after.get(name)} == told - {""}
    for change in adapted.changes:
        came = change.instead or change.exercise
        if change.kind is ChangeKind.LEFT_OUT:
            assert change.exercise in before and change.exercise not in after and not change.instead
        elif change.instead:
            assert change.exercise in before and change.exercise not in after
            assert came in after and came not in before
        elif change.exercise:
            assert came in after
        assert change.why.endswith(".")


def doses_by_name(world: World, plan: Routine) -> dict[str, list[tuple[Dose, Dose | None, Dose | None]]]:
    found: dict[str, list[tuple[Dose, Dose | None, Dose | None]]] = {}
    for step in plan.flat_steps():
        found.setdefault(world.cards[step.exercise].name, []).append((step.dose, step.left, step.right))
    return found


@given(worlds, plans, ticks, felt_wrong)
def test_adapting_twice_is_adapting_once(
    world: World, plan: Routine, ticks: tuple[str, ...], wrong: frozenset[str]
) -> None:
    """What a body leaves out is out: a second time there is nothing to change, and nothing to tell."""
    once = world.adapt(plan, ticks=ticks, without=wrong).routine
    assert world.adapt(once, ticks=ticks, without=wrong) == Adapted(once)


@given(worlds, plans, wishes)
def test_what_is_left_can_be_played(world: World, plan: Routine, wish: Needs) -> None:
    """It lays out; both sides get the same where neither has a dose of its own; every set has a length."""
    plan = replace(plan, steps=tuple(alike(part) for part in plan.steps))
    adapted = world.meet(wish, plan).routine
    timeline = lay_out(adapted, world.cards.__getitem__)
    asked = timeline.asked()
    assert asked.get(Side.LEFT) == asked.get(Side.RIGHT)
    assert not has_nothing_to_do(adapted) or has_nothing_to_do(plan)


def has_nothing_to_do(plan: Routine) -> bool:
    """Whether some set of it has no length."""
    return any(step.dose.length_of(n + 1) <= 0 for step in plan.flat_steps() for n in range(step.dose.sets))


def alike(part: Step | Round) -> Step | Round:
    """The same for both sides."""
    if isinstance(part, Round):
        return replace(part, steps=tuple(step for each in part.steps if isinstance(step := alike(each), Step)))
    return replace(part, sides=Side.EACH, left=None, right=None)


@given(worlds, plans)
def test_halving_never_asks_for_more(world: World, plan: Routine) -> None:
    """Half of the repetitions, else of the sets, rounded up, else of the time; each side's own dose as well."""
    halved = world.adapt(plan, halve=True).routine
    for step, half in zip(plan.flat_steps(), halved.flat_steps(), strict=True):
        for dose, less in zip((step.dose, step.left, step.right), (half.dose, half.left, half.right), strict=True):
            if dose is None or less is None or step.exercise in SELF_CARE:
                assert less == dose
            elif dose.work is Work.REPS:
                rounded_up = [2 * count - of for count, of in zip(less.reps, dose.reps, strict=True)]
                assert set(rounded_up) <= {0, 1}
                assert less == replace(dose, reps=less.reps)
            elif dose.sets > 1:
                assert 2 * less.sets - dose.sets in (0, 1)
                assert less == replace(dose, sets=less.sets)
            else:
                assert less == replace(dose, length=less.length)
                assert_half_the_time(dose, less)
    asked, of = (lay_out(each, world.cards.__getitem__).asked() for each in (halved, plan))
    assert all(asked[side] <= of[side] for side in asked)


def assert_half_the_time(dose: Dose, less: Dose) -> None:
    """In whole seconds, rounded down, but no hold under 5 s; what is shorter, or has no time, stays."""
    if dose.work is Work.UNTIL_DONE or dose.length <= 5_000:
        assert less.length == dose.length
    elif less.length > 5_000:
        assert 0 <= dose.length - 2 * less.length < 2_000 and less.length % 1_000 == 0
    else:
        assert less.length == 5_000 and dose.length < 12_000


@given(worlds, plans, wishes)
def test_what_comes_in_keeps_to_its_card(world: World, plan: Routine, wish: Needs) -> None:
    """No set of a substitute, and no number of sets, is more than its card's maximum; the kind is its card's."""
    for step in world.meet(wish, plan).routine.flat_steps():
        each = world.cards[step.exercise].dose
        if step.exercise in plan.exercise_ids() or each is None:
            continue
        usual, most = each.usual, each.maximum or Amount()
        kinds = {Work.HOLD: usual.hold, Work.REPS: usual.reps, Work.TIMED: usual.time}
        if any(kinds.values()):
            assert kinds.get(step.dose.work) is not None
        longest = {Work.HOLD: most.hold, Work.TIMED: most.time}.get(step.dose.work)
        for dose in filter(None, (step.dose, step.left, step.right)):
            assert dose.sets <= (most.sets or dose.sets)
            assert dose.length <= (longest or dose.length)
            assert max(dose.reps, default=0) <= (most.reps or 200)


@given(worlds, plans, wishes)
def test_rounds_keep_their_shape(world: World, plan: Routine, wish: Needs) -> None:
    """Nothing moves into or out of a round, none is left empty, and none is done more often or less."""
    kept = [part for part in world.meet(wish, plan).routine.steps if isinstance(part, Round)]
    assert all(part.steps for part in kept)
    rest = iter(part.repeat for part in plan.steps if isinstance(part, Round))
    assert all(part.repeat in rest for part in kept)


# One body after another

CALF = card("calf", dose=dosed(Amount(hold=60_000, sets=4), hold=30_000, sets=2))
SEATED = card("seated-calf", variant_of="calf", dose=dosed(Amount(hold=20_000, sets=3), hold=10_000, sets=2))
PUMPS = card("pumps", sided=False, dose=dosed(Amount(reps=10, sets=2), reps=10))
THIGH = card("thigh", targets=("hamstrings", "gluteals"))


def lists_using(*use: str) -> list[ModifyList]:
    return [entry("sore", ["calf"], use)]


def instead_of_calf(here: World, step: Step | None = None) -> Step | None:
    return next(iter(here.adapt(of(step or hold("calf")), ticks=("sore",)).routine.flat_steps()), None)


@pytest.mark.parametrize(
    ("use", "instead"),
    [
        (("pumps", "seated-calf"), "seated-calf"),
        (("pumps", "both"), "both"),
        (("pumps", "thigh"), "pumps"),
        (("pumps", "shin"), "pumps"),
        (("shin", "pumps"), "shin"),
        (("thigh",), None),
        ((), None),
    ],
)
def test_the_likest_exercise_is_the_substitute(use: tuple[str, ...], instead: str | None) -> None:
    """A variant before all others, then the most targets in common, then the order of the list; else nothing."""
    calf = replace(CALF, targets=("soleus", "gastrocnemius"))
    both = card("both", targets=("gastrocnemius", "soleus"))
    seated = replace(SEATED, targets=("shin bone",))
    here = world(calf, seated, PUMPS, THIGH, both, card("shin"), lists=lists_using(*use))
    step = instead_of_calf(here)
    assert (step.exercise if step else None) == instead


def test_a_substitute_is_family_in_either_direction() -> None:
    """What the skipped exercise is a variant of, and another variant of that, are as near as its own variants."""
    for skipped, use in (("seated-calf", "calf"), ("seated-calf", "bent"), ("calf", "bent")):
        bent = card("bent", variant_of="calf", targets=("knee",))
        lists = [entry("sore", [skipped], ["pumps", use])]
        here = world(replace(CALF, targets=("heel",)), SEATED, bent, PUMPS, lists=lists)
        assert here.adapt(of(hold(skipped)), ticks=("sore",)).routine.exercise_ids() == (use,)


def test_no_substitute_is_there_twice() -> None:
    """What the routine has already takes no other place, and two exercises get two substitutes."""
    lists = [entry("sore", ["calf", "bridge"], ["pumps", "shin"])]
    here = world(CALF, PUMPS, card("bridge"), card("shin"), lists=lists)
    twice = of(hold("calf"), hold("bridge"), hold("calf"))
    assert [step.exercise for step in here.adapt(twice, ticks=("sore",)).routine.flat_steps()] == [
        "pumps",
        "shin",
        "pumps",
    ]
    has_it = of(hold("pumps"), hold("calf"))
    assert here.adapt(has_it, ticks=("sore",)).routine.exercise_ids() == ("pumps", "shin")


def test_what_one_tick_skips_is_no_substitute_of_another() -> None:
    """The skip list is the union; what felt wrong today is no substitute either."""
    lists = [*lists_using("seated-calf", "pumps"), entry("wobbly", ["seated-calf"])]
    here = world(CALF, SEATED, PUMPS, lists=lists)
    calf = of(hold("calf"))
    assert here.adapt(calf, ticks=("sore",)).routine.exercise_ids() == ("seated-calf",)
    assert here.adapt(calf, ticks=("sore", "wobbly")).routine.exercise_ids() == ("pumps",)
    assert here.adapt(calf, ticks=("sore",), without=frozenset({"seated-calf"})).routine.exercise_ids() == ("pumps",)


def test_a_substitute_takes_the_dose_of_the_step_where_it_is_of_its_kind() -> None:
    """A hold for a hold, within the card's maximum; the line, the checks and the lead-ins of the other one go."""
    step = Step(
        "calf",
        HOLD,
        Side.EACH,
        Order.ONE_AFTER_OTHER,
        left=replace(HOLD, length=15_000, sets=5),
        right=REPS,
        instruction="Lean on the wall",
        prepare=0,
        switch=0,
        optional=True,
        checks=(Check(1_000, None, "Sore?"),),
        at_most=40_000,
    )
    dose = replace(HOLD, length=20_000)
    own = replace(HOLD, length=15_000, sets=3)
    expected = Step("seated-calf", dose, Side.EACH, Order.ONE_AFTER_OTHER, left=own, optional=True)
    assert instead_of_calf(world(CALF, SEATED, lists=lists_using("seated-calf")), step) == expected


def test_a_substitute_of_another_kind_brings_its_own_dose() -> None:
    """Repetitions for a hold are those of the card, and the rest stays; both sides at once where the card says so."""
    here = world(CALF, PUMPS, lists=lists_using("pumps"))
    usual = Dose(Work.REPS, reps=(10,), tempo=Tempo(2_000, 2_000), rest=10_000)
    step = replace(hold("calf"), left=HOLD, right=REPS)
    assert instead_of_calf(here, step) == Step("pumps", usual, Side.BOTH)
    fits = replace(step, dose=replace(REPS, reps=(12, 9, 6), sets=3))
    assert instead_of_calf(here, fits) == Step("pumps", replace(REPS, reps=(10, 9), sets=2), Side.BOTH)
    unknown = world(CALF, replace(PUMPS, dose=None), lists=lists_using("pumps"))
    assert instead_of_calf(unknown) == Step("pumps", HOLD, Side.BOTH)


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT, Side.AFFECTED, Side.BOTH, Side.EACH])
def test_a_step_for_one_side_stays_on_that_side(side: Side) -> None:
    """A sided substitute works on the side of the step, or on each where both worked at once."""
    step = instead_of_calf(world(CALF, SEATED, lists=lists_using("seated-calf")), replace(hold("calf"), sides=side))
    assert step is not None and step.sides is (Side.EACH if side is Side.BOTH else side)


RENAMED = {
    "a variant": card("mine", variant_of="seated-calf"),
    "its name": card("mine", name="  THE   calf "),
    "a synonym": card("mine", synonyms=("gastroc  LEAN",)),
    "a former id": card("mine", formerly=("calf",)),
    "a tie to the tick": card("mine", avoid=(Avoid("Sore.", "sore"),)),
}


@pytest.mark.parametrize("mine", RENAMED.values(), ids=RENAMED)
def test_another_name_does_not_bring_an_exercise_back(mine: Exercise) -> None:
    """A card of one's own for a skipped exercise is skipped; unless the list uses it, which a former id cannot."""
    calf = replace(CALF, synonyms=("Gastroc lean",))
    for use, stays in ((), False), (("mine",), bool(mine.formerly) is False):
        here = world(calf, SEATED, mine, lists=lists_using(*use))
        assert (here.adapt(of(hold("mine")), ticks=("sore",)).routine.steps != ()) == stays
    assert here.adapt(of(hold("mine"))).changes == ()


def test_variants_in_a_circle_are_looked_at_once() -> None:
    """Cards that call each other variants are one family, and hang nothing."""
    circle = (card("a", variant_of="b"), card("b", variant_of="a"), card("c", variant_of="c"))
    here = world(*circle, lists=[entry("sore", ["b"])])
    assert here.adapt(of(hold("a"), hold("c")), ticks=("sore",)).routine.exercise_ids() == ("c",)


def test_each_change_has_its_reason() -> None:
    """What was ticked, what felt wrong, the pain, or the last session, in one short sentence."""
    here = world(CALF, SEATED, THIGH, card("shin"), card("bridge"), lists=lists_using("seated-calf"))
    plan = of(hold("calf"), hold("thigh"), Step("shin", REPS, Side.EACH), Step("bridge", TIMED, Side.BOTH))
    assert here.adapt(plan, ticks=("sore",), without=frozenset({"thigh"}), halve=True).changes == (
        Change(ChangeKind.REPLACED, "The calf", "The seated calf", "You said: A body that is sore."),
        Change(ChangeKind.LEFT_OUT, "The thigh", why="It felt wrong today."),
        Change(ChangeKind.SHORTENED, "", why="Half the range today, because of the pain."),
        Change(ChangeKind.SHORTENED, "The seated calf", why="Half the sets today, because of the pain."),
        Change(ChangeKind.SHORTENED, "The shin", why="Half the repetitions today, because of the pain."),
        Change(ChangeKind.SHORTENED, "The bridge", why="Half the time today, because of the pain."),
    )


LESS_TIME = [(30_000, 15_000, 20_000), (25_500, 12_000, 17_000), (9_000, 5_000, 6_000), (7_000, 5_000, 5_000)]
LESS_TIME += [(5_000, 5_000, 5_000), (4_500, 4_500, 4_500)]


@pytest.mark.parametrize(("length", "half", "easier"), LESS_TIME)
@pytest.mark.parametrize("work", [Work.HOLD, Work.TIMED])
def test_of_a_single_set_the_time_is_less(work: Work, length: int, half: int, easier: int) -> None:
    """Half of it for pain, a third less for a step easier: in whole seconds, and never under 5 s."""
    here = world(THIGH)
    plan = of(hold("thigh", Dose(work, length)))
    for needs, less in ((Needs(halve=True), half), (Needs(easier=True), easier)):
        adapted = here.meet(needs, plan)
        assert adapted.routine.flat_steps()[0].dose == Dose(work, less)
        assert [change.exercise for change in adapted.changes if change.exercise] == ["The thigh"] * (less < length)


def test_what_ends_when_it_is_said_has_no_time_to_halve() -> None:
    """Nor is any told."""
    plan = of(hold("thigh", Dose(Work.UNTIL_DONE, 60_000)))
    adapted = world(THIGH).adapt(plan, halve=True)
    assert adapted.routine.flat_steps() == plan.flat_steps()
    assert [change.why for change in adapted.changes] == ["Half the range today, because of the pain."]


def test_what_felt_wrong_goes_with_its_whole_family() -> None:
    """What it is a variant of, and every other variant of that, at any depth, by a former id as well."""
    lying = card("lying-calf", variant_of="seated-calf", formerly=("flat-calf",))
    bent = card("bent", variant_of="calf", targets=THIGH.targets)
    here = world(CALF, SEATED, lying, bent, THIGH, lists=[entry("tired", ["thigh"], ["bent"])])
    assert here.adapt(of(hold("thigh")), ticks=("tired",)).routine.exercise_ids() == ("bent",)
    family = ("calf", "seated-calf", "lying-calf", "bent")
    for wrong in (*family, "flat-calf"):
        adapted = here.adapt(of(*(hold(name) for name in (*family, "thigh"))), without=frozenset({wrong}))
        assert adapted.routine.exercise_ids() == ("thigh",)
        assert {change.why for change in adapted.changes} == {"It felt wrong today."}
        assert here.adapt(of(hold("thigh")), ticks=("tired",), without=frozenset({wrong})).routine.steps == ()
    assert here.adapt(of(hold("calf")), without=frozenset({"thigh"})).changes == ()


def test_one_step_easier() -> None:
    """The first easier exercise that is free, else a set less, else a third less of repetitions or of time."""
    eased = replace(CALF, easier=(Alternative(text="Lean less."), Alternative("thigh"), Alternative("seated-calf")))
    plan = of(
        hold("calf"),
        hold("thigh"),
        Step("shin", REPS, Side.EACH),
        Step("bridge", replace(REPS, reps=(12, 10, 8), sets=3), Side.BOTH),
        Step("jog", TIMED, Side.BOTH),
    )
    here = world(eased, SEATED, THIGH, card("shin"), card("bridge"), card("jog"))
    adapted = here.adapt(plan, easier=True)
    assert adapted.routine.steps == (
        hold("seated-calf", replace(HOLD, length=20_000)),
        hold("thigh", replace(HOLD, sets=1)),
        Step("shin", replace(REPS, reps=(6,)), Side.EACH),
        Step("bridge", replace(REPS, reps=(12, 10), sets=2), Side.BOTH),
        Step("jog", replace(TIMED, length=13_000), Side.BOTH),
    )
    less = "The last session was too much. A little less of it."
    assert adapted.changes == (
        Change(ChangeKind.EASIER, "The calf", "The seated calf", "The last session was too much."),
        *(Change(ChangeKind.EASIER, name, why=less) for name in ("The thigh", "The shin", "The bridge", "The jog")),
    )


def test_an_easier_way_takes_one_place() -> None:
    """The second exercise that it would be easier for gets a smaller dose of its own instead."""
    easier = (Alternative("pumps"),)
    here = world(replace(CALF, easier=easier), replace(THIGH, easier=easier), PUMPS)
    adapted = here.adapt(of(hold("calf"), hold("thigh")), easier=True)
    assert [(step.exercise, step.dose.sets) for step in adapted.routine.flat_steps()] == [("pumps", 1), ("thigh", 1)]


def test_a_substitute_is_made_easier_by_its_dose_alone() -> None:
    """What a list chose for the body keeps its place."""
    seated = replace(SEATED, easier=(Alternative("pumps"),))
    here = world(CALF, seated, PUMPS, lists=lists_using("seated-calf"))
    (step,) = here.adapt(of(hold("calf")), ticks=("sore",), easier=True).routine.flat_steps()
    assert (step.exercise, step.dose.sets) == ("seated-calf", 1)


def test_one_repetition_stays_one() -> None:
    """Neither half of it nor a third less is nothing."""
    here = world(card("shin"))
    plan = of(Step("shin", replace(REPS, reps=(1,)), Side.EACH))
    assert here.adapt(plan, halve=True, easier=True).routine.flat_steps() == plan.flat_steps()


def test_self_care_is_neither_halved_nor_eased() -> None:
    """Ten minutes of ice stay ten minutes in two goes, and there is nothing to tell; with a stretch there is."""
    cold = Step("ice", replace(TIMED, sets=2), Side.BOTH)
    here = world(card("ice", easier=(Alternative("shin"),)), card("shin"))
    assert here.adapt(of(cold), halve=True, easier=True) == Adapted(of(cold))
    both = here.adapt(of(cold, Step("shin", REPS, Side.EACH)), halve=True)
    assert both.routine.steps[0] is cold
    assert [change.exercise for change in both.changes] == ["", "The shin"]


def test_a_routine_that_was_changed_claims_nothing() -> None:
    """Its effects were those of another dose; one that was not changed keeps its links, its course and its weeks."""
    claims = {"links": (link("cramp", Grade.STRONG),), "course": Course(6), "weeks": (WeekDose(6, 3, 3, (8,)),)}
    here = world(CALF, THIGH, lists=lists_using())
    both = of(hold("calf"), hold("thigh"), **claims)
    changed = here.adapt(both, ticks=("sore",)).routine
    assert changed == of(hold("thigh"))
    assert here.adapt(both).routine is both
    only_half_the_range = replace(both, steps=(hold("thigh", Dose(Work.UNTIL_DONE, 20_000)),))
    assert here.adapt(only_half_the_range, halve=True).routine == of(*only_half_the_range.steps)


def test_where_nothing_is_left_there_are_no_steps() -> None:
    """An emptied round goes as well."""
    here = world(CALF, lists=lists_using())
    adapted = here.adapt(of(hold("calf"), Round(3, (hold("calf"), hold("calf")))), ticks=("sore",), halve=True)
    assert adapted.routine.steps == ()
    assert [change.kind for change in adapted.changes] == [ChangeKind.LEFT_OUT]


def test_a_tick_or_an_exercise_that_nobody_knows_is_a_key_error() -> None:
    """A state of the body is never passed over in silence."""
    for exercise, ticks in (("calf", ("nowhere",)), ("nowhere", ())):
        with pytest.raises(KeyError, match="nowhere"):
            world(CALF).adapt(of(hold(exercise)), ticks=ticks)
