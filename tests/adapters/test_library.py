"""The library: shelves over each other, read as they are asked for, and every name looked up."""

from dataclasses import replace
from pathlib import Path

import pytest

from coach.adapters.kinds import FileKind
from coach.adapters.library import LibraryError, ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.ports import Library
from coach.core.routine import Routine, Side
from tests.adapters.documents import BUILT_IN, CONDITION, EXERCISE, REFERENCES, ROUTINE, SAFETY, write
from tests.adapters.nobody import as_nobody, open_folder

NIGHT = "conditions/night-cramps.yaml"

SECOND_CARD = EXERCISE.replace("Wall calf stretch", "Second card")


def library(tmp_path: Path, own: dict[str, str] | None = None, built_in: dict[str, str] | None = None) -> ShelfLibrary:
    """A library of a built-in shelf and perhaps the person's own."""
    shelves = [Shelf(write(tmp_path / "built-in", BUILT_IN if built_in is None else built_in))]
    if own is not None:
        shelves.append(Shelf(write(tmp_path / "own", own)))
    return ShelfLibrary(shelves)


def messages(content: Library) -> list[str]:
    """The problems, with the files' names in place of their paths."""
    return [str(replace(problem, file=Path(problem.file).name)) for problem in content.problems()]


def test_a_library_is_what_the_core_asks_for(tmp_path: Path) -> None:
    """Everything of a good shelf is found by id, and there are no problems."""
    content: Library = library(tmp_path)
    assert list(content.routines()) == ["calf"] and list(content.exercises()) == ["wall-calf"]
    assert list(content.conditions()) == ["night-cramps"]
    routine, card, condition = content.routine("calf"), content.exercise("wall-calf"), content.condition("night-cramps")
    reference = content.reference("coppin2005")
    assert routine and card and condition and reference
    assert (routine.id, card.id, condition.id, reference.id) == ("calf", "wall-calf", "night-cramps", "coppin2005")
    assert content.safety().questions[0].ask == "Do you have chest pain now?"
    assert not content.problems() and not content.is_override("calf")
    assert content.routine("no") is None and content.reference("no") is None


def test_sides_come_from_the_exercise(tmp_path: Path) -> None:
    """A step that names no sides asks its exercise."""
    (step,) = _routine(library(tmp_path), "calf").flat_steps()
    assert step.sides is Side.EACH


def _routine(content: ShelfLibrary, name: str) -> Routine:
    """The routine, which must be there."""
    routine = content.routine(name)
    assert routine is not None, messages(content)
    return routine


def test_one_routine_reads_its_own_files_only(tmp_path: Path) -> None:
    """Asking for one routine reads that file and its exercises: what is broken elsewhere is not even noticed."""
    broken = {"broken.yaml": "[", "exercises/other.yaml": "[", "conditions/other.yaml": "[", "references.yaml": "["}
    content = library(tmp_path, built_in=BUILT_IN | broken)
    assert content.routine("calf") is not None
    assert not content.problems()
    assert list(content.routines()) == ["calf"]
    assert [line.partition(":")[0] for line in messages(content)] == ["broken.yaml"]


def test_a_file_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    """Nothing is read or looked at before that: the folder may appear after the library was made."""
    content = ShelfLibrary([Shelf(tmp_path / "later", must_exist=True)])
    write(tmp_path / "later", BUILT_IN)
    assert content.routine("calf") is not None and not content.problems()


def test_the_own_shelf_overrides_by_id(tmp_path: Path) -> None:
    """A person's file stands in for the built-in one of its id, and is known as an override; others are added."""
    mine = ROUTINE.replace("Calf stretch", "My calf")
    content = library(tmp_path, {"calf.yaml": mine, "new.yaml": mine, "exercises/wall-calf.yaml": SECOND_CARD})
    assert {name: routine.title for name, routine in content.routines().items()} == {
        "calf": "My calf",
        "new": "My calf",
    }
    assert content.is_override("calf") and not content.is_override("new") and not content.is_override("no")
    card = content.exercise("wall-calf")
    assert card is not None and card.name == "Second card"


def test_a_broken_override_leaves_the_built_in_one_in_use(tmp_path: Path) -> None:
    """A mistake in one's own file is told, and what it meant to replace stays."""
    content = library(tmp_path, {"calf.yaml": "format: 1\n", "exercises/wall-calf.yaml": "{"})
    assert _routine(content, "calf").title == "Calf stretch"
    assert not content.is_override("calf")
    assert {line.partition(":")[0] for line in messages(content)} == {"calf.yaml", "wall-calf.yaml"}


def test_an_override_broken_by_what_it_mentions_gives_way_too(tmp_path: Path) -> None:
    """A file that only the other files show to be wrong is left out like any other."""
    content = library(tmp_path, {"calf.yaml": ROUTINE.replace("wall-calf", "wall-clf")})
    assert _routine(content, "calf").title == "Calf stretch"
    assert messages(content) == ["calf.yaml:6:15: exercise: there is no exercise `wall-clf`; did you mean `wall-calf`?"]


def test_later_shelves_win(tmp_path: Path) -> None:
    """Of several shelves, the last one that has a good file decides."""
    titles = ("First", "Second", "Third")
    shelves = [Shelf(write(tmp_path / "0", BUILT_IN))]
    shelves += [Shelf(write(tmp_path / t, {"calf.yaml": ROUTINE.replace("Calf stretch", t)})) for t in titles]
    assert _routine(ShelfLibrary(shelves), "calf").title == "Third"


def test_a_broken_file_never_hides_the_good_ones(tmp_path: Path) -> None:
    """Whatever is wrong with one file, the others are there."""
    broken = {"a.yaml": "", "b.yaml": "[" * 100_000, "c.yaml": "\0", "Bad Name.yaml": ROUTINE, "d.yaml": "format: 9"}
    content = library(tmp_path, {**broken, "good.yaml": ROUTINE})
    (tmp_path / "own" / "e.yaml").mkdir()
    assert list(content.routines()) == ["calf", "good"]
    assert [line.partition(":")[0] for line in messages(content)] == [
        "Bad Name.yaml", "a.yaml", "b.yaml", "c.yaml", "d.yaml", "e.yaml",
    ]  # fmt: skip


UNKNOWN = {
    "condition": (
        "calf.yaml",
        ROUTINE
        + "links: [{condition: nigth-cramps, outcome: x, grade: strong, finding: x, sources: [{convention: x}]}]\n",
        "10:21: condition: there is no condition `nigth-cramps`; did you mean `night-cramps`?",
    ),
    "citation": (
        "calf.yaml",
        ROUTINE + "dose_source: [{ref: copin2005, status: seen}]\n",
        "10:21: ref: there is no citation `copin2005`; did you mean `coppin2005`?",
    ),
    "tick": (
        "exercises/wall-calf.yaml",
        EXERCISE + "avoid: [{text: Late, tick: pregnnt}]\n",
        "8:28: tick: there is no tick `pregnnt`; did you mean `pregnant`?",
    ),
    "variant": (
        "exercises/other.yaml",
        EXERCISE + "variant_of: zzz\n",
        "8:13: variant_of: there is no exercise `zzz`; mend the name, or add it to `exercises/`",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", UNKNOWN)
def test_unknown_names_are_told_with_the_nearest_known_one(tmp_path: Path, kind: str) -> None:
    """Whatever a file mentions must be somewhere on the shelves; else the place is told, and a name that is near."""
    name, text, message = UNKNOWN[kind]
    content = library(tmp_path, {name: text})
    content.routines(), content.exercises(), content.safety()
    assert messages(content) == [f"{Path(name).name}:{message}"]


def test_own_files_may_mention_each_other_and_the_built_in_ones(tmp_path: Path) -> None:
    """Names are looked up across all shelves."""
    own = {
        "mine.yaml": ROUTINE.replace("wall-calf", "my-calf") + "dose_source: [{ref: mine2020, status: seen}]\n",
        "exercises/my-calf.yaml": EXERCISE + "variant_of: wall-calf\navoid: [{text: Late, tick: pregnant}]\n",
        "references.yaml": REFERENCES.replace("coppin2005", "mine2020"),
    }
    content = library(tmp_path, own)
    assert _routine(content, "mine").steps and not messages(content)
    assert content.reference("coppin2005") is not None and content.reference("mine2020") is not None


def test_a_routine_needs_good_exercises(tmp_path: Path) -> None:
    """A routine whose exercise is broken cannot be played, so it is left out, and both are told."""
    content = library(tmp_path, {"mine.yaml": ROUTINE.replace("wall-calf", "bad"), "exercises/bad.yaml": "format: 1\n"})
    assert content.routine("mine") is None
    assert messages(content)[-1] == (
        "mine.yaml:6:15: exercise: the file of `bad` has mistakes of its own; mend those first"
    )


def test_former_names_still_work(tmp_path: Path) -> None:
    """A renamed entry is found by its old id, in routines that mention it too, which then know the new one."""
    old = {
        "calf-new.yaml": ROUTINE.replace("wall-calf", "calf-wall") + "formerly: [calf-old]\n",
        "exercises/wall-calf.yaml": EXERCISE + "formerly: [calf-wall]\n",
    }
    content = library(tmp_path, old)
    routine, card = content.routine("calf-old"), content.exercise("calf-wall")
    assert routine is not None and routine.id == "calf-new" and card is not None and card.id == "wall-calf"
    assert routine.exercise_ids() == ("wall-calf",) and not messages(content)


def test_an_id_in_use_is_no_former_one(tmp_path: Path) -> None:
    """Where a file has the id today, nobody else's history takes it away."""
    content = library(tmp_path, {"other.yaml": ROUTINE.replace("Calf stretch", "Other") + "formerly: [calf]\n"})
    assert _routine(content, "calf").title == "Calf stretch"


def test_former_names_cost_nothing_until_one_is_missed(tmp_path: Path) -> None:
    """The index of former names reads all files of its kind, so it is made only on a miss."""
    content = library(tmp_path, built_in=BUILT_IN | {"broken.yaml": "["})
    assert content.routine("calf") is not None and not content.problems()
    assert content.routine("gone") is None and content.problems()


@pytest.mark.parametrize("mend", ["", "aks:"], ids=["good", "broken"])
def test_nobody_replaces_the_safety_questions(tmp_path: Path, mend: str) -> None:
    """A person's own safety file, good or broken, is passed over with a warning: the built-in questions are asked."""
    mine = SAFETY.replace("chest pain now", "nothing").replace("ask:", mend or "ask:")
    content = library(tmp_path, {"safety.yaml": mine})
    assert content.safety().questions[0].ask == "Do you have chest pain now?"
    assert [problem for problem in content.problems() if problem.warning and "is passed over" in problem.message]


@pytest.mark.parametrize("text", [None, "format: 1\n"])
def test_without_any_safety_questions_nothing_goes_on(tmp_path: Path, text: str | None) -> None:
    """Missing or broken built-in questions are an error, not an empty screen."""
    files = {name: content for name, content in BUILT_IN.items() if name != "safety.yaml"}
    content = library(tmp_path, built_in=files if text is None else files | {"safety.yaml": text})
    with pytest.raises(LibraryError, match="safety questions are missing or damaged"):
        content.safety()


def test_shelves_that_are_not_there(tmp_path: Path) -> None:
    """The person's own shelf need not exist; a folder that was asked for must, and must be a folder."""
    (tmp_path / "file").write_text("x")
    shelves = [Shelf(write(tmp_path / "0", BUILT_IN)), Shelf(tmp_path / "own")]
    shelves += [Shelf(tmp_path / "asked", must_exist=True), Shelf(tmp_path / "file", must_exist=True)]
    content = ShelfLibrary(shelves)
    assert list(content.routines()) == ["calf"]
    assert messages(content) == [
        "asked:0:0: there is no such folder; check the name",
        "file:0:0: this is a file where a folder is meant",
    ]


def test_a_folder_that_may_not_be_read() -> None:
    """A forbidden folder is a problem, and the other shelves are still there."""
    with open_folder() as folder:
        write(folder / "0", BUILT_IN)
        write(folder / "own", {"x.yaml": ROUTINE}).chmod(0)
        content = ShelfLibrary([Shelf(folder / "0"), Shelf(folder / "own")])
        said = as_nobody(lambda: "\n".join([*content.routines(), *messages(content)]))
    assert said == "calf\nown:0:0: the folder cannot be read (Permission denied)"


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """Notes, hidden files and backups are nobody's business; `.yml` is worth a warning."""
    others = dict.fromkeys(("README.md", "notes.txt", ".hidden.yaml", "calf.yaml~", "x.yml", "UPPER.YAML"), "[")
    content = library(tmp_path, others)
    assert list(content.routines()) == ["calf"]
    assert messages(content) == [
        "UPPER.YAML:0:0: warning: a file that ends in `.YAML` is passed over; rename it to `.yaml`",
        "x.yml:0:0: warning: a file that ends in `.yml` is passed over; rename it to `.yaml`",
    ]


def test_a_name_that_cannot_be_an_id_is_told(tmp_path: Path) -> None:
    """Ids come from file names, so a name with capitals or blanks is a problem with a better name beside it."""
    content = library(tmp_path, {"My Calf!.yaml": ROUTINE})
    content.routines()
    (message,) = messages(content)
    assert message.endswith("rename the file, to `my-calf.yaml` for instance")


def test_built_in_content_is_found_in_a_checkout() -> None:
    """In a checkout, `routines/` stands beside the package."""
    assert built_in_folder() == Path(__file__).resolve().parents[2] / "routines"


def test_a_condition_that_needs_help_at_once_stays_as_it_is(tmp_path: Path) -> None:
    """Nobody's file takes the place of its built-in card, and a check says so; any other condition can be replaced."""
    urgent = "compare: {urgency: same-day, areas: [calf], feel: a, brought_on: b, eased: c, tell_apart: d, action: e,"
    shelf = {**BUILT_IN, "conditions/clot.yaml": f"{CONDITION}{urgent} sources: [{{convention: ours}}]}}\n"}
    mine = {name: CONDITION.replace("Night cramps", "Harmless") for name in ("conditions/clot.yaml", NIGHT)}
    content = ShelfLibrary([Shelf(write(tmp_path / "a", shelf)), Shelf(write(tmp_path / "b", mine))], to_check=True)
    titles = {name: card.title for name, card in content.conditions().items()}
    assert titles == {"clot": "Night cramps", "night-cramps": "Harmless"}
    assert content.is_override("night-cramps", "condition")
    assert not content.is_override("clot", "condition")
    found = content.check(Shelf(tmp_path / "b"), [FileKind.CONDITION])
    told = [problem.file for problem in found if "its built-in card stays in use" in problem.message]
    assert [Path(file).name for file in told] == ["clot.yaml"]
