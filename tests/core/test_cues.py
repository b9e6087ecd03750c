"""What is announced when: the table of cues, their places in one segment and in a whole timeline (law 6)."""

from itertools import combinations, pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.core.cues import PHASE_WORD, TABLE, WORK_KINDS, CueId, Kind
from coach.core.marks import HALFWAY_FROM, Mark, ask_at, marks, spaced
from coach.core.placing import SHORTEST
from coach.core.routine import Check, Dose, Routine, Side, Step, Work
from coach.core.timeline import Timeline, lay_out
from tests.core.driver import BEGIN, Run
from tests.core.stage import marks_in
from tests.core.strategies import CARDS, EDGES, checks, closed_timelines, timelines

OPENING = {Kind.PREPARE: CueId.GET_READY, Kind.SWITCH: CueId.SWITCH, Kind.REST: CueId.REST}
COUNT = [CueId.THREE, CueId.TWO, CueId.ONE]
closed_kinds = st.sampled_from([kind for kind in Kind if kind is not Kind.UNTIL_DONE])
segment_lengths = st.sampled_from([edge for edge in EDGES if edge >= SHORTEST]) | st.integers(SHORTEST, 60_000)


def span(cue: CueId) -> int:
    return TABLE[cue].span


@given(closed_kinds, segment_lengths, st.booleans())
def test_law_6_cues_stay_inside_their_segment_and_apart(kind: Kind, length: int, after_release: bool) -> None:
    """No cue begins outside its segment, sounds beyond it (but for the release) or into the cue after it."""
    given_marks = marks_in(kind, length, after_release)
    assert all(0 <= mark.at <= length for mark in given_marks)
    assert all(mark.at + span(mark.cue) <= length for mark in given_marks if mark.cue is not CueId.RELEASE)
    for before, after in pairwise(given_marks):
        assert before.at + span(before.cue) <= after.at
    if after_release:
        assert all(mark.at >= span(CueId.RELEASE) for mark in given_marks)


@given(st.sampled_from(sorted(WORK_KINDS - {Kind.UNTIL_DONE})), segment_lengths)
def test_work_starts_with_start_and_ends_with_release(kind: Kind, length: int) -> None:
    """However short it is: the first and the last instant of work are announced."""
    first, *_, last = marks_in(kind, length)
    assert first == Mark(0, CueId.START)
    assert last == Mark(length, CueId.RELEASE)


@given(st.sampled_from(Kind), segment_lengths, st.booleans())
def test_every_segment_says_what_it_is(kind: Kind, length: int, after_release: bool) -> None:
    """Its first cue is its own: at once, or a second later where a release must die away, if there is room."""
    delay = span(CueId.RELEASE) if after_release and kind in OPENING else 0
    cues = marks_in(kind, length, after_release and kind in OPENING)
    opening = OPENING.get(kind, CueId.START)
    if delay + span(opening) <= length:
        assert cues[0] == Mark(delay, opening)
    assert [mark.cue for mark in cues].count(opening) == (delay + span(opening) <= length)


@given(closed_kinds, segment_lengths)
def test_the_last_three_seconds_are_counted(kind: Kind, length: int) -> None:
    """Each of the last three seconds is told where there is room for it after the opening cue."""
    told = [mark for mark in marks_in(kind, length) if mark.cue in COUNT]
    free_from = span(OPENING.get(kind, CueId.START))
    wanted = [Mark(length - left * 1_000, COUNT[3 - left]) for left in (3, 2, 1)]
    assert told == [mark for mark in wanted if mark.at >= free_from]


@given(st.sampled_from(Kind), segment_lengths)
def test_halfway_is_told_in_long_holds_and_timed_moves(kind: Kind, length: int) -> None:
    """In the middle of a hold or a timed move from 20 s on, and nowhere else."""
    told = [mark.at for mark in marks_in(kind, length) if mark.cue is CueId.HALFWAY]
    assert told == ([length // 2] if kind in (Kind.HOLD, Kind.TIMED) and length >= HALFWAY_FROM else [])


@given(st.sampled_from(Kind), segment_lengths)
@example(Kind.HOLD, 21_000)
@example(Kind.TIMED, 22_000)
def test_ten_seconds_are_told_in_long_holds_and_timed_moves(kind: Kind, length: int) -> None:
    """Ten seconds before the end of one of 22 s or more, as the table says: in a shorter one "halfway" still sounds."""
    told = [mark.at for mark in marks_in(kind, length) if mark.cue is CueId.TEN]
    assert told == ([length - 10_000] if kind in (Kind.HOLD, Kind.TIMED) and length > 21_998 else [])
    assert "22 seconds or more" in TABLE[CueId.TEN].comes


def test_a_hold_of_half_a_minute_in_full() -> None:
    """Start, halfway, ten, three, two, one, release."""
    assert [(mark.at // 1_000, mark.cue.value) for mark in marks_in(Kind.HOLD, 30_000)] == [
        (0, "start"),
        (15, "halfway"),
        (20, "ten"),
        (27, "three"),
        (28, "two"),
        (29, "one"),
        (30, "release"),
    ]


def test_a_hold_of_twenty_seconds_in_full() -> None:
    """Start, halfway, three, two, one, release: its middle is ten seconds before its end, and is said alone."""
    assert [(mark.at, mark.cue.value) for mark in marks_in(Kind.HOLD, 20_000)] == [
        (0, "start"),
        (10_000, "halfway"),
        (17_000, "three"),
        (18_000, "two"),
        (19_000, "one"),
        (20_000, "release"),
    ]
    assert HALFWAY_FROM == 20_000


def test_a_switch_of_five_seconds_after_a_release_in_full() -> None:
    """The release dies away, then the switch is announced, then the last three seconds."""
    told = [(mark.at, mark.cue.value) for mark in marks_in(Kind.SWITCH, 5_000, after_release=True)]
    assert told == [(1_000, "switch"), (2_000, "three"), (3_000, "two"), (4_000, "one")]


def test_everything_but_lead_ins_and_rests_is_work() -> None:
    """What somebody does counts as held, whoever decides how long."""
    assert set(Kind) - WORK_KINDS == set(OPENING)


def test_what_waits_for_the_person_only_starts() -> None:
    """Nobody knows when it will be over, so nothing is counted."""
    assert marks_in(Kind.UNTIL_DONE, None) == (Mark(0, CueId.START),)


@given(closed_kinds, segment_lengths, st.booleans(), checks)
def test_law_6_holds_with_questions(kind: Kind, length: int, after_release: bool, asked: tuple[Check, ...]) -> None:
    """With questions too no cue is outside its segment or on top of another, and work is still framed."""
    told = marks_in(kind, length, after_release and kind not in WORK_KINDS, asked)
    assert all(0 <= mark.at <= length for mark in told)
    for before, after in pairwise(told):
        assert before.at + span(before.cue) <= after.at
    if kind in WORK_KINDS:
        assert (told[0], told[-1]) == (Mark(0, CueId.START), Mark(length, CueId.RELEASE))


@example(12_000, 10_000, None)
@given(st.integers(SHORTEST, 120_000), st.integers(1_000, 60_000), st.none() | st.integers(2_000, 60_000))
def test_a_question_is_asked_when_the_routine_says_so(length: int, at: int, every: int | None) -> None:
    """At its time and again after each interval, as long as it is over before the end; nothing takes its place."""
    told = [
        mark for mark in marks_in(Kind.TIMED, length, checks=(Check(at, every, "Numb?"),)) if mark.cue is CueId.CHECK
    ]
    due = range(at, length, every) if every else [at]
    fits = [moment for moment in due if moment + span(CueId.CHECK) <= length]
    assert told == [Mark(moment, CueId.CHECK, "Numb?") for moment in fits]


def test_a_question_takes_the_place_of_the_middle() -> None:
    """Ten minutes of ice: at five minutes the skin is what matters, not that half of it is over."""
    told = marks_in(Kind.TIMED, 600_000, checks=(Check(300_000, 300_000, "White?"),))
    assert [mark.cue for mark in told] == [CueId.START, CueId.CHECK, CueId.TEN, *COUNT, CueId.RELEASE]
    assert told[1] == Mark(300_000, CueId.CHECK, "White?")


def test_a_part_that_the_person_ends_is_asked_about_too() -> None:
    """Where there is no end, questions are asked for three hours."""
    told = marks_in(Kind.UNTIL_DONE, None, checks=(Check(300_000, 3_600_000, "White?"),))
    assert [mark.at for mark in told] == [0, 300_000, 3_900_000, 7_500_000]


def test_a_question_stands_for_twenty_seconds() -> None:
    """From the moment when it is asked, then the exercise's own line comes back; a newer one takes its place."""
    asked = (Check(10_000, 15_000, "White?"), Check(30_000, None, "Numb?"))
    stands = {at: ask_at(asked, at, 60_000) for at in (9_999, 10_000, 24_999, 25_000, 29_999, 30_000, 40_000, 59_999)}
    assert list(stands.values()) == ["", "White?", "White?", "White?", "White?", "Numb?", "White?", "White?"]
    assert ask_at(asked, 9_000, 60_000) == ""
    assert ask_at((), 10_000, 60_000) == ""


def test_a_session_asks_in_its_events_and_in_its_view() -> None:
    """The event of the cue carries the question, and so does the view for as long as it stands."""
    dose = Dose(Work.TIMED, 60_000)
    step = Step("calf", dose, Side.BOTH, prepare=1_000, checks=(Check(10_000, None, "White?"),))
    routine = Routine("cold", "Cold", "", (), (step,))
    run = Run(lay_out(routine, CARDS.__getitem__))
    run.follow(BEGIN + 11_000)
    asked = [event for event in run.events if event.cue is CueId.CHECK]
    assert [(event.at - BEGIN, event.ask) for event in asked] == [(11_000, "White?")]
    assert run.session.view(run.now).ask == "White?"
    run.follow(BEGIN + 31_000)
    assert run.session.view(run.now).ask == ""


@given(timelines)
def test_law_6_cues_do_not_overlap_in_a_whole_timeline(timeline: Timeline) -> None:
    """Across the borders of segments too, as long as nobody intervenes."""
    free_from = 0
    for segment in timeline.segments:
        for mark in marks(segment, segment.length):
            assert segment.start + mark.at >= free_from
            free_from = segment.start + mark.at + span(mark.cue)


@given(closed_timelines)
def test_every_work_segment_of_a_timeline_is_framed(timeline: Timeline) -> None:
    """Start at its first instant, release at its last."""
    for segment in timeline.segments:
        if segment.is_work:
            cues = marks(segment, segment.length)
            assert (cues[0], cues[-1]) == (Mark(0, CueId.START), Mark(segment.estimate, CueId.RELEASE))


@given(
    st.lists(st.builds(Mark, st.sampled_from((0, 7_999, 8_000)) | st.integers(0, 9_000), st.sampled_from(CueId))),
    st.integers(0, 4_000),
)
def test_spaced_gives_what_fits(wanted: list[Mark], free_from: int) -> None:
    """Marks come back in order, some left out, none before it is free and none upon another."""
    wanted = sorted((mark for mark in wanted if mark.cue is not CueId.RELEASE), key=lambda mark: mark.at)
    kept = spaced(wanted, free_from, 8_000)
    assert [mark for mark in wanted if mark in kept] or not kept
    for mark in kept:
        assert mark in wanted
        assert free_from <= mark.at < 8_000
        free_from = mark.at + span(mark.cue)


def test_the_release_is_never_dropped() -> None:
    """What would sound into it gives way instead; what ends as it begins may stay."""
    wanted = [Mark(0, CueId.START), Mark(1_000, CueId.TWO), Mark(1_001, CueId.ONE), Mark(2_000, CueId.RELEASE)]
    assert spaced(wanted, 0, 2_000) == (wanted[0], wanted[1], wanted[3])
    assert spaced(wanted, 9_000, 2_000) == (wanted[3],)
    assert spaced([wanted[0], *wanted[2:]], 0, 2_000) == (wanted[0], wanted[3])


def test_the_table_has_a_row_for_every_cue_and_a_word_for_every_kind() -> None:
    """Every cue is heard, seen and spoken; no caption, no spoken words and no meaning stand for two cues."""
    assert list(TABLE) == list(CueId)
    assert set(PHASE_WORD) == set(Kind)
    for texts in zip(*((cue.caption, cue.words, cue.means) for cue in TABLE.values()), strict=True):
        assert all(texts)
        assert len(set(texts)) == len(texts)
    assert all(cue.id is id and cue.comes for id, cue in TABLE.items())


SOUNDS = {cue.sound: cue for cue in TABLE.values()}


@pytest.mark.parametrize(("one", "other"), combinations(sorted(SOUNDS), 2))
def test_sounds_are_told_apart_by_pitch_and_by_rhythm(one: str, other: str) -> None:
    """Two sounds differ in their first pitch, by a semitone at least, and in their rhythm."""
    first, second = SOUNDS[one].notes, SOUNDS[other].notes
    pitches = sorted((first[0].hertz, second[0].hertz))
    assert pitches[1] / pitches[0] > 1.05
    assert [(note.sounds, note.silence) for note in first] != [(note.sounds, note.silence) for note in second]


@pytest.mark.parametrize("cue", CueId)
def test_a_sound_is_over_before_the_next_cue_may_come(cue: CueId) -> None:
    """The notes of a cue fit into the span that is kept free for it."""
    assert 0 < sum(note.sounds + note.silence for note in TABLE[cue].notes) <= TABLE[cue].span


def test_only_the_last_seconds_share_a_sound() -> None:
    """Three, two and one are one tick; every other cue has a sound of its own."""
    assert [cue.id for cue in TABLE.values() if cue.sound == "tick"] == COUNT
    assert len(SOUNDS) == len(TABLE) - 2
