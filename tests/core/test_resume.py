"""What is left of a session that was cut off: what lies ahead of the person, and what they can go back to."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf
from coach.core.choose import laid_out
from coach.core.gate import Opened, gate
from coach.core.moves import Command
from coach.core.record import Unfinished
from coach.core.resume import TOO_OLD, CutOff, Left, cut_off, left_to_play, may_go_on
from coach.core.session import Session
from tests.content.shipped import LIBRARY, SHIPPED
from tests.core.answers_made_up import SAFETY, Person
from tests.core.stage import Stage

CUT_AT = datetime.fromisoformat("2026-11-22T18:00:00+00:00")
ROUTINE = next(
    routine for name, routine in sorted(SHIPPED.routines.items()) if len(dict.fromkeys(routine.exercise_ids())) >= 3
)
FIRST, SECOND, *_ = dict.fromkeys(ROUTINE.exercise_ids())


def cut_in(exercise: str, command: Command | None = None, ago: timedelta = timedelta(minutes=5)) -> CutOff:
    """A session that was cut off two seconds into its first part of this exercise, or after that part was left."""
    stage = Stage(laid_out(ROUTINE, LIBRARY))
    stage.conductor.start()
    while not ((part := stage.conductor.view().segment) and part.exercise == exercise and part.is_work):
        stage.run(stage.time + 1_000)
    stage.run(stage.time + 2_000)
    if command is not None:
        stage.conductor.obey(command)
    stage.conductor.put_down()
    left_lying = Unfinished(stage.kept[-1][1], False, CUT_AT.isoformat())
    (cut,) = cut_off((left_lying,), (CUT_AT + ago).isoformat())
    return cut


def left_of(cut: CutOff) -> Left:
    left = left_to_play(cut, LIBRARY)
    assert left is not None
    return left


def test_what_lies_ahead_begins_with_the_part_that_was_cut_off() -> None:
    """The lock looks at it: what is over was done a moment ago, and would lock the rest."""
    exercises = left_of(cut_in(SECOND)).ahead.exercise_ids()
    assert exercises[0] == SECOND
    assert FIRST not in exercises


def test_whatever_back_leads_to_is_within_reach() -> None:
    """The gate looks at all of it: answers may have changed since an earlier part was done."""
    cut = cut_in(SECOND)
    assert cut.timeline is not None
    session, reached = Session(cut.timeline, before=cut.record.segments), set()
    session.start(0)
    for now in range(len(cut.timeline.segments)):
        part = session.view(now).segment
        assert part is not None
        reached.add(part.exercise)
        session.back(now)
    assert FIRST in reached
    assert reached <= set(left_of(cut).within_reach.exercise_ids())


def test_a_part_that_must_not_be_gone_back_to_is_not_let_in() -> None:
    """What is ahead alone would pass; but the exercise that felt wrong lies one key away."""
    left, person = left_of(cut_in(SECOND)), Person().full().felt_wrong(exercise=FIRST).daily().pain(0)
    ahead, all_of_it = (gate(each, person.standing(), SAFETY, LIBRARY) for each in (left.ahead, left.within_reach))
    assert isinstance(ahead, Opened) and may_go_on(ahead)
    assert not (isinstance(all_of_it, Opened) and may_go_on(all_of_it))


def test_what_was_left_out_is_neither_ahead_nor_within_reach() -> None:
    """It hurt, and nothing leads back to it: so it stands in nobody's way either."""
    left = left_of(cut_in(SECOND, Command.LEAVE_OUT))
    assert SECOND not in (*left.ahead.exercise_ids(), *left.within_reach.exercise_ids())
    assert FIRST in left.within_reach.exercise_ids()


@pytest.mark.parametrize(("ago", "playable"), [(TOO_OLD - timedelta(seconds=1), True), (TOO_OLD, False)])
def test_after_two_hours_nothing_is_left_to_play(ago: timedelta, playable: bool) -> None:
    """Nobody is warm any more; until then it can be gone on with."""
    assert (left_to_play(cut_in(SECOND, ago=ago), LIBRARY) is not None) == playable


def test_without_its_cards_nothing_is_left_to_play(tmp_path: Path) -> None:
    """What is safe of an exercise stands on its card, so without that nobody is told to do it."""
    assert left_to_play(cut_in(SECOND), ShelfLibrary([Shelf(tmp_path)])) is None
