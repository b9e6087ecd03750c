"""What a voice says: the table's words, the exercise and the side; and what is made ready to be said."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.cues import TABLE, CueId
from coach.core.moves import Command
from coach.core.phrases import phrase, phrases
from coach.core.routine import Dose, Side, Work
from coach.core.timeline import Segment, Timeline
from tests.core.driver import EVERY, Run
from tests.core.stage import HOLD, IN_WORDS, LEAD_IN, PACED, line, on_stage
from tests.core.strategies import Act, closed_timelines, scripts, timelines

SIDES = {Side.LEFT: "left side", Side.RIGHT: "right side", Side.AFFECTED: "sore side"}
WAYS = {Side.LEFT: ", left", Side.RIGHT: ", right"}
wishes = st.frozensets(st.sampled_from(CueId))


def said(run: Run) -> list[str]:
    """What is said in a session where every cue is spoken."""
    return [phrase(event.cue, event.segment) for event in run.events if event.cue is not None]


@given(timelines, st.sampled_from(CueId))
def test_no_more_is_said_than_the_table_says(timeline: Timeline, cue: CueId) -> None:
    """The words of the cue; in the places that it keeps for them the exercise's name and the side, nothing else."""
    for segment in timeline.segments:
        side = f", {SIDES[segment.side]}" if segment.side in SIDES else ""
        way = WAYS.get(segment.side, "")
        words = TABLE[cue].words.replace("{exercise}", segment.name)
        expected = words.replace("{side}", side).replace("{way}", way)
        assert phrase(cue, segment) == expected
        assert segment.instruction not in phrase(cue, segment)


def test_a_session_in_words() -> None:
    """The exercise and the side, start, switch and the side, relax, done."""
    run = Run(line(HOLD, sides=Side.EACH))
    told = [words for words in said(run.finish()) if words not in ("three", "two", "one")]
    first = ["Wall calf stretch, left side", "start", "halfway", "ten seconds", "relax"]
    assert told == [*first, "switch, right", *first[1:], "done"]


def test_with_both_sides_at_once_no_side_is_named() -> None:
    """There is none to choose; where no segment is played, there is no exercise either."""
    segment = line(HOLD).segments[0]
    assert phrase(CueId.GET_READY, segment) == "Wall calf stretch"
    assert phrase(CueId.SWITCH, segment) == "switch"
    assert phrase(CueId.DONE, None) == "done"


@pytest.mark.parametrize("name", ["{side}", "{0}", "{exercise.__class__}", "100 % {", "%s"])
def test_a_name_is_said_as_it_stands(name: str) -> None:
    """A file's text is never read as a template."""
    segment = line(HOLD, sides=Side.LEFT).segments[0]
    odd = Segment(0, segment.kind, "odd", Side.LEFT, 1, 1, 0, 9_000, 9_000, name, "Do it")
    assert phrase(CueId.GET_READY, odd) == f"{name}, left side"


@given(timelines, scripts, wishes)
def test_all_that_is_said_was_made_ready(timeline: Timeline, script: list[Act], wanted: frozenset[CueId]) -> None:
    """Whatever is commanded; and of cues that are not spoken nothing is made ready."""
    run = Run(timeline).perform(script, EVERY).finish()
    ready = phrases(timeline, wanted.__contains__)
    told = {phrase(event.cue, event.segment) for event in run.events if event.cue in wanted and event.cue is not None}
    assert told <= set(ready)
    never = [CueId(cue) for cue in CueId if cue not in wanted]
    others = {phrase(cue, segment) for cue in never for segment in timeline.segments}
    wished = {phrase(cue, segment) for cue in wanted for segment in (*timeline.segments, None)}
    assert not set(ready) & (others - wished)
    assert len(set(ready)) == len(ready)


def test_what_a_longer_hold_says_was_made_ready() -> None:
    """A hold of fifteen seconds has no middle to announce; ten seconds more, and it has, and its last ten too."""
    short = Dose(Work.HOLD, 15_000)
    stage = on_stage(line(short), LEAD_IN + 1_000, IN_WORDS)
    stage.conductor.obey(Command.EXTEND)
    stage.run(stage.time + 25_000)
    told = {heard.words for heard in stage.heard}
    assert {"halfway", "ten seconds"} <= told <= set(phrases(line(short), lambda _: True))


@given(closed_timelines)
def test_what_is_said_first_is_made_ready_first(timeline: Timeline) -> None:
    """In the order of first need: a voice that is still busy has the next words before the later ones."""
    ready = phrases(timeline, lambda _: True)
    first = list(dict.fromkeys(said(Run(timeline).finish())))
    assert all(ready.index(one) < ready.index(other) for one, other in pairwise(first))


def test_nothing_is_made_ready_that_cannot_be_said() -> None:
    """No switch, no rest, no question and no countdown in one set of paced repetitions after its lead-in."""
    timeline = line(PACED)
    told = set(said(Run(timeline).finish()))
    assert set(phrases(timeline, lambda _: True)) == told


@given(timelines)
def test_nothing_wanted_nothing_made_ready(timeline: Timeline) -> None:
    """Where no cue is spoken the voice has nothing to do."""
    assert phrases(timeline, lambda _: False) == ()
