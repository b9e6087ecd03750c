"""Which cues a segment gives, and when: marks counted from its start.

Pure arithmetic in whole milliseconds. Must never place a cue outside its segment or two on top of each other.
"""

from dataclasses import dataclass

from coach.core.cues import TABLE, CueId, Kind
from coach.core.routine import Check, Tempo
from coach.core.timeline import Segment

HALFWAY_FROM = 20_000
"""Milliseconds from which a hold or a timed move announces its middle and, where there is room after it, its last ten
seconds. Our own convention."""

COUNTED_DOWN = frozenset({Kind.HOLD, Kind.TIMED})
"""What announces its middle."""

TEN = 10_000
"""Milliseconds that are left when ten seconds are announced."""

CHECK_STAYS = 20_000
"""Milliseconds for which a question of the routine stays on the screen. Our own convention."""

LONGEST = 3 * 3_600_000
"""Milliseconds until which questions are asked of a part that the person ends."""

_AFTER_RELEASE = TABLE[CueId.RELEASE].span


@dataclass(frozen=True, slots=True)
class Mark:
    """A cue and its instant, in milliseconds from the start of its segment."""

    at: int
    cue: CueId
    ask: str = ""
    """The question, where the cue is a check."""


def marks(segment: Segment, length: int | None) -> tuple[Mark, ...]:
    """The cues of a segment of this length, in order, none outside it and none within the span of the one before.

    Where a check and the middle or the last seconds fall together, the check is given. Repetitions with a tempo are
    paced instead of counted down.
    """
    opening = {
        Kind.PREPARE: CueId.GET_READY,
        Kind.SWITCH: CueId.SWITCH,
        Kind.REST: CueId.REST,
    }.get(segment.kind, CueId.START)
    delay = _AFTER_RELEASE if segment.after_release and opening is not CueId.START else 0
    wanted = [Mark(delay, opening)]
    if length is not None:
        if segment.kind in COUNTED_DOWN and length >= HALFWAY_FROM:
            wanted.append(Mark(length // 2, CueId.HALFWAY))
            wanted.append(Mark(length - TEN, CueId.TEN))
        wanted += _ticks(length, segment.tempo) if segment.tempo is not None else _last_seconds(length)
        if segment.is_work:
            wanted.append(Mark(length, CueId.RELEASE))
    asked = _asked(segment.checks, wanted[0], length)
    if asked:
        wanted = sorted([mark for mark in wanted if not _gives_way(mark, asked)] + asked, key=lambda mark: mark.at)
    return spaced(wanted, _AFTER_RELEASE if segment.after_release else 0, length)


def at_any_length(segment: Segment) -> tuple[CueId, ...]:
    """What it may give once it is made longer or shorter, besides the cues of its own length."""
    middle = (CueId.HALFWAY, CueId.TEN) if segment.kind in COUNTED_DOWN else ()
    check = (CueId.CHECK,) if segment.checks else ()
    seconds = (CueId.THREE, CueId.TWO, CueId.ONE) if segment.length is not None and segment.tempo is None else ()
    return (*middle, *check, *seconds)


def _asked(checks: tuple[Check, ...], opening: Mark, length: int | None) -> list[Mark]:
    """The questions that will be heard: none into the opening cue, and none into another."""
    heard = spaced([opening, *questions(checks, length)], opening.at, length)
    return [mark for mark in heard if mark.cue is CueId.CHECK]


def _last_seconds(length: int) -> list[Mark]:
    return [Mark(length - left, cue) for left, cue in ((3000, CueId.THREE), (2000, CueId.TWO), (1000, CueId.ONE))]


def _ticks(length: int, tempo: Tempo) -> list[Mark]:
    """Out and back of every whole repetition; the first begins with the start."""
    whole = tempo.out + tempo.back
    begins = range(0, max(1, length // whole) * whole, whole)
    ticks = [mark for at in begins for mark in (Mark(at, CueId.OUT), Mark(at + tempo.out, CueId.BACK))]
    return [mark for mark in ticks if 0 < mark.at < length]


def questions(checks: tuple[Check, ...], length: int | None) -> list[Mark]:
    """When the routine asks what, in order, within a segment of this length; nothing that its end would cut off."""
    end = LONGEST if length is None else length - TABLE[CueId.CHECK].span + 1
    found = [
        Mark(at, CueId.CHECK, check.ask)
        for check in checks
        for at in (range(check.at, end, check.every) if check.every else (check.at,))
        if at < end
    ]
    return sorted(found, key=lambda mark: mark.at)


def ask_at(checks: tuple[Check, ...], elapsed: int, length: int | None) -> str:
    """The question that stands on the screen at this moment of a segment; nothing where there is none."""
    asked = questions(checks, length) if checks else []
    return next((mark.ask for mark in reversed(asked) if mark.at <= elapsed < mark.at + CHECK_STAYS), "")


def _gives_way(mark: Mark, asked: list[Mark]) -> bool:
    """Whether a check would sound into this cue, or it into a check. Beginnings and ends stay."""
    if mark.cue in (CueId.START, CueId.RELEASE):
        return False
    end = mark.at + TABLE[mark.cue].span
    return any(mark.at < check.at + TABLE[CueId.CHECK].span and check.at < end for check in asked)


def spaced(wanted: list[Mark], free_from: int, length: int | None) -> tuple[Mark, ...]:
    """`wanted` without the marks that come before `free_from`, outside the segment, or on top of another.

    The release is never dropped: what would sound into it gives way.
    """
    last = length if length is not None and wanted and wanted[-1].cue is CueId.RELEASE else None
    kept: list[Mark] = []
    for mark in wanted:
        end = mark.at + TABLE[mark.cue].span
        if mark.cue is CueId.RELEASE:
            kept.append(mark)
            continue
        if mark.at < free_from or (length is not None and mark.at >= length):
            continue
        if length is not None and mark.cue in (CueId.REST, CueId.SWITCH, CueId.GET_READY) and end > length:
            continue
        if last is not None and end > last:
            continue
        kept.append(mark)
        free_from = end
    return tuple(kept)
