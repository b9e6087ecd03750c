"""What home shows: remembered answers, what may be asked for, and rows as plain texts."""

import marshal
import subprocess
import sys
from dataclasses import replace

from hypothesis import given, settings

from coach.core.aim import Aim, AimKind, Ask
from coach.core.answers import Choice, Form
from coach.core.board import LENGTHS, Answers, Board, Option, as_tuples, ask_at, ask_of, from_tuples
from coach.core.boards import board, remembered
from coach.core.course import Following
from coach.core.knowledge import Grade
from coach.core.lately import Lately
from coach.core.proposal import propose, why_line
from coach.core.routine import When
from coach.core.situation import Situation
from coach.core.standing import Standing
from coach.core.words import minutes
from tests.core.choosing import made, questions, shelf, situation, situations, step
from tests.core.made_up import link

RUNNING = Aim(AimKind.ACTIVITY, "running")
CRAMP = Aim(AimKind.CONDITION, "cramp")
HAMSTRINGS = Aim(AimKind.MUSCLE, "hamstrings")
LIBRARY = shelf(
    made("warm-up", (When.BEFORE_EXERCISE,), step("bridge"), tags=("running",)),
    made("cool-down", (When.AFTER_EXERCISE,), step("calf"), tags=("running", "cycling")),
    made("bedtime", (When.BEFORE_BED,), step("thigh"), links=(link("cramp", Grade.LIMITED),)),
    made("care", (When.SELF_CARE,), step("ice"), links=(link("ache", Grade.EXPERT),)),
    made("plan", (When.ANY_TIME,), step("thigh", 2, 3)),
)
WHENS = ["before-exercise", "after-exercise", "before-bed", "any-time", "self-care"]


def chose(*choices: tuple[str, str, int]) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"c{number}", "2026-03-02T10:00:00.000Z", "2026-03-02", *each) for number, each in enumerate(choices)
    )


def after(*choices: tuple[str, str, int], lately: Lately | None = None) -> Board:
    """The first board of somebody who chose these before."""
    return board(None, situation(LIBRARY, choices=chose(*choices), lately=lately or Lately()))


def asked(found: Board) -> tuple[str, str, int]:
    return found.when, found.aim, found.minutes


def words(options: tuple[Option, ...]) -> list[str]:
    return [option.words for option in options]


# -- what is remembered ---------------------------------------------------------------------------------------


def test_without_a_memory_it_is_any_time_and_anything() -> None:
    """As long as it is."""
    assert asked(after()) == ("any-time", "", 0)


def test_the_last_choice_is_asked_again() -> None:
    """When, for what and how long."""
    bed = ("before-bed", "condition:cramp", 7)
    assert asked(after(("any-time", "", 5), bed)) == bed


def test_what_hurt_then_need_not_hurt_now() -> None:
    """A start never begins with self-care because it was chosen before: the choice before it is asked again."""
    bed, care = ("before-bed", "condition:cramp", 7), ("self-care", "condition:ache", 0)
    assert asked(after(bed, care)) == bed
    assert asked(after(care)) == ("any-time", "", 0)
    assert remembered("", chose(care)) is None


def test_each_occasion_has_a_memory_of_its_own() -> None:
    """At another `when` its own last aim and minutes are asked for; those of one that was never asked are open."""
    bed, running = ("before-bed", "condition:cramp", 7), ("before-exercise", "activity:running", 10)
    found = after(bed, running)
    assert asked(found) == running
    assert ask_at(found, "before-bed") == Ask(When.BEFORE_BED, CRAMP, 7)
    assert ask_at(found, "after-exercise") == Ask(When.AFTER_EXERCISE)
    assert [each.when for each in found.remembered] == WHENS


def test_a_warm_up_waits_for_its_cool_down() -> None:
    """Then that is asked for, with the minutes of the last one, whatever was chosen last."""
    warm = Lately({}, {}, {}, "running")
    found = after(("after-exercise", "activity:cycling", 10), ("before-exercise", "activity:running", 5), lately=warm)
    assert asked(found) == ("after-exercise", "activity:running", 10)


def test_a_memory_of_what_is_gone_is_no_aim() -> None:
    """Neither of a condition that no file has any more, nor of words that mean nothing."""
    for aim in ("condition:gone", "nothing", "planet:mars"):
        assert asked(after(("before-bed", aim, 7))) == ("before-bed", "", 7)
    assert asked(after(("never", "muscle:calf", 5)))[0] == "any-time"


# -- what may be asked for ------------------------------------------------------------------------------------


def offered(when: When, aim: Aim | None = None) -> tuple[Option, ...]:
    return board(Ask(when, aim), situation(LIBRARY)).aims


def test_what_there_is_something_for_may_be_asked_for() -> None:
    """Activities around exercise, with muscles after it; else conditions that something helps with, then muscles."""
    assert words(offered(When.BEFORE_EXERCISE)) == ["running", "anything"]
    assert words(offered(When.AFTER_EXERCISE)) == ["running", "cycling", "calves", "anything"]
    assert words(offered(When.BEFORE_BED)) == ["Having cramp", "hamstrings", "anything"]
    assert words(offered(When.ANY_TIME)) == ["hamstrings", "anything"]
    assert words(offered(When.SELF_CARE)) == ["Having ache", "anything"]


def test_what_is_asked_for_is_always_among_them() -> None:
    """In front where nothing at that time is for it; nine at the most, beside anything."""
    assert words(offered(When.ANY_TIME, CRAMP)) == ["Having cramp", "hamstrings", "anything"]
    assert words(offered(When.BEFORE_BED, HAMSTRINGS)) == ["Having cramp", "hamstrings", "anything"]


@given(questions, situations)
@settings(max_examples=30)
def test_every_answer_has_a_key_of_its_own(ask: Ask, at: Situation) -> None:
    """Digits from 1 for the aims and 0 for anything; letters for the occasions."""
    found = board(ask, at)
    keys = [option.key for option in found.aims]
    assert keys == [*(str(number) for number in range(1, len(keys))), "0"] and len(keys) <= 10
    assert [option.value for option in found.whens] == WHENS
    assert [option.key for option in found.whens] == ["b", "a", "n", "t", "h"]
    assert found.aim in [option.value for option in found.aims]
    assert found.minutes in found.lengths


def test_other_lengths_are_gone_through_too() -> None:
    """Those of the command line, in their place."""
    assert board(Ask(minutes=7), situation(LIBRARY)).lengths == LENGTHS
    assert board(Ask(minutes=12), situation(LIBRARY)).lengths == (0, 5, 7, 10, 12, 15, 20, 30)


# -- what is shown --------------------------------------------------------------------------------------------


@given(questions, situations)
@settings(max_examples=30)
def test_the_rows_are_what_is_proposed(ask: Ask, at: Situation) -> None:
    """The best first, each as it would be played; the note is theirs, and the question is told back."""
    found, proposal = board(ask, at), propose(ask, at)
    sessions = [one for one in (proposal.best, *proposal.others) if one is not None]
    assert [(row.routine, row.length, row.why, row.told) for row in found.rows] == [
        (one.entry.id, minutes(one.length, one.about), why_line(one), one.told) for one in sessions
    ]
    assert [row.minutes for row in found.rows] == [0 if one.whole else ask.minutes for one in sessions]
    assert found.note == proposal.note
    assert ask_of(found) == ask


@given(questions, situations)
@settings(max_examples=30)
def test_a_board_travels_between_processes(ask: Ask, at: Situation) -> None:
    """As bare tuples of plain texts, whole numbers and truths."""
    found = board(ask, at)
    assert from_tuples(marshal.loads(marshal.dumps(as_tuples(found)))) == found


def test_its_shape_brings_nothing_along() -> None:
    """It is part of the first frame: importing it loads no other module of the program."""
    code = "import sys, coach.core.board; print(*(name for name in sys.modules if name.startswith('coach.')))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["coach.core", "coach.core.board"]


def test_a_row_names_the_things_it_needs_as_it_is_played() -> None:
    """Not those of what is left out."""
    library = shelf(made("legs", (When.ANY_TIME,), step("calf"), step("thigh")))
    assert board(Ask(When.ANY_TIME), situation(library)).rows[0].needs == "wall, strap"
    at = situation(library, Standing(ticks=("dizzy",)))
    assert board(Ask(When.ANY_TIME), at).rows[0].needs == "wall"
    bare = situation(shelf(made("calm", (When.ANY_TIME,), step("breathing"))))
    assert board(Ask(When.ANY_TIME), bare).rows[0].needs == "nothing"


PLAN = Following("one", "plan", "", (0,), "2026-03-02", 2, 6, False, False, True, 1, 3)


def test_where_it_hurts_no_course_is_due() -> None:
    """Never straight to a stretch, whatever day it is."""
    at = situation(LIBRARY, followed=(PLAN,))
    assert board(Ask(When.ANY_TIME), at).due
    assert board(Ask(When.SELF_CARE), at).due == ()


def test_a_course_that_is_due_comes_whole_and_says_its_week() -> None:
    """Whatever is asked for; not one that is not due, and none that the gate closes."""
    ask = Ask(When.BEFORE_BED, minutes=1)
    at = situation(LIBRARY, followed=(PLAN, replace(PLAN, routine="cool-down", due=False)))
    (row,) = board(ask, at).due
    assert (row.routine, row.minutes, row.course) == ("plan", 0, "week 2 of 6")
    assert row.why == "1 of 3 done this week."
    assert board(ask, replace(at, standing=Standing(ticks=("dizzy",)))).due == ()
    endless = situation(LIBRARY, followed=(replace(PLAN, weeks=0),))
    assert board(ask, endless).due[0].course == "week 2"
    sore = replace(at, lately=Lately(painful={row.routine: "Pain rose from 2 to 5 after it on 2026-03-01."}))
    assert board(ask, sore).due[0].why == "1 of 3 done this week. Pain rose from 2 to 5 after it on 2026-03-01."
    assert board(Ask(When.ANY_TIME), at).rows[0].course == "week 2 of 6"


def test_it_says_what_was_answered() -> None:
    """Whether ever, and whether today."""
    found = board(None, situation(LIBRARY, Standing(ask=Form.FULL, first=True)))
    assert (found.first, found.asked_today, bool(found.rows)) == (True, False, True)
    found = board(None, situation(LIBRARY))
    assert (found.first, found.asked_today) == (False, True)
    assert found.remembered == tuple(Answers(when, "", 0) for when in WHENS)
