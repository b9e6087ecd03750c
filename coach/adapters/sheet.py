"""A therapist's sheet as files of a shelf: a commented routine, cards for what no shelf has, the schema for editors.

Must never write over a file that is there, nor leave half of the files behind.
"""

import json
import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path

from coach.adapters.kinds import FileKind
from coach.adapters.scalars import spell
from coach.adapters.schema import schema
from coach.core.exercise import Position
from coach.core.routine import Side, When, Work

SCHEMA_FILE = Path(".schema") / "routine.json"
"""Beside the routine; a name with a dot is passed over by shelves."""


@dataclass(frozen=True, slots=True)
class OwnCard:
    """An exercise that no shelf has."""

    name: str
    instruction: str
    target: str
    position: Position
    sided: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of the sheet with its dose. Durations in milliseconds."""

    exercise: str
    work: Work
    amount: int
    """Milliseconds, or repetitions."""
    sets: int = 1
    rest: int = 0
    sides: Side = Side.BOTH
    at_most: int | None = None
    """A hard stop that the exercise's own card asks for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody told of their sheet."""

    title: str
    when: tuple[When, ...]
    items: tuple[Item, ...]
    source: str
    """On whose word, such as `my physiotherapist, 12 March`."""
    stop_if: tuple[str, ...] = ()


class Taken(Exception):
    """A file of this name is there already; the text is its path."""


def slug(name: str, taken: Container[str] = ()) -> str:
    """An id made of a name: `Wall calf stretch` is `wall-calf-stretch`; one that nothing has yet."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    first = "-".join(re.findall("[a-z0-9]+", plain)) or "exercise"
    found, number = first, 2
    while found in taken:
        found, number = f"{first}-{number}", number + 1
    return found


def routine_text(sheet: Sheet) -> str:
    """The routine as a file, with a word on what else may stand in it."""
    return "\n".join([*_head(sheet), *(line for item in sheet.items for line in _item(item)), *_foot(sheet), ""])


def card_text(card: OwnCard) -> str:
    """The exercise as a file."""
    return "\n".join(
        [
            "format: 1",
            f"name: {_quoted(card.name)}",
            "# The one line that is shown during the session.",
            f"instruction: {_quoted(card.instruction)}",
            f"targets: [{_quoted(card.target)}]",
            f"position: {card.position.value}",
            "# true where one side works at a time.",
            f"sided: {str(card.sided).lower()}",
            "# How it is done, step by step, as your sheet says it.",
            "steps:",
            f"  - {_quoted(card.instruction)}",
            "# More that may stand here: equipment, breathing, mistakes, feel, not_feel, easier, harder, avoid.",
            "",
        ]
    )


def write(path: Path, sheet: Sheet, cards: dict[str, OwnCard]) -> list[Path]:
    """Write the routine, its own cards and the schema; the paths of all of them. Taken where one is there already."""
    texts = {path.parent / "exercises" / f"{name}.yaml": card_text(card) for name, card in cards.items()}
    texts[path] = routine_text(sheet)
    for taken in texts:
        if taken.exists():
            raise Taken(str(taken))
    begun: list[Path] = []
    try:
        for file, text in texts.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("x", encoding="utf-8") as stream:
                begun.append(file)
                stream.write(text)
        schema_path = path.parent / SCHEMA_FILE
        schema_path.parent.mkdir(exist_ok=True)
        schema_path.write_text(json.dumps(schema(FileKind.ROUTINE), indent=1) + "\n", encoding="utf-8")
    except OSError:
        for file in begun:
            file.unlink()
        raise
    return [*texts, schema_path]


def _head(sheet: Sheet) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={SCHEMA_FILE.as_posix()}"
    yield "# `coach check` finds mistakes in this file; routines/README.md of coach explains every key."
    yield "format: 1"
    yield f"title: {_quoted(sheet.title)}"
    yield f"summary: {_quoted(f'{sheet.title}, from {sheet.source}.')}"
    yield f"when: [{', '.join(when.value for when in sheet.when)}]"
    yield "# days_per_week: 5"
    yield "steps:"


def _item(item: Item) -> Iterator[str]:
    key = {Work.HOLD: "hold", Work.TIMED: "for"}.get(item.work)
    yield f"  - exercise: {item.exercise}"
    yield f"    {key}: {spell(item.amount)}" if key else f"    reps: {item.amount}"
    if item.work is Work.REPS:
        yield "    # How long one repetition takes, out and back."
        yield "    tempo: {out: 2 s, back: 2 s}"
    if item.at_most is not None:
        yield "    # A hard stop: nothing makes a set longer."
        yield f"    at_most: {spell(item.at_most)}"
    if item.sets > 1:
        yield f"    sets: {item.sets}"
        yield f"    rest: {spell(item.rest)}"
    if item.sides is not Side.BOTH:
        yield "    # each, left, right, affected (the sore side) or both"
        yield f"    sides: {item.sides.value}"


def _foot(sheet: Sheet) -> Iterator[str]:
    yield "# On whose word the doses are: a convention, or a citation of references.yaml."
    yield "dose_source:"
    yield f"  - {{convention: {_quoted(sheet.source)}}}"
    if sheet.stop_if:
        yield "# Signs that end this routine, beside those that end every one."
        yield "stop_if:"
        yield from (f"  - {_quoted(sign)}" for sign in sheet.stop_if)


def _quoted(text: str) -> str:
    """The text as YAML: JSON's quotation marks are YAML's, and nothing inside them means anything else."""
    return json.dumps(text, ensure_ascii=False)
