"""The time between two goes at what has a hard stop."""

from collections.abc import Iterable

import pytest

from coach.core.exercise import Exercise, Position
from coach.core.lock import limited, too_soon, wait_left
from coach.core.routine import Dose, Routine, Side, Step, When, Work

HOUR = 3_600_000
AT_TEN, AT_ELEVEN, AT_NOON = (f"2026-03-01T{hour}:00:00.000Z" for hour in (10, 11, 12))
TIMED = Dose(Work.TIMED, 600_000)
COLD = Step("ice", TIMED, Side.BOTH, at_most=1_200_000)
WALK = Step("walk", TIMED, Side.BOTH)


def routine(*steps: Step, lock_after: int | None = 2 * HOUR) -> Routine:
    return Routine("ice-pack", "Ice pack", "", (When.SELF_CARE,), steps, lock_after=lock_after)


@pytest.mark.parametrize(
    ("now", "left"),
    [(AT_TEN, 2 * HOUR), ("2026-03-01T10:00:00.001Z", 2 * HOUR - 1), (AT_ELEVEN, HOUR), (AT_NOON, 0)],
)
def test_the_wait_counts_from_the_last_time(now: str, left: int) -> None:
    """What is left of two hours, to the millisecond, and nothing after them."""
    assert wait_left(2 * HOUR, AT_TEN, now) == left


def test_a_clock_that_was_put_back_locks_for_the_whole_time_at_most() -> None:
    """A last time that seems to lie in the future is taken as now."""
    assert wait_left(2 * HOUR, AT_NOON, AT_TEN) == 2 * HOUR


def test_the_lock_is_about_what_has_a_hard_stop() -> None:
    """A walk after the ice locks nothing; where nothing has a hard stop, everything of the routine counts."""
    assert limited(routine(COLD, WALK, COLD)) == ("ice",)
    assert limited(routine(WALK)) == ("walk",)


def no_cards(_: str) -> None:
    """The cards say nothing of a time between."""


def test_a_locked_routine_says_how_long_to_wait() -> None:
    """In whole minutes, rounded up, and only while the time is not over."""

    def last(exercises: Iterable[str]) -> str:
        return AT_TEN if tuple(exercises) == ("ice",) else ""

    def told(entry: Routine, now: str) -> str:
        return too_soon(entry, no_cards, last, now)

    cold = routine(COLD, WALK)
    assert told(cold, "2026-03-01T10:00:01.000Z") == "It is too soon for “Ice pack”: wait 2 h more."
    assert told(cold, "2026-03-01T11:40:30.000Z") == "It is too soon for “Ice pack”: wait 20 min more."
    assert told(cold, AT_NOON) == ""
    assert told(routine(WALK), AT_TEN) == ""
    assert told(routine(COLD, lock_after=None), AT_TEN) == ""


def card(name: str, between: int | None = None, formerly: tuple[str, ...] = ()) -> Exercise:
    return Exercise(name, name.title(), "", (), Position.SITTING, False, (), between=between, formerly=formerly)


def test_a_card_locks_every_routine_that_it_is_part_of() -> None:
    """A routine of one's own without a lock waits for what its cards say, and is told which of them it is."""
    cards = {"ice": card("ice", 2 * HOUR, ("cold-pack",)), "walk": card("walk")}
    held = {"ice": AT_TEN, "walk": AT_ELEVEN}

    def told(entry: Routine, now: str) -> str:
        return too_soon(entry, cards.get, lambda names: max(held.get(name, "") for name in names), now)

    mine = routine(WALK, Step("ice", TIMED, Side.BOTH), lock_after=None)
    assert told(mine, AT_ELEVEN) == "It is too soon for “Ice pack”, because of “Ice”: wait 1 h more."
    assert told(mine, AT_NOON) == ""
    assert told(routine(WALK, lock_after=None), AT_ELEVEN) == ""
    del held["ice"]
    assert told(mine, AT_TEN) == ""
    held["cold-pack"] = AT_TEN
    assert "wait 1 h more" in told(mine, AT_ELEVEN)


@pytest.mark.parametrize(
    ("lock_after", "between", "wait"),
    [(3, 1, "”: wait 2 h more."), (2, 4, "”, because of “Ice”: wait 3 h more."), (2, 2, "”: wait 1 h more.")],
)
def test_the_longer_wait_is_told(lock_after: int, between: int, wait: str) -> None:
    """Of the routine's own lock and its card's, whichever lasts longer; the routine's where they are alike."""
    cold = routine(COLD, lock_after=lock_after * HOUR)
    cards = {"ice": card("ice", between * HOUR)}
    assert too_soon(cold, cards.get, lambda _: AT_TEN, AT_ELEVEN) == f"It is too soon for “Ice pack{wait}"
