"""The clocks: time that has passed, suspended time included, and the calendar.

Must never go back, and must never be asked by the core: time is handed to it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from math import isfinite
from typing import TYPE_CHECKING

from coach.core.day import local_day, offset_minutes, utc_text

if TYPE_CHECKING:
    from coach.core.ports import Clock
    from coach.core.record import Identity


class SystemClock:
    """The system's clock that goes on while the computer sleeps."""

    def __init__(self, platform: str = sys.platform) -> None:
        self._nanoseconds = _counting_suspended_time(platform)

    def now(self) -> int:
        """Milliseconds since some fixed instant; never goes back."""
        return self._nanoseconds() // 1_000_000


class ScaledClock:
    """A clock that runs `factor` times as fast as another from the moment of its making, for rehearsals."""

    def __init__(self, clock: Clock, factor: float) -> None:
        """A factor that is not a number above zero is a ValueError."""
        if not (isfinite(factor) and factor > 0):
            raise ValueError("a clock runs at a speed above zero")
        self._clock = clock
        self._factor = factor
        self._origin = clock.now()

    def now(self) -> int:
        """Milliseconds; at the making those of the other clock, and never going back."""
        return self._origin + int((self._clock.now() - self._origin) * self._factor)


def local_now() -> datetime:
    """The moment by the clock on the wall, with its offset from UTC."""
    return datetime.now().astimezone()


class SystemCalendar:
    """What day it is where this program runs, and a new identity for each session."""

    def __init__(self, version: str, now: Callable[[], datetime] = local_now) -> None:
        """`version` is that of the program; `now` tells a moment that knows its zone."""
        self._version = version
        self._now = now

    def today(self) -> str:
        """The local day as `2026-11-22`; a day ends at 04:00."""
        return local_day(self._now())

    def utc_now(self) -> str:
        """The moment in UTC as `2026-11-22T20:30:00.000Z`."""
        return utc_text(self._now())

    def time_in(self, milliseconds: int) -> str:
        """What the clock on the wall will say in so many milliseconds, as `18:42`."""
        return f"{self._now() + timedelta(milliseconds=milliseconds):%H:%M}"

    def identity(self) -> Identity:
        """A new identity for a session that starts now."""
        from uuid import uuid4

        from coach.core.record import Identity

        now = self._now()
        return Identity(str(uuid4()), utc_text(now), offset_minutes(now), local_day(now), self._version)


def _counting_suspended_time(platform: str) -> Callable[[], int]:
    """Python's own monotonic clock stands still in suspension on Linux and macOS (cpython#106940, #86273)."""
    if platform == "linux":
        return partial(time.clock_gettime_ns, time.CLOCK_BOOTTIME)
    if platform == "darwin":
        return partial(time.clock_gettime_ns, time.CLOCK_MONOTONIC)
    return time.monotonic_ns
