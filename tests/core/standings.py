"""What the tests of standing have in common: what is said, and what it leads to."""

from datetime import timedelta

import pytest

from coach.core.safety import Outcome
from coach.core.standing import Standing
from tests.core.answers_made_up import (
    CAUTION,
    SAFETY,
    SAID,
)

HOUR = timedelta(hours=1)
URGENT = {
    Outcome.EMERGENCY: "cauda-equina/saddle",
    Outcome.SAME_DAY: "clot/leg",
}
DOCTORS = "whole-body/cancer"
"""Needs a doctor's word, and may be a stable history."""
NIGHT = "whole-body/night"
"""Needs a doctor's word, and is no history."""
BLOCKING = CAUTION[:3]
urgent = pytest.mark.parametrize("outcome", list(URGENT))
TICKED = tuple(name for name in SAID if (sign := SAFETY.sign(name)) is not None and sign.ticks)


def outcome_of(name: str) -> Outcome:
    sign = SAFETY.sign(name)
    assert sign is not None
    return sign.outcome


def ticks_of(*names: str) -> set[str]:
    return {tick for name in names if (sign := SAFETY.sign(name)) is not None for tick in sign.ticks}


def assert_as_cautious_as_each(stands: Standing, *said: str) -> None:
    """The block is the worst of theirs, and the lists are all of theirs unless nothing but a card is shown."""
    worst = min((outcome_of(name) for name in said), key=CAUTION.index, default=None)
    if worst in BLOCKING:
        assert stands.block is not None and stands.block.outcome is worst
    else:
        assert stands.block is None
    if worst not in URGENT:
        assert set(stands.ticks) == ticks_of(*said)
