"""`coach log`: what was done, as lines for a person, as JSON lines, or as a table for a spreadsheet.

The newest comes last, where the eye is. Must never say more than the record does.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import datetime, timedelta, timezone

from coach.commands import out
from coach.commands.desk import open_journal
from coach.core.ports import JournalError
from coach.core.record import SessionRecord, State, held_by_side
from coach.core.routine import Side
from coach.core.words import duration

STATE_WORD = {
    State.COMPLETED: "completed",
    State.ENDED_EARLY: "ended early",
    State.STOPPED: "stopped, something felt wrong",
    State.RUNNING: "not finished",
}
SIDES = (Side.LEFT, Side.RIGHT, Side.AFFECTED, Side.BOTH)
_FORMULA = ("=", "+", "-", "@")


def log(*, as_json: bool, as_csv: bool) -> int:
    """Print every session, the newest last."""
    try:
        records = open_journal().sessions()[::-1]
    except JournalError as trouble:
        raise out.Refusal(str(trouble)) from trouble
    if as_json:
        out.say_all(json.dumps(_as_data(record), ensure_ascii=False) for record in records)
    elif as_csv:
        out.say_all(_as_table(records))
    else:
        # A record that was corrected is known to its cool-down by the id that it had then.
        named = ((name, record) for record in records for name in (record.id, record.supersedes) if name)
        began = {name: f"{started_here(record):%H:%M}" for name, record in named}
        out.say_all(_as_line(record, began.get(record.pair, "")) for record in records)
        if not records:
            out.note("Nothing was done yet.")
    return out.DONE


def started_here(record: SessionRecord) -> datetime:
    """When it began, by the clock on the wall where it began."""
    moment = datetime.fromisoformat(record.started)
    return moment.astimezone(timezone(timedelta(minutes=record.offset_minutes)))


def _as_line(record: SessionRecord, warmed_up: str) -> str:
    """`warmed_up` is when its warm-up began; empty where it had none."""
    sides = held_by_side(record.segments)
    held = ", ".join(f"{_side_word(side)}{duration(sides[side])}" for side in SIDES if sides.get(side))
    line = f"{started_here(record):%Y-%m-%d %H:%M}  {record.title}: {STATE_WORD[record.state]}; held {held or '0 s'}"
    line += f"; after the warm-up of {warmed_up}" if warmed_up else ""
    return f"{line}; {' / '.join(record.note.splitlines())}" if record.note else line


def _side_word(side: Side) -> str:
    return {Side.LEFT: "left ", Side.RIGHT: "right ", Side.AFFECTED: "sore side "}.get(side, "")


def _as_data(record: SessionRecord) -> dict[str, object]:
    """Durations in seconds, as in the events of a session."""
    segments = (
        asdict(segment) | {"asked": _seconds(segment.asked), "held": _seconds(segment.held)}
        for segment in record.segments
    )
    return {
        "id": record.id,
        "day": record.day,
        "started": record.started,
        "local": started_here(record).isoformat(timespec="seconds"),
        "routine": record.routine,
        "title": record.title,
        "state": record.state,
        "held": record.held / 1000,
        "held_by_side": {side: held / 1000 for side, held in held_by_side(record.segments).items() if held},
        "pair": record.pair or None,
        "note": record.note,
        "version": record.version,
        "segments": list(segments),
    }


def _seconds(milliseconds: int | None) -> float | None:
    return None if milliseconds is None else milliseconds / 1000


def _as_table(records: Iterable[SessionRecord]) -> Iterator[str]:
    held = [f"held_{side}_s" for side in SIDES]
    yield _row(["day", "time", "routine", "title", "state", "held_s", *held, "note", "started_utc", "id", "pair"])
    for record in records:
        sides = held_by_side(record.segments)
        seconds = [str(sides.get(side, 0) / 1000) for side in SIDES]
        time = f"{started_here(record):%H:%M}"
        words = [record.day, time, record.routine, _harmless(record.title), record.state, str(record.held / 1000)]
        yield _row([*words, *seconds, _harmless(record.note), record.started, record.id, record.pair])


def _row(cells: list[str]) -> str:
    """One line of the table; a note of several lines stays in its quotation marks."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().removesuffix("\n")


def _harmless(text: str) -> str:
    """A spreadsheet takes a text that begins so for a formula, and would run it."""
    return f"'{text}" if text.startswith(_FORMULA) else text
