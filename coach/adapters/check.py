"""What `coach check PATH ...` finds: any files and folders, read as if they lay on a shelf of their own.

Names are looked up on the shelves in use and beside the file itself. Must never change what is in use.
"""

from collections.abc import Sequence
from pathlib import Path

from coach.adapters.decode import kind_by_keys
from coach.adapters.findings import WHOLE_FILE, Findings
from coach.adapters.kinds import FileKind
from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import FOLDERS, SINGLE_FILES, Shelf, name_problem
from coach.adapters.yaml_source import read_tree
from coach.core.problem import Problem

_KIND_OF_FOLDER = {name: kind for kind, name in FOLDERS.items()}


def check_paths(paths: Sequence[Path], shelves: Sequence[Shelf]) -> list[Problem]:
    """All that is wrong with these files and folders, in the order of files and lines."""
    found: set[Problem] = set()
    for path in paths:
        found.update(_check_folder(path, shelves) if path.is_dir() else _check_file(path, shelves))
    return sorted(found)


def check_shelves(shelves: Sequence[Shelf]) -> list[Problem]:
    """All that is wrong on the shelves in use."""
    library = ShelfLibrary(shelves, to_check=True)
    return sorted({problem for shelf in shelves for problem in library.check(shelf)})


def _check_folder(folder: Path, shelves: Sequence[Shelf]) -> list[Problem]:
    if folder.name in ("", ".."):
        folder = folder.resolve()
    kind = _KIND_OF_FOLDER.get(folder.name)
    shelf = Shelf(folder.parent if kind else folder, must_exist=True)
    found = ShelfLibrary([*shelves, shelf], to_check=True).check(shelf, [kind] if kind else list(FileKind))
    return [problem for problem in found if Path(problem.file).is_relative_to(folder)]


def _check_file(path: Path, shelves: Sequence[Shelf]) -> list[Problem]:
    folder = path.absolute().parent
    by_folder = _KIND_OF_FOLDER.get(folder.name)
    beside = Shelf(folder.parent if by_folder else folder)
    named = name_problem(path)
    found = [named] if named else []
    if path.suffix.lower() not in (".yaml", ".yml"):
        found.append(Problem(str(path), *WHOLE_FILE, "a coach file ends in `.yaml`; rename it", warning=True))
    kind = by_folder or SINGLE_FILES.get(path.stem) or _kind_by_keys(path)
    return found + list(ShelfLibrary([*shelves, beside], to_check=True).check_file(path, kind))


def _kind_by_keys(path: Path) -> FileKind:
    return kind_by_keys(read_tree(path, Findings(str(path)))) or FileKind.ROUTINE
