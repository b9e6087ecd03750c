"""What ships, as plain data, and the ways to walk through it. A rule is a function over this and returns offences."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from coach.adapters.library import ShelfLibrary
from coach.adapters.shelf import Shelf, built_in_folder
from coach.core.exercise import Exercise
from coach.core.knowledge import Condition, Reference, Source, Statement
from coach.core.routine import Routine
from coach.core.safety import Safety
from coach.core.timeline import Timeline, lay_out

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDER = built_in_folder()
LIBRARY = ShelfLibrary([Shelf(FOLDER)], to_check=True)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything on a shelf, decoded; a rule is tried on a small bad one as well."""

    routines: Mapping[str, Routine]
    exercises: Mapping[str, Exercise]
    conditions: Mapping[str, Condition]
    references: Mapping[str, Reference]
    safety: Safety

    def laid_out(self, routine: Routine) -> Timeline:
        return lay_out(routine, self.exercises.__getitem__)


SHIPPED = Content(LIBRARY.routines(), LIBRARY.exercises(), LIBRARY.conditions(), LIBRARY.references(), LIBRARY.safety())


def statements(condition: Condition) -> Iterator[Statement]:
    """Every sentence of a condition's card, whichever field it stands in."""
    for field in dataclasses.fields(condition):
        value = getattr(condition, field.name)
        if isinstance(value, tuple):
            yield from (entry for entry in value if isinstance(entry, Statement))


def uses(thing: Any) -> Iterator[Source]:
    """Every use of a source inside a core object, however deep."""
    if isinstance(thing, Source):
        yield thing
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from uses(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        yield from uses(tuple(thing.values()))
    elif isinstance(thing, tuple | list):
        for entry in thing:
            yield from uses(entry)


def plain(text: str) -> str:
    """The text on one line, its apostrophes and dashes of one kind: for looking words up."""
    for odd, usual in (("\u2019", "'"), ("\u2018", "'"), ("\u2013", "-"), ("\u2014", "-")):
        text = text.replace(odd, usual)
    return " ".join(text.split())


def leaves(node: Any) -> Iterator[str]:
    """Every scalar of a parsed file."""
    if isinstance(node, Mapping):
        for value in node.values():
            yield from leaves(value)
    elif isinstance(node, list):
        for entry in node:
            yield from leaves(entry)
    elif node is not None:
        yield str(node)


def texts(path: Path) -> list[str]:
    """The decoded texts of a YAML file, each on one line; another file is one text."""
    source = path.read_text(encoding="utf-8")
    found = leaves(yaml.load(source, yaml.BaseLoader)) if path.suffix == ".yaml" else [source]
    return [plain(text) for text in found]


def content_files() -> list[Path]:
    """Every content file that ships."""
    return sorted(FOLDER.rglob("*.yaml"))


def data(name: str) -> Any:
    """A data file that lies beside the tests. Every scalar of it is a text."""
    return yaml.load((HERE / name).read_text(encoding="utf-8"), yaml.BaseLoader)


def expect_none(offences: Iterable[str]) -> None:
    """Fail where there is an offence, and tell every one of them."""
    found = list(offences)
    assert not found, "\n" + "\n".join(found)
