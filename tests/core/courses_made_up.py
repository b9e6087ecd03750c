"""A routine with a table of weeks, one without, moves of their courses and sessions of them: for tests of courses."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from coach.core.answers import CourseMove, CourseStep, Entry
from coach.core.course import Following, courses
from coach.core.record import SessionRecord, State
from coach.core.routine import Course, Dose, Routine, Side, Step, Tempo, WeekDose, Work
from coach.core.snapshot import snapshot_of
from tests.core.stage import HOLD, line

MONDAY = "2026-03-02"
MON_WED_FRI = (0, 2, 4)
PACED = Dose(Work.REPS, reps=(5,), tempo=Tempo(4_000, 3_000), sets=2, rest=60_000)
PLAN = Routine(
    "plan",
    "Plan",
    "A plan.",
    (),
    (Step("walk", Dose(Work.TIMED, 120_000), Side.BOTH), Step("lowering", PACED, Side.BOTH)),
    course=Course(10),
    weeks=(WeekDose(1, 1, 2, (5,)), WeekDose(2, 2, 3, (6,)), WeekDose(1, 3, 3, (12, 10, 8))),
)
PLAIN = replace(PLAN, id="plain", course=None, weeks=(), formerly=("simple",))
ASKED = 30_000
"""Milliseconds of work that the session of `session` asks for."""


def after(days: int, first: str = MONDAY) -> str:
    return (date.fromisoformat(first) + timedelta(days=days)).isoformat()


def step(day: str, what: CourseMove = CourseMove.BEGUN, course: str = "one", **more: object) -> CourseStep:
    """A move; a course is begun for three days a week of PLAIN, without an end."""
    told = {"routine": "plain", "days": MON_WED_FRI} if what is CourseMove.BEGUN else {}
    entry = CourseStep(f"{course}-{what}-{day}", f"{day}T08:00:00.000Z", day, course, what)
    return replace(entry, **(told | more))  # type: ignore[arg-type]


def session(day: str, state: State = State.COMPLETED, held: int = ASKED, routine: str = "plain") -> SessionRecord:
    asked = snapshot_of(line(HOLD))
    started = f"{day}T18:00:00.000Z"
    return SessionRecord(f"{routine}-{day}-{held}", routine, "T", started, 0, day, state, held, (), asked, "1")


def routine_of(name: str) -> Routine | None:
    return {"plan": PLAN, "plain": PLAIN, "simple": PLAIN}.get(name)


def stand(entries: Iterable[Entry], today: str, *done: SessionRecord) -> tuple[Following, ...]:
    return courses(entries, done, today, routine_of)


def only(entries: Iterable[Entry], today: str, *done: SessionRecord) -> Following:
    (found,) = stand(entries, today, *done)
    return found
