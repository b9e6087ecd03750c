"""How a routine is laid out in time: laws 3 and 5, the order of sides and sets, rests and lead-ins."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.cues import Kind
from coach.core.exercise import Position
from coach.core.placing import SHORTEST, Preferences, sets_of
from coach.core.routine import Check, Dose, Order, Round, Routine, Side, Step, Tempo, Work
from coach.core.timeline import Timeline, lay_out
from tests.core.layouts import card, lay, plan, work
from tests.core.strategies import CARDS, laid_out, steps, timelines

HOLD = Dose(Work.HOLD, 30_000)
LEAD_INS = (Kind.PREPARE, Kind.SWITCH)


@given(timelines)
def test_law_3_running_sums(timeline: Timeline) -> None:
    """Each segment starts where the one before it ends, and the advertised length is the sum of all."""
    begin = 0
    for index, segment in enumerate(timeline.segments):
        assert (segment.index, segment.start) == (index, begin)
        assert segment.estimate == (segment.length or segment.estimate)
        begin += segment.estimate
    assert timeline.length == begin


@given(timelines)
def test_law_3_about_is_said_where_the_person_decides(timeline: Timeline) -> None:
    """A segment that waits for the person has no length, all others have, and the advertised length says "about"."""
    waits = [segment.length is None for segment in timeline.segments]
    assert waits == [segment.kind is Kind.UNTIL_DONE for segment in timeline.segments]
    assert timeline.about == any(waits)


@given(laid_out(steps(own=st.none()).map(lambda step: replace(step, sides=Side.EACH))))
def test_law_5_both_sides_get_the_same(timeline: Timeline) -> None:
    """Without a dose of its own for a side, left and right are asked for equal time, set by set."""
    asked = timeline.asked()
    assert set(asked) == {Side.LEFT, Side.RIGHT}
    assert asked[Side.LEFT] == asked[Side.RIGHT]
    left, right = ([s.estimate for s in work(timeline) if s.side is side] for side in (Side.LEFT, Side.RIGHT))
    assert left == right


@given(timelines)
def test_no_segment_is_shorter_than_a_release_sounds(timeline: Timeline) -> None:
    """Whatever a routine asks for, each segment has room for its first cue."""
    assert min(segment.estimate for segment in timeline.segments) >= SHORTEST


@given(timelines)
def test_something_stands_between_any_two_stretches_of_work(timeline: Timeline) -> None:
    """Work starts after a lead-in or a rest, and a session never begins with work; the release can die away."""
    assert not timeline.segments[0].is_work
    for before, after in pairwise(timeline.segments):
        assert not (before.is_work and after.is_work)
        assert after.after_release == before.is_work
    assert not timeline.segments[0].after_release
    assert timeline.segments[-1].is_work


@given(steps(), st.none() | st.sampled_from((Side.LEFT, Side.RIGHT)))
def test_every_set_is_there_with_its_own_dose(step: Step, weak: Side | None) -> None:
    """Each side gets the sets, the work, the length and the repetitions of its dose, numbered from 1, and no other."""
    played = work(lay(step, wish=Preferences(side=weak)))
    side = weak if step.sides is Side.AFFECTED and weak else step.sides
    for each in (Side.LEFT, Side.RIGHT) if side is Side.EACH else (side,):
        dose = step.dose_of(each)
        mine = [segment for segment in played if segment.side is each]
        assert [(s.set, s.sets) for s in mine] == [(n + 1, dose.sets) for n in range(dose.sets)]
        for n, segment in enumerate(mine):
            reps = (dose.reps * 3)[min(n, len(dose.reps) - 1)] if dose.reps else 0
            length = reps * (dose.tempo.out + dose.tempo.back) if dose.tempo else dose.length
            stopped = length if step.at_most is None else min(length, step.at_most)
            assert (segment.kind.value, segment.estimate) == (dose.work.value, max(stopped, SHORTEST))
            assert (segment.tempo, segment.at_most) == (dose.tempo, step.at_most)
            assert segment.reps == reps or (stopped < length and 1 <= segment.reps < reps)
        played = [segment for segment in played if segment.side is not each]
    assert played == []


@given(steps(), st.none() | st.sampled_from((Side.LEFT, Side.RIGHT)))
def test_sides_alternate_or_follow_each_other(step: Step, weak: Side | None) -> None:
    """Alternating, the sides take turns as long as both have sets; else one is finished first. The weak side starts."""
    step = replace(step, sides=Side.EACH)
    sides = [this.side for this in sets_of(step, weak)]
    first, second = (Side.RIGHT, Side.LEFT) if weak is Side.RIGHT else (Side.LEFT, Side.RIGHT)
    a, b = step.dose_of(first).sets, step.dose_of(second).sets
    if step.order is Order.ONE_AFTER_OTHER:
        assert sides == [first] * a + [second] * b
    else:
        assert sides == [first, second] * min(a, b) + [first] * (a - b) + [second] * (b - a)


@given(timelines)
def test_a_switch_stands_where_the_side_changes(timeline: Timeline) -> None:
    """Within a step, `switch` is announced exactly between two sets of different sides, for the side that comes."""
    played = work(timeline)
    for before, after in pairwise(played):
        between = timeline.segments[before.index + 1 : after.index]
        assert all(segment.side is after.side and segment.set == after.set for segment in between)
        switched = [segment for segment in between if segment.kind is Kind.SWITCH]
        assert len(switched) <= 1
        if switched:
            assert before.side is not after.side
            assert before.exercise == after.exercise


@given(timelines)
def test_a_lead_in_is_the_last_thing_before_work(timeline: Timeline) -> None:
    """A rest comes first and the lead-in after it: one of each at most."""
    for before, after in pairwise(timeline.segments):
        assert before.kind not in LEAD_INS or after.is_work
        assert before.kind is not Kind.REST or after.is_work or after.kind in LEAD_INS


@given(steps(), steps(), st.integers(1, 3))
def test_the_rest_that_is_owed_is_given_and_no_more(step: Step, other: Step, repeat: int) -> None:
    """A side rests as its dose says before it works again at the same exercise, rounded up to what can be short."""
    step, other = replace(step, exercise="calf"), replace(other, exercise="bridge")
    timeline = lay(Round(repeat, (step, other)))
    ended: dict[tuple[str, Side], int] = {}
    for segment in timeline.segments:
        rest = {"calf": step, "bridge": other}[segment.exercise].dose_of(segment.side).rest
        before = ended.get((segment.exercise, segment.side))
        following = next(work for work in timeline.segments[segment.index :] if work.is_work)
        if segment.is_work:
            assert before is None or segment.start - before >= rest
            ended[segment.exercise, segment.side] = segment.start + segment.estimate
        elif segment.kind is Kind.REST:
            assert before is not None
            assert following.start - before < rest + 2 * SHORTEST


def test_without_a_rest_there_are_three_seconds_between_sets() -> None:
    """A rest of 0 means no rest; there is still a moment to begin again."""
    timeline = lay(Step("calf", replace(HOLD, sets=2), Side.BOTH))
    assert plan(timeline) == [
        ("prepare", "both", 10),
        ("hold", "both", 30),
        ("prepare", "both", 3),
        ("hold", "both", 30),
    ]


def test_a_rest_between_sets_of_one_side_is_all_that_is_between_them() -> None:
    """A side that just worked needs no lead-in after its rest: the last seconds of the rest count it in."""
    timeline = lay(Step("calf", replace(HOLD, sets=3, rest=10_000), Side.LEFT))
    hold, rest = ("hold", "left", 30), ("rest", "left", 10)
    assert plan(timeline) == [("prepare", "left", 10), hold, rest, hold, rest, hold]


def test_one_side_rests_while_the_other_works() -> None:
    """Only what the other side's work and the switches leave over is a rest of its own."""
    timeline = lay(Step("calf", replace(HOLD, sets=2, rest=60_000), Side.EACH))
    left, right = ("hold", "left", 30), ("hold", "right", 30)
    to_left, to_right = ("switch", "left", 5), ("switch", "right", 5)
    first = [("prepare", "left", 10), left, to_right, right]
    assert plan(timeline) == [*first, ("rest", "left", 20), to_left, left, to_right, right]


def test_bedtime_cramp_stretch() -> None:
    """10 s three times a leg: six holds in turn, and each leg rests at least 10 s between its own."""
    timeline = lay(Step("calf", Dose(Work.HOLD, 10_000, sets=3, rest=10_000), Side.EACH))
    assert timeline.asked() == {Side.LEFT: 30_000, Side.RIGHT: 30_000}
    assert [segment.side for segment in work(timeline)] == [Side.LEFT, Side.RIGHT] * 3
    for side in (Side.LEFT, Side.RIGHT):
        for before, after in pairwise([segment for segment in work(timeline) if segment.side is side]):
            assert after.start - (before.start + before.estimate) >= 10_000


def test_a_side_may_have_a_dose_of_its_own() -> None:
    """The weak side may do more; its further sets follow alone."""
    timeline = lay(Step("calf", HOLD, Side.EACH, left=replace(HOLD, sets=2)))
    assert timeline.asked() == {Side.LEFT: 60_000, Side.RIGHT: 30_000}
    assert [(segment.side.value, segment.set, segment.sets) for segment in work(timeline)] == [
        ("left", 1, 2),
        ("right", 1, 1),
        ("left", 2, 2),
    ]


@pytest.mark.parametrize("words", [2, 10, 40, 100, 101])
@pytest.mark.parametrize("lying", [False, True])
def test_the_first_lead_in_can_be_read(words: int, lying: bool) -> None:
    """Name and instruction at 200 words a minute, then the time to get there; whole seconds, and never under 10."""
    first = lay(Step("calf", HOLD, Side.BOTH), lying=lying, words=words).segments[0]
    needed = words * 300 + (10_000 if lying else 5_000)
    assert needed <= first.estimate < max(needed + 1_000, 10_001)
    assert first.estimate >= 10_000
    assert first.estimate % 1_000 == 0


def test_an_instruction_of_the_routine_is_the_one_that_is_read() -> None:
    """A step's own line replaces the exercise's, on the screen and in the reading time."""
    own = "word " * 60
    timeline = lay(Step("calf", HOLD, Side.BOTH, instruction=own))
    assert {segment.instruction for segment in timeline.segments} == {own}
    assert timeline.segments[0].estimate == 24_000


def test_lead_ins_get_shorter_once_the_exercise_is_known() -> None:
    """The first has to be read; when the exercise comes again it is five seconds."""
    timeline = lay(Round(2, (Step("calf", HOLD, Side.BOTH), Step("walk", HOLD, Side.BOTH))), words=40)
    assert [s.estimate for s in timeline.segments if s.kind is Kind.PREPARE] == [17_000, 12_000, 5_000, 5_000]


def test_lying_down_and_getting_up_take_longer() -> None:
    """Ten seconds where a lead-in or a switch has to do with lying, five where not, none in the same position."""
    positions = {"up": Position.STANDING, "down": Position.LYING, "flat": Position.LYING, "sit": Position.SITTING}
    parts = tuple(Step(name, HOLD, Side.BOTH) for name in ("up", "down", "flat", "sit"))
    wish = Preferences(first_lead_in=1_000)
    timeline = lay_out(Routine("r", "R", "", (), parts), lambda name: card(name, positions[name], 10), wish)
    assert [s.estimate for s in timeline.segments if s.kind is Kind.PREPARE] == [8_000, 13_000, 3_000, 13_000]
    each = Step("calf", HOLD, Side.EACH)
    assert [lay(each, lying=lying).segments[2].estimate for lying in (False, True)] == [5_000, 10_000]


def test_a_step_may_say_how_long_its_lead_ins_are() -> None:
    """`prepare` and `switch` replace ours, as far as a segment can be short."""
    step = Step("calf", HOLD, Side.EACH, prepare=7_500, switch=2_500)
    assert [segment.estimate for segment in lay(step).segments] == [7_500, 30_000, 2_500, 30_000]
    none = replace(step, prepare=0, switch=0)
    assert [segment.estimate for segment in lay(none).segments] == [1_000, 30_000, 1_000, 30_000]


def test_the_weak_side_starts_and_is_the_affected_one() -> None:
    """The side that a person names starts; `affected` means it, and stays unnamed where nobody says which."""
    each, affected = Step("calf", HOLD, Side.EACH), Step("calf", HOLD, Side.AFFECTED)
    assert [s.side for s in work(lay(each, wish=Preferences(side=Side.RIGHT)))] == [Side.RIGHT, Side.LEFT]
    assert [s.side for s in work(lay(each, wish=Preferences(side=Side.LEFT)))] == [Side.LEFT, Side.RIGHT]
    assert [s.side for s in work(lay(affected, wish=Preferences(side=Side.RIGHT)))] == [Side.RIGHT]
    assert [s.side for s in work(lay(affected))] == [Side.AFFECTED]


def test_only_work_carries_what_belongs_to_work() -> None:
    """Repetitions, tempo, questions and the hard stop belong to the set, not to its lead-in or rest."""
    tempo = Tempo(4_000, 1_000)
    dose = Dose(Work.REPS, reps=(10, 8), tempo=tempo, sets=3, rest=20_000)
    step = Step("calf", dose, Side.BOTH, checks=(Check(60_000, None, "Numb?"),), at_most=90_000)
    for segment in lay(step).segments:
        mine = (segment.tempo, segment.checks, segment.at_most)
        assert mine == ((tempo, step.checks, step.at_most) if segment.is_work else (None, (), None))
        assert segment.reps == ((10, 8, 8)[segment.set - 1] if segment.is_work else 0)


def test_an_unknown_exercise_is_a_key_error() -> None:
    """The library's answer is handed on."""
    with pytest.raises(KeyError):
        lay_out(Routine("r", "R", "", (), (Step("no", HOLD, Side.BOTH),)), CARDS.__getitem__)
