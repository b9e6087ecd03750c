"""Following a routine: days, for what, until when; a pause, an end, a new beginning. What was done is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from coach.adapters.library import ShelfLibrary
from coach.core.answers import CourseMove, CourseStep
from coach.tui.screens.follow import FollowScreen
from coach.tui.screens.home import HomeScreen
from coach.tui.screens.routine import RoutineScreen
from coach.tui.screens.session import SessionScreen
from tests.tui.conftest import MakeRoom
from tests.tui.visit import Room, Visit

PLAN = "nordic-hamstring-plan"
MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def plans(room_with: MakeRoom, built_in: ShelfLibrary) -> Room:
    """On a Monday, with the questions of the day answered."""
    room = room_with(built_in)
    room.wall.moment = MONDAY
    return room.attest().proposing()


def steps(room: Room) -> list[CourseStep]:
    return [entry for entry in room.entries() if isinstance(entry, CourseStep)]


async def opened(visit: Visit, routine: str = PLAN) -> None:
    """The course of a routine, from its page."""
    visit.app.open(f"routine:{routine}")
    await visit.settle()
    await visit.press("f")
    visit.on(FollowScreen)


async def begin(visit: Visit, routine: str = PLAN) -> None:
    """Begin a course on the days that are offered, and go home."""
    await opened(visit, routine)
    await visit.press("enter", "escape")
    visit.on(HomeScreen)


async def test_days_are_taken_in_and_left_out(plans: Room) -> None:
    """1 is Monday; as many as the routine asks for are offered, and those in brackets are kept."""
    async with plans.visit() as visit:
        await opened(visit, "heel-drop-plan")
        asked = plans.desk.library.routines()["heel-drop-plan"].days_per_week
        assert visit.text.count("[") == asked
        for day in range(1, 8):
            if f"[{day} " in visit.text:
                await visit.press(str(day))
        assert "Choose one day at least." in visit.text
        await visit.press("enter")
        visit.on(FollowScreen)
        await visit.press("7", "2", "enter")
        visit.on(RoutineScreen)
    (begun,) = steps(plans)
    assert (begun.what, begun.routine, begun.days) == (CourseMove.BEGUN, "heel-drop-plan", (1, 6))


async def test_it_says_until_when(plans: Room) -> None:
    """The last day of its last week."""
    routine = plans.desk.library.routines()[PLAN]
    assert routine.course is not None
    weeks = routine.course.weeks
    until = (MONDAY + timedelta(weeks=weeks, days=-1)).date().isoformat()
    async with plans.visit() as visit:
        await opened(visit)
        assert f"until {until}" in visit.prose
        await visit.press("enter")
        assert f"You follow this: week 1 of {weeks}" in visit.prose
    assert [step.weeks for step in steps(plans)] == [weeks]


async def test_a_routine_without_weeks_goes_on_until_it_is_stopped(plans: Room) -> None:
    """No last day is made up."""
    routine = next(
        one
        for one in plans.desk.library.routines().values()
        if one.course is None and not one.weeks and "self-care" not in one.when
    )
    async with plans.visit() as visit:
        await opened(visit, routine.id)
        assert "until you stop it" in visit.prose
        await visit.press("enter")
    assert [step.weeks for step in steps(plans)] == [0]


async def test_where_it_may_help_with_several_one_says_which(plans: Room) -> None:
    """f goes on to the next; the one in brackets is kept."""
    async with plans.visit() as visit:
        await opened(visit, "easy-cycling-before-bed")
        first = visit.prose.split("For what?")[1].split("[")[1].split("]")[0]
        await visit.press("f")
        second = visit.prose.split("For what?")[1].split("[")[1].split("]")[0]
        assert first != second
        await visit.press("enter")
    (begun,) = steps(plans)
    card = plans.desk.library.condition(begun.condition)
    assert card is not None and card.title == second


async def test_what_is_due_stands_first_at_home_and_enter_starts_it(plans: Room) -> None:
    """In the week of its course."""
    async with plans.visit() as visit:
        await begin(visit)
        shown = visit.text
        assert shown.index("Due today · week 1 of") < shown.index("Proposed")
        await visit.press("enter")
        assert visit.on(SessionScreen).conductor.session.timeline.title == plans.desk.library.routines()[PLAN].title


async def test_a_course_is_paused_and_gone_on_with(plans: Room) -> None:
    """Paused it is not due; afterwards it is."""
    async with plans.visit() as visit:
        await begin(visit)
        await opened(visit)
        await visit.press("p")
        assert "paused in week 1" in visit.prose
        await visit.press("escape")
        assert "You follow this: paused in week 1" in visit.prose
        await visit.press("escape")
        assert "Due today" not in visit.text
        await opened(visit)
        await visit.press("p", "escape", "escape")
        assert "Due today" in visit.text
    assert [step.what for step in steps(plans)] == [CourseMove.BEGUN, CourseMove.PAUSED, CourseMove.RESUMED]


async def test_a_course_that_is_stopped_is_no_longer_due_and_stays_in_the_journal(plans: Room) -> None:
    """Its page says nothing of it any more, and it can be begun again."""
    async with plans.visit() as visit:
        await begin(visit)
        await opened(visit)
        await visit.press("x")
        visit.on(RoutineScreen)
        assert "You follow this" not in visit.text
        await visit.press("escape")
        assert "Due today" not in visit.text
        await begin(visit)
        assert "Due today" in visit.text
    assert [step.what for step in steps(plans)] == [CourseMove.BEGUN, CourseMove.STOPPED, CourseMove.BEGUN]


async def test_anew_stops_the_old_course_once_the_new_one_begins(plans: Room) -> None:
    """Escape before that leaves all as it was."""
    async with plans.visit() as visit:
        await begin(visit)
        await opened(visit)
        await visit.press("a", "escape")
        visit.on(FollowScreen)
        assert "You follow this" in visit.text
        await visit.press("a", "1", "7", "enter")
        visit.on(RoutineScreen)
    moves = [(step.what, step.course) for step in steps(plans)]
    assert [what for what, _ in moves] == [CourseMove.BEGUN, CourseMove.STOPPED, CourseMove.BEGUN]
    assert moves[0][1] == moves[1][1] != moves[2][1]
    assert 6 in steps(plans)[2].days


async def test_keys_do_nothing_where_the_screen_does_not_offer_them(plans: Room) -> None:
    """Nothing can be paused that does not run, and no day be changed of what does."""
    async with plans.visit() as visit:
        await opened(visit)
        before = visit.text
        await visit.press("p", "x", "a")
        assert visit.text == before
        await visit.press("enter", "f")
        before = visit.text
        await visit.press("1", "enter")
        assert visit.text == before
    assert len(steps(plans)) == 1


async def test_self_care_is_not_followed(plans: Room) -> None:
    """Neither offered nor done."""
    async with plans.visit() as visit:
        visit.app.open("routine:ice-pack")
        await visit.settle()
        assert "Follow" not in visit.footer
        await visit.press("f")
        visit.on(RoutineScreen)
