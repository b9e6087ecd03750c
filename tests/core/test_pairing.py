"""Which warm-up a cool-down belongs to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.conductor import Recorder
from coach.core.day import utc_text
from coach.core.pairing import warm_up_before
from coach.core.record import SessionRecord, State
from coach.core.resume import identity_of
from coach.core.routine import Routine, When
from coach.core.session import Session
from tests.core.stage import ME, PACED, line

WARM = Routine("warm", "Warm-up", "", (When.BEFORE_EXERCISE,), ())
COOL = Routine("cool", "Cool-down", "", (When.AFTER_EXERCISE,), ())
PLAIN = Routine("plain", "Plain", "", (When.ANY_TIME,), ())
BOTH = Routine("both", "Both", "", (When.BEFORE_EXERCISE, When.AFTER_EXERCISE), ())
KNOWN = {each.id: each for each in (WARM, COOL, PLAIN, BOTH)}
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
SOON = timedelta(hours=6)


def session(name: str = "warm", ago: timedelta = timedelta(hours=1), **more: Any) -> SessionRecord:
    """One that began so long before noon."""
    record = SessionRecord(
        id=f"{name}-{ago}",
        routine=name,
        title=name,
        started=utc_text(NOON - ago),
        offset_minutes=0,
        day="2026-11-23",
        state=State.COMPLETED,
        held=1,
        segments=(),
        snapshot={},
        version="0",
    )
    return replace(record, **more)


def paired(*sessions: SessionRecord, routine: Routine = COOL) -> str:
    return warm_up_before(routine, sessions, utc_text(NOON), KNOWN.get)


def test_a_cool_down_follows_the_newest_warm_up() -> None:
    """In whatever order they are told; what else was done between does not matter."""
    old, new, other = session(ago=timedelta(hours=3)), session(), session("plain", timedelta(minutes=5))
    assert paired(old, new, other) == paired(other, new, old) == new.id
    assert paired(other) == paired() == ""


@pytest.mark.parametrize("name", ["warm", "plain"])
def test_only_what_is_for_after_exercise_is_a_cool_down(name: str) -> None:
    """Another warm-up, or a stretch at any time, follows nothing."""
    assert paired(session(), routine=KNOWN[name]) == ""


def test_a_routine_for_both_is_what_its_place_makes_it() -> None:
    """Done first it is the warm-up, done then it is the cool-down."""
    assert paired(session("both")) == session("both").id
    assert paired(session("warm"), routine=BOTH) == session("warm").id
    warm, both = session("warm", timedelta(hours=2)), session("both", pair=session("warm", timedelta(hours=2)).id)
    assert paired(warm, both) == "", "what was the cool-down of one is no warm-up for another"


@pytest.mark.parametrize(
    ("ago", "counts"),
    [(timedelta(), True), (SOON, True), (SOON + timedelta(seconds=1), False), (timedelta(seconds=-1), False)],
)
def test_a_warm_up_waits_for_six_hours(ago: timedelta, counts: bool) -> None:
    """What began earlier was for something else; what is to come, by a clock that was set back, is none."""
    assert bool(paired(session(ago=ago))) == counts


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({"held": 0}, False),
        ({"state": State.STOPPED}, False),
        ({"state": State.ENDED_EARLY}, True),
        ({"routine": "gone"}, False),
    ],
)
def test_what_makes_a_warm_up(more: dict[str, Any], counts: bool) -> None:
    """Something of it was done, nothing felt wrong, and it can be told what it is."""
    assert bool(paired(session(**more))) == counts


def test_what_cannot_be_the_warm_up_is_not_looked_up() -> None:
    """Each routine that is looked up is a file to be read while somebody waits to begin."""
    old, empty = session(ago=SOON * 2), session(held=0)
    assert warm_up_before(COOL, (old, empty), utc_text(NOON), dict[str, Routine]().__getitem__) == ""


def test_a_corrected_warm_up_keeps_its_cool_down() -> None:
    """The cool-down knows it by the id that it had then."""
    first = session()
    cooled = session("cool", timedelta(minutes=10), pair=first.id)
    assert paired(session(id="corrected", supersedes=first.id), cooled) == ""


def test_what_has_its_cool_down_is_not_tied_again() -> None:
    """Then the warm-up before it is, where there is one."""
    old, new = session(ago=timedelta(hours=3)), session()
    cooled = session("cool", timedelta(minutes=10), pair=new.id)
    assert (paired(new, cooled), paired(old, new, cooled)) == ("", old.id)


@given(st.lists(st.tuples(st.sampled_from(sorted(KNOWN)), st.integers(0, 600)), max_size=12, unique_by=lambda s: s[1]))
def test_no_warm_up_has_two_cool_downs(done: list[tuple[str, int]]) -> None:
    """However many sessions there were in whatever order: each is tied to at most one, which came before it."""
    so_far: list[SessionRecord] = []
    for name, minutes in sorted(done, key=lambda one: -one[1]):
        ago = timedelta(minutes=minutes)
        pair = warm_up_before(KNOWN[name], so_far, utc_text(NOON - ago), KNOWN.get)
        so_far.append(session(name, ago, pair=pair))
    pairs = [one.pair for one in so_far if one.pair]
    began = {one.id: one.started for one in so_far}
    assert len(set(pairs)) == len(pairs)
    assert all(began[one.pair] < one.started for one in so_far if one.pair)


def test_the_record_of_a_session_names_its_warm_up() -> None:
    """As its identity does, and whoever takes it up again goes on with it."""
    played = Session(line(PACED))
    played.start(0)
    for second in range(1, 15):
        played.advance(1_000 * second)
    record = Recorder(played, replace(ME, pair="the warm-up")).record()
    assert record is not None
    assert record.pair == identity_of(record).pair == "the warm-up"
