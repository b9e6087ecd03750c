"""Days and instants as records write them: pure sums over moments that are handed in.

Must never ask what time it is.
"""

from datetime import UTC, datetime, timedelta

DAY_ENDS = timedelta(hours=4)
"""After midnight: who stretches at one in the morning does so at the end of the day before."""


def local_day(moment: datetime) -> str:
    """The day that this moment belongs to by the clock on its own wall; a day ends at 04:00."""
    return (moment.replace(tzinfo=None) - DAY_ENDS).date().isoformat()


def utc_text(moment: datetime) -> str:
    """This moment as 2026-03-01T21:30:00.000Z; such texts sort as the moments do. Without a zone, a ValueError."""
    if moment.utcoffset() is None:
        raise ValueError("a moment without a time zone is no instant")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def offset_minutes(moment: datetime) -> int:
    """Minutes of this moment's own zone from UTC; 0 where it has none."""
    return (moment.utcoffset() or timedelta()) // timedelta(minutes=1)
