"""The room that a cue has to be said in: law 6 for words, which may last longer than a sound."""

from itertools import pairwise

from hypothesis import given

from coach.core.cues import TABLE, CueId
from coach.core.events import Event, EventName
from coach.core.moves import Command, Phase
from coach.core.timeline import Timeline
from tests.core.driver import CLOSE, EVERY, Run
from tests.core.stage import HOLD, LEAD_IN, PACED, WALK, line
from tests.core.strategies import Act, scripts, timelines


def cues(events: list[Event]) -> list[Event]:
    return [event for event in events if event.cue is not None]


def undisturbed(timeline: Timeline, script: list[Act]) -> list[Event]:
    """What happens by itself after all of a script, until the end or until the session waits for the person."""
    run = Run(timeline).perform(script, EVERY)
    if run.session.phase is Phase.PAUSED:
        run.order(run.now, Command.RESUME)
    before = len(run.events)
    while (deadline := run.session.deadline()) is not None:
        run.advance(deadline)
    return run.events[before:]


@given(timelines, scripts)
def test_law_6_what_is_said_is_over_before_the_next_cue(timeline: Timeline, script: list[Act]) -> None:
    """Whatever came before, words that keep to their room never reach a cue that comes without a command."""
    for before, after in pairwise(cues(undisturbed(timeline, script))):
        assert before.at + before.room <= after.at


@given(timelines, scripts)
def test_law_6_words_reach_up_to_the_next_cue_or_the_end_of_the_segment(timeline: Timeline, script: list[Act]) -> None:
    """The room is all that there is in the segment, and never less than the cue's own span."""
    events = undisturbed(timeline, script)
    for place, event in enumerate(events):
        if event.cue is not None and event.cue not in (CueId.RELEASE, CueId.DONE):
            ends = (later for later in events[place + 1 :] if later.cue is not None or later.name in CLOSE)
            end = next(ends, None)
            assert event.room == end.at - event.at if end is not None else event.room >= TABLE[event.cue].span
    assert all(event.room >= TABLE[event.cue].span for event in events if event.cue is not None)


@given(timelines, scripts)
def test_every_cue_has_room_and_nothing_else_has(timeline: Timeline, script: list[Act]) -> None:
    """Room belongs to what is said; whoever waits for the person has at least a few seconds for it."""
    for event in Run(timeline).perform(script, EVERY).finish().events:
        assert (event.room > 0) == (event.name is EventName.CUE_GIVEN)
        if event.cue is CueId.START and event.segment is not None and event.segment.length is None:
            assert event.room >= 3_000 or event.segment.checks


def test_the_rooms_of_a_hold_in_full() -> None:
    """Ten seconds are said within seven; the release has a second until the next cue may come."""
    run = Run(line(HOLD))
    begin = run.now + LEAD_IN
    told = [(event.at - begin, event.cue, event.room) for event in cues(run.finish().events)]
    assert told == [
        (-10_000, CueId.GET_READY, 7_000),
        (-3_000, CueId.THREE, 1_000),
        (-2_000, CueId.TWO, 1_000),
        (-1_000, CueId.ONE, 1_000),
        (0, CueId.START, 15_000),
        (15_000, CueId.HALFWAY, 5_000),
        (20_000, CueId.TEN, 7_000),
        (27_000, CueId.THREE, 1_000),
        (28_000, CueId.TWO, 1_000),
        (29_000, CueId.ONE, 1_000),
        (30_000, CueId.RELEASE, 1_000),
        (31_000, CueId.DONE, 1_500),
    ]


def test_a_tick_has_room_until_the_next_turn() -> None:
    """Whoever has the tempo spoken hears "back" within the way back, and "out" within the way out."""
    run = Run(line(PACED))
    run.finish()
    rooms = {(event.cue, event.room) for event in run.events if event.cue in (CueId.OUT, CueId.BACK)}
    assert rooms == {(CueId.OUT, 3_000), (CueId.BACK, 2_000)}


def test_the_release_of_whoever_is_done_leaves_room_for_what_follows() -> None:
    """Done after four seconds of a walk: "relax" is over when the next exercise is announced."""
    run = Run(line(WALK, HOLD))
    while run.session.phase is not Phase.WAITING:
        run.follow(run.now + 1_000)
    run.order(run.now + 4_000, Command.DONE)
    run.follow(run.now + 3_000)
    release, ready = cues(run.events)[-2:]
    assert (release.cue, ready.cue) == (CueId.RELEASE, CueId.GET_READY)
    assert release.room == ready.at - release.at == TABLE[CueId.RELEASE].span
