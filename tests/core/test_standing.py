"""What several answers mean together, and how long an urgent one blocks."""

from datetime import datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.answers import Form
from coach.core.safety import Outcome
from coach.core.standing import Standing
from tests.core.answers_made_up import (
    DAILY_SAID,
    SAID,
    Person,
)
from tests.core.standings import URGENT, assert_as_cautious_as_each, urgent

# -- several answers at once ----------------------------------------------------------------------------------


def test_two_answers_block_and_leave_out_what_either_does() -> None:
    """Every pair exhaustively: the worst of the two blocks, and the lists of both are in force."""
    for one, other in combinations(SAID, 2):
        assert_as_cautious_as_each(Person().full(one, other).standing(), one, other)


@given(st.sets(st.sampled_from(SAID)))
def test_a_form_blocks_and_leaves_out_what_each_of_its_answers_does(said: set[str]) -> None:
    """Any set of answers to all questions."""
    assert_as_cautious_as_each(Person().full(*said).standing(), *said)


@given(st.sets(st.sampled_from(SAID), max_size=4), st.sets(st.sampled_from(DAILY_SAID), max_size=3))
def test_the_form_of_the_day_adds_to_all_questions_and_takes_nothing_back(full: set[str], daily: set[str]) -> None:
    """Whatever was said in either, the worst of both blocks and the lists of both hold, that same day."""
    assert_as_cautious_as_each(Person().full(*full).later(hours=1).daily(*daily).standing(), *full, *daily)


@given(st.lists(st.sets(st.sampled_from(DAILY_SAID), max_size=2), min_size=1, max_size=4))
def test_of_several_forms_of_one_day_the_worst_counts(forms: list[set[str]]) -> None:
    """Nobody says a sign away by answering again."""
    person = Person().full()
    for said in forms:
        person.later(minutes=20).daily(*said)
    assert_as_cautious_as_each(person.standing(), *set().union(*forms))


def test_nothing_was_said_yet() -> None:
    """Then all questions come, and nothing else is known."""
    assert Person().standing() == Standing(ask=Form.FULL, first=True)


# -- urgent answers -------------------------------------------------------------------------------------------


@urgent
@pytest.mark.parametrize(
    ("said", "end"),
    [
        ("2026-03-02T10:00", "2026-03-03T04:00"),
        ("2026-03-02T15:59", "2026-03-03T04:00"),
        ("2026-03-02T16:00", "2026-03-03T04:00"),
        ("2026-03-02T16:01", "2026-03-03T04:01"),
        ("2026-03-02T23:30", "2026-03-03T11:30"),
        ("2026-03-03T00:30", "2026-03-03T12:30"),
        ("2026-03-03T03:59", "2026-03-03T15:59"),
        ("2026-03-03T04:00", "2026-03-04T04:00"),
    ],
)
def test_an_urgent_answer_blocks_until_the_next_day_and_for_12_hours(outcome: Outcome, said: str, end: str) -> None:
    """At every minute before; a day ends at 04:00. At the end the block is over, and all questions come."""
    person = Person(said).full(URGENT[outcome])
    while person.wall.local < datetime.fromisoformat(end):
        block = person.standing().block
        assert block is not None, person.wall.local
        assert (block.outcome, block.signs, block.until) == (outcome, (URGENT[outcome],), datetime.fromisoformat(end))
        person.later(minutes=1)
    assert (person.standing().block, person.standing().ask) == (None, Form.FULL)


@urgent
@pytest.mark.parametrize("again", ["full", "daily", "felt wrong", "pain", "cleared", "injured"])
def test_after_an_urgent_answer_the_full_questions_come_whatever_else_was_said(outcome: Outcome, again: str) -> None:
    """What was said while the block stood, be it that nothing applies, neither ends it nor counts as those."""
    person = Person().full().daily(URGENT[outcome]).later(hours=1)
    match again:
        case "full":
            person.full()
        case "daily":
            person.daily()
        case "felt wrong":
            person.felt_wrong()
        case "pain":
            person.pain(0)
        case "cleared":
            person.cleared(URGENT[outcome])
        case "injured":
            person.injured("acute-calf")
    block = person.standing().block
    assert block is not None and block.outcome is outcome
    person.at("2026-03-03T10:00").daily()
    assert person.standing().ask is Form.FULL
    assert person.full().standing().ask is None


@urgent
def test_what_felt_wrong_in_mid_session_blocks_as_an_answer_does(outcome: Outcome) -> None:
    """Until the next day and for 12 hours; then all questions come."""
    person = Person("2026-03-02T20:00").full().felt_wrong(outcome, "wall-calf-stretch")
    for _ in range(12):
        block = person.standing().block
        assert block is not None and block.outcome is outcome
        person.later(hours=1)
    assert (person.standing().block, person.standing().ask) == (None, Form.FULL)


@urgent
@pytest.mark.parametrize("hours", [1, 12, 24, 26, 48])
@pytest.mark.parametrize("said", ["2026-03-12T04:00", "2026-03-12T10:00", "2026-03-12T23:30"])
def test_a_clock_set_back_does_not_end_a_block(outcome: Outcome, said: str, hours: int) -> None:
    """By some hours, by a day, by two: as long as 12 hours have not really passed, it stands."""
    person = Person(said).full(URGENT[outcome]).later(hours=-hours)
    for _ in range(12):
        block = person.standing().block
        assert block is not None and block.outcome is outcome, person.wall.local
        person.later(hours=1)


@urgent
def test_an_answer_under_a_clock_that_was_years_ahead_does_not_block_for_years(outcome: Outcome) -> None:
    """Once the clock is mended, all questions come, and nothing opens without them."""
    stands = Person("2036-03-02T10:00").full().full(URGENT[outcome]).at("2026-03-02T10:00").standing()
    assert (stands.block, stands.ask) == (None, Form.FULL)


@pytest.mark.parametrize("offset", [-720, -600, -210, 0, 345, 780, 840])
def test_a_block_goes_by_the_clock_on_the_wall_of_its_place(offset: int) -> None:
    """The day ends at 04:00 there, and 12 hours are as long."""
    for said, end in (("2026-03-02T10:00", "2026-03-03T04:00"), ("2026-03-02T23:00", "2026-03-03T11:00")):
        person = Person(said, offset).full(URGENT[Outcome.SAME_DAY]).at(end).later(minutes=-1)
        assert person.standing().block is not None
        assert person.later(minutes=1).standing().block is None


@pytest.mark.parametrize("there", [-720, -600, -210, 0, 345, 780, 840])
@pytest.mark.parametrize("here", [-720, -600, -210, 0, 345, 780, 840])
def test_another_time_zone_does_not_shorten_12_hours(here: int, there: int) -> None:
    """Wherever one travels to, nothing begins for 12 hours of real time, nor before the next day there."""
    for said in ("2026-03-02T04:00", "2026-03-02T12:00", "2026-03-02T23:00", "2026-03-03T03:59"):
        person = Person(said, here).full(URGENT[Outcome.EMERGENCY])
        day = person.wall.today()
        person.fly(there)
        for half_hour in range(24):
            assert person.standing().block is not None, (said, person.wall.local, half_hour)
            person.later(minutes=30)
        while person.wall.today() <= day:
            assert person.standing().block is not None, (said, person.wall.local)
            person.later(minutes=30)


def test_the_more_urgent_of_two_blocks_is_the_one_that_is_told() -> None:
    """In either order; when it is over, the other one may still stand."""
    person = Person("2026-03-02T10:00").full(URGENT[Outcome.EMERGENCY]).at("2026-03-02T20:00")
    person.felt_wrong(Outcome.SAME_DAY)
    told = person.standing().block
    assert told is not None and told.outcome is Outcome.EMERGENCY
    later = person.at("2026-03-03T04:00").standing().block
    assert later is not None
    assert (later.outcome, later.until) == (Outcome.SAME_DAY, datetime(2026, 3, 3, 8))
