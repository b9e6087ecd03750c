"""`coach new`: from a sheet to a routine, in a short dialogue."""

from pathlib import Path

import pytest

from tests.cli.program import Program, is_one_sentence

TWO_EXERCISES = (
    "My calves", "4",
    "wall calf stretch", "1", "1", "20 s", "3", "", "1",
    "Towel scrunch", "Pull the towel in with the toes", "foot", "sitting", "n", "2", "15", "1",
    "", "Pain in the heel", "", "my physiotherapist, 12 March",
)  # fmt: skip


def answers(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def test_a_sheet_is_written_checked_and_played(coach: Program) -> None:
    """A known exercise is found by its name, an unknown one described; the files pass the check and can be played."""
    done = coach.run("new", "my-calves", stdin=answers(*TWO_EXERCISES))
    assert done.returncode == 0, done.stderr
    assert "coach start my-calves" in done.stdout
    shelf = coach.home / "config" / "routines"
    text = (shelf / "my-calves.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=.schema/routine.json\n")
    assert (shelf / ".schema" / "routine.json").is_file()
    for line in ("exercise: wall-calf-stretch", "hold: 20 s", "sets: 3", "rest: 10 s", "exercise: towel-scrunch"):
        assert line in text
    checked = coach.run("check", shelf)
    assert (checked.returncode, checked.stdout) == (0, "")
    played = coach.run("start", "my-calves", "--plain", "--speed", "2000")
    assert "Towel scrunch" in played.stdout
    assert "my physiotherapist, 12 March" in coach.run("show", "my-calves").stdout


def test_a_wrong_answer_is_asked_again(coach: Program) -> None:
    """With what is wrong and how to mend it; nothing of it is written."""
    lines = list(TWO_EXERCISES)
    lines[5:6] = ["30", "an hour or so", "20 s"]
    done = coach.run("new", "my-calves", stdin=answers(*lines))
    assert done.returncode == 0
    assert "30 is a number without a unit; write `30 s` or `30 min`" in done.stdout.replace("`30` is", "30 is")
    assert "is not a time; write one such as" in done.stdout


@pytest.mark.parametrize("given", range(len(TWO_EXERCISES)))
def test_answers_that_end_too_early_write_nothing(coach: Program, given: int) -> None:
    """Wherever standard input ends, no file is there, and that is said."""
    done = coach.run("new", "my-calves", stdin=answers(*TWO_EXERCISES[:given]))
    assert done.returncode == 1
    assert done.stderr == "The answers ended too early: nothing was written.\n"
    assert not (coach.home / "config").exists()


def test_a_path_is_written_where_it_says(coach: Program, tmp_path: Path) -> None:
    """In a folder of one's own, with the option that finds it again."""
    done = coach.run("new", tmp_path / "shelf" / "mine.yaml", stdin=answers(*TWO_EXERCISES))
    assert done.returncode == 0
    assert f"coach start mine --library {tmp_path / 'shelf'}" in done.stdout
    assert (tmp_path / "shelf" / "exercises" / "towel-scrunch.yaml").is_file()


@pytest.mark.parametrize(
    "name",
    ["My Calves", "mine.txt", "safety", "references.yaml", "taken.yaml", ".hidden", "x" * 61, "exercises/a.yaml"],
)
def test_a_name_that_cannot_be_is_refused_before_any_question(coach: Program, tmp_path: Path, name: str) -> None:
    """In one sentence; a file that is there is left alone."""
    taken = tmp_path / "taken.yaml"
    taken.write_text("mine", encoding="utf-8")
    given = tmp_path / name if name.endswith(".yaml") else name
    done = coach.run("new", given, stdin=answers(*TWO_EXERCISES))
    assert (done.returncode, done.stdout) == (2, "")
    assert is_one_sentence(done.stderr)
    assert taken.read_text(encoding="utf-8") == "mine"


def test_ice_keeps_its_hard_stop(coach: Program) -> None:
    """What the card knows as the most is written as the hard stop, and a longer time is cut to it, with a word."""
    lines = ("Ice", "5", "ice", "1", "3", "3 h", "1", "", "", "me")
    done = coach.run("new", "my-ice", stdin=answers(*lines))
    assert done.returncode == 0, done.stdout
    assert "20 min is the most for it, so that is written." in done.stdout
    text = (coach.home / "config" / "routines" / "my-ice.yaml").read_text(encoding="utf-8")
    assert "for: 20 min\n" in text
    assert "at_most: 20 min\n" in text


def test_the_same_exercise_on_two_sheets_gets_two_ids(coach: Program, tmp_path: Path) -> None:
    """A card that lies there already is left alone, and no answer is lost."""
    for name in ("one.yaml", "two.yaml"):
        done = coach.run("new", tmp_path / "my shelf" / name, stdin=answers(*TWO_EXERCISES))
        assert done.returncode == 0, done.stderr
        assert f"--library '{tmp_path / 'my shelf'}'" in done.stdout
    cards = sorted(path.name for path in (tmp_path / "my shelf" / "exercises").iterdir())
    assert cards == ["towel-scrunch-2.yaml", "towel-scrunch.yaml"]


def test_a_built_in_name_is_told(coach: Program) -> None:
    """Before the first question: the new file will stand in for the built-in one."""
    done = coach.run("new", "ice-pack", stdin="")
    assert "There is a routine `ice-pack` already" in done.stderr


def test_a_folder_that_takes_nothing_is_told(coach: Program, tmp_path: Path) -> None:
    """A file where a folder is meant: one sentence, and exit code 2."""
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    done = coach.run("new", tmp_path / "file" / "mine.yaml", stdin=answers(*TWO_EXERCISES))
    assert done.returncode == 2
    assert is_one_sentence(done.stderr)
