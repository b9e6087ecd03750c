"""When a routine may be done again: what has a hard stop, such as ice, also needs time between.

Pure. It goes by what was held, not by the routine's name: ice is ice, whichever routine it was part of.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from coach.core.exercise import Exercise
from coach.core.routine import Routine
from coach.core.words import duration

_MINUTE = 60_000


def limited(routine: Routine) -> tuple[str, ...]:
    """The exercises of a routine that its lock is about: those with a hard stop, or all where none has one."""
    stopped = dict.fromkeys(step.exercise for step in routine.flat_steps() if step.at_most is not None)
    return tuple(stopped) or routine.exercise_ids()


def wait_left(lock_after: int, last: str, now: str) -> int:
    """Milliseconds until it may be done again. `last` is when it was last held, both UTC in ISO 8601."""
    over = datetime.fromisoformat(now) - datetime.fromisoformat(last)
    # A clock that was put back must not lock for longer than the whole time.
    return min(lock_after, max(0, lock_after - over // timedelta(milliseconds=1)))


def too_soon(
    routine: Routine,
    exercises: Callable[[str], Exercise | None],
    last_held: Callable[[Iterable[str]], str],
    now: str,
) -> str:
    """Why this routine must not begin yet, in one sentence; nothing where it may. The longest wait is told.

    `exercises` gives the card of an id, `last_held` when any of some exercises was last held, empty for never.
    """

    def left_of(whole: int | None, names: Iterable[str]) -> int:
        last = last_held(names) if whole is not None else ""
        return wait_left(whole, last, now) if whole is not None and last else 0

    cards = [card for card in map(exercises, routine.exercise_ids()) if card is not None]
    waits = [
        (left_of(routine.lock_after, limited(routine)), ""),
        *((left_of(card.between, (card.id, *card.formerly)), f", because of “{card.name}”") for card in cards),
    ]
    left, because = max(waits, key=lambda wait: wait[0])
    if not left:
        return ""
    whole_minutes = -(-left // _MINUTE) * _MINUTE
    return f"It is too soon for “{routine.title}”{because}: wait {duration(whole_minutes)} more."
