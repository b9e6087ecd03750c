"""The one way from a wish to a session: questions, urgent answers, a doctor first, and first aid without any."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf
from coach.core.answers import Form
from coach.core.gate import Asked, Blocked, Opened, Refused
from coach.core.routine import Side
from coach.core.safety import Outcome
from tests.content.shipped import FOLDER, SHIPPED
from tests.core.answers_made_up import (
    CALM,
    FIRST_AID,
    ROUTINES,
    SAFETY,
    SAID,
    STRETCH,
    Person,
)
from tests.core.gates import DOCTORS, PLACES, URGENT_SAID, assert_only, kinds, offers, skipped, urgent

# -- questions first ------------------------------------------------------------------------------------------


def test_before_anything_was_answered_all_questions_come() -> None:
    """For every routine but first aid."""
    for name in ROUTINES:
        if name not in FIRST_AID:
            assert Person().gate(name) == Asked(Form.FULL)


def test_each_day_begins_with_its_form() -> None:
    """For every routine but first aid; what felt wrong today is no form."""
    person = Person().full().later(days=1).felt_wrong(exercise="massage")
    for name in ROUTINES:
        if name not in FIRST_AID:
            assert person.gate(name) == Asked(Form.DAILY)


def test_where_nothing_applies_every_routine_opens_as_its_file_has_it() -> None:
    """Nothing is changed, nothing has to be kept in mind, and no sign is shown but those of first aid."""
    person = Person().full().later(days=1).daily()
    for name in ROUTINES:
        found = person.opened(name)
        assert found.adapted.routine is SHIPPED.routines[name]
        assert (found.adapted.changes, found.advice, found.reminder) == ((), (), "")
        assert bool(found.signs) == (name in FIRST_AID)


# -- urgent answers -------------------------------------------------------------------------------------------


@urgent
@pytest.mark.parametrize("said", ["2026-03-02T10:00", "2026-03-02T23:17", "2026-03-03T03:59"])
@pytest.mark.parametrize("way", ["full", "daily", "felt wrong"])
def test_an_urgent_answer_closes_every_routine_until_its_end(outcome: Outcome, said: str, way: str) -> None:
    """At every minute until the next day, and for 12 hours: first aid, breathing and walking as well."""
    person = Person(said).full()
    if way == "full":
        person.full(URGENT_SAID[outcome])
    elif way == "daily":
        person.daily(URGENT_SAID[outcome])
    else:
        person.felt_wrong(outcome, "massage")
    next_day = datetime.fromisoformat(person.wall.today()) + timedelta(days=1, hours=4)
    end = max(next_day, person.wall.local + timedelta(hours=12))
    while person.wall.local < end:
        block = person.standing().block
        assert block is not None
        assert {person.gate(name) for name in (*FIRST_AID, *CALM, STRETCH)} == {Blocked(block)}
        if person.wall.local.minute in (0, 59):
            assert kinds(person, *ROUTINES) == {Blocked}
        person.later(minutes=1)
    for name in ROUTINES:
        assert name in FIRST_AID or person.gate(name) == Asked(Form.FULL)


@urgent
@pytest.mark.parametrize("days", [1, 2])
def test_a_clock_set_back_opens_nothing(outcome: Outcome, days: int) -> None:
    """By a day or by two: neither first aid, nor anything else, whatever is answered then."""
    person = Person("2026-03-12T10:00").full().daily(URGENT_SAID[outcome]).later(days=-days)
    assert person.open_routines() == set()
    assert person.full().open_routines() == set()


def test_the_rest_of_an_urgent_answer_does_not_lift_it() -> None:
    """A day later all questions come first, although the form of the day was answered."""
    person = Person().full("clot/leg").later(days=1).daily().pain(0)
    assert person.gate(STRETCH) == Asked(Form.FULL)
    assert kinds(person.full(), STRETCH) == {Opened}


# -- a doctor first -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", [name for name in SAID if (sign := SAFETY.sign(name)) is not None and sign.outcome is Outcome.DOCTOR]
)
def test_who_must_see_a_doctor_may_breathe_and_walk(name: str) -> None:
    """Routines of slow breathing and easy walking alone, on later days as well; each of them is offered."""
    person = Person().full(name)
    for _ in range(3):
        assert_only(person, CALM)
        person.later(days=1).daily()
    assert set(ROUTINES) == person.full().open_routines()


def test_there_is_something_to_offer_whoever_must_see_a_doctor() -> None:
    """Breathing and a walk."""
    assert set(CALM) == {"slow-breathing", "easy-walk"}


def test_a_clearance_opens_everything_for_90_days() -> None:
    """Then all questions come, whatever the form of the day says."""
    person = Person().full(DOCTORS).cleared(DOCTORS)
    assert person.open_routines() == set(ROUTINES)
    assert person.later(days=90).daily().open_routines() == set(ROUTINES)
    assert person.later(days=1).daily().gate(STRETCH) == Asked(Form.FULL)


def test_after_a_clearance_ran_out_one_may_still_breathe_and_walk() -> None:
    """Who says the same again sees a doctor first: nobody is asked in a circle."""
    person = Person().full(DOCTORS).cleared(DOCTORS).later(days=91).full(DOCTORS)
    assert_only(person, CALM)


# -- first aid ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FIRST_AID)
def test_first_aid_opens_without_any_answer(name: str) -> None:
    """With the signs of a clot, an injury and ten minutes above its first step; also on a day without a form."""
    for person in (Person(), Person().full().later(days=1), Person().full().felt_wrong()):
        found = person.opened(name)
        assert found.signs == SAFETY.first_aid.signs
        assert found.adapted.routine is SHIPPED.routines[name]
    assert all(word in " ".join(SAFETY.first_aid.signs) for word in ("clot", "A pop", "10 minutes"))


def after_an_urgent_answer() -> Person:
    return Person().full("clot/leg").later(days=2).daily()


def after_an_urgent_complaint() -> Person:
    return Person().full().felt_wrong(Outcome.SAME_DAY, "calf-cramp-release").later(days=1)


def after_an_urgent_complaint_in_first_aid() -> Person:
    """Before any question was ever answered."""
    return Person().felt_wrong(Outcome.EMERGENCY, "calf-cramp-release").later(days=1)


def after_a_clearance() -> Person:
    return Person().full(DOCTORS).cleared(DOCTORS).later(days=91)


def after_the_questions_changed() -> Person:
    return Person().full("gone/sign")


@pytest.mark.parametrize("name", FIRST_AID)
@pytest.mark.parametrize(
    "due",
    [
        after_an_urgent_answer,
        after_an_urgent_complaint,
        after_an_urgent_complaint_in_first_aid,
        after_a_clearance,
        after_the_questions_changed,
    ],
)
def test_where_all_questions_come_again_they_come_before_first_aid_too(due: Callable[[], Person], name: str) -> None:
    """What looks like a cramp may be what was urgent; once they are answered, it opens."""
    assert due().gate(name) == Asked(Form.FULL)
    assert isinstance(due().full().gate(name), Opened)


@pytest.mark.parametrize("name", FIRST_AID)
def test_first_aid_does_not_open_on_the_day_of_a_doctors_answer(name: str) -> None:
    """On later days it does; said again, it does not; cleared, it does."""
    person = Person().full(DOCTORS)
    assert kinds(person, name) == {Blocked}
    assert set(offers(person, name)) == set(CALM)
    assert kinds(person.later(days=1), name) == {Opened}
    assert kinds(person.daily(), name) == {Opened}
    assert kinds(person.daily("heart-lung-brain/past"), name) == {Blocked}
    assert kinds(Person().full(DOCTORS).cleared(DOCTORS), name) == {Opened}


def test_a_doctors_answer_of_today_closes_first_aid_also_after_an_urgent_one() -> None:
    """Said while that one still stood, or later without the other questions: these come first, and it counts."""
    in_the_block = Person("2026-03-02T23:00").full("clot/leg").at("2026-03-03T05:00").full(DOCTORS)
    afterwards = Person().full("clot/leg").later(days=2).daily("heart-lung-brain/past")
    for person in (in_the_block.at("2026-03-03T11:30"), afterwards):
        assert {person.gate(name) for name in FIRST_AID} == {Asked(Form.FULL)}
        assert kinds(person.full().daily(DOCTORS), *FIRST_AID) == {Blocked}


def test_first_aid_leaves_out_what_a_state_of_the_body_does() -> None:
    """A fresh injury and a knee that was operated on hold here too; a walk alone may be left."""
    operated = Person().full("body-state/knee").opened("quad-cramp-first-aid")
    assert not skipped("knee-surgery") & set(operated.adapted.routine.exercise_ids())
    for tick in PLACES:
        for name in FIRST_AID:
            found = Person().full().injured(tick).gate(name)
            assert not isinstance(found, Opened) or not skipped(tick) & set(found.adapted.routine.exercise_ids())


def test_first_aid_leaves_it_out_also_before_the_form_of_the_day() -> None:
    """The operated knee of the last full questions counts until these come again."""
    found = Person().full("body-state/knee").later(days=1).opened("quad-cramp-first-aid")
    assert not skipped("knee-surgery") & set(found.adapted.routine.exercise_ids())


def test_first_aid_leaves_out_what_felt_wrong_today() -> None:
    """It is back the next day."""
    person = Person().full().felt_wrong(exercise="calf-cramp-release")
    assert person.opened("cramp-first-aid").adapted.routine.exercise_ids() == ("easy-walk",)
    assert person.later(days=1).opened("cramp-first-aid").adapted.changes == ()


@pytest.mark.parametrize("file", ["cramp-first-aid.yaml", "exercises/calf-cramp-release.yaml"])
def test_an_own_file_is_no_first_aid(tmp_path: Path, file: str) -> None:
    """A routine of that id or an exercise of it may hold anything: the questions come first, and no signs are shown."""
    own = tmp_path / file
    own.parent.mkdir(exist_ok=True)
    own.write_text((FOLDER / file).read_text(encoding="utf-8"), encoding="utf-8")
    library = ShelfLibrary([Shelf(FOLDER), Shelf(tmp_path)])
    assert library.problems() == ()
    assert Person().gate("cramp-first-aid", library) == Asked(Form.FULL)
    found = Person().full().gate("cramp-first-aid", library)
    assert isinstance(found, Opened) and found.signs == ()
    assert isinstance(Person().gate("quad-cramp-first-aid", library), Opened)


@pytest.mark.parametrize(("name", "said"), [("slow-breathing", "doctor"), ("slow-breathing", "pain")])
def test_an_own_exercise_of_that_id_is_not_calm(tmp_path: Path, name: str, said: str) -> None:
    """It may move anything: with a doctor's answer or with strong pain it stays closed, and is not offered."""
    (tmp_path / "exercises").mkdir()
    text = (FOLDER / "exercises" / f"{name}.yaml").read_text(encoding="utf-8")
    (tmp_path / "exercises" / f"{name}.yaml").write_text(text, encoding="utf-8")
    library = ShelfLibrary([Shelf(FOLDER), Shelf(tmp_path)])
    person = Person().full(DOCTORS) if said == "doctor" else Person().full().pain(8)
    for wish in (name, STRETCH):
        found = person.gate(wish, library)
        assert isinstance(found, Blocked | Refused)
        assert name not in found.offers and "easy-walk" in found.offers


def test_the_sore_side_is_asked_for_where_one_is_worked_on() -> None:
    """Only there; and not in first aid, which waits for no question."""
    fresh, well = Person().full().daily().pain(0).injured("acute-calf"), Person().full().pain(0)
    assert fresh.opened("first-72-hours-of-a-strain").asks_side
    assert not well.opened(STRETCH).asks_side
    cramp = well.opened("cramp-first-aid")
    assert any(step.sides is Side.AFFECTED for step in cramp.adapted.routine.flat_steps())
    assert not cramp.asks_side
