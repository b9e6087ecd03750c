"""Rules between the keys of one mapping, which reading and JSON Schema say alike.

A rule sees which keys are there and never their values; what depends on values stands in `decode.py`.
"""

from abc import ABC, abstractmethod
from collections.abc import Container
from dataclasses import dataclass
from typing import Any


class Rule(ABC):
    """What has to hold between the keys of one record."""

    @abstractmethod
    def complaint(self, keys: Container[str]) -> str | None:
        """What is wrong with this set of keys, if anything is."""

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """The same as JSON Schema."""


@dataclass(slots=True, eq=False)
class OneOf(Rule):
    """Exactly one of these keys; or at most one, where none is needed."""

    keys: tuple[str, ...]
    needed: bool = True

    def complaint(self, keys: Container[str]) -> str | None:
        there = [key for key in self.keys if key in keys]
        listed = ", ".join(f"`{key}`" for key in self.keys)
        if not there and self.needed:
            return f"one of {listed} is missing; add it"
        if len(there) > 1:
            return f"only one of {listed} may stand here; keep one"
        return None

    def schema(self) -> dict[str, Any]:
        each: list[dict[str, Any]] = [{"required": [key]} for key in self.keys]
        return {"oneOf": each if self.needed else [*each, {"not": {"anyOf": each}}]}


@dataclass(slots=True, eq=False)
class Needs(Rule):
    """A key that means nothing without another."""

    key: str
    other: str

    def complaint(self, keys: Container[str]) -> str | None:
        if self.key in keys and self.other not in keys:
            return f"`{self.key}` means something only beside `{self.other}`; add that, or take it out"
        return None

    def schema(self) -> dict[str, Any]:
        return {"dependentRequired": {self.key: [self.other]}}
