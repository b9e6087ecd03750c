"""What is proposed: only what is open, as the stated objective has it, with honest words."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings

from coach.core.aim import Ask
from coach.core.cells import width
from coach.core.exercise import Exercise
from coach.core.fit import may_be_fitted
from coach.core.gate import Opened, gate
from coach.core.knowledge import Grade
from coach.core.lately import Lately
from coach.core.proposal import FITTED, LINE, need_of, propose, why_line
from coach.core.ranking import Part, Ranked, rank
from coach.core.routine import Side, When
from coach.core.situation import Situation
from coach.core.standing import Standing
from coach.core.timeline import lay_out
from coach.core.trial import LEFT_OUT, Trial
from coach.core.within import within
from tests.core.choosing import (
    DOCTOR,
    RULES,
    made,
    named,
    questions,
    shelf,
    shown,
    situation,
    situations,
    step,
)
from tests.core.made_up import link

LATER = (When.AFTER_EXERCISE, When.ANY_TIME)
FAMILIES = {"calf": {"calf", "bent-calf"}}
ALONE = {"breathing", "ice"}


def opened(name: str, at: Situation) -> Opened | None:
    """How the gate opens this, if nothing more is said today."""
    routine = at.library.routine(name)
    assert routine is not None
    found = gate(routine, replace(at.standing, ask=None), RULES, at.library)
    return found if isinstance(found, Opened) else None


# -- laws -----------------------------------------------------------------------------------------------------


@given(questions, situations)
def test_nothing_is_proposed_that_the_gate_does_not_open(ask: Ask, at: Situation) -> None:
    """Each session consists of exercises that the gate leaves in, and first aid comes by its own key."""
    for one in shown(propose(ask, at)):
        found = opened(one.entry.id, at)
        assert found is not None
        assert set(one.routine.exercise_ids()) <= set(found.adapted.routine.exercise_ids())
        assert one.entry.id not in RULES.first_aid.routines


@given(questions, situations)
def test_nothing_that_a_body_leaves_out_is_proposed(ask: Ask, at: Situation) -> None:
    """Neither what its lists skip, nor what felt wrong today, nor any of its family."""
    out = {name for entry in RULES.modify if entry.id in at.standing.ticks for name in entry.skip}
    out |= {kin for name in at.standing.without for kin in FAMILIES.get(name, {name})}
    for one in shown(propose(ask, at)):
        assert not out & set(one.routine.exercise_ids())


@given(questions, situations)
def test_a_block_leaves_calm_things_and_strong_pain_self_care(ask: Ask, at: Situation) -> None:
    """An urgent answer leaves nothing. Whatever is hindered, a sentence says so."""
    found, block = propose(ask, at), at.standing.block
    exercises = {name for one in shown(found) for name in one.routine.exercise_ids()}
    if block is not None:
        assert exercises <= ({"breathing"} if block is DOCTOR else set())
        assert found.note
    if (at.standing.pain or 0) >= 6:
        assert exercises <= ALONE
        assert found.note


@given(questions, situations)
def test_within_the_budget_or_told(ask: Ask, at: Situation) -> None:
    """What may be fitted is no longer than the minutes; where not one fits, the shortest of them come with a note."""
    found = propose(ask, at)
    sessions = [one for one in shown(found) if may_be_fitted(one.routine)]
    longer = [one for one in sessions if ask.minutes is not None and one.length > ask.minutes * 60_000]
    if longer:
        assert "too little" in found.note
        assert [one.length for one in shown(found)] == sorted(one.length for one in shown(found))
    assert all(one.whole for one in shown(found) if ask.minutes is None or not may_be_fitted(one.routine))


@given(questions, situations)
def test_both_sides_get_the_same(ask: Ask, at: Situation) -> None:
    """Of every session that is proposed, fitted or not; and its length is that of its timeline."""
    for one in shown(propose(ask, at)):
        timeline = lay_out(one.routine, card_of(at), at.preferences)
        asked = timeline.asked()
        assert asked.get(Side.LEFT, 0) == asked.get(Side.RIGHT, 0)
        assert (one.length, one.about) == (timeline.length, timeline.about)


@given(questions, situations)
def test_the_same_question_gets_the_same_answer(ask: Ask, at: Situation) -> None:
    """Also where the library lists its routines in another order."""
    assert propose(ask, at) == propose(ask, at)
    routines = dict(reversed(list(at.library.routines().items())))
    turned = replace(at, library=shelf(*routines.values()))
    assert propose(ask, turned) == propose(ask, at)


@given(questions, situations)
def test_a_reason_is_one_line_and_claims_nothing_of_what_was_changed(ask: Ask, at: Situation) -> None:
    """What is shortened or changed has no links, no points for evidence and no word of it."""
    for one in shown(propose(ask, at)):
        line = why_line(one)
        assert width(line) <= LINE and "\n" not in line
        if one.routine.links != at.library.routines()[one.entry.id].links:
            assert Part("evidence", 0) in one.score.parts


# -- against brute force --------------------------------------------------------------------------------------


def card_of(at: Situation) -> Callable[[str], Exercise]:
    return dict(at.library.exercises()).__getitem__


def objective(one: Ranked, ask: Ask, at: Situation) -> tuple[int, Fraction, str] | None:
    """The stated one, worked out anew: the least is the best. None where it is not open, or does not fit."""
    found = opened(one.entry.id, at)
    if found is None or one.entry.id in RULES.first_aid.routines:
        return None
    routine = found.adapted.routine
    fitted = within(routine, ask.minutes, at.library.exercise, at.preferences, need_of(ask.aim, at))
    if not fitted.fits and may_be_fitted(routine):
        return None
    changed = fitted.routine != at.library.routine(one.entry.id)
    points = sum(part.points for part in one.score.parts if part.name not in ("evidence", "length"))
    points += sum(part.points for part in one.score.parts if part.name == "evidence" and not changed)
    if ask.minutes is not None and fitted.routine == routine and fitted.length <= ask.minutes * 60_000:
        points += 10
    points -= 5 * (len(fitted.routine.steps) < len(routine.steps))
    whole = lay_out(at.library.routines()[one.entry.id], card_of(at), at.preferences).length
    kept = lay_out(fitted.routine, card_of(at), at.preferences).length
    return -points, -min(Fraction(kept, whole), Fraction(1)), one.entry.id


@given(questions, situations)
@settings(max_examples=100)
def test_no_open_routine_has_a_better_objective(ask: Ask, at: Situation) -> None:
    """On shelves that are small enough to try everything: the proposed ones are the first four by the objective."""
    ranked = rank(ask, at.library.catalogue().entries, at.lately, at.at_hand)
    assert len(ranked) <= FITTED
    tried = sorted(found for one in ranked if (found := objective(one, ask, at)) is not None)
    if tried:
        assert named(propose(ask, at)) == [name for _, _, name in tried[:4]]


def test_ten_routines_are_fitted_and_no_more() -> None:
    """In the order of the ranking: the eleventh is not looked at, even where none of the ten fits."""
    long = [made(f"a{at:02}", LATER, step("breathing", more=9)) for at in range(FITTED)]
    library = shelf(*long, made("z", LATER, step("breathing", more=0)))
    ask, done = Ask(When.ANY_TIME, minutes=1), Lately({}, {"z": 0}, {})
    assert "z" not in named(propose(ask, situation(library, lately=done)))
    fewer = shelf(*long[1:], library.routines()["z"])
    assert named(propose(ask, situation(fewer, lately=done))) == ["z"]


@given(questions, situations)
def test_what_is_hoped_for_is_never_too_little(ask: Ask, at: Situation) -> None:
    """So that nothing is passed over that might be the best once it is fitted."""
    trial = Trial(at)
    for candidate in trial.opened(rank(ask, at.library.catalogue().entries, at.lately, at.at_hand)):
        tried = trial.fit(candidate, ask.minutes, need_of(ask.aim, at))
        if tried.fits:
            assert candidate.hope(ask.minutes) <= tried.order


def test_what_was_left_out_whole_costs_points() -> None:
    """More than what was merely shortened; and neither has points for evidence."""
    tested = (link("cramp", Grade.STRONG),)
    library = shelf(
        made("out", LATER, step("shin", more=1), step("breathing", more=3), links=tested),
        made("shorter", LATER, step("shin", more=6), links=tested),
    )
    found = {one.entry.id: one for one in shown(propose(Ask(When.ANY_TIME, minutes=1), situation(library)))}
    assert Part("length", LEFT_OUT) in found["out"].score.parts
    assert Part("length", 0) in found["shorter"].score.parts
    assert all(Part("evidence", 0) in one.score.parts for one in found.values())


def test_what_is_changed_for_a_body_has_no_evidence() -> None:
    """Whole as it may be: it is not what was tested."""
    library = shelf(made("legs", LATER, step("calf"), step("thigh"), links=(link("cramp", Grade.STRONG),)))
    for ticks, points in (((), 15), (("dizzy",), 0)):
        best = propose(Ask(When.ANY_TIME), situation(library, Standing(ticks=ticks))).best
        assert best is not None and best.whole
        assert Part("evidence", points) in best.score.parts


def test_where_none_fits_the_shortest_of_the_best_three_stand_in() -> None:
    """The shortest first."""
    library = shelf(*(made(f"r{number}", LATER, *[step("breathing", more=6 - number)] * 3) for number in range(5)))
    card = replace(library.exercises()["breathing"], dose=None)
    fixed = replace(library, all_exercises={**library.exercises(), "breathing": card})
    found = propose(Ask(When.ANY_TIME, minutes=1), situation(fixed))
    assert named(found) == ["r2", "r1", "r0"]
    assert found.note == "1 minute is too little for any of these: each is as short as makes sense."
