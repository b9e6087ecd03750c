"""Paced repetitions: a tick at every out and back, however the set is cut, moved, paused or taken up (law 6)."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.core.cues import TABLE, CueId, Kind
from coach.core.events import Event, EventName
from coach.core.marks import Mark, marks
from coach.core.moves import Command
from coach.core.placing import SHORTEST
from coach.core.routine import Check, Dose, Routine, Side, Step, Tempo, Work
from coach.core.timeline import Timeline, lay_out
from coach.core.view import rep_at
from tests.core.driver import EVERY, STAYING, Run
from tests.core.stage import marks_in, view_into
from tests.core.strategies import CARDS, Act, checks, scripts, tempos, timelines

TICKS = (CueId.OUT, CueId.BACK)
COUNT = (CueId.THREE, CueId.TWO, CueId.ONE)
LEAD_IN = 10_000

calm_tempos = st.builds(Tempo, st.integers(1_000, 6_000), st.integers(350, 6_000))
"""Tempos at which neither the start nor a tick still sounds when the next one comes."""
numbers = st.integers(1, 40)


def every_turn(tempo: Tempo, length: int) -> list[Mark]:
    """Out and back of every whole repetition, counted by hand; the first begins with the start."""
    whole = tempo.out + tempo.back
    end = min(length, max(1, length // whole) * whole)
    turns: list[Mark] = []
    at, cue = tempo.out, CueId.BACK
    while at < end:
        turns.append(Mark(at, cue))
        at += tempo.back if cue is CueId.BACK else tempo.out
        cue = CueId.OUT if cue is CueId.BACK else CueId.BACK
    return turns


@given(calm_tempos, numbers)
def test_there_is_a_tick_at_every_out_and_back(tempo: Tempo, count: int) -> None:
    """The start is the first way out; then back, out, back to the release, and nothing else."""
    length = count * (tempo.out + tempo.back)
    told = marks_in(Kind.REPS, length, tempo=tempo)
    assert told == (Mark(0, CueId.START), *every_turn(tempo, length), Mark(length, CueId.RELEASE))


@given(tempos, numbers)
def test_the_tick_and_the_count_agree(tempo: Tempo, count: int) -> None:
    """At each tick the count on the screen turns the same way: a new repetition at out, the same one at back."""
    dose = Dose(Work.REPS, reps=(count,), tempo=tempo)
    assume(dose.length_of(1) >= SHORTEST)
    segment = timeline_of(dose).segments[1]
    for mark in marks(segment, segment.length):
        if mark.cue in TICKS:
            before, now = rep_at(view_into(segment, mark.at - 1)), rep_at(view_into(segment, mark.at))
            assert before is not None
            assert now is not None
            assert now.outward == (mark.cue is CueId.OUT) != before.outward
            assert now.number - before.number == (1 if mark.cue is CueId.OUT else 0)


@given(st.builds(Tempo, st.integers(50, 3_000), st.integers(50, 3_000)), st.integers(SHORTEST, 90_000), checks)
def test_law_6_a_tick_is_only_missing_where_something_else_sounds(
    tempo: Tempo, length: int, asked: tuple[Check, ...]
) -> None:
    """At any tempo and length, with questions too: none on top of another, and no other tick is left out."""
    told = marks_in(Kind.REPS, length, checks=asked, tempo=tempo)
    assert (told[0], told[-1]) == (Mark(0, CueId.START), Mark(length, CueId.RELEASE))
    for before, after in pairwise(told):
        assert before.at + TABLE[before.cue].span <= after.at
    ticks = [mark for mark in told if mark.cue in TICKS]
    assert [turn for turn in every_turn(tempo, length) if turn in ticks] == ticks
    for missing in set(every_turn(tempo, length)) - set(ticks):
        end = missing.at + TABLE[missing.cue].span
        assert any(mark.at < end and missing.at < mark.at + TABLE[mark.cue].span for mark in told)


@pytest.mark.parametrize("tempo", [Tempo(600, 600), Tempo(500, 1_500)])
def test_the_first_way_back_is_ticked_at_a_quick_tempo_too(tempo: Tempo) -> None:
    """Once the sound of the start is over, the first repetition is paced like every other one."""
    sounds = sum(note.sounds + note.silence for note in TABLE[CueId.START].notes)
    assert sounds <= tempo.out
    assert Mark(tempo.out, CueId.BACK) in marks_in(Kind.REPS, 12_000, tempo=tempo)


def test_a_heel_drop_in_full() -> None:
    """Three repetitions of four seconds down and two up."""
    assert [(mark.at // 1_000, mark.cue.value) for mark in marks_in(Kind.REPS, 18_000, tempo=Tempo(4_000, 2_000))] == [
        (0, "start"),
        (4, "back"),
        (6, "out"),
        (10, "back"),
        (12, "out"),
        (16, "back"),
        (18, "release"),
    ]


def test_repetitions_without_a_tempo_are_counted_down() -> None:
    """There is nothing to pace them by, so the end is announced as that of any other move."""
    assert [mark.cue for mark in marks_in(Kind.REPS, 30_000)] == [CueId.START, *COUNT, CueId.RELEASE]


@given(timelines, scripts)
def test_paced_repetitions_are_never_counted_down(timeline: Timeline, script: list[Act]) -> None:
    """Whatever is commanded, no 3-2-1, no middle and no ten seconds in them; and no tick anywhere else."""
    for event in Run(timeline).perform(script, EVERY).finish().events:
        if event.cue is not None:
            paced = event.segment is not None and event.segment.tempo is not None
            assert not paced or event.cue not in (*COUNT, CueId.HALFWAY, CueId.TEN)
            assert paced or event.cue not in TICKS


def timeline_of(dose: Dose, at_most: int | None = None) -> Timeline:
    """A lead-in of ten seconds and one set."""
    step = Step("calf", dose, Side.BOTH, prepare=LEAD_IN, at_most=at_most)
    return lay_out(Routine("r", "R", "", (), (step,)), CARDS.__getitem__)


def turns_told(run: Run, begin: int, of: tuple[CueId, ...] = TICKS) -> list[tuple[int, CueId]]:
    """The cues of these kinds and their distances from an instant, in milliseconds."""
    return [(event.at - begin, event.cue) for event in run.events if event.cue is not None and event.cue in of]


def expected(tempo: Tempo, length: int) -> list[tuple[int, CueId]]:
    return [(turn.at, turn.cue) for turn in every_turn(tempo, length) if turn.at + TABLE[turn.cue].span <= length]


@given(calm_tempos, st.integers(2, 12), scripts)
def test_no_command_within_the_set_costs_or_doubles_a_tick(tempo: Tempo, count: int, script: list[Act]) -> None:
    """Paused, resumed, extended, shortened: told in the time of the set, each tick comes at its place and once."""
    run = Run(timeline_of(Dose(Work.REPS, reps=(count,), tempo=tempo)))
    begin = run.now + LEAD_IN
    run.follow(begin)
    run.perform(script, STAYING).finish()
    told = in_time_of_the_set(run.events, begin)
    ticks = [(at, cue) for at, cue in told if cue in TICKS]
    assert told[-1][1] is CueId.RELEASE
    assert ticks == expected(tempo, told[-1][0])


def in_time_of_the_set(events: list[Event], begin: int) -> list[tuple[int, CueId]]:
    """Its cues in milliseconds of playing, pauses and lead-ins taken out."""
    told: list[tuple[int, CueId]] = []
    away, paused = 0, 0
    for event in events:
        if event.name is EventName.SESSION_PAUSED:
            paused = event.at
        elif event.name is EventName.SESSION_RESUMED:
            away += event.at + (event.lead_in or 0) - paused
        elif event.cue is not None and event.segment is not None and event.segment.is_work:
            told.append((event.at - begin - away, event.cue))
    return told


def test_a_set_cut_by_its_hard_stop_is_paced_to_the_stop() -> None:
    """Ten repetitions of five seconds within 23 s: four whole ones are counted, and no tick lies behind the release."""
    tempo = Tempo(4_000, 1_000)
    line = timeline_of(Dose(Work.REPS, reps=(10,), tempo=tempo), at_most=23_000)
    assert (line.segments[1].length, line.segments[1].reps) == (23_000, 4)
    run = Run(line).finish()
    begin = run.events[0].at + LEAD_IN
    assert turns_told(run, begin, (CueId.RELEASE,)) == [(23_000, CueId.RELEASE)]
    assert turns_told(run, begin)[:7] == expected(tempo, 20_000)
    assert all(at < 23_000 for at, _ in turns_told(run, begin))


def test_no_repetition_begins_that_is_not_counted() -> None:
    """Where a hard stop leaves a rest of a repetition over, nobody is told to move out once more."""
    tempo = Tempo(4_000, 1_000)
    segment = timeline_of(Dose(Work.REPS, reps=(10,), tempo=tempo), at_most=23_000).segments[1]
    told = marks(segment, segment.length)
    outs = [mark for mark in told if mark.cue in (CueId.START, CueId.OUT)]
    assert len(outs) == segment.reps


def test_a_second_go_is_paced_from_its_own_start() -> None:
    """Begun again in the middle of a repetition, it ticks like the first time."""
    tempo = Tempo(2_000, 1_000)
    run = Run(timeline_of(Dose(Work.REPS, reps=(3,), tempo=tempo)))
    run.follow(run.now + LEAD_IN + 3_500)
    run.order(run.now, Command.REDO)
    before, begin = len(run.events), run.now
    run.events = run.finish().events[before:]
    assert turns_told(run, begin) == expected(tempo, 9_000)
