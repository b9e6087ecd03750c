"""What a conductor hands to the ears of a person: which cues are sounded, which are said, and how late is too late."""

from itertools import cycle, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.core.conductor import BEAT, IDLE, TOO_LATE
from coach.core.cues import TABLE, USUAL_MANNERS, CueId, Group, Manner
from coach.core.events import Event
from coach.core.moves import Command, IllegalMove, Phase
from coach.core.phrases import phrase
from coach.core.timeline import Timeline
from tests.core.driver import BEGIN
from tests.core.stage import HOLD, IN_WORDS, LEAD_IN, PACED, Stage, line, on_stage
from tests.core.strategies import closed_timelines, timelines

manners = st.fixed_dictionaries({group: st.sampled_from(Manner) for group in Group})
ALL_TONES = dict.fromkeys(Group, Manner.TONE)


def conducted(stage: Stage, looks: list[int]) -> list[Event]:
    """The first two minutes of a session, looked at in steps like these; every cue that was due, in order."""
    events = stage.conductor.start()
    for step in cycle(looks):
        if stage.time > BEGIN + 120_000 or stage.session.phase in (Phase.ENDED, Phase.WAITING):
            break
        stage.time += step
        events = [*events, *stage.conductor.advance()]
    return [event for event in events if event.cue is not None]


looks = st.lists(st.integers(300, TOO_LATE) | st.just(BEAT), min_size=1, max_size=5)


@given(closed_timelines, manners, looks)
def test_each_cue_is_heard_as_its_group_is_set(
    timeline: Timeline, set_to: dict[Group, Manner], looks: list[int]
) -> None:
    """Off is silent, a tone has no words, words are those of the table for this segment; the order is that of time."""
    stage = Stage(timeline, set_to)
    due = [event for event in conducted(stage, looks) if event.cue and set_to[TABLE[event.cue].group] is not Manner.OFF]
    expected = [
        (event.cue, phrase(event.cue, event.segment) if set_to[TABLE[event.cue].group] is Manner.WORDS else "")
        for event in due
        if event.cue is not None
    ]
    assert [(heard.cue, heard.words) for heard in stage.heard] == expected


@given(closed_timelines, looks)
def test_law_6_words_end_before_the_next_cue_is_due(timeline: Timeline, looks: list[int]) -> None:
    """However late the look at the clock: what is begun late has so much less room, and never less than none."""
    stage = Stage(timeline, IN_WORDS)
    due = conducted(stage, looks)
    assert len(stage.heard) == len(due)
    for heard, event in zip(stage.heard, due, strict=True):
        assert heard.room == max(0, event.room - (heard.at - event.at))
    for (heard, _), (_, after) in pairwise(zip(stage.heard, due, strict=True)):
        assert heard.room == 0 or heard.at + heard.room <= after.at


@pytest.mark.parametrize("late", [0, TOO_LATE, TOO_LATE + 1, 4_000])
def test_a_cue_later_than_three_quarters_of_a_second_is_dropped_from_the_speakers(late: int) -> None:
    """It stays in the events, because it was due."""
    stage = on_stage(line(HOLD), LEAD_IN + 14_990)
    stage.time += 10 + late
    assert [event.cue for event in stage.conductor.advance()] == [CueId.HALFWAY]
    assert (CueId.HALFWAY in [heard.cue for heard in stage.heard]) == (late <= TOO_LATE)
    assert TOO_LATE == 750


def test_a_cue_that_comes_with_a_command_is_heard() -> None:
    """Done in the middle of a hold: the release sounds at once."""
    stage = on_stage(line(HOLD, HOLD), LEAD_IN + 5_000, IN_WORDS)
    stage.conductor.obey(Command.DONE)
    last = stage.heard[-1]
    assert (last.at, last.cue, last.words, last.room) == (stage.time, CueId.RELEASE, "relax", 1_000)


@given(timelines, manners)
def test_only_what_is_spoken_is_prepared(timeline: Timeline, set_to: dict[Group, Manner]) -> None:
    """Nothing where no group is in words, and then it says so; of a group in tones no word; and nothing is sounded."""
    stage = Stage(timeline, set_to)
    says_so = stage.conductor.prepare()
    assert (says_so, stage.heard, stage.session.phase) == (bool(stage.prepared), [], Phase.READY)
    spoken = [cue for cue in CueId if set_to[TABLE[cue].group] is Manner.WORDS]
    possible = {phrase(cue, segment) for cue in spoken for segment in (*timeline.segments, None)}
    assert set(stage.prepared) <= possible
    assert stage.preparations == 1
    first = phrase(CueId.GET_READY, timeline.segments[0])
    assert first not in stage.prepared or CueId.GET_READY in spoken


def test_what_is_said_was_prepared() -> None:
    """Two exercises, both sides, every cue in words."""
    stage = Stage(line(HOLD, PACED), IN_WORDS)
    stage.conductor.prepare()
    conducted(stage, [BEAT])
    assert {heard.words for heard in stage.heard} <= set(stage.prepared)


def test_where_nothing_is_set_everything_is_a_tone_but_ten_seconds() -> None:
    """Every group has a manner; nobody is spoken to who has not asked for it."""
    assert set(USUAL_MANNERS) == set(Group)
    assert [group for group in Group if USUAL_MANNERS[group] is not Manner.TONE] == [Group.TEN_SECONDS]
    stage = Stage(line(HOLD))
    assert not stage.conductor.prepare()
    conducted(stage, [BEAT])
    assert CueId.TEN not in [heard.cue for heard in stage.heard]
    assert {heard.words for heard in stage.heard} == {""}
    assert stage.prepared == []


def test_every_cue_belongs_to_the_group_of_its_name() -> None:
    """The last seconds are set together, and so are out and back; every other cue by itself."""
    together = dict.fromkeys((CueId.THREE, CueId.TWO, CueId.ONE), Group.LAST_SECONDS)
    together |= {CueId.OUT: Group.TEMPO, CueId.BACK: Group.TEMPO, CueId.TEN: Group.TEN_SECONDS}
    assert {cue: row.group for cue, row in TABLE.items()} == {
        cue: together[cue] if cue in together else Group(cue.value) for cue in CueId
    }


@given(timelines, st.lists(st.tuples(st.sampled_from(Command), st.integers(0, 9_000)), max_size=8))
def test_law_4_a_session_that_plays_is_looked_at_every_beat(
    timeline: Timeline, orders: list[tuple[Command, int]]
) -> None:
    """What was held before a kill or a stop is known to a tenth of a second; nothing is due before the next look."""
    stage = Stage(timeline)
    stage.conductor.start()
    for command, going in orders:
        stage.run(stage.time + going)
        if command is not Command.STOP and stage.conductor.running:
            try:
                stage.conductor.obey(command)
            except IllegalMove:
                stage.conductor.advance()
        wait, deadline = stage.conductor.wait(), stage.session.deadline()
        playing = stage.session.phase in (Phase.RUNNING, Phase.WAITING)
        assert 0 <= wait <= (BEAT if playing else IDLE)
        assert deadline is None or stage.time + wait <= max(deadline, stage.time)
    assert BEAT <= 100


def test_a_deadline_that_is_nearer_than_a_beat_is_kept() -> None:
    """A cue is due in 30 ms: the next look is then, and not later."""
    stage = on_stage(line(HOLD), LEAD_IN + 14_970)
    assert stage.conductor.wait() == 30
    stage.time += 45
    assert stage.conductor.wait() == 0


def test_a_session_that_is_taken_up_sounds_nothing_until_it_is_resumed() -> None:
    """It starts paused; after three seconds of lead-in the hold goes on without another start."""
    cut = on_stage(line(HOLD), LEAD_IN + 15_500)
    stage = on_stage(line(HOLD), 60_000, ALL_TONES, before=cut.session.plays())
    assert stage.heard == []
    stage.conductor.obey(Command.RESUME)
    begin = stage.time
    stage.run(begin + 30_000)
    assert [(heard.at - begin, heard.cue) for heard in stage.heard[:2]] == [(7_500, CueId.TEN), (14_500, CueId.THREE)]
    assert stage.conductor.started == BEGIN
