"""What the desk tells of courses and pairs, from what is on record; an unreadable journal stands in nobody's way."""

from dataclasses import replace

from coach.core.course import week_of
from coach.core.ports import Desk, JournalError
from coach.core.record import SessionRecord
from coach.core.routine import When
from tests.core.answers_made_up import Memory, Person
from tests.core.courses_made_up import MONDAY, PLAIN, PLAN, after, session
from tests.core.made_up import MadeUp
from tests.core.stage import HOLD, Stage, line

WARM = replace(PLAIN, id="warm", when=(When.BEFORE_EXERCISE,))
COOL = replace(PLAIN, id="cool", when=(When.AFTER_EXERCISE,))
KNOWN = {each.id: each for each in (PLAN, PLAIN, WARM, COOL)}


class Diary(Memory):
    """Sessions that were done, in a journal that may be unreadable."""

    def __init__(self, *done: SessionRecord) -> None:
        super().__init__()
        self._done = done

    def sessions(self, since: str = "") -> tuple[SessionRecord, ...]:
        if self.unreadable:
            raise JournalError("The file is broken.")
        return tuple(one for one in self._done if one.day >= since)


def desk(person: Person, *done: SessionRecord) -> Desk:
    stage = Stage(line(HOLD))
    return Desk(MadeUp(KNOWN, {}, {}), Diary(*done), stage, stage, stage, person.wall, person.chart)


def at(day: str) -> Person:
    return Person(f"{day}T19:00")


def broken(there: Desk) -> Desk:
    assert isinstance(there.journal, Diary)
    there.journal.unreadable = True
    return there


def test_a_routine_with_a_table_is_handed_out_in_its_week() -> None:
    """Without a course of it, it is handed out as it is written."""
    person = at(MONDAY)
    assert desk(person).followed(PLAN) is PLAN
    person.chart.follow("plan", "", range(7), 10)
    person.later(days=8)
    assert desk(person).followed(PLAN) == week_of(PLAN, 2)
    assert desk(person).followed(PLAIN) is PLAIN


def test_courses_know_what_was_done() -> None:
    """This week, also before a pause of two weeks; where that cannot be read, nothing was done."""
    person = at(MONDAY)
    course = person.chart.follow("plain", "", range(7), 0)
    person.later(days=1).chart.pause_course(course)
    person.later(days=14).chart.resume_course(course)
    there = desk(person, session(after(15)), session(MONDAY))
    assert [(one.due, one.done_this_week) for one in there.courses()] == [(False, 2)]
    assert [(one.due, one.done_this_week) for one in broken(there).courses()] == [(True, 0)]


def test_a_cool_down_begins_with_its_pair() -> None:
    """Also where the warm-up belongs to the day before; without a readable journal it has none."""
    done = replace(session(MONDAY, routine="warm"), started=f"{MONDAY}T23:30:00.000Z")
    there = desk(Person(f"{after(1)}T04:30"), done)
    assert (there.identity(COOL).pair, there.identity(PLAIN).pair) == (done.id, "")
    assert broken(there).identity(COOL).pair == ""
