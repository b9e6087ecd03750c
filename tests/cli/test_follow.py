"""`coach follow`: courses are begun, told, paused, taken up and stopped, and none is lost."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from coach.adapters.clock import SystemCalendar
from coach.commands.desk import open_journal
from coach.core.answers import CourseMove, CourseStep
from coach.version import VERSION
from tests.cli.program import Program, events, is_one_sentence

BEDTIME = "bedtime-cramp-routine"
PLAN = "nordic-hamstring-plan"


def in_weeks(weeks: int) -> str:
    """The last day of a course of so many weeks that begins today."""
    today = date.fromisoformat(SystemCalendar(VERSION).today())
    return (today + timedelta(weeks=weeks, days=-1)).isoformat()


def begun_before(days: int, routine: str, weeks: int) -> CourseStep:
    """A course for every day that was begun so many days ago."""
    day = (date.fromisoformat(SystemCalendar(VERSION).today()) - timedelta(days=days)).isoformat()
    at = f"{day}T12:00:00.000Z"
    return CourseStep("earlier", at, day, "earlier", CourseMove.BEGUN, routine, "", tuple(range(7)), weeks)


def told(coach: Program, *words: str) -> str:
    done = coach.run("follow", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def refused(coach: Program, *words: str) -> str:
    done = coach.run("follow", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert is_one_sentence(done.stderr)
    return done.stderr


def steps(coach: Program, monkeypatch: pytest.MonkeyPatch) -> list[CourseStep]:
    monkeypatch.setenv("COACH_HOME", str(coach.home))
    return [entry for entry in open_journal().entries() if isinstance(entry, CourseStep)]


def test_no_course_yet(coach: Program) -> None:
    """The list says how to begin one, and asking for it makes no file."""
    done = coach.run("follow")
    assert (done.returncode, done.stdout) == (0, "")
    assert "coach follow ROUTINE --days mon,wed,fri" in done.stderr
    assert not coach.home.exists()


def test_a_course_is_begun_and_told(coach: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """On which days, in which week of how many, until when, and what is asked at its end; the list says the same."""
    first, *rest = told(coach, BEDTIME, "--days", "daily").splitlines()
    assert "every day, week 1 of 6, 0 of 7 done this week, " in first
    assert in_weeks(6) in first
    assert first.endswith("due today.")
    assert len(rest) == 1
    assert rest[0].startswith("At its end: Are the cramps")
    assert told(coach).splitlines() == [first]
    (step,) = steps(coach, monkeypatch)
    assert (step.what, step.routine, step.condition) == (CourseMove.BEGUN, BEDTIME, "nocturnal-leg-cramps")
    assert (step.days, step.weeks) == (tuple(range(7)), 6)


@pytest.mark.parametrize(
    ("words", "days"), [("mon,wed,fri", (0, 2, 4)), ("Sunday, tues,sun", (1, 6)), ("every-day", tuple(range(7)))]
)
def test_days(coach: Program, monkeypatch: pytest.MonkeyPatch, words: str, days: tuple[int, ...]) -> None:
    """By their names or as far as they are clear; each once, in the order of the week."""
    told(coach, PLAN, "--days", words)
    assert steps(coach, monkeypatch)[0].days == days


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((PLAN,), "--days mon,wed,fri"),
        ((PLAN, "--days", "mon,noon"), "mon, tue, wed"),
        ((PLAN, "--days", "monsoon"), "mon, tue, wed"),
        ((PLAN, "--days", ","), "mon, tue, wed"),
        ((PLAN, "--days", "daily", "--for", "sciatica"), "hamstring-strain"),
        (("--days", "daily"), "name the routine"),
        (("first-72-hours-of-a-strain", "--days", "daily"), "nobody follows it"),
        (("cramp-first-aid", "--days", "daily"), "nobody follows it"),
        (("--pause",), "No course yet"),
        ((PLAN, "--stop"), "not followed"),
        ((PLAN, "--days", "daily", "--stop"), "leave them out with --stop"),
        (("--for", "sciatica", "--pause"), "leave them out with --pause"),
        (("no-such-routine", "--days", "daily"), "no-such-routine"),
    ],
)
def test_what_makes_no_course_is_refused(coach: Program, words: tuple[str, ...], said: str) -> None:
    """In one sentence that says how to mend it; nothing is written down."""
    assert said in refused(coach, *words)
    assert not coach.home.exists()


def test_how_often_it_is_meant_is_told_where_no_days_are(coach: Program) -> None:
    """Days are never chosen for anybody."""
    assert "on which days, 1 day a week" in refused(coach, PLAN)


def test_a_condition_can_be_named(coach: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of those that the routine may help with."""
    told(coach, BEDTIME, "--days", "daily", "--for", "nocturnal-leg-cramps")
    assert steps(coach, monkeypatch)[0].condition == "nocturnal-leg-cramps"


def test_a_pause_and_an_end_stay_on_record(coach: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """The only course need not be named; one that was stopped stays in the list and moves no more."""
    told(coach, BEDTIME, "--days", "daily")
    assert told(coach, "--pause").endswith("; paused.\n")
    assert told(coach, "--resume").endswith("due today.\n")
    assert "stopped in week 1" in told(coach, BEDTIME, "--stop")
    assert "stopped in week 1" in told(coach)
    assert "not followed" in refused(coach, BEDTIME, "--pause")
    assert "no course is running" in refused(coach, "--pause")
    moves = [step.what for step in steps(coach, monkeypatch)]
    assert moves == [CourseMove.BEGUN, CourseMove.PAUSED, CourseMove.RESUMED, CourseMove.STOPPED]


def test_begun_anew_it_is_another_course(coach: Program) -> None:
    """The old one is told as stopped, the new one as the one that runs."""
    told(coach, BEDTIME, "--days", "mon")
    told(coach, BEDTIME, "--days", "daily")
    old, new = told(coach).splitlines()
    assert "stopped in week 1" in old
    assert "every day, week 1 of 6" in new


def test_a_course_that_is_over_is_told_so(coach: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it was begun anew since; there is nothing of it to pause."""
    monkeypatch.setenv("COACH_HOME", str(coach.home))
    open_journal().keep(begun_before(14, BEDTIME, 2))
    over = told(coach)
    assert "its 2 weeks are over; begun on " in over
    assert "not followed" in refused(coach, BEDTIME, "--pause")
    told(coach, BEDTIME, "--days", "mon")
    assert told(coach).startswith(over)


def test_of_several_courses_one_must_be_named(coach: Program) -> None:
    """The sentence names them."""
    told(coach, BEDTIME, "--days", "daily")
    told(coach, PLAN, "--days", "mon")
    assert f"{BEDTIME}, {PLAN}" in refused(coach, "--pause")
    assert "; paused." in told(coach, PLAN, "--pause")


def test_a_journal_that_cannot_be_read_is_said(coach: Program) -> None:
    """In one sentence; no course is begun in its place."""
    told(coach, PLAN, "--days", "mon")
    (journal,) = coach.home.rglob("journal.sqlite3")
    journal.write_text("no journal")
    done = coach.run("follow", BEDTIME, "--days", "daily")
    assert done.returncode == 1
    assert is_one_sentence(done.stderr)
    assert journal.read_text() == "no journal"


def test_a_course_whose_file_is_gone_can_be_stopped(coach: Program, shelf: Path) -> None:
    """By its id, also where there are others; it is told by it, and its days stand."""
    told(coach, "brief", "--days", "daily", "--library", str(shelf))
    told(coach, PLAN, "--days", "daily")
    assert told(coach).startswith("brief: every day, week 1,")
    assert "brief: stopped in week 1" in told(coach, "brief", "--stop")


GROWING = """\
format: 1
title: A growing one
summary: For the tests.
when: [any-time]
steps:
  - exercise: bridge
    reps: 1
    sets: 1
    tempo: {out: 1 s, back: 1 s}
    prepare: 1 s
    rest: 5 s
course: {weeks: 3}
weeks:
  - {weeks: 1, days: 1, sets: 1, reps: 1}
  - {weeks: 2, days: 2, sets: 2, reps: [3, 2]}
"""


def test_a_session_is_that_of_its_week(ready: Program, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A routine with a table is started as the week of its course has it, for as long as it is followed."""
    (shelf / "growing.yaml").write_text(GROWING)

    def seconds() -> float:
        begun = ready.run("start", "growing", "--events", "--library", shelf, stdin="stop\n")
        return float(events(begun)[0]["seconds"])

    assert seconds() == 1 + 1 * 2
    monkeypatch.setenv("COACH_HOME", str(ready.home))
    open_journal().keep(begun_before(10, "growing", 3))
    assert seconds() == 1 + 3 * 2 + 5 + 2 * 2
    told(ready, "growing", "--pause", "--library", str(shelf))
    assert seconds() == 1 + 1 * 2


def test_a_title_is_no_markup(coach: Program, shelf: Path) -> None:
    """What a file calls itself is printed as it stands."""
    path = shelf / "brief.yaml"
    path.write_text(path.read_text().replace("Our brief one", '"[red]Our[/] one"'))
    first, *_ = coach.run("follow", "brief", "--days", "sun", "--library", str(shelf)).stdout.splitlines()
    assert first.startswith("[red]Our[/] one: sun, week 1,")
