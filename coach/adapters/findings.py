"""What is found while one file is read: mistakes with an address, and names that other files must explain.

Mistakes are gathered, never raised, so that all of a file's mistakes come at once. A message must never carry
a control character of the file to the terminal: every quoted value goes through `quoted`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from coach.core.problem import Problem

MOST_PROBLEMS = 100
"""Problems told of one file; whoever has more mends these first."""

UNSAFE = (
    r"\u0000-\u001f\u007f-\u009f"  # control characters; C1 holds a one-character terminal escape (U+009B)
    r"\u2028\u2029\ufeff"  # line separators, a byte order mark inside a text
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the reading direction without being seen
    r"\ufffe\uffff"
)
"""The inside of a character class: what no text of a file may contain. Python and JSON Schema read it alike."""

_UNSAFE = re.compile(f"[{UNSAFE}\ud800-\udfff]")
_LONGEST_QUOTE = 40


class Place(NamedTuple):
    """Where something stands in a file, counted from 1; (0, 0) means the whole file."""

    line: int
    column: int


WHOLE_FILE = Place(0, 0)


class Mention(NamedTuple):
    """The name of something that is explained elsewhere, and where it was mentioned."""

    kind: str
    """exercise | condition | citation | tick"""
    name: str
    key: str
    """The key of the field that mentions it."""
    place: Place


@dataclass(slots=True)
class Findings:
    """What reading one file brought to light."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    def wrong(self, place: Place, message: str) -> None:
        """Note a mistake that keeps the file from being used."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.file, *place, message))
        elif len(self.problems) == MOST_PROBLEMS:
            self.problems.append(Problem(self.file, *place, "there are more problems from here on; mend these first"))

    def doubtful(self, place: Place, message: str) -> None:
        """Note something that is worth a look, though the file can be used."""
        self.problems.append(Problem(self.file, *place, message, warning=True))

    @property
    def broken(self) -> bool:
        """Whether the file cannot be used."""
        return any(not problem.warning for problem in self.problems)


def first_unsafe(text: str) -> str | None:
    """The first character of a text that a terminal could take for more than a letter, by its code."""
    found = None if text.isprintable() else _UNSAFE.search(text)
    return f"U+{ord(found.group()):04X}" if found else None


def printable(text: str) -> str:
    """The text with everything spelt out that a terminal could take for more than a letter."""
    return _UNSAFE.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def quoted(text: str) -> str:
    """A value of the file for a message: short, on one line, harmless."""
    cut = text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
    return f"`{printable(cut)}`"


def with_article(noun: str) -> str:
    """The noun for the middle of a sentence."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a sentence that names the nearest known word, or nothing where none is near."""
    import difflib  # here, because only a mistake needs it

    flat = {word.replace("-", "_"): word for word in known}
    close = difflib.get_close_matches(name.lower().replace("-", "_"), flat, 1)
    return f"; did you mean `{flat[close[0]]}`?" if close else ""
