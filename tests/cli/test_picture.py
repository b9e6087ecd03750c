"""`coach show NAME --svg FILE`: an exercise as a picture, and one sentence where there is none."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.program import Program, is_one_sentence


def test_both_poses_are_written(coach: Program, tmp_path: Path) -> None:
    """The file is an SVG of its own with the name of the exercise; where a routine has the same name, this is meant."""
    done = coach.run("show", "wall-calf-stretch", "--svg", tmp_path / "calf.svg")
    assert (done.returncode, done.stdout) == (0, f"Written: {tmp_path / 'calf.svg'}\n")
    root = ElementTree.parse(tmp_path / "calf.svg").getroot()
    assert root[0].text == "Wall calf stretch"
    assert len([element for element in root if element.tag.endswith("}g")]) == 2


def test_a_file_is_never_written_over(coach: Program, tmp_path: Path) -> None:
    """What was there stays as it was."""
    path = tmp_path / "mine.svg"
    path.write_text("mine", encoding="utf-8")
    done = coach.run("show", "heel-drop", "--svg", path)
    assert done.returncode == 2 and "already" in done.stderr and is_one_sentence(done.stderr)
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("name", "file", "words"),
    [
        ("bedtime-cramp-routine", "x.svg", "only an exercise has a picture"),
        ("sciatica", "x.svg", "only an exercise has a picture"),
        ("heel-drop", "no/folder/x.svg", "cannot be written"),
        ("heal-drop", "x.svg", "did you mean `heel-drop`"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_a_sentence(
    coach: Program, tmp_path: Path, name: str, file: str, words: str
) -> None:
    """Nothing is written then."""
    done = coach.run("show", name, "--svg", tmp_path / file)
    assert done.returncode == 2 and words in done.stderr and is_one_sentence(done.stderr)
    assert not (tmp_path / file).exists()


def test_a_card_without_a_figure_has_no_picture(coach: Program, tmp_path: Path) -> None:
    """It is said, not drawn as an empty page."""
    folder = tmp_path / "shelf" / "exercises"
    folder.mkdir(parents=True)
    card = "format: 1\nname: Own\ninstruction: Do it.\ntargets: [x]\nposition: lying\nsided: false\nsteps: [Do it.]\n"
    (folder / "own-one.yaml").write_text(card, encoding="utf-8")
    done = coach.run("--library", tmp_path / "shelf", "show", "own-one", "--svg", tmp_path / "own.svg")
    assert done.returncode == 2 and "no picture of `own-one`" in done.stderr
    assert not (tmp_path / "own.svg").exists()
