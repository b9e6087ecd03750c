"""Shapes: what a value in a file may be, declared once.

A shape decodes a node and notes all that is wrong with it, says the same as JSON Schema, and describes itself
for the documentation. Knows nothing of routines or exercises, and must never stop at the first mistake.

None is frozen, though none is ever changed: that would double the time to import them, which every start pays.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coach.adapters.findings import Findings, Place, nearest, printable, quoted, with_article
from coach.adapters.rules import Rule
from coach.adapters.yaml_source import ListNode, MapNode, Node, TextNode


class Shape(ABC):
    """What a value may be."""

    @abstractmethod
    def decode(self, node: Node, key: str, found: Findings) -> Any:
        """The value; None where it is not usable, and then `found` says why. `key` names it in messages."""

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """The same as JSON Schema."""

    @abstractmethod
    def words(self) -> str:
        """The same in a few words."""

    def records(self) -> "tuple[Record, ...]":
        """The records inside it, for the documentation."""
        return ()


@dataclass(slots=True, eq=False)
class Fields:
    """A decoded mapping: its good values, and where each value stands, good or bad."""

    place: Place
    values: Mapping[str, Any]
    places: Mapping[str, Place]

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def get(self, key: str, default: Any = None) -> Any:
        """The value, where there is a good one."""
        return self.values.get(key, default)

    def given(self, key: str) -> bool:
        """Whether the file says anything for this key, good or bad."""
        return key in self.places


@dataclass(slots=True, eq=False)
class Field:
    """One key of a record."""

    shape: Shape
    doc: str
    required: bool = False
    absent: str = "add it"
    """What to do where a required key is missing."""


@dataclass(slots=True, eq=False)
class Record(Shape):
    """A mapping with known keys."""

    name: str
    """What it is called in messages: `step`, `link`."""
    fields: Mapping[str, Field]
    rules: tuple[Rule, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    """Keys that people may try, and what to write instead."""
    required: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.required = tuple(name for name, declared in self.fields.items() if declared.required)

    def decode(self, node: Node, key: str, found: Findings) -> Fields | None:
        if not isinstance(node, MapNode):
            found.wrong(node.place, f"{key}: this should be {with_article(self.name)}, written as `key: value` lines")
            return None
        values: dict[str, Any] = {}
        places: dict[str, Place] = {}
        for name, child in node.values.items():
            declared = self.fields.get(name)
            if declared is None:
                self._unknown(name, node.keys[name], found)
                continue
            places[name] = child.place
            value = declared.shape.decode(child, name, found)
            if value is not None:
                values[name] = value
        self._check_keys(node, found)
        return Fields(node.place, values, places)

    def _unknown(self, name: str, place: Place, found: Findings) -> None:
        hint = self.hints.get(name)
        if hint is None and " " in name:
            hint = "put a text with a comma or a colon in quotation marks"
        mend = f"; {hint}" if hint else nearest(name, self.fields) or "; take it out"
        found.wrong(place, f"{quoted(name)} is not a key of {with_article(self.name)}{mend}")

    def _check_keys(self, node: MapNode, found: Findings) -> None:
        for name in self.required:
            if name not in node.keys:
                found.wrong(node.place, f"{self.name}: `{name}` is missing; {self.fields[name].absent}")
        for rule in self.rules:
            complaint = rule.complaint(node.keys)
            if complaint:
                found.wrong(node.place, f"{self.name}: {complaint}")

    def schema(self) -> dict[str, Any]:
        made: dict[str, Any] = {
            "type": "object",
            "properties": {
                name: {"description": declared.doc, **declared.shape.schema()} for name, declared in self.fields.items()
            },
            "additionalProperties": False,
        }
        if self.required:
            made["required"] = list(self.required)
        if self.rules:
            made["allOf"] = [rule.schema() for rule in self.rules]
        return made

    def words(self) -> str:
        return self.name

    def records(self) -> "tuple[Record, ...]":
        inner = [record for declared in self.fields.values() for record in declared.shape.records()]
        return (self, *inner)


@dataclass(slots=True, eq=False)
class ListOf(Shape):
    """A list of the same kind of thing."""

    item: Shape
    least: int = 0
    most: int = 100
    unique: bool = False

    def decode(self, node: Node, key: str, found: Findings) -> tuple[Any, ...] | None:
        if not isinstance(node, ListNode):
            found.wrong(node.place, f"{key}: this should be a list; write `[...]`, or one `- ` line for each entry")
            return None
        if not self.least <= len(node.items) <= self.most:
            bounds = f"at least {self.least}" if len(node.items) < self.least else f"at most {self.most}"
            found.wrong(node.place, f"{key}: the list has {len(node.items)} entries; write {bounds}")
        decoded = [self.item.decode(item, key, found) for item in node.items]
        if self.unique:
            for at, value in enumerate(decoded):
                if value is not None and value in decoded[:at]:
                    found.wrong(node.items[at].place, f"{key}: {quoted(str(value))} is there twice; keep one of them")
        return tuple(value for value in decoded if value is not None)

    def schema(self) -> dict[str, Any]:
        made: dict[str, Any] = {"type": "array", "items": self.item.schema(), "maxItems": self.most}
        if self.least:
            made["minItems"] = self.least
        if self.unique:
            made["uniqueItems"] = True
        return made

    def words(self) -> str:
        return f"list of: {self.item.words()}"

    def records(self) -> tuple[Record, ...]:
        return self.item.records()


@dataclass(slots=True, eq=False)
class MapOf(Shape):
    """A mapping whose keys the file makes up."""

    keys: str
    """The pattern of a key."""
    example: str
    value: Shape

    def decode(self, node: Node, key: str, found: Findings) -> Fields | None:
        if not isinstance(node, MapNode):
            found.wrong(node.place, f"{key}: this should be a mapping, written as `{self.example}` lines")
            return None
        values: dict[str, Any] = {}
        for name, child in node.values.items():
            if re.fullmatch(self.keys, name) is None:
                message = f"{key}: {quoted(name)} cannot be a key here; write one such as `{self.example}`"
                found.wrong(node.keys[name], message)
            value = self.value.decode(child, printable(name), found)
            if value is not None:
                values[name] = value
        return Fields(node.place, values, node.keys)

    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "propertyNames": {"pattern": f"^{self.keys}$"},
            "additionalProperties": self.value.schema(),
        }

    def words(self) -> str:
        return f"mapping such as `{self.example}`: {self.value.words()}"

    def records(self) -> tuple[Record, ...]:
        return self.value.records()


@dataclass(slots=True, eq=False)
class Either(Shape):
    """A short form written as one value, or a long form written as a list or a mapping."""

    short: Shape
    long: Shape

    def decode(self, node: Node, key: str, found: Findings) -> Any:
        return (self.short if isinstance(node, TextNode) else self.long).decode(node, key, found)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self.short.schema(), self.long.schema()]}

    def words(self) -> str:
        return f"{self.short.words()}; or {self.long.words()}"

    def records(self) -> tuple[Record, ...]:
        return self.short.records() + self.long.records()


@dataclass(slots=True, eq=False)
class Variant(Shape):
    """One of two records, told apart by a key that only the first one has."""

    mark: str
    marked: Record
    other: Record

    def decode(self, node: Node, key: str, found: Findings) -> Fields | None:
        marked = isinstance(node, MapNode) and self.mark in node.keys
        return (self.marked if marked else self.other).decode(node, key, found)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self.other.schema(), self.marked.schema()]}

    def words(self) -> str:
        return f"{self.other.words()} or {self.marked.words()}"

    def records(self) -> tuple[Record, ...]:
        return self.other.records() + self.marked.records()
