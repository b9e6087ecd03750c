"""The order in which routines are put for a question, and the reasons that are given for it."""

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.core import ranking
from coach.core.aim import Aim, AimKind, Ask
from coach.core.at_hand import AtHand
from coach.core.catalogue import Entry, catalogue_of
from coach.core.knowledge import HELPING, Grade
from coach.core.lately import Lately
from coach.core.ranking import Ranked, rank
from coach.core.routine import When
from tests.content.shipped import LIBRARY
from tests.core.choosing import histories, questions, rooms, shelves
from tests.core.made_up import CONDITIONS, MadeUp, libraries

NAMES = ["when", "for", "evidence", "equipment", "position", "lately", "pain", "length"]
CRAMP, CALF = Aim(AimKind.CONDITION, "cramp"), Aim(AimKind.MUSCLE, "calf")
RUNNING = Aim(AimKind.ACTIVITY, "running")


def entry(name: str, **more: Any) -> Entry:
    """A routine of four minutes for any time, that is for nothing and needs nothing."""
    made = Entry(
        id=name,
        title=name,
        summary="",
        when=("any-time",),
        length="4 min",
        needs="nothing",
        helps=(),
        own=False,
        milliseconds=240_000,
        about=False,
        things=(),
        positions=("standing",),
        groups=(),
        targets=(),
        tags=(),
        grades=(),
        exercises=(),
    )
    return made._replace(**more)


def helping(name: str, grade: str = "limited", condition: str = "cramp", **more: Any) -> Entry:
    return entry(name, grades=((condition, "", "number of cramps a night", grade),), **more)


def ranked(ask: Ask, *entries: Entry, done: Lately | None = None, room: AtHand | None = None) -> list[Ranked]:
    return rank(ask, entries, done or Lately(), room or AtHand())


def ids(found: list[Ranked]) -> list[str]:
    return [one.entry.id for one in found]


def part(one: Ranked, name: str) -> tuple[int, str]:
    """Its points and its reason."""
    return next((each.points, each.why) for each in one.score.parts if each.name == name)


@settings(max_examples=40)
@given(shelves, questions, histories, rooms)
def test_a_score_is_the_sum_of_its_parts_and_the_order_is_that_of_scores(
    library: MadeUp, ask: Ask, done: Lately, room: AtHand
) -> None:
    """Every part is told, a warning has its reason, equals stand by id, and each is put once."""
    found = rank(ask, library.catalogue().entries, done, room)
    for one in found:
        assert [each.name for each in one.score.parts] == NAMES
        assert one.score.points == sum(each.points for each in one.score.parts)
        assert all(each.why for each in one.score.parts if each.points < 0 and each.name != "lately")
    keys = [(-one.score.points, one.entry.id) for one in found]
    assert keys == sorted(set(keys))


@settings(max_examples=40)
@given(shelves, questions, histories, rooms, st.randoms())
def test_the_same_question_gives_the_same_order(
    library: MadeUp, ask: Ask, done: Lately, room: AtHand, chance: Any
) -> None:
    """In whichever order the routines are told."""
    entries = list(library.catalogue().entries)
    first = rank(ask, entries, done, room)
    chance.shuffle(entries)
    assert rank(ask, entries, done, room) == first


@settings(max_examples=40)
@given(shelves, questions)
def test_only_what_is_made_for_the_occasion_and_the_aim_is_put(library: MadeUp, ask: Ask) -> None:
    """All of that, and nothing else: above all, nothing before exercise but what is made for it."""
    expected = {
        one.id
        for one in library.catalogue().entries
        if (ask.when is None or ask.when in one.when)
        and (ask.aim is None or ask.aim.kind is not AimKind.MUSCLE or ask.aim.name in one.groups)
        and (
            ask.aim is None
            or ask.aim.kind is not AimKind.CONDITION
            or ask.aim.name in {grade[0] for grade in one.grades}
        )
    }
    assert set(ids(ranked(ask, *library.catalogue().entries))) == expected


@settings(max_examples=60)
@given(libraries, st.sampled_from(CONDITIONS))
def test_what_is_not_shown_to_help_is_never_put_forward_as_help(library: MadeUp, condition: str) -> None:
    """No link that says “no effect”, “conflicting” or “not tested” is ever a reason, nor is help for something else."""
    for one in rank(Ask(aim=Aim(AimKind.CONDITION, condition)), catalogue_of(library).entries, Lately(), AtHand()):
        links = [link for link in library.all_routines[one.entry.id].links if link.condition == condition]
        best = min((link for link in links if link.grade in HELPING), key=lambda link: list(Grade).index(link.grade))
        points, why = part(one, "evidence")
        assert points == ranking.EVIDENCE[best.grade]
        assert any(why.endswith(f": {link.outcome}") for link in links if link.grade is best.grade)
        assert best.grade is Grade.EXPERT or why.startswith(f"{best.grade} evidence: ")


def test_a_better_grade_stands_first_and_is_told_with_its_outcome() -> None:
    """For the condition that is asked for; another's is no reason."""
    names = ["strong", "moderate", "limited", "expert"]
    found = ranked(Ask(aim=CRAMP), *(helping(name, name) for name in names[::-1]), helping("other", "strong", "ache"))
    assert ids(found) == names
    assert [part(one, "evidence") for one in found][2] == (14, "limited evidence: number of cramps a night")


def test_without_a_condition_evidence_counts_half() -> None:
    """What it does for a condition that nobody asked for is not told; what it does for a purpose is."""
    (one,) = ranked(Ask(), helping("a", "moderate"))
    assert part(one, "evidence") == (11, "")
    (two,) = ranked(Ask(), entry("b", grades=(("", "flexibility", "range of motion", "strong"),)))
    assert part(two, "evidence") == (15, "strong evidence: range of motion")


def test_what_is_made_for_older_people_waits_until_it_was_done() -> None:
    """Nobody is asked for their age; for a condition that it may help with it stands where the others do."""
    older = helping("a", tags=("older",))
    assert part(ranked(Ask(), older)[0], "for") == (-20, "made for older people")
    assert part(ranked(Ask(), older, done=Lately(last_done={"a": 20}))[0], "for") == (0, "")
    assert part(ranked(Ask(aim=CRAMP), older)[0], "for")[0] == 40


@pytest.mark.parametrize("when", [When.BEFORE_EXERCISE, When.SELF_CARE])
def test_what_was_stretched_is_nothing_to_a_warm_up_or_to_self_care(when: When) -> None:
    """They stretch nothing; that one was done today counts all the same."""
    warm_up = entry("a", when=(when.value,), groups=("calf",))
    ask, done = Ask(when), {"shin": 5}
    assert part(ranked(ask, warm_up, done=Lately(done))[0], "lately") == (0, "")
    assert part(ranked(ask, warm_up, done=Lately(done, {"a": 0}))[0], "lately") == (-20, "done today")


def test_of_somebody_who_stretched_nothing_nothing_is_said() -> None:
    """That no muscle had anything this week is no reason for any of them."""
    assert part(ranked(Ask(), entry("a", groups=("calf",)))[0], "lately") == (10, "")


def test_what_is_made_for_the_activity_stands_before_what_is_for_none_and_that_before_anothers() -> None:
    """A routine for several activities is for each of them."""
    own, others = entry("z", tags=("running", "football")), entry("a", tags=("cycling",))
    found = ranked(Ask(aim=RUNNING), others, entry("m", tags=("calm",)), own)
    assert ids(found) == ["z", "m", "a"]
    assert [part(one, "for") for one in found] == [(40, "made for running"), (0, ""), (-40, "made for cycling")]


def test_the_larger_the_share_of_a_muscle_the_better() -> None:
    """One that works on nothing else stands before one that works on many."""
    many, alone = entry("a", groups=("hamstrings", "calf", "shin")), entry("b", groups=("calf",))
    found = ranked(Ask(aim=CALF), many, alone, entry("c", groups=("shin",)))
    assert ids(found) == ["b", "a"]
    assert part(found[0], "for") == (40, "works on the calves")


def test_each_thing_that_is_missing_counts_and_is_named() -> None:
    """What is there, and what nobody was asked about, does not."""
    room = AtHand(frozenset({"bike", "strap"}))
    found = ranked(
        Ask(), entry("a", things=("wall", "bike", "strap")), entry("b", things=("bike",)), entry("c"), room=room
    )
    assert ids(found) == ["c", "b", "a"]
    assert [part(one, "equipment") for one in found] == [
        (0, ""),
        (-60, "not at hand: bike"),
        (-120, "not at hand: bike, strap"),
    ]


@pytest.mark.parametrize(("position", "counts"), [("lying", True), ("kneeling", True), ("sitting", False)])
def test_without_a_floor_what_is_done_on_it_stands_last(position: str, counts: bool) -> None:
    """And with one, it counts for nothing."""
    lying = entry("a", positions=("standing", position))
    assert part(ranked(Ask(), lying, room=AtHand(floor=False))[0], "position")[0] == (-60 if counts else 0)
    assert part(ranked(Ask(), lying)[0], "position") == (0, "")


@pytest.mark.parametrize(
    ("had", "ago", "points", "why"),
    [
        (0, None, 10, "your calves had nothing this week"),
        (1, None, 7, ""),
        (120_000, None, 4, ""),
        (300_000, None, 2, ""),
        (600_000, None, 0, ""),
        (600_000, 0, -20, "done today"),
        (600_000, 1, -5, ""),
        (600_000, 2, 0, ""),
        (0, 1, 5, "your calves had nothing this week"),
    ],
)
def test_muscles_that_had_least_come_forward_and_what_was_just_done_steps_back(
    had: int, ago: int | None, points: int, why: str
) -> None:
    """It is the least stretched of its groups that counts."""
    done = Lately({"calf": had, "shin": 999_999}, {} if ago is None else {"a": ago})
    (one,) = ranked(Ask(), entry("a", groups=("shin", "calf")), done=done)
    assert part(one, "lately") == (points, why)


def test_what_hurt_lately_steps_back_with_its_sentence() -> None:
    """And no other routine does."""
    done = Lately(painful={"a": "Pain rose from 2 to 5 after it on 2026-11-20."})
    found = ranked(Ask(), entry("a"), entry("b"), done=done)
    assert ids(found) == ["b", "a"]
    assert part(found[1], "pain") == (-30, "Pain rose from 2 to 5 after it on 2026-11-20.")


@pytest.mark.parametrize(("minutes", "points"), [(None, 0), (3, 0), (4, 10), (5, 10)])
def test_what_fits_whole_into_the_minutes_asked_for_comes_forward(minutes: int | None, points: int) -> None:
    """Without minutes, length counts for nothing."""
    (one,) = ranked(Ask(minutes=minutes), entry("a"))
    assert part(one, "length")[0] == points


def test_a_thousand_routines_are_ranked_in_a_moment() -> None:
    """20 ms are the budget, of the processor: nothing is waited for, and other programs run beside the tests."""
    shipped = LIBRARY.catalogue().entries
    many = [shipped[number % len(shipped)]._replace(id=f"r{number:04}") for number in range(1_000)]
    done = Lately({"calf": 200_000}, {"r0001": 0}, {"r0002": "It hurt."})
    took = []
    for _ in range(5):
        began = time.process_time()
        found = rank(Ask(None, RUNNING, 7), many, done, AtHand(frozenset({"bike"}), False))
        took.append(time.process_time() - began)
    assert len(found) == 1_000
    assert min(took) < 0.02, f"{min(took) * 1_000:.1f} ms"


def test_before_bed_and_before_exercise_are_not_the_same() -> None:
    """What is made for the one is not put for the other."""
    bed, warm = entry("bed", when=(When.BEFORE_BED.value,)), entry("warm", when=(When.BEFORE_EXERCISE.value,))
    assert ids(ranked(Ask(When.BEFORE_EXERCISE), bed, warm)) == ["warm"]
    assert ids(ranked(Ask(When.BEFORE_BED), bed, warm)) == ["bed"]


def test_equals_stand_by_id() -> None:
    """However they were told."""
    assert ids(ranked(Ask(), entry("b"), entry("c"), entry("a"))) == ["a", "b", "c"]
