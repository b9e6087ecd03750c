"""The laws of a routine adapted to a body, whatever the cards, the lists, the routine and the wishes.

Nothing that is left out comes back, nothing else goes, all that is changed is told, and no dose is more than before.
"""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coach.core.adapt import Adapted, ChangeKind, Needs
from coach.core.exercise import Alternative, Amount, Avoid, DoseRange, Exercise
from coach.core.routine import Dose, Round, Routine, Side, Step, Work
from coach.core.timeline import lay_out
from tests.core.bodies import SELF_CARE, World, dosed, entry, world
from tests.core.made_up import card
from tests.core.strategies import routines, steps

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
