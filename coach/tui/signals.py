"""What the system tells the program while a session runs: to end, or to go on after a stop.

Must never end the program by itself: it is handed what to do.
"""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

ENDING = ("SIGHUP", "SIGINT", "SIGTERM")
"""A Ctrl-C that is typed is a key and no signal: this SIGINT was sent by somebody else."""


def on_ending(end: Callable[[int], None]) -> None:
    """Call `end` with the number of a signal that asks the program to end. Windows has none of it."""
    loop = asyncio.get_running_loop()
    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError):
                loop.add_signal_handler(number, end, int(number))


def heed_stops(went_on: Callable[[], None]) -> None:
    """Call `went_on` after every stop, before anything else; hand SIGCONT on to Textual only after one of its own.

    Textual 8.2 takes every SIGCONT for the end of one. After a bare SIGSTOP it then starts a second thread for the
    keys beside the first, which keeps the program from ending.
    """
    if not hasattr(signal, "SIGCONT"):
        return
    stop, go_on = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
    if not callable(stop) or not callable(go_on):
        return
    stopped = False

    def stopping(number: int, frame: FrameType | None) -> None:
        nonlocal stopped
        stopped = True
        stop(number, frame)

    def going_on(number: int, frame: FrameType | None) -> None:
        nonlocal stopped
        went_on()
        if stopped:
            stopped = False
            go_on(number, frame)

    signal.signal(signal.SIGTSTP, stopping)
    signal.signal(signal.SIGCONT, going_on)
