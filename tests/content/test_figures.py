"""The figures of our own exercises: every hand and foot is where its card says, and what is felt can be seen."""

import pytest

from coach.core.drawing import Role
from coach.core.exercise import Exercise
from coach.core.figure import draw
from coach.core.posing import misses
from coach.core.raster import plain
from tests.content.shipped import SHIPPED

DRAWN = sorted((card for card in SHIPPED.exercises.values() if card.figure), key=lambda card: card.id)
SMALLEST = (24, 14)
"""Columns and rows that a session has for it at 80x24."""


@pytest.mark.parametrize("card", DRAWN, ids=lambda card: card.id)
def test_hands_and_feet_are_where_they_rest(card: Exercise) -> None:
    """Nobody reaches for a wall that is too far away."""
    assert card.figure is not None and list(misses(card.figure)) == []


@pytest.mark.parametrize("card", DRAWN, ids=lambda card: card.id)
def test_what_is_felt_is_seen(card: Exercise) -> None:
    """At the smallest size, in the last pose, where a card says where it is felt."""
    assert card.figure is not None
    if card.figure.felt:
        assert plain(draw(card.figure, 1.0), *SMALLEST).count(Role.MUSCLE) >= 2
