"""`coach check`: any file or folder is read as what it is, against the shelves in use."""

from contextlib import chdir
from pathlib import Path

import pytest

from coach.adapters.check import check_paths, check_shelves
from coach.adapters.kinds import FileKind
from coach.adapters.shelf import Shelf
from tests.adapters.documents import BUILT_IN, EXERCISE, GOOD, write

GOOD_SHELF = {
    **BUILT_IN,
    "calf.yaml": GOOD[FileKind.ROUTINE],
    "conditions/night-cramps.yaml": GOOD[FileKind.CONDITION],
}


def shelves(tmp_path: Path) -> list[Shelf]:
    return [Shelf(write(tmp_path / "built-in", BUILT_IN))]


def check(tmp_path: Path, *names: str) -> list[str]:
    """The problems of these paths, without the folder of the test."""
    problems = check_paths([tmp_path / name for name in names], shelves(tmp_path))
    return [str(problem).removeprefix(f"{tmp_path}/") for problem in problems]


@pytest.mark.parametrize("kind", FileKind)
def test_a_file_is_taken_for_what_it_shows(tmp_path: Path, kind: FileKind) -> None:
    """A good file of any kind, anywhere and of any name, has no mistakes; safety questions are passed over."""
    write(tmp_path, {"some-file.yaml": GOOD[kind]})
    found = check(tmp_path, "some-file.yaml")
    assert len(found) == (1 if kind is FileKind.SAFETY else 0)
    assert all("warning: the safety questions are part of the program" in problem for problem in found)


def test_a_file_finds_its_neighbours(tmp_path: Path) -> None:
    """What lies beside a file, as on a shelf, is known to it; a missing neighbour is told."""
    mine = GOOD[FileKind.ROUTINE].replace("wall-calf", "shin")
    write(tmp_path / "mine", {"a.yaml": mine})
    assert check(tmp_path, "mine/a.yaml") == [
        "mine/a.yaml:6:15: exercise: there is no exercise `shin`; mend the name, or add it to `exercises/`"
    ]
    write(tmp_path / "mine", {"exercises/shin.yaml": EXERCISE})
    assert check(tmp_path, "mine/a.yaml", "mine/exercises/shin.yaml") == []


def test_folders_are_read_like_shelves(tmp_path: Path) -> None:
    """A folder is checked whole; `exercises` alone is known by its name; what is on other shelves is not told."""
    files = {"a.yaml": "format: 1\n", "exercises/b.yaml": "format: 2\n", "conditions/c.yaml": "[", "B C.yaml": ""}
    write(tmp_path / "mine", files)
    write(tmp_path / "built-in", {"broken.yaml": "["})
    assert [line.partition(":")[0] for line in check(tmp_path, "mine")] == [
        "mine/B C.yaml", *["mine/a.yaml"] * 4, "mine/conditions/c.yaml", "mine/exercises/b.yaml",
    ]  # fmt: skip
    assert [line.partition(":")[0] for line in check(tmp_path, "mine/exercises")] == ["mine/exercises/b.yaml"]


def test_paths_may_be_relative(tmp_path: Path) -> None:
    """Typed from inside a folder, a file or `.` is known by where it is, and finds its neighbours."""
    card = EXERCISE + "variant_of: other-card\n"
    write(tmp_path / "mine" / "exercises", {"card.yaml": card, "other-card.yaml": EXERCISE, "bad.yaml": "["})
    in_use = shelves(tmp_path)
    with chdir(tmp_path / "mine" / "exercises"):
        assert check_paths([Path("card.yaml")], in_use) == []
        assert [Path(problem.file).name for problem in check_paths([Path()], in_use)] == ["bad.yaml"]
        assert [Path(problem.file).name for problem in check_paths([Path("..")], in_use)] == ["bad.yaml"]


def test_paths_that_are_nothing(tmp_path: Path) -> None:
    """A missing file and one of another kind are problems, not silence."""
    write(
        tmp_path,
        {"notes.txt": GOOD[FileKind.ROUTINE], "x.yml": GOOD[FileKind.ROUTINE], "Bad Name.yaml": GOOD[FileKind.ROUTINE]},
    )
    assert check(tmp_path, "no.yaml") == ["no.yaml:0:0: there is no such file; check the name"]
    assert check(tmp_path, "notes.txt") == ["notes.txt:0:0: warning: a coach file ends in `.yaml`; rename it"]
    assert "rename it to `.yaml`" in check(tmp_path, "x.yml")[0]
    assert "cannot be an id" in check(tmp_path, "Bad Name.yaml")[0]


def test_checking_twice_says_it_once(tmp_path: Path) -> None:
    """A file that is named twice, or lies in a folder that is named too, is told once."""
    write(tmp_path / "mine", {"a.yaml": "["})
    assert len(check(tmp_path, "mine", "mine/a.yaml", "mine")) == 1


def test_everything_in_use_is_checked(tmp_path: Path) -> None:
    """Without a path, all shelves are read to the end, overridden files too."""
    own = Shelf(write(tmp_path / "own", {"calf.yaml": GOOD[FileKind.ROUTINE]}))
    in_use = [Shelf(write(tmp_path / "built-in", GOOD_SHELF)), own]
    assert check_shelves(in_use) == []
    write(tmp_path / "built-in", {"calf.yaml": "[", "conditions/x.yaml": "["})
    assert [Path(problem.file).name for problem in check_shelves([Shelf(tmp_path / "built-in"), own])] == [
        "calf.yaml", "x.yaml",
    ]  # fmt: skip
