"""Boards made up by hand: what home is shown where it does not matter how it was chosen."""

from coach.core.aim import Aim, AimKind, Ask
from coach.core.board import LENGTHS, Answers, Board, Option, Row
from coach.core.catalogue import Catalogue, Entry
from coach.core.routine import When

WHENS = (
    Option("b", "before-exercise", "before exercise"),
    Option("a", "after-exercise", "after exercise"),
    Option("n", "before-bed", "before bed"),
    Option("t", "any-time", "any time"),
    Option("h", "self-care", "it hurts now"),
)
AIMS = (
    Option("1", "activity:running", "running"),
    Option("2", "activity:cycling", "cycling"),
    Option("3", "condition:sciatica", "sciatica"),
    Option("4", "muscle:calf", "calves"),
    Option("0", "", "anything"),
)
REMEMBERED = tuple(Answers(option.value, "", 0) for option in WHENS)


def row(routine: str, title: str, *, why: str = "", told: tuple[str, ...] = (), minutes: int = 0, **more: str) -> Row:
    """A row that says what matters here; 4 min with nothing, where nothing else is said."""
    length, needs, course = more.get("length", "4 min"), more.get("needs", "nothing"), more.get("course", "")
    return Row(routine, title, length, why, told, needs, minutes, course)


def board_of(
    *rows: Row, ask: Ask | None = None, due: tuple[Row, ...] = (), note: str = "", first: bool = False
) -> Board:
    """These rows, whatever is asked; without an ask it is for any time."""
    when = ask.when if ask is not None and ask.when is not None else When.ANY_TIME
    aim = ask.aim.key if ask is not None and ask.aim is not None else ""
    minutes = (ask.minutes or 0) if ask is not None else 0
    return Board(when.value, aim, minutes, WHENS, AIMS, LENGTHS, due, rows, note, first, True, (), REMEMBERED)


HOME = board_of(
    row(
        "walk",
        "Warm-up before running",
        why="Made for running; moderate evidence: performance straight after the warm-up.",
        told=("Left out: Easy jog; there is no time left.", "Shorter: Leg swings 5 repetitions."),
        minutes=7,
        length="7 min",
        needs="wall",
    ),
    row("calf", "Warm-up before football", why="Made for football.", length="9 min", needs="wall"),
    row("release", "Warm-up before cycling", why="Pain rose from 2 to 5 after it on 2026-02-27.", length="6 min"),
    ask=Ask(When.BEFORE_EXERCISE, Aim(AimKind.ACTIVITY, "running"), 7),
    due=(
        row("calf", "Calf stretch", why="2 of 5 done this week.", length="4 min", needs="wall", course="week 2 of 6"),
    ),
)
"""Before running, with seven minutes, on a day on which a course is due."""


def listed(catalogue: Catalogue, ask: Ask | None) -> Board:
    """Every routine of a library under each of its occasions, in the order of the occasions, then of the ids."""
    rows = [_row(entry) for when in When for entry in catalogue.entries if when in entry.when]
    return board_of(*rows, ask=ask)._replace(problems=catalogue.problems)


def _row(entry: Entry) -> Row:
    return Row(entry.id, entry.title, entry.length, entry.summary, (), entry.needs, 0, "")
