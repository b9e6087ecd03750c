"""The chart keeps what was asked for and what is followed, beside what was said of the body."""

from pathlib import Path

from coach.core.answers import Choice, CourseMove, CourseStep
from coach.core.chart import Chart
from coach.core.course import courses
from tests.adapters.records import journal_at
from tests.core.answers_made_up import SAFETY, Person, Wall
from tests.core.courses_made_up import routine_of


def test_what_was_wanted_is_kept_beside_it() -> None:
    """A choice, and each move of a course under the id of its beginning; its days once each, in their order."""
    person = Person("2026-03-02T01:30", 120)
    stamp = ("2026-03-01T23:30:00.000Z", "2026-03-01")
    person.chart.choose("after-exercise", "activity:running", 7)
    course = person.chart.follow("plan", "cramp", (4, 0, 4), 6)
    for move in (person.chart.pause_course, person.chart.resume_course, person.chart.stop_course):
        move(course)
    assert person.journal.entries() == (
        Choice("entry-1", *stamp, "after-exercise", "activity:running", 7),
        CourseStep("entry-2", *stamp, "entry-2", CourseMove.BEGUN, "plan", "cramp", (0, 4), 6),
        CourseStep("entry-3", *stamp, "entry-2", CourseMove.PAUSED),
        CourseStep("entry-4", *stamp, "entry-2", CourseMove.RESUMED),
        CourseStep("entry-5", *stamp, "entry-2", CourseMove.STOPPED),
    )


def test_what_was_wanted_is_no_answer_about_the_body() -> None:
    """Who chose a session and follows a course stands as if nothing had been said."""
    silent, wishing = Person(), Person()
    wishing.chart.choose("before-bed", "", 0)
    wishing.chart.stop_course(wishing.chart.follow("plan", "", (0,), 0))
    assert wishing.chart.standing(SAFETY) == silent.chart.standing(SAFETY)


def test_courses_outlast_the_program(tmp_path: Path) -> None:
    """From a real file they stand as they stood."""
    wall = Wall("2026-03-02T10:00")
    journal = journal_at(tmp_path / "journal.db")
    chart = Chart(journal, journal.keep, wall)
    chart.follow("plain", "", (0, 2), 0)
    chart.pause_course(chart.follow("plan", "cramp", (1,), 10))
    again = journal_at(tmp_path / "journal.db")
    found = courses(Chart(again, again.keep, wall).entries(), (), wall.today(), routine_of)
    assert found == courses(chart.entries(), (), wall.today(), routine_of)
    assert [(one.routine, one.due, one.paused) for one in found] == [("plain", True, False), ("plan", False, True)]


def test_a_course_that_could_not_be_written_down_is_followed_all_the_same() -> None:
    """Until the program ends."""
    person = Person()
    person.journal.unreadable = True
    chart = Chart(person.journal, lambda _: None, person.wall)
    chart.follow("plain", "", range(7), 0)
    (found,) = courses(chart.entries(), (), person.wall.today(), routine_of)
    assert found.due
