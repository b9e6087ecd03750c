"""The shapes of single values: texts, durations, numbers, words of a choice, ids.

Each decodes a scalar, says its JSON Schema and describes itself. A value is typed here, by its field, and
nowhere else; whatever is refused is refused in one sentence that says what to write instead.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from coach.adapters.findings import UNSAFE, Findings, Mention, first_unsafe, quoted, with_article
from coach.adapters.shapes import Shape
from coach.adapters.yaml_source import Node, TextNode

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE

ID_PATTERN = "^[a-z0-9-]+$"

_ID = re.compile("[a-z0-9-]+")
_WHOLE = re.compile("-?[0-9]+")
_DURATION = re.compile(r"(?=[0-9])(?:([0-9]{1,4}) ?h)?(?: ?([0-9]{1,4}) ?min)?(?: ?([0-9]{1,6}(?:\.[0-9])?) ?s)?")
_LOOSE = re.compile(r"([0-9]+(?:\.[0-9]+)?) *(h|hr|hrs|hours?|m|mins?|minutes?|s|secs?|seconds?)", re.IGNORECASE)
_UNIT = {"h": HOUR, "m": MINUTE, "s": SECOND}


def _scalar(node: Node, key: str, found: Findings, wanted: str) -> TextNode | None:
    if not isinstance(node, TextNode):
        found.wrong(node.place, f"{key}: this should be {wanted}, not a list or a mapping")
        return None
    if node.empty:
        found.wrong(node.place, f"{key}: this is empty; write {wanted}, or take the line out")
        return None
    return node


@dataclass(slots=True, eq=False)
class Text(Shape):
    """Words for a person: on one line, or on a few where the format says so."""

    most: int
    """Characters on a line."""
    lines: int = 1

    def decode(self, node: Node, key: str, found: Findings) -> str | None:
        scalar = _scalar(node, key, found, "a text")
        if scalar is None:
            return None
        lines = [line.strip(" ") for line in scalar.value.strip(" \n").split("\n")]
        complaint = self._complaint(lines)
        if complaint:
            found.wrong(scalar.place, f"{key}: {complaint}")
            return None
        return "\n".join(lines)

    def _complaint(self, lines: list[str]) -> str | None:
        if len(lines) > self.lines:
            wanted = "one line" if self.lines == 1 else f"at most {self.lines} lines"
            return f"{len(lines)} lines where {wanted} may stand; shorten it, or fold it with `>-`"
        for line in lines:
            unsafe = first_unsafe(line)
            if unsafe is not None:
                return f"{unsafe} is an invisible control character; take it out"
            if not line.strip():
                return "there is no text in it; write some, or take the line out"
            if line != line.strip():
                return "it begins or ends with an unusual blank; take it out"
            if len(line) > self.most:
                return f"{len(line)} characters are too many; write at most {self.most}"
        return None

    def schema(self) -> dict[str, Any]:
        line = rf" *[^\s{UNSAFE}](?:[^{UNSAFE}]{{0,{self.most - 2}}}[^\s{UNSAFE}])? *"
        more = rf"(?:\n{line}){{0,{self.lines - 1}}}" if self.lines > 1 else ""
        return {"type": ["string", "number", "boolean"], "pattern": rf"^[ \n]*{line}{more}[ \n]*$"}

    def words(self) -> str:
        if self.lines == 1:
            return f"text, at most {self.most} characters"
        return f"text, at most {self.lines} lines of {self.most} characters"


@dataclass(slots=True, eq=False)
class Pattern(Shape):
    """A text of a fixed form, such as the address of a page."""

    pattern: str
    example: str

    def decode(self, node: Node, key: str, found: Findings) -> str | None:
        scalar = _scalar(node, key, found, f"something like `{self.example}`")
        if scalar is None:
            return None
        if re.fullmatch(self.pattern, scalar.value) is None:
            message = f"{key}: {quoted(scalar.value)} does not have the form of `{self.example}`; write it like that"
            found.wrong(scalar.place, message)
            return None
        return scalar.value

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self.pattern}$"}

    def words(self) -> str:
        return f"text like `{self.example}`"


@dataclass(slots=True, eq=False)
class Id(Shape):
    """The name of a file or an entry; `refers` says of what, and then it has to exist."""

    refers: str | None = None

    def decode(self, node: Node, key: str, found: Findings) -> str | None:
        scalar = _scalar(node, key, found, "an id")
        if scalar is None:
            return None
        if _ID.fullmatch(scalar.value) is None:
            found.wrong(
                scalar.place,
                f"{key}: {quoted(scalar.value)} is not an id; use small letters a-z, digits and hyphens",
            )
            return None
        if self.refers:
            found.mentions.append(Mention(self.refers, scalar.value, key, scalar.place))
        return scalar.value

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "integer", "boolean"], "pattern": ID_PATTERN}

    def words(self) -> str:
        return f"id of {with_article(self.refers)}" if self.refers else "id"


@dataclass(slots=True, eq=False)
class Choice(Shape):
    """One of a few words."""

    of: type[StrEnum]

    def decode(self, node: Node, key: str, found: Findings) -> StrEnum | None:
        scalar = _scalar(node, key, found, "one word")
        if scalar is None:
            return None
        try:
            return self.of(scalar.value)
        except ValueError:
            message = f"{quoted(scalar.value)} is none of the words that may stand here; write one of {self._listed()}"
            found.wrong(scalar.place, f"{key}: {message}")
            return None

    def _listed(self) -> str:
        return ", ".join(word.value for word in self.of)

    def schema(self) -> dict[str, Any]:
        return {"enum": [word.value for word in self.of]}

    def words(self) -> str:
        return ", ".join(f"`{word.value}`" for word in self.of)


@dataclass(slots=True, eq=False)
class Whole(Shape):
    """A whole number within bounds, without quotation marks."""

    least: int
    most: int

    def decode(self, node: Node, key: str, found: Findings) -> int | None:
        scalar = _scalar(node, key, found, "a whole number")
        if scalar is None:
            return None
        wanted = str(self.least) if self.least == self.most else f"a whole number from {self.least} to {self.most}"
        if not scalar.plain or _WHOLE.fullmatch(scalar.value) is None:
            message = f"{quoted(scalar.value)} is no whole number; write {wanted}{_unquoted(scalar)}"
            found.wrong(scalar.place, f"{key}: {message}")
            return None
        # A number of thousands of digits is never turned into one: that alone would raise.
        number = int(scalar.value) if len(scalar.value) < 12 else self.most + 1
        if not self.least <= number <= self.most:
            found.wrong(scalar.place, f"{key}: {quoted(scalar.value)} is out of bounds; write {wanted}")
            return None
        return number

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}

    def words(self) -> str:
        return str(self.least) if self.least == self.most else f"whole number, {self.least} to {self.most}"


@dataclass(slots=True, eq=False)
class Flag(Shape):
    """`true` or `false`; `only_true` where saying `false` would mean nothing."""

    only_true: bool = False

    def decode(self, node: Node, key: str, found: Findings) -> bool | None:
        scalar = _scalar(node, key, found, self.words())
        if scalar is None:
            return None
        allowed: Mapping[str, bool] = {"true": True} if self.only_true else {"true": True, "false": False}
        if not scalar.plain or scalar.value not in allowed:
            message = f"{quoted(scalar.value)} is not {self.words()}; write that{_unquoted(scalar)}"
            found.wrong(scalar.place, f"{key}: {message}")
            return None
        return allowed[scalar.value]

    def schema(self) -> dict[str, Any]:
        return {"const": True} if self.only_true else {"type": "boolean"}

    def words(self) -> str:
        return "`true`" if self.only_true else "`true` or `false`"


@dataclass(slots=True, eq=False)
class Duration(Shape):
    """A time with its unit, as whole milliseconds."""

    least: int
    most: int
    or_none: bool = False
    """Whether `0 s` may stand too."""

    def decode(self, node: Node, key: str, found: Findings) -> int | None:
        scalar = _scalar(node, key, found, "a time such as `30 s` or `5 min`")
        if scalar is None:
            return None
        length = milliseconds(scalar.value)
        if length is None:
            found.wrong(scalar.place, f"{key}: {_mend_duration(scalar.value)}")
            return None
        if not (self.least <= length <= self.most or (self.or_none and length == 0)):
            fault = "too long" if length > self.most else "too short"
            found.wrong(scalar.place, f"{key}: {quoted(scalar.value)} is {fault}; write {self._bounds()}")
            return None
        return length

    def _bounds(self) -> str:
        return f"{'0 s or ' if self.or_none else ''}{spell(self.least)} to {spell(self.most)}"

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_DURATION.pattern}$"}

    def words(self) -> str:
        return f"time, {self._bounds()}"


def milliseconds(text: str) -> int | None:
    """The length of `30 s`, `1.5 s`, `5 min`, `1 min 30 s` or `2 h`; None where it is written otherwise."""
    match = _DURATION.fullmatch(text)
    if match is None:
        return None
    hours, minutes, seconds = match.groups(default="0")
    whole, _, tenths = seconds.partition(".")
    return int(hours) * HOUR + int(minutes) * MINUTE + int(whole) * SECOND + int(tenths or 0) * 100


def spell(length: int) -> str:
    """Milliseconds in the words of the format, such as `1 min 30 s`."""
    hours, rest = divmod(length, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    seconds, tenths = divmod(rest, SECOND)
    last = f"{seconds}.{tenths // 100} s" if tenths else f"{seconds} s"
    parts = [f"{hours} h" if hours else "", f"{minutes} min" if minutes else "", last if rest or not length else ""]
    return " ".join(part for part in parts if part)


def _mend_duration(text: str) -> str:
    value = quoted(text)
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        number = text if len(text) <= 6 else "30"
        return f"{number if number == text else value} is a number without a unit; write `{number} s` or `{number} min`"
    if text.startswith("-"):
        return f"{value} is negative; write a time such as `30 s`"
    clock = re.fullmatch(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-5][0-9])", text)
    if clock is not None:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        meant = hours * HOUR + minutes * MINUTE + seconds * SECOND
        return f"{value} could be minutes or hours; write `{spell(meant)}`"
    loose = _LOOSE.fullmatch(text)
    if loose is not None and len(text) <= 12:
        meant = round(float(loose[1]) * _UNIT[loose[2][0].lower()] / 100) * 100
        return f"{value} is not a time in h, min and s; write `{spell(meant)}`"
    return f"{value} is not a time; write one such as `30 s`, `5 min` or `1 min 30 s`"


def _unquoted(scalar: TextNode) -> str:
    return "" if scalar.plain else ", without quotation marks"
