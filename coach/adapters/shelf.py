"""A folder of coach files: what lies on it, by kind and id.

Looks at names only and reads no file. A shelf is laid out like the built-in one: routines at the top, `exercises/`,
`conditions/`, `references.yaml` and `safety.yaml`.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from coach.adapters.findings import WHOLE_FILE, Findings, quoted
from coach.adapters.kinds import FileKind
from coach.core.problem import Problem

FOLDERS = {FileKind.EXERCISE: "exercises", FileKind.CONDITION: "conditions"}
SINGLE_FILES = {"references": FileKind.REFERENCES, "safety": FileKind.SAFETY}


def built_in_folder() -> Path:
    """Where the built-in content lies: inside the package in a wheel, beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "routines"
    return inside if inside.is_dir() else package.parent / "routines"


class Shelf:
    """One folder, looked through when it is first asked."""

    def __init__(self, folder: Path, *, must_exist: bool = False) -> None:
        self.folder = folder
        self._must_exist = must_exist
        self._files: dict[FileKind, dict[str, Path]] = {}
        self._problems: list[Problem] = []

    def files(self, kind: FileKind) -> Mapping[str, Path]:
        """The files of this kind by id, in the order of the ids."""
        if not self._files:
            self._look_at_top()
        if kind not in self._files:
            self._files[kind] = self._look_into(self.folder / FOLDERS[kind]) or {}
        return self._files[kind]

    def folders(self) -> list[Path]:
        """The folders that are looked into."""
        return [self.folder, *(self.folder / name for name in FOLDERS.values())]

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the folders and the names in them, as far as they were looked at."""
        return tuple(self._problems)

    def _look_at_top(self) -> None:
        top = self._look_into(self.folder, must_exist=self._must_exist)
        if top is None:
            self._files = {kind: {} for kind in FileKind}
            return
        for stem, kind in SINGLE_FILES.items():
            self._files[kind] = {stem: top.pop(stem)} if stem in top else {}
        self._files[FileKind.ROUTINE] = top

    def _look_into(self, folder: Path, *, must_exist: bool = False) -> dict[str, Path] | None:
        """The files of a folder by stem; None where it cannot be looked into."""
        try:
            entries = sorted(folder.iterdir())
        except FileNotFoundError:
            if must_exist:
                self._wrong(folder, "there is no such folder; check the name")
            return None
        except NotADirectoryError:
            self._wrong(folder, "this is a file where a folder is meant")
            return None
        except OSError as error:
            self._wrong(folder, f"the folder cannot be read ({error.strerror})")
            return None
        paths = {}
        for path in entries:
            problem = name_problem(path)
            if problem is not None:
                self._problems.append(problem)
            elif path.suffix == ".yaml" and not path.name.startswith("."):
                paths[path.stem] = path
        return paths

    def _wrong(self, folder: Path, message: str) -> None:
        self._problems.append(Problem(str(folder), *WHOLE_FILE, message))


def name_problem(path: Path) -> Problem | None:
    """What is wrong with the name of a file that means to be one of ours. Others are left alone."""
    if path.name.startswith(".") or path.suffix.lower() not in (".yaml", ".yml"):
        return None
    found = Findings(str(path))
    if path.suffix != ".yaml":
        found.doubtful(WHOLE_FILE, f"a file that ends in {quoted(path.suffix)} is passed over; rename it to `.yaml`")
    elif re.fullmatch("[a-z0-9-]+", path.stem) is None:
        words = re.sub("[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "my-routine"
        found.wrong(
            WHOLE_FILE,
            f"{quoted(path.stem)} cannot be an id, which has small letters, digits and hyphens; "
            f"rename the file, to `{words}.yaml` for instance",
        )
    return found.problems[0] if found.problems else None
