"""What a person's answers mean at a moment: blocks and their ends, forms that are due, lists in force, pain, lights."""

from datetime import datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.answers import Form, Moment
from coach.core.safety import Outcome
from coach.core.standing import Light, Standing
from tests.content.shipped import SHIPPED
from tests.core.answers_made_up import (
    CAUTION,
    DAILY_SAID,
    FIRST_AID,
    ROUTINES,
    SAFETY,
    SAID,
    SELF_CARE,
    STRETCHES,
    Person,
)

HOUR = timedelta(hours=1)
URGENT = {
    Outcome.EMERGENCY: "cauda-equina/saddle",
    Outcome.SAME_DAY: "clot/leg",
}
DOCTORS = "whole-body/cancer"
"""Needs a doctor's word, and may be a stable history."""
NIGHT = "whole-body/night"
"""Needs a doctor's word, and is no history."""
BLOCKING = CAUTION[:3]
urgent = pytest.mark.parametrize("outcome", list(URGENT))
TICKED = tuple(name for name in SAID if (sign := SAFETY.sign(name)) is not None and sign.ticks)


def outcome_of(name: str) -> Outcome:
    sign = SAFETY.sign(name)
    assert sign is not None
    return sign.outcome


def ticks_of(*names: str) -> set[str]:
    return {tick for name in names if (sign := SAFETY.sign(name)) is not None for tick in sign.ticks}


def assert_as_cautious_as_each(stands: Standing, *said: str) -> None:
    """The block is the worst of theirs, and the lists are all of theirs unless nothing but a card is shown."""
    worst = min((outcome_of(name) for name in said), key=CAUTION.index, default=None)
    if worst in BLOCKING:
        assert stands.block is not None and stands.block.outcome is worst
    else:
        assert stands.block is None
    if worst not in URGENT:
        assert set(stands.ticks) == ticks_of(*said)


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


# -- a doctor first -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in SAID if outcome_of(name) is Outcome.DOCTOR])
def test_see_a_doctor_stands_until_it_is_answered_anew(name: str) -> None:
    """On later days as well; the form of the day does not lift it, the full questions do."""
    person = Person().full(name)
    for day in range(5):
        stands = person.daily().standing()
        assert stands.block is not None
        assert (stands.block.outcome, stands.block.signs) == (Outcome.DOCTOR, (name,))
        assert (stands.block.until, stands.block.today) == (None, day == 0)
        person.later(days=1)
    assert person.full().standing().block is None


def test_a_clearance_holds_90_days_and_then_the_full_questions_come() -> None:
    """Counted in days from the one on which the clinician said so."""
    person = Person().full(DOCTORS).later(days=10).cleared(DOCTORS, "2026-03-02")
    for _ in range(81):
        stands = person.daily().standing()
        assert (stands.block, stands.ask) == (None, None), person.wall.local
        person.later(days=1)
    assert person.wall.today() == "2026-06-01"
    assert person.standing().ask is Form.FULL
    assert person.daily().standing().ask is Form.FULL


def test_a_clearance_of_a_later_day_runs_out_as_well() -> None:
    """The usual course: asked, sent to a doctor, cleared a week later; 90 days after that all questions come."""
    person = Person().full(DOCTORS).later(days=7).cleared(DOCTORS)
    assert person.later(days=90).daily().standing().ask is None
    assert person.later(days=1).daily().standing().ask is Form.FULL


def test_a_clearance_that_ran_out_asks_once_and_then_blocks_again() -> None:
    """Who says the same in the full questions is not asked them over and over, but told to see a doctor."""
    person = Person().full(DOCTORS).cleared(DOCTORS).later(days=91).full(DOCTORS)
    stands = person.standing()
    assert stands.block is not None and stands.block.signs == (DOCTORS,)
    assert stands.ask is None


def test_a_clearance_can_be_given_again() -> None:
    """And then holds for 90 days more."""
    person = Person().full(DOCTORS).cleared(DOCTORS).later(days=91).full(DOCTORS).cleared(DOCTORS)
    assert (person.standing().block, person.standing().ask) == (None, None)
    person.later(days=90).daily()
    assert (person.standing().block, person.standing().ask) == (None, None)


def test_a_clearance_clears_that_sign_alone() -> None:
    """What was said beside it still needs a doctor's word; the other way round as well."""
    for cleared, left in ((DOCTORS, NIGHT), (DOCTORS, "walking-and-orders/orders")):
        block = Person().full(DOCTORS, left).cleared(cleared).standing().block
        assert block is not None and block.signs == (left,)


@pytest.mark.parametrize("name", [name for name in SAID if outcome_of(name) in URGENT])
def test_an_urgent_sign_cannot_be_cleared(name: str) -> None:
    """Before or after it was said: the block stands."""
    for person in (Person().full(name).cleared(name), Person().cleared(name).full(name)):
        block = person.standing().block
        assert block is not None and block.signs == (name,)
        assert person.standing().ask is Form.FULL


@pytest.mark.parametrize(
    "name", [n for n in SAID if outcome_of(n) is Outcome.DOCTOR and not getattr(SAFETY.sign(n), "history", False)]
)
def test_what_is_no_stable_history_cannot_be_cleared(name: str) -> None:
    """Fever, night pain, loss of weight and the like: a stored date does not lift them."""
    block = Person().full(name).cleared(name).standing().block
    assert block is not None and block.signs == (name,)


UNEXPLAINED = "pain-today/unexplained"


def test_strong_pain_without_a_clear_cause_needs_a_doctor() -> None:
    """Until all questions are answered anew; the form of the day and a clearance do not lift it."""
    person = Person().full().pain(8).unexplained()
    for day in range(3):
        stands = person.cleared(UNEXPLAINED).standing()
        assert stands.block is not None
        found = (stands.block.outcome, stands.block.signs, stands.block.today)
        assert found == (Outcome.DOCTOR, (UNEXPLAINED,), day == 0)
        person.later(days=1).daily()
    assert person.full().standing().block is None


def test_a_clearance_from_a_day_to_come_does_not_count() -> None:
    """A clock was set back since: the full questions come."""
    person = Person().full(DOCTORS).cleared(DOCTORS).later(days=-1)
    stands = person.standing()
    assert stands.block is not None
    assert stands.ask is Form.FULL


# -- the forms ------------------------------------------------------------------------------------------------


def test_the_form_of_the_day_comes_on_each_new_day() -> None:
    """Which begins at 04:00. All questions of today count for it."""
    person = Person("2026-03-02T22:00").full()
    for day in range(3, 7):
        assert person.at(f"2026-03-0{day}T03:59").standing().ask is None
        assert person.at(f"2026-03-0{day}T04:00").standing().ask is Form.DAILY
        assert person.daily().standing().ask is None


def test_what_felt_wrong_is_no_form_of_the_day() -> None:
    """Nobody asked for the signs; nor is a rating, an injury or a clearance a form."""
    person = Person().full().later(days=1).felt_wrong(exercise="massage").pain(0).injured("acute-calf").cleared(NIGHT)
    assert person.standing().ask is Form.DAILY
    assert Person().felt_wrong().daily().pain(0).standing().ask is Form.FULL


@pytest.mark.parametrize("form", ["full", "daily"])
@pytest.mark.parametrize("exercise", ["", "massage"])
def test_after_something_felt_wrong_the_form_of_the_day_comes_again(form: str, exercise: str) -> None:
    """It may be a fresh sign. Once per time that something felt wrong, and whatever else was said since."""
    person = Person().full().later(days=1)
    if form == "full":
        person.full()
    else:
        person.daily()
    for _ in range(2):
        assert person.standing().ask is None
        person.felt_wrong(exercise=exercise).pain(0).injured("acute-calf").cleared(DOCTORS)
        assert person.later(minutes=1).standing().ask is Form.DAILY
        person.daily()
    assert person.felt_wrong().full().standing().ask is None
    assert person.felt_wrong().later(days=1).daily().standing().ask is None


def test_the_form_of_the_day_alone_is_not_enough() -> None:
    """Without the full questions, they come first."""
    stands = Person().daily().standing()
    assert (stands.ask, stands.first) == (Form.FULL, True)


def test_questions_that_changed_are_asked_again() -> None:
    """An answer to a question that is gone is not understood, so all come."""
    assert Person().full("gone/sign").standing().ask is Form.FULL
    assert Person().full().later(days=1).daily("clot/gone").standing().ask is Form.FULL
    assert Person().full("gone/sign").full().standing().ask is None


def test_a_clock_set_back_a_day_asks_for_the_day_it_shows() -> None:
    """No form was answered on it."""
    assert Person().full().later(days=-1).standing().ask is Form.DAILY


# -- the lists in force ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TICKED)
def test_lists_of_the_full_questions_hold_until_these_come_again(name: str) -> None:
    """On every later day, whatever the form of the day says."""
    person = Person().full(name)
    for _ in range(4):
        assert set(person.daily().standing().ticks) == ticks_of(name)
        person.later(days=1)
    assert person.full().standing().ticks == ()


@urgent
def test_lists_of_the_full_questions_hold_also_past_an_urgent_answer(outcome: Outcome) -> None:
    """Nothing was said to the contrary; the questions, which come again, may be broken off."""
    for name in TICKED:
        person = Person().full(name).later(days=1).daily(URGENT[outcome]).later(days=1)
        assert person.standing().block is None
        assert set(person.standing().ticks) == ticks_of(name)


def test_lists_of_the_form_of_the_day_hold_for_that_day() -> None:
    """Until 04:00, and again when it is said again."""
    person = Person().full().later(days=1).daily("nerves/known")
    assert person.at("2026-03-04T03:59").standing().ticks == ("nerve-sciatica",)
    assert person.at("2026-03-04T04:00").standing().ticks == ()
    assert person.daily().standing().ticks == ()
    assert person.daily("nerves/known").standing().ticks == ("nerve-sciatica",)


@pytest.mark.parametrize("tick", [place.id for place in SAFETY.places()])
def test_a_fresh_injury_counts_72_hours_from_its_hour(tick: str) -> None:
    """To the minute, whatever is answered meanwhile, and whatever zone one is in."""
    person = Person("2026-03-02T10:37", 120).full("fresh-injury/strain").injured(tick)
    assert person.later(days=1).full().standing().ticks == (tick,)
    person.fly(-480)
    assert person.later(days=2, minutes=-1).standing().ticks == (tick,)
    assert person.later(minutes=1).standing().ticks == ()


@pytest.mark.parametrize(
    ("days_ago", "end"), [(0, "2026-03-06T04:00"), (1, "2026-03-05T04:00"), (2, "2026-03-04T04:00")]
)
@pytest.mark.parametrize("offset", [-600, 0, 780])
def test_a_fresh_injury_counts_72_hours_from_the_end_of_its_day(days_ago: int, end: str, offset: int) -> None:
    """Where only the day is known; it ends at the next 04:00 after its midnight."""
    person = Person("2026-03-02T10:37", offset).full().injured("acute-calf", days_ago)
    assert person.at(end).later(minutes=-1).standing().ticks == ("acute-calf",)
    assert person.later(minutes=1).standing().ticks == ()


@pytest.mark.parametrize(
    ("said", "days_ago", "end"),
    [
        ("2026-03-03T01:00", 0, "2026-03-07T04:00"),
        ("2026-03-03T01:00", 1, "2026-03-06T04:00"),
        ("2026-03-03T01:00", 2, "2026-03-05T04:00"),
        ("2026-03-03T03:59", 1, "2026-03-06T04:00"),
        ("2026-03-03T04:00", 1, "2026-03-06T04:00"),
        ("2026-03-02T23:59", 1, "2026-03-05T04:00"),
    ],
)
@pytest.mark.parametrize("offset", [-600, 0, 780])
def test_the_day_of_an_injury_is_that_of_the_calendar(said: str, days_ago: int, end: str, offset: int) -> None:
    """At one in the morning "yesterday" is the day before midnight, although its forms count till 04:00."""
    person = Person(said, offset).full().injured("acute-calf", days_ago)
    assert person.at(end).later(minutes=-1).standing().ticks == ("acute-calf",)
    assert person.later(minutes=1).standing().ticks == ()


def test_two_injuries_and_a_state_of_the_body_hold_together() -> None:
    """The lists in force are the union."""
    person = Person().full("body-state/pregnant").injured("acute-calf").later(hours=5).injured("acute-hamstring")
    assert set(person.standing().ticks) == {"pregnant", "acute-calf", "acute-hamstring"}
    assert set(person.later(hours=67).standing().ticks) == {"pregnant", "acute-hamstring"}


# -- pain and the traffic light -------------------------------------------------------------------------------


def test_the_strongest_pain_of_today_counts_and_the_latest_before_a_session() -> None:
    """Of the day alone, which ends at 04:00; a number that was passed over is none."""
    person = Person().full().pain(4).pain(7, Moment.AFTER, "one").pain(2).pain(None)
    assert (person.standing().pain, person.standing().latest) == (7, 2)
    tomorrow = person.at("2026-03-03T04:00").standing()
    assert (tomorrow.pain, tomorrow.latest) == (None, None)
    assert Person().pain(None).standing().pain is None
    assert Person().pain(0).standing().pain == 0


def test_the_pain_of_a_morning_is_not_that_of_today() -> None:
    """It is looked back on."""
    assert Person().session("one", 1, 1).later(days=2).morning("one", 8).standing().pain is None


@pytest.mark.parametrize("pain", range(11))
def test_pain_above_5_after_a_session_is_red(pain: int) -> None:
    """A day of lighter hours, then one of halves, to the minute; easier until it goes better."""
    person = Person().full().session("one", 0, pain)
    if pain <= 5:
        assert (person.standing().light, person.standing().lighter_for) == (Light.NONE, timedelta())
        return
    assert (person.standing().lighter_for, person.standing().half) == (24 * HOUR, False)
    assert (person.standing().light, person.standing().light_pain) == (Light.RED, pain)
    person.later(days=1, minutes=-1)
    assert (person.standing().lighter_for, person.standing().half) == (timedelta(minutes=1), False)
    person.later(minutes=1)
    assert (person.standing().lighter_for, person.standing().half) == (timedelta(), True)
    assert person.later(days=1, minutes=-1).standing().half
    assert not person.later(minutes=1).standing().half
    assert person.later(days=30).standing().light is Light.RED
    assert person.session("two", 0, 2).standing().light is Light.NONE


@pytest.mark.parametrize("pain", range(11))
def test_pain_above_5_on_the_morning_after_is_red_as_well(pain: int) -> None:
    """Also where it was as strong before the session; from the moment on at which it was said."""
    person = Person().full().session("one", pain, 1).later(days=1).morning("one", pain)
    stands = person.standing()
    if pain <= 5:
        assert (stands.light, stands.light_pain, stands.lighter_for) == (Light.NONE, 0, timedelta())
        return
    assert (stands.light, stands.light_pain, stands.lighter_for) == (Light.RED, pain, 24 * HOUR)
    assert person.later(days=2).session("two", 0, 2).standing().light is Light.NONE


def test_the_light_tells_the_pain_by_which_it_was_seen() -> None:
    """The last that was too much; none once it has gone better."""
    person = Person().full().session("one", 0, 6).session("two", 0, 9).later(days=1).morning("two", 8)
    assert person.standing().light_pain == 8
    assert person.later(days=2).session("three", 0, 2).standing().light_pain == 0


def test_a_number_that_was_passed_over_is_not_better() -> None:
    """The next session stays easier."""
    assert Person().session("one", 0, 6).later(days=3).session("two", 0, None).standing().light is Light.RED


def test_a_gentle_session_in_the_lighter_hours_does_not_end_them() -> None:
    """Self-care without pain says nothing of a load: 24 hours stay 24 hours, and the halves follow."""
    person = Person("2026-03-02T22:00").full().session("one", 0, 7).at("2026-03-03T08:00").session("two", 0, 0)
    assert person.standing().lighter_for == 14 * HOUR
    assert person.at("2026-03-04T08:00").standing().half


def test_two_mornings_worse_in_a_row_are_as_red() -> None:
    """Worse than before that session; one alone, one as it was, and two with a better one between are not."""

    def mornings(*pairs: tuple[int, int | None]) -> Standing:
        person = Person().full()
        for number, (before, morning) in enumerate(pairs):
            person.session(str(number), before, 2).later(days=1).morning(str(number), morning).later(hours=1)
        return person.standing()

    assert mornings((1, 3)).light is Light.NONE
    assert mornings((1, 3), (2, 2)).light is Light.NONE
    assert mornings((1, 3), (2, 1), (1, 2)).light is Light.NONE
    assert mornings((1, 3), (2, 3), (3, 3)).light is Light.NONE
    red = mornings((1, 3), (2, 3))
    assert (red.light, red.lighter_for, red.half) == (Light.MORNINGS, 23 * HOUR, False)


Ratings = tuple[int | None, int | None, int]
"""Before a session, after it, and on the next morning."""


@pytest.mark.parametrize(
    ("ratings", "worse"),
    [
        ((2, 5, 3), True),
        ((4, 1, 4), False),
        ((None, 3, 3), False),
        ((None, 3, 4), True),
        ((None, None, 2), False),
        ((None, None, 3), True),
        ((1, None, 2), True),
        ((0, 0, 0), False),
    ],
)
def test_a_morning_is_compared_with_before_else_with_after_else_with_2(ratings: Ratings, worse: bool) -> None:
    """Two such mornings in a row tell; the pain that they are seen by is that of the last."""
    before, after, morning = ratings
    person = Person().full()
    for name in ("one", "two"):
        person.session(name, before, after).later(days=1).morning(name, morning)
    stands = person.standing()
    assert (stands.light, stands.light_pain) == ((Light.MORNINGS, morning) if worse else (Light.NONE, 0))


@pytest.mark.parametrize("pain", [None, 0, 3, 6, 10])
def test_pain_after_self_care_or_first_aid_changes_no_light(pain: int | None) -> None:
    """It loads nothing: it is neither too much, nor does it show that a load goes better."""
    assert Person().full().self_care("ice", 4, pain).standing().light is Light.NONE
    red = Person().full().session("one", 0, 7).later(days=3).self_care("ice", 1, pain).standing()
    assert (red.light, red.light_pain, red.half) == (Light.RED, 7, False)
    worse = Person().full()
    for name in ("one", "two"):
        worse.session(name, 1, 2).later(days=1).self_care("ice", 1, pain).morning(name, 3)
    assert worse.standing().light is Light.MORNINGS


def test_pain_after_self_care_is_pain_of_today() -> None:
    """However it came about: from 6 on nothing is loaded that day."""
    assert Person().full().self_care("ice", 1, 7).standing().pain == 7


def test_the_light_follows_what_loads() -> None:
    """Every routine but self-care and first aid; a single stretch among self-care is enough."""
    loading = {name for name in ROUTINES if SAFETY.loads(name, SHIPPED.routines[name].exercise_ids())}
    assert loading == set(STRETCHES) == set(ROUTINES) - set(SELF_CARE) - set(FIRST_AID)
    assert SAFETY.loads("mine", ("ice", "wall-calf-stretch"))
    assert not SAFETY.loads("mine", ("ice", "massage"))


@pytest.mark.parametrize("name", ["nerves/known", "body-state/stenosis"])
def test_with_a_nerve_red_begins_at_3(name: str) -> None:
    """The traffic light is for muscles and tendons alone."""
    assert Person().full(name).session("one", 0, 2).standing().light is Light.NONE
    assert Person().full(name).session("one", 0, 3).standing().light is Light.RED
    assert Person().full("body-state/thinners").session("one", 0, 3).standing().light is Light.NONE
    morning = Person().full(name).session("one", 3, 2).later(days=1)
    assert morning.morning("one", 2).standing().light is Light.NONE
    assert morning.morning("one", 3).standing().light is Light.RED


def test_with_a_fresh_injury_red_begins_at_3() -> None:
    """For 72 hours no more than 2 in 10."""
    assert Person().full().injured("acute-calf").session("one", 0, 2).standing().light is Light.NONE
    assert Person().full().injured("acute-calf").session("one", 0, 3).standing().light is Light.RED


def test_a_clock_set_back_does_not_shorten_the_lighter_hours() -> None:
    """They begin anew at most."""
    assert Person().full().session("one", 0, 7).later(days=-1).standing().lighter_for == 24 * HOUR


def test_an_exercise_that_felt_wrong_is_out_for_that_day() -> None:
    """Until 04:00."""
    person = Person().full().felt_wrong(exercise="massage").felt_wrong(exercise="heel-drop")
    assert person.at("2026-03-03T03:59").standing().without == {"massage", "heel-drop"}
    assert person.at("2026-03-03T04:00").standing().without == set()
