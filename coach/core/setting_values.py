"""What the value of a setting may be: one of a few words, or an amount that is counted in steps.

Both say what they allow, what comes beside a value, and how it is spelt. They must know no setting by name.
"""

from dataclasses import dataclass
from enum import StrEnum

Value = str | int
"""A word, or a whole number of what is counted: seconds, words."""


@dataclass(frozen=True, slots=True)
class Words:
    """The values of a setting that is one of a few words."""

    of: type[StrEnum]

    def allows(self, value: Value) -> bool:
        return value in tuple(self.of)

    def beside(self, value: Value, by: int) -> Value:
        """The value before (-1) or after (1) this one; itself at the end."""
        words = tuple(self.of)
        return words[min(max(words.index(self.of(str(value))) + by, 0), len(words) - 1)]

    def first(self) -> Value:
        return next(iter(self.of))

    def spell(self, value: Value) -> str:
        """As the file and the screen write it."""
        return str(value)

    def bounds(self) -> str:
        """What may stand there, in words."""
        *most, last = self.of
        return f"{', '.join(most)} or {last}"


@dataclass(frozen=True, slots=True)
class Amount:
    """The values of a setting that is counted: a screen goes in steps, a file may also say what lies between."""

    least: int
    most: int
    step: int
    unit: str = ""

    def allows(self, value: Value) -> bool:
        return isinstance(value, int) and self.least <= value <= self.most

    def beside(self, value: Value, by: int) -> Value:
        """The step below (-1) or above (1) this value; itself at the end."""
        over = int(value) - self.least
        steps = over // self.step + 1 if by > 0 else -(-over // self.step) - 1
        return min(max(self.least + steps * self.step, self.least), self.most)

    def first(self) -> Value:
        return self.least

    def spell(self, value: Value) -> str:
        """As the file and the screen write it."""
        return f"{value} {self.unit}".rstrip()

    def bounds(self) -> str:
        """What may stand there, in words."""
        return f"{self.spell(self.least)} to {self.spell(self.most)}"
