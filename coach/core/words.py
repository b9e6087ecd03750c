"""How things are said: durations, sides, doses and sources in words, the same in every place.

Must never say more than the data does.
"""

from coach.core.knowledge import GRADE_MEANING, Link, Reference, Source, Status
from coach.core.routine import Dose, Order, Side, Step, Work

SIDE_WORD: dict[Side, str] = {
    Side.LEFT: "LEFT",
    Side.RIGHT: "RIGHT",
    Side.AFFECTED: "SORE SIDE",
    Side.BOTH: "",
    Side.EACH: "",
}
"""The word for the side that works; nothing where there is but one way to do it."""

STATUS_WORD: dict[Status, str] = {
    Status.SEEN: "source read",
    Status.MIRROR: "read on a copy",
    Status.UNVERIFIED: "not verified",
}
"""How well the use of a source was checked."""

_SIDES = {
    Side.EACH: "each side",
    Side.LEFT: "left side",
    Side.RIGHT: "right side",
    Side.AFFECTED: "sore side",
    Side.BOTH: "",
}


def duration(milliseconds: int) -> str:
    """`30 s`, `5 min`, `1 min 30 s`, `2 h`: as routine files write it."""
    tenths, rest = divmod(milliseconds, 100)
    if milliseconds < 60_000 and (tenths % 10 or rest):
        return f"{milliseconds // 100 / 10:.1f} s"
    seconds = milliseconds // 1000
    parts = [(seconds // 3600, "h"), (seconds % 3600 // 60, "min"), (seconds % 60, "s")]
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 s"


def clock(milliseconds: int) -> str:
    """`4:05`, `1:02:30`: for what is left or over."""
    seconds = milliseconds // 1000
    hours, minutes = seconds // 3600, seconds % 3600 // 60
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def whole_seconds(milliseconds: int) -> int:
    """Rounded up to whole seconds, in milliseconds: a countdown shows 3 while three seconds are left."""
    return -(-milliseconds // 1000) * 1000


def time_left(milliseconds: int, about: bool) -> str:
    """`4:05`, `about 4:05`: rounded up to whole seconds."""
    return f"{'about ' if about else ''}{clock(whole_seconds(milliseconds))}"


def minutes(milliseconds: int, about: bool) -> str:
    """`4 min`, `about 10 min`, `40 s`: an advertised length, rounded up to whole minutes."""
    text = duration(milliseconds) if milliseconds < 60_000 else f"{-(-milliseconds // 60_000)} min"
    return f"about {text}" if about else text


def plural(number: int, noun: str) -> str:
    """`1 set`, `2 sets`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def amount(dose: Dose) -> str:
    """`2 × 30 s`, `3 × 10 repetitions`, `5 min`, `until you say it is done`."""
    if dose.work is Work.UNTIL_DONE:
        what = "until you say it is done"
    elif dose.work is Work.REPS:
        counts = "-".join(str(count) for count in dose.reps)
        what = f"{counts} repetitions"
    else:
        what = duration(dose.length)
    return what if dose.sets == 1 else f"{dose.sets} × {what}"


def dose(step: Step) -> str:
    """What a step asks for, in one line."""
    parts = [amount(step.dose)]
    if _SIDES[step.sides]:
        parts[0] += f" {_SIDES[step.sides]}"
    if step.sides is Side.EACH and step.order is Order.ONE_AFTER_OTHER:
        parts.append("one side after the other")
    if step.dose.rest:
        parts.append(f"rest {duration(step.dose.rest)}")
    if step.left is not None:
        parts.append(f"left {amount(step.left)}")
    if step.right is not None:
        parts.append(f"right {amount(step.right)}")
    if step.optional:
        parts.append("optional")
    return ", ".join(parts)


def source(use: Source, reference: Reference | None) -> str:
    """A citation with the status of this use of it, or the label of our own convention."""
    if use.convention is not None:
        return f"Our own convention: {use.convention}"
    said = reference.citation if reference is not None else f"{use.ref} (unknown citation)"
    status = STATUS_WORD[use.status] if use.status is not None else "not verified"
    return f"{said} [{status}]"


def plainly(name: str) -> str:
    """An id of ours as words: `before-bed` is `before bed`."""
    return name.replace("-", " ")


def known_by(link: Link) -> str:
    """The grade of a link with what it means."""
    return f"{plainly(link.grade.value)} ({GRADE_MEANING[link.grade]})"
