"""What a choice depends on: looked up once, for the moment that the chart's calendar shows."""

from coach.core.answers import Choice, CourseMove, CourseStep, Form
from coach.core.settings import Settings, YesNo
from coach.core.situation import Situation, situation_of
from tests.content.shipped import LIBRARY
from tests.core.answers_made_up import Person
from tests.core.choosing import Diary


def at(person: Person, diary: Diary | None = None, **values: str) -> Situation:
    """The situation of this person; `values` of settings under `at_hand`."""
    settings = Settings(values={f"at_hand.{key}": value for key, value in values.items()})
    return situation_of(LIBRARY, person.chart, diary or Diary(), settings)


def test_the_sessions_of_four_weeks_are_looked_at() -> None:
    """By local day, once."""
    diary = Diary()
    at(Person("2026-03-29T03:59"), diary)
    assert diary.asked == ["2026-02-28"]


def test_a_journal_that_cannot_be_read_counts_as_empty() -> None:
    """Nothing was done lately, and all is as without it."""
    person = Person().full()
    assert at(person, Diary(broken=True)) == at(person, Diary())


def test_what_was_said_and_chosen_stands_in_it() -> None:
    """The standing of the chart, the choices in order, and the courses."""
    person = Person().full("body-state/pregnant")
    choices = tuple(Choice(f"c{n}", person.wall.utc_now(), "2026-03-02", "before-bed", "", n) for n in (5, 7))
    began = CourseStep(
        "s", person.wall.utc_now(), "2026-03-02", "one", CourseMove.BEGUN, "heel-drop-plan", "", (0, 2, 4), 6
    )
    person.journal.kept += [choices[0], began, choices[1]]
    found = at(person)
    assert found.standing == person.standing()
    assert found.standing.ticks
    assert found.choices == choices
    assert [course.routine for course in found.followed] == ["heel-drop-plan"]
    assert at(Person()).standing.ask is Form.FULL


def test_what_is_set_stands_in_it() -> None:
    """What is at hand, and the pace."""
    found = at(Person(), mat=YesNo.NO, bike=YesNo.YES, floor=YesNo.NO)
    assert "mat" in found.at_hand.missing and "bike" not in found.at_hand.missing
    assert not found.at_hand.floor
    assert found.preferences == Settings().preferences()
