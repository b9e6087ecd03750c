"""What moment of a figure is shown at what moment of a session."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.cues import WORK_KINDS, Kind
from coach.core.motion import CYCLE, EASE_IN, FRAMES, FRAMES_ROUND, SHOWN, moves, part
from coach.core.moves import Command, Phase
from coach.core.pose import Figure
from coach.core.routine import Side, Tempo
from coach.core.timeline import Segment
from coach.core.view import Rep, View, rep_at
from tests.core.poses import LUNGING, MOVING, STANDING, STILL
from tests.core.stage import LEAD_IN, PACED, line, on_stage, view_into

TEMPO = Tempo(2_000, 4_000)
ROUND = Figure((STANDING, LUNGING), round=True)
ALTERNATES = Figure((STANDING, LUNGING), alternates=True)
times = st.integers(0, 60_000)


def at(kind: Kind, elapsed: int, phase: Phase = Phase.RUNNING, tempo: Tempo = TEMPO) -> View:
    """A minute of some kind, this far into it."""
    segment = Segment(
        0, kind, "x", Side.RIGHT, 1, 1, 0, 60_000, 60_000, "X", "Do it.",
        reps=10 if kind is Kind.REPS else 0, tempo=tempo if kind is Kind.REPS else None,
    )  # fmt: skip
    return view_into(segment, elapsed, phase)


@given(times, st.sampled_from([Kind.PREPARE, Kind.SWITCH, Kind.REST]))
def test_before_it_begins_the_first_pose_stands(elapsed: int, kind: Kind) -> None:
    """Lead-ins, switches and rests show where to begin, and move nothing."""
    assert part(at(kind, elapsed), MOVING) == 0


@given(times, st.sampled_from(Kind))
def test_one_pose_stands_still(elapsed: int, kind: Kind) -> None:
    """Whatever is done with it."""
    assert part(at(kind, elapsed), STILL) == 0


@pytest.mark.parametrize("kind", [Kind.HOLD, Kind.UNTIL_DONE])
def test_a_hold_is_entered_and_kept(kind: Kind) -> None:
    """It begins at the first pose, is in the second one after a moment, and stays there."""
    assert part(at(kind, 0), MOVING) == 0
    assert 0 < part(at(kind, EASE_IN // 2), MOVING) < 1
    assert {part(at(kind, elapsed), MOVING) for elapsed in range(EASE_IN, 60_000, 700)} == {1}


def test_a_repetition_goes_out_and_back_at_its_own_pace() -> None:
    """At the end of the way out it is in the second pose, at the end of the way back in the first again."""
    for rep in range(3):
        start = rep * 6_000
        assert part(at(Kind.REPS, start), MOVING) == 0
        assert part(at(Kind.REPS, start + 1_000), MOVING) == part(at(Kind.REPS, start + 4_000), MOVING) == 0.5
        assert part(at(Kind.REPS, start + 2_000), MOVING) == 1
        assert part(at(Kind.REPS, start + 5_999), MOVING) == 0


def test_work_by_time_has_a_pace_of_its_own() -> None:
    """There and back again in one cycle; or once round, where the last pose leads on to the first."""
    assert [part(at(Kind.TIMED, CYCLE * quarter // 4), MOVING) for quarter in range(5)] == [0, 0.5, 1, 0.5, 0]
    assert [part(at(Kind.TIMED, CYCLE * quarter // 4), ROUND) for quarter in range(5)] == [0, 0.25, 0.5, 0.75, 0]


@given(st.integers(2, 20))
def test_a_card_may_give_its_own_pace(pace: int) -> None:
    """Slow breathing takes as long for a breath as it says; and so does what goes round."""
    way = [pace * 1_000 * quarter // 4 for quarter in range(5)]
    slow, circle = replace(MOVING, pace=pace), replace(ROUND, pace=pace)
    there_and_back = [part(at(Kind.TIMED, elapsed), slow) for elapsed in way]
    assert there_and_back == pytest.approx([0, 0.5, 1, 0.5, 0], abs=0.2)  # a quick one has few pictures
    assert (there_and_back[0], there_and_back[2], there_and_back[4]) == (0, 1, 0)
    assert [part(at(Kind.TIMED, elapsed), circle) for elapsed in way] == pytest.approx([0, 0.25, 0.5, 0.75, 0], abs=0.2)


def test_the_legs_take_turns() -> None:
    """By time and by repetition: near, both down, far, both down, near."""
    half = CYCLE // 2
    assert [part(at(Kind.TIMED, half * n), ALTERNATES) for n in range(6)] == [0, 1, 0, -1, 0, 1]
    outs = [part(at(Kind.REPS, 6_000 * rep + 2_000), ALTERNATES) for rep in range(3)]
    assert outs == [1, -1, 1]


@given(times, st.sampled_from(Kind), st.sampled_from([MOVING, ROUND, ALTERNATES]))
def test_few_pictures_are_ever_drawn(elapsed: int, kind: Kind, figure: Figure) -> None:
    """Every moment is one of a handful, within the way."""
    moment = part(at(kind, elapsed), figure)
    assert (-1 if figure.alternates else 0) <= moment <= 1
    assert (moment * (FRAMES_ROUND if figure.round and kind is Kind.TIMED else FRAMES)) % 1 == pytest.approx(0)


@given(st.integers(100, 5_000), st.integers(100, 5_000), st.sampled_from([Kind.REPS, Kind.HOLD, Kind.TIMED]))
def test_no_pace_makes_it_hurry(out: int, back: int, kind: Kind) -> None:
    """However fast the repetitions, pictures change no more often than a slow line takes, but for the two ends."""
    tempo = Tempo(out, back)
    shown = [part(at(kind, elapsed, tempo=tempo), MOVING) for elapsed in range(0, 10 * (out + back), 20)]
    changes = sum(a != b for a, b in pairwise(shown))
    assert changes <= 10 * (out + back) / SHOWN + 20


@given(times, st.sampled_from(Kind))
def test_nothing_moves_while_its_time_stands(elapsed: int, kind: Kind) -> None:
    """In a pause the figure stays as it was when it was paused."""
    assert part(at(kind, elapsed, Phase.PAUSED), MOVING) == part(at(kind, elapsed), MOVING)


def test_without_a_segment_the_first_pose_stands() -> None:
    """Before the start and after the end."""
    view = View(Phase.READY, None, None, 0, None, 0, False, 0, "", 0, 0)
    assert part(view, MOVING) == 0
    assert not moves(view, MOVING)


@given(times, times, st.sampled_from(Kind), st.sampled_from([STILL, MOVING, ROUND, ALTERNATES]))
def test_what_is_said_to_stand_stands(elapsed: int, later: int, kind: Kind, figure: Figure) -> None:
    """Where nothing moves, the same picture is right for the rest of the segment, so nobody need draw it again."""
    view = at(kind, elapsed)
    if not moves(view, figure):
        assert part(at(kind, max(elapsed, later)), figure) == part(view, figure)


@given(times, st.sampled_from(Kind))
def test_nothing_moves_where_time_or_the_figure_stands(elapsed: int, kind: Kind) -> None:
    """In a pause, in a lead-in after one, with one pose, and where nobody works yet."""
    assert not moves(at(kind, elapsed, Phase.PAUSED), MOVING)
    assert not moves(replace(at(kind, elapsed), lead_in=1_000), MOVING)
    assert not moves(at(kind, elapsed), STILL)
    assert kind in WORK_KINDS or not moves(at(kind, elapsed), MOVING)


@pytest.mark.parametrize("kind", sorted(WORK_KINDS))
def test_a_figure_moves_as_work_begins(kind: Kind) -> None:
    """A hold until it is entered; what is done over and over, to its end."""
    ends = EASE_IN if kind in (Kind.HOLD, Kind.UNTIL_DONE) else 60_000
    assert all(moves(at(kind, elapsed), MOVING) for elapsed in range(0, ends, 100))
    assert moves(at(kind, ends + 1), MOVING) == (kind in (Kind.REPS, Kind.TIMED))


def test_a_repetition_more_is_shown() -> None:
    """In a set that was made longer, the figure goes out and back in what was added too."""
    stage = on_stage(line(PACED), LEAD_IN + 1_000)
    stage.conductor.obey(Command.EXTEND)
    stage.run(stage.time + 4 * 5_000)
    view = stage.conductor.view()
    assert rep_at(view) == Rep(5, outward=True)
    assert 0 < part(view, MOVING) < 1
    stage.run(stage.time + 2_000)
    assert part(stage.conductor.view(), MOVING) == 1
