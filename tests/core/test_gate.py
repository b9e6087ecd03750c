"""The one way from a wish to a session: it asks, blocks and refuses as the rules say, for every routine that ships."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf
from coach.core.adapt import ChangeKind
from coach.core.answers import Answers, Clearance, Form, Injury, Moment, Rating
from coach.core.gate import HALF_RANGE, Asked, Blocked, Gate, Opened, Refused, gate
from coach.core.routine import Work
from coach.core.safety import Outcome
from tests.content.shipped import FOLDER, LIBRARY, SHIPPED
from tests.core.answers_made_up import (
    CALM,
    DAILY_SAID,
    FIRST_AID,
    PROTOCOL,
    ROUTINES,
    SAFETY,
    SAID,
    SELF_CARE,
    STRETCH,
    STRETCHES,
    Person,
)

URGENT = (Outcome.EMERGENCY, Outcome.SAME_DAY)
URGENT_SAID = {Outcome.EMERGENCY: "heart-lung-brain/chest", Outcome.SAME_DAY: "clot/leg"}
DOCTORS = "whole-body/cancer"
PLACES = tuple(place.id for place in SAFETY.places())
urgent = pytest.mark.parametrize("outcome", URGENT)
"""Both outcomes that block everything."""


def kinds(person: Person, *names: str) -> set[type[Gate]]:
    """In which ways the gate answers for these routines."""
    return {type(person.gate(name)) for name in names}


def skipped(*ticks: str) -> set[str]:
    """The union of the skip lists."""
    return {name for entry in SAFETY.modify if entry.id in ticks for name in entry.skip}


def holds_none_of(names: Iterable[str], routines: Iterable[str]) -> tuple[str, ...]:
    """Of these routines, those in which none of these exercises is."""
    return tuple(name for name in routines if not set(names) & set(SHIPPED.routines[name].exercise_ids()))


def offers(person: Person, routine: str) -> tuple[str, ...]:
    found = person.gate(routine)
    assert isinstance(found, Blocked | Refused)
    return found.offers


def assert_only(person: Person, names: tuple[str, ...]) -> None:
    """Of what is no first aid, these routines are open and no other, and a refusal offers what is open."""
    assert person.open_routines() - set(FIRST_AID) == set(names)
    for name in STRETCHES:
        assert set(offers(person, name)) == set(names)


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


# -- fresh injuries -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tick", PLACES)
@pytest.mark.parametrize("days_ago", [None, 0])
def test_a_fresh_injury_closes_heat_massage_and_the_listed_stretches(tick: str, days_ago: int | None) -> None:
    """Until 72 hours after its hour, or after the end of its day, to the minute; then they open again."""
    person = Person("2026-03-02T10:37").full("fresh-injury/strain").injured(tick, days_ago).full()
    last = datetime(2026, 3, 5, 10, 36) if days_ago is None else datetime(2026, 3, 6, 3, 59)
    for moment in (datetime(2026, 3, 2, 10, 37), datetime(2026, 3, 4, 12), last):
        person.wall.local = moment
        person.fill()
        for name in ROUTINES:
            found = person.gate(name)
            if isinstance(found, Opened):
                assert not (skipped(tick) | {"heat", "massage"}) & set(found.adapted.routine.exercise_ids())
    person.later(minutes=1).fill()
    for name in ROUTINES:
        assert person.opened(name).adapted.routine is SHIPPED.routines[name]


@pytest.mark.parametrize("tick", PLACES)
def test_a_fresh_injury_offers_its_protocol(tick: str) -> None:
    """First of all wherever nothing is left, and it opens; whatever opens comes with the advice of the list."""
    person = Person().full().injured(tick)
    entry = SAFETY.tick(tick)
    assert entry is not None and entry.protocol == PROTOCOL
    assert person.opened(PROTOCOL).adapted.routine is SHIPPED.routines[PROTOCOL]
    for name in ROUTINES:
        found = person.gate(name)
        if isinstance(found, Opened):
            assert set(entry.advice) <= set(found.advice)
        else:
            assert isinstance(found, Refused) and found.offers[0] == PROTOCOL


INJURY_LEAVES_OUT = {"acute-calf": {"easy-walk", "quad-cramp-release"}, "acute-hamstring": {"quad-cramp-release"}}


@pytest.mark.parametrize("tick", INJURY_LEAVES_OUT)
def test_a_torn_calf_does_not_walk_and_a_torn_leg_does_not_ease_the_front_of_its_thigh(tick: str) -> None:
    """Not in any routine, not in first aid, and it is not offered either."""
    assert INJURY_LEAVES_OUT[tick] <= skipped(tick)
    person = Person().full().injured(tick)
    assert not opened_exercises(person, first_aid=True) & INJURY_LEAVES_OUT[tick]
    for name in ROUTINES:
        found = person.gate(name)
        if isinstance(found, Refused):
            assert found.offers == (PROTOCOL, *holds_none_of(INJURY_LEAVES_OUT[tick], CALM))


@pytest.mark.parametrize("tick", PLACES)
@pytest.mark.parametrize("name", ["heat-pack", "leg-massage"])
def test_heat_and_massage_give_way_to_the_protocol_of_a_fresh_injury(tick: str, name: str) -> None:
    """Such a routine does not begin as something else under its name: it is refused, and the protocol is shown."""
    person = Person().full().injured(tick)
    assert kinds(person, name) == {Refused}
    assert offers(person, name)[0] == PROTOCOL


# -- advice ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in SAID if (sign := SAFETY.sign(name)) is not None and sign.ticks])
def test_the_advice_of_a_state_of_the_body_comes_with_whatever_opens(name: str) -> None:
    """Also where nothing of the routine is changed: how to do it is a part of what the body needs."""
    person = Person().full(name)
    advice = {line for entry in SAFETY.modify if entry.id in in_force(person) for line in entry.advice}
    found = [gate for routine in ROUTINES if isinstance(gate := person.gate(routine), Opened)]
    assert advice and {each.advice for each in found} == {tuple(found[0].advice)}
    assert set(found[0].advice) == advice
    assert not all(each.adapted.changes for each in found)


# -- pain -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("pain", [7, 10])
def test_strong_pain_without_a_clear_cause_leaves_what_stays_open_before_a_doctor(pain: int) -> None:
    """Breathing and walking alone, on later days as well, until all questions are answered anew."""
    person = Person().full().pain(pain).unexplained()
    assert kinds(person, *FIRST_AID) == {Blocked}
    for _ in range(3):
        assert_only(person, CALM)
        person.later(days=1).daily()
    assert person.full().open_routines() == set(ROUTINES)


@pytest.mark.parametrize("pain", range(11))
@pytest.mark.parametrize("moment", [Moment.BEFORE, Moment.AFTER])
def test_pain_of_6_or_more_leaves_self_care_that_day(pain: int, moment: Moment) -> None:
    """And no other number does; a lower one later that day opens nothing. The next day opens again."""
    person = Person().full().pain(pain, moment).later(hours=1).pain(1)
    if pain < 6:
        assert person.open_routines() == set(ROUTINES)
    else:
        assert_only(person, SELF_CARE)
    if moment is Moment.BEFORE:
        person.at("2026-03-03T03:59")
        assert (kinds(person, STRETCH) == {Opened}) == (pain < 6)
        assert person.at("2026-03-03T04:00").daily().open_routines() == set(ROUTINES)


@pytest.mark.parametrize("pain", range(6))
def test_pain_of_3_to_5_halves(pain: int) -> None:
    """Range, and repetitions, or sets, or the time of a single one: each says so, and none has more work."""
    person = Person().full().pain(pain)
    for name in STRETCHES:
        found = person.opened(name)
        if pain < 3:
            assert (found.adapted.routine, found.reminder) == (SHIPPED.routines[name], "")
            continue
        assert found.reminder == HALF_RANGE
        assert ChangeKind.SHORTENED in {change.kind for change in found.adapted.changes}
        for before, after in zip(SHIPPED.routines[name].flat_steps(), found.adapted.routine.flat_steps(), strict=True):
            if before.exercise not in SAFETY.self_care:
                halves = tuple(-(-count // 2) for count in before.dose.reps)
                sets = before.dose.sets if before.dose.reps else -(-before.dose.sets // 2)
                assert (after.exercise, after.dose.reps, after.dose.sets) == (before.exercise, halves, sets)
                single = before.dose.work in (Work.HOLD, Work.TIMED) and before.dose.sets == 1
                halved = max(before.dose.length // 2_000 * 1_000, min(before.dose.length, 5_000))
                assert after.dose.length == (halved if single else before.dose.length)
    for name in SELF_CARE:
        assert person.opened(name).adapted.routine is SHIPPED.routines[name]


def test_the_pain_before_this_session_decides_on_halves() -> None:
    """When it has gone down since, nothing is halved."""
    assert Person().full().pain(4).later(hours=2).pain(1).opened(STRETCH).adapted.changes == ()


@pytest.mark.parametrize("pain", range(6))
@pytest.mark.parametrize("said", ["nerves/known", "body-state/stenosis", *PLACES])
def test_with_a_nerve_or_a_fresh_injury_2_is_the_limit(pain: int, said: str) -> None:
    """From 3 on self-care alone: nothing that loads or stretches opens."""
    person = Person().full().injured(said) if said in PLACES else Person().full(said)
    person.pain(pain)
    opened = person.open_routines() - set(FIRST_AID)
    if pain >= 3:
        assert opened <= set(SELF_CARE)
    elif said not in PLACES:  # a fresh injury opens little else without pain either
        assert not opened <= set(SELF_CARE)
    lists = [said] if said in PLACES else []
    assert PROTOCOL in opened and set(holds_none_of(skipped(*lists), CALM)) <= opened


# -- the traffic light ----------------------------------------------------------------------------------------


def after_red(person: Person) -> Person:
    return person.full().session("one", 1, 6)


def after_mornings(person: Person) -> Person:
    person.at("2026-02-27T10:00").full()
    for name in ("one", "two"):
        person.session(name, 1, 2).later(days=1)
    return person.at("2026-03-02T09:59").fill().morning("one", 2).later(minutes=1).morning("two", 3)


def after_a_red_morning(person: Person) -> Person:
    return person.at("2026-02-28T10:00").full().session("one", 6, 1).at("2026-03-02T10:00").fill().morning("one", 6)


@pytest.mark.parametrize("seen", [after_red, after_mornings, after_a_red_morning])
def test_after_a_red_light_self_care_then_halves_then_easier(seen: Callable[[Person], Person]) -> None:
    """24 hours, 24 hours more, and one step easier until a session and its morning went better."""
    person = seen(Person("2026-03-02T10:00"))
    for hours in range(1, 25):
        person.at("2026-03-02T10:00").later(hours=hours, minutes=-1).fill()
        assert_only(person, SELF_CARE)
    for minutes in (24 * 60, 36 * 60, 48 * 60 - 1):
        person.at("2026-03-02T10:00").later(minutes=minutes).fill()
        assert kinds(person, *ROUTINES) == {Opened}
        assert {person.opened(name).reminder for name in STRETCHES} == {HALF_RANGE}
    for hours in (48, 300):
        person.at("2026-03-02T10:00").later(hours=hours).fill()
        found = person.opened("heel-drop-plan")
        assert {change.kind for change in found.adapted.changes} == {ChangeKind.EASIER}
        assert found.reminder == ""
    person.session("three", 1, 1).later(days=1).fill().morning("three", 1)
    assert person.opened("heel-drop-plan").adapted.changes == ()


@pytest.mark.parametrize("pain", range(6, 11))
def test_a_red_light_tells_the_pain_that_it_was_seen_by(pain: int) -> None:
    """And how long it holds; after two worse mornings there is no such number."""
    red = Person().full().session("one", 1, pain).later(hours=23).fill().gate(STRETCH)
    assert isinstance(red, Refused)
    told = (
        f"Your pain was {pain} of 10 after the last session. Give it 1 h more of lighter hours; then one step easier."
    )
    assert red.why == (told,)
    mornings = after_mornings(Person()).gate(STRETCH)
    assert isinstance(mornings, Refused) and mornings.why[0].startswith("Two mornings in a row were worse than before.")


def test_a_gentle_session_does_not_open_the_hours_after_a_red_light() -> None:
    """Breathing without pain, some hours later on the next day: it is still self-care alone."""
    person = Person("2026-03-02T22:00").full().session("one", 1, 7)
    person.at("2026-03-03T08:00").daily().session("two", 0, 0).later(minutes=5)
    assert_only(person, SELF_CARE)


# -- what felt wrong ------------------------------------------------------------------------------------------


def test_an_exercise_that_felt_wrong_is_out_for_today_and_back_tomorrow() -> None:
    """In every routine; one of nothing else is refused, with something else to do."""
    person = Person().full().felt_wrong(exercise="wall-calf-stretch").daily()
    assert kinds(person, STRETCH) == {Refused}
    assert "wall-calf-stretch" not in opened_exercises(person, first_aid=True)
    person.felt_wrong(exercise="heat").daily()
    assert kinds(person, "heat-pack") == {Refused}
    assert set(offers(person, "heat-pack")) == set(CALM)
    person.at("2026-03-03T04:00").daily()
    for name in ROUTINES:
        assert person.opened(name).adapted.changes == ()


def test_after_something_felt_wrong_the_form_comes_before_the_next_session() -> None:
    """For every routine but first aid; once it is answered, all but what felt wrong opens."""
    person = Person().full().felt_wrong(exercise="heat")
    assert {person.gate(name) for name in ROUTINES if name not in FIRST_AID} == {Asked(Form.DAILY)}
    assert kinds(person, *FIRST_AID) == {Opened}
    assert person.daily().open_routines() >= set(holds_none_of(["heat"], ROUTINES))


@pytest.mark.parametrize("exercise", SHIPPED.exercises)
def test_what_felt_wrong_is_out_with_its_whole_family(exercise: str) -> None:
    """What it is a variant of, and the other variants of that: in every routine, and in place of nothing."""
    person = Person().full("body-state/balance").felt_wrong(exercise=exercise).daily()
    assert exercise in family(exercise)
    assert not opened_exercises(person, first_aid=True) & family(exercise)


def test_a_family_is_more_than_one_exercise() -> None:
    """The heel drops with a bent knee and on the floor are out with the heel drop, whichever felt wrong."""
    heel_drops = {"heel-drop", "bent-knee-heel-drop", "floor-heel-drop"}
    assert {frozenset(family(name)) for name in heel_drops} == {frozenset(heel_drops)}
    for wrong in heel_drops:
        person = Person().full().felt_wrong(exercise=wrong).daily()
        assert not opened_exercises(person, first_aid=True) & heel_drops
    assert opened_exercises(Person().full(), first_aid=True) & heel_drops


@pytest.mark.parametrize("exercise", [*SAFETY.calm, *SAFETY.self_care])
def test_what_felt_wrong_or_is_left_out_is_not_offered(exercise: str) -> None:
    """Neither in a block nor in a refusal, whichever state of the body stands."""
    for said in (*(entry.id for entry in SAFETY.modify), DOCTORS, "pain"):
        person = Person()
        if said in PLACES:
            person.full().injured(said)
        else:
            person.full(*(name for name in SAID if said in (name, *getattr(SAFETY.sign(name), "ticks", ()))))
        person.pain(8).felt_wrong(exercise=exercise).fill()
        out = {exercise, *skipped(*in_force(person))}
        for name in STRETCHES:
            allowed = set(holds_none_of(out, SELF_CARE))
            assert set(offers(person, name)) - {PROTOCOL} <= allowed


@pytest.mark.parametrize("exercise", [*SAFETY.calm, "ice"])
def test_what_is_offered_opens(exercise: str) -> None:
    """Also where one of the gentle things felt wrong today: nobody is sent from one refusal to the next."""
    for person in (Person().full(DOCTORS), Person().full().pain(8), Person().full().injured("acute-calf")):
        person.felt_wrong(exercise=exercise).fill()
        for name in ROUTINES:
            found = person.gate(name)
            if isinstance(found, Blocked | Refused):
                assert kinds(person, *found.offers) <= {Opened}, (name, found.offers)


# -- laws -----------------------------------------------------------------------------------------------------

Act = Callable[[Person], object]
mild = [name for name in SAID if (sign := SAFETY.sign(name)) is not None and sign.outcome not in URGENT]
mild_daily = [name for name in DAILY_SAID if name in mild]
EXERCISES = tuple(SHIPPED.exercises)


def forms(full: list[str], daily: list[str]) -> st.SearchStrategy[Act]:
    return st.one_of(
        st.lists(st.sampled_from(full), max_size=3).map(lambda said: lambda person: person.full(*said)),
        st.lists(st.sampled_from(daily), max_size=2).map(lambda said: lambda person: person.daily(*said)),
    )


waits = st.builds(
    lambda hours, minutes: lambda person: person.later(hours=hours, minutes=minutes),
    st.sampled_from([0, 1, 11, 12, 23, 24, 47, 71, 72]) | st.integers(0, 100),
    st.integers(0, 59),
)
others = st.one_of(
    st.builds(lambda name: lambda person: person.felt_wrong(exercise=name), st.sampled_from(EXERCISES)),
    st.builds(
        lambda pain, moment, name: lambda person: person.pain(pain, moment, name),
        st.none() | st.integers(0, 10),
        st.sampled_from(Moment),
        st.sampled_from(["", "one", "two"]),
    ),
    st.builds(
        lambda tick, days: lambda person: person.injured(tick, days),
        st.sampled_from(PLACES),
        st.none() | st.integers(0, 3),
    ),
    st.builds(lambda name: lambda person: person.cleared(name), st.sampled_from(SAID)),
    st.just(lambda person: person.fill()),
)
wrong = st.builds(lambda outcome: lambda person: person.felt_wrong(outcome), st.sampled_from(URGENT))


def lives(act: st.SearchStrategy[Act]) -> st.SearchStrategy[Person]:
    """Somebody after a sequence of things said, who has answered what is asked, or not."""

    def lived(acts: list[Act], willing: bool) -> Person:
        person = Person()
        for each in acts:
            each(person)
        return person.fill() if willing else person

    return st.builds(lived, st.lists(act, min_size=1, max_size=8), st.sampled_from([True, True, True, False]))


milder = lives(forms(mild, mild_daily) | waits | others)
"""Without an urgent answer."""
any_life = lives(forms(list(SAID), list(DAILY_SAID)) | waits | others | wrong)


def answers(person: Person) -> list[Answers]:
    return [entry for entry in person.chart.entries() if isinstance(entry, Answers)]


def since_full(person: Person) -> list[Answers]:
    """The last full questions and what was answered later."""
    said = answers(person)
    last = max((number for number, each in enumerate(said) if each.form is Form.FULL), default=len(said))
    return said[last:]


def instant(person: Person) -> datetime:
    return datetime.fromisoformat(person.wall.utc_now())


def in_force(person: Person) -> set[str]:
    """The modify lists that hold, by the rules: of the full questions, of today's form, of a fresh injury."""
    today = person.wall.today()
    ticks = {
        tick
        for said in since_full(person)
        if said.form is Form.FULL or said.day == today
        for name in said.signs
        if (sign := SAFETY.sign(name)) is not None
        for tick in sign.ticks
    }
    fresh = (entry for entry in person.chart.entries() if isinstance(entry, Injury))
    return ticks | {
        entry.tick for entry in fresh if instant(person) - datetime.fromisoformat(entry.since) < timedelta(hours=72)
    }


def opened_exercises(person: Person, *, first_aid: bool) -> set[str]:
    """Every exercise that the gate would hand out now."""
    found = (person.gate(name) for name in ROUTINES if first_aid or name not in FIRST_AID)
    return {name for each in found if isinstance(each, Opened) for name in each.adapted.routine.exercise_ids()}


def family(exercise: str) -> set[str]:
    """The exercise, its variants and what it is a variant of, worked out by going both ways until nothing is new."""
    found = {exercise}
    for _ in SHIPPED.exercises:
        ties = [{card.id, card.variant_of} for card in SHIPPED.exercises.values() if card.variant_of]
        found = found.union(*(tie for tie in ties if tie & found))
    return found


@given(milder)
def test_no_life_opens_what_a_state_of_the_body_leaves_out(person: Person) -> None:
    """Nothing of the union of the skip lists in force, neither as it stood, nor as a substitute, nor in first aid."""
    assert not opened_exercises(person, first_aid=True) & skipped(*in_force(person))


@given(any_life)
def test_no_life_with_urgent_answers_opens_it_either(person: Person) -> None:
    """The last full questions count until the next ones, an urgent answer between them or not."""
    assert not opened_exercises(person, first_aid=True) & skipped(*in_force(person))


@given(any_life)
def test_no_life_opens_anything_while_an_urgent_answer_stands(person: Person) -> None:
    """Nothing at all, first aid neither: on that day, for 12 hours, and until the full questions were answered."""
    said = answers(person)
    urgent_ones = [each for each in said if each.outcome in URGENT]
    fresh = any(
        each.day == person.wall.today() or instant(person) - datetime.fromisoformat(each.at) < timedelta(hours=12)
        for each in urgent_ones
    )
    since = said[said.index(urgent_ones[-1]) + 1 :] if urgent_ones else []
    if fresh or (urgent_ones and Form.FULL not in {each.form for each in since}):
        assert opened_exercises(person, first_aid=True) == set()


@given(any_life)
def test_no_life_opens_anything_without_the_form_of_the_day(person: Person) -> None:
    """First aid alone: all questions once, on each day either all or those of the day, and after what felt wrong."""
    today = [each.form for each in since_full(person) if each.day == person.wall.today()]
    if not today or today[-1] is Form.STOP:
        assert opened_exercises(person, first_aid=False) == set()


@given(milder)
def test_no_life_opens_more_than_calm_things_before_a_doctor_was_seen(person: Person) -> None:
    """Unless that very history was cleared within the last 90 days."""
    today = datetime.fromisoformat(person.wall.today())
    cleared = {
        entry.sign
        for entry in person.chart.entries()
        if isinstance(entry, Clearance) and today - datetime.fromisoformat(entry.cleared) <= timedelta(days=90)
    }
    needed = {
        name
        for said in since_full(person)
        for name in said.signs
        if (sign := SAFETY.sign(name)) is not None and sign.outcome is Outcome.DOCTOR
        if not (sign.history and name in cleared)
    }
    if needed:
        assert opened_exercises(person, first_aid=False) <= set(SAFETY.calm)


@given(milder)
def test_no_life_opens_more_than_self_care_with_strong_pain(person: Person) -> None:
    """From 6 of 10 on that day; with a nerve or a fresh injury from 3 on."""
    lists = [entry for entry in SAFETY.modify if entry.id in in_force(person)]
    limit = 3 if any(entry.nerve or entry.place for entry in lists) else 6
    rated = [entry for entry in person.chart.entries() if isinstance(entry, Rating)]
    today = [each for each in rated if each.day == person.wall.today() and each.moment is not Moment.MORNING]
    if max((each.value or 0 for each in today), default=0) >= limit:
        assert opened_exercises(person, first_aid=False) <= set(SAFETY.self_care)


@given(any_life)
def test_no_life_opens_what_felt_wrong_today(person: Person) -> None:
    """Nor any of its family, whatever else was said."""
    said = (each.exercise for each in answers(person) if each.day == person.wall.today() and each.exercise)
    wrong_today = {name for exercise in said for name in family(exercise)}
    assert not opened_exercises(person, first_aid=True) & wrong_today


def test_an_own_routine_is_asked_and_changed_like_any_other() -> None:
    """Of another id and title, with an exercise that a list skips."""
    person = Person().full("body-state/pregnant")
    own = replace(SHIPPED.routines["nordic-hamstring-plan"], id="mine", title="Mine")
    found = gate(own, person.standing(), SAFETY, LIBRARY)
    assert not isinstance(found, Opened) or "nordic-hamstring" not in found.adapted.routine.exercise_ids()
    assert gate(own, Person().standing(), SAFETY, LIBRARY) == Asked(Form.FULL)
