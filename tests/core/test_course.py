"""Courses: which week it is, what is due today, and what a pause, an end or a new beginning changes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.answers import Choice, CourseMove, CourseStep, Entry
from coach.core.record import SessionRecord, State
from tests.core.courses_made_up import ASKED, MON_WED_FRI, MONDAY, after, only, session, stand, step


def due_days(entries: Sequence[Entry], days: int, first: str = MONDAY) -> list[int]:
    """On which of so many days from the first one on it is due, where it is never done."""
    known = {n: [entry for entry in entries if entry.day <= after(n, first)] for n in range(days)}
    return [n for n in range(days) if only(known[n], after(n, first)).due]


def test_weeks_count_from_the_day_of_beginning() -> None:
    """Whatever day of the week that is; what is no move of a course is no matter."""
    choice = Choice("c", "at", MONDAY, "", "", 0)
    entries: list[Entry] = [choice, step("2026-03-05", condition="cramp", weeks=6)]
    first = only(entries, "2026-03-05")
    assert (first.course, first.routine, first.condition, first.begun) == ("one", "plain", "cramp", "2026-03-05")
    assert (first.days, first.weeks, first.week, first.days_done) == (MON_WED_FRI, 6, 1, 0)
    assert [only(entries, after(n, "2026-03-05")).week for n in (6, 7, 13, 14)] == [1, 2, 2, 3]
    assert only(entries, after(10, "2026-03-05")).days_done == 10


def test_a_course_is_over_after_its_weeks() -> None:
    """Its last day still belongs to it; without a number of weeks it never ends."""
    entries = [step(MONDAY, weeks=2)]
    last, next_day = only(entries, after(13)), only(entries, after(14))
    assert (last.over, last.active, next_day.over, next_day.active) == (False, True, True, False)
    assert last.last_day(after(13)) == next_day.last_day(after(14)) == only(entries, MONDAY).last_day(MONDAY)
    assert last.last_day(after(13)) == after(13)
    assert not only(entries, after(14)).due
    endless = only([step(MONDAY)], after(7_000))
    assert (endless.over, endless.due, endless.week, endless.last_day(after(7_000))) == (False, True, 1001, "")


def test_due_on_the_chosen_days_alone() -> None:
    """In every week, and never before a chosen day has come."""
    assert due_days([step(MONDAY)], 14) == [0, 2, 4, 7, 9, 11]
    assert due_days([step("2026-03-05")], 7, "2026-03-05") == [1, 4, 6]


def test_in_a_week_of_fewer_days_the_first_ones_count() -> None:
    """The table has one, two, two and three days; from then on three."""
    entries = [step(MONDAY, routine="plan", weeks=10)]
    assert due_days(entries, 35) == [0, 7, 9, 14, 16, 21, 23, 25, 28, 30, 32]
    assert [only(entries, after(n)).asked_this_week for n in (0, 7, 21)] == [1, 2, 3]
    assert due_days([step("2026-03-05", routine="plan")], 14, "2026-03-05") == [1, 8, 11]


@pytest.mark.parametrize(
    ("done", "due"),
    [
        (session(MONDAY), False),
        (session(MONDAY, State.ENDED_EARLY, ASKED // 2), False),
        (session(MONDAY, State.ENDED_EARLY, ASKED // 2 - 1), True),
        (session(MONDAY, State.STOPPED, ASKED // 2), False),
        (session(MONDAY, State.STOPPED, ASKED // 2 - 1), True),
        (session(MONDAY, State.COMPLETED, 1), False),
        (replace(session(MONDAY, State.ENDED_EARLY), snapshot={}), True),
        (session(after(-1)), True),
        (session(MONDAY, routine="plan"), True),
        (session(MONDAY, routine="simple"), False),
    ],
)
def test_not_due_where_it_was_done_today(done: SessionRecord, due: bool) -> None:
    """To its end, or half of the work that was asked; that routine alone, by whatever id it had."""
    found = only([step(MONDAY)], MONDAY, done)
    assert (found.due, found.done_this_week) == (due, int(not due))


def test_done_twice_a_day_counts_once() -> None:
    """And what was done before this week not at all; other days than the chosen ones count too."""
    done = [session(after(n), held=held) for n in (0, 7, 8) for held in (ASKED, ASKED + 1)]
    found = only([step(MONDAY)], after(9), *done)
    assert (found.done_this_week, found.asked_this_week, found.due) == (2, 3, True)


def test_a_paused_course_stands_still() -> None:
    """Nothing is due, and its week and its days stay what they are; from the day of going on they go on."""
    paused = [step(MONDAY, weeks=6), step(after(9), CourseMove.PAUSED)]
    for n in (9, 15, 400):
        found = only(paused, after(n))
        assert (found.paused, found.active, found.due, found.week, found.days_done) == (True, False, False, 2, 9)
    again = only([*paused, step(after(21), CourseMove.RESUMED)], after(21))
    assert (again.paused, again.active, again.due, again.week, again.days_done) == (False, True, True, 2, 9)


def test_what_was_done_before_a_pause_counts_in_its_week() -> None:
    """The week was begun on Monday, paused on Tuesday and gone on with on Thursday of the week after next."""
    table = step(MONDAY, routine="plan", weeks=10)
    entries = [table, step(after(1), CourseMove.PAUSED), step(after(17), CourseMove.RESUMED)]
    found = only(entries, after(17), session(MONDAY, routine="plan"))
    assert (found.week, found.days_done, found.done_this_week, found.asked_this_week) == (1, 1, 1, 1)
    assert due_days(entries, 30) == [0, 23, 25]


def test_pausing_and_going_on_twice_changes_nothing() -> None:
    """The first pause counts, and there is nothing to go on with where nothing rests."""
    once = [step(MONDAY), step(after(3), CourseMove.PAUSED), step(after(5), CourseMove.RESUMED)]
    twice = [*once[:2], step(after(4), CourseMove.PAUSED), once[2], step(after(6), CourseMove.RESUMED)]
    assert only(once, after(8)) == only(twice, after(8))
    assert only(once, after(8)).days_done == 6


def test_a_stopped_course_stays_in_the_history() -> None:
    """As it stood when it was stopped; whatever comes later moves nothing."""
    stopped = [step(MONDAY, weeks=6), step(after(15), CourseMove.STOPPED)]
    later = [*stopped, step(after(16), CourseMove.RESUMED), step(after(30), CourseMove.STOPPED)]
    for entries in (stopped, later):
        found = only(entries, after(90))
        assert (found.stopped, found.active, found.over, found.due, found.week) == (True, False, False, False, 3)
        assert found.last_day(after(90)) == ""
    at_rest = [step(MONDAY), step(after(3), CourseMove.PAUSED), step(after(15), CourseMove.STOPPED)]
    assert only(at_rest, after(90)).week == 1


def test_beginning_anew_is_a_new_course() -> None:
    """The old one counts as stopped from that day on, also where the routine had another id then; others go on."""
    other = step(MONDAY, course="other", routine="plan")
    entries = [step(MONDAY, routine="simple"), other, step(after(8), course="two", days=(1,))]
    old, plan, new = stand(entries, after(8))
    assert [one.course for one in (old, plan, new)] == ["one", "other", "two"]
    assert (old.stopped, plan.stopped, new.stopped) == (True, False, False)
    assert (old.week, plan.week, new.week, new.due) == (2, 2, 1, True)
    assert old.routine == new.routine == "plain"
    assert stand(entries, after(90))[0].week == 2


def test_a_move_of_no_known_course_is_no_matter() -> None:
    """As where what began it was forgotten."""
    assert stand([step(MONDAY, what) for what in CourseMove if what is not CourseMove.BEGUN], MONDAY) == ()


def test_a_routine_that_is_gone_is_still_followed() -> None:
    """Nobody knows its table any more; its days and weeks stand."""
    found = only([step(MONDAY, routine="lost", weeks=2)], after(2), session(MONDAY, routine="lost"))
    assert (found.routine, found.due, found.done_this_week, found.asked_this_week) == ("lost", True, 1, 3)


def test_a_clock_that_is_set_back_is_no_mistake() -> None:
    """Before its own beginning it is the first week, and a pause that ended before it began took no day."""
    early = only([step(MONDAY, weeks=2)], after(-3))
    assert (early.week, early.days_done, early.over) == (1, 0, False)
    back = [step(MONDAY), step(after(5), CourseMove.PAUSED), step(after(2), CourseMove.RESUMED)]
    assert only(back, after(7)).days_done == 7


moves = st.lists(st.tuples(st.integers(0, 9), st.sampled_from(CourseMove)), max_size=8)
chosen_days = st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True).map(lambda days: tuple(sorted(days)))


def told(made: list[tuple[int, CourseMove]]) -> list[CourseStep]:
    """A course from Monday on, and these moves of the newest course, each so many days after the one before."""
    entries, day = [step(MONDAY, course="c-0")], 0
    for number, (gap, what) in enumerate(made, 1):
        day += gap
        course = f"c-{number}" if what is CourseMove.BEGUN else entries[-1].course
        entries.append(step(after(day), what, course, id=f"e-{number}"))
    return entries


@given(moves)
def test_the_week_never_goes_back(made: list[tuple[int, CourseMove]]) -> None:
    """From day to day a course is in the same week or in the next one, whatever was done with it meanwhile."""
    entries = told(made)
    before: dict[str, int] = {}
    for n in range(60):
        for one in stand([entry for entry in entries if entry.day <= after(n)], after(n)):
            assert one.week - before.get(one.course, 1) in (0, 1)
            before[one.course] = one.week


@given(moves, st.integers(0, 90))
def test_no_course_is_ever_lost(made: list[tuple[int, CourseMove]], later: int) -> None:
    """All that were begun are there in that order, and of one routine all but the newest one are stopped."""
    entries = told(made)
    found = stand(entries, after(later))
    assert [one.course for one in found] == [e.course for e in entries if e.what is CourseMove.BEGUN]
    assert all(one.stopped for one in found[:-1])
    assert not any(one.due and not one.active for one in found)


@given(st.integers(1, 4), st.data())
def test_pausing_moves_the_end_by_the_days_of_the_pause(weeks: int, data: st.DataObject) -> None:
    """From the day of the pause up to the one of going on; on every day, the end that is told is the one that comes."""
    at, rest = data.draw(st.integers(0, weeks * 7 - 1)), data.draw(st.integers(0, 40))
    entries = [
        step(MONDAY, weeks=weeks),
        step(after(at), CourseMove.PAUSED),
        step(after(at + rest), CourseMove.RESUMED),
    ]
    end = weeks * 7 - 1 + rest
    today = data.draw(st.integers(at + rest, end))
    assert only(entries, after(today)).last_day(after(today)) == after(end)
    assert [only(entries, after(n)).over for n in (end, end + 1)] == [False, True]


@given(chosen_days, st.integers(0, 6), st.integers(0, 20), st.integers(0, 30))
def test_every_asked_day_of_a_week_comes(days: tuple[int, ...], first: int, at: int, rest: int) -> None:
    """Without a table and with pauses of whole weeks: each chosen day once in every week."""
    begun, weeks = after(first), 3
    entries = [
        step(begun, days=days, weeks=weeks),
        step(after(at, begun), CourseMove.PAUSED),
        step(after(at + rest * 7, begun), CourseMove.RESUMED),
    ]
    due = due_days(entries, (weeks + rest) * 7 + 7, begun)
    assert sorted(date.fromisoformat(after(n, begun)).weekday() for n in due) == sorted(days * weeks)


@given(st.lists(st.integers(-9, 9), max_size=9), st.integers(0, 6))
def test_no_more_is_done_than_there_are_days(done: list[int], today: int) -> None:
    """Each day of this week once, however often it was done on it."""
    records = [session(after(n), held=ASKED + at) for at, n in enumerate(done)]
    assert only([step(MONDAY)], after(today), *records).done_this_week == len({n for n in done if 0 <= n < 7})
