"""What a person said of their body: how the journal takes it, gives it back, and refuses what it cannot read."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.core.answers import (
    Answers,
    Choice,
    Clearance,
    CourseMove,
    CourseStep,
    Entry,
    Form,
    Injury,
    Moment,
    Rating,
)
from coach.core.ports import JournalError
from coach.core.safety import Outcome
from tests.adapters.records import ANSWERS, RATING, SAID, WANTED, journal_at

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
stamps = {"id": words, "at": words, "day": words}
answers = st.builds(
    Answers,
    **stamps,
    form=st.sampled_from(Form),
    signs=st.lists(words, max_size=4).map(tuple),
    outcome=st.none() | st.sampled_from(Outcome),
    exercise=words,
)
injuries = st.builds(Injury, **stamps, tick=words, since=words)
clearances = st.builds(Clearance, **stamps, sign=words, cleared=words)
ratings = st.builds(
    Rating, **stamps, moment=st.sampled_from(Moment), value=st.none() | st.integers(0, 10), session=words
)
choices = st.builds(Choice, **stamps, when=words, aim=words, minutes=st.integers(0, 900))
steps = st.builds(
    CourseStep,
    **stamps,
    course=words,
    what=st.sampled_from(CourseMove),
    routine=words,
    condition=words,
    days=st.lists(st.integers(0, 6), max_size=7).map(tuple),
    weeks=st.integers(0, 900),
)
kinds = answers | injuries | clearances | ratings | choices | steps
entries = st.lists(kinds, max_size=8, unique_by=lambda entry: entry.id)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@contextmanager
def by_hand(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as somebody opens it who wants to write whatever they like."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("pragma ignore_check_constraints = on")
        yield connection


@given(entries)
@settings(max_examples=40, deadline=None)
def test_what_was_kept_comes_back_in_the_order_of_keeping(kept: Sequence[Entry]) -> None:
    """Every field of every kind, whatever the words are and whatever the clocks said; twice is no mistake."""
    with TemporaryDirectory() as folder:
        journal = journal_at(Path(folder) / "journal.sqlite3")
        for entry in kept:
            journal.keep(entry)
        for entry in kept:
            journal.keep(entry)
        assert journal.entries() == tuple(kept)


@pytest.mark.parametrize("entry", (*SAID, *WANTED), ids=lambda entry: entry.id)
def test_what_was_said_never_changes(path: Path, entry: Entry) -> None:
    """The same id with other content is refused, also across kinds, and nothing is written."""
    journal = journal_at(path)
    journal.keep(entry)
    for other in (
        replace(entry, day="2026-03-09"),
        replace(ANSWERS, id=entry.id, exercise=""),
        replace(RATING, id=entry.id, value=9),
    ):
        with pytest.raises(JournalError, match=r"kept under this id before.*\.$"):
            journal.keep(other)
    assert journal.entries() == (entry,)


def test_order_outlasts_what_is_forgotten(path: Path) -> None:
    """What is kept after forgetting comes after what stayed."""
    journal = journal_at(path)
    for entry in (ANSWERS, RATING):
        journal.keep(entry)
    with by_hand(path) as connection:
        connection.execute("insert into forgotten values ('answers', 'at')")
        connection.execute("delete from entry")
    later = replace(ANSWERS, id="later", at="2020-01-01T00:00:00.000Z")
    journal.keep(later)
    assert journal.entries() == (RATING, later)


@pytest.mark.parametrize("value", [-1, 11])
def test_pain_is_rated_from_0_to_10(path: Path, value: int) -> None:
    """A number beside the scale is never written: it could not be taken back."""
    journal = journal_at(path)
    with pytest.raises(JournalError):
        journal.keep(replace(RATING, value=value))
    assert journal.entries() == ()


CHOSEN = '"when": "", "aim": "", "minutes": 0'
STEP = '"course": "c", "what": "begun", "routine": "r", "condition": "", "days": [0, 6], "weeks": 6'
WHOLE = '"form": "daily", "signs": [], "outcome": null, "exercise": ""'


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("dream", "{}"),
        ("answers", "no JSON"),
        ("answers", "[]"),
        ("answers", '{"form": "daily", "signs": [], "exercise": ""}'),
        ("answers", '{"form": "daily", "outcome": null, "exercise": ""}'),
        ("answers", f"{{{WHOLE.replace('daily', 'weekly')}}}"),
        ("answers", f"{{{WHOLE.replace('null', '7')}}}"),
        ("answers", f"{{{WHOLE.replace('[]', '[1]')}}}"),
        ("answers", f"{{{WHOLE.replace('[]', chr(34) * 2)}}}"),
        ("injury", '{"tick": "acute-calf"}'),
        ("clearance", '{"sign": null, "cleared": "2026-01-01"}'),
        ("choice", '{"when": "", "aim": ""}'),
        ("choice", f"{{{CHOSEN.replace('0', '-1')}}}"),
        ("choice", f"{{{CHOSEN.replace('0', '1.5')}}}"),
        ("choice", f"{{{CHOSEN.replace('0', 'true')}}}"),
        ("course", f"{{{STEP.replace('begun', 'bought')}}}"),
        ("course", f"{{{STEP.replace('[0, 6]', '[0, 7]')}}}"),
        ("course", f"{{{STEP.replace('[0, 6]', '3')}}}"),
        ("course", f"{{{STEP.replace(': 6', ': null')}}}"),
    ],
)
def test_an_answer_that_cannot_be_read_is_said(path: Path, kind: str, what: str) -> None:
    """Never left out and never taken for "none": one sentence with the file's name in it."""
    journal_at(path).keep(ANSWERS)
    with by_hand(path) as connection:
        connection.execute("insert into entry values (2, 'id', ?, 'at', 'day', ?)", (kind, what))
    with pytest.raises(
        JournalError, match=r"journal\.sqlite3 holds something that this coach cannot read.*\.$"
    ) as said:
        journal_at(path).entries()
    assert "\n" not in str(said.value)


def test_what_is_read_strictly_can_be_read(path: Path) -> None:
    """The rows above differ from a good one in one thing each."""
    journal_at(path).keep(ANSWERS)
    with by_hand(path) as connection:
        for number, (kind, what) in enumerate((("answers", WHOLE), ("choice", CHOSEN), ("course", STEP)), 2):
            row = (number, f"id-{number}", kind, f"{{{what}}}")
            connection.execute("insert into entry values (?, ?, ?, 'at', 'day', ?)", row)
    assert journal_at(path).entries()[1:] == (
        Answers("id-2", "at", "day", Form.DAILY, (), None),
        Choice("id-3", "at", "day", "", "", 0),
        CourseStep("id-4", "at", "day", "c", CourseMove.BEGUN, "r", "", (0, 6), 6),
    )


@pytest.mark.parametrize(
    ("column", "value"), [("moment", "noon"), ("value", 11), ("value", 2.5), ("value", "bad"), ("day", b"\xff")]
)
def test_a_rating_that_cannot_be_read_is_said(path: Path, column: str, value: object) -> None:
    """The same for ratings, which have columns of their own."""
    journal_at(path).keep(ANSWERS)
    row = {"moment": "after", "value": 3, "day": "day"} | {column: value}
    with by_hand(path) as connection:
        connection.execute("insert into rating values (2, 'id', 'at', :day, :moment, :value, '')", row)
    with pytest.raises(JournalError, match=r"journal\.sqlite3 holds something that this coach cannot read.*\.$"):
        journal_at(path).entries()
