"""The clocks and the calendar: what counts suspended time, and to which day a moment belongs."""

import sys
import time
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.adapters.clock import ScaledClock, SystemCalendar, SystemClock, local_now
from coach.core.day import local_day, offset_minutes, utc_text

BERLIN = ZoneInfo("Europe/Berlin")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
moments = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.timezones())


class Hand:
    """A clock that is set by hand."""

    def __init__(self, now: int) -> None:
        self.at = now

    def now(self) -> int:
        return self.at


@pytest.mark.skipif(sys.platform != "linux", reason="CLOCK_BOOTTIME is a clock of Linux")
def test_on_linux_it_is_the_clock_that_counts_suspended_time() -> None:
    """CLOCK_BOOTTIME in whole milliseconds, which unlike CLOCK_MONOTONIC goes on in suspension."""
    clock = SystemClock("linux")
    before = time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    now = clock.now()
    assert isinstance(now, int)
    assert before <= now <= time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="there is no CLOCK_MONOTONIC there")
@pytest.mark.parametrize("platform", ["darwin", "win32", "freebsd14"])
def test_elsewhere_it_is_a_monotonic_clock(platform: str) -> None:
    """On the other systems CLOCK_MONOTONIC, or Python's own clock, in whole milliseconds."""
    before = time.monotonic_ns() // 1_000_000
    assert before <= SystemClock(platform).now() <= time.monotonic_ns() // 1_000_000


def test_a_scaled_clock_starts_with_the_other_and_runs_ahead() -> None:
    """From the moment of its making, every millisecond counts `factor` times."""
    hand = Hand(10_000)
    scaled = ScaledClock(hand, 60)
    assert scaled.now() == 10_000
    hand.at += 250
    assert scaled.now() == 10_000 + 250 * 60


@given(st.floats(0.01, 1_000), st.lists(st.integers(0, 100_000), max_size=20))
def test_a_scaled_clock_never_goes_back(factor: float, steps: list[int]) -> None:
    """Whatever the factor, it is whole milliseconds that never fall."""
    hand = Hand(5)
    scaled = ScaledClock(hand, factor)
    seen = [scaled.now()]
    for step in steps:
        hand.at += step
        seen.append(scaled.now())
    assert seen == sorted(seen)
    assert all(isinstance(now, int) for now in seen)


@pytest.mark.parametrize("factor", [0, -1, float("nan"), float("inf")])
def test_a_speed_that_is_none_is_refused(factor: float) -> None:
    """A clock that stands, goes back or leaps is a mistake of the caller."""
    with pytest.raises(ValueError, match="above zero"):
        ScaledClock(Hand(0), factor)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 2, 3, 59, 59, 999_999), "2026-03-01"),
        (datetime(2026, 3, 2, 4, 0), "2026-03-02"),
        (datetime(2026, 3, 2, 23, 59), "2026-03-02"),
        (datetime(2027, 1, 1, 0, 30), "2026-12-31"),
        (datetime(2028, 3, 1, 1, 0), "2028-02-29"),
    ],
)
def test_a_day_ends_at_four_in_the_morning(moment: datetime, day: str) -> None:
    """03:59 belongs to the day before, 04:00 to the new one; over the ends of months and years as well."""
    assert local_day(moment) == day
    assert local_day(moment.replace(tzinfo=timezone(timedelta(hours=-9)))) == day


@pytest.mark.parametrize("zone", [BERLIN, LORD_HOWE])
def test_the_day_goes_by_the_wall_when_the_clocks_change(zone: ZoneInfo) -> None:
    """On the days with 23, 25 or 24.5 hours too, it is 04:00 on the wall that ends the day."""
    for day in (datetime(2026, 3, 29), datetime(2026, 10, 25), datetime(2026, 4, 5), datetime(2026, 10, 4)):
        before = (day - timedelta(days=1)).date().isoformat()
        for fold in (0, 1):
            for hour in (0, 1, 2, 3):
                assert local_day(day.replace(hour=hour, minute=30, fold=fold, tzinfo=zone)) == before
            assert local_day(day.replace(hour=4, fold=fold, tzinfo=zone)) == day.date().isoformat()


@given(moments)
def test_the_day_is_the_same_by_zone_and_by_offset(moment: datetime) -> None:
    """A moment read from the system has a bare offset; it belongs to the same day as one that knows its zone."""
    offset = moment.utcoffset()
    assert offset is not None
    assert local_day(moment) == local_day(moment.astimezone(UTC).astimezone(timezone(offset)))


@given(moments, moments)
def test_texts_of_moments_sort_as_the_moments_do(one: datetime, other: datetime) -> None:
    """The journal sorts by text, so one zone, one width, whole milliseconds."""
    earlier, later = sorted((one.astimezone(UTC), other.astimezone(UTC)))
    assert utc_text(earlier) <= utc_text(later)
    assert datetime.fromisoformat(utc_text(one)) == one.astimezone(UTC).replace(
        microsecond=one.microsecond // 1_000 * 1_000
    )


def test_a_moment_without_a_zone_is_no_instant() -> None:
    """It would be written down as UTC, and be wrong by hours."""
    with pytest.raises(ValueError, match="time zone"):
        utc_text(datetime(2026, 3, 1))


def test_offsets_west_of_utc_are_negative_and_may_have_half_hours() -> None:
    """Newfoundland in winter is 3 h 30 min behind, Berlin in summer 2 h ahead."""
    assert offset_minutes(datetime(2026, 1, 1, tzinfo=ZoneInfo("America/St_Johns"))) == -210
    assert offset_minutes(datetime(2026, 7, 1, tzinfo=BERLIN)) == 120


def test_the_calendar_tells_the_local_day_and_a_new_identity_for_each_session() -> None:
    """Half past midnight in Berlin in summer: still yesterday there, and yesterday's evening in UTC."""
    calendar = SystemCalendar("0.1.0", lambda: datetime(2026, 7, 2, 0, 30, tzinfo=BERLIN))
    one, other = calendar.identity(), calendar.identity()
    assert calendar.today() == one.day == "2026-07-01"
    assert calendar.utc_now() == one.started == "2026-07-01T22:30:00.000Z"
    assert (one.offset_minutes, one.version) == (120, "0.1.0")
    assert UUID(one.id) != UUID(other.id)


def test_the_moment_by_the_wall_knows_its_offset() -> None:
    """Without one, a record could not say when it was."""
    assert local_now().utcoffset() is not None
