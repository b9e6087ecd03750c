"""What is set as being at hand is what a choice goes by."""

import pytest

from coach.core.at_hand import ON_THE_FLOOR, THINGS, AtHand, at_hand_of
from coach.core.exercise import Equipment, Position
from coach.core.settings import TABLE, Settings


def test_usually_everything_is_there_but_a_bike_and_a_partner() -> None:
    """And a floor to lie on."""
    assert at_hand_of(Settings()) == AtHand(frozenset({"bike", "partner"}), floor=True)


@pytest.mark.parametrize("thing", THINGS)
def test_each_thing_is_set_by_itself(thing: str) -> None:
    """It is equipment that exercises name; whatever cannot be set is never missing."""
    assert thing in set(Equipment)
    others = {f"at_hand.{each}": "yes" for each in THINGS if each != thing}
    assert at_hand_of(Settings(values={**others, f"at_hand.{thing}": "no"})).missing == {thing}
    assert at_hand_of(Settings(values={**others, f"at_hand.{thing}": "yes"})).missing == frozenset()


def test_every_row_of_the_table_is_looked_at() -> None:
    """None is set in vain."""
    rows = {key.removeprefix("at_hand.") for key in TABLE if key.startswith("at_hand.")}
    assert rows == {*THINGS, "floor"}


def test_without_a_floor_nobody_lies_or_kneels() -> None:
    """Both are positions that exercises have."""
    assert not at_hand_of(Settings(values={"at_hand.floor": "no"})).floor
    assert set(Position) > ON_THE_FLOOR
