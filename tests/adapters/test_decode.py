"""Decoding cards: what a file says by itself becomes core objects, and what cannot be is told with its place."""

import pytest

from coach.adapters.decode import build_condition, build_exercise, build_references, build_safety, kind_by_keys
from coach.adapters.findings import Findings
from coach.adapters.kinds import FileKind
from coach.adapters.yaml_source import parse
from coach.core.exercise import Alternative, Amount, Avoid, DoseRange, Equipment, Position
from coach.core.knowledge import Code, Source, Statement, Status
from coach.core.pose import End, Figure, Joint, Kind, Leg, Place, Pose, Region, Support, Thing
from coach.core.safety import ModifyList, Outcome, Response, Sign
from tests.adapters.documents import CONDITION, EXERCISE, GOOD, REFERENCES, ROUTINE, SAFETY, drafted, told

FULL_EXERCISE = """\
format: 1
name: Wall calf stretch
instruction: Press the heel into the floor
synonyms: [Runner's stretch]
targets: [gastrocnemius]
equipment: [wall]
position: standing
sided: true
steps: [Press the heel down.]
breathing: Slowly.
mistakes: [The heel lifts.]
feel: In the calf.
not_feel: In the back.
dose:
  usual: {hold: 30 s, sets: 2, days_per_week: 5}
  minimum: {hold: 15 s, sets: 2}
  maximum: {hold: 60 s}
  source: [{ref: coppin2005, status: mirror}, {convention: our own default}]
easier: [{text: Step closer.}, {exercise: ankle-pumps}]
harder: [{exercise: heel-drop}]
variant_of: calf
avoid: [{text: A fresh tear, tick: acute-calf}, {text: A swollen calf}]
figure:
  things: [{kind: wall, at: 57, height: 90, turned: true, part: head}]
  both: true
  round: true
  felt: [calf]
  poses:
    - {name: start, support: stands, leg: far, joints: {near_knee: 20}, contacts: {near_hand: wall}}
formerly: [calf-wall]
at_most: 20 min
between: 2 h
"""


def test_an_exercise_is_built_from_every_key() -> None:
    """Each key of an exercise file arrives in the card."""
    draft = drafted(FULL_EXERCISE, FileKind.EXERCISE)
    assert draft.fields is not None and not draft.found.problems
    card = build_exercise("wall-calf", draft.fields)
    assert (card.id, card.position, card.sided, card.equipment) == (
        "wall-calf", Position.STANDING, True, (Equipment.WALL,))  # fmt: skip
    assert card.dose == DoseRange(
        Amount(hold=30_000, sets=2, days_per_week=5),
        Amount(hold=15_000, sets=2),
        Amount(hold=60_000),
        (Source("coppin2005", Status.MIRROR), Source(convention="our own default")),
    )
    assert card.easier == (Alternative(text="Step closer."), Alternative(exercise="ankle-pumps"))
    assert card.harder == (Alternative(exercise="heel-drop"),)
    assert card.avoid == (Avoid("A fresh tear", "acute-calf"), Avoid("A swollen calf"))
    assert (card.at_most, card.between) == (1_200_000, 7_200_000)
    assert card.figure == Figure(
        (Pose("start", Support.STANDS, {Joint.NEAR_KNEE: 20}, {End.NEAR_HAND: Place.WALL}, Leg.FAR),),
        (Thing(Kind.WALL, 57, 90, True, Place.HEAD),),
        both=True,
        round=True,
        felt=(Region.CALF,),
    )
    texts = (card.name, card.instruction, card.breathing, card.feel, card.not_feel, card.variant_of)
    assert texts == (
        "Wall calf stretch",
        "Press the heel into the floor",
        "Slowly.",
        "In the calf.",
        "In the back.",
        "calf",
    )
    lists = (card.synonyms, card.targets, card.steps, card.mistakes, card.formerly)
    assert lists == (
        ("Runner's stretch",), ("gastrocnemius",), ("Press the heel down.",), ("The heel lifts.",), ("calf-wall",),
    )  # fmt: skip


def test_mentions_are_kept_with_their_places() -> None:
    """Whatever other files must explain is listed with the place where it is mentioned."""
    mentions = drafted(FULL_EXERCISE, FileKind.EXERCISE).found.mentions
    assert [(mention.kind, mention.name, *mention.place) for mention in mentions] == [
        ("citation", "coppin2005", 18, 18),
        ("exercise", "ankle-pumps", 19, 43),
        ("exercise", "heel-drop", 20, 21),
        ("exercise", "calf", 21, 13),
        ("tick", "acute-calf", 22, 36),
    ]


def test_a_condition_is_built_from_every_key() -> None:
    """Statements may be a text, or a text with its sources; each key arrives under its own name."""
    extra = "".join(
        f"{key}: [{key} text]\n"
        for key in ("signs", "causes", "risk_factors", "course", "self_care", "not_to_be_confused_with")
    )
    sourced = "[{text: Swollen., sources: [{ref: a, status: seen}]}]"
    text = CONDITION.replace("[One calf is swollen and warm.]", sourced) + extra + (
        "where: Calf\ncodes: [{system: ICD-10, code: R25.2, status: unverified}]\nsources: [{convention: x}]\n"
        "formerly: [cramps]\n"
    )  # fmt: skip
    draft = drafted(text, FileKind.CONDITION)
    assert draft.fields is not None and not draft.found.problems
    card = build_condition("night-cramps", draft.fields)
    assert card.emergency == (Statement("Swollen.", (Source("a", Status.SEEN),)),)
    assert card.see_a_doctor == (Statement("They come every night."),)
    assert (card.signs, card.causes) == ((Statement("signs text"),), (Statement("causes text"),))
    assert (card.risk_factors, card.course) == ((Statement("risk_factors text"),), (Statement("course text"),))
    assert card.self_care == (Statement("self_care text"),)
    assert card.not_to_be_confused_with == (Statement("not_to_be_confused_with text"),)
    assert card.codes == (Code("ICD-10", "R25.2", Status.UNVERIFIED),)
    assert (card.where, card.sources, card.formerly) == ("Calf", (Source(convention="x"),), ("cramps",))


def test_references_and_safety_are_built() -> None:
    """A number such as a PubMed id stays text; questions, signs, complaints and modify lists keep their order."""
    more = "  x: {citation: X., status: mirror, doi: 10.1000/a.b, pmid: 123, url: https://example.org/a}\n"
    draft = drafted(REFERENCES + more, FileKind.REFERENCES)
    assert draft.fields is not None
    references = build_references(draft.fields)
    assert list(references) == ["coppin2005", "x"]
    assert (references["x"].pmid, references["x"].doi, references["x"].url) == (
        "123", "10.1000/a.b", "https://example.org/a")  # fmt: skip
    draft = drafted(SAFETY, FileKind.SAFETY)
    assert draft.fields is not None
    safety = build_safety(draft.fields)
    (question,) = safety.first_line()
    assert safety.questions[1].signs == (Sign("pregnant", "Pregnant", Outcome.MODIFY, ("pregnant",)),)
    assert [entry.then for entry in safety.feels_wrong] == [Response.SAME_DAY, None]
    assert safety.feels_wrong[1].which[0].routine == safety.first_aid.routines[0] == "release"
    assert question.signs[0].outcome is Outcome.EMERGENCY and not question.unsure_is_yes
    assert safety.modify == (ModifyList("pregnant", "Pregnant", ("wall-calf",), (), (Source(convention="ours"),)),)


@pytest.mark.parametrize("kind", FileKind)
def test_the_format_comes_first(kind: FileKind) -> None:
    """A missing format is one sentence; a later one too; and one that is not first is told to move up."""
    text = GOOD[kind]
    assert told(text, kind) == []
    assert told(text.removeprefix("format: 1\n"), kind) == [
        f"1:1: {_record_name(kind)}: `format` is missing; write `format: 1` as the first line"
    ]
    moved = text.removeprefix("format: 1\n") + "format: 1\n"
    assert told(moved, kind) == [f"{len(moved.splitlines())}:1: `format: 1` must be the first line; move it up"]


def _record_name(kind: FileKind) -> str:
    names = {FileKind.REFERENCES: "list of references", FileKind.SAFETY: "safety file"}
    return names.get(kind, kind.value)


@pytest.mark.parametrize("number", ["2", "17", "002", "9" * 50])
def test_a_file_from_the_future_gets_one_sentence(number: str) -> None:
    """Of a newer format nothing else is reported, whatever the file holds: not even a key given twice."""
    text = f"format: {number}\nnew: [thing]\nnew: 3\n"
    (line,) = told(text)
    assert line.startswith("1:9: format `") and line.endswith("` is made for a newer coach; upgrade to use this file")


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("0", "1:9: format: `0` is out of bounds; write 1"),
        ("one", "1:9: format: `one` is no whole number; write 1"),
        ("'1'", "1:9: format: `1` is no whole number; write 1, without quotation marks"),
    ],
)
def test_a_format_that_is_no_number_of_ours(number: str, message: str) -> None:
    """The number is 1, plainly written."""
    assert told(ROUTINE.replace("format: 1", f"format: {number}")) == [message]


def test_all_mistakes_of_a_file_come_at_once() -> None:
    """Mistakes of all sorts, all with their places: syntax aside, nothing hides another mistake."""
    text = """\
format: 1
titel: Calf
summary: Two holds.
when: [bed-time]
steps:
  - exercise: wall-calf
    hold: 30
    reps: 0
  - repeat: 2
    steps:
      - repeat: 2
        exercise: x
        hold: 1:30
        at_most: 10 s
links:
  - {outcome: cramps, grade: good, finding: Yes.}
title: Calf
title: Other
"""
    assert told(text) == [
        "2:1: `titel` is not a key of a routine; did you mean `title`?",
        "4:8: when: `bed-time` is none of the words that may stand here; "
        "write one of before-exercise, after-exercise, before-bed, any-time, self-care",
        "6:5: step: only one of `hold`, `reps`, `for`, `until_done` may stand here; keep one",
        "7:11: hold: 30 is a number without a unit; write `30 s` or `30 min`",
        "8:11: reps: `0` is out of bounds; write a whole number from 1 to 200",
        "11:9: `repeat` is not a key of a step; a round cannot stand inside a round, so write its steps out",
        "13:15: hold: `1:30` could be minutes or hours; write `1 min 30 s`",
        "16:5: link: `sources` is missing; add it",
        "16:5: link: one of `condition`, `purpose` is missing; add it",
        "16:30: grade: `good` is none of the words that may stand here; "
        "write one of strong, moderate, limited, expert, conflicting, not-tested, no-effect",
        "18:1: `title` is there twice, first in line 17, column 1; keep one of them",
    ]


@pytest.mark.parametrize(
    ("usual", "message"),
    [
        ("hold: 10 s", "3:17: hold: the usual dose is below its minimum (15 s); mend one of them"),
        ("hold: 61 s", "3:17: hold: the usual dose is above its maximum (1 min); mend one of them"),
        ("hold: 15 s", ""),
        ("hold: 60 s", ""),
    ],
)
def test_the_usual_dose_lies_within_its_range(usual: str, message: str) -> None:
    """A usual dose outside its own minimum and maximum is a mistake at its place; the bounds belong to the range."""
    dose = f"format: 1\ndose:\n  usual: {{{usual}}}\n  minimum: {{hold: 15 s}}\n  maximum: {{hold: 60 s}}\n"
    text = dose + EXERCISE.removeprefix("format: 1\n")
    assert told(text, FileKind.EXERCISE) == ([message] if message else [])


@pytest.mark.parametrize(
    ("stop", "message"),
    [
        ("61 s", ""),
        ("60 s", ""),
        ("59 s", "5:19: hold: `at_most` stops it at 59 s; write that or less"),
        ("0 s", "6:10: at_most: `0 s` is too short; write 1 s to 3 h"),
    ],
)
def test_no_dose_of_a_card_is_longer_than_its_hard_stop(stop: str, message: str) -> None:
    """A maximum that the exercise's own hard stop would cut is a mistake at its place."""
    dose = "format: 1\ndose:\n  usual: {hold: 30 s}\n  minimum: {reps: 5}\n  maximum: {hold: 60 s}\n"
    text = dose + f"at_most: {stop}\n" + EXERCISE.removeprefix("format: 1\n")
    assert told(text, FileKind.EXERCISE) == ([message] if message else [])


def test_the_time_between_is_at_most_a_week() -> None:
    """The time until an exercise may be done again is a minute to a week."""
    for between, wrong in (("1 min", False), ("168 h", False), ("59 s", True), ("169 h", True)):
        assert bool(told(f"{EXERCISE}between: {between}\n", FileKind.EXERCISE)) == wrong


def test_names_in_safety_are_there_once() -> None:
    """Question and modify ids tell answers apart, so none may come twice; and nothing is skipped and used at once."""
    entry = next(line for line in SAFETY.splitlines() if "tick: Pregnant" in line)
    text = SAFETY.replace(entry, f"{entry}\n{entry.replace('use: []', 'use: [wall-calf]')}")
    line = text.splitlines().index(entry) + 2
    assert told(text, FileKind.SAFETY) == [
        f"{line}:5: `wall-calf` stands under `skip` and under `use`; keep one of them",
        f"{line}:10: id: `pregnant` is there twice in `modify`; rename one",
    ]


def test_a_sign_ticks_a_list_that_is_there() -> None:
    """A tick that no modify list explains would leave nothing out, in silence."""
    text = SAFETY.replace("ticks: [pregnant]", "ticks: [pregnancy]")
    (complaint,) = told(text, FileKind.SAFETY)
    assert "there is no modify list `pregnancy`" in complaint


def test_the_short_form_of_a_question_has_two_lines() -> None:
    """Two lines of 74 characters fit on the one-screen form; three do not."""
    two = SAFETY.replace("short: Chest pain?", f"short: |\n      {'x' * 74}\n      {'y' * 74}")
    assert told(two, FileKind.SAFETY) == []
    assert "3 lines" in told(two.replace("    ask:", "      z\n    ask:"), FileKind.SAFETY)[0]


@pytest.mark.parametrize("kind", FileKind)
def test_a_kind_is_known_by_its_keys(kind: FileKind) -> None:
    """A file outside the usual folders is taken for what its keys show."""
    assert kind_by_keys(parse(GOOD[kind].encode(), Findings("f"))) is kind


def test_a_file_without_known_keys_has_no_kind() -> None:
    """A list, or a mapping of other things, is none of ours."""
    assert kind_by_keys(parse(b"[a]", Findings("f"))) is None
    assert kind_by_keys(parse(b"a: b", Findings("f"))) is None
