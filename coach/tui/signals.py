"""What the system tells the program while a session runs: to end, or to go on after a stop.

Must never end the program by itself: it is handed what to do.
"""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress

ENDING = ("SIGHUP", "SIGINT", "SIGTERM")
"""A Ctrl-C that is typed is a key and no signal: this SIGINT was sent by somebody else."""


HANG_UP = 1
"""The number of SIGHUP everywhere: the terminal has gone."""


def on_ending(end: Callable[[int], None]) -> None:
    """Call `end` with the number of a signal that asks the program to end. Windows has none of it."""
    loop = asyncio.get_running_loop()
    for name in ENDING:
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError):
                loop.add_signal_handler(number, end, int(number))


def heed_stops(went_on: Callable[[], None]) -> None:
    """Call `went_on` after every stop, before anything else.

    Textual 8.2 takes every SIGCONT for the end of a stop of its own: after a bare SIGSTOP it starts a second thread for
    the keys beside the first, which keeps the program from ending. And its own stop, which draws, must not come in the
    midst of drawing: it would wait for itself. So both are called from the loop, one after the other.
    """
    if not hasattr(signal, "SIGCONT"):
        return
    stop, go_on = signal.getsignal(signal.SIGTSTP), signal.getsignal(signal.SIGCONT)
    if not callable(stop) or not callable(go_on):
        return

    def stopped() -> None:
        stop(int(signal.SIGTSTP), None)
        went_on()
        go_on(int(signal.SIGCONT), None)

    asyncio.get_running_loop().add_signal_handler(signal.SIGTSTP, stopped)
    signal.signal(signal.SIGCONT, lambda *_: went_on())
