"""What the lines say of a session, where the wording depends on more than the event."""

import pytest

from coach.core.account import line_of, time_line
from coach.core.events import Event, EventName
from coach.core.routine import Dose, Work
from tests.core.stage import HOLD, LEAD_IN, line, on_stage


@pytest.mark.parametrize(("speed", "told"), [(None, "20 min"), (1.0, "20 min"), (20.0, "1 min"), (0.5, "40 min")])
def test_a_gap_is_told_in_the_minutes_of_the_person(speed: float | None, told: str) -> None:
    """A rehearsal's clock runs faster than the one on the wall; nobody was away for longer than that one says."""
    gap = Event(0, EventName.GAP_NOTICED, None, away=1_200_000)
    assert line_of(gap, line(HOLD), speed) == f"Nobody was here for {told}; none of it counts as held."


def test_what_is_left_is_rounded_up() -> None:
    """A tenth of a second into a hold of thirty, thirty seconds are left of it."""
    stage = on_stage(line(HOLD), LEAD_IN + 100)
    assert time_line(stage.conductor.view()) == "0:30 of this part, 0:30 in all left."
    stage.run(stage.time + 900)
    assert time_line(stage.conductor.view()) == "0:29 of this part, 0:29 in all left."


def test_an_estimate_is_told_as_one() -> None:
    """Where the person decides, no part of it is counted down, and the whole is about so long."""
    stage = on_stage(line(Dose(Work.UNTIL_DONE, 60_000)), LEAD_IN + 500)
    assert time_line(stage.conductor.view()) == "about 1:00 in all left."
