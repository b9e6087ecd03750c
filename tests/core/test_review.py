"""The pages to hand to a clinician, and what is said at a closed gate: nothing that the program goes by is missing."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from coach.core.cells import width
from coach.core.emergency import NUMBERS, EmergencyNumber, Kind, card
from coach.core.gate import Blocked
from coach.core.knowledge import Source
from coach.core.pages.blocked import clearable, doctor_lines, light_line, until_line
from coach.core.pages.review import FOREWORD, review_page
from coach.core.pages.safety import emergency_page
from coach.core.paper import Paragraph, Style, lines
from coach.core.safety import Complaint, Outcome
from coach.core.standing import Block
from coach.core.words import amount, duration, source
from tests.content.shipped import LIBRARY, SHIPPED, expect_none, uses
from tests.core.answers_made_up import SAFETY, SAID, Person

PAGE = review_page(LIBRARY)
TEXT = "\n".join(paragraph.text for paragraph in PAGE)
ROWS, COLUMNS = 16, 74
"""What a card may take of a screen of 80 by 24."""


def missing(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in TEXT]


def under(heading: str) -> list[Paragraph]:
    """What stands under the first heading that begins so."""
    first = next(n for n, each in enumerate(PAGE) if each.style is Style.HEADING and each.text.startswith(heading))
    found = []
    for paragraph in PAGE[first + 1 :]:
        if paragraph.style is Style.HEADING:
            break
        found.append(paragraph)
    return found


def name(exercise: str) -> str:
    return SHIPPED.exercises[exercise].name


def complaints(found: Iterable[Complaint]) -> Iterator[Complaint]:
    for entry in found:
        yield entry
        yield from complaints(entry.which)


def test_it_says_that_no_clinician_has_reviewed_it() -> None:
    """In the first words."""
    assert PAGE[1].text == FOREWORD
    assert "No clinician has reviewed it" in FOREWORD


def test_every_question_is_there_with_its_signs_and_where_each_leads() -> None:
    """In its own words, with its note, and with the lists that a sign brings into force."""
    for number, question in enumerate(SAFETY.questions, 1):
        part = under(f"Question {number}: {question.ask}")
        told = "\n".join(paragraph.text for paragraph in part)
        for sign in question.signs:
            line = next(each.text for each in part if each.text.startswith(sign.text))
            assert sign.outcome.value.replace("-", " ") in line.removeprefix(sign.text)
            assert all(tick in line for tick in sign.ticks)
        assert question.note is None or question.note in told
        assert ("not being sure counts as yes" in told) == question.unsure_is_yes
        assert ("asked each day" in told) == question.daily


def test_the_rules_are_there_with_their_numbers() -> None:
    """What is worked out in code, from the limits that the code goes by."""
    told = "\n".join(paragraph.text for paragraph in under("What the answers lead to"))
    for words in ("12 hours", "90 days", "3 to 5", "From 6", "from 3 of 10", "24 hours", "until 48", "72 hours"):
        assert words in told
    for exercise in (*SAFETY.calm, *SAFETY.self_care):
        assert name(exercise) in told


@pytest.mark.parametrize(
    "words",
    [
        "begins at 04:00",
        "12 hours at least",
        "before first aid too",
        "more than 72 hours ahead",
        "Pain from 7 of 10 on: whether the cause is clear is asked",
        "(3 with a nerve or a fresh injury) after a session or the next morning",
        "two mornings in a row",
        "a set less, or a third less repetitions or time",
        "no hold under 5 s",
        "Self-care and first aid follow no traffic light",
        "for 30 minutes",
        "within 3 days",
        "72 hours from its hour, or from the end of its day",
        "with its variants",
        "the daily form comes again before the next session",
    ],
)
def test_no_rule_of_the_code_is_missing(words: str) -> None:
    """What is in no file of data has to be told here: thresholds, times and what comes again."""
    assert words in " ".join(paragraph.text for paragraph in under("What the answers lead to"))


def test_it_says_which_numbers_are_our_own() -> None:
    """Before the rules: what follows sources, and that every other number is our own convention."""
    about = under("What the answers lead to")[0].text
    assert "follow the sources" in about and "our own convention" in about


def test_the_form_of_the_day_is_there_in_its_own_words() -> None:
    """A question that is asked each day is shown as it stands on that form; no other is."""
    for number, question in enumerate(SAFETY.questions, 1):
        told = [paragraph.text for paragraph in under(f"Question {number}: {question.ask}")]
        short = " ".join(question.short.split())
        assert any(line.endswith(short) and "form of the day" in line for line in told) == question.daily


def test_it_says_which_signs_a_clinician_can_clear() -> None:
    """That a sign may be a stable history is a rule of each sign."""
    for question in SAFETY.questions:
        for sign in question.signs:
            line = next(each.text for each in PAGE if each.text.startswith(sign.text))
            rest = line.removeprefix(sign.text)
            assert ("clear" in rest or "history" in rest) == sign.history, sign.id


def test_it_names_the_protocol_of_a_fresh_injury() -> None:
    """What takes the place of all others for 72 hours is a rule of its list."""
    for entry in SAFETY.places():
        assert entry.protocol is not None
        told = " ".join(paragraph.text for paragraph in under(entry.tick))
        assert SHIPPED.routines[entry.protocol].title in told or entry.protocol in told, entry.id


def test_it_says_for_which_lists_no_more_than_2_in_10_holds() -> None:
    """That pain comes from a nerve is a rule of a list, also where its id does not say so."""
    for entry in SAFETY.modify:
        if entry.nerve:
            told = " ".join(paragraph.text for paragraph in under(entry.tick)).replace(entry.id, "")
            assert "nerve" in told.casefold() or "2 in 10" in told, entry.id


def test_everything_that_may_feel_wrong_is_there_with_what_follows() -> None:
    """At every depth; and every sign that ends any exercise, and those of first aid."""
    found = {each.text for each in under("When something feels wrong")}
    for entry in complaints(SAFETY.feels_wrong):
        line = next(each for each in found if each.startswith(entry.text))
        assert entry.then is None or entry.then.value.replace("-", " ") in line
    assert missing(SAFETY.stop_if) == []
    assert missing(SAFETY.first_aid.signs) == []
    assert missing(SAFETY.first_aid.routines) == []


def test_every_list_is_there_with_all_that_it_leaves_out_uses_and_advises() -> None:
    """By the names of the exercises."""
    for entry in SAFETY.modify:
        told = "\n".join(paragraph.text for paragraph in under(entry.tick))
        assert entry.id in told
        expect_none(f"{entry.id}: {each}" for each in (*entry.skip, *entry.use) if name(each) not in told)
        expect_none(f"{entry.id}: {line}" for line in entry.advice if line not in told)


def test_the_dose_of_every_exercise_is_there() -> None:
    """The usual one, the least and the most of it."""
    told = {each.text.partition(":")[0]: each.text for each in under("The dose of every exercise")}
    assert set(told) == {card.name for card in SHIPPED.exercises.values()}
    for exercise in SHIPPED.exercises.values():
        ranges = exercise.dose
        for given in (ranges.usual, ranges.minimum, ranges.maximum) if ranges is not None else ():
            length = (given.hold or given.time) if given is not None else None
            assert length is None or duration(length) in told[exercise.name]
            assert given is None or given.reps is None or str(given.reps) in told[exercise.name]


def test_the_hard_stops_of_ice_and_heat_are_there_and_the_time_between() -> None:
    """They lock, so they are doses that a clinician has to see."""
    told = {each.text.partition(":")[0]: each.text for each in under("The dose of every exercise")}
    for exercise in SHIPPED.exercises.values():
        for limit in (exercise.at_most, exercise.between):
            assert limit is None or duration(limit) in told[exercise.name], exercise.id


def test_the_dose_of_every_routine_is_there() -> None:
    """Step by step, a side's own dose as well."""
    part = under("The dose of every routine")
    for routine in SHIPPED.routines.values():
        first = next(n for n, each in enumerate(part) if each.level == 0 and each.text.startswith(routine.title))
        for step, line in zip(routine.flat_steps(), part[first + 1 :], strict=False):
            assert line.level == 1 and line.text.startswith(name(step.exercise))
            for dose in (step.dose, step.left, step.right):
                assert dose is None or amount(dose) in line.text


def test_the_locks_and_weeks_of_routines_are_there() -> None:
    """How often, how long to wait in between, and what each week asks for are part of a dose."""
    part = under("The dose of every routine")
    heads = [number for number, each in enumerate(part) if each.level == 0] + [len(part)]
    for first, end in pairwise(heads):
        told = "\n".join(each.text for each in part[first:end])
        routine = next(each for each in SHIPPED.routines.values() if told.startswith(each.title))
        assert routine.lock_after is None or duration(routine.lock_after) in told, routine.id
        assert routine.days_per_week is None or str(routine.days_per_week) in told, routine.id
        assert all(str(week.days) in told for week in routine.weeks), routine.id


def test_every_source_is_in_the_list_at_the_end() -> None:
    """Of questions, complaints, first aid, lists and doses: with how well that use of it was checked."""
    listed = "\n".join(paragraph.text for paragraph in under("Sources"))
    doses = [card.dose for card in SHIPPED.exercises.values()]
    named: set[Source] = {*uses((SAFETY, doses)), *uses([each.dose_source for each in SHIPPED.routines.values()])}
    assert len(named) > 20
    expect_none(words for use in named if (words := source(use, SHIPPED.references.get(use.ref or ""))) not in listed)


def test_the_cards_and_all_numbers_are_there() -> None:
    """As they are shown where no number was chosen."""
    for each in map(card, Kind):
        assert missing([each.headline, each.call, *each.lines]) == []
    assert missing(f"{entry.place}: {entry.number}" for entry in NUMBERS) == []


# -- at a closed gate -----------------------------------------------------------------------------------------

DAYS = [datetime(2026, 1, 1, 23, 59) + timedelta(days=day) for day in range(366)]


def test_it_is_said_until_when_nothing_begins() -> None:
    """Day and hour by the clock on the wall, and what comes then."""
    told = until_line(datetime(2026, 3, 3, 4, 0))
    assert told == "No exercises until Tuesday 3 March, 04:00. Then all is asked anew."


@pytest.mark.parametrize("chosen", [None, *NUMBERS])
@pytest.mark.parametrize("kind", Kind)
def test_the_card_with_its_longest_notice_fits_on_one_screen(kind: Kind, chosen: EmergencyNumber | None) -> None:
    """On every day of a year."""
    for day in DAYS:
        printed = list(lines(emergency_page(card(kind, chosen, until_line(day))), COLUMNS))
        assert len(printed) <= ROWS, "\n".join(printed)


def test_the_notice_is_no_longer_than_the_card_allows() -> None:
    """74 characters on every day of a year, as the card asks for."""
    assert max(width(until_line(day)) for day in DAYS) <= COLUMNS


@pytest.mark.parametrize(
    "said", [each for each in SAID if (sign := SAFETY.sign(each)) is not None and sign.outcome is Outcome.DOCTOR]
)
def test_whoever_must_see_a_doctor_is_told_why_and_what_stays_open(said: str) -> None:
    """The sign in its own words, that nothing was examined, and the two calm things."""
    block = Person().full(said).standing().block
    assert block is not None
    told = " ".join(doctor_lines(Blocked(block), SAFETY))
    sign = SAFETY.sign(said)
    assert sign is not None and sign.text in told
    assert "cannot examine you" in told
    assert "breathing" in told and "walking" in told


def test_only_a_stable_history_can_be_cleared() -> None:
    """Each of those signs; none where another one blocks as well, and none that is urgent."""
    for said in SAID:
        sign = SAFETY.sign(said)
        assert sign is not None
        found = clearable(Blocked(Block(sign.outcome, (said,))), SAFETY)
        assert found == ([said] if sign.history else [])
    both = ("whole-body/cancer", "walking-and-orders/orders")
    assert clearable(Blocked(Block(Outcome.DOCTOR, both)), SAFETY) == list(both)
    assert clearable(Blocked(Block(Outcome.DOCTOR, (*both, "whole-body/night"))), SAFETY) == []
    assert clearable(Blocked(Block(Outcome.DOCTOR, ("gone/sign",))), SAFETY) == []


@pytest.mark.parametrize("pain", range(11))
def test_the_traffic_light_is_told_in_words(pain: int) -> None:
    """Green to 2, amber to 5, red above; with a nerve or a fresh tear anything above 2 is too much."""
    word = "Green" if pain <= 2 else "Amber" if pain <= 5 else "Red"
    assert light_line(pain, strict=False).startswith(f"{word}: {pain} of 10")
    strict = light_line(pain, strict=True)
    assert ("too much" in strict) == (pain > 2)
    assert strict.startswith("Green") == (pain <= 2)
    assert ("one step easier" in light_line(pain, strict=False)) == (pain > 5)
