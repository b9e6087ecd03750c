"""What a person reads during a session, in a list or in need fits on a screen of 80 columns."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from coach.commands.listing import COLUMNS, LENGTH, WIDEST_ID
from coach.core.cells import width
from coach.core.exercise import Exercise
from coach.core.routine import Check, Routine
from tests.content.samples import CALF, HOLD, WARM_UP
from tests.content.shipped import SHIPPED, expect_none

LINE = 76
"""Cells of a line on the session screen and on the emergency card."""

FORM = 74
"""Cells of a line on the form of the daily questions."""


def too_wide(lines: Iterable[str], cells: int = LINE) -> list[str]:
    """The texts that do not stand on one line of so many cells."""
    return [f"{width(text)} cells: {text}" for text in lines if width(text) > cells or "\n" in text]


def card_lines(card: Exercise) -> Iterator[str]:
    """The lines of a card that the session shows."""
    yield from (card.name, card.instruction, *card.steps)


def step_lines(routine: Routine) -> Iterator[str]:
    """The lines that a routine adds to its cards during the session."""
    for step in routine.flat_steps():
        if step.instruction is not None:
            yield step.instruction
        yield from (check.ask for check in step.checks)


def cut_titles(routines: Iterable[Routine]) -> list[str]:
    """The titles for which a row of `coach list` has no room: two cells, the name, two, the title, one, the length."""
    every = list(routines)
    name = min(max(width(routine.id) for routine in every), WIDEST_ID)
    room = COLUMNS - 2 - name - 2 - 1 - LENGTH
    return [
        f"{routine.id}: {offence} (room for {room})" for routine in every for offence in too_wide([routine.title], room)
    ]


def crooked_names(routines: Iterable[Routine]) -> list[str]:
    """The ids that are wider than their column of `coach list`."""
    return [routine.id for routine in routines if width(routine.id) > WIDEST_ID]


def test_cards_fit() -> None:
    """The name, the instruction and each step of a card stand on one line."""
    expect_none(offence for card in SHIPPED.exercises.values() for offence in too_wide(card_lines(card)))
    for spoilt in (replace(CALF, steps=("x" * 77,)), replace(CALF, instruction="語" * 39), replace(CALF, name="a\nb")):
        assert len(too_wide(card_lines(spoilt))) == 1
    assert too_wide(card_lines(replace(CALF, steps=("x" * 76,)))) == []


def test_routines_fit() -> None:
    """The instructions and questions of a routine's own stand on one line."""
    expect_none(offence for routine in SHIPPED.routines.values() for offence in too_wide(step_lines(routine)))
    spoilt = replace(HOLD, instruction="x" * 77, checks=(Check(1_000, None, "x" * 77),))
    assert len(too_wide(step_lines(replace(WARM_UP, steps=(spoilt,))))) == 2


def test_titles_are_not_cut_in_the_list() -> None:
    """`coach list` shows each title whole, beside the longest name, and no name makes its row crooked."""
    expect_none(cut_titles(SHIPPED.routines.values()))
    expect_none(crooked_names(SHIPPED.routines.values()))
    wide = replace(WARM_UP, id="n" * 32, title="t" * 31)
    assert cut_titles([wide]) == crooked_names([wide]) == []
    assert len(cut_titles([wide, replace(WARM_UP, title="t" * 32)])) == 1
    assert crooked_names([replace(wide, id="n" * 33)]) == ["n" * 33]


def test_the_form_fits() -> None:
    """Each daily question stands on the one-screen form in two lines at most."""
    first = SHIPPED.safety.first_line()
    expect_none(offence for question in first for offence in too_wide(question.short.splitlines(), FORM))
    assert [question.id for question in first if len(question.short.strip().splitlines()) > 2] == []
