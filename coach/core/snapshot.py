"""The copy of its timeline that a session carries, so that it can be taken up again whatever became of the files.

Pure, over plain data as JSON holds it. Must never trust what it reads: anything odd is a ValueError.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from coach.core.cues import Kind
from coach.core.routine import Check, Side, Snapshot, Tempo
from coach.core.timeline import Segment, Timeline


def snapshot_of(timeline: Timeline) -> Snapshot:
    """The timeline as plain data."""
    return asdict(timeline)


def timeline_of(snapshot: Snapshot) -> Timeline:
    """The timeline again; ValueError where the data does not make one."""
    try:
        told: Any = snapshot
        segments = tuple(_segment(entry) for entry in told["segments"])
        timeline = Timeline(str(told["routine"]), str(told["title"]), segments)
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError(f"this is no timeline ({wrong!r})") from wrong
    if not segments or any(segment.index != place for place, segment in enumerate(segments)):
        raise ValueError("the segments of this timeline are not in order")
    return timeline


def _segment(entry: Mapping[str, Any]) -> Segment:
    tempo = entry.get("tempo")
    return Segment(
        index=int(entry["index"]),
        kind=Kind(entry["kind"]),
        exercise=str(entry["exercise"]),
        side=Side(entry["side"]),
        set=int(entry["set"]),
        sets=int(entry["sets"]),
        start=int(entry["start"]),
        length=_whole(entry["length"]),
        estimate=int(entry["estimate"]),
        name=str(entry["name"]),
        instruction=str(entry["instruction"]),
        reps=int(entry.get("reps", 0)),
        tempo=Tempo(int(tempo["out"]), int(tempo["back"])) if tempo else None,
        checks=tuple(Check(int(one["at"]), _whole(one["every"]), str(one["ask"])) for one in entry.get("checks", ())),
        at_most=_whole(entry.get("at_most")),
        after_release=bool(entry.get("after_release", False)),
    )


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
