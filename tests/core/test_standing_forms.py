"""When a doctor comes first, and which form is due."""

import pytest

from coach.core.answers import Form
from coach.core.safety import Outcome
from tests.core.answers_made_up import (
    SAFETY,
    SAID,
    Person,
)
from tests.core.standings import DOCTORS, NIGHT, URGENT, outcome_of

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
