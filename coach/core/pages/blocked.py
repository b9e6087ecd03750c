"""What is said of a body's limits: why a session does not begin, and what the pain after one means."""

from datetime import datetime

from coach.core.gate import Blocked
from coach.core.safety import Safety
from coach.core.standing import AMBER, RED, STRICT_RED

SEE_A_DOCTOR = "See a doctor before you exercise."
STOPPED_FOR_TODAY = (
    "What felt wrong is left out for the rest of today. If it stays, see a doctor; weak, spreading or in both legs, "
    "get help now."
)
STRONG_QUESTION = "Is the cause of this strong pain clear, and is it not worse every day?"


def until_line(until: datetime) -> str:
    """Until when nothing begins, by the clock on the wall."""
    return f"No exercises until {until:%A} {until.day} {until:%B}, {until:%H:%M}. Then all is asked anew."


def doctor_lines(blocked: Blocked, safety: Safety) -> list[str]:
    """The signs that need a doctor's word, and the ways out."""
    signs = [sign for name in blocked.block.signs if (sign := safety.sign(name)) is not None]
    lines = [f"You said: {sign.text}." for sign in signs]
    return [*lines, "This program cannot examine you.", "Slow breathing and easy walking stay open."]


def clearable(blocked: Blocked, safety: Safety) -> list[str]:
    """The signs that may be a stable history; nothing unless all that block are."""
    signs = [(name, safety.sign(name)) for name in blocked.block.signs]
    return [name for name, _ in signs] if all(sign is not None and sign.history for _, sign in signs) else []


def light_line(pain: int, *, strict: bool) -> str:
    """What the pain after a session means. `strict` is for nerves and fresh tears, which follow no traffic light."""
    if strict and pain >= STRICT_RED:
        return f"{pain} of 10 is too much with a nerve or a fresh injury, where {STRICT_RED - 1} is the limit. {_LESS}"
    if pain >= RED:
        return f"Red: {pain} of 10 is too much. {_LESS}"
    if pain >= AMBER:
        return (
            f"Amber: {pain} of 10 is acceptable if it settles by tomorrow morning and does not climb from week to week."
        )
    return f"Green: {pain} of 10. Carry on."


_LESS = "Keep to lighter things for 24 to 48 hours; the next session is one step easier."
