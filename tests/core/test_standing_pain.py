"""Which lists are in force, and what pain and its traffic light mean."""

from datetime import timedelta

import pytest

from coach.core.answers import Moment
from coach.core.safety import Outcome
from coach.core.standing import Light, Standing
from tests.content.shipped import SHIPPED
from tests.core.answers_made_up import (
    FIRST_AID,
    ROUTINES,
    SAFETY,
    SELF_CARE,
    STRETCHES,
    Person,
)
from tests.core.standings import HOUR, TICKED, URGENT, ticks_of, urgent

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
