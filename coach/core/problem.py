"""A mistake in a file, as a value with an address.

Loading returns the good entries and a list of these; only the caller decides whether to stop.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where it is, what it is, and how to mend it."""

    file: str
    """The file's path as the person would type it; a place such as `--library` where there is no file."""
    line: int
    """From 1; 0 where the whole file is meant."""
    column: int
    """From 1; 0 where the whole file is meant."""
    message: str
    """One sentence: what is wrong and how to mend it. Free of control characters."""
    warning: bool = False
    """True where the file can be used all the same."""

    def __str__(self) -> str:
        kind = "warning: " if self.warning else ""
        return f"{self.file}:{self.line}:{self.column}: {kind}{self.message}"
