"""The copy of its timeline that a session carries, so that it can be taken up again whatever became of the files.

Pure, over plain data as JSON holds it. Must never trust what it reads: anything odd is a ValueError.
"""

from collections.abc import Mapping
from dataclasses import asdict
from itertools import accumulate
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
        timeline = Timeline(_text(told["routine"]), _text(told["title"]), segments)
    except (KeyError, TypeError, AttributeError) as wrong:
        raise ValueError(f"this is no timeline ({wrong!r})") from wrong
    if not segments or any(segment.index != place for place, segment in enumerate(segments)):
        raise ValueError("the segments of this timeline are not in order")
    ends = accumulate(segment.estimate for segment in segments)
    if [segment.start for segment in segments] != [0, *ends][:-1]:
        raise ValueError("the segments of this timeline are not laid end to end")
    return timeline


def _segment(entry: Mapping[str, Any]) -> Segment:
    tempo = entry.get("tempo")
    return Segment(
        index=_whole(entry["index"]),
        kind=Kind(entry["kind"]),
        exercise=_text(entry["exercise"]),
        side=Side(entry["side"]),
        set=_whole(entry["set"], least=1),
        sets=_whole(entry["sets"], least=1),
        start=_whole(entry["start"]),
        length=None if entry["length"] is None else _whole(entry["length"], least=1),
        estimate=_whole(entry["estimate"], least=1),
        name=_text(entry["name"]),
        instruction=_text(entry["instruction"]),
        reps=_whole(entry.get("reps", 0)),
        tempo=Tempo(_whole(tempo["out"], least=1), _whole(tempo["back"], least=1)) if tempo is not None else None,
        checks=tuple(_check(one) for one in entry.get("checks", ())),
        at_most=None if entry.get("at_most") is None else _whole(entry["at_most"], least=1),
        after_release=_flag(entry.get("after_release", False)),
    )


def _check(one: Mapping[str, Any]) -> Check:
    every = None if one["every"] is None else _whole(one["every"], least=1)
    return Check(_whole(one["at"]), every, _text(one["ask"]))


def _whole(value: Any, least: int = 0) -> int:
    if type(value) is not int or value < least:
        raise ValueError(f"{value!r} is no whole number from {least} on")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{value!r} is no text")
    return value


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{value!r} is neither true nor false")
    return value
