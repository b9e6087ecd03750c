"""JSON Schema and decoder say the same, over documents made from the formats, good and spoilt."""

import os
import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from jsonschema.validators import extend

from coach.adapters.findings import Findings
from coach.adapters.formats import SHAPES, format_tables
from coach.adapters.kinds import FileKind
from coach.adapters.schema import UNSAID, schema
from coach.adapters.shapes import Record
from coach.adapters.yaml_source import parse
from tests.adapters.documents import EXERCISE, REFERENCES, ROUTINE, SAFETY, drafted
from tests.adapters.generated import as_yaml, good, spoilt


def _pattern(_: Any, pattern: str, value: Any, __: Any) -> Iterator[jsonschema.ValidationError]:
    """As JSON Schema means it: in Python alone `$` also matches before a line break at the end."""
    if isinstance(value, str) and re.search(re.sub(r"\$$", r"\\Z", pattern), value) is None:
        yield jsonschema.ValidationError(f"{value!r} does not match {pattern!r}")


Validator: Any = extend(jsonschema.Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
VALIDATORS = {kind: Validator(schema(kind)) for kind in FileKind}


def agree(kind: FileKind, document: Any) -> bool:
    """Whether both take the document; they must not differ."""
    found = Findings("f")
    node = parse(as_yaml(document), found)
    if node is not None:
        SHAPES[kind].decode(node, "the file", found)
    errors = [error.message for error in VALIDATORS[kind].iter_errors(document)]
    assert found.broken == bool(errors), (document, found.problems, errors)
    return not errors


EXAMPLES = os.environ.get("COACH_EXAMPLES")
MANY = settings(
    max_examples=int(EXAMPLES or 50),
    deadline=None,
    derandomize=EXAMPLES is None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.parametrize("kind", FileKind)
def test_the_schema_is_one(kind: FileKind) -> None:
    """Each schema is valid JSON Schema, and all of its objects are closed."""
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    assert schema(kind)["$schema"].endswith("2020-12/schema")


@pytest.mark.parametrize("kind", FileKind)
@given(data=st.data())
@MANY
def test_both_take_good_documents(kind: FileKind, data: st.DataObject) -> None:
    """Whatever the declarations let through, reading and schema let through."""
    assert agree(kind, data.draw(good(SHAPES[kind])))


@pytest.mark.parametrize("kind", FileKind)
@given(data=st.data())
@MANY
def test_both_refuse_the_same(kind: FileKind, data: st.DataObject) -> None:
    """Of spoilt documents, reading and schema refuse the same ones."""
    event(f"taken: {agree(kind, data.draw(spoilt(SHAPES[kind])))}")


def _records(kind: FileKind) -> list[Record]:
    return list({id(record): record for record in SHAPES[kind].records()}.values())


@pytest.mark.parametrize("kind", FileKind)
def test_every_key_has_a_word_of_explanation(kind: FileKind) -> None:
    """An editor shows a description for every key, and the tables have a row for it."""
    tables = format_tables()
    for record in _records(kind):
        for name, field in record.fields.items():
            assert field.doc and f"| `{name}` |" in tables
            assert record.schema()["properties"][name]["description"] == field.doc


SCHEMA_TAKES = {
    "first line": (FileKind.ROUTINE, ROUTINE.removeprefix("format: 1\n") + "format: 1\n"),
    "only once": (FileKind.ROUTINE, ROUTINE + "title: Again\n"),
    "size": (FileKind.ROUTINE, ROUTINE + "#" * 300_000),
    "how long": (FileKind.ROUTINE, ROUTINE.replace("30 s", "9 h")),
    "fit each other": (FileKind.ROUTINE, ROUTINE.replace("hold: 30 s", "reps: [1, 2, 3]")),
    "only where sides": (FileKind.ROUTINE, ROUTINE + "    sides: both\n    left: {sets: 2}\n"),
    "skipped and used": (FileKind.SAFETY, SAFETY.replace("use: []", "use: [wall-calf]")),
    "usual doses": (
        FileKind.EXERCISE, EXERCISE + "dose: {usual: {hold: 5 s}, minimum: {hold: 9 s}}\n"),
    "is in the picture": (
        FileKind.EXERCISE,
        EXERCISE + "figure: {poses: [{name: x, support: stands, contacts: {near_hand: wall}}]}\n"),
    "can rest where it does": (
        FileKind.EXERCISE,
        EXERCISE + "figure: {poses: [{name: x, support: stands, contacts: {near_foot: hip}}]}\n"),
    "aliases": (FileKind.REFERENCES, REFERENCES.replace("seen}", "&x seen}")),
}  # fmt: skip


@pytest.mark.parametrize("words", SCHEMA_TAKES)
def test_what_the_schema_cannot_say_is_listed(words: str) -> None:
    """The list of what only reading finds is true: the schema takes such a file, reading does not, and it is named."""
    import yaml

    kind, text = SCHEMA_TAKES[words]
    assert any(words in line for line in UNSAID)
    assert VALIDATORS[kind].is_valid(yaml.safe_load(text))
    assert drafted(text, kind).found.broken
