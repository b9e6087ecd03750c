"""What is told of the last days: what was held, when it was done, what hurt, and what waits for its cool-down."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.answers import Answers, Entry, Form, Moment, Rating
from coach.core.lately import Lately, lately
from coach.core.record import Ended, SegmentRecord, SessionRecord, State
from coach.core.routine import When
from coach.core.standing import Now
from tests.core.made_up import card, library, routine

LIBRARY = library(
    [
        routine("warm", ("swing",), when=(When.BEFORE_EXERCISE,), tags=("warm-up", "running")),
        routine("warm-plain", ("swing",), when=(When.BEFORE_EXERCISE,), tags=("warm-up",)),
        routine("cool", ("calf",), when=(When.AFTER_EXERCISE,), tags=("running",)),
        routine("plain", ("calf", "long")),
    ],
    [
        card("calf", targets=("soleus", "gastrocnemius")),
        card("long", targets=("hamstrings", "gastrocnemius", "sciatic nerve")),
        card("swing", targets=("hip flexors",)),
    ],
    [],
)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def stamp(instant: datetime) -> str:
    return instant.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def day_of(instant: datetime) -> str:
    return (instant - timedelta(hours=4)).date().isoformat()


NOW = Now(stamp(NOON), day_of(NOON), 0)


def held(exercise: str, length: int = 30_000, kind: str = "hold", side: str = "left") -> SegmentRecord:
    return SegmentRecord(0, kind, exercise, side, 1, length, length, Ended.COMPLETED)


def session(
    name: str = "plain", *, hours: float = 0, parts: Iterable[SegmentRecord] = (), **more: Any
) -> SessionRecord:
    """One that began so many hours before noon."""
    began, parts = NOON - timedelta(hours=hours), tuple(parts) or (held("calf"),)
    given = {"id": f"{name}-{hours}", "state": State.COMPLETED, "held": sum(part.held for part in parts), **more}
    return SessionRecord(
        routine=name,
        title=name,
        started=stamp(began),
        offset_minutes=0,
        day=day_of(began),
        segments=parts,
        snapshot={},
        version="0",
        **given,
    )


def told(*sessions: SessionRecord, entries: Iterable[Entry] = ()) -> Lately:
    return lately(sessions, entries, NOW, LIBRARY.exercise, LIBRARY.routine)


def rated(of: SessionRecord, before: int | None, after: int | None) -> list[Entry]:
    """The two ratings of a session."""
    return [
        Rating("before", of.started, of.day, Moment.BEFORE, before, of.id),
        Rating("after", of.started, of.day, Moment.AFTER, after, of.id),
    ]


def complaint(of: SessionRecord, exercise: str, minutes: float = 5) -> Answers:
    """Something felt wrong so many minutes into a session."""
    at = stamp(datetime.fromisoformat(of.started) + timedelta(minutes=minutes))
    return Answers("stop", at, of.day, Form.STOP, (), None, exercise)


def test_a_hold_counts_for_every_group_of_its_exercise_once() -> None:
    """Two targets of one group are one share of it, what is no muscle has none, and both sides are counted together."""
    both = session(parts=[held("calf"), held("calf", 20_000, side="right"), held("long", 10_000)])
    assert told(both).stretched == {"calf": 60_000, "hamstrings": 10_000}


@pytest.mark.parametrize("kind", ["reps", "timed", "until-done", "rest", "switch"])
def test_only_holds_stretch(kind: str) -> None:
    """Whatever else was done is no stretch, nor is an exercise that has no card any more."""
    assert told(session(parts=[held("calf", kind=kind), held("gone")])).stretched == {}


@pytest.mark.parametrize(("days_ago", "share"), [(0, 30_000), (6, 30_000), (7, None)])
def test_the_seventh_day_back_is_another_week(days_ago: int, share: int | None) -> None:
    """Today is the first of the seven."""
    assert told(session(hours=24 * days_ago)).stretched.get("calf") == share


days = st.integers(0, 40)


@given(st.lists(st.tuples(st.sampled_from(("plain", "cool")), days, st.integers(0, 90_000)), max_size=6))
def test_a_week_is_seven_days_and_what_was_last_done_is_known_for_four_weeks(
    done: list[tuple[str, int, int]],
) -> None:
    """Today is one of the seven; what held nothing was not done, in whichever order it is told."""
    sessions = [session(name, hours=24 * ago, parts=[held("calf", length)]) for name, ago, length in done]
    found = told(*sessions)
    week = sum(length for _, ago, length in done if ago < 7)
    assert found.stretched.get("calf", 0) == week
    ages = {
        name: min(ago for each, ago, length in done if each == name and length) for name, _, length in done if length
    }
    assert found.last_done == {name: ago for name, ago in ages.items() if ago <= 28}
    assert told(*reversed(sessions)) == found


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (2, 5, "Pain rose from 2 to 5 after it on 2026-11-20."),
        (0, 2, "Pain rose from 0 to 2 after it on 2026-11-20."),
        (6, 6, "Pain was 6 of 10 after it on 2026-11-20."),
        (None, 7, "Pain was 7 of 10 after it on 2026-11-20."),
        (None, 5, ""),
        (4, 5, ""),
        (9, None, ""),
        (5, 1, ""),
    ],
)
def test_strong_pain_after_it_or_a_rise_by_two_counts_against_a_routine(
    before: int | None, after: int | None, why: str
) -> None:
    """What was not rated is no pain, and what was there before is not blamed on it until it is strong."""
    ago = session(hours=72)
    assert told(ago, entries=rated(ago, before, after)).painful == ({"plain": why} if why else {})


@pytest.mark.parametrize(("days_ago", "counts"), [(0, True), (13, True), (14, False)])
def test_pain_is_held_against_a_routine_for_fourteen_days(days_ago: int, counts: bool) -> None:
    """Today is one of them, for ratings and for complaints."""
    ago = session(hours=24 * days_ago)
    assert bool(told(ago, entries=rated(ago, 0, 8)).painful) is counts
    assert bool(told(ago, entries=[complaint(ago, "calf")]).painful) is counts


def test_another_sessions_rating_is_not_a_routines_own() -> None:
    """Nor is one that belongs to no session."""
    one, other = session("plain"), session("cool", hours=2)
    loose = Rating("loose", one.started, one.day, Moment.AFTER, 9)
    assert set(told(one, other, entries=[*rated(other, 1, 9), loose]).painful) == {"cool"}


def test_a_complaint_counts_against_the_routine_it_was_made_in_alone() -> None:
    """Not one before it the same day, not one that began later, and not one without the exercise."""
    before, during, later = session("cool", hours=5), session("plain", hours=3), session("warm", hours=1)
    found = told(later, during, before, entries=[complaint(during, "calf")]).painful
    assert found == {"plain": "Something felt wrong in it on 2026-11-23."}
    assert told(during, entries=[complaint(during, "long")]).painful == {}


def test_an_older_session_with_the_exercise_is_not_blamed() -> None:
    """Where the session of the day is not known, none is."""
    yesterday, today = session(hours=24), session("warm", hours=1, parts=[held("swing")])
    assert told(yesterday, today, entries=[complaint(today, "calf")]).painful == {}


def test_each_complaint_counts_though_the_same_exercise_felt_wrong_again_elsewhere() -> None:
    """The later one does not clear the earlier one's routine."""
    first, second = session("cool", hours=96), session("plain", hours=24)
    said = [complaint(first, "calf"), complaint(second, "calf")]
    assert set(told(first, second, entries=said).painful) == {"cool", "plain"}


def test_a_complaint_counts_where_nothing_could_be_held_for_it() -> None:
    """Such a session was not done, but it hurt."""
    stopped = session(parts=[held("calf", 0)], state=State.STOPPED)
    found = told(stopped, entries=[complaint(stopped, "calf")])
    assert set(found.painful) == {"plain"}
    assert found.last_done == {}


def test_a_form_of_another_kind_is_no_complaint() -> None:
    """Nor is a complaint that names no exercise."""
    ago = session(hours=1)
    daily = Answers("daily", NOW.utc, NOW.day, Form.DAILY, (), None, "calf")
    assert told(ago, entries=[daily, complaint(ago, "")]).painful == {}


WARM = session("warm", hours=2, parts=[held("swing", kind="reps")])


@pytest.mark.parametrize(
    ("sessions", "activity"),
    [
        ([WARM], "running"),
        ([], ""),
        ([session("warm", hours=6.01)], ""),
        ([session("warm", hours=6)], "running"),
        ([session("warm", hours=-1)], ""),
        ([session("warm", hours=2, parts=[held("swing", 0)])], ""),
        ([session("warm", hours=2, state=State.STOPPED)], ""),
        ([session("warm-plain", hours=2)], ""),
        ([WARM, session("cool", hours=1)], ""),
        ([session("cool", hours=3), WARM], "running"),
        ([WARM, session("cool", hours=1, parts=[held("calf", 0)])], "running"),
        ([WARM, session("plain", hours=1)], "running"),
        ([WARM, session("gone", hours=1)], "running"),
    ],
)
def test_a_warm_up_waits_for_its_cool_down_for_six_hours(sessions: list[SessionRecord], activity: str) -> None:
    """Unless it held nothing, was stopped, is for no activity, or something was held after exercise since."""
    assert told(*sessions).warmed_up == activity
    assert told(*sessions[::-1]).warmed_up == activity


def test_a_routine_that_was_renamed_keeps_what_is_known_of_it() -> None:
    """Under the id that it has now."""
    old = session("old", hours=1)
    found = lately(
        [old],
        rated(old, 1, 7),
        NOW,
        LIBRARY.exercise,
        lambda name: LIBRARY.routine("plain") if name == "old" else LIBRARY.routine(name),
    )
    assert found.last_done == {"plain": 0}
    assert list(found.painful) == ["plain"]
