"""The one place through which words leave the program: data to standard output, notes to standard error.

Must never let a traceback out, fail over a letter that the terminal cannot show, or go on writing where nobody
reads. It is imported by every command, `--help` included, so it may import next to nothing.
"""

from __future__ import annotations

import io
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TextIO

DONE = 0
EARLY = PROBLEMS = 1
UNUSABLE = 2
UNSAFE = 3
INTERRUPTED = 130
BY_SIGNAL = 128
"""The exit code of a session that a signal ended is this and the signal's number."""

_JOINERS = "\u200c\u200d"
"""Not printable by themselves, but part of emoji and of some scripts."""

WIDEST = 100
"""Columns of a page, however wide the terminal."""


class Refusal(Exception):
    """What cannot be done, in one sentence that says how to mend it, and the exit code."""

    def __init__(self, sentence: str, code: int = UNUSABLE) -> None:
        super().__init__(sentence)
        self.code = code


class OutputLost(Exception):
    """Standard output takes no more; its cause says why."""


def say(line: str = "") -> None:
    """One line of data."""
    try:
        print(line, flush=sys.stdout.isatty())
    except OSError as lost:
        raise OutputLost from lost


def ask(question: str) -> None:
    """One line that somebody answers: it must be there before the program waits."""
    say(question)
    _flush()


def say_all(lines: Iterable[str]) -> None:
    for line in lines:
        say(line)


def note(line: str) -> None:
    """One line for the person, beside the data. Where nobody reads it, nothing happens."""
    try:
        print(harmless(line), file=sys.stderr, flush=True)
    except (OSError, ValueError):
        return


def harmless(text: str) -> str:
    """The text without anything that a terminal would obey: what somebody typed, or a file is called, may hold it."""
    return "".join(letter if letter.isprintable() or letter in _JOINERS else "?" for letter in text)


def width() -> int:
    """The columns that a page may take."""
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return min(int(given), WIDEST)
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns or 80, WIDEST)
    except (OSError, ValueError):
        return 80


def on_terminal() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def can_draw() -> bool:
    """Whether the screens can be shown here."""
    return on_terminal() and os.environ.get("TERM") != "dumb"


def guarded(run: Callable[[], int]) -> int:
    """The exit code of `run`. Whatever keeps it from its end becomes one sentence at most."""
    if sys.stdout is None:  # closed by whoever started the program, as by `>&-`
        return EARLY
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = _ended(run)
        _drop_lost_notes()
        _flush()
    except Refusal as refusal:
        note(f"coach: {refusal}")
        return refusal.code
    except OutputLost as lost:
        return _without_output(lost.__cause__)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as mistake:
        if os.environ.get("COACH_TRACEBACK"):
            raise
        note(f"coach: {mistake} ({type(mistake).__name__}); COACH_TRACEBACK=1 shows where in coach this comes from")
        return PROBLEMS
    return code


def _ended(run: Callable[[], int]) -> int:
    """The argument parser leaves by SystemExit, after `--help` and after a mistake."""
    try:
        return run()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else DONE


def _flush() -> None:
    try:
        sys.stdout.flush()
    except OSError as lost:
        raise OutputLost from lost


def _drop_lost_notes() -> None:
    """Where the terminal was closed, what the screens still had to draw is of no use to anybody."""
    try:
        sys.stderr.flush()
    except OSError:
        _let_go(sys.stderr)


def _let_go(stream: TextIO) -> None:
    """What is still in its buffer would be written once more as Python ends, and fail with a traceback."""
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), stream.fileno())


def _without_output(why: BaseException | None) -> int:
    _let_go(sys.stdout)
    if isinstance(why, OSError) and not isinstance(why, BrokenPipeError):
        note(f"coach: standard output cannot be written ({why.strerror}); what was done is kept")
    return EARLY
