"""What a new program has of a session that was cut off: the session as JSON holds it, and nothing else."""

import json
from dataclasses import asdict
from typing import Any

from coach.core.record import Ended, SegmentRecord
from coach.core.session import Session
from coach.core.snapshot import snapshot_of, timeline_of
from tests.core.driver import Run


def through_json(plays: tuple[SegmentRecord, ...]) -> tuple[SegmentRecord, ...]:
    """The same plays, read again from text."""
    read: list[dict[str, Any]] = json.loads(json.dumps([asdict(play) for play in plays]))
    return tuple(SegmentRecord(**{**play, "ended": Ended(play["ended"])}) for play in read)


def taken_up(session: Session, now: int) -> Run:
    """The same session in a new program, started at `now`."""
    asked: dict[str, Any] = json.loads(json.dumps(snapshot_of(session.timeline)))
    return Run(timeline_of(asked), before=through_json(session.plays()), begin=now)


def held_in_each(session: Session) -> dict[int, int]:
    """Milliseconds held in each segment, over all of its plays."""
    held = dict.fromkeys(range(len(session.timeline.segments)), 0)
    for play in session.plays():
        held[play.index] += play.held
    return held
