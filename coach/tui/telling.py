"""What the session screen says: a view in words and digits.

Pure, and must never round in favour of the clock: a countdown shows 3 while three seconds are left.
"""

import re

from coach.core import words
from coach.core.cues import PHASE_WORD, TABLE, CueId, Kind
from coach.core.moves import Phase
from coach.core.routine import Side
from coach.core.timeline import Segment
from coach.core.view import View, rep_at

JUST_BEGUN = 1_000
"""Milliseconds."""
TWO_DIGITS = 100_000
"""Below this many milliseconds the seconds stand alone; above it, minutes and seconds."""


def digits(segment: Segment, view: View) -> tuple[str, str]:
    """The large number and the widest that it will be in this segment."""
    if view.lead_in:
        return f"{words.whole_seconds(view.lead_in) // 1000}", "00"
    if (rep := rep_at(view)) is not None:
        return str(rep.number), "0" * len(str(segment.reps))
    shown = words.whole_seconds(view.left) if view.left is not None else view.elapsed // 1000 * 1000
    longest = max(segment.estimate, shown)
    if longest < TWO_DIGITS:
        return f"{shown // 1000}", "00" if longest >= 10_000 else "0"
    return words.clock(shown), re.sub(r"\d", "0", words.clock(longest))


def until_stale(view: View) -> int:
    """Milliseconds after which the number that is shown is no longer true, at most a second."""
    if view.lead_in or view.left is not None:
        return (view.lead_in or view.left or 0) % 1000 or 1000
    return 1000 - view.elapsed % 1000


def has_just_begun(view: View) -> bool:
    """Whether work is in its first second, from its start or since a lead-in after a pause."""
    if view.segment is None or view.phase not in (Phase.RUNNING, Phase.WAITING) or view.lead_in:
        return False
    return view.segment.is_work and view.since < JUST_BEGUN


def left_in_all(view: View) -> str:
    """`4:05 left`, with `about` where the person decides the length of a part."""
    return f"{words.time_left(view.left_in_all, view.about)} left"


def phase_word(view: View) -> str:
    """The one word for what is going on."""
    if view.segment is None:
        return "DONE"
    if view.phase is Phase.PAUSED:
        return "PAUSED"
    if view.ask and not view.lead_in:
        return TABLE[CueId.CHECK].caption.upper()
    return PHASE_WORD[Kind.PREPARE if view.lead_in else view.segment.kind]


def heading(segment: Segment) -> str:
    """The exercise, and how much of it."""
    sets = f" · set {segment.set} of {segment.sets}" if segment.sets > 1 else ""
    sore = " · sore side" if segment.side is Side.AFFECTED else ""
    reps = f" · {words.plural(segment.reps, 'repetition')}" if segment.reps else ""
    return f"{segment.name}{sore}{sets}{reps}"


def following_line(view: View) -> str:
    """What comes next."""
    following = view.following
    if following is None:
        return "Next: the end"
    side = words.SIDE_WORD[following.side]
    length = f" · {words.duration(following.length)}" if following.length is not None else ""
    reps = f" · {words.plural(following.reps, 'repetition')}" if following.reps else ""
    return f"Next: {side + ' · ' if side else ''}{following.name}{reps or length}"


def caption_line(view: View, caption: str, reminder: str, *, saves: bool) -> str:
    """What sounds now, what is to be done, or what has to be kept in mind, in this order."""
    if view.phase is Phase.PAUSED:
        return f"Space goes on · r begins this part again · q ends{' and saves' if saves else ''}"
    if view.lead_in:
        return f"Going on in {words.whole_seconds(view.lead_in) // 1000}"
    if caption:
        return f"♪ {caption}"
    return "Any key when you are done" if view.phase is Phase.WAITING else reminder
