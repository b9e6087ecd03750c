"""The content: shelves of files as one library, read as it is asked for.

A later shelf overrides an earlier one by id, unless its file is broken: then the earlier one stays in use and the
problem is told. Names that files mention are looked up across all shelves. Must never read a file before somebody
needs it, and must never leave a person without safety questions.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from coach.adapters.findings import WHOLE_FILE, nearest, quoted
from coach.adapters.kinds import FileKind
from coach.adapters.remembered import as_plain, from_plain, mark, recall, remember
from coach.core.catalogue import Catalogue, catalogue_of

if TYPE_CHECKING:  # the first frame is drawn before a file is read here
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from coach.adapters.decode import Draft
    from coach.adapters.findings import Mention
    from coach.adapters.shelf import Shelf
    from coach.core.exercise import Exercise
    from coach.core.knowledge import Condition, Reference
    from coach.core.ports import Library
    from coach.core.problem import Problem
    from coach.core.routine import Routine
    from coach.core.safety import Safety

_MENTIONED_FILES = {"exercise": FileKind.EXERCISE, "condition": FileKind.CONDITION}
_WHERE_TO_ADD = {
    "exercise": "`exercises/`",
    "condition": "`conditions/`",
    "citation": "`references.yaml`",
    "tick": "the modify lists of `safety.yaml`",
}
_SAFETY_STAYS = (
    "the safety questions are part of the program, so this file is passed over; "
    "signs of your own go under `stop_if` of a routine"
)

_CONDITION_STAYS = "this condition needs medical help at once, so its built-in card stays in use; rename yours"


class LibraryError(Exception):
    """The built-in content is not usable; the text says why and what to do."""


class ShelfLibrary:
    """A `core.ports.Library` over shelves; the first one is built in, and later ones override earlier ones."""

    def __init__(self, shelves: Sequence[Shelf], *, to_check: bool = False) -> None:
        """`to_check` keeps where every value stands, for `check`; otherwise that is let go once a file is built."""
        self._shelves = tuple(shelves)
        self._to_check = to_check
        self._drafts: dict[Path, Draft] = {}
        self._built: dict[Path, Any] = {}
        self._looked_over: set[Path] = set()
        self._former: dict[FileKind, dict[str, str]] = {}
        self._references: dict[str, Reference] | None = None
        self._ticks: frozenset[str] | None = None
        self._make_catalogue: Callable[[], Catalogue] = lambda: catalogue_of(self)
        self._catalogue: Catalogue | None = None

    def keep_catalogue(self, cache: Path | None, make: Callable[[Library], Catalogue] = catalogue_of) -> None:
        """Keep the catalogue in this file, for as long as no file changes; `make` makes it where it is not there."""
        if cache is not None:
            self._make_catalogue = lambda: self._kept(cache, make)

    def _kept(self, cache: Path, make: Callable[[Library], Catalogue]) -> Catalogue:
        looks = mark(self._everything())
        known = recall(cache, looks)
        if known is None:
            known = as_plain(make(self))
            remember(cache, looks, known)
        return from_plain(*known)

    def catalogue(self) -> Catalogue:
        """What a list of all routines shows."""
        if self._catalogue is None:
            self._catalogue = self._make_catalogue()
        return self._catalogue

    def routine(self, name: str) -> Routine | None:
        """The routine of this id, or of a former one; None where there is none, or only a broken one."""
        found: Routine | None = self._get(FileKind.ROUTINE, name)
        return found

    def exercise(self, name: str) -> Exercise | None:
        """The exercise of this id, or of a former one."""
        found: Exercise | None = self._get(FileKind.EXERCISE, name)
        return found

    def condition(self, name: str) -> Condition | None:
        """The condition of this id, or of a former one."""
        found: Condition | None = self._get(FileKind.CONDITION, name)
        return found

    def reference(self, name: str) -> Reference | None:
        """The citation of this id."""
        return self.references().get(name)

    def routines(self) -> Mapping[str, Routine]:
        """Every good routine by id, in the order of the ids."""
        return self._all(FileKind.ROUTINE)

    def exercises(self) -> Mapping[str, Exercise]:
        """Every good exercise by id."""
        return self._all(FileKind.EXERCISE)

    def conditions(self) -> Mapping[str, Condition]:
        """Every good condition by id."""
        return self._all(FileKind.CONDITION)

    def references(self) -> Mapping[str, Reference]:
        """Every citation by id, those of later shelves standing in for earlier ones."""
        if self._references is None:
            self._references = {}
            for path in self._paths(FileKind.REFERENCES):
                self._references.update(self._build(path, FileKind.REFERENCES) or {})
        return self._references

    def safety(self) -> Safety:
        """The built-in safety questions and emergency card. No file of a person's own takes their place."""
        read = {path: self._build(path, FileKind.SAFETY) for path in self._paths(FileKind.SAFETY)}
        found: Safety | None = next((safety for path, safety in read.items() if self._is_built_in(path)), None)
        if found is None:
            raise LibraryError("the built-in safety questions are missing or damaged; install coach again")
        return found

    def problems(self) -> tuple[Problem, ...]:
        """The problems found in what has been read so far, in the order of files and lines."""
        on_shelves = {problem for shelf in self._shelves for problem in shelf.problems()}
        in_files = {problem for draft in self._drafts.values() for problem in draft.found.problems}
        return tuple(sorted(on_shelves | in_files))

    def is_override(self, name: str, kind: str = "routine") -> bool:
        """Whether a user's file stands in for a built-in routine, exercise or condition of this id."""
        of = FileKind(kind)
        current = self._current(of, name) or ""
        built_in = self._shelves[0].files(of).get(current)
        return built_in is not None and self._path_in_use(of, current) not in (None, built_in)

    def check(self, shelf: Shelf, kinds: Iterable[FileKind] = tuple(FileKind)) -> tuple[Problem, ...]:
        """Read everything on one of the shelves; all that is wrong there, in use or not. Needs `to_check`."""
        found: set[Problem] = set()
        for kind in kinds:
            for path in shelf.files(kind).values():
                found.update(self.check_file(path, kind))
        return tuple(sorted(found | set(shelf.problems())))

    def check_file(self, path: Path, kind: FileKind) -> tuple[Problem, ...]:
        """All that is wrong or doubtful about one file, which need not be on a shelf."""
        from coach.adapters.sense import look_over

        if self._stays(kind, path.stem) and not self._is_built_in(path):
            self._draft(path, kind).found.doubtful(WHOLE_FILE, _CONDITION_STAYS)
        built = self._build(path, kind)
        if built is not None and path not in self._looked_over:
            self._looked_over.add(path)
            look_over(self._draft(path, kind), built, self._card, self.condition)
        return tuple(self._draft(path, kind).found.problems)

    def _paths(self, kind: FileKind) -> list[Path]:
        return [path for shelf in self._shelves for path in shelf.files(kind).values()]

    def _everything(self) -> list[Path]:
        """Every file and folder on which anything that is told of the library depends."""
        folders = [folder for shelf in self._shelves for folder in shelf.folders()]
        return folders + [path for kind in FileKind for path in self._paths(kind)]

    def _names(self, kind: FileKind) -> list[str]:
        return sorted({name for shelf in self._shelves for name in shelf.files(kind)})

    def _all(self, kind: FileKind) -> dict[str, Any]:
        gc.disable()  # reading makes no cycles, and takes a quarter less where nobody looks for any meanwhile
        try:
            ready = [(name, self._get(kind, name)) for name in self._names(kind)]
        finally:
            gc.enable()
        return {name: entry for name, entry in ready if entry is not None}

    def _get(self, kind: FileKind, name: str) -> Any:
        current = self._current(kind, name)
        path = self._path_in_use(kind, current) if current else None
        found = self._build(path, kind) if path else None
        ours = self._shelves[0].files(kind).get(current or "") if kind is FileKind.EXERCISE else None
        if found is not None and ours is not None and ours != path:
            found = found.within(self._build(ours, kind))
        return found

    def _path_in_use(self, kind: FileKind, name: str) -> Path | None:
        """The file of the last shelf that has a good one; of a condition that needs help at once, the built-in one."""
        for shelf in reversed(self._shelves[:1] if self._stays(kind, name) else self._shelves):
            path = shelf.files(kind).get(name)
            if path is not None and self._build(path, kind) is not None:
                return path
        return None

    def _stays(self, kind: FileKind, name: str) -> bool:
        """Whether this is the built-in card of a condition that needs medical help at once."""
        path = self._shelves[0].files(kind).get(name) if kind is FileKind.CONDITION else None
        card: Condition | None = self._build(path, kind) if path is not None else None
        return card is not None and _needs_help_first(card)

    def _current(self, kind: FileKind, name: str) -> str | None:
        """The id that this name stands for today; None where nothing has it or ever had it."""
        if any(name in shelf.files(kind) for shelf in self._shelves):
            return name
        if kind not in self._former:
            self._former[kind] = {
                former: path.stem for path in self._paths(kind) for former in self._draft(path, kind).formerly
            }
        return self._former[kind].get(name)

    def _is_built_in(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self._shelves[0].folder.resolve())

    def _draft(self, path: Path, kind: FileKind) -> Draft:
        if path not in self._drafts:
            from coach.adapters.decode import read_file

            self._drafts[path] = read_file(path, kind)
            if kind is FileKind.SAFETY and not self._is_built_in(path):
                self._drafts[path].found.doubtful(WHOLE_FILE, _SAFETY_STAYS)
        return self._drafts[path]

    def _build(self, path: Path, kind: FileKind) -> Any:
        """What a file holds; None where it is broken, by itself or by what it mentions."""
        if path not in self._built:
            draft = self._draft(path, kind)
            for mention in draft.found.mentions:
                self._look_up(mention, draft)
            usable = draft.fields is not None and not draft.found.broken
            self._built[path] = self._made_from(draft) if usable else None
            if not self._to_check:
                self._drafts[path] = draft.settled()
        return self._built[path]

    def _made_from(self, draft: Draft) -> Any:
        from coach.adapters.decode import build_condition, build_exercise, build_references, build_safety
        from coach.adapters.decode_routine import build_routine

        fields = draft.fields
        assert fields is not None
        match draft.kind:
            case FileKind.ROUTINE:
                return build_routine(draft.name, fields, self._card, draft.found)
            case FileKind.EXERCISE:
                return build_exercise(draft.name, fields)
            case FileKind.CONDITION:
                return build_condition(draft.name, fields)
            case FileKind.REFERENCES:
                return build_references(fields)
            case FileKind.SAFETY:
                return build_safety(fields)

    def _card(self, name: str) -> Exercise:
        card = self.exercise(name)
        if card is None:
            raise KeyError(name)
        return card

    def _look_up(self, mention: Mention, draft: Draft) -> None:
        """Note a name that no shelf explains."""
        if not self._is_known(mention):
            mend = nearest(mention.name, self._known(mention.kind))
            mend = mend or f"; mend the name, or add it to {_WHERE_TO_ADD[mention.kind]}"
            message = f"{mention.key}: there is no {mention.kind} {quoted(mention.name)}{mend}"
            draft.found.wrong(mention.place, message)
        elif draft.kind is FileKind.ROUTINE and mention.kind == "exercise" and self.exercise(mention.name) is None:
            message = f"{mention.key}: the file of {quoted(mention.name)} has mistakes of its own; mend those first"
            draft.found.wrong(mention.place, message)

    def _is_known(self, mention: Mention) -> bool:
        kind = _MENTIONED_FILES.get(mention.kind)
        if kind is not None:
            return self._current(kind, mention.name) is not None
        return mention.name in self._known(mention.kind)

    def _known(self, kind: str) -> Iterable[str]:
        if kind in _MENTIONED_FILES:
            return self._names(_MENTIONED_FILES[kind])
        return self.references() if kind == "citation" else self._known_ticks()

    def _known_ticks(self) -> frozenset[str]:
        """The modify lists of the built-in safety questions."""
        if self._ticks is None:
            self._ticks = frozenset(entry.id for entry in self.safety().modify)
        return self._ticks


def _needs_help_first(card: Condition) -> bool:
    from coach.core.related import needs_help_first

    return needs_help_first(card)
