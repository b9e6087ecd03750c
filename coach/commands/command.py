"""One command of the command line, and the kinds of words that several of them take.

Light, because `coach --help` shows it: every command brings in what it needs as it runs.
"""

from __future__ import annotations

import argparse

TYPE_CHECKING = False  # as in `typing`, which would cost as much as a fifth of Python's own start
if TYPE_CHECKING:
    from argparse import ArgumentParser as Parser
    from collections.abc import Callable

FASTEST = 10_000


class Command:
    """One word of the command line."""

    def __init__(
        self,
        summary: str,
        declare: Callable[[Parser], None],
        run: Callable[[argparse.Namespace], int],
        more: str = "",
    ) -> None:
        self.summary = summary
        self.declare = declare
        self.run = run
        self.about = f"{summary[0].upper()}{summary[1:]}.\n{more}".rstrip()


def speed(text: str) -> float:
    """How many times as fast."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number <= FASTEST:
        raise argparse.ArgumentTypeError(f"a speed is a number above 0, at most {FASTEST}")
    return number


def minutes(text: str) -> int:
    """A whole number above 0."""
    if not (text.isascii() and text.isdecimal() and int(text[:6]) > 0):
        raise argparse.ArgumentTypeError("minutes are a whole number above 0")
    return int(text[:6])
