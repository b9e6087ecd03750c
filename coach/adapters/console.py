"""Standard input as a queue of lines, and signals as exceptions.

Must never keep the program from ending: what waits for a line is a daemon thread that holds no lock of Python's
own streams, because a lock that is held as the interpreter shuts down makes it crash.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import Queue
from types import FrameType

WAITING = 100
"""Lines that may wait to be taken; a program that writes faster than that has to wait as well."""
LONGEST = 4096
"""Bytes of a line; what is longer is no command, and is cut."""

ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
"""The signals that ask the program to end. Windows has no SIGHUP."""


def read_lines(descriptor: int | None = None) -> "Queue[str | None]":
    """The lines of standard input as they come, and None at its end."""
    lines: Queue[str | None] = Queue(WAITING)
    if descriptor is None and sys.stdin is None:
        # It was closed from the start; its number may by now belong to another file.
        lines.put(None)
        return lines
    source = 0 if descriptor is None else descriptor
    threading.Thread(target=_read, args=(source, lines), name="coach-stdin", daemon=True).start()
    return lines


def _read(source: int, lines: "Queue[str | None]") -> None:
    rest = b""
    while chunk := _chunk(source):
        *whole, rest = (rest + chunk).split(b"\n")
        rest = rest[:LONGEST]
        for line in whole:
            lines.put(_text(line))
    if rest:
        lines.put(_text(rest))
    lines.put(None)


def _chunk(source: int) -> bytes:
    """What there is to read, as soon as there is something; nothing at the end."""
    while True:
        try:
            return os.read(source, LONGEST)
        except BlockingIOError:  # another program has left it so
            time.sleep(0.05)
        except OSError:
            return b""


def _text(line: bytes) -> str:
    return line[:LONGEST].decode("utf-8", "replace").rstrip("\r")


@contextmanager
def ending_raises(make: Callable[[int], BaseException]) -> Iterator[None]:
    """Within it, the first signal that asks the program to end raises `make(number)`.

    Every further one is ignored, also afterwards: what was done is being saved, and then the program ends. A
    signal that was ignored from the start, as by `nohup`, stays ignored.
    """
    ending = False

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        nonlocal ending
        if not ending:
            ending = True
            raise make(number)

    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)
    try:
        yield
    finally:
        ending = True


@contextmanager
def going_on_tells(tell: Callable[[], None]) -> Iterator[None]:
    """Within it, `tell` is called as the system lets the program go on after a stop, before anything else happens."""
    number = getattr(signal, "SIGCONT", None)
    if number is None:
        yield
        return
    before = signal.signal(number, lambda *_: tell())
    try:
        yield
    finally:
        signal.signal(number, before)


def ring() -> None:
    """The terminal bell. Past Python's streams, which another thread may be writing to."""
    with suppress(OSError):
        os.write(2, b"\a")
