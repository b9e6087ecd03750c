"""A routine within the time that there is: what is told of it, and what is left alone."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.exercise import Amount
from coach.core.fit import Need, fit, shortest
from coach.core.knowledge import Grade, Link
from coach.core.placing import Preferences
from coach.core.routine import Course, Dose, Round, Routine, Side, Step, When, Work
from coach.core.timeline import lay_out
from coach.core.within import UNTESTED, Within, within, within_time
from tests.core.short_of_time import CARDS, card, had, length_of, needed, preferences, routines

HELD = Dose(Work.HOLD, 20_000)
CALF = Step("calf", HELD, Side.EACH)
HANG = Step("hang", Dose(Work.HOLD, 20_000, sets=2), Side.BOTH)
WALK = Step("walk", Dose(Work.TIMED, 60_000), Side.BOTH)
LAST = Step("walk", Dose(Work.TIMED, 40_000), Side.BOTH)


def plan(*entries: Step | Round, when: When = When.ANY_TIME, links: tuple[Link, ...] = ()) -> Routine:
    return Routine("r", "R", "", (when,), entries, links=links)


def told(routine: Routine, seconds: int, need: Need | None = None) -> tuple[str, ...]:
    return answer(routine, seconds, need).told


def answer(routine: Routine, seconds: int, need: Need | None = None) -> Within:
    return within_time(routine, seconds * 1_000, CARDS.get, Preferences(), need or Need())


# -- laws -----------------------------------------------------------------------------------------------------


@given(routines, preferences, st.integers(100, 150) | st.none())
def test_of_what_fits_nothing_is_told(routine: Routine, wish: Preferences, percent: int | None) -> None:
    """With time enough, or where nobody counts it, it is the very routine."""
    whole, _ = length_of(routine.steps, routine, wish)
    budget = None if percent is None else whole * percent // 100
    found = within_time(routine, budget, CARDS.get, wish, Need())
    assert found.routine is routine
    assert found == Within(routine, (), changed=False, fits=True, length=whole)


@given(routines, preferences, needed, had, st.integers(0, 99))
def test_every_change_is_told(
    routine: Routine, wish: Preferences, need: frozenset[str], share: dict[str, int], percent: int
) -> None:
    """What is done is what was fitted, or the shortest; each name that is left out or shorter stands in a sentence."""
    budget = length_of(routine.steps, routine, wish)[0] * percent // 100
    found = within_time(routine, budget, CARDS.get, wish, Need(need, share))
    fitted = fit(routine, budget, CARDS.get, wish, Need(need, share))
    chosen = fitted or shortest(routine, CARDS.get, wish, Need(need, share))
    assert (found.routine, found.length, found.fits) == (chosen.routine, chosen.length, fitted is not None)
    assert found.fits == (found.length <= budget)
    assert found.changed == (found.routine.steps != routine.steps)
    gone = set(routine.exercise_ids()) - set(found.routine.exercise_ids())
    left_out = " ".join(line for line in found.told if line.startswith("Left out: "))
    assert all(CARDS[name].name in left_out for name in gone)
    assert all(line.endswith(".") and "\n" not in line for line in found.told)
    assert len(set(found.told)) == len(found.told)
    assert found.told or not found.changed


@given(routines, preferences, st.integers(0, 150))
def test_self_care_is_untouched(routine: Routine, wish: Preferences, percent: int) -> None:
    """Whatever the time; where it is longer, that is told, and it does not fit."""
    care = replace(routine, when=(When.ANY_TIME, When.SELF_CARE))
    whole, _ = length_of(routine.steps, routine, wish)
    assume(whole > 0)
    found = within_time(care, whole * percent // 100, CARDS.get, wish, Need())
    assert found.routine is care and not found.changed
    assert found.length == whole
    assert found.fits == (percent >= 100) == (found.told == ())


# -- sentences ------------------------------------------------------------------------------------------------


def test_minutes_are_minutes() -> None:
    """A minute is enough for a minute; without a number it is the whole."""
    routine = plan(WALK, prepared := replace(WALK, prepare=0))
    assert within(routine, 1, CARDS.get, Preferences(), Need()).length <= 60_000
    assert within(routine, None, CARDS.get, Preferences(), Need()).routine is routine
    exact = plan(replace(prepared, dose=Dose(Work.TIMED, 59_000)))
    assert lay_out(exact, CARDS.__getitem__).length == 60_000
    assert within(exact, 1, CARDS.get, Preferences(), Need()).routine is exact


def test_what_fits_exactly_is_not_touched() -> None:
    """Not even where a hard stop leaves more for fewer sets."""
    routine = plan(Step("hang", Dose(Work.HOLD, 20_000, sets=3), Side.EACH))
    whole = lay_out(routine, CARDS.__getitem__).length
    assert within_time(routine, whole, CARDS.get, Preferences(), Need()).routine is routine


def test_why_something_is_left_out() -> None:
    """Its muscles had their share, or there is no time left; what shares a reason shares a sentence."""
    routine = plan(CALF, HANG, WALK)
    assert told(routine, 65, Need(had={"hamstrings": 240_000})) == (
        "Left out: The hang; the hamstrings had 4 minutes this week.",
        "Left out: The walk; there is no time left.",
    )
    assert told(routine, 65) == ("Left out: The hang, The walk; there is no time left.",)


@pytest.mark.parametrize(
    ("share", "said"),
    [(1, "1 s"), (59_000, "59 s"), (60_000, "1 minute"), (119_999, "1 minute"), (600_000, "10 minutes")],
)
def test_how_much_a_muscle_had(share: int, said: str) -> None:
    """Whole minutes, below that seconds, never nothing."""
    assert told(plan(CALF, HANG), 65, Need(had={"hamstrings": share})) == (
        f"Left out: The hang; the hamstrings had {said} this week.",
    )


def test_of_several_muscles_the_one_with_least_is_named() -> None:
    """It is the one that the choice went by; if it had nothing, there is just no time."""
    both = Round(1, (replace(CALF, sides=Side.BOTH), replace(HANG, sides=Side.BOTH)))
    routine = plan(Step("bridge", Dose(Work.REPS, reps=(4,)), Side.EACH), both)
    need = Need(had={"hamstrings": 180_000, "calf": 240_000})
    assert told(routine, 40, need) == ("Left out: The calf, The hang; the hamstrings had 3 minutes this week.",)
    need = Need(had={"hamstrings": 0, "calf": 240_000, "buttocks": 0})
    assert told(routine, 40, need) == ("Left out: The calf, The hang; there is no time left.",)


def test_of_what_is_needed_no_share_is_told() -> None:
    """It went for want of time alone, whatever it had."""
    need = Need(frozenset(("calf", "hang")), {"hamstrings": 240_000})
    assert told(plan(CALF, HANG), 65, need) == ("Left out: The hang; there is no time left.",)


def test_what_is_optional_goes_first() -> None:
    """Its share is not the reason."""
    routine = plan(replace(CALF, optional=True), HANG)
    assert told(routine, 65, Need(had={"calf": 240_000})) == (
        "Left out: The calf; it is the first to go when time is short.",
    )


def test_what_is_shorter_is_told_with_its_dose() -> None:
    """Steps by their dose, rounds by how often; each once."""
    routine = plan(WALK, WALK, Round(3, (LAST,)))
    whole = lay_out(routine, CARDS.__getitem__).length // 1_000
    assert told(routine, whole - 10) == ("Shorter: The walk 50 s.",)
    assert told(plan(WALK, WALK), 95) == ("Shorter: The walk 40 s.",)
    assert told(plan(Round(3, (LAST,))), 110) == ("Shorter: The walk 2 times over.",)
    assert told(plan(Round(3, (LAST,))), 80) == ("Shorter: The walk 1 time over.",)


@pytest.mark.parametrize("seconds", [1, 30])
def test_too_little_time_gets_an_honest_sentence_and_the_shortest(seconds: int) -> None:
    """First that it is too short and how long the shortest is, then what that leaves out."""
    found = answer(plan(WALK, replace(HANG, sides=Side.EACH)), seconds)
    assert not found.fits and found.changed
    assert found.length == 50_000
    assert found.told == (
        f"{seconds} s is too short: the shortest sensible session of it takes 50 s.",
        "Left out: The hang; there is no time left.",
        "Shorter: The walk 40 s.",
    )


def test_a_routine_that_cannot_be_shorter_stays_whole() -> None:
    """Too little time for it is told, and nothing else."""
    assert answer(plan(CALF), 30) == Within(
        plan(CALF), ("30 s is too short: the shortest sensible session of it takes 55 s.",), False, False, 55_000
    )


def test_an_estimate_is_called_one() -> None:
    """Where the person says when it is over, the shortest takes about so long."""
    routine = plan(Step("calf", Dose(Work.UNTIL_DONE, 60_000), Side.BOTH))
    assert told(routine, 30) == ("30 s is too short: the shortest sensible session of it takes about 1 min 10 s.",)


def test_self_care_says_how_long_it_takes() -> None:
    """In minutes rounded up; about so many where the person ends it."""
    assert told(plan(WALK, when=When.SELF_CARE), 30) == ("Self-care is never shortened: this takes 2 min.",)
    open_ended = plan(Step("calf", Dose(Work.UNTIL_DONE, 60_000), Side.BOTH), when=When.SELF_CARE)
    assert told(open_ended, 30) == ("Self-care is never shortened: this takes about 2 min.",)


@pytest.mark.parametrize("grade", Grade)
def test_a_claim_does_not_outlast_a_change(grade: Grade) -> None:
    """Links, course and weeks go; where a link said that it helps, that is told. A whole routine keeps all."""
    link = Link("pain", grade, "Something.", (), condition="cramp")
    routine = replace(plan(CALF, HANG, links=(link,)), course=Course(4))
    found = answer(routine, 65)
    assert (found.routine.links, found.routine.course) == ((), None)
    helps = grade in (Grade.STRONG, Grade.MODERATE, Grade.LIMITED, Grade.EXPERT)
    assert (found.told[-1] == UNTESTED) == helps
    assert answer(routine, 600).routine is routine
    assert UNTESTED not in told(plan(CALF, links=(link,)), 30)


def test_an_exercise_without_a_card_is_a_mistake() -> None:
    """KeyError with its name, fitted or not."""
    for budget in (None, 1_000):
        with pytest.raises(KeyError, match="unheard"):
            within_time(plan(replace(CALF, exercise="unheard")), budget, CARDS.get, Preferences(), Need())


def test_a_card_names_it() -> None:
    """What is said is the name that people know, not the id."""
    cards = {**CARDS, "hang": replace(card("hang", Amount(hold=20_000)), name="Slow hang")}
    found = within_time(plan(CALF, HANG), 65_000, cards.get, Preferences(), Need())
    assert found.told == ("Left out: Slow hang; there is no time left.",)
