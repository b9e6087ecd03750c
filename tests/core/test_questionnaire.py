"""One way through the questions: it ends where it must, says what was said, and never makes an answer up."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.knowledge import Source
from coach.core.questionnaire import Filled, Questionnaire
from coach.core.safety import NOT_SURE, Outcome, Question, Sign, most_urgent
from tests.core.answers_made_up import CAUTION, SAFETY, SAID

FULL = SAFETY.questions
DAILY = SAFETY.first_line()

EMERGENCY, SAME_DAY, DOCTOR, MODIFY, GENTLY = Outcome
EVIDENCE = {
    "cauda-equina/saddle": EMERGENCY,
    "cauda-equina/bladder": EMERGENCY,
    "cauda-equina/bowel": EMERGENCY,
    "cauda-equina/genital": EMERGENCY,
    "cauda-equina/both-legs": EMERGENCY,
    "cauda-equina/not-sure": EMERGENCY,
    "heart-lung-brain/chest": EMERGENCY,
    "heart-lung-brain/breath": EMERGENCY,
    "heart-lung-brain/blood": EMERGENCY,
    "heart-lung-brain/faint": EMERGENCY,
    "heart-lung-brain/stroke": EMERGENCY,
    "heart-lung-brain/confusion": EMERGENCY,
    "heart-lung-brain/past": DOCTOR,
    "heart-lung-brain/not-sure": EMERGENCY,
    "clot/leg": SAME_DAY,
    "clot/swelling": SAME_DAY,
    "clot/risk": SAME_DAY,
    "clot/not-sure": SAME_DAY,
    "fresh-injury/limb": EMERGENCY,
    "fresh-injury/tear": SAME_DAY,
    "fresh-injury/strain": MODIFY,
    "fresh-injury/not-sure": EMERGENCY,
    "nerves/both-legs": EMERGENCY,
    "nerves/weakness": SAME_DAY,
    "nerves/spreading": SAME_DAY,
    "nerves/known": MODIFY,
    "whole-body/severe": EMERGENCY,
    "whole-body/fever-spine": SAME_DAY,
    "whole-body/fever": DOCTOR,
    "whole-body/weight-loss": DOCTOR,
    "whole-body/cancer": DOCTOR,
    "whole-body/night": DOCTOR,
    "whole-body/fall": DOCTOR,
    "whole-body/immunity": DOCTOR,
    "body-state/surgery": DOCTOR,
    "walking-and-orders/at-rest": SAME_DAY,
    "walking-and-orders/walking": DOCTOR,
    "walking-and-orders/orders": DOCTOR,
}
"""Where the evidence sends each answer: its section 4.2, and for a swollen leg, severe pain with trauma or fever and
pain at rest its sections 1.0, 1.1 and 1.5. Every other state of the body leads to a modify list."""


def outcome_of(*said: str) -> Outcome | None:
    return most_urgent(sign.outcome for name in said if (sign := SAFETY.sign(name)) is not None)


def no_less_cautious(found: Outcome | None, single: Outcome | None) -> bool:
    return CAUTION.index(found) <= CAUTION.index(single)


def walk(questions: tuple[Question, ...], said: set[str], pain: int | None = None) -> tuple[Filled, list[str]]:
    """Say these things wherever they are asked for: the form, and the questions that came."""
    form, asked = Questionnaire(questions), []
    while (question := form.current) is not None:
        asked.append(question.id)
        if question.rating:
            form.rate(pain)
        else:
            form.answer(name.partition("/")[2] for name in SAID if name in said and name.startswith(f"{question.id}/"))
    filled = form.filled()
    assert filled is not None
    return filled, asked


def test_every_answer_leads_where_the_evidence_sends_it() -> None:
    """Each sign of the nine questions by itself, and not being sure of the first four."""
    for name in SAID:
        sign = SAFETY.sign(name)
        assert sign is not None
        unsure_of_the_rest = name.endswith(NOT_SURE) and name not in EVIDENCE
        assert sign.outcome is EVIDENCE.get(name, GENTLY if unsure_of_the_rest else MODIFY), name
    assert EVIDENCE.keys() <= set(SAID)


@pytest.mark.parametrize("question", FULL[:4], ids=lambda question: question.id)
def test_not_sure_counts_as_yes_for_the_first_four(question: Question) -> None:
    """It is as urgent as the worst sign of the question, and leaves out what each of its signs does."""
    unsure = question.sign(NOT_SURE)
    assert unsure is not None
    for sign in question.signs:
        assert no_less_cautious(unsure.outcome, sign.outcome)
        assert set(sign.ticks) <= set(unsure.ticks)


def test_an_answer_that_no_question_has_any_more_is_known_as_such() -> None:
    """Neither a sign that is gone, nor a question that is gone, nor half a name."""
    for name in ("clot/gone", "gone/leg", "gone/not-sure", "clot", "", "/leg"):
        assert SAFETY.sign(name) is None


def test_the_most_urgent_of_two_answers_wins() -> None:
    """Every pair: at least as cautious as either, and nothing that neither of them says."""
    for one, other in combinations(SAID, 2):
        found = outcome_of(one, other)
        assert no_less_cautious(found, outcome_of(one)) and no_less_cautious(found, outcome_of(other))
        assert found in (outcome_of(one), outcome_of(other))


@given(st.sets(st.sampled_from(SAID)), st.none() | st.integers(0, 10))
def test_a_form_is_as_cautious_as_everything_that_was_meant(meant: set[str], pain: int | None) -> None:
    """What is never asked because the form ends early is no more urgent than what ended it."""
    filled, _ = walk(FULL, meant, pain)
    assert outcome_of(*filled.signs) is outcome_of(*meant)
    assert set(filled.signs) <= meant


@given(st.sets(st.sampled_from([name for name in SAID if CAUTION.index(outcome_of(name)) > 1])), st.integers(0, 10))
def test_without_an_urgent_sign_everything_is_asked_and_kept(meant: set[str], pain: int) -> None:
    """All nine questions, in their order, and the number with them."""
    filled, asked = walk(FULL, meant, pain)
    assert asked == [question.id for question in FULL]
    assert (set(filled.signs), filled.pain) == (meant, pain)


@pytest.mark.parametrize("name", [name for name, outcome in EVIDENCE.items() if outcome is EMERGENCY])
def test_an_emergency_sign_ends_the_questions_at_once(name: str) -> None:
    """The card waits for nothing, in the full form and in that of the day where it asks for it."""
    of_the_day = name.partition("/")[0] in {question.id for question in DAILY}
    for questions in (FULL, DAILY) if of_the_day else (FULL,):
        filled, asked = walk(questions, {name})
        assert asked[-1] == name.partition("/")[0]
        assert filled == Filled((name,))


@pytest.mark.parametrize("name", [name for name, outcome in EVIDENCE.items() if outcome is SAME_DAY])
def test_after_a_same_day_sign_only_questions_for_emergencies_come(name: str) -> None:
    """Each of them that is still to come, and no other."""
    of = [question.id for question in FULL].index(name.partition("/")[0])
    later = [each.id for each in FULL[of + 1 :] if EMERGENCY in {sign.outcome for sign in each.signs}]
    assert walk(FULL, {name})[1] == [*(question.id for question in FULL[: of + 1]), *later]


def made_up(name: str, *outcomes: Outcome) -> Question:
    signs = tuple(Sign(f"sign-{number}", "It is so.", outcome) for number, outcome in enumerate(outcomes))
    return Question(name, "Is it so?", "Is it so?", signs, (Source(convention="made up"),))


def test_a_question_for_emergencies_comes_also_behind_one_that_is_passed_over() -> None:
    """After a same-day sign the question in between is left out, and nothing behind it is lost."""
    form = Questionnaire((made_up("first", SAME_DAY), made_up("between", DOCTOR), made_up("last", EMERGENCY)))
    form.answer(["sign-0"])
    assert form.current is not None and form.current.id == "last"


def test_it_is_not_answered_before_its_end() -> None:
    """Until the last question has its answer there is no form."""
    form = Questionnaire(DAILY)
    for number, question in enumerate(DAILY, 1):
        assert (form.filled(), form.current, form.number, form.of) == (None, question, number, len(DAILY))
        form.answer(())
    assert (form.filled(), form.current) == (Filled(()), None)
    for say in (form.not_sure, lambda: form.answer(()), lambda: form.rate(0)):
        with pytest.raises(ValueError):
            say()


@pytest.mark.parametrize("signs", [("leg",), ("saddle", "gone"), ("",), ("cauda-equina/saddle",)])
def test_a_sign_of_another_question_is_no_answer(signs: tuple[str, ...]) -> None:
    """It is refused, and the question still stands."""
    form = Questionnaire(FULL)
    with pytest.raises(ValueError):
        form.answer(signs)
    assert form.number == 1


@pytest.mark.parametrize("name", [name for name, outcome in EVIDENCE.items() if outcome in (EMERGENCY, SAME_DAY)])
def test_what_is_urgent_counts_before_the_form_is_answered_to_its_end(name: str) -> None:
    """From the moment on at which it was said, with all that was said before it, however the rest is left."""
    form = Questionnaire(FULL)
    while (question := form.current) is not None and question.id != name.partition("/")[0]:
        assert form.given() is None
        if question.rating:
            form.rate(9)
        else:
            form.answer(())
    assert form.given() is None
    form.answer([name.partition("/")[2]])
    assert form.given() == Filled((name,))
    assert form.back() and form.given() is None


@given(st.lists(st.sets(st.sampled_from(SAID)), max_size=9))
def test_only_what_is_urgent_counts_before_the_end(said: list[set[str]]) -> None:
    """A form that is left in the middle says nothing else; what is urgent is never lost."""
    form, meant = Questionnaire(FULL), []
    for answer in said:
        if (question := form.current) is None:
            break
        if question.rating:
            form.rate(None)
            continue
        here = [name for name in SAID if name in answer and name.startswith(f"{question.id}/")]
        meant += here
        form.answer(name.partition("/")[2] for name in here)
    urgent = outcome_of(*meant) in (EMERGENCY, SAME_DAY)
    assert form.given() == (Filled(tuple(meant)) if urgent else None)


def at_the_rating() -> Questionnaire:
    form = Questionnaire(FULL)
    while form.current is not None and not form.current.rating:
        form.answer(())
    return form


@pytest.mark.parametrize("pain", [-1, 11, 100])
def test_pain_is_a_number_from_0_to_10(pain: int) -> None:
    """Any other is refused; so are signs in place of the number, and a number in place of signs."""
    form = at_the_rating()
    with pytest.raises(ValueError):
        form.rate(pain)
    with pytest.raises(ValueError):
        form.answer(())
    with pytest.raises(ValueError):
        form.not_sure()
    with pytest.raises(ValueError):
        Questionnaire(FULL).rate(5)


def test_not_being_sure_is_kept_as_such() -> None:
    """It is not turned into a sign that nobody named."""
    form = Questionnaire(FULL)
    form.not_sure()
    assert form.filled() == Filled(("cauda-equina/not-sure",))


def test_an_answer_can_be_taken_back() -> None:
    """Also the one that ended the form; what was taken back is not in it."""
    form = Questionnaire(DAILY)
    assert form.back() is False
    form.answer(["saddle"])
    assert form.filled() == Filled(("cauda-equina/saddle",))
    assert form.back() is True
    assert (form.filled(), form.number) == (None, 1)
    for _ in DAILY:
        form.answer(())
    assert form.filled() == Filled(())


def test_a_number_that_was_taken_back_is_not_in_the_form() -> None:
    """Nor where the form then ends before the number is asked for again."""
    form = at_the_rating()
    form.rate(8)
    form.back()
    form.back()
    form.answer(["fever-spine"])
    assert form.filled() == Filled(("whole-body/fever-spine",), None)
