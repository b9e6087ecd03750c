"""Work that is done beside the start of the program, on another core.

The screens take longest to import; what they show first is read meanwhile by a copy of this process. Where there
is none to be had, the work is done when its result is wanted. It must be begun before any thread is.
"""

from __future__ import annotations

import marshal
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def begin(work: Callable[[], Any]) -> Callable[[], Any]:
    """Begin `work`, which makes plain tuples, texts and numbers; the result waits for what it has made."""
    if not hasattr(os, "fork"):
        return work
    try:
        reading, writing = os.pipe()
        child = os.fork()
    except OSError:
        return work
    if child == 0:
        _answer(work, writing)
    os.close(writing)

    def result() -> Any:
        with os.fdopen(reading, "rb") as pipe:
            answer = pipe.read()
        os.waitpid(child, 0)
        try:
            return marshal.loads(answer)
        except (EOFError, ValueError, TypeError):
            return work()

    return result


def _answer(work: Callable[[], Any], writing: int) -> None:
    """In the copy: do the work, hand its result over, and end without the farewells of the original."""
    try:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(marshal.dumps(work()))
    finally:
        os._exit(0)
