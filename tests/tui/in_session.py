"""What a session screen shows, and what it left on record."""

from textual.widgets import Static

from coach.core.answers import Answers, Form
from coach.core.record import SessionRecord
from coach.tui.screens.ask import AskScreen
from coach.tui.screens.session import SessionScreen
from tests.tui.visit import Room, Visit

SMALL, LARGE = (80, 24), (120, 40)
LEAST_ROWS = {SMALL: 8, LARGE: 14}
"""How high digits have to be, to be read from two metres."""


def shown(visit: Visit) -> tuple[str, str]:
    """The phase word and the digits."""
    screen = visit.on(SessionScreen)
    return screen.phase_word.text, screen.digits.text


def panels(visit: Visit) -> tuple[bool, bool]:
    """Whether the left and the right panel are shown."""
    screen = visit.on(SessionScreen)
    return screen.query_one("#left").display, screen.query_one("#right").display


def index(visit: Visit) -> int:
    """Which segment is played."""
    segment = visit.on(SessionScreen).conductor.view().segment
    assert segment is not None
    return segment.index


def question(visit: Visit) -> str:
    """What is asked, with its choices."""
    return " ".join(" ".join(str(line.content) for line in visit.on(AskScreen).query(Static)).split())


def only(room: Room) -> SessionRecord:
    """The only session on record."""
    (record,) = room.records()
    return record


def felt_wrong(room: Room) -> list[tuple[tuple[str, ...], str]]:
    """What felt wrong, and in which exercise."""
    stops = (entry for entry in room.entries() if isinstance(entry, Answers) and entry.form is Form.STOP)
    return [(entry.signs, entry.exercise) for entry in stops]
