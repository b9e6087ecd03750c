"""The copy of a timeline that a session carries: through JSON and back it is the same, and anything odd is refused."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from coach.core.routine import Check, Dose, Routine, Side, Step, Tempo, Work
from coach.core.snapshot import snapshot_of, timeline_of
from coach.core.timeline import Timeline, lay_out
from tests.core.driver import Run
from tests.core.strategies import CARDS, timelines

Path = tuple[str | int, ...]

MAY_BE_NONE = ("length", "tempo", "at_most", "every")
PLACES = ("index", "start")
"""Numbers that may be nothing; every other number counts or measures something."""


def copy_of(timeline: Timeline) -> Any:
    """The snapshot as a file holds it."""
    return json.loads(json.dumps(snapshot_of(timeline)))


def full() -> Timeline:
    """Every field of a segment is in use somewhere."""
    steps = (
        Step(
            "calf",
            Dose(Work.REPS, reps=(4,), tempo=Tempo(3_000, 2_000), sets=2, rest=60_000),
            Side.EACH,
            checks=(Check(5_000, 7_000, "Numb?"), Check(9_000, None, "White?")),
            at_most=60_000,
        ),
        Step("walk", Dose(Work.UNTIL_DONE, 60_000), Side.BOTH),
    )
    return lay_out(Routine("r", "R", "", (), steps), CARDS.__getitem__)


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every value that holds no other, with the way to it."""
    if isinstance(value, dict | list):
        pairs: Any = value.items() if isinstance(value, dict) else enumerate(value)
        for key, child in pairs:
            yield from leaves(child, (*path, key))
    else:
        yield path, value


def parent_of(value: Any, path: Path) -> Any:
    for key in path[:-1]:
        value = value[key]
    return value


LEAVES = list(leaves(copy_of(full())))
odd = st.sampled_from([None, True, "", "nonsense", "3", 0.5, 1e300, float("inf"), float("nan"), [], {}, [1], {"a": 1}])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)


@given(timelines)
def test_through_json_and_back_it_is_the_same(timeline: Timeline) -> None:
    """Whatever a routine lays out, nothing of it is lost, and nothing becomes another type."""
    again = timeline_of(copy_of(timeline))
    assert again == timeline
    assert repr(again) == repr(timeline)


def test_every_field_comes_through() -> None:
    """Repetitions, tempo, questions, hard stop and open end among them."""
    assert timeline_of(copy_of(full())) == full()
    kinds = {segment.kind.value for segment in full().segments}
    assert kinds == {"prepare", "reps", "switch", "rest", "until-done"}


@given(timelines)
def test_a_copy_stays_what_it_was(timeline: Timeline) -> None:
    """It is plain data that shares nothing with the timeline: what becomes of it changes no session."""
    copy = copy_of(timeline)
    copy["segments"].clear()
    assert timeline.segments
    assert len(copy_of(timeline)["segments"]) == len(timeline.segments)


@given(json_values)
def test_what_is_no_timeline_is_refused(value: Any) -> None:
    """Any other JSON is a ValueError, and never another error."""
    for told in (value, {"segments": value, "routine": "r", "title": "R"}, {**copy_of(full()), "segments": [value]}):
        with pytest.raises(ValueError, match=r"\S"):
            timeline_of(told)


@given(st.sampled_from(LEAVES), odd)
def test_a_value_of_another_type_is_refused(leaf: tuple[Path, Any], wrong: Any) -> None:
    """Wherever it stands: no number is made of a text or a fraction, no text of a number, no yes of a word."""
    path, right = leaf
    assume(type(wrong) is not type(right))
    assume(path[-1] not in MAY_BE_NONE or {type(wrong), type(right)} != {type(None), int})
    assume(path[-1] not in MAY_BE_NONE or wrong is not None)
    told = copy_of(full())
    parent_of(told, path)[path[-1]] = wrong
    with pytest.raises(ValueError, match=r"\S"):
        timeline_of(told)


@given(st.sampled_from([leaf for leaf in LEAVES if type(leaf[1]) is int]), st.integers(-40_000, 0))
def test_a_number_that_counts_nothing_is_refused(leaf: tuple[Path, Any], wrong: int) -> None:
    """A length, a tempo, a hard stop or a set below one is none; an index or a start has but one right value."""
    path, right = leaf
    assume(wrong != right)
    assume(wrong < 0 or path[-1] != "reps")
    told = copy_of(full())
    parent_of(told, path)[path[-1]] = wrong
    with pytest.raises(ValueError, match=r"\S"):
        timeline_of(told)


@example(("segments", 0, "length"), float("inf"))
@given(st.sampled_from([path for path, _ in LEAVES]), odd | json_values)
def test_what_is_taken_can_be_played(path: Path, wrong: Any) -> None:
    """Whatever stands in a place: either it is a ValueError at once, or a session of it begins and ends."""
    assume(not isinstance(wrong, int | float) or not 1_000_000 < abs(wrong) < float("inf"))  # it would last for ever
    told = copy_of(full())
    parent_of(told, path)[path[-1]] = wrong
    try:
        timeline = timeline_of(told)
    except ValueError:
        return
    assert Run(timeline).finish().over


def test_a_tempo_that_never_moves_is_refused() -> None:
    """It could not be played: nothing would ever turn."""
    told = copy_of(full())
    for segment in told["segments"]:
        if segment["tempo"]:
            segment["tempo"] = {"out": 0, "back": 0}
    with pytest.raises(ValueError, match=r"\S"):
        timeline_of(told)


@given(st.sampled_from(LEAVES))
def test_what_is_missing_is_refused_or_was_nothing(leaf: tuple[Path, Any]) -> None:
    """Without a value there is no timeline, unless it is one that newer programs may have added."""
    path, _ = leaf
    told = copy_of(full())
    whole = parent_of(told, path)
    assume(isinstance(whole, dict))
    del whole[path[-1]]
    if path[-1] in ("reps", "tempo", "checks", "at_most", "after_release"):
        assert len(timeline_of(told).segments) == len(full().segments)
    else:
        with pytest.raises(ValueError, match=r"\S"):
            timeline_of(told)


@given(timelines, st.randoms(use_true_random=False))
def test_segments_out_of_order_are_refused(timeline: Timeline, random: Any) -> None:
    """A place in the record would mean another segment."""
    told = copy_of(timeline)
    random.shuffle(told["segments"])
    assume(told != copy_of(timeline))
    with pytest.raises(ValueError, match="order"):
        timeline_of(told)
    told["segments"] = copy_of(timeline)["segments"] * 2
    with pytest.raises(ValueError, match="order"):
        timeline_of(told)


def test_a_timeline_without_segments_is_refused() -> None:
    """There would be nothing to take up."""
    with pytest.raises(ValueError, match=r"\S"):
        timeline_of({**copy_of(full()), "segments": []})
