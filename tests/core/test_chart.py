"""The chart: what was said counts, in its order, whether it could be written down or not."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.answers import Answers, Clearance, Entry, Form, Injury, Moment, Rating
from coach.core.chart import Chart
from coach.core.ports import JournalError
from coach.core.safety import UNSAID, Complaint, Outcome, Response
from tests.adapters.records import journal_at
from tests.core.answers_made_up import SAFETY, SAID, Person, Wall

DOCTORS = "whole-body/cancer"


def last(person: Person) -> Entry:
    return person.chart.entries()[-1]


def say_everything(chart: Chart) -> None:
    """One of each kind."""
    chart.answer(SAFETY, Form.FULL, (DOCTORS, "body-state/pregnant"))
    chart.clear(DOCTORS, "2026-02-01")
    chart.injure("acute-calf", None)
    chart.rate(Moment.BEFORE, 2, "session")
    chart.felt_wrong(Complaint("sharp", "It is sharp", Response.LEAVE_OUT), "massage")
    chart.rate(Moment.AFTER, None, "session")


@pytest.mark.parametrize("then", Response)
def test_a_complaint_is_kept_with_what_follows_from_it(then: Response) -> None:
    """Only what is urgent blocks; for a cramp no exercise is to blame, but for what nobody explained it is."""
    said = Person().chart.felt_wrong(Complaint("sharp", "It is sharp", then), "massage")
    urgent = {Response.EMERGENCY: Outcome.EMERGENCY, Response.SAME_DAY: Outcome.SAME_DAY}
    assert (said.form, said.signs, said.outcome) == (Form.STOP, ("feels-wrong/sharp",), urgent.get(then))
    assert said.exercise == ("" if then is Response.FIRST_AID else "massage")
    unsaid = Person().chart.felt_wrong(UNSAID, "massage")
    assert (unsaid.signs, unsaid.outcome, unsaid.exercise) == (("feels-wrong/unsaid",), None, "massage")


def test_what_was_said_is_kept_as_it_was_said() -> None:
    """With its moment, its local day, and the outcome as it was judged; nothing is added."""
    person = Person("2026-03-02T01:30", 120)
    say_everything(person.chart)
    stamp = ("2026-03-01T23:30:00.000Z", "2026-03-01")
    full = ("whole-body/cancer", "body-state/pregnant")
    assert person.chart.entries() == (
        Answers("entry-1", *stamp, Form.FULL, full, Outcome.DOCTOR),
        Clearance("entry-2", *stamp, DOCTORS, "2026-02-01"),
        Injury("entry-3", *stamp, "acute-calf", stamp[0]),
        Rating("entry-4", *stamp, Moment.BEFORE, 2, "session"),
        Answers("entry-5", *stamp, Form.STOP, ("feels-wrong/sharp",), None, "massage"),
        Rating("entry-6", *stamp, Moment.AFTER, None, "session"),
    )
    assert person.journal.entries() == person.chart.entries()


@given(st.lists(st.sampled_from(SAID), max_size=4, unique=True))
def test_the_outcome_of_a_form_is_that_of_its_worst_answer(said: list[str]) -> None:
    """None where nothing applies."""
    outcomes = [sign.outcome for name in said if (sign := SAFETY.sign(name)) is not None]
    answered = Person().chart.answer(SAFETY, Form.FULL, said)
    assert (answered.outcome, answered.signs) == (min(outcomes, key=list(Outcome).index, default=None), tuple(said))


def test_after_a_restart_the_same_holds(tmp_path: Path) -> None:
    """From a real file: the same entries in the same order, and the same standing."""
    wall = Wall("2026-03-02T10:00")
    journal = journal_at(tmp_path / "journal.db")
    before = Chart(journal, journal.keep, wall)
    say_everything(before)
    again = journal_at(tmp_path / "journal.db")
    after = Chart(again, again.keep, wall)
    assert after.entries() == before.entries()
    assert after.standing(SAFETY) == before.standing(SAFETY)


# -- a journal that fails -------------------------------------------------------------------------------------


def forgetful(*, reading: bool = False) -> Person:
    """Somebody whose journal raises JournalError, behind a keeper that never raises; what it is handed is lost."""
    person = Person()
    person.journal.unwritable = True
    person.journal.unreadable = reading

    def keep(entry: Entry) -> None:
        with suppress(JournalError):
            person.journal.keep(entry)

    person.chart = Chart(person.journal, keep, person.wall)
    return person


@pytest.mark.parametrize("reading", [False, True])
def test_what_could_not_be_written_counts_all_the_same(reading: bool) -> None:
    """Until the program ends: blocks, forms, lists, injuries, ratings and what felt wrong."""
    for outcome, name in ((Outcome.EMERGENCY, "cauda-equina/saddle"), (Outcome.SAME_DAY, "clot/leg")):
        block = forgetful(reading=reading).full().daily(name).standing().block
        assert block is not None and block.outcome is outcome
    person = forgetful(reading=reading).full("body-state/pregnant").injured("acute-calf").pain(7)
    assert person.standing().ask is None
    stands = person.felt_wrong(exercise="massage").standing()
    assert (stands.ask, set(stands.ticks), stands.pain) == (Form.DAILY, {"pregnant", "acute-calf"}, 7)
    assert stands.without == {"massage"}


def test_what_could_not_be_written_counts_although_the_trouble_is_told() -> None:
    """A journal that is written at once raises JournalError, and the answer holds."""
    person = Person().full()
    person.journal.unwritable = True
    with pytest.raises(JournalError):
        person.daily("clot/leg")
    block = person.standing().block
    assert block is not None and block.outcome is Outcome.SAME_DAY


def test_an_unreadable_journal_says_nothing_so_that_everything_is_asked() -> None:
    """Of what was written by another program; what was said here still counts."""
    person = Person().full("body-state/pregnant")
    journal = person.journal
    journal.unreadable = True
    person.chart = Chart(journal, journal.keep, person.wall)
    assert (person.chart.entries(), person.standing().ask) == ((), Form.FULL)
    assert person.full("body-state/skin").standing().ticks == ("numb-skin",)


def test_what_was_written_by_another_program_is_seen_at_once() -> None:
    """Two programs over one journal: an urgent answer in one of them blocks in both."""
    person = Person().full()
    other = Chart(person.journal, person.journal.keep, Wall("2026-03-02T10:00", ids="other"))
    other.answer(SAFETY, Form.DAILY, ("clot/leg",))
    assert person.standing().block is not None
    assert [entry.id for entry in person.chart.entries()] == ["entry-1", "other-1"]


def test_entries_are_in_the_order_in_which_they_were_said() -> None:
    """Also where the clock was set back between them."""
    person = Person().full().later(days=-3).daily().later(hours=-9).pain(3).later(days=9).injured("acute-calf")
    assert [entry.id for entry in person.chart.entries()] == [f"entry-{number}" for number in range(1, 5)]


def test_what_could_not_be_written_keeps_its_place() -> None:
    """The disk was full for the first of two answers only: the one that was said later is still the later one."""
    person = forgetful().full()
    person.journal.unwritable = False
    person.daily("clot/leg")
    assert [entry.id for entry in person.chart.entries()] == ["entry-1", "entry-2"]
    person.later(days=1)
    assert person.standing().ask is Form.FULL


def test_nothing_is_said_twice() -> None:
    """What is on its way to the disk and what has arrived there is one and the same."""
    person = Person().full().daily().pain(3)
    assert len(person.chart.entries()) == len({entry.id for entry in person.chart.entries()}) == 3


# -- what a person may say ------------------------------------------------------------------------------------


@pytest.mark.parametrize("day", ["2026-03-03", "2030-01-01", "", "yesterday", "2026-02-30", "2026-3-1"])
def test_a_clearance_needs_a_day_that_was(day: str) -> None:
    """No day to come and no nonsense; nothing is kept then. A ValueError."""
    person = Person("2026-03-02T10:00")
    with pytest.raises(ValueError):
        person.chart.clear(DOCTORS, day)
    assert person.chart.entries() == ()


@pytest.mark.parametrize("day", ["2025-12-01", "2025-03-02", "2002-03-02"])
def test_a_clearance_of_more_than_90_days_ago_is_refused(day: str) -> None:
    """It would have run out as it is given: a ValueError, and nothing is kept."""
    person = Person("2026-03-02T10:00")
    with pytest.raises(ValueError):
        person.chart.clear(DOCTORS, day)
    assert person.chart.entries() == ()


def test_a_clearance_of_90_days_ago_is_kept() -> None:
    """And holds to the end of this day."""
    person = Person("2026-03-02T10:00").full(DOCTORS).cleared(DOCTORS, "2025-12-02")
    assert person.standing().block is None
    assert person.at("2026-03-03T04:00").standing().ask is Form.FULL


def test_strong_pain_without_a_clear_cause_is_kept_as_the_answer_that_it_is() -> None:
    """As a sign of the question for pain, said on this day; it needs a doctor."""
    answered = Person().chart.unexplained(SAFETY)
    assert (answered.form, answered.signs) == (Form.DAILY, ("pain-today/unexplained",))
    assert answered.outcome is Outcome.DOCTOR


def test_a_clearance_of_today_counts() -> None:
    """And after midnight today is still the day before."""
    person = Person("2026-03-03T01:00").full(DOCTORS)
    with pytest.raises(ValueError):
        person.cleared(DOCTORS, "2026-03-03")
    assert person.cleared(DOCTORS, "2026-03-02").standing().block is None


@pytest.mark.parametrize(
    ("days_ago", "since"),
    [
        (None, "2026-03-02T15:00:00.000Z"),
        (0, "2026-03-03T09:00:00.000Z"),
        (1, "2026-03-02T09:00:00.000Z"),
        (3, "2026-02-28T09:00:00.000Z"),
    ],
)
def test_an_injury_counts_from_its_hour_or_from_the_end_of_its_day(days_ago: int | None, since: str) -> None:
    """Which is at 04:00 by the clock on the wall, here five hours behind UTC."""
    injury = last(Person("2026-03-02T10:00", -300).injured("acute-calf", days_ago))
    assert isinstance(injury, Injury) and injury.since == since


# -- the rating before a session ------------------------------------------------------------------------------


def test_a_rating_before_a_session_counts_for_half_an_hour() -> None:
    """Then it is asked again; also where the clock was set back since, or the number was passed over."""
    person = Person().pain(4)
    rated = person.chart.pain_now()
    assert rated is not None and rated.value == 4
    assert person.later(minutes=30).chart.pain_now() == rated
    assert person.later(minutes=1).chart.pain_now() is None
    assert person.later(hours=-2).chart.pain_now() is None


def test_a_rating_belongs_to_one_session_only() -> None:
    """Once a session has it, and after a later one, the next session asks anew."""
    assert Person().chart.pain_now() is None
    assert Person().pain(4).pain(4, session="one").chart.pain_now() is None
    assert Person().pain(4, Moment.AFTER).chart.pain_now() is None
    young = Person().pain(4).pain(6, Moment.AFTER, "one").pain(2).chart.pain_now()
    assert young is not None and young.value == 2


# -- the morning after ----------------------------------------------------------------------------------------


def due(person: Person) -> str | None:
    rating = person.chart.morning_due()
    return rating.session if rating is not None else None


def test_the_morning_is_asked_for_within_three_days() -> None:
    """From the next day on, which begins at 04:00; not on the day itself, and never with the clock set back."""
    person = Person("2026-03-02T22:00").full().session("one", 2, 1)
    for moment, asked in (
        ("2026-03-02T23:00", None),
        ("2026-03-03T03:59", None),
        ("2026-03-03T04:00", "one"),
        ("2026-03-05T12:00", "one"),
        ("2026-03-06T03:59", "one"),
        ("2026-03-06T04:00", None),
        ("2026-03-01T12:00", None),
    ):
        assert due(person.at(moment)) == asked, moment


@pytest.mark.parametrize("after", [None, 0, 8])
def test_the_morning_after_self_care_is_not_asked_for(after: int | None) -> None:
    """It loaded nothing; the morning after the next session that did is."""
    person = Person().self_care("ice", 2, after).later(days=1)
    assert due(person) is None
    assert due(person.session("one", 2, 1).later(days=1)) == "one"


def test_the_morning_after_a_run_is_asked_for_also_where_ice_came_after_it() -> None:
    """Self-care in the evening does not hide the session before it."""
    person = Person().full().session("run", 2, 1).later(hours=1).self_care("ice", 1, 1).later(days=1)
    due = person.chart.morning_due()
    assert due is not None and due.session == "run"


@pytest.mark.parametrize("answer", [None, 0, 3])
def test_the_morning_is_asked_for_once_per_session(answer: int | None) -> None:
    """Passed over is asked as well."""
    person = Person().session("one", 2, 1).later(days=1)
    assert due(person) == "one"
    person.morning("one", answer)
    assert due(person) is None
    assert due(person.later(days=1)) is None
    assert due(person.session("two", 1, 1).later(days=1)) == "two"


def test_the_morning_is_not_asked_for_where_nothing_was_rated() -> None:
    """Neither after a session whose ratings were passed over, nor without a session."""
    assert due(Person().session("one", None, None).later(days=1)) is None
    assert due(Person().pain(4).later(days=1)) is None
    assert due(Person().full().later(days=1)) is None
    assert due(Person().session("one", None, 3).later(days=1)) == "one"
    assert due(Person().session("one", 3, None).later(days=1)) == "one"
