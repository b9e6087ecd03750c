"""What `coach check` finds doubtful about a good file: warnings that keep nothing from being used."""

from pathlib import Path

import pytest

from coach.adapters.check import check_paths
from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf
from tests.adapters.documents import BUILT_IN, EXERCISE, write

BOTH_ARMS = EXERCISE.replace("sided: true", "sided: false")
OURS = "dose_source: [{convention: ours}]\n"


def routine(*steps: str, when: str = "any-time", rest: str = OURS) -> str:
    """A routine of these steps, each in flow style, of the built-in calf stretch."""
    lines = "".join(f"  - {{exercise: wall-calf, {step}}}\n" for step in steps)
    return f"format: 1\ntitle: Mine\nsummary: For the tests.\nwhen: [{when}]\nsteps:\n{lines}{rest}"


def doubts(tmp_path: Path, text: str, path: str = "mine.yaml") -> list[str]:
    """What is found in a file of this text, which must stay usable, as `line:column: message`."""
    built_in = Shelf(write(tmp_path / "built-in", {**BUILT_IN, "exercises/both-arms.yaml": BOTH_ARMS}))
    file = write(tmp_path / "mine", {path: text}) / path
    problems = check_paths([file], [built_in])
    assert all(problem.warning for problem in problems), problems
    return [f"{problem.line}:{problem.column}: {problem.message}" for problem in problems]


@pytest.mark.parametrize(
    ("hold", "warned"),
    [("4.9 s", "shorter"), ("5 s", ""), ("30 s", ""), ("3 min", ""), ("3 min 1 s", "longer")],
)
def test_holds_are_neither_very_short_nor_very_long(tmp_path: Path, hold: str, warned: str) -> None:
    """Below 5 s and above 180 s a hold is probably a slip of the pen; told at the hold, whichever side's it is."""
    found = doubts(tmp_path, routine(f"hold: {hold}"))
    usual = "than holds usually are (5 s to 3 min)"
    assert found == ([f"6:33: hold: {hold} is {warned} {usual}"] if warned else [])
    own = doubts(tmp_path, routine(f"hold: 30 s, left: {{hold: {hold}}}"))
    assert [line.startswith("6:52: hold:") for line in own] == ([True] if warned else [])


def test_a_dose_above_the_most_of_its_card_is_doubtful(tmp_path: Path) -> None:
    """Ice for an hour: the card knows how much it is meant for. What is just within it is fine."""
    most = f"{EXERCISE}dose: {{usual: {{hold: 30 s}}, maximum: {{hold: 1 min}}, source: [{{convention: ours}}]}}\n"
    built_in = Shelf(write(tmp_path / "built-in", {**BUILT_IN, "exercises/wall-calf.yaml": most}))
    for hold, found in (
        ("1 min", []),
        ("61 s", ["hold: 1 min 1 s is more than `wall-calf` is meant for (1 min at most)"]),
    ):
        file = write(tmp_path / "mine", {"mine.yaml": routine(f"hold: {hold}")}) / "mine.yaml"
        assert [problem.message for problem in check_paths([file], [built_in])] == found


@pytest.mark.parametrize("grade", ["strong", "expert", "conflicting", "no-effect"])
def test_help_for_what_needs_medical_help_is_doubtful(tmp_path: Path, grade: str) -> None:
    """A routine that claims to help where help is needed the same day; to say that it does not help is fine."""
    row = "compare: {urgency: same-day, areas: [calf], feel: a, brought_on: b, eased: c, tell_apart: d, action: e,"
    clot = f"{BUILT_IN['conditions/night-cramps.yaml']}{row} sources: [{{convention: ours}}]}}\n"
    built_in = Shelf(write(tmp_path / "built-in", {**BUILT_IN, "conditions/clot.yaml": clot}))
    link = f"{{condition: clot, outcome: pain, grade: {grade}, finding: x, sources: [{{convention: me}}]}}"
    text = routine("hold: 30 s", rest=f"{OURS}links: [{link}]\n")
    file = write(tmp_path / "mine", {"mine.yaml": text}) / "mine.yaml"
    found = [problem.message for problem in check_paths([file], [built_in])]
    doubt = "grade: `clot` needs medical help at once, so this routine is never offered for it"
    assert found == ([doubt] if grade in ("strong", "expert") else [])


def test_one_side_alone_is_doubtful(tmp_path: Path) -> None:
    """A sided exercise that the whole routine does on one side; not where the other comes too, nor the sore side."""
    message = "sides: `wall-calf` is done on the left side alone; write `each`, or add a step for the right"
    assert doubts(tmp_path, routine("hold: 30 s, sides: left")) == [f"6:46: {message}"]
    assert doubts(tmp_path, routine("hold: 30 s, sides: left", "hold: 30 s, sides: right")) == []
    for sides in ("each", "affected", "both"):
        assert doubts(tmp_path, routine(f"hold: 30 s, sides: {sides}")) == []
    arms = routine("hold: 30 s, sides: left").replace("wall-calf", "both-arms")
    assert doubts(tmp_path, arms) == []


def test_in_a_round_too(tmp_path: Path) -> None:
    """Steps of a round are looked over like any other."""
    steps = "  - repeat: 2\n    steps:\n      - {exercise: wall-calf, hold: 4 s, sides: left}\n"
    text = f"format: 1\ntitle: Mine\nsummary: For the tests.\nwhen: [any-time]\nsteps:\n{steps}{OURS}"
    assert [line.split(" ")[0] for line in doubts(tmp_path, text)] == ["8:37:", "8:49:"]


def test_a_lead_in_must_be_long_enough_to_read(tmp_path: Path) -> None:
    """At 200 words a minute: the card's nine words take three seconds, and only the first time."""
    short = "6:49: prepare: reading the instruction takes about 3 s; write that or more"
    assert doubts(tmp_path, routine("hold: 30 s, prepare: 2 s")) == [short.replace("6:49", "6:48")]
    assert doubts(tmp_path, routine("hold: 30 s, prepare: 3 s")) == []
    assert doubts(tmp_path, routine("hold: 30 s", "hold: 30 s, prepare: 1 s")) == []


def test_a_warm_up_does_not_hold_a_muscle_for_a_minute(tmp_path: Path) -> None:
    """60 s for one muscle and side in all, over sets and steps; less is fine, and so is any of it after exercise."""
    message = (
        "4:7: when: before exercise, gastrocnemius is held for 1 min in all; from 1 min on that costs strength "
        "and speed, so move instead, or hold less"
    )
    assert doubts(tmp_path, routine("hold: 20 s, sets: 2", "hold: 20 s", when="before-exercise")) == [message]
    assert doubts(tmp_path, routine("hold: 20 s, sets: 2", "hold: 19 s", when="before-exercise")) == []
    assert doubts(tmp_path, routine("hold: 2 min", when="after-exercise")) == []


def test_a_claim_needs_a_source(tmp_path: Path) -> None:
    """A routine's doses, an exercise's dose and a condition's sentences: each says on whose word."""
    assert doubts(tmp_path, routine("hold: 30 s", rest="")) == [
        "1:1: dose_source: nothing says where the doses come from; add it, such as a convention of your own"
    ]
    card = f"{EXERCISE}dose: {{usual: {{hold: 30 s}}}}\n"
    assert doubts(tmp_path, card, "exercises/card.yaml") == ["8:7: dose: nothing says on whose word; add `source`"]
    condition = BUILT_IN["conditions/night-cramps.yaml"]
    assert doubts(tmp_path, condition, "conditions/cramps.yaml") == [
        "4:12: emergency: 1 sentence has no source; add `sources`",
        "5:15: see_a_doctor: 1 sentence has no source; add `sources`",
    ]


def test_only_a_check_looks_for_doubts(tmp_path: Path) -> None:
    """A start reads the file without them: it is good, and nobody is told."""
    shelf = write(tmp_path / "shelf", {**BUILT_IN, "mine.yaml": routine("hold: 4 s", rest="")})
    library = ShelfLibrary([Shelf(shelf)])
    assert library.routine("mine") is not None
    assert library.problems() == ()
